//! Runs of the tiny pack: the same digest whatever the threads and wherever a history was halted, and
//! rows that say what the chronicle says.

use std::path::Path;
use std::sync::OnceLock;
use tumen_base::{Day, PolityId};
use tumen_engine::{RulePriors, Setup, Sim, Stage, Switches};
use tumen_ensemble::{Fork, HistoryRow, Meter, Plan, Progress, RunError, Tally, run, run_rows, year_ends};
use tumen_scenario::measure::{Answer, Holding, NumberMeasure, Outcome, Pattern, Reading};
use tumen_scenario::{EventKind, Files, Policy, Scenario, load};

fn texts(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the pack is part of the repository") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            texts(&path, root, found);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            found.push((name, text));
        }
    }
}

/// The texts of the tiny pack.
fn files() -> Vec<(String, String)> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/tiny"));
    let mut found = Vec::new();
    texts(root, root, &mut found);
    found
}

fn tiny() -> Scenario {
    load(&Files::new(files()), None).unwrap_or_else(|problems| panic!("{problems}"))
}

fn stage() -> &'static Stage<'static> {
    static STAGE: OnceLock<Stage<'static>> = OnceLock::new();
    STAGE.get_or_init(|| {
        let def: &'static Scenario = Box::leak(Box::new(tiny()));
        Stage::new(def, RulePriors::new(&def.overrides).expect("the pack sets no parameters"))
    })
}

fn of(kind: EventKind) -> Pattern {
    Pattern { kinds: vec![kind], ..Pattern::default() }
}

fn tally(threads: usize) -> Tally {
    let plan = Plan { threads: Some(threads), ..Plan::new(11, 60) };
    run(stage(), &plan, &Progress::new()).expect("nothing cancels it")
}

#[test]
fn threads_change_nothing() {
    let one = tally(1);
    assert_eq!(one.histories, 60);
    for threads in [2, 8] {
        let more = tally(threads);
        assert_eq!(more.digest(), one.digest());
        assert_eq!(more, one);
    }
}

#[test]
fn two_halves_make_the_whole() {
    let half =
        |first| run(stage(), &Plan { first, ..Plan::new(11, 30) }, &Progress::new()).expect("nothing cancels it");
    assert_eq!(half(30).merge(half(0)), tally(2));
    assert_ne!(half(0).digest(), half(30).digest());
}

#[test]
fn a_snapshot_at_any_day_leads_to_the_same_history() {
    let stage = stage();
    let (start, end) = (stage.scenario.start, stage.scenario.end);
    for history in 0..4 {
        let fresh = || Sim::new(stage, 5, history, Switches::default());
        let mut whole = fresh();
        whole.run();
        for days in [0, 1, 97, 365, 700, end - start] {
            let mut part = fresh();
            part.run_until(start + days);
            let mut again = Sim::restore(stage, &part.snapshot()).expect("a snapshot of this stage");
            again.run();
            assert_eq!(again.world.digest(), whole.world.digest(), "history {history} restored after {days} days");
        }
    }
}

#[test]
fn rows_say_what_the_chronicle_says() {
    let stage = stage();
    let schema = Meter::new(stage.scenario).schema;
    let rows = run_rows(stage, &Plan::new(11, 40), &Progress::new()).expect("nothing cancels it");
    let zawat = stage.scenario.place("zawat").expect("a place of the pack");
    let tisrit = stage.scenario.place("tisrit").expect("a place of the pack");
    let riders = stage.scenario.polity("riders").expect("a polity of the pack");
    for (i, row) in rows.iter().enumerate() {
        assert_eq!(row.history, i as u64);
        let mut sim = Sim::new(stage, 11, row.history, Switches::default());
        sim.run();
        assert_eq!(row.digest, sim.world.digest());
        let events = sim.world.chronicle.events();
        let independent =
            events.iter().any(|e| e.kind == EventKind::VassalIndependent && e.actor == stage.scenario.polity("tisrit"));
        let case = &schema.outcomes[0].cases[usize::from(row.outcomes[0])].id;
        assert!(case != "free" || independent);
        let holder = sim.world.overlord(sim.world.place(zawat).holder);
        assert_eq!(row.outcomes[1], holder.0);
        let after = Day::julian(1431, 2, 1);
        let rising = events.iter().find(|e| e.kind == EventKind::Revolt && e.place == Some(tisrit) && e.day >= after);
        assert_eq!(row.dates[0], rising.map(|e| e.day));
        let won = events.iter().find(|e| e.kind == EventKind::Battle && e.actor == Some(riders));
        assert_eq!(row.numbers[0], won.map(|e| f64::from(e.men)));
    }
}

