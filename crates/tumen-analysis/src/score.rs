//! How well the histories match the record: for each thing that the record says, what the ensemble foretold, whether the
//! record lies where it should, a proper score, and its skill over one who knows nothing but the span.
//!
//! **Where the record lies.** Of dates and numbers, the middle 50% and 90% of the histories are an interval. A window that
//! overlaps it is no proof that the truth does, so the truth is taken to be anywhere in what the record allows, evenly, and
//! counts with the part of the window that lies in the interval: `in_50`, `in_90`, from 0 to 1. Of an outcome, the likeliest
//! answers that together have half (nine tenths) of the histories are a set, and the recorded answer is in it or not. Sets
//! and intervals hold more histories than their name says, where many agree; how many they do hold is `mass_50` and
//! `mass_90`, and that is what coverage has to be compared with.
//!
//! **Scores.** Dates and numbers have the continuous ranked probability score of [`crate::crps`], outcomes the logarithmic
//! score of [`crate::log_score`]; 0 is best. A date that does not come counts as a year later than the last day. A number is
//! scored over the histories that have it, of which there must be at least [`FEWEST`]: that it did not come to it at all is
//! for outcomes and dates to tell. Numbers are scored by their logarithms, from a tenth of the lowest to ten times the highest
//! that the record allows; if that reaches to nought or below, as they are, over ten widths to either side.
//!
//! **Skill** is 1 less the score over that of a baseline, so 1 is perfect and 0 no better: dates spread evenly over the
//! span and one year more, which stands for not coming, numbers evenly over those two decades and the range between, all answers alike. Of questions whose
//! answers are all polities, only those that came up or are recorded are answers to the baseline, which makes it harder to beat.
//! Where the record allows nearly everything the baseline is nearly perfect and a skill can be far below nought. So the skill
//! of many is not the mean of their skills but that of their mean scores, by kind; over several kinds it is the mean of the
//! kinds, each as heavy as it has observations.
//!
//! **Intervals** of scores and skills are by resampling the histories, those of totals by resampling the observations, and
//! of coverage Wilson's. Observations hang together, so all totals are less certain than their intervals say.

pub mod ensemble;
mod totals;

pub use ensemble::Forecast;
pub use totals::Total;

use crate::bootstrap;
use crate::crps::skill;
use crate::interval::Estimate;
use crate::misfit::{Kind, Observation, Said, observations};
use ensemble::Ensemble;
use serde::Serialize;
use tumen_ensemble::{HistoryRow, Schema};

/// The fewest histories with a number for it to be scored.
pub const FEWEST: usize = 20;

/// How well the histories match the record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scores {
    /// Histories.
    pub histories: u64,
    /// Each thing that the record says: outcomes, dates, numbers, in the order of the pack.
    pub observations: Vec<Scored>,
    /// What the record says of which too few histories have anything.
    pub unscored: Vec<Unscored>,
    /// Over many observations: all, then in sample, then out of sample; each over all kinds, then by kind.
    pub totals: Vec<Total>,
}

/// One thing that the record says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scored {
    /// Id of the measure.
    pub id: String,
    /// The question, or what the date or number is.
    pub label: String,
    /// What is measured.
    pub kind: Kind,
    /// Whether it is only ever looked at, and never used to set a parameter.
    pub held_out: bool,
    /// What the record says, in words; may be empty.
    pub record: String,
    /// What the record allows: the answer in words, or the first and last day, or the lowest and highest value.
    pub allows: Allows,
    /// What the ensemble foretold.
    #[serde(flatten)]
    pub forecast: Forecast,
    /// Share of the histories that have it; of outcomes, all.
    pub share_with: f64,
    /// Part of what the record allows that lies in the middle half of the histories.
    pub in_50: f64,
    /// In the middle nine tenths.
    pub in_90: f64,
    /// Share of the histories that are in the middle half.
    pub mass_50: f64,
    /// In the middle nine tenths.
    pub mass_90: f64,
    /// The score: nats of outcomes, days of dates, of numbers natural logarithms or the unit itself.
    pub score: Estimate,
    /// The score of the baseline.
    pub baseline: f64,
    /// Skill over the baseline; `None` if the baseline cannot be wrong.
    pub skill: Option<Estimate>,
}

/// What the record allows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Allows {
    /// This answer.
    Answer(String),
    /// From this day to that one, ISO, Julian calendar.
    Days([String; 2]),
    /// From the lowest to the highest value, and the unit.
    Range([f64; 2], String),
}

/// What the record says of which too few histories have anything.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unscored {
    /// Id of the measure.
    pub id: String,
    /// What it is.
    pub label: String,
    /// Share of the histories that have it.
    pub share_with: f64,
}

