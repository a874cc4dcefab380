//! What moves an output, as a page for people.

use super::asked::Asked;
use super::{Facts, morris, slopes, sobol};
use crate::out::heading;
use crate::words::{self, beside, counted, paragraph, percent, thousands};
use tumen_analysis::Estimate;
use tumen_base::Day;

/// Room for the name of an input.
const NAME: usize = 46;
/// Inputs of which a sentence says what their effect is.
const TOLD: usize = 3;

/// The page of a survey.
pub fn slopes(facts: &Facts<'_>, answer: &slopes::Answer<'_>) -> String {
    let lead = format!(
        "Slopes of {}, all moved at once, seed {}: {} histories of {}",
        counted(answer.varied as u64, "input", "inputs"),
        facts.seed,
        thousands(answer.histories),
        facts.scenario
    );
    let mut text = heading(facts.title) + &paragraph("", "  ", &lead);
    text += &paragraph(
        "",
        "",
        "An effect is what a history gains, on average, when an input goes from the lowest to the highest that its \
         prior allows. ◆: told apart from chance; fewer than one of all inputs would seem to have so clear an effect by \
         mere luck. The last column is the share of the variance that it explains by a straight line.",
    );
    for measure in &answer.measures {
        text += &format!("\n{}", heading(&measure.of.to_uppercase()));
        text += &paragraph("  ", "  ", &format!("{} {}", measure.label, average(measure.asked, Some(measure.mean))));
        text += &missing(measure.missing);
        let gain = |x: f64| effect(measure.asked, x);
        let cells = |mean: &str, interval: &str, share: &str| format!("{mean:>9}  {interval:^20} {share:>9}");
        let unit = if measure.unit.is_empty() { "effects in percentage points" } else { measure.unit };
        text.push('\n');
        text += &beside("  ", unit, NAME, &cells("effect", "95% interval", "explains"));
        for row in measure.inputs.iter().take(facts.top) {
            let Estimate { value, low, high } = row.slope.slope;
            let interval = format!("{} to {}", gain(low), gain(high));
            let mark = if row.told_apart { "◆ " } else { "  " };
            text += &beside(mark, row.input, NAME, &cells(&gain(value), &interval, &percent(row.slope.explained)));
            text += &paragraph("      ", "      ", &row.range);
        }
        text.push('\n');
        for row in measure.inputs.iter().filter(|row| row.told_apart).take(TOLD) {
            text += &paragraph("  ", "  ", &sentence(measure.asked, row.label, &row.range, &row.slope.slope));
        }
        let told = format!(
            "{} of {} told apart from chance; together they explain {} of the variance by straight lines. The rest is dice, \
             inputs too weak to be told apart, and what inputs do together.",
            thousands(measure.told_apart as u64),
            counted(measure.inputs.len() as u64, "input is", "inputs are"),
            // Allowance for chance may leave less than nothing.
            percent(measure.explained.max(0.0))
        );
        text += &paragraph("  ", "  ", &told);
        if measure.inputs.len() > facts.top {
            let rest = thousands((measure.inputs.len() - facts.top) as u64);
            text += &paragraph("  ", "  ", &format!("{rest} more are not shown; --top or --format json has them."));
        }
    }
    text
}

/// The page of a screening.
pub fn screening(facts: &Facts<'_>, answer: &morris::Answer<'_>) -> String {
    let each = counted(facts.replicates, "history", "histories");
    let lead = format!(
        "Screening of {} by {} trajectories, {each} a point, seed {}: {} histories of {}",
        counted(answer.varied as u64, "input", "inputs"),
        answer.trajectories,
        facts.seed,
        thousands(answer.histories),
        facts.scenario
    );
    let mut text = heading(facts.title) + &paragraph("", "  ", &lead);
    text += &paragraph(
        "",
        "",
        "An effect is what a history gains, on average, when an input goes from the lowest to the highest that its \
         prior allows and all else stays; its size counts gains and losses alike. The inputs that are told apart \
         from chance come first: fewer than one of all inputs would seem to have so clear an effect by mere luck.",
    );
    for measure in &answer.measures {
        text += &format!("\n{}", heading(&measure.of.to_uppercase()));
        text += &paragraph("  ", "  ", &format!("{} {}", measure.label, average(measure.asked, Some(measure.mean))));
        text += &missing(measure.missing);
        let gain = |x: f64| effect(measure.asked, x);
        let cells = |mean: &str, interval: &str, size: &str| format!("{mean:>9}  {interval:^20} {size:>9}");
        text += &beside(
            "\n  ",
            if measure.unit.is_empty() { "effects in percentage points" } else { "" },
            NAME,
            &cells("effect", "95% interval", "its size"),
        );
        let shown = measure.told_apart.clamp(1, facts.top.max(1)).max(facts.top.min(measure.inputs.len()));
        for row in measure.inputs.iter().take(shown) {
            let interval = format!("{} to {}", gain(row.mu.low), gain(row.mu.high));
            let mark = if row.told_apart { "◆ " } else { "  " };
            let cells = cells(&gain(row.mu.value), &interval, gain(row.mu_star.value).trim_start_matches('+'));
            text += &beside(mark, row.input, NAME, &cells);
            text += &paragraph("      ", "      ", &row.range);
        }
        let told = measure.told_apart;
        let rest = measure.inputs.len() - shown;
        let floor = gain(measure.chance.value);
        let floor = floor.trim_start_matches('+');
        text.push('\n');
        for row in measure.inputs.iter().filter(|row| row.told_apart).take(TOLD) {
            text += &paragraph("  ", "  ", &sentence(measure.asked, row.label, &row.range, &row.mu));
        }
        let of = counted(measure.inputs.len() as u64, "input", "inputs");
        let verb = if told == 1 { "is" } else { "are" };
        let told = format!(
            "{} of {of} {verb} told apart from chance (◆). Dice thrown anew, with all inputs as they are, have effects of \
             the size {floor}: what is not above that may be nothing.",
            thousands(told as u64)
        );
        text += &paragraph("  ", "  ", &told);
        if rest > 0 {
            text += &paragraph(
                "  ",
                "  ",
                &format!("{} more are not shown; --top or --format json has them.", thousands(rest as u64)),
            );
        }
    }
    text
}

