//! Calibration against problems whose posterior is known, and against pyABC on the same simulators
//! (`validation/calibration/pyabc_recipe.py` made its values). And that it is one calibration however it is cut up.

use serde_json::Value;
use tumen_analysis::smc::{Calibration, Posterior, Problem, Settings, SmcError, Stop, Target};
use tumen_base::{Draws, Prior, maths};

const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

fn pyabc() -> Value {
    serde_json::from_str(include_str!("../../../validation/calibration/pyabc.json")).expect("the file is JSON")
}

/// Mean of 20 normals of standard deviation 1.
fn mean_of_twenty(inputs: &[f64], number: u64) -> Vec<f64> {
    vec![inputs[0] + Draws::new(99, number).at(1, 0, 0).normal() / 20.0f64.sqrt()]
}

/// Mean and logarithm of the standard deviation of 20 normals.
fn spread(inputs: &[f64], number: u64) -> Vec<f64> {
    let mut draw = Draws::new(99, number).at(1, 0, 0);
    let y: Vec<f64> = (0..20).map(|_| inputs[0] + inputs[1] * draw.normal()).collect();
    let mean = y.iter().sum::<f64>() / 20.0;
    let squares: f64 = y.iter().map(|y| (y - mean) * (y - mean)).sum();
    vec![mean, maths::ln((squares / 19.0).sqrt())]
}

fn at(value: f64) -> Target {
    Target::around(value, 0.0, 0.0)
}

fn calibrate(
    priors: Vec<Prior>,
    targets: Vec<Target>,
    settings: Settings,
    simulate: impl Fn(&[f64], u64) -> Vec<f64> + Sync,
) -> (Calibration, Stop) {
    let mut calibration = Calibration::new(Problem { priors, targets }, settings).expect("a sound problem");
    let stop = calibration.run(simulate, |_| ()).expect("a summary for each target");
    (calibration, stop)
}

fn posterior(calibration: &Calibration) -> Posterior {
    calibration.posterior().expect("a generation is complete")
}

/// The quantiles of a density on a grid.
fn exact(low: f64, high: f64, density: impl Fn(f64) -> f64) -> [f64; 5] {
    let cells = 4000;
    let value = |cell: usize| low + (high - low) * (cell as f64 + 0.5) / cells as f64;
    let weights: Vec<f64> = (0..cells).map(|cell| density(value(cell))).collect();
    let total: f64 = weights.iter().sum();
    QUANTILES.map(|q| {
        let mut left = q * total;
        let cell = weights.iter().position(|w| {
            left -= w;
            left <= 0.0
        });
        value(cell.expect("the density adds up"))
    })
}

fn normal(x: f64, mean: f64, sd: f64) -> f64 {
    let z = (x - mean) / sd;
    maths::exp(-0.5 * z * z) / sd
}

/// How far quantiles are off, at most, over the standard deviation of what is known.
fn off(found: &Posterior, input: usize, known: [f64; 5]) -> f64 {
    // From the 5th to the 95th part of a normal are 3.29 standard deviations.
    let sd = (known[4] - known[0]) / 3.29;
    let each = QUANTILES.iter().zip(known).map(|(q, x)| (found.quantile(input, *q).expect("an input") - x).abs() / sd);
    each.fold(0.0, f64::max)
}

#[test]
fn the_mean_of_normals_has_its_known_posterior() {
    let sd = 1.0 / 20.0f64.sqrt();
    let flat = Prior::Uniform { low: -10.0, high: 10.0 };
    let peaked = Prior::Triangular { low: -1.0, mode: 0.0, high: 1.0 };
    for (prior, low, high, generations) in [(flat, -1.5, 2.5, 9), (peaked, -1.0, 1.0, 6)] {
        let known = exact(low, high, |x| maths::exp(prior.log_density(x)) * normal(0.5, x, sd));
        let settings = Settings { population: 2000, generations, ..Settings::default() };
        let (calibration, stop) = calibrate(vec![prior], vec![at(0.5)], settings, mean_of_twenty);
        let off = off(&posterior(&calibration), 0, known);
        let simulations = calibration.progress().simulations;
        eprintln!("mean of normals: {off:.3} deviations off, {simulations} simulations, {stop:?}");
        assert!(off < 0.15, "{off}");
    }
}

