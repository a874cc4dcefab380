//! What every host did: where it stood and went, with how many men, how well fed and how firm.

use serde::Serialize;
use tumen_base::Day;
use tumen_engine::World;
use tumen_engine::story;
use tumen_engine::world::host::{self, Host};
use tumen_scenario::Scenario;

/// A change of men that a map shows, as a share.
const MEN: f64 = 0.02;
/// A change of supply that a map shows, days.
const SUPPLY: f64 = 3.0;
/// A change of cohesion that a map shows.
const COHESION: f64 = 0.05;

/// A host and all that it did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Track {
    /// Position in the hosts of the scenario; none of a host that arose later.
    pub host: Option<usize>,
    /// Name.
    pub name: String,
    /// In the order of the days; each holds until the next begins. Changes that a map would not show are left out: of men
    /// within 2%, of supply within 3 days, of cohesion within 0.05.
    pub steps: Vec<Step>,
}

/// What a host did from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// From which day on.
    pub from: Day,
    /// Whose it is.
    pub owner: usize,
    /// Where it stands, or the place it last left.
    pub at: usize,
    /// The place it is on the way to; none when it stands.
    pub to: Option<usize>,
    /// When it arrives there.
    pub arrive: Option<Day>,
    /// What it is doing.
    pub stance: Stance,
    /// Its men.
    pub men: u32,
    /// Days of food it carries.
    pub supply: f64,
    /// Will to hold together, 0 to 1.
    pub cohesion: f64,
    /// Who leads it.
    pub commander: Option<usize>,
}

/// What a host is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// At home or in quarters.
    Idle,
    /// On its way.
    Marching,
    /// Before a city.
    Besieging,
    /// In the field at its goal.
    Encamped,
    /// Fleeing.
    Fleeing,
    /// Tied down outside the map.
    Tied,
    /// Not yet on the map.
    Away,
    /// No more.
    Gone,
}

/// What has been noted of the hosts.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    tracks: Vec<Track>,
}

impl Tracks {
    /// Looks at the hosts when a day is over.
    pub fn note(&mut self, day: Day, def: &Scenario, world: &World) {
        for (i, host) in world.hosts.iter().enumerate() {
            let step = step(day, host);
            match self.tracks.get_mut(i) {
                Some(track) => {
                    if track.steps.last().is_none_or(|last| shows(last, &step)) {
                        track.steps.push(step);
                    }
                }
                None => {
                    let of_pack = def.hosts.get(i);
                    let name = of_pack.map_or_else(|| name(def, world, host), |h| h.name.clone());
                    self.tracks.push(Track { host: of_pack.map(|_| i), name, steps: vec![step] });
                }
            }
        }
    }

    /// All tracks, in the order in which the hosts arose.
    pub fn told(self) -> Vec<Track> {
        self.tracks
    }
}

/// The name of a host that arose in the course of the history: the party of whoever leads it.
fn name(def: &Scenario, world: &World, host: &Host) -> String {
    match host.commander {
        Some(leader) => format!("party of {}", story::person_name(def, world, leader)),
        None => format!("{} band", def.polities[host.owner.index()].adjective),
    }
}

/// Whether a map would show the difference.
fn shows(last: &Step, now: &Step) -> bool {
    let bearing = |s: &Step| (s.owner, s.at, s.to, s.arrive, s.stance, s.commander);
    if bearing(last) != bearing(now) {
        return true;
    }
    // What is no more, or not there, has no strength to show.
    let seen = !matches!(now.stance, Stance::Gone | Stance::Away | Stance::Tied);
    seen && (f64::from(last.men.abs_diff(now.men)) > MEN * f64::from(last.men)
        || (last.supply - now.supply).abs() > SUPPLY
        || (last.cohesion - now.cohesion).abs() > COHESION)
}

fn step(from: Day, host: &Host) -> Step {
    Step {
        from,
        owner: host.owner.index(),
        at: host.at.index(),
        to: host.leg.map(|leg| leg.to.index()),
        arrive: host.leg.map(|leg| leg.arrive),
        stance: stance(host.stance),
        men: host.men(),
        supply: (10.0 * host.supply).round() / 10.0,
        cohesion: (100.0 * host.cohesion).round() / 100.0,
        commander: host.commander.map(|p| p.index()),
    }
}

fn stance(stance: host::Stance) -> Stance {
    match stance {
        host::Stance::Idle => Stance::Idle,
        host::Stance::Marching => Stance::Marching,
        host::Stance::Besieging => Stance::Besieging,
        host::Stance::Encamped => Stance::Encamped,
        host::Stance::Fleeing => Stance::Fleeing,
        host::Stance::Tied => Stance::Tied,
        host::Stance::Away => Stance::Away,
        host::Stance::Gone => Stance::Gone,
    }
}
