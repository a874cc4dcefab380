//! Scores over many observations.

use super::Scored;
use crate::bootstrap;
use crate::interval::{Estimate, share_of};
use crate::misfit::Kind;
use serde::Serialize;

/// Over the observations of a sample and kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Total {
    /// Only those that are held out (out of sample), only those that are not (in sample), or both.
    pub held_out: Option<bool>,
    /// Only those of a kind, or all.
    pub kind: Option<Kind>,
    /// How many observations.
    pub observations: u64,
    /// Share of them that lie in the middle half of the histories, parts counted as parts.
    pub in_50: Estimate,
    /// What that share would be on the mean if the truth were one of the histories.
    pub expected_50: f64,
    /// In the middle nine tenths.
    pub in_90: Estimate,
    /// What that share would be.
    pub expected_90: f64,
    /// Skill of the mean scores over those of the baseline, of the observations that have a skill.
    pub skill: Option<Estimate>,
    /// Of those, how many are better than the baseline.
    pub better: u64,
}

/// All totals of which there are observations.
pub(super) fn totals(scored: &[Scored], resamples: u64) -> Vec<Total> {
    let samples = [None, Some(false), Some(true)];
    let kinds = [None, Some(Kind::Outcome), Some(Kind::Date), Some(Kind::Number)];
    let pairs = samples.into_iter().flat_map(|held_out| kinds.map(|kind| (held_out, kind)));
    pairs.filter_map(|(held_out, kind)| total(scored, resamples, held_out, kind)).collect()
}

fn total(scored: &[Scored], resamples: u64, held_out: Option<bool>, kind: Option<Kind>) -> Option<Total> {
    let belongs = |o: &&Scored| held_out.is_none_or(|h| h == o.held_out) && kind.is_none_or(|k| k == o.kind);
    let some: Vec<&Scored> = scored.iter().filter(belongs).collect();
    let sum = |of: fn(&Scored) -> f64| some.iter().map(|o| of(o)).sum::<f64>();
    let n = some.len() as f64;
    let skilled: Vec<&Scored> = some.iter().filter(|o| o.skill.is_some()).copied().collect();
    Some(Total {
        held_out,
        kind,
        observations: some.len() as u64,
        in_50: share_of(sum(|o| o.in_50), n)?,
        expected_50: sum(|o| o.mass_50) / n,
        in_90: share_of(sum(|o| o.in_90), n)?,
        expected_90: sum(|o| o.mass_90) / n,
        skill: skill(&skilled, resamples),
        better: skilled.iter().filter(|o| o.score.value < o.baseline).count() as u64,
    })
}

/// Scores of different kinds have different units, so each kind has a skill of its own, and they are averaged.
fn skill(skilled: &[&Scored], resamples: u64) -> Option<Estimate> {
    let figures = |counts: &[u32]| {
        let (mut sum, mut all) = (0.0, 0.0);
        for kind in [Kind::Outcome, Kind::Date, Kind::Number] {
            let (mut score, mut baseline, mut n) = (0.0, 0.0, 0.0);
            for (o, times) in skilled.iter().zip(counts).filter(|(o, _)| o.kind == kind) {
                let times = f64::from(*times);
                score += times * o.score.value;
                baseline += times * o.baseline;
                n += times;
            }
            if n > 0.0 {
                sum += n * (1.0 - score / baseline);
                all += n;
            }
        }
        vec![sum / all]
    };
    (!skilled.is_empty()).then(|| bootstrap::intervals(skilled.len(), resamples, 0, figures)[0])
}
