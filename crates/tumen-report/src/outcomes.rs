//! Questions and answers: each answer with a bar as long as its share, and its interval.

use crate::words::{counted, interval, pc, percent};
use maud::{Markup, html};
use tumen_analysis::{OutcomeRow, Report};
use tumen_ensemble::Schema;

/// Answers rarer than this are told together, unless the documents give one of them.
const RARE: f64 = 0.005;

/// The questions of a report, a figure each.
pub(crate) fn section(report: &Report, schema: &Schema) -> Markup {
    html! {
        div.questions {
            @for question in questions(report) {
                (figure(question, schema, report.histories))
            }
        }
    }
}

/// The answers of each question, which follow each other.
pub(crate) fn questions(report: &Report) -> impl Iterator<Item = &[OutcomeRow]> {
    report.outcomes.chunk_by(|a, b| a.outcome == b.outcome)
}

fn figure(question: &[OutcomeRow], schema: &Schema, histories: u64) -> Markup {
    let mut rows: Vec<&OutcomeRow> = question.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    let (rare, common): (Vec<&OutcomeRow>, Vec<&OutcomeRow>) =
        rows.into_iter().partition(|row| row.share < RARE && !row.recorded);
    let (common, rare) = if rare.len() > 1 { (common, rare) } else { ([common, rare].concat(), vec![]) };
    let rest: u64 = rare.iter().map(|row| row.count).sum();
    let held_out = schema.outcomes.iter().any(|column| column.id == question[0].outcome && column.held_out);
    html! {
        figure.question {
            figcaption {
                h3 { (question[0].question) @if held_out { " " (held_out_mark()) } }
            }
            ul.answers {
                @for row in common { (answer(row)) }
                @if !rare.is_empty() {
                    li.rare {
                        (counted(rare.len() as u64, "other answer", "other answers"))
                        ", each under " (percent(RARE)) ": together "
                        (percent(rest as f64 / histories.max(1) as f64))
                    }
                }
            }
            @if let Some(record) = &question[0].record {
                p.record { b { "The record: " } (record) }
            }
        }
    }
}

/// Says that nothing may be set for the sake of a measure.
pub(crate) fn held_out_mark() -> Markup {
    html! { span.held-out title="nothing in the model was set so that histories meet what the documents say of this" { "held out" } }
}

fn answer(row: &OutcomeRow) -> Markup {
    let told = format!("{} of histories, 95% interval {}", percent(row.share), interval(row.low, row.high));
    let beyond = |x: f64| pc(x.clamp(0.0, 1.0));
    html! {
        li.answer.recorded[row.recorded] {
            span.label {
                @if row.recorded { span.mark title="the answer of the documents" { "◆ " } }
                (row.label)
            }
            svg.bar role="img" {
                title { (told) }
                rect.track width="100%" height="14" rx="1" {}
                rect.share width=(pc(row.share)) height="14" rx="1" {}
                line.whisker x1=(beyond(row.low)) x2=(beyond(row.high)) y1="7" y2="7" {}
                line.whisker x1=(beyond(row.low)) x2=(beyond(row.low)) y1="3.5" y2="10.5" {}
                line.whisker x1=(beyond(row.high)) x2=(beyond(row.high)) y1="3.5" y2="10.5" {}
            }
            span.figures { b { (percent(row.share)) } " " small { (interval(row.low, row.high)) } }
        }
    }
}