#[test]
fn a_holder_is_read_on_its_day_and_halting_changes_nothing() {
    let mut def = tiny();
    let place = def.place("zawat").expect("a place of the pack");
    let holder = |at| Outcome {
        id: "who".into(),
        label: "who".into(),
        record: String::new(),
        recorded: None,
        held_out: false,
        answer: Answer::Holder { place, at, overlord: false },
    };
    let days = [Some(def.start), Some(def.start + 500), Some(def.start + 900), None];
    def.measures.outcomes = days.map(holder).to_vec();
    let stage = Stage::new(&def, RulePriors::new([]).expect("no overrides"));
    let meter = Meter::new(&def);
    for history in 0..12 {
        let row = meter.measure(&mut Sim::new(&stage, 2, history, Switches::default()), history);
        let mut sim = Sim::new(&stage, 2, history, Switches::default());
        for (day, answer) in days.iter().zip(&row.outcomes) {
            sim.run_until(day.unwrap_or(def.end));
            assert_eq!(PolityId(*answer), sim.world.place(place).holder);
        }
        assert_eq!(row.digest, sim.world.digest());
    }
}

#[test]
fn realms_touch_where_a_route_joins_them_and_a_vassal_is_its_own_realm() {
    let mut def = tiny();
    let polity = |id: &str| def.polity(id).expect("a polity of the pack");
    let border = |a: &str, b: &str| Outcome {
        id: a.into(),
        label: a.into(),
        record: String::new(),
        recorded: None,
        held_out: false,
        answer: Answer::Border { a: polity(a), b: polity(b) },
    };
    // Before anything happens the vassal borders its suzerain, and the riders hold no land.
    def.measures.outcomes = vec![border("awlil", "tisrit"), border("tisrit", "awlil"), border("awlil", "riders")];
    def.end = def.start;
    let stage = Stage::new(&def, RulePriors::new([]).expect("no overrides"));
    let row = Meter::new(&def).measure(&mut Sim::new(&stage, 1, 0, Switches::default()), 0);
    assert_eq!(row.outcomes, [1, 1, 0]);
}

#[test]
fn counts_and_days_between_events() {
    let mut def = tiny();
    let number = |id: &str, read| NumberMeasure {
        id: id.into(),
        label: id.into(),
        unit: "n".into(),
        read,
        record: String::new(),
        range: None,
        held_out: false,
    };
    def.measures.numbers = vec![
        number("wars", Reading::Count(of(EventKind::War))),
        number("to_arrival", Reading::Days { from: Pattern::default(), to: of(EventKind::Arrival) }),
        number("never", Reading::Days { from: of(EventKind::Arrival), to: of(EventKind::TiedDown) }),
    ];
    let stage = Stage::new(&def, RulePriors::new([]).expect("no overrides"));
    let meter = Meter::new(&def);
    // The pack lets the riders come after it has tied men down, once each.
    let mut came = 0;
    for history in 0..10 {
        let mut sim = Sim::new(&stage, 3, history, Switches::default());
        let row = meter.measure(&mut sim, history);
        let events = sim.world.chronicle.events();
        assert_eq!(row.numbers[0], Some(events.iter().filter(|e| e.kind == EventKind::War).count() as f64));
        let arrival = events.iter().find(|e| e.kind == EventKind::Arrival);
        assert_eq!(row.numbers[1], arrival.map(|e| f64::from(e.day - events[0].day)));
        assert_eq!(row.numbers[2], None);
        came += usize::from(arrival.is_some());
    }
    assert!(came > 0, "nobody ever came");
}