/// The page of shares of variance.
pub fn shares(facts: &Facts<'_>, answer: &sobol::Answer<'_>) -> String {
    let each = counted(facts.replicates, "history", "histories");
    let lead = format!(
        "Shares of variance of {}: {} rows, {each} a run, seed {}: {} histories of {}",
        counted(answer.varied as u64, "input", "inputs"),
        thousands(answer.base as u64),
        facts.seed,
        thousands(answer.histories),
        facts.scenario
    );
    let mut text = heading(facts.title) + &paragraph("", "  ", &lead);
    text += &paragraph(
        "",
        "",
        "Alone: the share of the variance of the output that an input explains by itself, on average over all others. \
         In all: the share in which it has any part, turning the dice another way included. Chance is all that is \
         drawn besides these inputs. Estimates may lie a little outside of 0 to 100%.",
    );
    for measure in &answer.measures {
        text += &format!("\n{}", heading(&measure.of.to_uppercase()));
        text += &paragraph("  ", "  ", &format!("{} {}", measure.label, average(measure.asked, measure.mean)));
        text += &missing(measure.missing);
        let (Some(chance), Some(alone)) = (measure.chance, measure.explained_alone) else {
            text += "  It is the same in all of them: there is nothing to explain.\n";
            continue;
        };
        let cells = |a: &str, b: &str, c: &str, d: &str| format!("{a:>6} {b:^16}{c:>6} {d:^16}");
        text += &beside("\n  ", "", NAME - 6, &cells("alone", "95% interval", "in all", "95% interval"));
        let row = |margin: &str, name: &str, index: &tumen_analysis::sobol::Index| {
            let interval = |e: &Estimate| format!("{} to {}", share(e.low), share(e.high));
            let (first, total) = (&index.first, &index.total);
            let cells = cells(&share(first.value), &interval(first), &share(total.value), &interval(total));
            beside(margin, name, NAME - 6, &cells)
        };
        for input in &measure.inputs {
            let mark = if input.index.first.low > 0.0 { "◆ " } else { "  " };
            text += &row(mark, input.input, &input.index);
            text += &paragraph("      ", "      ", &input.range);
        }
        text += &row("  ", "chance", &chance);
        let deviation = measure.deviation.map(|d| effect(measure.asked, d)).unwrap_or_default();
        let told = format!(
            "Each by itself, the inputs explain {} of the variance (standard deviation {}), and chance {}; the rest is what \
             they do together. ◆: the interval of what it explains alone is above nothing.",
            if alone > 0.0 { share(alone) } else { "nothing that so few runs could show".to_owned() },
            deviation.trim_start_matches('+'),
            share(chance.first.value)
        );
        text.push('\n');
        text += &paragraph("  ", "  ", &told);
    }
    text
}

/// A share of the variance: `12%`, `-1%`.
fn share(x: f64) -> String {
    let whole = (100.0 * x).round();
    format!("{:.0}%", if whole == 0.0 { 0.0 } else { whole })
}

/// An effect with its sign, in percentage points of a share, in days, or in the unit of the number.
fn effect(asked: &Asked, x: f64) -> String {
    let x = if asked.is_share() { 100.0 * x } else { x };
    let shown = if asked.is_day() { x.round() } else { (10.0 * x).round() / 10.0 };
    let sign = if shown > 0.0 { "+" } else { "" };
    format!("{sign}{}", words::number(if shown == 0.0 { 0.0 } else { shown }))
}

/// What the output is on average.
fn average(asked: &Asked, mean: Option<f64>) -> String {
    match mean {
        None => String::new(),
        Some(mean) if asked.is_share() => format!("- in {} of the histories of the design", percent(mean)),
        Some(mean) if asked.is_day() => {
            format!("- on average {}, where what does not happen counts as the last day", Day(mean.round() as i32))
        }
        Some(mean) => format!("- on average {} {}", words::number(mean), asked.unit),
    }
}

fn missing(share: f64) -> String {
    if share == 0.0 {
        return String::new();
    }
    let told = format!("{} of the points have no such number; they count as the mean of the others.", percent(share));
    paragraph("  ", "  ", &told)
}

/// What the effect of one input means.
fn sentence(asked: &Asked, label: &str, range: &str, mu: &Estimate) -> String {
    let size = effect(asked, mu.value.abs());
    let size = size.trim_start_matches('+');
    let (low, high) = (effect(asked, mu.low), effect(asked, mu.high));
    let does = match (asked.is_share(), asked.is_day(), mu.value > 0.0) {
        (true, _, true) => format!("makes this {size} percentage points more frequent"),
        (true, _, false) => format!("makes this {size} percentage points less frequent"),
        (_, true, true) => format!("makes this {size} days later"),
        (_, true, false) => format!("makes this {size} days earlier"),
        (.., true) => format!("adds {size} {}", asked.unit),
        (.., false) => format!("takes away {size} {}", asked.unit),
    };
    let label = label.trim_end_matches('.');
    format!(
        "From one end of its range to the other ({range}), \"{label}\" {does}, with 95% confidence {low} to {high}."
    )
}
