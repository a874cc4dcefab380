//! A stretch of days, perhaps open, and how it is written in little room.

use serde::{Serialize, Serializer};
use tumen_base::Day;

/// The days from one to another, both included; open where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// First day.
    pub first: Option<Day>,
    /// Last day.
    pub last: Option<Day>,
}

impl Stretch {
    /// Whether some day is in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let before = |last: Option<Day>, first: Option<Day>| matches!((last, first), (Some(l), Some(f)) if l < f);
        !before(self.last, other.first) && !before(other.last, self.first)
    }

    /// Whether it has both ends.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.first.is_some() && self.last.is_some()
    }

    /// `9 Sep 1141`, `Mar 1172`, `Jan-Apr 1156`, `1208-1209`, `by 1151`, `from 1152`: whole months and
    /// years where it consists of them.
    #[must_use]
    pub fn words(self) -> String {
        match (self.first, self.last) {
            (None, None) => "undated".into(),
            (None, Some(last)) => format!("by {}", ending(last)),
            (Some(first), None) => format!("from {}", beginning(first)),
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) if first.year() == last.year() && !(opens(first) && closes(last)) => {
                let (from, to) = (month_from(first), month_to(last));
                let start = from.trim_end_matches(&format!(" {}", first.year())).to_owned();
                if from == to { to } else { format!("{start}-{to}") }
            }
            (Some(first), Some(last)) => {
                let (from, to) = (beginning(first), ending(last));
                if from == to { to } else { format!("{from}-{to}") }
            }
        }
    }

    /// Only the years: `1141`, `1208-1209`, `by 1151`.
    #[must_use]
    pub fn years(self) -> String {
        match (self.first.map(Day::year), self.last.map(Day::year)) {
            (None, None) => "undated".into(),
            (None, Some(last)) => format!("by {last}"),
            (Some(first), None) => format!("from {first}"),
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) => format!("{first}-{last}"),
        }
    }
}

/// Whether a year begins with this day.
fn opens(day: Day) -> bool {
    matches!(day.to_julian(), (_, 1, 1))
}

/// Whether a year ends with this day.
fn closes(day: Day) -> bool {
    opens(day + 1)
}

/// A first day: as its year or month if it opens one.
fn beginning(day: Day) -> String {
    if opens(day) { day.year().to_string() } else { month_from(day) }
}

/// A last day: as its year or month if it closes one.
fn ending(day: Day) -> String {
    if closes(day) { day.year().to_string() } else { month_to(day) }
}

/// A first day: as its month if it opens one.
fn month_from(day: Day) -> String {
    if day.to_julian().2 == 1 { month(day) } else { day.to_string() }
}

/// A last day: as its month if it closes one.
fn month_to(day: Day) -> String {
    if (day + 1).to_julian().2 == 1 { month(day) } else { day.to_string() }
}

/// `Mar 1172`.
fn month(day: Day) -> String {
    let text = day.to_string();
    text.split_once(' ').map_or(text.clone(), |(_, month)| month.to_owned())
}

/// As the pair of its ends in ISO form, nothing where it is open.
impl Serialize for Stretch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Ends {
            earliest: Option<String>,
            latest: Option<String>,
        }
        Ends { earliest: self.first.map(Day::iso), latest: self.last.map(Day::iso) }.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(first: &str, last: &str) -> Stretch {
        Stretch { first: first.parse().ok(), last: last.parse().ok() }
    }

    #[test]
    fn stretches_are_written_by_the_largest_unit_that_fits() {
        let shown = [
            ("1141-09-09", "1141-09-09"),
            ("1172-03-01", "1172-03-31"),
            ("1156-01-01", "1156-04-30"),
            ("1156-09-01", "1156-12-31"),
            ("1209-09-01", "1210-04-30"),
            ("1208-01-01", "1209-12-31"),
            ("1141-01-01", "1141-12-31"),
            ("", "1151-12-31"),
            ("1152-01-01", ""),
            ("1205-06-15", "1205-09-14"),
        ]
        .map(|(first, last)| stretch(first, last).words());
        assert_eq!(
            shown.join("; "),
            "9 Sep 1141; Mar 1172; Jan-Apr 1156; Sep-Dec 1156; Sep 1209-Apr 1210; 1208-1209; 1141; by 1151; from 1152; \
             15 Jun-14 Sep 1205"
        );
        assert_eq!(stretch("1209-09-01", "1210-04-30").years(), "1209-1210");
        assert_eq!(Stretch::default().words(), "undated");
    }

    #[test]
    fn open_stretches_meet_whatever_is_on_their_side() {
        assert!(stretch("", "1151-12-31").meets(stretch("1151-01-01", "")));
        assert!(!stretch("", "1151-12-31").meets(stretch("1152-01-01", "")));
        assert!(Stretch::default().meets(stretch("1141-09-09", "1141-09-09")));
    }
}
