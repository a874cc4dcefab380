//! What a reader should know first, in sentences made of the numbers.

use crate::outcomes::questions;
use crate::words::{counted, interval, list, percent};
use maud::{Markup, html};
use tumen_analysis::{OutcomeRow, Report};
use tumen_base::Day;
use tumen_ensemble::Tally;

/// An answer of the documents that comes up in less than this share of histories is told by name.
const SELDOM: f64 = 0.05;
/// Names in one sentence.
const NAMED: usize = 4;

/// The findings, a sentence or two each.
pub(crate) fn section(report: &Report, tally: &Tally) -> Markup {
    html! {
        div.findings {
            @if report.outcomes.is_empty() && report.dates.is_empty() && report.numbers.is_empty() {
                p { "The scenario measures nothing: its outcomes.toml is missing or empty." }
            }
            (most_often(report, tally))
            (course(report))
            (answers(report))
            (where_it_lies(report, tally))
        }
    }
}

fn commonest(question: &[OutcomeRow]) -> Option<&OutcomeRow> {
    // Of equals the first.
    question.iter().reduce(|best, row| if row.count > best.count { row } else { best })
}

/// The commonest answers of the flow, or of the first questions.
fn most_often(report: &Report, tally: &Tally) -> Markup {
    let ids: Vec<&str> = match &tally.schema.flow[..] {
        [] => tally.schema.outcomes.iter().take(3).map(|o| o.id.as_str()).collect(),
        flow => flow.iter().map(|i| tally.schema.outcomes[*i].id.as_str()).collect(),
    };
    let all: Vec<&[OutcomeRow]> = questions(report).collect();
    let asked = ids.iter().filter_map(|id| all.iter().find(|q| q[0].outcome == *id));
    let told: Vec<(&str, &OutcomeRow)> = asked.filter_map(|q| Some((q[0].question.as_str(), commonest(q)?))).collect();
    html! {
        @if !told.is_empty() {
            p.lead {
                "What happened most often in " (counted(report.histories, "history", "histories")) ": "
                @for (i, (question, row)) in told.iter().enumerate() {
                    @if i > 0 { " " }
                    i { (question) } " " (capital(&row.label)) ", in " b { (percent(row.share)) } "."
                }
            }
        }
    }
}

/// How the first question to which the documents give an answer was answered as they do.
fn course(report: &Report) -> Markup {
    let first = questions(report).find_map(|q| q.iter().find(|row| row.recorded));
    html! {
        @if let Some(row) = first {
            p {
                i { (row.question) } " The answer of the documents – " (row.label) " – came out in " b { (percent(row.share)) }
                " of the histories (95% interval " (interval(row.low, row.high)) ")."
            }
        }
    }
}

/// How often the answer of the documents is the commonest, and where it hardly ever is given.
fn answers(report: &Report) -> Markup {
    let answered: Vec<(&[OutcomeRow], &OutcomeRow)> =
        questions(report).filter_map(|q| Some((q, q.iter().find(|row| row.recorded)?))).collect();
    let agree = answered.iter().filter(|(q, row)| commonest(q).is_some_and(|best| best.count == row.count)).count();
    let mut seldom: Vec<&OutcomeRow> = answered.iter().map(|(_, row)| *row).filter(|row| row.share < SELDOM).collect();
    seldom.sort_by(|a, b| a.share.total_cmp(&b.share));
    let named: Vec<String> =
        seldom.iter().take(NAMED).map(|row| format!("“{}” ({})", row.question, percent(row.share))).collect();
    html! {
        @if !answered.is_empty() {
            p {
                "The documents answer " (counted(answered.len() as u64, "question", "questions")) "; in "
                b { (agree) } " of them their answer is also the commonest here."
                @if !seldom.is_empty() {
                    " It comes up in fewer than one history in twenty for " (counted(seldom.len() as u64, "question", "questions"))
                    @if seldom.len() > NAMED { ", most seldom for " } @else { ": " }
                    (list(&named)) "."
                }
            }
        }
    }
}

/// Where what the documents say lies among what the histories say.
fn where_it_lies(report: &Report, tally: &Tally) -> Markup {
    let dates = tally.schema.dates.iter().zip(&tally.dates).filter_map(|(column, counts)| {
        let (from, to) = column.window?;
        let ends = |low: f64, high: f64| counts.quantile(low).zip(counts.quantile(high));
        let meets = |ends: Option<(Day, Day)>| ends.is_some_and(|(low, high)| low <= to && from <= high);
        Some((&column.label, meets(ends(0.25, 0.75)), meets(ends(0.05, 0.95))))
    });
    let numbers = report.numbers.iter().filter_map(|row| {
        let [low, high] = row.range?;
        let meets = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| a <= high && low <= b);
        Some((&row.label, meets(row.q25, row.q75), meets(row.q05, row.q95)))
    });
    let all: Vec<(&String, bool, bool)> = dates.chain(numbers).collect();
    let (half, most) =
        (all.iter().filter(|(_, half, _)| *half).count(), all.iter().filter(|(_, _, most)| *most).count());
    let outside: Vec<String> =
        all.iter().filter(|(_, _, most)| !most).map(|(label, _, _)| format!("“{label}”")).collect();
    html! {
        @if !all.is_empty() {
            p {
                "Of " (counted(all.len() as u64, "date or number", "dates and numbers"))
                " that the documents give, theirs meets the middle half of the histories for " b { (half) }
                " and the middle nine tenths for " b { (most) } "."
                @if !outside.is_empty() && outside.len() <= NAMED { " It lies outside for " (list(&outside)) "." }
            }
        }
    }
}

/// With a capital letter, as the beginning of a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
