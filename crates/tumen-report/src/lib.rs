//! One run as a page to read, on a screen or on paper: what became of it, when, how many, who lasted, who held how
//! much, and the ways it went, beside what the documents say.
//!
//! The page is one text without scripts and without anything from elsewhere. Words are HTML, so that they wrap and
//! keep their size; drawings are SVG in shares of the width, so that they fit a telephone and a sheet of A4. It is
//! also well-formed XML. Whatever comes from a pack is escaped.

mod axis;
mod dates;
mod findings;
mod flows;
mod numbers;
mod outcomes;
mod realms;
mod stages;
mod survival;
#[cfg(test)]
mod tests;
mod words;

use crate::words::{counted, span};
use maud::{Markup, PreEscaped, html};
use tumen_analysis::Report;
use tumen_base::text::thousands;
use tumen_ensemble::Tally;

const STYLE: &str = include_str!("style.css");

/// With both ends closed, as XML wants it too.
const HEAD: &str = r#"<meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>"#;

/// The page of a run: `report` is that of `tally`, and `command` what was typed to make it, with the program, if
/// that is known. The page depends on nothing else: it names neither clock nor machine.
#[must_use]
pub fn page(report: &Report, tally: &Tally, command: Option<&str>) -> String {
    let schema = &tally.schema;
    let mut parts: Vec<(&str, &str, Markup)> = Vec::new();
    if let Some(flow) = flows::section(tally) {
        parts.push(("flow", "The ways it went", flow));
    }
    if !report.outcomes.is_empty() {
        parts.push(("outcomes", "What became of it", outcomes::section(report, schema)));
    }
    if !report.dates.is_empty() {
        parts.push(("dates", "When", dates::section(report, tally)));
    }
    if !report.numbers.is_empty() {
        parts.push(("numbers", "How many, how long", numbers::section(report, tally)));
    }
    if tally.holdings.histories() > 0 {
        parts.push(("survival", "Who lasted", survival::section(tally)));
        parts.push(("realms", "Who held how much", realms::section(tally)));
    }
    let made = made(report, tally, command);
    parts.push(("made", "How it was made", made));
    let page = html! {
        html lang="en" xmlns="http://www.w3.org/1999/xhtml" {
            head {
                (PreEscaped(HEAD))
                title { (report.title) " – Tumen" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    p.over { (report.scenario) " · " (span(schema.start, schema.end)) }
                    h1 { (report.title) }
                    p.over {
                        (counted(report.histories, "history", "histories")) " under seed " (report.seed)
                        @if let Some(command) = command { ", made by " code { (command) } }
                    }
                    (findings::section(report, tally))
                    nav aria-label="Contents" {
                        @for (id, title, _) in &parts { a href=(format!("#{id}")) { (title) } " " }
                    }
                }
                main {
                    @for (id, title, part) in &parts {
                        section id=(id) {
                            h2 { (title) }
                            @if let Some(lead) = lead(id) { p.intro { (lead) } }
                            (part)
                        }
                    }
                }
            }
        }
    };
    format!("<!DOCTYPE html>\n{}\n", page.into_string())
}

/// How a section is to be read.
fn lead(id: &str) -> Option<&'static str> {
    match id {
        "outcomes" => Some(
            "The share of histories with each answer; the thin line is its 95% interval. ◆ marks the answer of the \
             documents.",
        ),
        "dates" => Some(
            "For those histories in which it happens. The percentages are how often it does, and how often on days \
             that the documents allow, of all histories.",
        ),
        "numbers" => Some("For those histories that have the number."),
        "survival" => Some(
            "The share of histories, from 0 to 100%, in which a polity holds a place at the end of each year; the figure \
             is that of the last.",
        ),
        _ => None,
    }
}

fn made(report: &Report, tally: &Tally, command: Option<&str>) -> Markup {
    let rows = [
        ("Scenario", report.scenario.clone()),
        ("Days", format!("{} to {} (Julian calendar)", tally.schema.start, tally.schema.end)),
        ("Files of the pack", format!("hash {}", report.pack)),
        ("Tumen", format!("version {}", report.version)),
        ("Seed", report.seed.to_string()),
        ("Histories", thousands(report.histories)),
        ("Digest", report.digest.clone()),
    ];
    html! {
        dl {
            @for (name, value) in &rows { div { dt { (name) } dd { (value) } } }
        }
        @if let Some(command) = command {
            p { "Made by this command, which makes the same histories again, on any machine and with any number of threads; the digest tells whether they are the same:" }
            pre { code { (command) } }
        }
        @if tally.holdings.histories() == 0 {
            p { "Who lasted and who held how much is not told: the ends of years were not kept." }
        }
        p.note { "Shares are of the histories of this model, not of what could have been: they say what its rules and ranges lead to." }
    }
}
