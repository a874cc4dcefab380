//! Setups from a page: what can be read, what cannot, and that every option of the laboratory does something.

mod support;

use support::{House, built_in, empire, tiny};
use tumen_base::Day;
use tumen_engine::{Setup, Sim};
use tumen_view::{Problem, SetupText, inputs, scenario};

fn text(json: &str) -> SetupText {
    serde_json::from_str(json).expect("the test is of the form of a setup")
}

fn problem(json: &str) -> Problem {
    text(json).read(&built_in().stage).expect_err(json)
}

#[test]
fn a_setup_is_read_as_the_command_line_reads_it() {
    let setup = text(
        r#"{"set": [["siege.hunger", "0.02"], ["siege.hunger", "0.05"], ["outside.kuchlug_comes.date", "1210-03-01..1210-06-01"]],
            "flip": ["pay", "pay"], "acts": [["1213-01-01", "khwarazm recall"]]}"#,
    );
    let read = setup.read(&built_in().stage).unwrap();
    assert_eq!((read.set.len(), read.acts.len(), read.switches.pay), (2, 1, false));
    assert_eq!(read.set[&built_in().stage.inputs().find("siege.hunger").unwrap()].bounds(), (0.05, 0.05));
    assert_eq!(text("{}").read(&tiny().stage), Ok(Setup::default()));
}

#[test]
fn what_is_wrong_is_told_in_words() {
    let unknown = problem(r#"{"set": [["persons.kuchlug.boldnes", "0.5"]]}"#);
    assert_eq!(unknown.nearest.as_deref(), Some("persons.kuchlug.boldness"));
    let absurd = problem(r#"{"set": [["persons.kuchlug.boldness", "17"]]}"#);
    assert_eq!(absurd.expected.as_deref(), Some("a number from 0 to 1, or two with `..` between them (share)"));
    assert!(absurd.error.starts_with("persons.kuchlug.boldness: 17 is outside"), "{absurd}");
    assert!(problem(r#"{"set": [["outside.kuchlug_comes.date", "soon"]]}"#).expected.unwrap().contains("YYYY-MM-DD"));
    assert_eq!(problem(r#"{"flip": ["revolts"]}"#).nearest.as_deref(), Some("revolt"));
    let late = problem(r#"{"acts": [["1290-01-01", "khwarazm recall"]]}"#);
    assert_eq!(late.expected.as_deref(), Some("a day from 1208-01-01 to 1220-12-31"));
    assert_eq!(problem(r#"{"acts": [["1213-01-01", "khwarezm recall"]]}"#).nearest.as_deref(), Some("khwarazm"));
    assert!(problem(r#"{"acts": [["1213-02-30", "khwarazm recall"]]}"#).error.contains("no 30 Feb"));
    let many = format!(r#"{{"flip": [{}]}}"#, vec!["\"pay\""; 65].join(","));
    assert_eq!(problem(&many).expected.as_deref(), Some("at most 64"));
}

#[test]
fn what_is_no_setup_is_refused() {
    for json in [r#"{"sets": []}"#, r#"{"set": [["a"]]}"#, r#"{"flip": "pay"}"#, "[]"] {
        let read = serde_json::from_str::<SetupText>(json);
        assert!(read.is_err() || json == "[]" && read.is_ok_and(|setup| setup == SetupText::default()), "{json}");
    }
}

#[test]
fn a_problem_leaves_out_what_it_does_not_say() {
    let json = serde_json::to_string(&Problem::new("no").expected("yes")).unwrap();
    assert_eq!(json, r#"{"error":"no","expected":"yes"}"#);
    assert_eq!(serde_json::from_str::<Problem>(&json).unwrap().nearest, None);
}

#[test]
fn every_option_of_the_laboratory_changes_some_history() {
    let house = built_in();
    let view = scenario::view(&house.stage, &house.meter);
    assert!(view.conditions.len() >= 10);
    let plain: Vec<u64> = (0..12).map(|n| digest(house, n, &Setup::default())).collect();
    for condition in &view.conditions {
        for (i, option) in condition.options.iter().enumerate() {
            let setup = option.setup.read(&house.stage);
            let setup = setup.unwrap_or_else(|problem| panic!("{}, {}: {problem}", condition.id, option.label));
            let moved = (0..12).any(|n| digest(house, n, &setup) != plain[n as usize]);
            assert_eq!(moved, i > 0, "{}, {}", condition.id, option.label);
        }
    }
}

/// As above, of a century, whose histories take longer: an option that waits for what seldom happens may have to wait longer
/// than so few histories.
#[test]
fn every_option_of_the_century_can_be_played_and_most_change_a_history() {
    let house = empire();
    let view = scenario::view(&house.stage, &house.meter);
    assert!(view.conditions.len() >= 15);
    let plain = [0, 1].map(|n| digest(house, n, &Setup::default()));
    let (mut options, mut idle) = (0, Vec::new());
    for condition in &view.conditions {
        assert_eq!(condition.options[0].setup, SetupText::default(), "{}", condition.id);
        for option in &condition.options[1..] {
            let setup = option.setup.read(&house.stage);
            let setup = setup.unwrap_or_else(|problem| panic!("{}, {}: {problem}", condition.id, option.label));
            options += 1;
            if (0..2).all(|n| digest(house, n, &setup) == plain[n as usize]) {
                idle.push(format!("{}, {}", condition.id, option.label));
            }
        }
    }
    assert!(3 * idle.len() < options, "{idle:#?}");
}

fn digest(house: &House, n: u64, setup: &Setup) -> u64 {
    let mut sim = Sim::with(&house.stage, 1, n, setup);
    sim.run();
    sim.world.digest()
}

#[test]
fn inputs_are_all_that_a_history_draws() {
    let all = inputs::view(&built_in().stage);
    assert_eq!(all.len(), built_in().stage.inputs().list().len());
    let comes = all.iter().find(|i| i.path == "outside.kuchlug_comes.date").unwrap();
    assert!(comes.date && comes.unit == "date" && comes.range.contains("1 Jan 1208") && !comes.source.is_empty());
    assert!(all.iter().all(|i| i.low <= i.high && !i.label.is_empty()));
    // What the page takes for a limit is what is taken.
    let stage = &built_in().stage;
    for input in all.iter().filter(|i| !i.date) {
        let set = |value: f64| SetupText { set: vec![(input.path.into(), value.to_string())], ..SetupText::default() };
        let (low, high) = input.limits;
        assert!(set(low).read(stage).is_ok() && set(high).read(stage).is_ok(), "{}", input.path);
        assert!(set(high + 1.0).read(stage).is_err() && set(low - 1.0).read(stage).is_err(), "{}", input.path);
    }
}

#[test]
fn histories_can_be_played_at_the_limits_of_the_inputs() {
    let stage = &built_in().stage;
    // Every 29th input: all of them take minutes.
    for input in inputs::view(stage).iter().step_by(29) {
        let written = |x: f64| if input.date { Day(x as i32).iso() } else { x.to_string() };
        for limit in [input.limits.0, input.limits.1] {
            let setup = SetupText { set: vec![(input.path.into(), written(limit))], ..SetupText::default() };
            let mut sim = Sim::with(stage, 1, 8, &setup.read(stage).unwrap());
            sim.run();
            assert_eq!(sim.world.today, stage.scenario.end, "{}", input.path);
        }
    }
}
