//! What turns the tide of a war: a campaign that goes on to the next place, the beaten who bow, and what men the land gives.

use crate::support::{Little, mean, run, share};
use tumen_base::PolityId;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind;

const KHAN: PolityId = PolityId(1);
const KING: PolityId = PolityId(2);

/// A great host near a border place, with the seat of a weak king a fortnight behind it.
fn invasion(seat: f64, place: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-04-01", "1300-08-15")
        .place("camp", 60_000.0, "pasture_km2 = 60000")
        .place("border", 3_000.0, "walls = 0.1; pasture_km2 = 20000; farm_days = 900")
        .place("seat", 9_000.0, "walls = 0.1; pasture_km2 = 20000; farm_days = 900")
        .route("camp", "border", 250.0)
        .route("border", "seat", 400.0)
        .polity("khan", "camp", "form = 'kingdom'; ambition = 1; garrison = 0")
        .polity("king", "seat", "garrison = 300")
        .hold("king", "border", 100.0)
        .host("horde", "khan", "camp", 20_000.0, "")
        .host("guard", "king", "seat", 1_000.0, "")
        .war("khan", "king")
        .rule("strategy.quiet", -10.0)
        .rule("strategy.seat", 0.01)
        .rule("settlement.submit", -60.0)
        .rule("submission.chains", 0.0)
        .rule("settlement.restore", -60.0)
        .rule("campaign.seat", seat)
        .rule("campaign.place", place);
    run(&little.load(), 41, 60, Switches::default())
}

#[test]
fn a_campaign_goes_on_to_the_seat_of_the_enemy() {
    let fallen = |worlds: &[World]| share(worlds, |w| w.places_of(KHAN).count() == 3);
    let (on, home) = (fallen(&invasion(1.8, 0.7)), fallen(&invasion(-9.0, -9.0)));
    assert!(on > home + 0.2, "{on} fall to one campaign, {home} where each goes home after a place");
}

/// Two hosts a few days apart at war, one of them far weaker.
fn defeat(submit: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-04-01", "1301-12-31")
        .place("camp", 60_000.0, "pasture_km2 = 60000")
        .place("seat", 20_000.0, "walls = 0.9; pasture_km2 = 20000; farm_days = 900")
        .route("camp", "seat", 250.0)
        .polity("khan", "camp", "form = 'kingdom'; ambition = 1; garrison = 0")
        .polity("king", "seat", "garrison = 3000")
        .host("horde", "khan", "camp", 20_000.0, "")
        .host("guard", "king", "seat", 15_000.0, "")
        .war("khan", "king")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", submit)
        .rule("settlement.accept", 4.0);
    run(&little.load(), 42, 80, Switches::default())
}

/// Whether the king bowed because of a battle, or because he was let go after one.
fn bowed(world: &World) -> bool {
    let events = &world.chronicle;
    events.iter().any(|(_, e)| {
        let of = |kind| {
            e.causes().any(|c| matches!(c, tumen_engine::world::chronicle::Cause::Event(id) if events.get(id).is_some_and(|x| x.kind == kind)))
        };
        e.kind == EventKind::VassalSubmits && e.actor == Some(KING) && (of(EventKind::Battle) || of(EventKind::Spared))
    })
}

#[test]
fn a_court_that_has_lost_its_army_may_bow_to_the_victor() {
    let fought = |w: &World| w.chronicle.iter().any(|(_, e)| e.kind == EventKind::Battle && e.other == Some(KING));
    let humble: Vec<World> = defeat(6.0).into_iter().filter(fought).collect();
    let proud: Vec<World> = defeat(-60.0).into_iter().filter(fought).collect();
    assert!(humble.len() > 5 && proud.len() > 5, "{} and {} were beaten", humble.len(), proud.len());
    let (humble, proud) = (share(&humble, bowed), share(&proud, bowed));
    assert!(humble > 0.2 && proud == 0.0, "{humble} of the humble bow after a battle, {proud} of the proud");
}

/// Men of a court alone in the world after so many years.
fn men(households: f64, words: &str) -> f64 {
    let little = Little::new()
        .span("1300-01-01", "1315-12-31")
        .place("town", households, "trade = 0")
        .polity("court", "town", &format!("treasury = 0; {words}"))
        .host("guard", "court", "town", 12_000.0, words)
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 0.0)
        .rule("levy.most", 0.6);
    let worlds = run(&little.load(), 43, 40, Switches::default());
    mean(&worlds.iter().map(|w| w.hosts_of(KHAN).map(|(_, h)| f64::from(h.men())).sum::<f64>()).collect::<Vec<_>>())
}

#[test]
fn men_whom_the_land_does_not_give_go_back_to_it() {
    let (poor, rich) = (men(6_000.0, ""), men(60_000.0, ""));
    assert!(poor < 8_000.0, "{poor} men under arms of 6,000 households");
    assert!(rich > 10_000.0, "{rich} men under arms of 60,000 households");
}
