//! What a change did, as a page for people.

use crate::out::heading;
use crate::words::{self, beside, paragraph, percent, points, thousands};
use tumen_analysis::{Changed, Contrast, DateContrast, Estimate, Flip, NumberContrast, OutcomeContrast, Pairing};

/// Before the answer that the documents give.
const MARK: char = '◆';
/// Room for an answer, a date or a number in words.
const NAME: usize = 38;
/// Between the margin and what stands under a row.
const INDENT: &str = "      ";

/// The page; `lead` says what is compared.
pub fn write(title: &str, lead: &str, contrast: &Contrast, most: &[Changed]) -> String {
    let mut text = heading(title) + &paragraph("", "  ", lead);
    text += &format!("Anything at all differs in {} of them\n", thousands(contrast.touched));
    outcomes(contrast, &mut text);
    dates(contrast, &mut text);
    numbers(contrast, &mut text);
    most_changed(most, &mut text);
    text
}

/// The cells of a row.
fn cells(before: &str, after: &str, difference: &str, interval: &str, narrower: &str) -> String {
    format!("{before:>7} {after:>7} {difference:>9}  {interval:^20}{narrower:>7}")
}

fn head(name: &str) -> String {
    let cells = cells("before", "after", "change", "95% interval", "sharper");
    beside("  ", name, NAME + 4, &cells)
}

/// By how much pairing narrowed the interval.
fn narrower(pairing: Option<Pairing>) -> String {
    pairing.map_or_else(|| "-".into(), |p| format!("{:.1}x", p.times_narrower))
}

fn shares(before: f64, after: f64, d: &Estimate, pairing: Option<Pairing>) -> String {
    let interval = format!("{} to {}", points(d.low), points(d.high));
    cells(&percent(before), &percent(after), &points(d.value), &interval, &narrower(pairing))
}

fn outcomes(c: &Contrast, text: &mut String) {
    if c.outcomes.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("WHAT BECAME OF IT"));
    *text += &paragraph(
        "  ",
        "  ",
        "shares of all histories, and their change in percentage points; sharper: how many times narrower the \
         interval is than that of as many histories without shared draws",
    );
    *text += &head(&format!("{MARK} is what the documents say"));
    let questions: Vec<&[OutcomeContrast]> = c.outcomes.chunk_by(|a, b| a.question == b.question).collect();
    let moved = |question: &&&[OutcomeContrast]| question.iter().any(|o| o.pairing.is_some());
    for question in questions.iter().filter(moved) {
        text.push('\n');
        *text += &paragraph("  ", "  ", &question[0].question);
        let mut rows: Vec<&OutcomeContrast> = question.iter().collect();
        rows.sort_by(|a, b| b.before.max(b.after).total_cmp(&a.before.max(a.after)));
        for o in rows {
            let mark = if o.recorded { MARK } else { ' ' };
            let cells = shares(o.before, o.after, &o.difference, o.pairing);
            *text += &beside(&format!("    {mark} "), &o.label, NAME, &cells);
        }
    }
    unmoved(questions.len(), questions.iter().filter(moved).count(), text);
}

/// Says how many rows are left off because no history differs in them.
fn unmoved(all: usize, shown: usize, text: &mut String) {
    if shown < all {
        let remark = format!("In {} of {} nothing differs: left off, --format json has them.", all - shown, all);
        *text += &paragraph("\n  ", "  ", &remark);
    }
}

fn dates(c: &Contrast, text: &mut String) {
    if c.dates.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("WHEN"));
    *text += &head("how often it happens, and the middle day");
    let moved = |d: &&DateContrast| d.pairing.is_some() || d.median_before != d.median_after;
    for d in c.dates.iter().filter(moved) {
        let DateContrast { label, before, after, difference, pairing, median_before, median_after, .. } = d;
        *text += &beside(INDENT, label, NAME, &shares(*before, *after, difference, *pairing));
        if let (Some(before), Some(after)) = (median_before, median_after) {
            let days = if before == after { before.clone() } else { format!("{before}, then {after}") };
            *text += &format!("{INDENT}  {days}\n");
        }
    }
    unmoved(c.dates.len(), c.dates.iter().filter(moved).count(), text);
}

fn numbers(c: &Contrast, text: &mut String) {
    if c.numbers.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("HOW MANY, HOW LONG"));
    *text += &head("medians, and the mean change where both have it");
    let moved = |n: &&NumberContrast| {
        n.pairing.is_some()
            || n.median_before != n.median_after
            || n.mean_change.is_some_and(|change| change.value != 0.0)
    };
    for n in c.numbers.iter().filter(moved) {
        let NumberContrast { label, unit, median_before, median_after, mean_change, pairing, .. } = n;
        let shown = |x: &Option<f64>| x.map_or_else(|| "-".into(), words::short);
        let signed = |x: f64| if x < 0.0 { words::short(x) } else { format!("+{}", words::short(x)) };
        let (change, interval) = mean_change.map_or(("-".into(), String::new()), |d| {
            (signed(d.value), format!("{} to {}", signed(d.low), signed(d.high)))
        });
        let label = if label.contains(unit) { label.clone() } else { format!("{label}, {unit}") };
        let cells = cells(&shown(median_before), &shown(median_after), &change, &interval, &narrower(*pairing));
        *text += &beside(INDENT, &label, NAME, &cells);
    }
    unmoved(c.numbers.len(), c.numbers.iter().filter(moved).count(), text);
}

/// How many of the histories that moved most the page tells of; the JSON has more.
const TOLD: usize = 5;
/// How many questions of each.
const FLIPS: usize = 4;
/// Where the text of a history begins.
const INNER: &str = "          ";

fn most_changed(all: &[Changed], text: &mut String) {
    if all.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("WHERE IT MATTERED MOST"));
    *text += "  tumen chronicle N tells a history as it is, and with the same change as it becomes\n";
    for c in all.iter().take(TOLD) {
        let lead = format!("{:>8}  ", c.history);
        text.push('\n');
        *text += &match c.flips.len() {
            0 => paragraph(&lead, INNER, &format!("dates moved by {} in all", words::days(c.days as f64))),
            n => format!(
                "{lead}{}\n",
                words::counted(n as u64, "question has another answer", "questions have other answers")
            ),
        };
        for Flip { question, before, after, .. } in c.flips.iter().take(FLIPS) {
            *text += &paragraph(INNER, INNER, question);
            *text += &paragraph(&format!("{INNER}  "), &format!("{INNER}  "), &format!("{before} → {after}"));
        }
        if c.flips.len() > FLIPS {
            *text += &format!("{INNER}and {} more\n", c.flips.len() - FLIPS);
        }
    }
}