/// The scores of some histories, with 95% intervals from so many resamples. The same rows give the same intervals, in
/// whatever order and on any number of threads. `None` of no histories.
#[must_use]
pub fn score(schema: &Schema, rows: &[HistoryRow], resamples: u64) -> Option<Scores> {
    if rows.is_empty() {
        return None;
    }
    let mut rows: Vec<&HistoryRow> = rows.iter().collect();
    rows.sort_by_key(|row| row.history);
    let all = observations(schema);
    let ensembles: Vec<(&Observation, Ensemble)> = all.iter().map(|o| (o, Ensemble::new(schema, o, &rows))).collect();
    let (fit, unfit): (Vec<_>, Vec<_>) = ensembles.into_iter().partition(|(_, e)| e.with() >= FEWEST || !e.is_number());
    let each = |counts: &[u32]| fit.iter().map(|(_, e)| e.score(counts)).collect();
    let scores = bootstrap::intervals(rows.len(), resamples, 0, each);
    let share_with = |e: &Ensemble| e.with() as f64 / rows.len() as f64;
    let told = fit.iter().zip(scores).map(|((o, e), score)| scored(schema, o, e, share_with(e), score));
    let scored: Vec<Scored> = told.collect();
    let unscored = |(o, e): &(&Observation, Ensemble)| Unscored {
        id: o.id.clone(),
        label: o.label.clone(),
        share_with: share_with(e),
    };
    Some(Scores {
        histories: rows.len() as u64,
        totals: totals::totals(&scored, resamples),
        unscored: unfit.iter().map(unscored).collect(),
        observations: scored,
    })
}

