//! Inputs: every value that a history draws is in the list, and setting one leaves all others as they were.

mod support;

use proptest::prelude::*;
use std::sync::Arc;
use support::packs::usurper;
use support::stage;
use tumen_base::Prior;
use tumen_engine::{Input, InputId, Population, Setup, Sim, Stage, Switches};

fn digest(stage: &Stage<'_>, history: u64, setup: &Setup) -> u64 {
    let mut sim = Sim::with(stage, 1, history, setup);
    sim.run();
    sim.world.digest()
}

#[test]
fn the_list_has_the_inputs_of_every_table_with_their_sources() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let inputs = stage.inputs();
    for path in [
        "siege.hunger",
        "hosts.qk_royal.horse_archers",
        "polities.khwarazm.treasury",
        "settlements.balasagun.households",
        "holdings.balasagun.garrison",
        "persons.kuchlug.boldness",
        "vassals.qocho.tribute",
    ] {
        let found = inputs.find(path);
        assert!(found.is_ok(), "{path}: {found:?}");
    }
    let near = inputs.find("polities.khwarazm.tresury").expect_err("misspelt");
    assert_eq!(near.nearest.as_deref(), Some("polities.khwarazm.treasury"));
    // The people of each place for themselves belong to no pack, and so have no source.
    let unsourced = inputs.list().iter().filter(|i| i.source.is_empty() && !i.path.starts_with("polities.locals."));
    assert_eq!(unsourced.map(|i| i.path.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    assert!(
        inputs
            .list()
            .iter()
            .filter(|i| i.is_date())
            .all(|i| i.path.starts_with("outside.") || i.path.starts_with("truces."))
    );
}

#[test]
fn every_input_may_be_as_its_prior_says() {
    let scenario = usurper();
    let stage = stage(&scenario);
    for input in stage.inputs().list().iter().filter(|i| !i.is_date()) {
        let (low, high) = input.prior.bounds();
        let limits = input.limits();
        assert!(limits.0 <= low && high <= limits.1, "{} is {low} to {high}, but {limits:?}", input.path);
    }
}

#[test]
fn values_set_as_they_would_be_drawn_change_nothing() {
    let scenario = usurper();
    let stage = stage(&scenario);
    for history in 0..6 {
        let plain = digest(&stage, history, &Setup::default());
        let values = stage.inputs().sample(1, history, &Setup::default());
        let set = (0..).map(InputId).zip(values.iter().map(|x| Prior::Fixed(*x))).collect();
        assert_eq!(plain, digest(&stage, history, &Setup { set, ..Setup::default() }), "history {history}");
        let values = Some(values.into());
        assert_eq!(plain, digest(&stage, history, &Setup { values, ..Setup::default() }), "history {history}");
        let same = Setup::from(Switches::default());
        assert_eq!(plain, digest(&stage, history, &same), "history {history}");
    }
}

#[test]
fn the_list_is_what_a_history_takes() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let at = |path: &str| stage.inputs().find(path).expect("an input of the scenario").index();
    for history in 0..20 {
        let (values, sim) =
            (stage.inputs().sample(3, history, &Setup::default()), Sim::with(&stage, 3, history, &Setup::default()));
        assert_eq!(values[at("siege.hunger")], sim.rules.siege.hunger);
        let polity = scenario.polity("khwarazm").expect("a polity of the scenario");
        assert_eq!(values[at("polities.khwarazm.treasury")] as i64, sim.world.polity(polity).treasury());
        let place = scenario.place("balasagun").expect("a place of the scenario");
        assert_eq!(values[at("settlements.balasagun.households")], sim.world.place(place).households);
    }
}

#[test]
fn a_value_that_is_set_is_taken() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let id = stage.inputs().find("polities.khwarazm.treasury").expect("an input of the scenario");
    let input: &Input = stage.inputs().get(id).expect("it was found");
    let setup = Setup { set: [(id, input.read("12345").expect("a number"))].into(), ..Setup::default() };
    let sim = Sim::with(&stage, 1, 0, &setup);
    assert_eq!(sim.world.polity(scenario.polity("khwarazm").expect("a polity")).treasury(), 12_345);
    assert_ne!(digest(&stage, 0, &setup), digest(&stage, 0, &Setup::default()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn setting_one_input_leaves_the_draws_of_all_others(which in 0usize..10_000, history in 0u64..1000, high: bool) {
        let scenario = usurper();
        let stage = stage(&scenario);
        let inputs = stage.inputs();
        let which = which % inputs.list().len();
        let (low, top) = inputs.list()[which].prior.bounds();
        let value = if high { top } else { low };
        let set = [(InputId(which as u32), Prior::Fixed(value))].into();
        let plain = inputs.sample(9, history, &Setup::default());
        let changed = inputs.sample(9, history, &Setup { set, ..Setup::default() });
        for (i, (a, b)) in plain.iter().zip(&changed).enumerate() {
            prop_assert!(if i == which { *b == value } else { a == b }, "{}", inputs.list()[i].path);
        }
    }
}

#[test]
fn a_posterior_gives_each_history_one_whole_set_of_values() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let inputs = stage.inputs();
    let ids = ["siege.hunger", "polities.khwarazm.treasury"].map(|path| inputs.find(path).expect("an input"));
    let rows = vec![vec![0.25, 1000.0], vec![0.5, 2000.0]];
    let sets = Population::new(&ids, vec![1.0, 3.0], rows.clone()).expect("sound");
    let setup = Setup { posterior: Some(Arc::new(sets)), ..Setup::default() };
    let mut seen = [0, 0];
    for history in 0..400 {
        let (plain, under) = (inputs.sample(1, history, &Setup::default()), inputs.sample(1, history, &setup));
        let set = rows.iter().position(|row| ids.iter().zip(row).all(|(id, x)| under[id.index()] == *x));
        seen[set.expect("values of one set")] += 1;
        for (at, (a, b)) in plain.iter().zip(&under).enumerate() {
            assert!(a == b || ids.contains(&InputId(at as u32)), "history {history}, {}", inputs.list()[at].path);
        }
    }
    assert!((60..140).contains(&seen[0]), "{seen:?}");
    let sim = Sim::with(&stage, 1, 5, &setup);
    assert_eq!(sim.rules.siege.hunger, inputs.sample(1, 5, &setup)[ids[0].index()]);
    // What is set by hand goes before the posterior.
    let set = [(ids[0], Prior::Fixed(0.3))].into();
    let sampled = inputs.sample(1, 5, &Setup { set, ..setup });
    assert!(sampled[ids[0].index()] == 0.3 && sampled[ids[1].index()] <= 2000.0);
}
