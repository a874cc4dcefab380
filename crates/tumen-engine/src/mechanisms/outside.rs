//! Outside events: what a scenario gives as input because the model does not explain it. Men tied down
//! elsewhere, a band that arrives from beyond the map, a hunted people that crosses a border.

use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Detail, Event};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use tumen_base::{HostId, Men, PolityId};
use tumen_scenario::{EventKind, OutsideKind};

/// Puts the sampled outside events on the agenda.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for (row, draw) in sim.world.outside.clone().iter().enumerate() {
        let row16 = u16::try_from(row).expect("a scenario has fewer than 65,536 outside events");
        let start = sim.world.today;
        sim.world.agenda.schedule(draw.from.max(start), Due::Outside { row: row16, ends: false });
        // A war that outlasts the span never lets its men go.
        let ends = draw.until < sim.stage.scenario.end;
        if ends && matches!(sim.stage.scenario.outside[row].what, OutsideKind::Commitment { .. }) {
            sim.world.agenda.schedule(draw.until.max(start), Due::Outside { row: row16, ends: true });
        }
    }
}

/// An outside event begins or ends.
pub(crate) fn happen(sim: &mut Sim<'_>, row: u16, ends: bool) {
    let what = &sim.stage.scenario.outside[usize::from(row)].what;
    let cause = Cause::Outside(row);
    match *what {
        OutsideKind::Commitment { polity, .. } if ends => free(sim, polity, row),
        OutsideKind::Commitment { polity, .. } => tie_down(sim, polity, row),
        OutsideKind::Arrival { person, host, .. } if !sim.world.person(person).alive() => {
            // He died on the way, and his men with no one to lead them went each his own.
            sim.world.host_mut(host).stance = Stance::Idle;
            super::remnant::dissolve(sim, host);
        }
        OutsideKind::Arrival { person, host, with, at, .. } => {
            let h = sim.world.host_mut(host);
            h.stance = Stance::Idle;
            h.at = at;
            h.home = at;
            h.goal = at;
            let men = h.men();
            sim.world.person_mut(person).whereabouts = Whereabouts::With(host);
            let event = sim.tell(
                Event::new(EventKind::Arrival).at(at).actor(with).person(person).men(men).host(host).because(cause),
            );
            super::refuge::ask(sim, person, host, with, Cause::Event(event));
        }
        OutsideKind::Crossing { polity, to, .. } => cross(sim, polity, to, cause),
    }
}

/// Hosts of a polity leave for a war elsewhere until the men asked for are reached: those at hand at
/// once, largest first, those on campaign when they come home.
fn tie_down(sim: &mut Sim<'_>, polity: PolityId, row: u16) {
    let mut hosts: Vec<HostId> = sim.world.hosts_of(polity).filter(|(_, h)| h.idle()).map(|(id, _)| id).collect();
    hosts.sort_by_key(|h| (std::cmp::Reverse(sim.world.host(*h).men()), h.0));
    for host in hosts {
        claim(sim, host, row);
    }
    let men = tied_by(sim, row);
    if men > 0 {
        sim.tell(
            Event::new(EventKind::TiedDown)
                .actor(polity)
                .men(men)
                .detail(Detail::Outside(row))
                .because(Cause::Outside(row)),
        );
    }
}

/// A host has come home: a war elsewhere may want it.
pub(crate) fn came_home(sim: &mut Sim<'_>, host: HostId) {
    let (owner, today) = (sim.world.host(host).owner, sim.world.today);
    for (row, o) in sim.stage.scenario.outside.iter().enumerate() {
        let draw = sim.world.outside[row];
        if matches!(o.what, OutsideKind::Commitment { polity, .. } if polity == owner)
            && draw.from <= today
            && today < draw.until
        {
            claim(sim, host, row as u16);
        }
    }
}

/// Ties a host down if that comes nearer to the number asked for than leaving it.
fn claim(sim: &mut Sim<'_>, host: HostId, row: u16) {
    let wanted = sim.world.outside[usize::from(row)].men;
    let h = sim.world.host(host);
    if h.idle() && tied_by(sim, row) + h.men() / 2 <= wanted {
        let h = sim.world.host_mut(host);
        h.stance = Stance::Tied;
        h.version += 1;
        h.sent = None;
        h.aim = None;
        sim.world.tied.push((row, host));
    }
}

fn tied_by(sim: &Sim<'_>, row: u16) -> Men {
    sim.world.tied.iter().filter(|(r, _)| *r == row).map(|(_, h)| sim.world.host(*h).men()).sum()
}

/// The hosts that an outside war held are free again.
fn free(sim: &mut Sim<'_>, polity: PolityId, row: u16) {
    let today = sim.world.today;
    let mut freed = 0;
    let mut hosts = Vec::new();
    for (_, host) in sim.world.tied.extract_if(.., |(r, _)| *r == row).collect::<Vec<_>>() {
        let h = sim.world.host_mut(host);
        if h.stance == Stance::Tied {
            h.stance = Stance::Idle;
            // The war elsewhere fed and mounted them.
            h.horses = h.horses.max(0.8 * f64::from(h.men()) * h.stable);
            h.supply = 20.0;
            h.fatigue = 0.2;
            h.rested = today;
            freed += h.men();
            hosts.push(host);
        }
    }
    if freed > 0 {
        sim.tell(
            Event::new(EventKind::FreeAgain)
                .actor(polity)
                .men(freed)
                .detail(Detail::Outside(row))
                .because(Cause::Outside(row)),
        );
        sim.after(20.0, Due::Council { polity, regular: false });
    }
    for host in hosts {
        came_home(sim, host);
    }
}

/// A hunted people goes over to another country and asks for room there.
fn cross(sim: &mut Sim<'_>, polity: PolityId, to: tumen_base::PlaceId, cause: Cause) {
    if !sim.world.polity(polity).alive {
        return;
    }
    let Some((host, men, at)) =
        sim.world.hosts_of(polity).map(|(id, h)| (id, h.men(), h.at)).find(|(_, men, _)| *men > 0)
    else {
        return;
    };
    if at == to || sim.world.host(host).leg.is_some() {
        return;
    }
    let holder = sim.world.place(to).holder;
    sim.tell(Event::new(EventKind::Crossing).at(to).actor(polity).other(holder).men(men).host(host).because(cause));
    sim.world.host_mut(host).home = to;
    super::march::go_home_as_guest(sim, host, to);
}
