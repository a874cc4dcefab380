//! Dates: one strip each on a common axis, with the days that the documents allow drawn over it.

use crate::axis::Days;
use crate::outcomes::held_out_mark;
use crate::words::{month, pc, percent, span};
use maud::{Markup, html};
use std::fmt::Write;
use tumen_analysis::{DateRow, Report};
use tumen_base::Day;
use tumen_ensemble::schema::DateColumn;
use tumen_ensemble::tally::DayCounts;
use tumen_ensemble::{Schema, Tally};

/// Columns of the small histogram of a strip.
const COLUMNS: usize = 160;

/// The strips of all dates.
pub(crate) fn section(report: &Report, tally: &Tally) -> Markup {
    let schema = &tally.schema;
    let axis = days_of(schema);
    let rows = report.dates.iter().zip(&schema.dates).zip(&tally.dates);
    html! {
        figure.strips {
            figcaption.key { (key()) }
            (years(axis))
            @for ((row, column), counts) in rows { (strip(row, column, counts, axis)) }
            (years(axis))
        }
    }
}

/// The days of the histories.
pub(crate) fn days_of(schema: &Schema) -> Days {
    Days { first: schema.start, last: schema.end }
}

fn key() -> Markup {
    html! {
        span { svg.sample aria-hidden="true" { rect.hill x="2" y="4" width="6" height="12" {} rect.hill x="8" y="8" width="6" height="8" {} rect.hill x="14" y="12" width="6" height="4" {} } "in how many histories it falls there" }
        span { svg.sample aria-hidden="true" { line.reach x1="1" x2="35" y1="10" y2="10" {} rect.box x="8" y="6" width="18" height="8" {} line.median x1="17" x2="17" y1="3" y2="17" {} } "middle half, median, and nine tenths" }
        span { svg.sample aria-hidden="true" { rect.window x="4" y="1" width="28" height="18" {} line.edge x1="4" x2="4" y1="1" y2="19" {} line.edge x1="32" x2="32" y1="1" y2="19" {} } "what the documents allow" }
    }
}

fn years(axis: Days) -> Markup {
    let years = axis.years();
    html! {
        div.strip.axis {
            span.label {}
            svg.years aria-hidden="true" {
                @for (i, (year, x)) in years.iter().enumerate() {
                    line.tick x1=(pc(*x)) x2=(pc(*x)) y1="14" y2="20" {}
                    text.minor[i % 3 != 0] x=(pc(*x)) dx="3" y="13" { (year) }
                }
            }
            span.figures {}
        }
    }
}

fn strip(row: &DateRow, column: &DateColumn, counts: &DayCounts, axis: Days) -> Markup {
    let at = |q: f64| counts.quantile(q).map(|day| axis.at(day));
    let box_of = at(0.25).zip(at(0.75)).zip(at(0.5)).zip(at(0.05).zip(at(0.95)));
    html! {
        div.strip {
            div.label {
                (column.label) @if column.held_out { " " (held_out_mark()) }
                @if let Some(record) = &row.record { p.record { b { "The record: " } (record) } }
            }
            svg.days role="img" {
                title { (column.label) }
                desc { (told(counts, column)) }
                @for (_, x) in axis.years() { line.grid x1=(pc(x)) x2=(pc(x)) y1="0" y2="44" {} }
                @if let Some((from, to)) = column.window {
                    @let (left, width) = axis.stretch(from, to);
                    rect.window x=(pc(left)) y="0" width=(pc(width)) height="44" {}
                    line.edge x1=(pc(left)) x2=(pc(left)) y1="0" y2="44" {}
                    line.edge x1=(pc(left + width)) x2=(pc(left + width)) y1="0" y2="44" {}
                }
                svg x="0" y="2" width="100%" height="26" viewBox=(format!("0 0 {COLUMNS} 100")) preserveAspectRatio="none" {
                    path.hill d=(hills(counts, axis)) {}
                }
                @if let Some((((q25, q75), q50), (q05, q95))) = box_of {
                    line.reach x1=(pc(q05)) x2=(pc(q95)) y1="36" y2="36" {}
                    rect.box x=(pc(q25)) y="32" width=(pc(q75 - q25)) height="8" {}
                    line.median x1=(pc(q50)) x2=(pc(q50)) y1="29.5" y2="42.5" {}
                }
            }
            div.figures {
                div { b { (percent(row.share)) } " " small { "of histories" } }
                @if let Some(share) = row.in_window {
                    div.inside { (percent(share)) " " small { "as recorded" } }
                }
            }
        }
    }
}

/// The strip in words.
fn told(counts: &DayCounts, column: &DateColumn) -> String {
    let month = |q: f64| counts.quantile(q).map_or_else(|| "-".into(), month);
    let mut text = match counts.count() {
        0 => "It never happens.".to_owned(),
        _ => format!(
            "Median {}, middle half {} to {}, nine tenths {} to {}.",
            month(0.5),
            month(0.25),
            month(0.75),
            month(0.05),
            month(0.95)
        ),
    };
    if let Some((from, to)) = column.window {
        let _ = write!(text, " The documents: {}.", span(from, to));
    }
    text
}

/// Histogram over the axis as one path, its highest column 100 high.
fn hills(counts: &DayCounts, axis: Days) -> String {
    let mut columns = [0_u64; COLUMNS];
    let column = |day: Day| ((axis.at(day) * COLUMNS as f64) as usize).min(COLUMNS - 1);
    counts.days().for_each(|(day, n)| columns[column(day)] += n);
    let most = columns.iter().copied().max().unwrap_or(0).max(1) as f64;
    let mut path = String::from("M0 100");
    for (i, n) in columns.iter().enumerate() {
        let y = 100.0 - 100.0 * *n as f64 / most;
        let _ = write!(path, "V{y:.1}H{}", i + 1);
    }
    path + "V100Z"
}
