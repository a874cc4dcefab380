//! March: larger hosts are slower, remounts raise speed up to a limit, closed passes are waited out or gone
//! round. Hosts are sent on a fixed day by a crossing.

use crate::support::{Little, histories, stage};
use tumen_base::Day;
use tumen_engine::Switches;

const HISTORIES: u64 = 60;

/// A tribe that sets out from one place to another on a day.
fn wanderers(men: f64, horses: f64, sets_out: &str) -> Little {
    Little::new()
        .place("near", 500.0, "kind = pasture")
        .place("far", 500.0, "kind = pasture")
        .place("aside", 500.0, "kind = pasture")
        .polity("flock", "near", "form = 'tribe'")
        .host("herd", "flock", "near", men, &format!("remounts = {horses}"))
        .crossing("flock", "far", sets_out)
}

/// Days from setting out to arrival in each history.
fn days_on_the_way(world: &Little) -> Vec<f64> {
    let scenario = world.load();
    let (stage, far) = (stage(&scenario), scenario.place("far").unwrap());
    let days = histories(&stage, 1, HISTORIES, Switches::default()).map(|mut sim| {
        let out = sim.world.outside[0].from;
        while sim.world.hosts[0].at != far {
            assert!(sim.step() && sim.world.today < out + 400, "the herd never came");
        }
        f64::from(sim.world.today - out)
    });
    days.collect()
}

fn all(slow: &[f64], quick: &[f64], holds: impl Fn(f64, f64) -> bool) -> bool {
    slow.iter().zip(quick).all(|(s, q)| holds(*s, *q))
}

#[test]
fn larger_hosts_are_slower() {
    let of = |men| {
        days_on_the_way(&wanderers(men, 3.0, "1300-05-01").route("near", "far", 600.0).route("far", "aside", 9.0))
    };
    let (few, many, most) = (of(2_000.0), of(20_000.0), of(60_000.0));
    assert!(all(&most, &many, |a, b| a > b) && all(&many, &few, |a, b| a > b), "{few:?}\n{many:?}\n{most:?}");
}

#[test]
fn remounts_raise_speed_up_to_a_limit() {
    let of = |horses| {
        days_on_the_way(
            &wanderers(5_000.0, horses, "1300-05-01").route("near", "far", 1500.0).route("far", "aside", 9.0),
        )
    };
    let (one, three, five, thirty) = (of(1.0), of(3.0), of(5.0), of(30.0));
    assert!(all(&one, &three, |a, b| a > b) && all(&three, &five, |a, b| a >= b), "{one:?}\n{three:?}\n{five:?}");
    let gain = |slow: &[f64], quick: &[f64]| slow.iter().sum::<f64>() - quick.iter().sum::<f64>();
    assert!(
        gain(&one, &three) > 3.0 * gain(&five, &thirty),
        "twenty-five more horses still help: {five:?}\n{thirty:?}"
    );
}

#[test]
fn a_closed_pass_is_waited_out_or_gone_round() {
    let pass = "terrain = mountain pass; closed = 11-04; closure = closed";
    let world = wanderers(3_000.0, 3.0, "1300-12-15");
    let waited = days_on_the_way(&world.clone().road("near", "far", 200.0, pass).route("far", "aside", 9.0));
    let summer = wanderers(3_000.0, 3.0, "1300-06-15").road("near", "far", 200.0, pass).route("far", "aside", 9.0);
    let gone_round = days_on_the_way(
        &world.road("near", "far", 200.0, pass).route("near", "aside", 400.0).route("aside", "far", 400.0),
    );
    let thaw = f64::from(Day::julian(1301, 5, 1) - Day::julian(1300, 12, 15));
    assert!(waited.iter().all(|d| *d >= thaw), "the pass was crossed in winter: {waited:?}");
    assert!(all(&waited, &gone_round, |a, b| a > b + 30.0), "{waited:?}\n{gone_round:?}");
    assert!(all(&gone_round, &days_on_the_way(&summer), |a, b| a > b));
}
