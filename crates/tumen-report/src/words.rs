//! Numbers and dates in words.

use tumen_base::Day;
use tumen_base::text::thousands;

/// `1 history`, `10,000 histories`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// A number as short as it can be without becoming wrong: `12,000`, `48.5`, `0.35`.
pub(crate) fn number(x: f64) -> String {
    let digits = match x.abs() {
        size if size >= 100.0 => {
            let sign = if x < 0.0 { "-" } else { "" };
            return format!("{sign}{}", thousands(x.abs().round() as u64));
        }
        size if size >= 10.0 => 1,
        size if size >= 0.1 => 2,
        _ => 4,
    };
    let text = format!("{x:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A share of one as a percentage; never `0%` for what did happen nor `100%` for what did not always.
pub(crate) fn percent(share: f64) -> String {
    let x = 100.0 * share;
    match x {
        x if x == 0.0 || x == 100.0 => format!("{x:.0}%"),
        x if !(0.1..=99.9).contains(&x) => format!("{x:.2}%"),
        x => format!("{x:.1}%"),
    }
}

/// `36.0 to 40.2%`.
pub(crate) fn interval(low: f64, high: f64) -> String {
    format!("{} to {}", percent(low).trim_end_matches('%'), percent(high))
}

/// Two days in words: `1211`, `1216 to 1218`, `3 May 1211 to 1 Jun 1211`.
pub(crate) fn span(from: Day, to: Day) -> String {
    let whole_years = from == Day::julian(from.year(), 1, 1) && to == Day::julian(to.year(), 12, 31);
    match whole_years {
        true if from.year() == to.year() => from.year().to_string(),
        true => format!("{} to {}", from.year(), to.year()),
        false if from == to => from.to_string(),
        false => format!("{from} to {to}"),
    }
}

/// `Mar 1211`.
pub(crate) fn month(day: Day) -> String {
    let text = day.to_string();
    text.split_once(' ').map_or(text.clone(), |(_, month)| month.to_owned())
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A share of the width of a figure, as SVG and CSS write it.
pub(crate) fn pc(share: f64) -> String {
    format!("{:.2}%", 100.0 * share)
}

/// Lines of at most so many letters; a longer word has a line of its own.
pub(crate) fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_shares_never_rounded_to_certainty() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(
            [12_000.4, 48.52, 20.0, 0.35, 0.0, -250.0].map(number),
            ["12,000", "48.5", "20", "0.35", "0", "-250"]
        );
        assert_eq!([0.0, 0.0004, 0.381_24, 0.9996, 1.0].map(percent), ["0%", "0.04%", "38.1%", "99.96%", "100%"]);
        assert_eq!(interval(0.36, 0.402), "36.0 to 40.2%");
    }

    #[test]
    fn spans_are_as_short_as_they_can_be() {
        let day = Day::julian;
        assert_eq!(span(day(1211, 1, 1), day(1211, 12, 31)), "1211");
        assert_eq!(span(day(1216, 1, 1), day(1218, 12, 31)), "1216 to 1218");
        assert_eq!(span(day(1211, 5, 3), day(1211, 12, 31)), "3 May 1211 to 31 Dec 1211");
        assert_eq!(month(day(1211, 5, 3)), "May 1211");
    }

    #[test]
    fn lines_hold_what_they_may() {
        assert_eq!(
            wrapped("taken by local people and put to death", 14),
            ["taken by local", "people and put", "to death"]
        );
        assert_eq!(wrapped("", 5), Vec::<String>::new());
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