#[test]
fn mean_and_spread_come_out_as_known_and_as_pyabc_has_them() {
    let priors = vec![Prior::Uniform { low: 0.0, high: 10.0 }, Prior::Uniform { low: 0.5, high: 5.0 }];
    let targets = vec![at(4.0), at(maths::ln(2.0))];
    let settings = Settings { population: 2000, generations: 9, ..Settings::default() };
    let (calibration, stop) = calibrate(priors, targets, settings, spread);
    let found = posterior(&calibration);
    // 19 s^2 / sigma^2 has the chi-squared distribution with 19 degrees; the mean, with sigma integrated out, Student's.
    let of_sd = |s: f64| maths::exp(-19.0 * 4.0 / (2.0 * s * s)) / maths::pow(s, 19.0);
    let of_mean = |m: f64| {
        let sds = (0..400).map(|i| 0.5 + 4.5 * (f64::from(i) + 0.5) / 400.0);
        sds.map(|s| of_sd(s) * normal(4.0, m, s / 20.0f64.sqrt())).sum()
    };
    let known = [exact(0.0, 10.0, of_mean), exact(0.5, 5.0, of_sd)];
    for (input, name) in ["mean", "sd"].iter().enumerate() {
        let ours = off(&found, input, known[input]);
        let theirs: Vec<f64> =
            pyabc()["spread"][name].as_array().expect("a list").iter().map(|x| x.as_f64().expect("a number")).collect();
        let theirs: [f64; 5] = theirs.try_into().expect("five quantiles");
        let apart = off(&found, input, theirs);
        eprintln!("spread, {name}: {ours:.3} deviations from the truth, {apart:.3} from pyABC");
        assert!(ours < 0.2 && apart < 0.3, "{ours} {apart}");
    }
    let progress = calibration.progress();
    eprintln!("spread: {} simulations, effective {:.0}, {stop:?}", progress.simulations, found.effective());
    assert!(found.effective() > 1000.0, "{}", found.effective());
}

#[test]
fn rival_accounts_have_their_known_shares() {
    let accounts = vec![Prior::Fixed(0.0), Prior::Uniform { low: -3.0, high: 3.0 }];
    let rivals = Prior::Any { accounts, weights: vec![1.0, 1.0] };
    let sd = 1.0 / 20.0f64.sqrt();
    let null = normal(0.5, 0.0, sd) / core::f64::consts::TAU.sqrt();
    let known = null / (null + 1.0 / 6.0);
    let settings = Settings { population: 2000, generations: 9, ..Settings::default() };
    let (calibration, stop) = calibrate(vec![rivals], vec![at(0.5)], settings, mean_of_twenty);
    let found = posterior(&calibration);
    let shares = found.shares(0);
    let theirs = pyabc()["models"]["share_of_null"].as_f64().expect("a number");
    let effective = found.effective();
    eprintln!("rivals: {:?}, known {known:.3}, pyABC {theirs:.3}, effective {effective:.0}, {stop:?}", shares[0]);
    assert!((shares[0].value - known).abs() < 0.04 && (shares[0].value - theirs).abs() < 0.08, "{shares:?} {known}");
    assert!((shares[0].value + shares[1].value - 1.0).abs() < 1e-9);
    assert!(shares[0].low < shares[0].value && shares[0].value < shares[0].high);
}

fn small() -> Calibration {
    let rivals = Prior::Any {
        accounts: vec![Prior::Fixed(4.0), Prior::Triangular { low: 0.0, mode: 4.0, high: 9.0 }],
        weights: vec![1.0, 2.0],
    };
    let priors = vec![rivals, Prior::Uniform { low: 0.5, high: 5.0 }];
    let targets = vec![Target::around(4.0, 0.1, 0.0), at(maths::ln(2.0))];
    let settings = Settings { population: 150, generations: 4, batch: 37, ..Settings::default() };
    Calibration::new(Problem { priors, targets }, settings).expect("a sound problem")
}

