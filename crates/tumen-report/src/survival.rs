//! Who lasted: for each polity, in what share of histories it held a place at the end of each year.

use crate::words::{list, percent};
use maud::{Markup, html};
use tumen_ensemble::Tally;
use tumen_ensemble::holdings::HoldingCounts;

/// A polity is drawn if the share of histories in which it holds a place changes by more than this.
const MATTERS: f64 = 0.02;

/// A curve for each polity whose lot was not the same everywhere.
pub(crate) fn section(tally: &Tally) -> Markup {
    let counts = &tally.holdings;
    // The first polity is the people of the places that nobody rules.
    let all = 1..tally.schema.polities.len();
    let curves = all.map(|polity| (tally.schema.polities[polity].name.as_str(), shares(counts, polity)));
    let ever = curves.filter(|(_, curve)| curve.iter().any(|share| *share > 0.0));
    let changes = |curve: &[f64]| {
        let (low, high) = curve.iter().fold((1.0_f64, 0.0_f64), |(low, high), x| (low.min(*x), high.max(*x)));
        high - low > MATTERS
    };
    let (mut drawn, steady): (Vec<_>, Vec<_>) = ever.partition(|(_, curve)| changes(curve));
    drawn.sort_by(|(_, a), (_, b)| last(a).total_cmp(&last(b)));
    let steady: Vec<String> = steady.into_iter().map(|(name, _)| name.to_owned()).collect();
    let years: Vec<i32> = counts.years().collect();
    html! {
        div.multiples {
            @for (name, curve) in &drawn { (figure(name, curve, &years)) }
        }
        @if drawn.is_empty() { p { "No polity gained its first place or lost its last in more than " (percent(MATTERS)) " of the histories." } }
        @if !steady.is_empty() {
            p.note { "Hardly any change, up to " (percent(MATTERS)) " of the histories: " (list(&steady)) "." }
        }
    }
}

fn shares(counts: &HoldingCounts, polity: usize) -> Vec<f64> {
    let of = counts.histories().max(1) as f64;
    counts.years().map(|year| counts.held(year, polity).holding as f64 / of).collect()
}

fn last(curve: &[f64]) -> f64 {
    curve.last().copied().unwrap_or(0.0)
}

fn figure(name: &str, curve: &[f64], years: &[i32]) -> Markup {
    let points: Vec<String> =
        curve.iter().enumerate().map(|(i, share)| format!("{} {:.1}", i * 10, 100.0 - 100.0 * share)).collect();
    let wide = 10 * curve.len().saturating_sub(1).max(1);
    let line = format!("M{}", points.join("L"));
    let (first, end) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    let told: Vec<String> =
        years.iter().zip(curve).map(|(year, share)| format!("{year}: {}", percent(*share))).collect();
    html! {
        figure.multiple {
            figcaption { (name) " " b { (percent(last(curve))) } }
            svg.curve role="img" {
                title { (name) ": share of histories in which it holds a place" }
                desc { (told.join(", ")) }
                svg width="100%" height="64" y="3" viewBox=(format!("0 0 {wide} 100")) preserveAspectRatio="none" overflow="visible" {
                    path.under d=(format!("{line}L{wide} 100L0 100Z")) {}
                    @for y in [0, 50, 100] { line.grid x1="0" x2=(wide) y1=(y) y2=(y) vector-effect="non-scaling-stroke" {} }
                    path.crest d=(line) vector-effect="non-scaling-stroke" {}
                }
                text x="0" y="82" { (first) }
                text x="100%" y="82" text-anchor="end" { (end) }
            }
        }
    }
}
