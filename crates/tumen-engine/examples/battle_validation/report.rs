//! The tables of the validation page, in Markdown.

use crate::stats;
use crate::table::Battle;
use tumen_base::Draw;
use tumen_engine::battle::{Clash, Fate, Incident, Party};

/// Battles so many that their medians need no interval.
const MANY: usize = 1000;
const QUARTILES: [f64; 3] = [0.25, 0.5, 0.75];

/// Chances given to one attacker, and whether he won.
#[derive(Clone, Copy)]
pub struct Forecast {
    /// By the rules, given that the battle was fought.
    pub model: f64,
    /// By the rules if men were all that told.
    pub numbers: f64,
    /// Share of attackers who won in the table.
    pub baseline: f64,
    /// What happened.
    pub won: bool,
}

fn quartiles(values: &[f64]) -> String {
    QUARTILES.map(|p| format!("{:.3}", stats::quantile(values, p))).join(" / ")
}

fn model_losses(battles: &[(f64, Clash)]) -> Vec<(f64, f64)> {
    battles.iter().filter_map(|(_, c)| c.winner.map(|w| (c.losses(w), c.losses(w.other())))).collect()
}

fn header(cells: &[&str]) {
    println!("\n| {} |\n|{}", cells.join(" | "), "---|".repeat(cells.len()));
}

fn row(cells: &[String]) {
    println!("| {} |", cells.join(" | "));
}

/// Fractions lost by winners and losers.
pub fn losses(
    fitted: &[Battle],
    held_out: &[Battle],
    model: &[(f64, Clash)],
    ridden_down: &[(f64, Clash)],
    draw: &mut Draw,
) {
    header(&[
        "battles",
        "winner lost q1 / median / q3",
        "loser lost q1 / median / q3",
        "95% intervals of the medians",
        "loser lost the smaller fraction",
        "correlation of ln losses",
    ]);
    let real = |battles: &[Battle]| battles.iter().filter_map(Battle::losses).collect::<Vec<_>>();
    for (name, pairs) in [
        ("table", real(fitted)),
        ("held out", real(held_out)),
        ("model", model_losses(model)),
        ("model, victor twice as mobile", model_losses(ridden_down)),
    ] {
        let (winners, losers): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let odd = pairs.iter().filter(|(w, l)| l < w).count() as f64 / pairs.len() as f64;
        let name = format!("{name} ({})", pairs.len());
        let medians = if pairs.len() > MANY {
            String::new()
        } else {
            let mut about = |values: &[f64]| stats::bootstrap(values, |v| stats::quantile(v, 0.5), draw);
            let ((a, b), (c, d)) = (about(&winners), about(&losers));
            format!("{a:.3} to {b:.3}; {c:.3} to {d:.3}")
        };
        row(&[
            name,
            quartiles(&winners),
            quartiles(&losers),
            medians,
            format!("{odd:.2}"),
            format!("{:.2}", stats::log_correlation(&pairs)),
        ]);
    }
}

/// What numbers tell about the winner among battles fought.
pub fn selection(fitted: &[Battle], model: &[(f64, Clash)], known: &stats::Logit) {
    header(&["quantity", "table", "model"]);
    let real: Vec<(f64, bool)> = fitted.iter().filter_map(|b| b.attacker_won().map(|w| (b.ln_ratio(), w))).collect();
    let ours: Vec<(f64, bool)> = model.iter().filter(|(_, c)| !c.drawn()).map(|(x, c)| (*x, c.a_won())).collect();
    let (a, b) = (stats::logit(&real), stats::logit(&ours));
    let span = |g: &stats::Logit| {
        format!("{:.2} ({:.2} to {:.2})", g.slope, g.slope - 1.96 * g.slope_error, g.slope + 1.96 * g.slope_error)
    };
    row(&["logit slope of the winner on ln ratio of men, battles fought".into(), span(&a), format!("{:.2}", b.slope)]);
    row(&[
        "intercept: log odds of the attacker at equal numbers".into(),
        format!("{:.2}", a.intercept),
        format!("{:.2}", b.intercept),
    ]);
    row(&[
        "logit slope where strengths are known and nobody can refuse".into(),
        "-".into(),
        format!("{:.2}", known.slope),
    ]);
    let ratios = |data: &[(f64, bool)]| data.iter().map(|d| d.0).collect::<Vec<_>>();
    let shape = |xs: &[f64]| format!("{:.2}, {:.2}", stats::mean(xs), stats::deviation(xs));
    row(&["mean and deviation of ln ratio of men".into(), shape(&ratios(&real)), shape(&ratios(&ours))]);
    let drawn_real = (fitted.len() - real.len()) as f64 / fitted.len() as f64;
    let drawn_ours = (model.len() - ours.len()) as f64 / model.len() as f64;
    row(&["drawn".into(), format!("{drawn_real:.3}"), format!("{drawn_ours:.3}")]);
}

