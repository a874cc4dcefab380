//! Revenue: households pay dues, towns yield tolls, and the court spends most of it. A ruler short of
//! money raises taxes, and taxes above custom feed grievance. Young men come of age into the reserve.
//!
//! Income in a year = sum over held places of households on the rolls x dues x (1 - wasted) x tax x share + trade. Herds pay
//! less than fields, and give more men; notables in office keep a part ([`super::census`], [`super::notables`]).

use crate::moment::Moment;
use crate::sim::Sim;
use crate::{readings, verbs};
use tumen_base::{Men, PolityId};

/// The yearly harvest and taxes of a polity.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    let r = sim.rules.revenue.clone();
    let income = readings::yearly_income(sim, polity);
    sim.world.polity_mut(polity).means.income = income;
    sim.world.tax(polity, income as i64);
    sim.world.spend(polity, (income * r.court) as i64);
    let p = sim.world.polity(polity);
    let short = (p.treasury() as f64) < income * (1.0 - r.court) * r.reserve_months / 12.0;
    let missing = p.means.reserve_full.saturating_sub(p.reserve());
    let p = sim.world.polity_mut(polity);
    let before = p.means.tax;
    p.means.tax = if short { (p.means.tax + 0.15).min(r.tax_ceiling) } else { (p.means.tax - 0.1).max(1.0) };
    if p.means.tax != before {
        verbs::retarget_polity(sim, polity, None);
    }
    let grown = (r.coming_of_age * readings::riders(sim, polity)).min(1.0);
    sim.world.raise_reserve(polity, (f64::from(missing) * grown) as Men);
    sim.world.come_home(polity, r.come_home);
    sim.follow(Moment::TaxesIn { polity, income, short });
}
