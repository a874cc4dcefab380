//! The report of a run as a page for people.

use crate::out::heading;
use crate::words::{self, beside, counted, paragraph, percent, thousands};
use tumen_analysis::{DateRow, NumberRow, OutcomeRow, Report};
use tumen_base::Day;

/// Before the answer that the documents give.
const MARK: char = '◆';
/// Answers rarer than this are told together, unless the documents give one of them.
const RARE: f64 = 0.005;
/// Room for an answer in words.
const ANSWER: usize = 52;
/// Room for what a date or number is.
const NAME: usize = 28;
/// Between the margin and what stands under a row.
const INDENT: &str = "      ";

/// The page of a run that was played just now.
pub fn write(report: &Report, experiment: Option<String>) -> String {
    of(report, experiment, report.histories)
}

/// The page of a run of which so many histories were played just now; the others had been kept.
pub fn of(report: &Report, experiment: Option<String>, played: u64) -> String {
    let mut text = heading(&report.title);
    let experiment = experiment.map(|e| format!(", {e}")).unwrap_or_default();
    let histories = counted(report.histories, "history", "histories");
    text += &format!("{histories} of {}, seed {}{experiment}\n", report.scenario, report.seed);
    if report.outcomes.is_empty() && report.dates.is_empty() && report.numbers.is_empty() {
        text += "\nThe scenario measures nothing: its outcomes.toml is missing or empty.\n";
    }
    outcomes(report, &mut text);
    dates(report, &mut text);
    numbers(report, &mut text);
    text + &last_lines(report, played)
}

fn last_lines(report: &Report, played: u64) -> String {
    let pace = played as f64 / report.elapsed_s.max(1e-9);
    let kept = match report.histories - played {
        0 => String::new(),
        kept => format!("{} had been played before and kept\n", counted(kept, "history", "histories")),
    };
    let now = format!(
        "{} in {:.1} s on {}: {} a second\n",
        counted(played, "history", "histories"),
        report.elapsed_s,
        counted(report.threads as u64, "thread", "threads"),
        words::number(pace),
    );
    let now = if played == 0 { String::new() } else { now };
    format!("\n{kept}{now}Digest {} (the same on any machine, with any number of threads)\n", report.digest)
}

fn outcomes(report: &Report, text: &mut String) {
    if report.outcomes.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("WHAT BECAME OF IT"));
    *text += &beside(
        "  ",
        &format!("{MARK} is what the documents say"),
        ANSWER + 4,
        &cells("share", "95% interval", "histories"),
    );
    for question in report.outcomes.chunk_by(|a, b| a.outcome == b.outcome) {
        text.push('\n');
        *text += &paragraph("  ", "  ", &question[0].question);
        let mut rows: Vec<&OutcomeRow> = question.iter().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.count));
        let (rare, common): (Vec<&OutcomeRow>, Vec<&OutcomeRow>) =
            rows.into_iter().partition(|row| row.share < RARE && !row.recorded);
        let (common, rare) = if rare.len() > 1 { (common, rare) } else { ([common, rare].concat(), vec![]) };
        for row in common {
            let mark = if row.recorded { MARK } else { ' ' };
            let cells = cells(&percent(row.share), &interval(row.low, row.high), &thousands(row.count));
            *text += &beside(&format!("    {mark} "), &row.label, ANSWER, &cells);
        }
        if !rare.is_empty() {
            let count: u64 = rare.iter().map(|row| row.count).sum();
            let share = percent(count as f64 / report.histories.max(1) as f64);
            let label = format!("{} other answers, each under {}", rare.len(), percent(RARE));
            *text += &beside(INDENT, &label, ANSWER, &cells(&share, "", &thousands(count)));
        }
        if let Some(record) = &question[0].record {
            *text += &paragraph(&format!("{INDENT}The record: "), &format!("{INDENT}  "), record);
        }
    }
}

/// The cells of an answer.
fn cells(share: &str, interval: &str, count: &str) -> String {
    format!("{share:>6}  {interval:^18}{count:>11}")
}

/// `  4.4% to 10.1%`, the word in the middle.
fn interval(low: f64, high: f64) -> String {
    format!("{:>6} to {:<6}", percent(low), percent(high))
}

fn dates(report: &Report, text: &mut String) {
    if report.dates.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("WHEN"));
    *text += "  how often it happens, and the month by which it has in 5% to 95% of the histories where it does\n\n";
    *text += &beside(
        "  ",
        "",
        NAME,
        &columns("share", "95% interval", ["5%", "25%", "50%", "75%", "95%"].map(String::from)),
    );
    for row in &report.dates {
        let months = [&row.q05, &row.q25, &row.q50, &row.q75, &row.q95].map(|q| month(q.as_deref()));
        let cells = columns(&percent(row.share), &interval(row.low, row.high), months);
        *text += &beside("  ", &row.label, NAME, &cells);
        if let Some(remark) = date_remark(row) {
            *text += &paragraph(&format!("{INDENT}The record: "), &format!("{INDENT}  "), &remark);
        }
    }
}

/// What the documents say, and how often the histories agree.
fn date_remark(row: &DateRow) -> Option<String> {
    let within = row.window.as_ref().zip(row.in_window).map(|([from, to], share)| {
        let span = span(from, to);
        format!("{span} in {} of all histories", percent(share))
    });
    joined(row.record.as_deref(), within)
}

fn joined(record: Option<&str>, within: Option<String>) -> Option<String> {
    match (record, within) {
        (Some(record), Some(within)) => Some(format!("{record}; {within}")),
        (record, within) => record.map(str::to_owned).or(within),
    }
}

