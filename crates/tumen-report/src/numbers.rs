//! Numbers: a strip each on an axis of its own, with what the documents allow drawn over it.

use crate::axis::Scale;
use crate::outcomes::held_out_mark;
use crate::words::{number, pc, percent};
use maud::{Markup, html};
use tumen_analysis::{NumberRow, Report};
use tumen_ensemble::Tally;
use tumen_ensemble::schema::NumberColumn;

/// The strips of all numbers.
pub(crate) fn section(report: &Report, tally: &Tally) -> Markup {
    html! {
        figure.strips {
            figcaption.key { "Each on a scale of its own; drawn as the dates are." }
            @for (row, column) in report.numbers.iter().zip(&tally.schema.numbers) { (strip(row, column)) }
        }
    }
}

fn strip(row: &NumberRow, column: &NumberColumn) -> Markup {
    let shown = [row.q05, row.q95, row.range.map(|r| r[0]), row.range.map(|r| r[1])];
    let ends = |pick: fn(f64, f64) -> f64| shown.into_iter().flatten().fold(0.0, pick);
    let scale = Scale::over(ends(f64::min), ends(f64::max));
    let at = |x: f64| pc(scale.at(x));
    let five = (row.q05, row.q25, row.q50, row.q75, row.q95);
    let ticks = scale.ticks();
    html! {
        div.strip {
            div.label {
                (column.label)
                @if !column.label.contains(&column.unit) { ", " (column.unit) }
                @if column.held_out { " " (held_out_mark()) }
                @if let Some(record) = &row.record { p.record { b { "The record: " } (record) } }
            }
            svg.amount role="img" {
                title { (column.label) }
                desc { (told(row)) }
                @for tick in &ticks { line.grid x1=(at(*tick)) x2=(at(*tick)) y1="0" y2="26" {} }
                @if let Some([low, high]) = row.range {
                    rect.window x=(at(low)) y="0" width=(pc(scale.at(high) - scale.at(low))) height="26" {}
                    line.edge x1=(at(low)) x2=(at(low)) y1="0" y2="26" {}
                    line.edge x1=(at(high)) x2=(at(high)) y1="0" y2="26" {}
                }
                @if let (Some(q05), Some(q25), Some(q50), Some(q75), Some(q95)) = five {
                    line.reach x1=(at(q05)) x2=(at(q95)) y1="13" y2="13" {}
                    rect.box x=(at(q25)) y="8" width=(pc(scale.at(q75) - scale.at(q25))) height="10" {}
                    line.median x1=(at(q50)) x2=(at(q50)) y1="4" y2="22" {}
                }
                @for (i, tick) in ticks.iter().enumerate() {
                    text x=(at(*tick)) y="40" text-anchor=(anchor(i, ticks.len())) { (number(*tick)) }
                }
            }
            div.figures {
                @if let Some(median) = row.q50 {
                    div { b { (number(median)) } " " small { "median" } }
                }
                @if let Some(share) = row.in_range {
                    div.inside { (percent(share)) " " small { "as recorded" } }
                }
                div { small { "in " (percent(row.share)) " of histories" } }
            }
        }
    }
}

/// Numbers at the ends stay within the strip.
fn anchor(i: usize, of: usize) -> &'static str {
    match i {
        0 => "start",
        i if i + 1 == of => "end",
        _ => "middle",
    }
}

/// The strip in words.
fn told(row: &NumberRow) -> String {
    let one = |x: Option<f64>| x.map_or_else(|| "-".into(), number);
    let mut text = match row.count {
        0 => "No history has this number.".to_owned(),
        _ => format!(
            "Median {}, middle half {} to {}, nine tenths {} to {}.",
            one(row.q50),
            one(row.q25),
            one(row.q75),
            one(row.q05),
            one(row.q95)
        ),
    };
    if let Some([low, high]) = row.range {
        text += &format!(" The documents: {} to {}.", number(low), number(high));
    }
    text
}
