//! Children of ruling houses promised to each other.

use crate::support::{Little, first, run, share};
use tumen_base::PolityId;
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind;

/// Two courts near each other, with a boy and a girl.
fn courts(keeps: f64) -> Little {
    let child = |of: &str, sex: &str, born: u32| {
        format!("sex = '{sex}'; born = {born}; house = '{of}'; office = 'none'; father = '{of}_ruler'")
    };
    Little::new()
        .span("1300-01-01", "1319-12-31")
        .place("hill", 5_000.0, "")
        .place("dale", 5_000.0, "")
        .route("hill", "dale", 200.0)
        .polity("his", "hill", "marries_out = true; form = 'kingdom'")
        .polity("hers", "dale", "marries_out = true; form = 'kingdom'")
        .person("boy", "his", &child("his", "m", 1290))
        .person("girl", "hers", &child("hers", "f", 1292))
        .rule("betrothal.asks", 0.8)
        .rule("betrothal.weds", 15.0)
        .rule("betrothal.keeps", keeps)
        .rule("kinship.gives", 20.0)
        .rule("birth.rate", 0.001)
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 0.0)
}

fn promise(world: &World) -> Option<&Event> {
    first(world, EventKind::Betrothed, |_| true)
}

#[test]
fn a_promise_is_made_between_children_and_kept_when_both_are_of_age() {
    let worlds = run(&courts(30.0).load(), 3, 60, Switches::default());
    assert!(share(&worlds, |w| promise(w).is_some()) > 0.8);
    let mut kept = 0;
    for world in &worlds {
        for e in world.chronicle.events().iter().filter(|e| e.kind == EventKind::Betrothed) {
            let (boy, girl) = (e.person.expect("a boy"), e.target.expect("a girl"));
            assert!(world.person(boy).age(e.day) < 17.0 && world.person(girl).age(e.day) < 15.0);
            let wed = first(world, EventKind::Marriage, |m| m.person == Some(boy) && m.target == Some(girl));
            let Some(wed) = wed else { continue };
            assert!(world.person(boy).age(wed.day) >= 16.9 && world.person(girl).age(wed.day) >= 14.9, "{wed:?}");
            assert_eq!(world.person(girl).spouse, Some(boy));
            assert_eq!(world.person(girl).polity, e.actor.expect("his court"), "she lives with him");
            kept += 1;
        }
        assert!(first(world, EventKind::BetrothalBroken, |_| true).is_none());
    }
    assert!(kept > 30, "{kept} of 60");
}

#[test]
fn a_broken_promise_is_a_wrong_and_loosens_what_it_tied() {
    let (his, hers) = (PolityId(1), PolityId(2));
    let worlds = run(&courts(-30.0).load(), 3, 60, Switches::default());
    let broken =
        |w: &World| first(w, EventKind::BetrothalBroken, |e| e.actor == Some(hers) && e.other == Some(his)).is_some();
    assert!(share(&worlds, broken) > 0.5, "{}", share(&worlds, broken));
    for world in worlds.iter().filter(|w| broken(w)) {
        assert!(world.ties.get(his, hers).grudge > 0.0);
        assert!(first(world, EventKind::Marriage, |e| e.actor == Some(his) && e.other == Some(hers)).is_none());
    }
}
