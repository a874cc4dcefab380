//! A history that is shown is the history that is run, day by day.

mod support;

use proptest::prelude::*;
use support::{House, built_in, tiny};
use tumen_base::{Day, PlaceId, PolityId};
use tumen_engine::{EventId, Setup, Sim};
use tumen_scenario::EventKind;
use tumen_view::history::{CauseView, HistoryView, Stance};
use tumen_view::{SetupText, history};

fn shown(house: &House, n: u64, setup: &SetupText) -> HistoryView {
    history::view(&house.stage, &house.meter, 1, n, setup).expect("the setup is sound")
}

/// What holds on a day of a list of changes.
fn on<T: Copy>(changes: &[(Day, T)], day: Day) -> T {
    changes[changes.partition_point(|(from, _)| *from <= day) - 1].1
}

fn persecute() -> SetupText {
    let act = |date: &str, act: &str| (date.to_owned(), act.to_owned());
    SetupText {
        set: vec![("persons.kuchlug.zeal".into(), "0.2..0.3".into())],
        flip: vec!["pay".into()],
        acts: vec![act("1213-01-01", "qara_khitai policy islam force")],
    }
}

#[test]
fn a_history_that_is_shown_has_the_digest_and_the_answers_of_one_that_is_run() {
    let cases = (0..8).map(|n| (tiny(), n, SetupText::default()));
    let built_in = (0..3).flat_map(|n| [(built_in(), n, SetupText::default()), (built_in(), n, persecute())]);
    for (house, n, setup) in cases.chain(built_in) {
        let view = shown(house, n, &setup);
        let mut sim = Sim::with(&house.stage, 1, n, &setup.read(&house.stage).unwrap());
        sim.run();
        assert_eq!(view.digest, format!("{:016x}", sim.world.digest()), "history {n}");
        assert_eq!(view.events.len(), sim.world.chronicle.events().len());
        let again = Sim::with(&house.stage, 1, n, &setup.read(&house.stage).unwrap());
        let row = house.meter.measure(&mut again.clone(), n);
        assert_eq!((view.measured.outcomes, view.measured.dates), (row.outcomes, row.dates));
        assert_eq!(view.measured.numbers, row.numbers);
        assert_eq!(view.years.len(), row.years.len());
    }
}

#[test]
fn a_tiny_history_as_it_is_shown() {
    let mut view = shown(tiny(), 1, &SetupText::default());
    // Text of every kind is here; the rest of the events would only make this long.
    view.events.truncate(6);
    view.news.truncate(6);
    view.years.truncate(3);
    // How much land a place has is for the tests of that.
    view.years.iter_mut().for_each(|row| row.km2 = 0.0);
    view.hosts.iter_mut().for_each(|track| track.steps.truncate(4));
    insta::assert_snapshot!(serde_json::to_string_pretty(&view).unwrap());
}

#[test]
fn causes_come_before_what_they_cause_and_facts_have_sources() {
    let mut facts = 0;
    for n in 0..3 {
        let view = shown(built_in(), n, &SetupText::default());
        for (at, event) in view.events.iter().enumerate() {
            for cause in &event.causes {
                match cause {
                    CauseView::Event { event } => assert!((*event as usize) < at),
                    CauseView::Fact { fact, source } => {
                        assert!(!fact.is_empty() && !source.is_empty(), "{fact}");
                        facts += 1;
                    }
                }
            }
        }
    }
    assert!(facts > 50, "{facts}");
}

#[test]
fn what_was_measured_is_found_at_its_event() {
    let def = built_in().stage.scenario;
    let mut holders = 0;
    for n in 0..4 {
        let view = shown(built_in(), n, &SetupText::default());
        for (column, day) in def.measures.dates.iter().zip(&view.measured.dates) {
            let at: Vec<Day> = view.events.iter().filter(|e| e.measures.contains(&column.id)).map(|e| e.day).collect();
            assert_eq!(at, Vec::from_iter(*day), "{}", column.id);
        }
        for event in view.events.iter().filter(|e| e.measures.iter().any(|id| id == "balasagun_end")) {
            assert_eq!(event.place, def.place("balasagun").map(|p| p.index()));
            holders += 1;
        }
    }
    assert!(holders > 0, "Balasagun changed hands in none of these histories");
}

#[test]
fn news_comes_after_the_event_in_the_order_of_the_days() {
    let view = shown(built_in(), 0, &SetupText::default());
    assert!(view.news.windows(2).all(|pair| pair[0].0 <= pair[1].0) && !view.news.is_empty());
    for (day, _, event) in &view.news {
        assert!(view.events[*event as usize].day <= *day);
    }
}

#[test]
fn sieges_are_those_that_the_chronicle_tells_of() {
    let view = shown(built_in(), 0, &SetupText::default());
    let begun = EventKind::SiegeBegun as usize;
    let told: Vec<(Day, usize)> =
        view.events.iter().filter(|e| e.kind == begun).filter_map(|e| Some((e.day, e.place?))).collect();
    assert!(!view.sieges.is_empty());
    for siege in &view.sieges {
        assert!(told.contains(&(siege.from, siege.place)), "{siege:?}");
        assert!(siege.from < siege.until && siege.host < view.hosts.len());
    }
}

fn agrees(house: &House, n: u64, offset: i32) -> Result<(), TestCaseError> {
    let def = house.stage.scenario;
    let day = def.start + offset % (def.end - def.start + 1);
    let view = shown(house, n, &SetupText::default());
    let mut sim = Sim::with(&house.stage, 1, n, &Setup::default());
    sim.run_until(day);
    for (i, changes) in view.holders.iter().enumerate() {
        prop_assert_eq!(on(changes, day), sim.world.place(PlaceId::at(i)).holder.index());
    }
    for (i, changes) in view.suzerains.iter().enumerate() {
        let polity = sim.world.polity(PolityId::at(i));
        prop_assert_eq!(on(changes, day), polity.bonds.vassalage.map(|v| v.to.index()));
        let court = view.courts[i].iter().rev().find(|court| court.from <= day).expect("from the first day on");
        prop_assert_eq!((court.alive, court.power), (polity.alive, polity.court.power.map(|p| p.index())));
    }
    for (host, track) in sim.world.hosts.iter().zip(&view.hosts) {
        let Some(step) = track.steps.iter().rev().find(|step| step.from <= day) else {
            return Err(TestCaseError::fail(format!("{} is there and not shown", track.name)));
        };
        let to = host.leg.map(|leg| leg.to.index());
        prop_assert_eq!((step.owner, step.at, step.to), (host.owner.index(), host.at.index(), to));
        if !matches!(step.stance, Stance::Gone | Stance::Away | Stance::Tied) {
            prop_assert!((f64::from(step.men) - f64::from(host.men())).abs() <= 0.02 * f64::from(step.men));
        }
    }
    prop_assert!(sim.world.chronicle.get(EventId(0)).is_none_or(|first| first.day == view.events[0].day));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_world_is_on_any_day_as_it_is_shown(n in 0u64..200, offset in 0i32..5000) {
        agrees(tiny(), n, offset)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn so_is_the_world_of_the_built_in_pack(n in 0u64..200, offset in 0i32..5000) {
        agrees(built_in(), n, offset)?;
    }
}