fn scored(schema: &Schema, o: &Observation, e: &Ensemble, share_with: f64, score: Estimate) -> Scored {
    let baseline = e.baseline();
    let over = |score: f64| skill(score, baseline);
    // The higher the score, the lower the skill.
    let skill = over(score.value).zip(over(score.high).zip(over(score.low)));
    let allows = match o.said {
        Said::Answer(answer) => Allows::Answer(schema.outcomes[o.column].cases[answer].label.clone()),
        Said::Window(from, to) => Allows::Days([from.iso(), to.iso()]),
        Said::Range(low, high) => Allows::Range([low, high], schema.numbers[o.column].unit.clone()),
    };
    let (half, most) = (e.central(0.5), e.central(0.9));
    Scored {
        id: o.id.clone(),
        label: o.label.clone(),
        kind: o.kind(),
        held_out: o.held_out,
        record: o.record.clone(),
        allows,
        forecast: e.forecast(schema, o),
        share_with,
        in_50: half.holds,
        in_90: most.holds,
        mass_50: half.mass,
        mass_90: most.mass,
        score,
        baseline,
        skill: skill.map(|(value, (low, high))| Estimate { value, low, high }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{row, schema};
    use proptest::prelude::*;
    use tumen_base::{Day, maths};

    fn named<'a>(scores: &'a Scores, id: &str) -> &'a Scored {
        scores.observations.iter().find(|o| o.id == id).unwrap()
    }

    /// 40 histories: 30 give the recorded answer; the fall comes on days 1, 26, 51 … 976; every second has a host, of 150.
    fn forty() -> Vec<HistoryRow> {
        let one = |i: u64| {
            let host = i.is_multiple_of(2).then_some(150.0);
            row(i, u16::from(i >= 30), Some(1 + 25 * i as i32), host)
        };
        (0..40).map(one).collect()
    }

    #[test]
    fn each_kind_has_the_score_worked_out_by_hand() {
        let scores = score(&schema(), &forty(), 200).unwrap();
        assert_eq!((scores.histories, scores.observations.len(), scores.unscored.len()), (40, 3, 0));
        let end = named(&scores, "end");
        // 30 and a half of 40 and three halves; three answers alike.
        assert!((end.score.value + maths::ln(30.5 / 41.5)).abs() < 1e-12);
        assert!((end.baseline - maths::ln(3.0)).abs() < 1e-12);
        assert_eq!((end.in_50, end.mass_50, end.mass_90), (1.0, 0.75, 1.0));
        // Dates spread evenly over the span score (400³ + 500³) / (3 · 1000²); the baseline spreads them over a year more.
        let fall = named(&scores, "fall");
        let skill = fall.skill.unwrap();
        let cube = |x: f64| x * x * x;
        let even = (cube(400.0) + cube(500.0)) / 3e6;
        let baseline = (cube(400.0) + cube(865.0)) / (3.0 * 1365.0 * 1365.0);
        assert!((fall.score.value - even).abs() < 1.0 && (fall.baseline - baseline).abs() < 1e-9);
        assert!(skill.low <= skill.value && skill.value <= skill.high, "{skill:?}");
        assert_eq!((fall.in_50, fall.in_90, fall.mass_90), (1.0, 1.0, 37.0 / 40.0));
        assert!(fall.held_out && !end.held_out);
        // All hosts are as the record says, and as in one point of what it allows.
        let host = named(&scores, "host");
        assert_eq!((host.score.value, host.share_with, host.in_50), (0.0, 0.5, 0.0));
        assert_eq!(host.skill.map(|s| s.value), Some(1.0));
    }

    #[test]
    fn a_window_counts_with_the_part_of_it_that_lies_in_the_interval() {
        // Half of the histories from day 450 on, before that and after that a quarter each.
        let day = |i: u64| {
            if i < 10 {
                0
            } else if i < 20 {
                450
            } else if i < 30 {
                460
            } else {
                900
            }
        };
        let rows: Vec<HistoryRow> = (0..40).map(|i| row(i, 0, Some(day(i)), None)).collect();
        let scores = score(&schema(), &rows, 10).unwrap();
        let fall = named(&scores, "fall");
        // Of type 1 the quarters are reached at the tenth and the thirtieth history: day 0 and day 460.
        assert!((fall.in_50 - 61.0 / 101.0).abs() < 1e-12, "{}", fall.in_50);
        assert_eq!((fall.in_90, fall.mass_50), (1.0, 0.75));
        assert_eq!(scores.unscored.iter().map(|u| (u.id.as_str(), u.share_with)).collect::<Vec<_>>(), [("host", 0.0)]);
    }

    #[test]
    fn what_does_not_come_counts_as_later_than_the_last_day() {
        let rows: Vec<HistoryRow> = (0..40).map(|i| row(i, 2, (i < 8).then_some(450), None)).collect();
        let scores = score(&schema(), &rows, 10).unwrap();
        let fall = named(&scores, "fall");
        let Forecast::Dates { quantiles } = &fall.forecast else { panic!("{:?}", fall.forecast) };
        assert!(quantiles[0].is_some() && quantiles[1..].iter().all(Option::is_none));
        assert_eq!((fall.in_50, fall.share_with), (0.0, 0.2));
        // Four fifths are missing over the half of the span that is left and the year after it.
        assert!((fall.score.value - 0.64 * 865.0).abs() < 1e-9);
        let end = named(&scores, "end");
        assert_eq!((end.in_50, end.in_90), (0.0, 0.0));
        assert!(end.skill.unwrap().high < 0.0);
    }

    #[test]
    fn the_skill_of_many_is_that_of_their_mean_scores() {
        let scores = score(&schema(), &forty(), 100).unwrap();
        let value = |id: &str| named(&scores, id).skill.unwrap().value;
        let all = scores.totals[0].skill.unwrap();
        assert!((all.value - (value("end") + value("fall") + value("host")) / 3.0).abs() < 1e-12);
        // Two of a kind, one of which the baseline hardly gets wrong: it does not rule the total.
        let mut two = (*schema()).clone();
        two.dates[1].window = Some((Day(0), Day(990)));
        let scores = score(&two, &forty(), 100).unwrap();
        let [fall, rise] = ["fall", "rise"].map(|id| named(&scores, id));
        assert!(rise.skill.unwrap().value < -5.0, "{:?}", rise.skill);
        let dates = scores.totals.iter().find(|t| t.held_out.is_none() && t.kind == Some(Kind::Date)).unwrap();
        let expected = 1.0 - (fall.score.value + rise.score.value) / (fall.baseline + rise.baseline);
        assert!((dates.skill.unwrap().value - expected).abs() < 1e-12);
        assert_eq!((dates.observations, dates.better), (2, u64::from(fall.skill.unwrap().value > 0.0)));
    }

    #[test]
    fn totals_tell_the_samples_and_kinds_apart() {
        let scores = score(&schema(), &forty(), 100).unwrap();
        let told: Vec<_> = scores.totals.iter().map(|t| (t.held_out, t.kind, t.observations)).collect();
        assert_eq!(
            told,
            [
                (None, None, 3),
                (None, Some(Kind::Outcome), 1),
                (None, Some(Kind::Date), 1),
                (None, Some(Kind::Number), 1),
                (Some(false), None, 2),
                (Some(false), Some(Kind::Outcome), 1),
                (Some(false), Some(Kind::Number), 1),
                (Some(true), None, 1),
                (Some(true), Some(Kind::Date), 1),
            ]
        );
        assert!((scores.totals[0].in_50.value - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(score(&schema(), &[], 100), None);
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_all_parts_are_parts(
            values in prop::collection::vec((0u16..3, prop::option::of(0i32..=1000), prop::option::of(0.0f64..1e4)), 1..40)
        ) {
            let mut rows: Vec<HistoryRow> =
                values.iter().enumerate().map(|(i, v)| row(i as u64, v.0, v.1, v.2)).collect();
            let found = score(&schema(), &rows, 20).unwrap();
            for o in &found.observations {
                prop_assert!([o.in_50, o.in_90, o.mass_50, o.mass_90].iter().all(|x| (0.0..=1.0 + 1e-12).contains(x)));
                prop_assert!(o.in_50 <= o.in_90 && o.mass_50 <= o.mass_90 && o.mass_50 >= 0.5 && o.mass_90 >= 0.9);
                prop_assert!(o.score.value >= 0.0 && o.skill.is_none_or(|s| s.value <= 1.0));
            }
            rows.reverse();
            prop_assert_eq!(found, score(&schema(), &rows, 20).unwrap());
        }
    }
}
