//! Acts of an experiment: read from words, done on their day if they can be, told, and followed by what follows.

mod support;

use insta::assert_snapshot;
use support::packs::usurper;
use support::stage;
use tumen_base::Day;
use tumen_engine::acts::FORMS;
use tumen_engine::world::chronicle::Detail;
use tumen_engine::{Act, Cause, Chronicle, Event, EventId, Setup, Sim, Stage, story};
use tumen_scenario::EventKind;

fn day() -> Day {
    Day::julian(1211, 6, 1)
}

fn played<'s>(stage: &'s Stage<'s>, history: u64, acts: &[(Day, Act)]) -> Sim<'s> {
    let mut sim = Sim::with(stage, 1, history, &Setup { acts: acts.to_vec(), ..Setup::default() });
    sim.run();
    sim
}

#[test]
fn each_form_can_be_read_and_told() {
    let scenario = usurper();
    let texts = [
        "khwarazm war qara_khitai",
        "khwarazm peace qara_khitai",
        "khwarazm neutral mongols",
        "khwarazm submit mongols",
        "qocho leave",
        "qara_khitai attack samarkand",
        "qara_khitai recall",
        "qara_khitai policy islam patronise",
        "kuchlug die",
    ];
    assert_eq!(texts.len(), FORMS.len());
    let told: Vec<String> = texts
        .iter()
        .map(|text| format!("{text}: {}", story::act(&scenario, Act::read(text, &scenario).expect("an act"))))
        .collect();
    assert_snapshot!(told.join("\n"));
}

#[test]
fn what_is_no_act_is_refused_with_the_nearest_thing() {
    let scenario = usurper();
    let refused: Vec<String> = [
        "",
        "khwarazm",
        "khwarazm recal",
        "khwarazm war",
        "khwarasm war mongols",
        "khwarazm attack samarqand",
        "qara_khitai policy islam tolerat",
        "kuchlugg die",
    ]
    .iter()
    .map(|text| {
        let error = Act::read(text, &scenario).expect_err("no act");
        format!("{error} [{}]", error.nearest().unwrap_or("-"))
    })
    .collect();
    assert_snapshot!(refused.join("\n"));
}

#[test]
fn before_its_day_nothing_is_changed_and_after_it_the_act_is_told() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let act = Act::read("kuchlug die", &scenario).expect("an act");
    for history in 0..5 {
        let (plain, changed) = (played(&stage, history, &[]), played(&stage, history, &[(day(), act)]));
        let before =
            |sim: &Sim<'_>| sim.world.chronicle.events().iter().filter(|e| e.day < day()).copied().collect::<Vec<_>>();
        assert_eq!(before(&plain), before(&changed), "history {history}");
        let told: Vec<&Event> =
            changed.world.chronicle.events().iter().filter(|e| e.detail == Detail::Act(act)).collect();
        assert_eq!(told.len(), 1, "history {history}");
        assert_eq!(told[0].day, day());
    }
}

/// Whether an event has another among its causes, or theirs.
fn comes_of(chronicle: &Chronicle, event: EventId, of: EventId) -> bool {
    event == of
        || chronicle.get(event).is_some_and(|e| {
            e.causes().any(|cause| matches!(cause, Cause::Event(earlier) if comes_of(chronicle, earlier, of)))
        })
}

/// How many of 40 histories have the act done, and how many have it followed by an event of a kind that has it as
/// its cause.
fn followed(text: &str, kind: EventKind) -> (usize, usize) {
    let scenario = usurper();
    let stage = stage(&scenario);
    let act = Act::read(text, &scenario).expect("an act");
    let (mut done, mut follows) = (0, 0);
    for history in 0..40 {
        let sim = played(&stage, history, &[(day(), act)]);
        let Some((id, _)) = sim.world.chronicle.iter().find(|(_, e)| e.kind == EventKind::Act) else {
            assert!(sim.world.chronicle.events().iter().any(|e| e.kind == EventKind::ActVoid), "neither done nor void");
            continue;
        };
        done += 1;
        let chronicle = &sim.world.chronicle;
        follows += usize::from(chronicle.iter().any(|(e, event)| event.kind == kind && comes_of(chronicle, e, id)));
    }
    (done, follows)
}

#[test]
fn acts_are_followed_by_what_they_say() {
    for (text, kind) in [
        ("mongols war khwarazm", EventKind::War),
        ("khwarazm neutral mongols", EventKind::NeutralityGiven),
        ("xixia submit mongols", EventKind::VassalSubmits),
        ("khotan leave", EventKind::VassalIndependent),
        ("qara_khitai attack almaliq", EventKind::Campaign),
        ("qara_khitai policy islam force", EventKind::Policy),
        ("muhammad_ii die", EventKind::Succession),
        ("kuchlug die", EventKind::Died),
    ] {
        let (done, follows) = followed(text, kind);
        assert!(done > 0, "`{text}` was never possible");
        assert_eq!(follows, done, "`{text}` is not always followed by {}", kind.name());
    }
}

#[test]
fn hosts_that_are_called_home_go() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let act = Act::read("khwarazm recall", &scenario).expect("an act");
    let polity = |id: &str| scenario.polities.iter().position(|p| p.id == id).map(tumen_base::PolityId::at);
    let khwarazm = polity("khwarazm").expect("a polity of the pack");
    let mut recalled = 0;
    for history in 0..120 {
        let mut sim = Sim::with(&stage, 1, history, &Setup { acts: vec![(day(), act)], ..Setup::default() });
        sim.run_until(day() - 1);
        let out = sim.world.hosts_of(khwarazm).filter(|(_, h)| h.aim.is_some()).count();
        while !sim.world.chronicle.events().iter().any(|e| matches!(e.kind, EventKind::Act | EventKind::ActVoid)) {
            assert!(sim.step());
        }
        let still = sim.world.hosts_of(khwarazm).filter(|(_, h)| h.aim.is_some()).count();
        recalled += usize::from(out > 0 && still == 0);
    }
    assert!(recalled > 0);
}

#[test]
fn a_future_can_have_an_act_and_a_saved_history_keeps_its_own() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let act = Act::read("kuchlug die", &scenario).expect("an act");
    let setup = Setup { acts: vec![(day(), act)], ..Setup::default() };
    let mut sim = Sim::with(&stage, 1, 3, &setup);
    sim.run_until(Day::julian(1211, 1, 1));
    let mut restored = Sim::restore(&stage, &sim.snapshot()).expect("a snapshot");
    sim.run();
    restored.run();
    assert_eq!(sim.world.digest(), restored.world.digest());
    assert!(sim.world.chronicle.events().iter().any(|e| e.detail == Detail::Act(act)));

    let mut trunk = Sim::with(&stage, 1, 3, &Setup::default());
    trunk.run_until(day());
    let mut future = trunk.future(0, &setup);
    future.run();
    assert!(future.world.chronicle.events().iter().any(|e| e.detail == Detail::Act(act) && e.day == day()));
}
