//! Counts, shares and paragraphs in words; numbers and priors are worded as on the pages of the atlas.

use crate::out::WIDTH;
pub use tumen_base::text::thousands;
pub use tumen_view::words::{date_prior, number, prior, told};

/// `1 history`, `10,000 histories`.
pub fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// A number in a narrow column: from a million on in millions, `1.16m`.
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
    fn days_are_counted() {
        assert_eq!([0.96, 4.26, 31.4].map(days), ["1 day", "4.3 days", "31 days"]);
    }

    #[test]
    fn paragraphs_keep_to_the_page() {
        let text = paragraph("12  ", "    ", &"word ".repeat(60));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(text.lines().skip(1).all(|line| line.starts_with("    word")));
        assert_eq!(paragraph("- ", "  ", ""), "- \n");
    }
}