/// Share of attackers who won, by ratio of men.
pub fn ratios(fitted: &[Battle], model: &[(f64, Clash)]) {
    const EDGES: [f64; 6] = [0.0, 0.67, 1.0, 1.5, 2.0, f64::INFINITY];
    header(&["attacker's men over defender's", "table", "model"]);
    for edge in EDGES.windows(2) {
        let inside = |x: f64| (edge[0]..edge[1]).contains(&tumen_base::maths::exp(x));
        let real: Vec<bool> = fitted.iter().filter(|b| inside(b.ln_ratio())).filter_map(Battle::attacker_won).collect();
        let ours: Vec<bool> = model.iter().filter(|(x, c)| inside(*x) && !c.drawn()).map(|(_, c)| c.a_won()).collect();
        let won = |all: &[bool]| all.iter().filter(|w| **w).count();
        let share = format!("{:.2}", won(&ours) as f64 / ours.len() as f64);
        row(&[format!("{} to {}", edge[0], edge[1]), format!("{} of {}", won(&real), real.len()), share]);
    }
}

/// Brier scores of the three forecasts.
pub fn brier(name: &str, forecasts: &[Forecast], draw: &mut Draw) {
    let score = |of: fn(&Forecast) -> f64| stats::brier(&forecasts.iter().map(|f| (of(f), f.won)).collect::<Vec<_>>());
    let gain = |sample: &[Forecast]| {
        stats::brier(&sample.iter().map(|f| (f.baseline, f.won)).collect::<Vec<_>>())
            - stats::brier(&sample.iter().map(|f| (f.model, f.won)).collect::<Vec<_>>())
    };
    let (low, high) = stats::bootstrap(forecasts, gain, draw);
    if name == "table" {
        header(&[
            "battles",
            "Brier, model",
            "Brier, baseline",
            "baseline less model (95% interval)",
            "Brier, numbers alone",
        ]);
    }
    row(&[
        format!("{name} ({})", forecasts.len()),
        format!("{:.4}", score(|f| f.model)),
        format!("{:.4}", score(|f| f.baseline)),
        format!("{:.4} ({low:.4} to {high:.4})", gain(forecasts)),
        format!("{:.4}", score(|f| f.numbers)),
    ]);
}

/// Forecast against what happened, in bins of equal size by forecast.
pub fn calibration(forecasts: &[Forecast]) {
    const BINS: usize = 5;
    header(&["forecast of the model", "battles", "mean forecast", "attacker won"]);
    let mut sorted = forecasts.to_vec();
    sorted.sort_by(|a, b| a.model.total_cmp(&b.model));
    for bin in 0..BINS {
        let part = &sorted[bin * sorted.len() / BINS..(bin + 1) * sorted.len() / BINS];
        let mean = stats::mean(&part.iter().map(|f| f.model).collect::<Vec<_>>());
        let won = part.iter().filter(|f| f.won).count();
        let range = format!("{:.2} to {:.2}", part[0].model, part[part.len() - 1].model);
        row(&[range, part.len().to_string(), format!("{mean:.2}"), format!("{:.2}", won as f64 / part.len() as f64)]);
    }
}

/// How often each incident and fate occurs, and what surprise is worth.
pub fn incidents(model: &[(f64, Clash)], surprised: &[(f64, Clash)]) {
    let share = |battles: &[(f64, Clash)], test: &dyn Fn(&Clash) -> bool| {
        battles.iter().filter(|(_, c)| test(c)).count() as f64 / battles.len() as f64
    };
    header(&["in the model's battles", "share"]);
    // Surprise is never by chance: somebody must set it.
    for incident in Incident::ALL.into_iter().filter(|i| *i != Incident::Surprise) {
        let befell = |c: &Clash| [Party::A, Party::B].iter().any(|p| c.incidents.befell(incident, *p));
        row(&[format!("{incident:?}"), format!("{:.3}", share(model, &befell))]);
    }
    let beaten = |c: &Clash| c.winner.map(|w| c.commander(w.other()));
    let victor = |c: &Clash| c.winner.map(|w| c.commander(w));
    row(&["beaten commander taken".into(), format!("{:.3}", share(model, &|c| beaten(c) == Some(Fate::Captured)))]);
    row(&["beaten commander killed".into(), format!("{:.3}", share(model, &|c| beaten(c) == Some(Fate::Killed)))]);
    row(&["victorious commander killed".into(), format!("{:.3}", share(model, &|c| victor(c) == Some(Fate::Killed)))]);
    let decided = |battles: &[(f64, Clash)]| share(battles, &Clash::a_won) / (1.0 - share(battles, &Clash::drawn));
    row(&["attacker won, of decided battles".into(), format!("{:.3}", decided(model))]);
    row(&["attacker won, defender surprised".into(), format!("{:.3}", decided(surprised))]);
}

/// The main figures over parameters drawn from their priors.
pub fn spreads(figures: &[Vec<f64>; 4]) {
    header(&["over the priors of all parameters", "5% / median / 95%"]);
    let names = ["median lost by winners", "median lost by losers", "logit slope where strengths are known", "drawn"];
    for (name, values) in names.iter().zip(figures) {
        row(&[(*name).into(), [0.05, 0.5, 0.95].map(|p| format!("{:.3}", stats::quantile(values, p))).join(" / ")]);
    }
}