#[test]
fn a_number_may_be_what_a_polity_or_its_realm_has_on_a_day() {
    let mut def = tiny();
    let [awlil, tisrit] = ["awlil", "tisrit"].map(|id| def.polity(id).expect("a polity of the pack"));
    let end = def.end;
    let wanted = [
        (awlil, true, Holding::Places, Some(def.start + 300)),
        (awlil, false, Holding::Men, None),
        (tisrit, false, Holding::Treasury, None),
        (tisrit, false, Holding::Households, None),
        (tisrit, false, Holding::Area, None),
    ];
    let number = |(polity, realm, read, at)| NumberMeasure {
        id: "n".into(),
        label: "n".into(),
        unit: "n".into(),
        read: Reading::State { polity, at, realm, read },
        record: String::new(),
        range: None,
        held_out: false,
    };
    def.measures.numbers = wanted.map(number).to_vec();
    let stage = Stage::new(&def, RulePriors::new([]).expect("no overrides"));
    let meter = Meter::with_years(&def);
    for history in 0..8 {
        let row = meter.measure(&mut Sim::new(&stage, 2, history, Switches::default()), history);
        let mut sim = Sim::new(&stage, 2, history, Switches::default());
        sim.run_until(def.start + 300);
        let held = sim.world.places.iter().filter(|p| sim.world.overlord(p.holder) == awlil).count();
        assert_eq!(row.numbers[0], Some(held as f64));
        // On the last day they agree with the series of years.
        let year = |polity| row.years.iter().find(|y| y.year == end.year() && y.polity == polity);
        assert_eq!(row.numbers[1], Some(year(awlil).map_or(0.0, |y| f64::from(y.men))));
        let town = year(tisrit).map_or((0.0, 0.0, 0.0), |y| (y.treasury as f64, y.households, f64::from(y.area_km2)));
        // The series has whole households.
        let read = (row.numbers[2], row.numbers[3].map(f64::round), row.numbers[4]);
        assert_eq!(read, (Some(town.0), Some(town.1), Some(town.2)));
        assert_eq!(Meter::new(&def).measure(&mut Sim::new(&stage, 2, history, Switches::default()), history).years, []);
    }
}

