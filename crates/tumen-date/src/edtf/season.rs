//! Parts of the year that stand in the place of a month, numbers 21 to 41 of the standard.

use std::ops::RangeInclusive;

/// The numbers.
pub(crate) const NUMBERS: RangeInclusive<u32> = 21..=41;

/// First and last month.
///
/// A winter of the north, or a summer of the south, that is named by one year begins in December; the
/// standard says no more, and what lies in the next year is left out, as the published vectors have it.
pub(crate) const fn months(number: u32) -> (u32, u32) {
    match number {
        21 | 25 | 31 => (3, 5),
        22 | 26 | 32 => (6, 8),
        23 | 27 | 29 => (9, 11),
        33..=36 => (3 * (number - 33) + 1, 3 * (number - 33) + 3),
        37..=39 => (4 * (number - 37) + 1, 4 * (number - 37) + 4),
        40 => (1, 6),
        41 => (7, 12),
        _ => (12, 12),
    }
}

/// Its length in months, by which a doubt widens it.
pub(crate) const fn length(number: u32) -> i64 {
    match number {
        37..=39 => 4,
        40 | 41 => 6,
        _ => 3,
    }
}

/// Its name, to stand before the year, and what stands after it.
pub(crate) const fn name(number: u32) -> (&'static str, &'static str) {
    const NORTH: &str = " in the northern hemisphere";
    const SOUTH: &str = " in the southern hemisphere";
    match number {
        21 => ("spring ", ""),
        22 => ("summer ", ""),
        23 => ("autumn ", ""),
        24 => ("winter ", ""),
        25 => ("spring ", NORTH),
        26 => ("summer ", NORTH),
        27 => ("autumn ", NORTH),
        28 => ("winter ", NORTH),
        29 => ("spring ", SOUTH),
        30 => ("summer ", SOUTH),
        31 => ("autumn ", SOUTH),
        32 => ("winter ", SOUTH),
        33 => ("the first quarter of ", ""),
        34 => ("the second quarter of ", ""),
        35 => ("the third quarter of ", ""),
        36 => ("the last quarter of ", ""),
        37 => ("the first third of ", ""),
        38 => ("the second third of ", ""),
        39 => ("the last third of ", ""),
        40 => ("the first half of ", ""),
        _ => ("the second half of ", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lies_within_its_year_and_has_a_name_of_its_own() {
        let mut names: Vec<_> = NUMBERS.map(name).collect();
        for number in NUMBERS {
            let (first, last) = months(number);
            assert!(1 <= first && first <= last && last <= 12);
            assert!(last == 12 || i64::from(last - first + 1) == length(number), "{number}");
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NUMBERS.count());
    }
}
