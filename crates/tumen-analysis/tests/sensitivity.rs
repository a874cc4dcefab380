//! Sensitivity analysis against functions whose indices are known, and against SALib: on the same points to
//! rounding, on points of its own within what the estimators leave open. `validation/sensitivity/salib.py` made
//! the values of SALib.

use serde_json::Value;
use std::f64::consts::PI;
use tumen_analysis::{morris, sobol};
use tumen_base::maths::{pow, sin};

fn salib() -> Value {
    serde_json::from_str(include_str!("../../../validation/sensitivity/salib.json")).expect("the file is JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|x| x.as_f64().expect("a number")).collect()
}

/// Ishigami and Homma 1990 on the unit cube, a = 7, b = 0.1.
fn ishigami(u: &[f64]) -> f64 {
    let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
    sin(x[0]) + 7.0 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4.0) * sin(x[0])
}

/// First and total indices of it, from its variance by parts (Saltelli and others 2008, Global Sensitivity
/// Analysis: The Primer).
fn ishigami_indices() -> ([f64; 3], [f64; 3]) {
    let (a, b) = (7.0, 0.1);
    let p4 = pow(PI, 4.0);
    let v1 = 0.5 * (1.0 + b * p4 / 5.0) * (1.0 + b * p4 / 5.0);
    let v2 = a * a / 8.0;
    let v13 = b * b * p4 * p4 * (1.0 / 18.0 - 1.0 / 50.0);
    let v = v1 + v2 + v13;
    ([v1 / v, v2 / v, 0.0], [(v1 + v13) / v, v2 / v, v13 / v])
}

const G: [f64; 6] = [0.0, 0.5, 3.0, 9.0, 99.0, 99.0];

/// The G function of Sobol' as in Saltelli and others 2010.
fn g(u: &[f64]) -> f64 {
    u.iter().zip(G).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
}

/// First and total indices of it: the variance given input i is 1 / (3 (1 + a_i)^2), and factors multiply.
fn g_indices() -> (Vec<f64>, Vec<f64>) {
    let parts = G.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let whole: f64 = parts.iter().map(|v| 1.0 + v).product();
    let v = whole - 1.0;
    (parts.map(|p| p / v).to_vec(), parts.map(|p| p * whole / (1.0 + p) / v).to_vec())
}

fn indices(plan: &sobol::Plan, outputs: &[Vec<f64>], resamples: u64) -> sobol::Indices {
    sobol::indices(plan, outputs, resamples, 3).expect("whole outputs").remove(0).expect("the output varies")
}

fn run(plan: &sobol::Plan, model: impl Fn(&[f64]) -> f64, resamples: u64) -> sobol::Indices {
    let outputs: Vec<Vec<f64>> = plan.design().iter().map(|run| vec![model(&run.inputs)]).collect();
    indices(plan, &outputs, resamples)
}

