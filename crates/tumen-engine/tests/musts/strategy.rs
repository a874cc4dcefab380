//! Strategy: aims respond to beliefs, not to the truth; boldness changes choices; no aim knows a name.

use crate::support::{Little, first, histories, run, share, stage};
use tumen_base::{HostId, Men, PolityId};
use tumen_engine::{Event, Sim, Switches, World};
use tumen_scenario::EventKind::Campaign;

const HISTORIES: u64 = 400;
/// Days until which a court knows nothing but what was true on the first.
const FIRST_NEWS: i32 = 85;

/// An ambitious court with a quiet neighbour of somewhat less strength.
fn neighbours() -> Little {
    Little::new()
        .span("1300-04-01", "1303-12-31")
        .place("high_town", 5_000.0, "pasture_km2 = 20000")
        .place("low_town", 5_000.0, "pasture_km2 = 20000")
        .place("market", 900.0, "pasture_km2 = 5000")
        .route("high_town", "market", 150.0)
        .route("market", "low_town", 150.0)
        .polity("eager", "high_town", "ambition = 1")
        .host("eager_s_host", "eager", "high_town", 8_000.0, "")
        .polity("quiet", "low_town", "")
        .host("quiet_s_host", "quiet", "low_town", 5_500.0, "")
        .hold("quiet", "market", 200.0)
        .claim("eager", "market")
        .grudge("eager", "quiet", 0.6)
}

const EAGER: PolityId = PolityId(1);
const QUIET: PolityId = PolityId(2);

/// Men come to the host of the quiet neighbour, and nobody has heard of it.
fn reinforce(sim: &mut Sim<'_>, men: Men) {
    sim.world.bring_in(HostId(1), men, 3.0);
}

/// Rumour makes the quiet neighbour so many times as strong as he is.
fn rumour(sim: &mut Sim<'_>, times: f32) {
    for muster in &mut sim.world.musters {
        muster[QUIET.index()] *= times;
    }
}

/// The first campaign of the eager court before news of anything could reach it, in each history.
fn first_campaigns(arrange: impl Fn(&mut Sim<'_>)) -> Vec<Option<Event>> {
    let scenario = neighbours().load();
    let stage = stage(&scenario);
    let chosen = histories(&stage, 8, HISTORIES, Switches::default()).map(|mut sim| {
        arrange(&mut sim);
        let last = sim.world.today + FIRST_NEWS;
        sim.run_until(last);
        first(&sim.world, Campaign, |e| e.actor == Some(EAGER)).copied()
    });
    chosen.collect()
}

fn marched(chosen: &[Option<Event>]) -> f64 {
    chosen.iter().flatten().count() as f64 / chosen.len() as f64
}

#[test]
fn aims_respond_to_beliefs_and_not_to_the_truth() {
    let as_it_is = first_campaigns(|_| {});
    let reinforced = first_campaigns(|sim| reinforce(sim, 40_000));
    assert!((0.05..0.97).contains(&marched(&as_it_is)), "some march and some stay: {}", marched(&as_it_is));
    assert_eq!(as_it_is, reinforced, "a truth that nobody has heard changed a council's choice");
    let feared = first_campaigns(|sim| rumour(sim, 10.0));
    assert!(marched(&feared) < 0.5 * marched(&as_it_is), "{} and {}", marched(&feared), marched(&as_it_is));
    let despised = first_campaigns(|sim| {
        reinforce(sim, 40_000);
        rumour(sim, 0.1);
    });
    assert!(marched(&despised) > marched(&as_it_is), "{} and {}", marched(&despised), marched(&as_it_is));
}

#[test]
fn boldness_changes_choices() {
    let of = |boldness: f64| {
        let world = neighbours().with_person("eager_ruler", &format!("boldness = {boldness}"));
        run(&world.load(), 9, HISTORIES, Switches::default())
    };
    let marches = |worlds: &[World]| {
        share(worlds, |w| first(w, Campaign, |e| e.actor == Some(EAGER) && e.day.year() == 1300).is_some())
    };
    let (timid, bold) = (marches(&of(0.0)), marches(&of(1.0)));
    assert!(bold > timid + 0.08, "campaigns in the first year: {bold} of the bold, {timid} of the timid");
}

#[test]
fn no_aim_knows_a_name() {
    let digests = |naming: fn(&str) -> String| {
        let worlds = run(&neighbours().named(naming).load(), 10, 40, Switches::default());
        worlds.iter().map(World::digest).collect::<Vec<u64>>()
    };
    let plain = digests(|id| id.replace('_', " "));
    assert_eq!(plain, digests(|id| id.chars().rev().collect()), "other names, other history");
}