fn numbers(report: &Report, text: &mut String) {
    if report.numbers.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("HOW MANY, HOW LONG"));
    *text += "  how many histories have the number, and what it is at most in 5% to 95% of those\n\n";
    *text += &beside(
        "  ",
        "",
        NAME,
        &columns("share", "95% interval", ["5%", "25%", "50%", "75%", "95%"].map(String::from)),
    );
    for row in &report.numbers {
        let quantiles =
            [row.q05, row.q25, row.q50, row.q75, row.q95].map(|q| q.map_or_else(|| "-".into(), words::short));
        let label =
            if row.label.contains(&row.unit) { row.label.clone() } else { format!("{}, {}", row.label, row.unit) };
        let cells = columns(&percent(row.share), &interval(row.low, row.high), quantiles);
        *text += &beside("  ", &label, NAME, &cells);
        if let Some(remark) = number_remark(row) {
            *text += &paragraph(&format!("{INDENT}The record: "), &format!("{INDENT}  "), &remark);
        }
    }
}

fn number_remark(row: &NumberRow) -> Option<String> {
    let within = row.range.zip(row.in_range).map(|([low, high], share)| {
        let range =
            if low == high { words::number(low) } else { format!("{} to {}", words::number(low), words::number(high)) };
        format!("{range} in {} of those", percent(share))
    });
    joined(row.record.as_deref(), within)
}

/// The cells of a date or a number.
fn columns(share: &str, interval: &str, quantiles: [String; 5]) -> String {
    let quantiles: String = quantiles.iter().map(|q| format!(" {q:>8}")).collect();
    format!("{share:>6} {interval:^16}{quantiles}")
}

/// Two ISO dates in words: `1211`, `1216 to 1218`, `3 May 1211 to 1 Jun 1211`.
pub fn span(from: &str, to: &str) -> String {
    let years = from.strip_suffix("-01-01").zip(to.strip_suffix("-12-31"));
    match years.unwrap_or((from, to)) {
        (from, to) if from == to => day(from),
        (from, to) => format!("{} to {}", day(from), day(to)),
    }
}

/// `Mar 1211` of an ISO date.
pub fn month(iso: Option<&str>) -> String {
    let Some(iso) = iso else { return "-".into() };
    let day = day(iso);
    day.split_once(' ').map_or(day.clone(), |(_, month)| month.to_owned())
}

/// `5 Mar 1211` of an ISO date.
pub fn day(iso: &str) -> String {
    iso.parse::<Day>().map_or_else(|_| iso.to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::out::WIDTH;

    fn answer(case: &str, count: u64, recorded: bool) -> OutcomeRow {
        OutcomeRow {
            id: format!("end.{case}"),
            label: format!("the usurper is {case} after a long label that needs more than one line"),
            share: count as f64 / 1000.0,
            low: 0.1,
            high: 0.2,
            count,
            outcome: "end".into(),
            question: "What became of the usurper?".into(),
            record: Some("taken by hunters".into()),
            recorded,
        }
    }

    fn report() -> Report {
        let q = |iso: &str| Some(iso.to_owned());
        Report {
            scenario: "p/s".into(),
            title: "A test".into(),
            start: "1208-01-01".into(),
            end: "1220-12-31".into(),
            pack: "0".into(),
            version: "0".into(),
            seed: 1,
            histories: 1000,
            threads: 2,
            elapsed_s: 2.0,
            digest: "00ff".into(),
            outcomes: vec![
                answer("killed", 600, false),
                answer("taken", 396, true),
                answer("free", 2, false),
                answer("king", 2, false),
            ],
            dates: vec![DateRow {
                id: "coup".into(),
                label: "the coup".into(),
                share: 0.9,
                low: 0.88,
                high: 0.92,
                count: 900,
                q05: q("1209-03-01"),
                q25: q("1210-03-01"),
                q50: q("1211-03-01"),
                q75: q("1212-03-01"),
                q95: None,
                record: Some("1211".into()),
                window: Some(["1211-01-01".into(), "1211-12-31".into()]),
                in_window: Some(0.4),
            }],
            numbers: vec![NumberRow {
                id: "men".into(),
                label: "the invaders".into(),
                unit: "men".into(),
                share: 0.5,
                low: 0.4,
                high: 0.6,
                count: 500,
                q05: Some(5000.0),
                q25: Some(9000.0),
                q50: Some(20_000.0),
                q75: Some(25_000.0),
                q95: Some(40_000.0),
                record: Some("20,000".into()),
                range: Some([18_000.0, 22_000.0]),
                in_range: Some(0.25),
            }],
        }
    }

    #[test]
    fn a_page_reads_well() {
        let page = write(&report(), Some("without pay".into()));
        assert!(page.lines().all(|line| line.chars().count() <= WIDTH), "{page}");
        insta::assert_snapshot!(page);
    }

    #[test]
    fn spans_are_as_short_as_they_can_be() {
        assert_eq!(span("1211-01-01", "1211-12-31"), "1211");
        assert_eq!(span("1216-01-01", "1218-12-31"), "1216 to 1218");
        assert_eq!(span("1211-05-03", "1211-12-31"), "3 May 1211 to 31 Dec 1211");
        assert_eq!(span("1211-05-03", "1211-05-03"), "3 May 1211");
    }

    #[test]
    fn a_scenario_without_measures_says_so() {
        let page = write(&Report { outcomes: vec![], dates: vec![], numbers: vec![], ..report() }, None);
        assert!(page.contains("measures nothing"));
    }
}
