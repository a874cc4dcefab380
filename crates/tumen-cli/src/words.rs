//! Numbers, priors and paragraphs in words.

use crate::out::WIDTH;
use tumen_analysis::Found;
use tumen_base::{Day, Prior};
use tumen_engine::story;

/// `1 history`, `10,000 histories`.
pub fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", whole(n), if n == 1 { one } else { many })
}

/// A whole number with commas between thousands.
pub fn whole(n: u64) -> String {
    story::number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A number as short as it can be without becoming wrong: `12,000`, `48.5`, `0.35`.
pub fn number(x: f64) -> String {
    if !x.is_finite() {
        return x.to_string();
    }
    let digits = match x.abs() {
        size if size >= 100.0 => return story::number(x.round() as i64),
        size if size >= 10.0 => 1,
        size if size >= 0.1 => 2,
        _ => 4,
    };
    let text = format!("{x:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The same in a narrow column: from a million on in millions, `1.16m`.
pub fn short(x: f64) -> String {
    if x.abs() < 999_500.0 { number(x) } else { format!("{:.2}m", x / 1e6) }
}

/// A share of one as a percentage: `38.1%`, `0.02%`, and never `0%` for what did happen.
pub fn percent(share: f64) -> String {
    let x = 100.0 * share;
    match x {
        x if x == 0.0 || x == 100.0 => format!("{x:.0}%"),
        x if x < 0.1 => format!("{x:.2}%"),
        x if x > 99.9 => format!("{x:.2}%"),
        x => format!("{x:.1}%"),
    }
}

/// `+3.1`, the difference of two shares in percentage points.
pub fn points(x: f64) -> String {
    let tenths = (1000.0 * x).round();
    // Not `-0.0`.
    format!("{:+.1}", if tenths == 0.0 { 0.0 } else { tenths / 10.0 })
}

/// Days from the fraction of a day to years: `11 days`, `1 day`.
pub fn days(days: f64) -> String {
    let shown = number(if days < 10.0 { (days * 10.0).round() / 10.0 } else { days.round() });
    if shown == "1" { "1 day".into() } else { format!("{shown} days") }
}

/// What a history has for a measure: an answer, a day or a number.
pub fn told(found: Option<&Found>) -> String {
    match found {
        Some(Found::Answer(label)) => label.clone(),
        Some(Found::Day(day)) => day.to_string(),
        Some(Found::Number(x)) => number(*x),
        None => "it does not come to that".into(),
    }
}

/// A prior in words: `3,000 to 8,000, most likely 5,000`.
pub fn prior(prior: &Prior) -> String {
    prior_of(prior, &number, &|low, high| format!("{low} to {high}"))
}

/// A prior over days in words: `between 1 May 1208 and 3 Jun 1208`.
pub fn date_prior(prior: &Prior) -> String {
    prior_of(prior, &|x| Day(x.round() as i32).to_string(), &|low, high| format!("between {low} and {high}"))
}

fn prior_of(prior: &Prior, value: &dyn Fn(f64) -> String, range: &dyn Fn(String, String) -> String) -> String {
    match prior {
        Prior::Fixed(x) => value(*x),
        Prior::Uniform { low, high } => range(value(*low), value(*high)),
        Prior::Triangular { low, mode, high } => {
            format!("{}, most likely {}", range(value(*low), value(*high)), value(*mode))
        }
        Prior::Any { accounts, weights } => {
            let all: f64 = weights.iter().sum();
            let one = |(account, weight): (&Prior, &f64)| {
                format!("{} ({:.0}%)", prior_of(account, value, range), 100.0 * weight / all)
            };
            accounts.iter().zip(weights).map(one).collect::<Vec<_>>().join(" or ")
        }
    }
}

/// A paragraph within the page: the first line after `first`, the others after `rest`.
pub fn paragraph(first: &str, rest: &str, text: &str) -> String {
    let mut out = String::from(first);
    let mut column = first.chars().count();
    let mut fresh = true;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if !fresh && column + 1 + width > WIDTH {
            out.push('\n');
            out.push_str(rest);
            column = rest.chars().count();
            fresh = true;
        }
        if !fresh {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
        fresh = false;
    }
    out.push('\n');
    out
}

/// Cells beside a text that may need several lines.
pub fn beside(margin: &str, label: &str, room: usize, cells: &str) -> String {
    let mut lines = vec![String::new()];
    for word in label.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > room {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let blank: String = margin.chars().map(|_| ' ').collect();
    let mut text = format!("{margin}{:<room$} {cells}", lines[0]).trim_end().to_owned() + "\n";
    for line in &lines[1..] {
        text += &format!("{blank}  {line}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_rounded_to_certainty() {
        let shown = [0.0, 0.0004, 0.381_24, 0.9996, 1.0].map(percent);
        assert_eq!(shown, ["0%", "0.04%", "38.1%", "99.96%", "100%"]);
    }

    #[test]
    fn numbers_are_short() {
        let shown = [12_000.4, 100.0, 48.52, 20.0, 0.35, 0.0, 0.0052, -3.0].map(number);
        assert_eq!(shown, ["12,000", "100", "48.5", "20", "0.35", "0", "0.0052", "-3"]);
        assert_eq!([0.96, 4.26, 31.4].map(days), ["1 day", "4.3 days", "31 days"]);
    }

    #[test]
    fn priors_read_as_sentences() {
        let range = Prior::Triangular { low: 3000.0, mode: 5000.0, high: 8000.0 };
        assert_eq!(prior(&range), "3,000 to 8,000, most likely 5,000");
        let rivals = Prior::Any { accounts: vec![Prior::Fixed(10.0), range], weights: vec![1.0, 3.0] };
        assert_eq!(prior(&rivals), "10 (25%) or 3,000 to 8,000, most likely 5,000 (75%)");
        let start = f64::from(Day::julian(1208, 5, 1).0);
        assert_eq!(date_prior(&Prior::Fixed(start)), "1 May 1208");
        assert_eq!(date_prior(&Prior::Uniform { low: start, high: start + 1.0 }), "between 1 May 1208 and 2 May 1208");
    }

    #[test]
    fn paragraphs_keep_to_the_page() {
        let text = paragraph("12  ", "    ", &"word ".repeat(60));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(text.lines().skip(1).all(|line| line.starts_with("    word")));
        assert_eq!(paragraph("- ", "  ", ""), "- \n");
    }
}
