//! What a calibration found, as a page for people.

use super::answer::{Answer, InputRow, MeasureRow, Middle, Rival, Score, value};
use super::card::{PLOT, POSTERIOR};
use crate::out::heading;
use crate::words::{beside, counted, paragraph, percent, thousands};
use std::path::Path;
use tumen_analysis::Estimate;

/// Room for the name of an input or a measure.
const NAME: usize = 44;
/// Fewer particles than this say little.
const FEW: f64 = 100.0;

/// The page.
pub fn write(answer: &Answer<'_>, folder: &Path, paused: bool, named: &str) -> String {
    let card = answer.card;
    let lead = format!(
        "Calibration of {} against {} of {}, seed {}: {}, {}",
        counted(card.inputs.len() as u64, "input", "inputs"),
        counted(card.targets.len() as u64, "target", "targets"),
        card.scenario,
        card.seed,
        counted(card.simulations, "simulation", "simulations"),
        counted(card.generation.len() as u64, "generation", "generations"),
    );
    let mut text = heading(answer.title) + &paragraph("", "  ", &lead);
    text += &paragraph("Ended: ", "  ", if paused { "not yet, it is paused" } else { &card.finished });
    text += &paragraph("Inputs: ", "  ", &card.chosen);
    text.push('\n');
    text += &paragraph("", "", &verdict(answer));
    generations(answer, &mut text);
    inputs(&answer.narrowed, &mut text);
    rivals(&answer.rivals, &mut text);
    measures(answer, false, &mut text);
    measures(answer, true, &mut text);
    let folder = folder.display();
    text += &format!("\nStored in {folder}: {POSTERIOR}, {PLOT}\n");
    if paused {
        text += &format!("Go on with: tumen calibrate --resume {named}\n");
    }
    text += &format!("Histories under it: tumen run --posterior {folder}\n");
    text
}

/// What it amounts to, from the numbers.
fn verdict(answer: &Answer<'_>) -> String {
    let told = |what: &str, score: &Score| {
        let (low, high) = (score.change.low, score.change.high);
        let how = match () {
            () if high < 0.0 => "come nearer",
            () if low > 0.0 => "come less near",
            () => "come neither nearer nor less near, as far as can be told,",
        };
        format!("Histories under what was found {how} to {what}: the mean misfit is {}.", change(score))
    };
    let mut parts = Vec::new();
    parts.extend(answer.in_sample.as_ref().map(|score| told("the targets", score)));
    parts.extend(answer.out_of_sample.as_ref().map(|score| told("what was held out", score)));
    let narrowed = answer.narrowed.iter().filter(|row| row.narrower >= 0.1).count() as u64;
    parts.push(format!(
        "Of {}, {} became narrower by a tenth or more.",
        counted(answer.narrowed.len() as u64, "input", "inputs"),
        thousands(narrowed)
    ));
    if answer.effective < FEW {
        parts.push(format!("Only {:.0} particles are effective: its shares are rough.", answer.effective));
    }
    parts.join(" ")
}

/// `21.4% of the most that it can be, after 23.0% (-1.6, 95% interval -1.9 to -1.3)`.
fn change(score: &Score) -> String {
    let points = |x: f64| format!("{:+.1}", 100.0 * x);
    let Estimate { value, low, high } = score.change;
    format!(
        "{} of the most that it can be, before {} (change {}, 95% interval {} to {})",
        percent(score.posterior.value),
        percent(score.prior.value),
        points(value),
        points(low),
        points(high)
    )
}

fn generations(answer: &Answer<'_>, text: &mut String) {
    *text += &format!("\n{}", heading("GENERATIONS"));
    *text += &paragraph(
        "  ",
        "  ",
        "bound: the largest distance accepted, in deviations of all targets together; effective: of so many particles \
         of equal weight means would be as sure",
    );
    *text += &format!("\n  {:>10} {:>9} {:>10} {:>10}\n", "generation", "bound", "accepted", "effective");
    for (at, row) in answer.generations().iter().enumerate() {
        let bound = if row.bound.is_finite() { format!("{:.3}", row.bound) } else { "none".into() };
        *text += &format!("  {:>10} {bound:>9} {:>10} {:>10.0}\n", at + 1, percent(row.acceptance), row.effective);
    }
}

