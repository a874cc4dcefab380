//! Kinsmen in another's service come over to a ruler of their own.

use crate::chance;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::world::host::greatest;
use tumen_base::{Men, PolityId};
use tumen_scenario::EventKind;

/// Men harboured by a lord come over to a ruler of their own people who has beaten him or stands near. Returns how many.
pub(crate) fn come_over(sim: &mut Sim<'_>, lord: PolityId, to: PolityId, cause: Option<Cause>) -> Men {
    let Some((people, men)) = sim.world.polity(lord).harboured().filter(|(_, men)| *men > 0) else {
        return 0;
    };
    let ruler = sim.world.polity(to);
    let own = to != lord && ruler.alive && ruler.people == people && sim.world.polity(lord).people != people;
    let Some(head) = ruler.court.power.filter(|h| own && sim.world.person(*h).free()) else {
        return 0;
    };
    let host = sim.world.leads(head).or_else(|| greatest(sim.world.hosts_of(to)));
    let Some(host) = host else {
        return 0;
    };
    let share = sim.rules.levy.kindred;
    let came = sim.world.kindred(lord, host, (f64::from(men) * share) as Men);
    let h = sim.world.host_mut(host);
    h.full = h.full.max(h.men());
    sim.tell(
        Event::new(EventKind::KindredJoin)
            .at(sim.world.host(host).at)
            .actor(to)
            .other(lord)
            .person(head)
            .men(came)
            .host(host)
            .because(cause),
    );
    // Whoever is left has made his choice.
    sim.world.disperse_harboured(lord);
    came
}

/// A ruler of the people whom a lord harbours may stand near.
pub(super) fn kindred_near(sim: &mut Sim<'_>, lord: PolityId) {
    let Some((people, _)) = sim.world.polity(lord).harboured().filter(|(_, men)| *men > 0) else {
        return;
    };
    let Some(seat) = sim.world.polity(lord).capital else {
        return;
    };
    let near = sim.rules.levy.near;
    let own = (1..sim.world.polities.len()).map(PolityId::at).find(|q| {
        let p = sim.world.polity(*q);
        *q != lord
            && p.alive
            && p.people == people
            && !sim.world.is_under(*q, lord)
            && (sim.reach_days(*q, seat).is_some_and(|days| days < near) || sim.world.is_under(lord, *q))
    });
    let Some(own) = own else { return };
    if sim.draw(chance::KINDRED, lord).chance(0.5) {
        let since = sim.world.polity(own).capital.and_then(|c| sim.world.place(c).taken);
        come_over(sim, lord, own, since.map(Cause::Event));
    }
}