#[test]
fn threads_and_batches_change_nothing() {
    let run = |threads: usize, batch: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let settings = Settings { population: 150, generations: 4, batch, ..Settings::default() };
        let priors = vec![Prior::Uniform { low: 0.0, high: 10.0 }, Prior::Uniform { low: 0.5, high: 5.0 }];
        let targets = vec![at(4.0), at(maths::ln(2.0))];
        let (calibration, _) = pool.install(|| calibrate(priors, targets, settings, spread));
        (posterior(&calibration), calibration.history().to_vec())
    };
    let one = run(1, 64);
    assert_eq!(one, run(3, 64));
    assert_eq!(one, run(2, 17));
    assert_eq!(one, run(1, 1000));
}

#[test]
fn a_calibration_goes_on_where_it_was_written_down() {
    let mut whole = small();
    whole.run(spread, |_| ()).expect("summaries");
    let mut cut = small();
    let mut steps = 0;
    while cut.step(spread).expect("summaries").is_none() {
        steps += 1;
        let bytes = postcard::to_stdvec(&cut).expect("it can be written");
        cut = postcard::from_bytes(&bytes).expect("it can be read");
    }
    assert!(steps > 8, "{steps}");
    assert_eq!(cut, whole);
}

#[test]
fn a_calibration_ends_for_a_reason() {
    let flat = || vec![Prior::Uniform { low: -10.0, high: 10.0 }];
    let usual = || Settings { population: 100, ..Settings::default() };
    let run = |settings| calibrate(flat(), vec![at(0.5)], settings, mean_of_twenty);
    let (done, stop) = run(Settings { bound: 0.5, ..usual() });
    assert!(stop == Stop::Near && done.history().last().expect("a generation").bound <= 0.5);
    let (done, stop) = run(Settings { generations: 3, ..usual() });
    assert_eq!((stop, done.history().len()), (Stop::Generations, 3));
    let (done, stop) = run(Settings { simulations: 1234, ..usual() });
    assert_eq!((stop, done.progress().simulations), (Stop::Budget, 1234));
    let (done, stop) = run(Settings { acceptance: 0.2, generations: 100, ..usual() });
    assert!(stop == Stop::Acceptance && done.history().iter().all(|g| g.acceptance > 0.2), "{:?}", done.history());
    // Whoever asks again gets the same answer, and nothing is simulated.
    let mut done = done;
    let before = done.progress();
    assert_eq!(done.step(mean_of_twenty), Ok(Some(Stop::Acceptance)));
    assert_eq!(done.progress(), before);
    // Within a wide target everything is near at once.
    let wide = vec![Target { low: -50.0, high: 50.0, missing: 0.0 }];
    let (done, stop) = calibrate(flat(), wide, usual(), mean_of_twenty);
    assert_eq!((stop, done.history().len()), (Stop::Near, 2));
}

#[test]
fn bounds_fall_and_progress_is_told() {
    let mut told = vec![];
    let mut calibration = small();
    calibration.run(spread, |progress| told.push(*progress)).expect("summaries");
    assert!(told.windows(2).all(|pair| pair[0].simulations < pair[1].simulations));
    assert!(told.iter().all(|p| (0.0..=1.0).contains(&p.acceptance) && p.accepted < p.population));
    assert_eq!(told[0].effective, None);
    let effective = told.last().and_then(|p| p.effective).expect("a generation is complete");
    assert!(effective > 1.0 && effective <= 150.0);
    let bounds: Vec<f64> = calibration.history().iter().map(|g| g.bound).collect();
    assert!(bounds.windows(2).all(|pair| pair[0] > pair[1]), "{bounds:?}");
}

#[test]
fn a_simulation_must_answer_every_target() {
    let mut calibration = small();
    let wrong = |_: &[f64], _: u64| vec![1.0];
    assert_eq!(calibration.step(wrong), Err(SmcError::Summaries { number: 0, found: 1, expected: 2 }));
    assert_eq!(calibration, small());
    assert_eq!(calibration.posterior(), None);
}
