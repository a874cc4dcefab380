//! Titles that mock another's, eras of the century, and where scattered peoples are at its end.

use crate::support::{Little, first, packs, run, share};
use tumen_base::PolityId;
use tumen_engine::world::chronicle::Detail;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind;

const UPSTART: PolityId = PolityId(1);
const OLD: PolityId = PolityId(2);

/// A band that has become great enough for the title that an old court has.
fn upstart(prestige: f64, audience: &str) -> Vec<World> {
    let little = Little::new()
        .place("camp", 30_000.0, "pasture_km2 = 60000")
        .place("seat", 90_000.0, "walls = 0.9")
        .route("camp", "seat", 900.0)
        .polity("upstart", "camp", "form = 'band'; titles = { Khan = 'steppe' }; prestige = 0.3")
        .host("riders", "upstart", "camp", 15_000.0, "")
        .polity(
            "old",
            "seat",
            &format!("form = 'empire'; titles = {{ Emperor = '{audience}' }}; prestige = {prestige}"),
        )
        .host("guard", "old", "seat", 30_000.0, "")
        .rule("titles.men", 9_000.0)
        .rule("titles.households", 40_000.0);
    run(&little.load(), 3, 60, Switches::default())
}

#[test]
fn a_title_taken_is_a_mockery_to_the_highest_who_bears_one_for_the_same_eyes() {
    let mocked =
        |w: &World| first(w, EventKind::TitleMocked, |e| (e.actor, e.other) == (Some(OLD), Some(UPSTART))).is_some();
    let high = upstart(0.9, "steppe");
    let taken = share(&high, |w| first(w, EventKind::TitleTaken, |e| e.actor == Some(UPSTART)).is_some());
    assert!(taken > 0.5 && (share(&high, mocked) - taken).abs() < 1e-9, "{taken} taken, {}", share(&high, mocked));
    for world in high.iter().filter(|w| mocked(w)) {
        assert!(world.ties.get(OLD, UPSTART).grudge > 0.0);
    }
    assert_eq!(share(&upstart(0.05, "steppe"), mocked), 0.0, "one who stands lower has no say in it");
    assert_eq!(share(&upstart(0.9, "throne"), mocked), 0.0, "others look elsewhere");
}

#[test]
fn in_the_century_a_ruler_has_two_eras_at_most_and_the_second_years_after_the_first() {
    let scenario = packs::empire();
    let (mut eras, mut scattered) = (0, 0);
    for world in run(&scenario, 1, 10, Switches::default()) {
        let begun: Vec<_> = world.chronicle.events().iter().filter(|e| e.kind == EventKind::EraBegun).collect();
        for (i, e) in begun.iter().enumerate() {
            let own: Vec<_> = begun[..i].iter().filter(|o| (o.person, o.actor) == (e.person, e.actor)).collect();
            assert!(own.len() <= 1, "a third era of one ruler: {e:?}");
            assert!(own.iter().all(|o| e.day - o.day > 3 * 365), "{e:?}");
            eras += 1;
        }
        // A man of the people who seizes the throne itself begins a reign like any other.
        let names = |p: PolityId| scenario.polities[p.index()].eras.len();
        for coup in world.chronicle.events().iter().filter(|e| e.kind == EventKind::Coup) {
            let (polity, man) = (coup.actor.expect("a court"), coup.person.expect("a man"));
            let left = begun.iter().filter(|e| e.actor == Some(polity)).count() < names(polity);
            let soon = |e: &tumen_engine::Event| e.day >= coup.day && e.day - coup.day <= 400;
            let behind = first(&world, EventKind::Figurehead, |e| e.actor == Some(polity) && soon(e)).is_some();
            let fell = world.chronicle.events().iter().any(|e| {
                let over = [EventKind::Succession, EventKind::Coup, EventKind::PolityEnded].contains(&e.kind);
                soon(e) && e.day > coup.day && over && e.actor == Some(polity)
            });
            let own = world.person(man).people == world.polity(polity).people;
            if left && own && !behind && !fell && coup.day + 400 < scenario.end {
                assert!(begun.iter().any(|e| e.person == Some(man) && soon(e)), "no era of {coup:?}");
            }
        }
        for e in world.chronicle.events().iter().filter(|e| e.kind == EventKind::Scattered) {
            let Detail::People(people) = e.detail else { panic!("{e:?}") };
            assert_eq!(e.day, scenario.end);
            assert!(world.polities.iter().skip(1).all(|p| !p.alive || p.people != people), "{e:?}");
            assert!(e.men > 0 && e.causes().next().is_some() && world.polity(e.actor.expect("a lord")).alive);
            scattered += 1;
        }
    }
    assert!(eras > 20 && scattered > 5, "{eras} eras, {scattered} peoples");
}
