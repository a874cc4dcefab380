//! Scenarios, comparisons and ensembles as they are handed out.

mod support;

use support::{built_in, tiny};
use tumen_engine::{Setup, Sim};
use tumen_ensemble::{Plan, Progress, Schema, run};
use tumen_view::packed::{PackedError, rows_from_bytes, rows_to_bytes};
use tumen_view::{SetupText, comparison, ensemble, play, scenario};

fn setup(json: &str) -> Setup {
    serde_json::from_str::<SetupText>(json).unwrap().read(&tiny().stage).unwrap()
}

#[test]
fn a_scenario_is_shown_whole() {
    let house = built_in();
    let (view, def) = (scenario::view(&house.stage, &house.meter), house.stage.scenario);
    assert_eq!((view.places.len(), view.routes.len()), (def.graph.places.len(), def.graph.routes.len()));
    assert!(
        view.places.iter().any(|p| p.km2 > 0.0)
            && view.places.iter().any(|p| p.names.iter().any(|n| n.script == "Arab"))
    );
    assert!(view.routes.iter().all(|r| r.days > 0.0 && r.a < view.places.len() && r.b < view.places.len()));
    assert!(view.routes.iter().any(|r| r.closure == "closed" && r.months.contains(&1) && !r.months.contains(&7)));
    assert_eq!(view.outcomes.len(), house.meter.schema.outcomes.len());
    assert!(view.outcomes.iter().any(|o| !o.claims.is_empty()) && view.dates.iter().any(|d| d.window.is_some()));
    let json = serde_json::to_value(&view).unwrap();
    assert!(json["outcomes"][0]["heldOut"].is_boolean() && json["routes"][0]["highWater"].is_array());
    assert_eq!(json["kinds"][0]["group"], "flight");
    assert_eq!(json["conditions"][0]["options"][0]["setup"], serde_json::json!({}));
}

#[test]
fn a_tiny_scenario_as_it_is_shown() {
    let mut view = scenario::view(&tiny().stage, &tiny().meter);
    view.kinds.truncate(2);
    view.pack = "hash".into();
    // How much land a place has is for the tests of that.
    view.places.iter_mut().for_each(|place| place.km2 = 0.0);
    insta::assert_snapshot!(serde_json::to_string_pretty(&view).unwrap());
}

#[test]
fn rows_come_back_as_they_were_from_one_block_or_several() {
    let (stage, meter) = (&tiny().stage, &tiny().quick);
    let whole = play(stage, meter, 1, 0, 12, &Setup::default());
    let (a, b) = (play(stage, meter, 1, 8, 4, &Setup::default()), play(stage, meter, 1, 0, 8, &Setup::default()));
    let bytes = [rows_to_bytes(&a).unwrap(), rows_to_bytes(&b).unwrap()].concat();
    assert_eq!(rows_from_bytes(&meter.schema, &bytes).unwrap(), whole);
    assert_eq!(rows_from_bytes(&meter.schema, &[]).unwrap(), []);
}

#[test]
fn bytes_that_are_no_rows_of_this_scenario_are_refused() {
    let bytes = rows_to_bytes(&play(&tiny().stage, &tiny().quick, 1, 0, 2, &Setup::default())).unwrap();
    assert!(matches!(
        rows_from_bytes(&tiny().meter.schema, &bytes[1..]),
        Err(PackedError::Damaged(_) | PackedError::OtherScenario(_))
    ));
    let fewer = Schema { dates: Vec::new(), ..(*tiny().meter.schema).clone() };
    assert_eq!(rows_from_bytes(&fewer, &bytes), Err(PackedError::OtherScenario(0)));
}

