//! The words of a date sorted by what they are.

use crate::edtf::Doubt;

/// What was said, in no calendar yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Doubt about it all.
    pub doubt: Doubt,
    /// Part of the year or month.
    pub part: Option<PartOf>,
    /// The name of a month or era; empty if there is none.
    pub name: String,
    /// Numbers that are not said to be a month or day, in order.
    pub numbers: Vec<u32>,
    /// Number of a month that has no name.
    pub month: Option<u32>,
    /// Whether that is a leap month.
    pub leap: bool,
    /// Day of a month that has no name.
    pub day: Option<u32>,
    /// How the year is counted, if that is said.
    pub count: Option<Count>,
}

/// How years are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// From the Hijra.
    Hijri,
    /// From the birth of Christ.
    Ours,
    /// Back from it.
    Before,
}

/// Part of a year or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOf {
    /// First, second or last third, 0 to 2.
    Third(u32),
    /// Spring to winter, 0 to 3.
    Season(u32),
}

const SMALL_WORDS: [&str; 7] = ["of", "the", "in", "on", "year", "a", "an"];

/// Sorts the words. The error is a word that cannot be placed.
pub(super) fn sort(text: &str) -> Result<Said, String> {
    let mut said = Said::default();
    // `mid-1156` is two words.
    let text = text.replace("mid-", "mid ");
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let mut pending: Option<u32> = None;
    let mut ordinal = false;
    let mut expects: Option<&str> = None;
    for word in words {
        let lower = word.to_lowercase();
        let lower = lower.trim_end_matches('.');
        if let Some((number, is_ordinal)) = number(lower) {
            match expects.take() {
                Some("month") => said.month = Some(number),
                Some(_) => said.day = Some(number),
                None => {
                    said.numbers.extend(pending.replace(number));
                    ordinal = is_ordinal;
                }
            }
            continue;
        }
        match lower {
            // The 3rd month is month 3, but in "1141, month 3" the year is not the number of the month.
            "month" if ordinal && pending.is_some() => said.month = pending.take(),
            "day" if ordinal && pending.is_some() => said.day = pending.take(),
            "month" | "day" => {
                said.numbers.extend(pending.take());
                expects = Some(if lower == "month" { "month" } else { "day" });
            }
            _ => {
                said.numbers.extend(pending.take());
                place(&mut said, word, lower)?;
            }
        }
    }
    said.numbers.extend(pending);
    expects.map_or(Ok(said), |word| Err(word.to_owned()))
}

/// Puts a word where it belongs.
fn place(said: &mut Said, word: &str, lower: &str) -> Result<(), String> {
    if SMALL_WORDS.contains(&lower) {
        return Ok(());
    }
    let at_front = said.name.is_empty() && said.numbers.is_empty();
    let doubt = match lower {
        "perhaps" | "possibly" | "probably" => Some(Doubt::of('?')),
        "about" | "around" | "circa" | "c" | "ca" => Some(Doubt::of('~')),
        _ => None,
    };
    let part = match lower {
        "early" => Some(PartOf::Third(0)),
        "mid" | "middle" => Some(PartOf::Third(1)),
        "late" => Some(PartOf::Third(2)),
        "spring" => Some(PartOf::Season(0)),
        "summer" => Some(PartOf::Season(1)),
        "autumn" | "fall" => Some(PartOf::Season(2)),
        "winter" => Some(PartOf::Season(3)),
        _ => None,
    };
    let count = match lower {
        "ah" | "h" => Some(Count::Hijri),
        "ad" | "ce" => Some(Count::Ours),
        "bc" | "bce" => Some(Count::Before),
        _ => None,
    };
    match (doubt, part, count) {
        (Some(doubt), ..) if at_front => said.doubt = said.doubt.and(doubt),
        (_, Some(part), _) if said.name.is_empty() && said.part.is_none() => said.part = Some(part),
        (.., Some(count)) if said.count.is_none() => said.count = Some(count),
        _ if matches!(lower, "leap" | "intercalary") && said.month.is_none() => said.leap = true,
        (None, None, None) => {
            if !said.name.is_empty() {
                said.name.push(' ');
            }
            said.name.push_str(word);
        }
        _ => return Err(word.to_owned()),
    }
    Ok(())
}

/// A number, and whether it has the ending of an ordinal.
fn number(word: &str) -> Option<(u32, bool)> {
    let stem = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| word.strip_suffix(ending));
    Some((stem.unwrap_or(word).parse().ok()?, stem.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_where_they_belong() {
        let said = sort("perhaps early September 1141").unwrap();
        assert_eq!((said.doubt, said.part), (Doubt::of('?'), Some(PartOf::Third(0))));
        assert_eq!((said.name.as_str(), said.numbers), ("September", vec![1141]));
        let said = sort("8th day of the leap 6th month of 1197").unwrap();
        assert_eq!((said.day, said.month, said.leap, said.numbers), (Some(8), Some(6), true, vec![1197]));
        let said = sort("1141, month 8, day 9").unwrap();
        assert_eq!((said.day, said.month, said.leap, said.numbers), (Some(9), Some(8), false, vec![1141]));
        let said = sort("5 Jumada al-Ula 536 AH").unwrap();
        assert_eq!((said.name.as_str(), said.numbers, said.count), ("Jumada al-Ula", vec![5, 536], Some(Count::Hijri)));
        let said = sort("Fengle 8, 3rd month").unwrap();
        assert_eq!((said.name.as_str(), said.numbers, said.month), ("Fengle", vec![8], Some(3)));
    }

    #[test]
    fn a_word_without_a_place_is_told() {
        assert_eq!(sort("1141 month"), Err("month".into()));
        assert_eq!(sort("1141 early late"), Err("late".into()));
        assert_eq!(sort("1141 about"), Err("about".into()));
    }
}
