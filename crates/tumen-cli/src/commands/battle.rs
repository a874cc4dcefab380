//! `tumen battle`: one battle fought many times.

use crate::args::{Format, seed, up_to};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::words::{percent, thousands};
use crate::{interrupt, out};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use serde::Serialize;
use tumen_analysis::{Estimate, share};
use tumen_base::Draws;
use tumen_engine::battle::{self, Side, clash};
use tumen_engine::{RulePriors, Switches, chance};

/// Arguments of `tumen battle`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: 20,000 against 30,000 who stand behind a river\n  tumen battle --men 20000 --against 30000 --ground river-line --against-posture defend\n\n\
                        Both sides are taken to fight. Commanders seldom do when they expect to lose, so this says what a\n\
                        battle would be, not how likely it is. Each trial draws the rules of battle anew from their ranges\n\
                        (tumen parameters battle)."
)]
pub struct Arguments {
    /// Our men
    #[arg(long, value_name = "A", allow_negative_numbers = true, value_parser = up_to(10_000_000))]
    men: u64,

    /// The enemy's men
    #[arg(long, value_name = "B", allow_negative_numbers = true, value_parser = up_to(10_000_000))]
    against: u64,

    /// The field
    #[arg(long, value_enum, default_value_t)]
    ground: Ground,

    /// Fighting worth of one of our men; 1 is a trained steppe horseman
    #[arg(long, value_name = "Q", default_value_t = 1.0, value_parser = quality)]
    quality: f64,

    /// Fighting worth of one of the enemy's men
    #[arg(long, value_name = "Q", default_value_t = 1.0, value_parser = quality)]
    against_quality: f64,

    /// What we do
    #[arg(long, value_enum, default_value_t = Posture::Attack)]
    posture: Posture,

    /// What the enemy does
    #[arg(long, value_enum, default_value_t = Posture::Attack)]
    against_posture: Posture,

    /// How often to fight it
    #[arg(long, value_name = "N", default_value_t = 10_000, allow_negative_numbers = true, value_parser = up_to(10_000_000))]
    trials: u64,

    /// Seed of all that is drawn
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true, value_parser = seed)]
    seed: u64,
}

/// Reads a fighting worth.
fn quality(text: &str) -> Result<f64, String> {
    let worth: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.05..=20.0).contains(&worth) { Ok(worth) } else { Err("it must be from 0.05 to 20".into()) }
}

/// The field.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Ground {
    /// Steppe or plain.
    #[default]
    Open,
    /// Ravines, canals, gardens, thickets.
    Broken,
    /// A height.
    Hill,
    /// A river.
    RiverLine,
    /// A pass or defile.
    Narrow,
    /// Open ground with a river, gully or canal behind a line.
    Cut,
}

impl From<Ground> for battle::Ground {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::Open => Self::Open,
            Ground::Broken => Self::Broken,
            Ground::Hill => Self::Hill,
            Ground::RiverLine => Self::RiverLine,
            Ground::Narrow => Self::Narrow,
            Ground::Cut => Self::Cut,
        }
    }
}

/// What a side does on the field.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Posture {
    /// Comes on.
    Attack,
    /// Stands and receives the enemy.
    Defend,
    /// Stands behind ditches or waggons.
    Fortified,
}

impl From<Posture> for battle::Posture {
    fn from(posture: Posture) -> Self {
        match posture {
            Posture::Attack => Self::Attack,
            Posture::Defend => Self::Defend,
            Posture::Fortified => Self::Fortified,
        }
    }
}

/// Fights the battle.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let answer = Answer::new(arguments, &fight(arguments)?)?;
    match format {
        Format::Json => out::print_json(&answer),
        Format::Table => out::print(&tell(arguments, &answer)),
    }
}

/// What the trials came to.
#[derive(Default)]
struct Tally {
    won: u64,
    lost: u64,
    /// Fractions of their men that winners lost, in the battles that somebody won.
    winner_losses: Vec<f32>,
    loser_losses: Vec<f32>,
}

