//! Compensation: a suzerain who has lost a battle in a war fought at a vassal's urging asks the vassal to make the loss
//! good. The sum is `compensation` dinars for each man lost, between one and three years' dues. The vassal pays as it
//! pays its dues; what its treasury lacks it borrows from a rich neighbour, who binds it by the loan. What is refused
//! is remembered on both sides.
//!
//! Source: Qara Khitai, Ghurid war: after 12,000 losses the shah who had urged the war was asked for compensation, and
//! the Ghurids themselves helped him to pay. Parameters are in [`super::tribute`].

use crate::due::Due;
use crate::moment::Matter;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{Men, PolityId, maths};
use tumen_scenario::EventKind;

/// After a battle lost: whoever fought it for a vassal of his will ask for his losses.
pub(crate) fn lost(sim: &mut Sim<'_>, loser: PolityId, winner: PolityId, losses: Men, battle: EventId) {
    let Some((duty, _)) = beliefs::standing_duty(sim, loser).filter(|(d, _)| d.against == winner) else {
        return;
    };
    if f64::from(losses) < sim.rules.tribute.losses
        || sim.world.polity(duty.to).bonds.vassalage.is_none_or(|v| v.to != loser || v.tribute == 0)
    {
        return;
    }
    let (Some(from), Some(to)) = (sim.court(loser), sim.court(duty.to)) else {
        return;
    };
    let days = sim.days(from, to) + sim.rules.tribute.counted;
    sim.after(days, Due::Compensation { from: loser, to: duty.to, event: battle });
}

/// The demand is made.
pub(crate) fn demand(sim: &mut Sim<'_>, suzerain: PolityId, vassal: PolityId, battle: EventId) {
    let bond = sim.world.polity(vassal).bonds.vassalage.filter(|v| v.to == suzerain && v.tribute > 0);
    let Some(v) = bond.filter(|_| sim.world.polity(suzerain).alive && sim.world.polity(vassal).alive) else {
        return;
    };
    let losses = sim.world.chronicle.get(battle).map_or(0.0, |e| f64::from(e.other_losses));
    let dues = v.tribute as f64;
    let sum = (losses * sim.rules.tribute.compensation).clamp(dues, 3.0 * dues) as i64;
    let asked = sim.tell(
        Event::new(EventKind::CompensationAsked)
            .actor(suzerain)
            .other(vassal)
            .detail(Detail::Dinars(sum))
            .at_capital(sim, vassal)
            .because(Cause::Event(battle)),
    );
    let r = sim.rules.tribute.clone();
    verbs::wrong(sim, vassal, suzerain, r.asked, Cause::Event(asked));
    let theirs = beliefs::believed(sim, vassal, suzerain).max(100.0);
    let own = readings::strength(sim, vassal).max(100.0);
    let will = r.pay - 1.0 + r.advantage * maths::ln(theirs / own) - r.insults * beliefs::grudge(sim, vassal, suzerain);
    let mut draw = sim.draw(chance::COMPENSATION, vassal);
    if !draw.chance(maths::sigmoid(will)) {
        return verbs::wrong(sim, suzerain, vassal, r.refused, Cause::Event(asked));
    }
    if sim.world.polity(vassal).treasury() < sum {
        borrow(sim, vassal, suzerain, sum, asked);
    }
    let paid = sim.world.pay_over(vassal, suzerain, sum);
    if paid > 0 {
        sim.tell(
            Event::new(EventKind::CompensationPaid)
                .actor(vassal)
                .other(suzerain)
                .detail(Detail::Dinars(paid))
                .because(Cause::Event(asked)),
        );
    }
    if paid < sum / 2 {
        verbs::wrong(sim, suzerain, vassal, 0.5 * r.refused, Cause::Event(asked));
    }
}

/// The richest court within reach that bears the vassal no ill lends what is missing; the loan brings the two together.
fn borrow(sim: &mut Sim<'_>, vassal: PolityId, suzerain: PolityId, sum: i64, asked: EventId) {
    let Some(seat) = sim.world.polity(vassal).capital else {
        return;
    };
    let missing = sum - sim.world.polity(vassal).treasury();
    let lender = (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            *q != vassal
                && *q != suzerain
                && p.alive
                && p.form.is_court()
                && p.treasury() > 3 * missing
                && beliefs::grudge(sim, *q, vassal) < 0.3
                && p.capital.is_some_and(|c| sim.days(seat, c) < 40.0)
        })
        .max_by_key(|q| (sim.world.polity(*q).treasury(), std::cmp::Reverse(q.0)));
    // One of the same faith may have a price.
    if let Some(lender) =
        lender.filter(|lender| !sim.put(Matter::HelpPromised { helper: *lender, asker: vassal, event: asked }))
    {
        sim.world.pay_over(lender, vassal, missing);
        sim.world.ties.both(vassal, lender, |t| t.kin = (t.kin + 0.1).min(1.0));
    }
}
