//! Names as people compare them, and numbers as they read them.

use std::fmt::Display;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without what writers differ in: case, marks on letters, apostrophes, hyphens, blanks. So
/// `Tianxi` is `Tiānxǐ`, and `Mas'ud` is `Masʿūd`.
#[must_use]
pub fn fold(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric() && !is_modifier(*c));
    letters.flat_map(char::to_lowercase).map(|c| if c == 'ı' { 'i' } else { c }).collect()
}

/// Modifier letters, such as those for ayn and hamza, which Unicode counts among the letters.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{2b0}'..='\u{2ff}')
}

/// A number as it prints itself, with commas between thousands: `30,000`, `-1,234,567`, `1,000.5`.
#[must_use]
pub fn thousands(n: impl Display) -> String {
    let plain = n.to_string();
    let from = plain.find(|c: char| c.is_ascii_digit()).unwrap_or(plain.len());
    let (sign, unsigned) = plain.split_at(from);
    let (whole, rest) = unsigned.split_at(unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len()));
    let mut text = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for (a, b) in [
            ("Küchlüg", "KUCHLUG"),
            ("Yēlǜ Zhílǔgǔ", "yelu-zhilugu"),
            ("Masʿūd", "Mas'ud"),
            ("Dhu'l-Ḥijja", "dhul hijja"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
        assert_eq!(fold("屈出律"), "屈出律");
        assert_eq!(fold("Kınalı"), "kinali");
        assert_ne!(fold("Zhilugu"), fold("Zhilegu"));
    }

    #[test]
    fn thousands_are_told_apart() {
        for (n, text) in [(0, "0"), (999, "999"), (-100, "-100"), (30_000, "30,000"), (-1_234_567, "-1,234,567")] {
            assert_eq!(thousands(n), text);
        }
        assert_eq!(thousands(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn what_is_no_thousand_stays_as_it_is() {
        for (x, text) in [(2.5, "2.5"), (-0.1234, "-0.1234"), (1000.5, "1,000.5"), (12_345.678_9, "12,345.6789")] {
            assert_eq!(thousands(x), text);
        }
        assert_eq!([f64::NAN, f64::NEG_INFINITY].map(thousands), ["NaN", "-inf"]);
    }
}
