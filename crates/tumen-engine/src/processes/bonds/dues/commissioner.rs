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

/// Once a year a suzerain looks to its men at the courts of its vassals.
pub(crate) fn look_after(sim: &mut Sim<'_>, suzerain: PolityId) {
    let vassals: Vec<PolityId> = sim.world.vassals_of(suzerain).collect();
    for vassal in vassals {
        let Some(v) = sim.world.polity(vassal).bonds.vassalage else { continue };
        let years = f64::from(sim.world.today - v.since) / YEAR;
        let r = &sim.rules.commissioner;
        let (rate, next) = match v.commissioner {
            Commissioner::Visiting | Commissioner::None if v.arrears >= 1.0 => (r.sent, Commissioner::Resident),
            Commissioner::Resident if v.arrears < 0.5 && years > r.trusted => (r.recalled, Commissioner::Visiting),
            _ => continue,
        };
        // Told apart from the census of the same court.
        if sim.draw(chance::COMMISSIONER, vassal).chance(rate)
            && let Some(v) = &mut sim.world.polity_mut(vassal).bonds.vassalage
        {
            v.commissioner = next;
        }
    }
}