/// The greatest distance between estimates and what they should be.
fn off(found: impl Iterator<Item = f64>, expected: &[f64]) -> f64 {
    found.zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[test]
fn the_estimators_are_those_of_salib() {
    let stored = &salib()["sobol"][0];
    let plan = sobol::plan(3, 64, 1).unwrap().with_pairs();
    let outputs: Vec<Vec<f64>> = numbers(&stored["y"]).into_iter().map(|y| vec![y]).collect();
    let found = indices(&plan, &outputs, 1000);
    assert!(off(found.inputs.iter().map(|i| i.first.value), &numbers(&stored["first"])) < 1e-9);
    assert!(off(found.inputs.iter().map(|i| i.total.value), &numbers(&stored["total"])) < 1e-9);
    assert!(off(found.pairs.iter().map(|p| p.second.value), &numbers(&stored["second"])) < 1e-9);
    // SALib's half width is 1.96 standard deviations of its resamples; here it is half of the interval.
    for (index, (first, total)) in found
        .inputs
        .iter()
        .zip(numbers(&stored["first_half_width"]).into_iter().zip(numbers(&stored["total_half_width"])))
    {
        for (found, half) in [(index.first, first), (index.total, total)] {
            assert!((0.5 * (found.high - found.low) / half - 1.0).abs() < 0.15, "{found:?} {half}");
        }
    }
}

#[test]
fn ishigami_comes_out_as_it_should() {
    let (first, total) = ishigami_indices();
    // Known to four digits: 0.3139, 0.4424, 0; 0.5576, 0.4424, 0.2437.
    assert!(off(first.into_iter(), &[0.3139, 0.4424, 0.0]) < 1e-4);
    assert!(off(total.into_iter(), &[0.5576, 0.4424, 0.2437]) < 1e-4);
    let stored = &salib()["sobol"][1];
    let theirs =
        [off(first.into_iter(), &numbers(&stored["first"])), off(total.into_iter(), &numbers(&stored["total"]))];
    let found = run(&sobol::plan(3, 1024, 1).unwrap(), ishigami, 500);
    let ours = [
        off(found.inputs.iter().map(|i| i.first.value), &first),
        off(found.inputs.iter().map(|i| i.total.value), &total),
    ];
    eprintln!("ishigami, 1024: ours {ours:?}, SALib {theirs:?}");
    assert!(ours[0] < 0.03 && ours[1] < 0.03, "{ours:?}");
    for (index, (first, total)) in found.inputs.iter().zip(first.into_iter().zip(total)) {
        assert!(index.first.low <= first && first <= index.first.high, "{index:?} {first}");
        assert!(index.total.low <= total && total <= index.total.high, "{index:?} {total}");
    }
    let long = run(&sobol::plan(3, 16_384, 1).unwrap(), ishigami, 0);
    let ours = off(long.inputs.iter().map(|i| i.first.value), &first)
        .max(off(long.inputs.iter().map(|i| i.total.value), &total));
    eprintln!("ishigami, 16384: ours {ours}");
    assert!(ours < 0.005, "{ours}");
}

#[test]
fn the_g_function_comes_out_as_it_should() {
    let (first, total) = g_indices();
    let stored = &salib()["sobol"][2];
    let found = run(&sobol::plan(6, 1024, 1).unwrap(), g, 0);
    let ours = [
        off(found.inputs.iter().map(|i| i.first.value), &first),
        off(found.inputs.iter().map(|i| i.total.value), &total),
    ];
    let theirs = [
        off(first.iter().copied(), &numbers(&stored["first"])),
        off(total.iter().copied(), &numbers(&stored["total"])),
    ];
    eprintln!("G, 1024: ours {ours:?}, SALib {theirs:?}");
    assert!(ours[0] < 0.03 && ours[1] < 0.03, "{ours:?}");
}

#[test]
fn elementary_effects_are_those_of_salib() {
    for stored in salib()["morris"].as_array().expect("a list") {
        let points: Vec<Vec<f64>> = stored["points"].as_array().expect("a list").iter().map(numbers).collect();
        let outputs: Vec<Vec<f64>> = numbers(&stored["y"]).into_iter().map(|y| vec![y]).collect();
        let found = morris::effects(&points, &outputs, 1000, 5).expect("whole trajectories").remove(0);
        assert!(off(found.iter().map(|e| e.mu), &numbers(&stored["mu"])) < 1e-9);
        assert!(off(found.iter().map(|e| e.mu_star.value), &numbers(&stored["mu_star"])) < 1e-9);
        assert!(off(found.iter().map(|e| e.sigma), &numbers(&stored["sigma"])) < 1e-9);
        for (effect, half) in found.iter().zip(numbers(&stored["mu_star_half_width"])) {
            let ours = 0.5 * (effect.mu_star.high - effect.mu_star.low);
            assert!((ours - half).abs() <= 0.2 * half + 1e-9, "{effect:?} {half}");
        }
    }
}

#[test]
fn a_screening_ranks_the_inputs_of_the_g_function() {
    // The smaller a_i, the more its input matters; the last two are alike.
    let points = morris::design(6, 60, 4, 2).unwrap();
    let outputs: Vec<Vec<f64>> = points.iter().map(|x| vec![g(x)]).collect();
    let found = morris::effects(&points, &outputs, 200, 2).unwrap().remove(0);
    let sizes: Vec<f64> = found.iter().map(|e| e.mu_star.value).collect();
    assert!(sizes[..5].windows(2).all(|pair| pair[0] > pair[1]), "{sizes:?}");
    assert!((sizes[4] / sizes[5] - 1.0).abs() < 0.3, "{sizes:?}");
}

#[test]
fn the_scenario_is_analysed_as_by_salib() {
    // Runs of the built-in scenario: a share of what happened or not, and a day. See validation/sensitivity/scenario.py.
    let stored: Value =
        serde_json::from_str(include_str!("../../../validation/sensitivity/scenario.json")).expect("JSON");
    let count = |of: &Value| of["inputs"].as_array().expect("a list").len();
    let outputs = |of: &Value| {
        let columns: Vec<Vec<f64>> =
            of["outputs"].as_array().expect("a list").iter().map(|o| numbers(&o["y"])).collect();
        (0..columns[0].len()).map(|row| columns.iter().map(|y| y[row]).collect()).collect::<Vec<Vec<f64>>>()
    };
    // Days are Julian day numbers above two millions, whose squares leave fewer digits.
    let near = |found: Vec<f64>, expected: &Value| {
        let expected = numbers(expected);
        let size = expected.iter().fold(1.0, |size: f64, x| size.max(x.abs()));
        let worst = off(found.into_iter(), &expected) / size;
        assert!(worst < 1e-6, "{worst}");
    };
    let screened = &stored["morris"];
    let points: Vec<Vec<f64>> = screened["points"].as_array().expect("a list").iter().map(numbers).collect();
    let found = morris::effects(&points, &outputs(screened), 1000, 5).expect("whole trajectories");
    for (found, theirs) in found.iter().zip(screened["outputs"].as_array().expect("a list")) {
        near(found.iter().map(|e| e.mu).collect(), &theirs["mu"]);
        near(found.iter().map(|e| e.mu_star.value).collect(), &theirs["mu_star"]);
        near(found.iter().map(|e| e.sigma).collect(), &theirs["sigma"]);
    }
    let shared = &stored["sobol"];
    let base = shared["base"].as_u64().expect("a number") as usize;
    let plan = sobol::plan(count(shared), base, 1).unwrap().with_chance();
    let found = sobol::indices(&plan, &outputs(shared), 1000, 5).expect("whole outputs");
    for (found, theirs) in found.iter().zip(shared["outputs"].as_array().expect("a list")) {
        let found = found.as_ref().expect("the output varies");
        near(found.inputs.iter().map(|i| i.first.value).collect(), &theirs["S1"]);
        near(found.inputs.iter().map(|i| i.total.value).collect(), &theirs["ST"]);
        for (index, half) in found.inputs.iter().zip(numbers(&theirs["ST_conf"])) {
            let ours = 0.5 * (index.total.high - index.total.low);
            assert!((ours - half).abs() <= 0.25 * half + 1e-9, "{index:?} {half}");
        }
    }
}
