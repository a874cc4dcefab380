//! Commissioners: a suzerain's man at a vassal's court comes for the tribute or lives there. Where he is, dues are paid more
//! readily and his master knows how strong the vassal is; the vassal bears him ill, as [`super::allegiance`] reckons.
//!
//! Once a year a suzerain may send a visiting commissioner to stay where payment has lapsed, and call a resident one back to
//! visits where the vassal has long paid.
//!
//! What the documents say: most vassals were autonomous, with a commissioner who visited or one who resided; Qocho's was killed
//! in 1209 (Qara Khitai, Administration, Rebellions in the east; Conquest of the Kara-Khitai, Background).

use crate::chance;
use crate::sim::Sim;
use tumen_base::PolityId;
use tumen_base::day::YEAR;
use tumen_scenario::Commissioner;

/// What the commissioner at a vassal's court adds to its inclination to pay.
#[must_use]
pub fn presence(sim: &Sim<'_>, vassal: PolityId) -> f64 {
    let presence = sim.rules.commissioner.presence;
    match sim.world.polity(vassal).vassalage.map(|v| v.commissioner) {
        Some(Commissioner::Resident) => presence,
        Some(Commissioner::Visiting) => 0.5 * presence,
        Some(Commissioner::None) | None => 0.0,
    }
}

/// Share of the error of rumour about a court that is left to another: less where a man of its own resides.
#[must_use]
pub fn left_of_error(sim: &Sim<'_>, of: PolityId, about: PolityId) -> f64 {
    let bond = sim.world.polity(about).vassalage;
    let reports = bond.is_some_and(|v| v.to == of && v.commissioner == Commissioner::Resident);
    if reports { sim.rules.commissioner.informed } else { 1.0 }
}

/// Once a year a suzerain looks to its men at the courts of its vassals.
pub(crate) fn look_after(sim: &mut Sim<'_>, suzerain: PolityId) {
    let vassals: Vec<PolityId> = sim.world.vassals_of(suzerain).collect();
    for vassal in vassals {
        let Some(v) = sim.world.polity(vassal).vassalage else { continue };
        let years = f64::from(sim.world.today - v.since) / YEAR;
        let r = &sim.rules.commissioner;
        let (rate, next) = match v.commissioner {
            Commissioner::Visiting | Commissioner::None if v.arrears >= 1.0 => (r.sent, Commissioner::Resident),
            Commissioner::Resident if v.arrears < 0.5 && years > r.trusted => (r.recalled, Commissioner::Visiting),
            _ => continue,
        };
        // Told apart from the census of the same court.
        if sim.draw(chance::COMMISSIONER, vassal).chance(rate)
            && let Some(v) = &mut sim.world.polity_mut(vassal).vassalage
        {
            v.commissioner = next;
        }
    }
}