fn fight(arguments: &Arguments) -> Result<Tally, Failure> {
    let side = |men: u64, quality, posture: Posture| Side {
        men: men as f64,
        quality,
        cohesion: 1.0,
        posture: posture.into(),
        mobility: 1.0,
        boldness: 0.5,
        surprised: false,
        commander_present: true,
    };
    let ours = side(arguments.men, arguments.quality, arguments.posture);
    let theirs = side(arguments.against, arguments.against_quality, arguments.against_posture);
    // Without overrides there is nothing that could be unknown.
    let priors = RulePriors::new([]).unwrap_or_else(|_| unreachable!("no overrides were given"));
    let bar = Progress::new(arguments.trials, "battles");
    let mut tally = Tally::default();
    for trial in 0..arguments.trials {
        if trial % 1024 == 0 {
            interrupt::check()?;
            bar.at(trial);
        }
        let draws = Draws::new(arguments.seed, trial);
        let rules = priors.sample(&draws, Switches::default()).battle;
        let fought = clash(&ours, &theirs, arguments.ground.into(), &rules, &mut chance::TRIAL.at(&draws, (), 0));
        if let Some(winner) = fought.winner {
            tally.won += u64::from(fought.a_won());
            tally.lost += u64::from(!fought.a_won());
            tally.winner_losses.push(fought.losses(winner) as f32);
            tally.loser_losses.push(fought.losses(winner.other()) as f32);
        }
    }
    tally.winner_losses.sort_unstable_by(f32::total_cmp);
    tally.loser_losses.sort_unstable_by(f32::total_cmp);
    Ok(tally)
}

/// The battle for programs. Losses are fractions of the men of that side.
#[derive(Serialize)]
struct Answer {
    win: f64,
    low: f64,
    high: f64,
    lose: f64,
    draw: f64,
    winner_losses: Losses,
    loser_losses: Losses,
    trials: u64,
    seed: u64,
}

/// None if nobody won any of the battles.
#[derive(Serialize)]
struct Losses {
    q25: Option<f64>,
    q50: Option<f64>,
    q75: Option<f64>,
}

impl Losses {
    fn of(sorted: &[f32]) -> Self {
        let at =
            |quarters: usize| sorted.get((sorted.len().saturating_sub(1) * quarters + 2) / 4).map(|x| f64::from(*x));
        Self { q25: at(1), q50: at(2), q75: at(3) }
    }
}

impl Answer {
    fn new(arguments: &Arguments, tally: &Tally) -> Result<Self, Failure> {
        let of = arguments.trials;
        let Some(Estimate { value, low, high }) = share(tally.won, of) else {
            return Err(Failure::input("no battle was fought"));
        };
        Ok(Self {
            win: value,
            low,
            high,
            lose: tally.lost as f64 / of as f64,
            draw: (of - tally.won - tally.lost) as f64 / of as f64,
            winner_losses: Losses::of(&tally.winner_losses),
            loser_losses: Losses::of(&tally.loser_losses),
            trials: of,
            seed: arguments.seed,
        })
    }
}

fn tell(arguments: &Arguments, answer: &Answer) -> String {
    let name = |value: Option<PossibleValue>| value.map(|v| v.get_name().to_owned()).unwrap_or_default();
    let title = format!(
        "{} men ({}) against {} ({}) on {} ground, fought {} times",
        thousands(arguments.men),
        name(arguments.posture.to_possible_value()),
        thousands(arguments.against),
        name(arguments.against_posture.to_possible_value()),
        name(arguments.ground.to_possible_value()),
        thousands(answer.trials)
    );
    let mut text = out::heading(&title);
    text += &format!(
        "  we win          {:>6}  (95% interval {} to {})\n  the enemy wins  {:>6}\n  nobody wins     {:>6}\n\n",
        percent(answer.win),
        percent(answer.low),
        percent(answer.high),
        percent(answer.lose),
        percent(answer.draw),
    );
    let shown = |x: Option<f64>| x.map_or_else(|| "-".into(), percent);
    text += "Losses, killed, taken or scattered, as a share of the men of that side\n";
    text += &format!("  {:<14}  {:>6}  {:>6}  {:>6}\n", "", "25%", "50%", "75%");
    for (name, losses) in [("of the winner", &answer.winner_losses), ("of the loser", &answer.loser_losses)] {
        let [a, b, c] = [losses.q25, losses.q50, losses.q75].map(shown);
        text += &format!("  {name:<14}  {a:>6}  {b:>6}  {c:>6}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_of_few() {
        let q = |list: &[f32]| {
            let l = Losses::of(list);
            (l.q25, l.q50, l.q75)
        };
        assert_eq!(q(&[]), (None, None, None));
        assert_eq!(q(&[0.5]), (Some(0.5), Some(0.5), Some(0.5)));
        assert_eq!(q(&[0.0, 0.25, 0.5, 0.75, 1.0]), (Some(0.25), Some(0.5), Some(0.75)));
    }
}
