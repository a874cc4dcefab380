//! What a calibration found: inputs before and after, rival accounts, and how near histories come to the record
//! under the priors and under the posterior.

use super::card::{Card, Row};
use super::plan::Wanted;
use crate::commands::sensitivity::Varied;
use crate::failure::Failure;
use crate::watch::watched;
use crate::words;
use serde::Serialize;
use std::sync::Arc;
use tumen_analysis::misfit::{Kind, Observation};
use tumen_analysis::smc::Posterior;
use tumen_analysis::{Estimate, mean, share};
use tumen_base::{Day, Prior};
use tumen_engine::{Input, Population, Setup, Stage};
use tumen_ensemble::{HistoryRow, Plan, run_rows};
use tumen_scenario::Scenario;

/// Number of the first history that is played to see how near they come: beyond all that were simulated.
const FIRST: u64 = 1 << 48;
/// Points at which a prior is read for its quantiles.
const POINTS: u32 = 2000;

/// What is played to see how near histories come.
pub struct Played<'a> {
    pub def: &'a Scenario,
    pub stage: &'a Stage<'a>,
    pub setup: &'a Setup,
    pub seed: u64,
    pub histories: u64,
    pub threads: Option<usize>,
}

/// What was found.
#[derive(Serialize)]
pub struct Answer<'a> {
    pub id: &'a str,
    pub title: &'a str,
    #[serde(flatten)]
    pub card: &'a Card,
    /// Effective number of particles.
    pub effective: f64,
    /// Inputs with the share by which the middle 90% became narrower, the narrowest first.
    pub narrowed: Vec<InputRow<'a>>,
    pub rivals: Vec<Rival<'a>>,
    /// Histories that were played from the priors, and as many from the posterior.
    pub checked: u64,
    /// Mean misfit of all targets, as a part of the most that it can be.
    pub in_sample: Option<Score>,
    /// The same of what was held out.
    pub out_of_sample: Option<Score>,
    pub measures: Vec<MeasureRow<'a>>,
}

/// An input before and after.
#[derive(Serialize)]
pub struct InputRow<'a> {
    pub input: &'a str,
    pub label: &'a str,
    pub unit: &'a str,
    pub range: String,
    pub prior: Middle,
    pub posterior: Middle,
    /// By which share the middle 90% became narrower; below 0 if it became wider.
    pub narrower: f64,
}

/// Median and middle 90%; days as Julian day numbers.
#[derive(Clone, Copy, Serialize)]
pub struct Middle {
    pub low: f64,
    pub median: f64,
    pub high: f64,
}

/// An input of which there are rival accounts.
#[derive(Serialize)]
pub struct Rival<'a> {
    pub input: &'a str,
    pub label: &'a str,
    /// Where the accounts come from, in words.
    pub source: &'a str,
    /// Claims of the record that speak of it.
    pub claims: Vec<&'a str>,
    pub accounts: Vec<Account>,
}

/// One account.
#[derive(Serialize)]
pub struct Account {
    pub says: String,
    pub prior: f64,
    /// With its 95% interval.
    pub posterior: Estimate,
}

/// How near histories come under the priors and the posterior.
#[derive(Serialize)]
pub struct Score {
    pub prior: Estimate,
    pub posterior: Estimate,
    /// Of the same histories; below 0 if they come nearer.
    pub change: Estimate,
}

/// How near histories come to one thing that the documents say.
#[derive(Serialize)]
pub struct MeasureRow<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub record: &'a str,
    pub kind: Kind,
    pub held_out: bool,
    /// Share of the histories that meet it.
    pub met_prior: Estimate,
    pub met_posterior: Estimate,
    /// Mean misfit as a part of the most that it can be.
    pub misfit: Score,
}

impl<'a> Answer<'a> {
    /// Plays histories and adds all up.
    pub fn new(
        id: &'a str,
        card: &'a Card,
        wanted: &'a Wanted,
        found: &Posterior,
        played: &Played<'a>,
    ) -> Result<Self, Failure> {
        let (before, after) = play(wanted, found, played)?;
        let inputs = wanted.inputs.iter().enumerate();
        let mut narrowed: Vec<InputRow<'a>> = inputs.clone().map(|(at, input)| input_row(at, input, found)).collect();
        narrowed.sort_by(|a, b| b.narrower.total_cmp(&a.narrower));
        let all = wanted.targets.iter().chain(&wanted.held_out);
        let score = |of: &[Observation]| (!of.is_empty()).then(|| score(of, &before, &after)).flatten();
        Ok(Self {
            id,
            title: &played.def.title,
            card,
            effective: found.effective(),
            narrowed,
            rivals: inputs.filter_map(|(at, input)| rival(at, input, found, played)).collect(),
            checked: played.histories,
            in_sample: score(&wanted.targets),
            out_of_sample: score(&wanted.held_out),
            measures: all.filter_map(|o| measure(o, &before, &after)).collect(),
        })
    }

    /// The generations.
    pub fn generations(&self) -> &[Row] {
        &self.card.generation
    }
}

