//! Salary: who pays keeps his cities together and loses his men when the money ends; who does not, the other way round.

use crate::support::{Little, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind;

const CROWN: PolityId = PolityId(1);

fn happened(kind: EventKind) -> impl Fn(&World) -> bool {
    move |w| w.chronicle.events().iter().any(|e| e.kind == kind)
}

/// An empire over three great cities far from its seat, for sixty years.
pub fn empire(words: &str) -> Little {
    let faith = "garrison = 500; prestige = 0.4; form = 'empire'; reserve = 2000";
    let mut little = Little::new()
        .span("1300-01-01", "1359-12-31")
        .rule("succession.level", 0.0009)
        .place("seat", 8_000.0, "trade = 90000")
        .polity("crown", "seat", &format!("{faith}; {words}"))
        .host(
            "guard",
            "crown",
            "seat",
            4_000.0,
            if words.contains("salaried = true") { "salaried = true" } else { "" },
        );
    for (i, city) in ["east", "west", "south"].into_iter().enumerate() {
        little = little
            .place(city, 9_000.0, "lives = moon 1")
            .route("seat", city, 700.0 + 100.0 * i as f64)
            .hold("crown", city, 600.0);
    }
    little
}

#[test]
fn great_cities_break_away_from_who_does_not_pay_and_not_from_who_does() {
    let worlds = |words: &str| {
        let never = empire(words).rule("salary.begins", 0.0).rule("salary.given_up", 1e6);
        run(&never.load(), 5, 200, Switches::default())
    };
    let paid = share(&worlds("salaried = true; treasury = 5000000"), happened(EventKind::BrokeAway));
    let unpaid = worlds("salaried = false; treasury = 5000000");
    let broke = share(&unpaid, happened(EventKind::BrokeAway));
    assert!(paid < 0.05 && broke > paid + 0.2, "{paid} against {broke}");
    for world in unpaid {
        for e in world.chronicle.events().iter().filter(|e| e.kind == EventKind::BrokeAway) {
            let new = e.actor.expect("a new power");
            let old = e.other.expect("somebody's city");
            let arose = world.polity(old).arose.is_some();
            assert!(new != CROWN && (old == CROWN || arose), "{e:?}");
        }
    }
}

#[test]
fn a_court_of_strangers_with_money_begins_to_pay_and_one_at_home_does_not() {
    let begins = |words: &str| {
        let worlds = run(&empire(words).load(), 5, 100, Switches::default());
        share(&worlds, happened(EventKind::PayBegun))
    };
    let (strangers, at_home) = (begins("faith = 'sun'"), begins("faith = 'moon'"));
    assert!(strangers > 0.5 && at_home < 0.1, "{strangers} against {at_home}");
    // More soldiers than its income could pay.
    let horde = empire("faith = 'sun'").host("horde", "crown", "seat", 200_000.0, "");
    let poor = share(&run(&horde.load(), 5, 100, Switches::default()), happened(EventKind::PayBegun));
    assert!(poor < 0.1 * strangers, "{poor} against {strangers}");
    let new_reign = |eager: f64| {
        let little = empire("faith = 'sun'").rule("salary.begins", 0.004).rule("salary.new_reign", eager);
        share(&run(&little.load(), 5, 200, Switches::default()), happened(EventKind::PayBegun))
    };
    let (eager, not) = (new_reign(50.0), new_reign(1.0));
    assert!(eager > not + 0.1, "{eager} where a new ruler is eager, {not} where he is as others");
}

#[test]
fn an_empty_treasury_ends_pay_once_and_for_good_where_nothing_comes_in() {
    let broke = Little::new()
        .place("town", 3_000.0, "trade = 0")
        .polity("crown", "town", "treasury = 0; income_share = 0; salaried = true")
        .host("guard", "crown", "town", 10_000.0, "salaried = true");
    let worlds = run(&broke.clone().load(), 5, 100, Switches::default());
    for world in &worlds {
        let ended = world.chronicle.events().iter().filter(|e| e.kind == EventKind::PayEnded).count();
        assert!(ended <= 1, "{ended}");
        assert_eq!(ended == 0, world.polities[CROWN.index()].means.salaried);
    }
    let ended = share(&worlds, happened(EventKind::PayEnded));
    assert!(ended > 0.8, "{ended}");
    let scenario = broke.rule("salary.stay", 0.6).load();
    let stage = stage(&scenario);
    let mut left = Vec::new();
    for mut sim in histories(&stage, 5, 40, Switches::default()) {
        let mut before = 0;
        while !happened(EventKind::PayEnded)(&sim.world) {
            before = sim.world.hosts[0].men();
            if !sim.step() {
                break;
            }
        }
        if happened(EventKind::PayEnded)(&sim.world) {
            left.push(f64::from(sim.world.hosts[0].men()) / f64::from(before));
        }
    }
    // A last month of desertion goes with it.
    assert!(left.len() > 20 && left.iter().all(|share| (0.4..=0.61).contains(share)), "{left:?} of the men stayed");
}