#[test]
fn a_pattern_may_ask_for_a_faith_and_a_policy() {
    let with = |pattern: &str| {
        let mut files = files();
        let text = files.iter_mut().find(|(name, _)| name == "two-towns/outcomes.toml").expect("the pack measures");
        text.1 = format!("[[date]]\nid = \"d\"\nlabel = \"d\"\nevent = {pattern}\n");
        load(&Files::new(files), None)
    };
    let def =
        with(r#"{ kind = "policy", faith = "springs", policy = ["persecute", "force"] }"#).expect("a sound pattern");
    let event = &def.measures.dates[0].event;
    assert_eq!(event.faith, [def.faith("springs").expect("a faith of the pack")]);
    assert_eq!(event.policy, [Policy::Persecute, Policy::Force]);
    let problems =
        with(r#"{ kind = "policy", faith = "spring", policy = "persecut" }"#).expect_err("two misspelt words");
    let told = problems.to_string();
    assert!(told.contains("springs") && told.contains("persecute"), "{told}");
}

#[test]
fn a_cancelled_run_gives_nothing() {
    let progress = Progress::new();
    progress.cancel();
    match run(stage(), &Plan::new(1, 1000), &progress) {
        Err(RunError::Cancelled { done, of: 1000 }) => assert_eq!(done, progress.done()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn progress_counts_every_history_and_no_history_is_fine() {
    let progress = Progress::new();
    let rows = run_rows(stage(), &Plan { first: 7, ..Plan::new(1, 9) }, &progress).expect("nothing cancels it");
    assert_eq!(progress.done(), 9);
    assert_eq!(rows.iter().map(|r| r.history).collect::<Vec<_>>(), (7..16).collect::<Vec<_>>());
    let none: Vec<HistoryRow> = run_rows(stage(), &Plan::new(1, 0), &progress).expect("nothing to do");
    assert!(none.is_empty());
}

#[test]
fn histories_past_the_last_number_are_refused() {
    let plan = Plan { first: u64::MAX - 3, ..Plan::new(1, 10) };
    assert!(matches!(run(stage(), &plan, &Progress::new()), Err(RunError::TooMany { .. })));
    assert_eq!(Plan { threads: Some(500), ..Plan::new(1, 3) }.workers(), 3);
}

#[test]
fn a_fork_goes_on_as_its_history_did_and_its_futures_go_their_own_ways() {
    let stage = stage();
    let (start, end) = (stage.scenario.start, stage.scenario.end);
    let meter = Meter::new(stage.scenario);
    let plan = Plan { threads: Some(2), ..Plan::new(4, 12) };
    for history in 0..4 {
        let whole = meter.measure(&mut Sim::new(stage, 4, history, Switches::default()), history);
        for part in 0..4 {
            let day = start + (end - start) * part / 4;
            assert_eq!(Fork::new(stage, 4, history, day).actual(history), whole, "history {history} from {day}");
        }
        let last = Fork::new(stage, 4, history, end).futures(&plan, &Progress::new()).expect("nothing cancels it");
        for future in last {
            assert_eq!((future.outcomes, future.digest), (whole.outcomes.clone(), whole.digest));
        }
        let first = Fork::new(stage, 4, history, start).futures(&plan, &Progress::new()).expect("nothing cancels it");
        let mut digests: Vec<u64> = first.iter().map(|row| row.digest).collect();
        digests.sort_unstable();
        digests.dedup();
        assert!(digests.len() > 1, "history {history} has one future only");
        let one = Plan { threads: Some(1), setup: Setup::default(), ..plan.clone() };
        let again = Fork::new(stage, 4, history, start).futures(&one, &Progress::new()).expect("nothing cancels it");
        assert_eq!(first, again);
    }
}

#[test]
fn years_are_read_to_the_last_day_and_reading_them_changes_nothing() {
    let stage = stage();
    let plan = Plan { years: true, ..Plan::new(11, 20) };
    let rows = run_rows(stage, &plan, &Progress::new()).expect("nothing cancels it");
    let without = run_rows(stage, &Plan::new(11, 20), &Progress::new()).expect("nothing cancels it");
    let (start, end) = (stage.scenario.start.year(), stage.scenario.end.year());
    for (row, plain) in rows.iter().zip(&without) {
        assert!(plain.years.is_empty());
        assert_eq!(HistoryRow { years: vec![], holders: vec![], ..row.clone() }, *plain);
        assert!(row.years.is_sorted_by_key(|y| (y.year, y.polity)));
        for year in start..=end {
            let places = row.years.iter().filter(|y| y.year == year).map(|y| usize::from(y.places)).sum::<usize>();
            assert_eq!(places, stage.scenario.graph.places.len(), "every place has one holder in {year}");
        }
        let mut sim = Sim::new(stage, 11, row.history, Switches::default());
        sim.run();
        for last in row.years.iter().filter(|y| y.year == end) {
            assert_eq!(usize::from(last.places), sim.world.places_of(last.polity).count());
            let hosts = sim.world.hosts.iter().filter(|h| h.owner == last.polity).map(|h| h.men()).sum::<u32>();
            assert!(last.men >= hosts && last.treasury >= sim.world.polity(last.polity).treasury());
            assert_eq!(last.places > 0, last.area_km2 > 0.0);
        }
    }
    let fork = Fork::new(stage, 11, 3, stage.scenario.start + 200);
    assert!(fork.actual(3).years.is_empty());
}

#[test]
fn a_history_that_is_stepped_through_is_measured_like_one_that_is_run() {
    let stage = stage();
    let meter = Meter::with_years(stage.scenario);
    for history in 0..10 {
        let fresh = || Sim::new(stage, 11, history, Switches::default());
        let whole = meter.measure(&mut fresh(), history);
        let (mut stepped, mut halfway) = (fresh(), meter.begin());
        while let Some((day, _)) = stepped.next_due() {
            meter.note(&stepped.world, day, &mut halfway);
            stepped.step();
        }
        assert_eq!(meter.finish(&mut stepped, history, &halfway), whole);
        let (mut led, mut halfway) = (fresh(), meter.begin());
        for day in year_ends(stage.scenario.start, stage.scenario.end) {
            meter.advance(&mut led, day, &mut halfway);
            assert_eq!(led.world.today, day);
        }
        assert_eq!(meter.finish(&mut led, history, &halfway), whole);
    }
}

#[test]
fn what_was_measured_was_decided_by_events_of_its_kind() {
    let stage = stage();
    let (meter, measures) = (Meter::new(stage.scenario), &stage.scenario.measures);
    let mut cases = 0;
    for history in 0..60 {
        let mut sim = Sim::new(stage, 11, history, Switches::default());
        let row = meter.measure(&mut sim, history);
        let chronicle = &sim.world.chronicle;
        let decided = meter.decided(&sim.world, &row);
        for ((by, day), measure) in decided.dates.iter().zip(&row.dates).zip(&measures.dates) {
            let event = by.and_then(|id| chronicle.get(id));
            assert_eq!(event.map(|e| e.day), *day);
            assert!(event.is_none_or(|e| measure.event.kinds.contains(&e.kind)));
        }
        let Answer::Cases(all) = &measures.outcomes[0].answer else { panic!("the first question has cases") };
        let case = &all[usize::from(row.outcomes[0])];
        let found: Vec<EventKind> =
            decided.outcomes[0].iter().filter_map(|id| chronicle.get(*id)).map(|e| e.kind).collect();
        assert_eq!(found.is_empty(), case.all.is_empty() && case.any.is_empty());
        assert!(found.iter().all(|kind| case.all.iter().chain(&case.any).any(|p| p.kinds.contains(kind))));
        // Who holds a place is not told by the chronicle alone.
        assert!(decided.outcomes[1].is_empty());
        cases += found.len();
    }
    assert!(cases > 0);
}