/// The same histories under the priors and under the posterior.
fn play(
    wanted: &Wanted,
    found: &Posterior,
    played: &Played<'_>,
) -> Result<(Vec<HistoryRow>, Vec<HistoryRow>), Failure> {
    let (weights, rows) = found.particles().iter().map(|p| (p.weight, p.values.clone())).unzip();
    let population = Population::new(&wanted.ids(), weights, rows).map_err(|error| Failure::Bug(error.to_string()))?;
    let mut under = played.setup.clone();
    // What was calibrated under a range that was set is drawn from what was found of it.
    wanted.ids().iter().for_each(|id| drop(under.set.remove(id)));
    under.posterior = Some(Arc::new(population));
    let rows = |setup: Setup| {
        let plan = Plan { first: FIRST, threads: played.threads, setup, ..Plan::new(played.seed, played.histories) };
        watched(plan.histories, |progress| run_rows(played.stage, &plan, progress))
    };
    Ok((rows(played.setup.clone())?, rows(under)?))
}

fn input_row<'a>(at: usize, input: &'a Varied, found: &Posterior) -> InputRow<'a> {
    let mut values: Vec<f64> =
        (0..POINTS).map(|i| input.prior.quantile((f64::from(i) + 0.5) / f64::from(POINTS))).collect();
    values.sort_by(f64::total_cmp);
    let of_prior = |q: f64| values[((q * f64::from(POINTS)) as usize).min(values.len() - 1)];
    let of_posterior = |q| found.quantile(at, q).unwrap_or(f64::NAN);
    let prior = Middle { low: of_prior(0.05), median: of_prior(0.5), high: of_prior(0.95) };
    let posterior = Middle { low: of_posterior(0.05), median: of_posterior(0.5), high: of_posterior(0.95) };
    InputRow {
        input: &input.path,
        label: &input.label,
        unit: input.unit,
        range: input.range(),
        prior,
        posterior,
        narrower: 1.0 - (posterior.high - posterior.low) / (prior.high - prior.low),
    }
}

/// The accounts of an input, if there are several.
fn rival<'a>(at: usize, input: &'a Varied, found: &Posterior, played: &Played<'a>) -> Option<Rival<'a>> {
    let accounts = input.prior.accounts();
    let shares = found.shares(at);
    let says = |prior: &Prior| if input.unit == Input::DATE { words::date_prior(prior) } else { words::prior(prior) };
    let account = |((prior, account), posterior): (&(f64, &Prior), Estimate)| Account {
        says: says(account),
        prior: *prior,
        posterior,
    };
    // `outside.kuchlug_comes.date` is told of the record `arrival kuchlug_comes`.
    let mut parts = input.path.split('.').skip(1);
    let (row, key) = (parts.next()?, parts.next()?);
    let uses = played.def.inputs.iter().filter(|used| used.record.split(' ').next_back() == Some(row));
    let mut claims: Vec<&str> =
        uses.filter(|used| used.key == key || used.key == "claims").map(|used| used.claim.as_str()).collect();
    claims.sort_unstable();
    claims.dedup();
    let source = played.stage.inputs().get(input.id).map_or("", |input| input.source.as_str());
    let accounts = accounts.iter().zip(shares).map(account).collect::<Vec<_>>();
    (accounts.len() > 1).then_some(Rival { input: &input.path, label: &input.label, source, claims, accounts })
}

/// Means of a figure of each history before and after, and of its change. `None` of fewer than two histories.
fn compare(before: &[HistoryRow], after: &[HistoryRow], figure: impl Fn(&HistoryRow) -> f64) -> Option<Score> {
    let of = |rows: &[HistoryRow]| rows.iter().map(&figure).collect::<Vec<f64>>();
    let (before, after) = (of(before), of(after));
    let changes: Vec<f64> = before.iter().zip(&after).map(|(before, after)| after - before).collect();
    Some(Score { prior: mean(&before)?, posterior: mean(&after)?, change: mean(&changes)? })
}

fn score(of: &[Observation], before: &[HistoryRow], after: &[HistoryRow]) -> Option<Score> {
    compare(before, after, |row| of.iter().map(|o| o.part(row)).sum::<f64>() / of.len() as f64)
}

fn measure<'a>(o: &'a Observation, before: &[HistoryRow], after: &[HistoryRow]) -> Option<MeasureRow<'a>> {
    let met =
        |rows: &[HistoryRow]| share(rows.iter().filter(|row| o.misfit(row) == 0.0).count() as u64, rows.len() as u64);
    Some(MeasureRow {
        id: &o.id,
        label: &o.label,
        record: &o.record,
        kind: o.kind(),
        held_out: o.held_out,
        met_prior: met(before)?,
        met_posterior: met(after)?,
        misfit: compare(before, after, |row| o.part(row))?,
    })
}

/// A value of an input in words.
pub fn value(unit: &str, x: f64) -> String {
    match unit {
        Input::DATE => Day(x.round() as i32).to_string(),
        "year" => format!("{x:.0}"),
        _ => words::number(x),
    }
}