fn inputs(rows: &[InputRow<'_>], text: &mut String) {
    *text += &format!("\n{}", heading("WHAT THE RECORD SAYS OF THE INPUTS"));
    *text += "  median and middle 90%, before and after; narrower: by how much the middle 90% shrank\n";
    for row in rows {
        let unit = if row.unit == tumen_engine::Input::DATE { "" } else { row.unit };
        let middle = |m: &Middle| {
            format!("{} ({} to {})", value(row.unit, m.median), value(row.unit, m.low), value(row.unit, m.high))
        };
        *text += &format!("\n  {}\n", row.input);
        let label = row.label.trim_end_matches('.');
        let label = if unit.is_empty() { label.to_owned() } else { format!("{label}, {unit}") };
        *text += &paragraph("      ", "      ", &label);
        let shrank = match (100.0 * row.narrower).round() {
            0.0 => "no narrower".to_owned(),
            by if by > 0.0 => format!("{by:.0}% narrower"),
            by => format!("{:.0}% wider", -by),
        };
        *text += &format!("      before  {}\n", middle(&row.prior));
        *text += &format!("      after   {}   {shrank}\n", middle(&row.posterior));
    }
}

fn rivals(rivals: &[Rival<'_>], text: &mut String) {
    if rivals.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("RIVAL ACCOUNTS"));
    *text += &paragraph(
        "  ",
        "  ",
        "the share of each before and after; the interval holds what the particles leave open, not what the model does",
    );
    for rival in rivals {
        text.push('\n');
        *text += &paragraph("  ", "  ", &format!("{} ({})", rival.label, rival.input));
        *text += &beside("    ", "", NAME, &format!("{:>7} {:>7}  95% interval", "before", "after"));
        for account in &rival.accounts {
            let Estimate { value, low, high } = account.posterior;
            let cells =
                format!("{:>7} {:>7}  {} to {}", percent(account.prior), percent(value), percent(low), percent(high));
            *text += &beside("    ", &account.says, NAME, &cells);
        }
        if !rival.source.is_empty() {
            *text += &paragraph("      ", "      ", rival.source);
        }
        if !rival.claims.is_empty() {
            *text += &paragraph("      claims: ", "      ", &rival.claims.join(", "));
        }
    }
}

fn measures(answer: &Answer<'_>, held_out: bool, text: &mut String) {
    let score = if held_out { &answer.out_of_sample } else { &answer.in_sample };
    let Some(score) = score else { return };
    *text += &format!("\n{}", heading(if held_out { "HELD OUT" } else { "TARGETS" }));
    let histories = counted(answer.checked, "history", "histories");
    let lead = format!(
        "the share of {histories} that meets each, and the mean misfit in % of the most that it can be, under the priors and \
         under what was found{}",
        if held_out { "; none of these was used" } else { "" }
    );
    *text += &paragraph("  ", "  ", &lead);
    let cells = |a: &str, b: &str, c: &str, d: &str, e: &str| format!("{a:>6} {b:>6} {c:>8} {d:>6}  {e}");
    text.push('\n');
    *text += &beside("  ", "", NAME, &cells("met", "after", "misfit", "after", "change, 95%"));
    let points = |x: f64| format!("{:.1}", 100.0 * x);
    let row = |met: (String, String), score: &Score| {
        let interval = format!("{:+.1} to {:+.1}", 100.0 * score.change.low, 100.0 * score.change.high);
        cells(&met.0, &met.1, &points(score.prior.value), &points(score.posterior.value), &interval)
    };
    let of = |m: &&MeasureRow<'_>| m.held_out == held_out;
    for m in answer.measures.iter().filter(of) {
        let met = (percent(m.met_prior.value), percent(m.met_posterior.value));
        let clear = m.misfit.change.high < 0.0 || m.misfit.change.low > 0.0;
        *text += &beside(if clear { "◆ " } else { "  " }, m.label, NAME, &row(met, &m.misfit));
    }
    *text += &beside("  ", "all together", NAME, &row((String::new(), String::new()), score));
}
