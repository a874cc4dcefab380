//! Outside events: what a scenario gives as input because the model does not explain it. Men tied down
//! elsewhere, a band that arrives from beyond the map, a hunted people that crosses a border, strength won
//! beyond the map; peoples united ([`crate::processes::outside::union`]) and homage asked ([`crate::processes::bonds::dues::homage`]). An event that depends
//! on something does nothing if that does not hold on its day.
//!
//! Men and money from beyond the map come in parts, one each five years of the span: half of the men into the
//! greatest host at home, half into the reserve.

pub(crate) mod union;
use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event};
use crate::world::host::Stance;
use crate::{readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{HostId, Men, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, OnlyIf, OutsideKind};

/// Puts the sampled outside events on the agenda.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for (row, draw) in sim.world.outside.clone().iter().enumerate() {
        let row16 = u16::try_from(row).expect("a scenario has fewer than 65,536 outside events");
        let start = sim.world.today;
        if matches!(sim.stage.scenario.outside[row].what, OutsideKind::Strength { on_call: true, .. }) {
            // Men on call wait for the call.
            continue;
        }
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
    let event = &sim.stage.scenario.outside[usize::from(row)];
    let what = &event.what;
    let cause = Cause::Outside(row);
    let holds = ends || event.only_if.iter().all(|c| holds(sim, *c));
    match *what {
        OutsideKind::Strength { polity, .. } => gain(sim, polity, row, holds),
        OutsideKind::Pressure { polity, .. } => {
            let draw = sim.world.outside[usize::from(row)];
            if sim.world.today + (YEAR as i32) < draw.until {
                sim.after(YEAR, Due::Outside { row, ends: false });
            }
            if holds && !readings::busy_elsewhere(sim, polity) {
                sim.follow(Moment::HomageSeason { polity, row });
            }
        }
        _ if !holds => {}
        OutsideKind::Union { polity, person, at, form, ref hosts, ref absorbs, .. } => {
            union::happen(sim, row, (polity, person, at, form), hosts, absorbs);
        }
        OutsideKind::Commitment { polity, .. } if ends => free(sim, polity, row),
        OutsideKind::Commitment { polity, .. } => tie_down(sim, polity, row),
        OutsideKind::Arrival { person, host, .. } if !sim.world.person(person).alive() => {
            // He died on the way, and his men with no one to lead them went each his own.
            sim.world.host_mut(host).stance = Stance::Idle;
            verbs::dissolve(sim, host);
        }
        OutsideKind::Arrival { person, host, with, at, .. } => {
            let Some(at) = at.or_else(|| refuge(sim, with, sim.world.host(host).home)) else {
                return;
            };
            let later = !sim.world.polity(with).alive;
            sim.world.polity_mut(with).alive = true;
            verbs::come_of_age(sim, person);
            verbs::enter_map(sim, host, at);
            let men = sim.world.host(host).men();
            let event = sim.tell(
                Event::new(EventKind::Arrival).at(at).actor(with).person(person).men(men).host(host).because(cause),
            );
            verbs::note_outside(sim, row, event);
            if later {
                sim.begin_power(with);
            }
            union::hunts(sim, with, event);
            sim.follow(Moment::AsksRefuge { person, host, band: with, cause: Cause::Event(event) });
        }
        OutsideKind::Crossing { polity, to, .. } => cross(sim, polity, to, cause),
    }
}

/// Whether a condition of an outside event holds today.
fn holds(sim: &Sim<'_>, condition: OnlyIf) -> bool {
    match condition {
        OnlyIf::Holds { polity, place } => {
            let holder = sim.world.place(place).holder;
            sim.world.polity(polity).alive && (holder == polity || sim.world.is_under(holder, polity))
        }
        OnlyIf::Happened(row) => sim.world.happened.iter().any(|(r, _)| *r == row),
        OnlyIf::Absorbed(polity) => sim.world.absorbed.iter().any(|(p, _)| *p == polity),
    }
}

/// The court that a refugee from a place would go to: great, near, and nobody's of whom he flees.
fn refuge(sim: &Sim<'_>, band: PolityId, from: PlaceId) -> Option<PlaceId> {
    let reach = sim.rules.remnant.reach;
    let hunters: Vec<PolityId> = sim.world.absorbed.iter().map(|(_, by)| *by).collect();
    let courts = (1..sim.world.polities.len()).map(PolityId::at).filter_map(|q| {
        let p = sim.world.polity(q);
        let hunted = hunters.iter().any(|h| *h == q || sim.world.is_under(q, *h));
        let seat = p.capital.filter(|_| p.alive && p.form.is_court() && p.bonds.vassalage.is_none() && !hunted)?;
        let days = sim.days(from, seat);
        let hostile = sim.world.hostile(band, q);
        (!hostile && days <= 2.0 * reach).then(|| (readings::strength(sim, q) * maths::fading(days, reach), seat))
    });
    courts.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, seat)| seat)
}

/// Days between two parts of what a power gains beyond the map.
const PART: i32 = 5 * YEAR as i32;

/// A power gains the next part of its men and money from beyond the map.
fn gain(sim: &mut Sim<'_>, polity: PolityId, row: u16, holds: bool) {
    let draw = sim.world.outside[usize::from(row)];
    let parts = i64::from((draw.until - draw.from - 1) / PART + 1);
    let part = i64::from((sim.world.today - draw.from) / PART);
    if part + 1 < parts {
        sim.after(f64::from(PART), Due::Outside { row, ends: false });
    }
    if !holds || !sim.world.polity(polity).alive || part >= parts {
        return;
    }
    let of = |all: i64| all * (part + 1) / parts - all * part / parts;
    let (men, dinars) = (of(i64::from(draw.men)) as Men, of(draw.dinars));
    sim.world.tax(polity, dinars);
    let mut left = men;
    if let Some(host) = sim.world.greatest_idle(polity) {
        let remounts = sim.world.host(host).stable;
        left -= men / 2;
        sim.world.bring_in(host, men / 2, remounts);
        sim.world.host_mut(host).full += men / 2;
    }
    sim.world.raise_reserve(polity, left);
    sim.world.polity_mut(polity).means.reserve_full += left;
    let event = sim.tell(
        Event::new(EventKind::Reinforced)
            .actor(polity)
            .men(men)
            .at_capital(sim, polity)
            .detail(Detail::Outside(row))
            .because(Cause::Outside(row)),
    );
    verbs::note_outside(sim, row, event);
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
        let event = sim.tell(
            Event::new(EventKind::TiedDown)
                .actor(polity)
                .men(men)
                .detail(Detail::Outside(row))
                .because(Cause::Outside(row)),
        );
        verbs::note_outside(sim, row, event);
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
            && o.only_if.iter().all(|c| holds(sim, *c))
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
fn cross(sim: &mut Sim<'_>, polity: PolityId, to: PlaceId, cause: Cause) {
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
    verbs::go_home_as_guest(sim, host, to);
}
