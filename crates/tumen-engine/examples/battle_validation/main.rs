//! Holds the rules of battle against tables of real battles and prints the figures of
//! `docs/validation/battle.md`:
//!
//!     cargo run --release -p tumen-engine --example battle_validation

mod report;
mod selected;
mod stats;
mod table;

use selected::Encounters;
use table::Battle;
use tumen_base::{Draw, Draws};
use tumen_engine::battle::{BattleRules, Clash, Party, Posture, clash};

const SEED: u64 = 1141;
/// Encounters behind the figures on battles fought.
const ENCOUNTERS: u64 = 400_000;
/// Encounters behind one probability.
const ENCOUNTERS_EACH: u64 = 40_000;
/// Battles behind the slope for known strengths.
const KNOWN: u64 = 400_000;

/// Independent streams of draws, one for each use.
fn draw(use_of: u16, number: u64) -> Draw {
    Draws::new(SEED, number).at(use_of, 0, 0)
}

/// Battles that come of encounters: ln ratio of men, and what happened.
fn fought(encounters: &Encounters, rules: &BattleRules, number: u64) -> Vec<(f64, Clash)> {
    (0..number).filter_map(|n| encounters.any(rules, &mut draw(1, n))).collect()
}

/// Chance that the attacker wins at this ln ratio of men, given that there was a battle and that it
/// was decided.
fn chance_given_fought(ln_ratio: f64, encounters: &Encounters, rules: &BattleRules) -> f64 {
    let battles = (0..ENCOUNTERS_EACH).filter_map(|n| encounters.meet(ln_ratio, rules, &mut draw(2, n)));
    let won: Vec<f64> = battles.filter(|c| !c.drawn()).map(|c| f64::from(u8::from(c.a_won()))).collect();
    if won.is_empty() { 0.5 } else { stats::mean(&won) }
}

/// The same if nobody could refuse battle and men were all that told.
fn chance_by_numbers(ln_ratio: f64, rules: &BattleRules) -> f64 {
    let known = |n| known_strengths(ln_ratio, rules, &mut draw(3, n));
    let won: Vec<f64> =
        (0..ENCOUNTERS_EACH / 8).map(known).filter(|c| !c.drawn()).map(|c| f64::from(u8::from(c.a_won()))).collect();
    stats::mean(&won)
}

/// A battle on open ground between hosts that differ in men only; the defender stands.
fn known_strengths(ln_ratio: f64, rules: &BattleRules, draw: &mut Draw) -> Clash {
    let attacker = selected::side(selected::MEN * tumen_base::maths::exp(ln_ratio), 1.0, Posture::Attack, 0.5);
    let defender = selected::side(selected::MEN, 1.0, Posture::Defend, 0.5);
    clash(&attacker, &defender, tumen_engine::battle::Ground::Open, rules, draw)
}

/// Logit slope of the winner on ln ratio where strengths are known and nobody can refuse.
fn known_slope(rules: &BattleRules, number: u64) -> stats::Logit {
    const REACH: f64 = 1.2;
    let data: Vec<(f64, bool)> = (0..number)
        .map(|n| {
            let mut draw = draw(4, n);
            let ln_ratio = draw.between(-REACH, REACH);
            (ln_ratio, known_strengths(ln_ratio, rules, &mut draw))
        })
        .filter(|(_, c)| !c.drawn())
        .map(|(x, c)| (x, c.a_won()))
        .collect();
    stats::logit(&data)
}

/// The main figures for parameters drawn from their priors, as each history draws its own.
fn over_priors(encounters: &Encounters) {
    const HISTORIES: u64 = 200;
    // Each of them gets this part of the battles that the central values get.
    const SHARE: u64 = 40;
    let mut figures = [const { Vec::new() }; 4];
    for history in 0..HISTORIES {
        let mut draw = draw(7, history);
        let values: Vec<f64> = BattleRules::SPECS.iter().map(|spec| spec.prior().sample(&mut draw)).collect();
        let rules = BattleRules::from_values(&values);
        let battles = fought(encounters, &rules, ENCOUNTERS / SHARE);
        let losses = |of: fn(Party) -> Party| {
            let all: Vec<f64> = battles.iter().filter_map(|(_, c)| c.winner.map(|w| c.losses(of(w)))).collect();
            stats::quantile(&all, 0.5)
        };
        figures[0].push(losses(|w| w));
        figures[1].push(losses(Party::other));
        figures[2].push(known_slope(&rules, KNOWN / SHARE).slope);
        figures[3].push(battles.iter().filter(|(_, c)| c.drawn()).count() as f64 / battles.len() as f64);
    }
    report::spreads(&figures);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (rules, encounters) = (BattleRules::default(), Encounters::default());
    let (fitted, held_out) = (table::read("battles.csv")?, table::read("battles_held_out.csv")?);
    let model = fought(&encounters, &rules, ENCOUNTERS);
    let riders = Encounters { mobility: [1.0, 0.5], ..encounters.clone() };
    let ridden_down: Vec<_> = fought(&riders, &rules, ENCOUNTERS).into_iter().filter(|(_, c)| c.a_won()).collect();
    let surprised = Encounters { surprise: true, ..encounters.clone() };

    report::losses(&fitted, &held_out, &model, &ridden_down, &mut draw(6, 0));
    report::selection(&fitted, &model, &known_slope(&rules, KNOWN));
    report::ratios(&fitted, &model);
    let both: Vec<Battle> = fitted.iter().chain(&held_out).copied().collect();
    for (name, battles) in [("table", &fitted), ("held out", &held_out), ("both", &both)] {
        let decided: Vec<(f64, bool)> =
            battles.iter().filter_map(|b| b.attacker_won().map(|w| (b.ln_ratio(), w))).collect();
        let base = stats::mean(
            &fitted.iter().filter_map(Battle::attacker_won).map(|w| f64::from(u8::from(w))).collect::<Vec<_>>(),
        );
        let forecasts: Vec<report::Forecast> = decided
            .iter()
            .map(|(x, won)| report::Forecast {
                model: chance_given_fought(*x, &encounters, &rules),
                numbers: chance_by_numbers(*x, &rules),
                baseline: base,
                won: *won,
            })
            .collect();
        report::brier(name, &forecasts, &mut draw(5, 0));
        if name == "both" {
            report::calibration(&forecasts);
        }
    }
    report::incidents(&model, &fought(&surprised, &rules, ENCOUNTERS));
    over_priors(&encounters);
    Ok(())
}
