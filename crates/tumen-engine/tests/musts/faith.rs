//! Faith: persecution of a majority without garrisons makes revolt likely only when there is hope of
//! success.

use crate::revolt::{FOR_EVER, HISTORIES, Town};
use crate::support::{day_of, run, share};
use tumen_base::Day;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::Revolt;

fn rises(world: &World) -> bool {
    day_of(world, Revolt, |e| e.day < Day::julian(1301, 4, 1)).is_some()
}

#[test]
fn a_persecuted_majority_without_a_garrison_rises_only_when_there_is_hope() {
    let of = |town: Town| share(&run(&town.world().load(), 5, HISTORIES, Switches::default()), rises);
    let oppressed = Town { policy: "persecute", peace_until: "1300-04-30", garrison: 50.0 };
    let hope = of(oppressed);
    let none = of(Town { peace_until: FOR_EVER, ..oppressed });
    assert!(hope > 0.5, "rises in a year when an army comes to its relief: {hope}");
    assert!(none < 0.3 && none < 0.5 * hope, "without an army: {none}, with one: {hope}");
    let content = of(Town { policy: "tolerate", ..oppressed });
    assert!(content < 0.1, "a tolerated town rises for nobody: {content}");
    let held = of(Town { garrison: 3_000.0, ..oppressed });
    assert!(held < hope - 0.1, "with a strong garrison: {held}, without: {hope}");
}