#[test]
fn a_comparison_has_the_shape_of_whatif() {
    let (stage, meter) = (&tiny().stage, &tiny().quick);
    let before = play(stage, meter, 1, 0, 40, &Setup::default());
    let after = play(stage, meter, 1, 0, 40, &setup(r#"{"acts": [["1431-06-01", "tisrit leave"]]}"#));
    let found = comparison(&meter.schema, &before, &after, 1);
    assert_eq!(found.acts_done.iter().sum::<u64>(), 40);
    assert!(found.contrast.pairs == 40 && found.contrast.touched > 0 && !found.most_changed.is_empty());
    let json = serde_json::to_value(&found).unwrap();
    assert!(json["outcomes"][0]["difference"]["low"].is_number() && json["most_changed"][0]["flips"].is_array());
    let same = comparison(&meter.schema, &before, &before, 0);
    assert!(same.acts_done.is_empty());
    assert!(same.contrast.touched == 0 && same.most_changed.is_empty());
}

#[test]
fn a_history_in_which_no_act_could_be_done_is_as_it_was() {
    let (stage, meter) = (&tiny().stage, &tiny().quick);
    let before = play(stage, meter, 1, 0, 40, &Setup::default());
    // A vassal does not make peace with its suzerain, but may once it has left.
    let after = play(stage, meter, 1, 0, 40, &setup(r#"{"acts": [["1433-01-01", "tisrit peace awlil"]]}"#));
    let void: Vec<_> = before.iter().zip(&after).filter(|(_, after)| after.acts_done == 0).collect();
    assert!(!void.is_empty() && void.iter().all(|(before, after)| before == after));
    assert!(before.iter().zip(&after).all(|(before, after)| after.acts_done == 0 || before.digest != after.digest));
    // It is told how often that was so.
    let found = comparison(&meter.schema, &before, &after, 1);
    assert_eq!(found.acts_done, [void.len() as u64, 40 - void.len() as u64]);
    assert_eq!(serde_json::to_value(&found).unwrap()["acts_done"][0], void.len());
}

#[test]
fn an_ensemble_adds_up_to_what_a_run_says() {
    let (stage, meter) = (&tiny().stage, &tiny().quick);
    let all: Vec<_> = (0..50).rev().map(|n| ensemble::one(stage, meter, 3, n)).collect();
    let (view, binary) = ensemble::gather(stage, meter, 3, all);
    let tally = run(stage, &Plan::new(3, 50), &Progress::new()).unwrap();
    assert_eq!((view.digest.as_str(), view.histories), (tally.digest().as_str(), 50));
    for (shown, counted) in view.outcomes.iter().zip(&tally.outcomes) {
        assert_eq!(&shown.cases.iter().map(|c| c.count).collect::<Vec<_>>(), counted);
    }
    let titles: Vec<&str> = view.notable.iter().map(|n| n.title.as_str()).collect();
    assert_eq!(titles, ["Nearest to the record", "Most typical", "Strangest"]);

    // History 7, read out of the binary.
    let row = &play(stage, meter, 3, 7, 1, &Setup::default())[0];
    let word = |at: usize| <[u8; 4]>::try_from(&binary[at..at + 4]).unwrap();
    let places = stage.scenario.graph.places.len();
    for (column, day) in row.dates.iter().enumerate() {
        let read = i32::from_le_bytes(word(view.offsets.dates + 4 * (50 * column + 7)));
        assert_eq!(read, day.map_or(-1, |day| day.0));
    }
    for (column, number) in row.numbers.iter().enumerate() {
        let read = f32::from_le_bytes(word(view.offsets.numbers + 4 * (50 * column + 7)));
        assert_eq!((!read.is_nan()).then_some(read), number.map(|x| x as f32));
    }
    for (column, answer) in row.outcomes.iter().enumerate() {
        assert_eq!(u16::from(binary[view.offsets.outcomes + 50 * column + 7]), *answer);
    }
    for (at, day) in view.days.iter().enumerate() {
        let mut sim = Sim::with(stage, 3, 7, &Setup::default());
        sim.run_until(*day);
        for (place, now) in sim.world.places.iter().enumerate() {
            let read = binary[view.offsets.holders + 50 * (at * places + place) + 7];
            assert_eq!(usize::from(read), now.holder.index());
        }
    }
    assert_eq!(binary.len(), view.offsets.holders + 50 * places * view.days.len());
}

#[test]
fn no_histories_are_no_ensemble_to_speak_of() {
    let (view, binary) = ensemble::gather(&tiny().stage, &tiny().quick, 1, Vec::new());
    assert_eq!((view.histories, view.notable.len(), binary.len()), (0, 0, 0));
    assert!(view.outcomes.iter().flat_map(|o| &o.cases).all(|c| c.share == 0.0));
}
