//! The mechanisms, one file or folder each, in rooms by what they are about. A handler looks at the world, decides, and
//! then changes it through the verbs of [`crate::world`]; what follows later goes on the agenda.

pub(crate) mod act;
pub mod bonds;
pub mod court;
pub mod news;
pub mod outside;
pub mod peoples;
pub mod realm;
pub mod war;

use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::{chance, readings};
use tumen_base::PolityId;
use tumen_scenario::{Form, LOCALS};

/// Puts the first entries of everything that recurs on the agenda of a new history.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    outside::begin(sim);
    court::succession::begin(sim);
    court::birth::begin(sim);
    realm::faith::begin(sim);
    realm::levy::begin(sim);
    news::muster(sim);
    court::titles::begin(sim);
    court::reign::begin(sim);
    peoples::scattered::begin(sim);
    for i in 0..sim.world.polities.len() {
        let polity = PolityId::at(i);
        if polity != LOCALS {
            begin_polity(sim, polity);
        }
    }
}

/// The recurring business of one polity. Days are spread by number so that courts do not all act on
/// the same morning.
pub(crate) fn begin_polity(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    let (form, salaried, vassal) = (p.form, p.salaried, p.vassalage.is_some());
    let income = readings::yearly_income(sim, polity);
    sim.world.polity_mut(polity).income = income;
    let stagger = f64::from(polity.0 * 7 % 28);
    if form.acts() {
        sim.after(stagger + 3.0, Due::Council { polity, regular: true });
        sim.after(stagger + 200.0, Due::Match(polity));
        sim.after(stagger + 60.0, Due::Creed(polity));
        sim.after(stagger + 270.0, Due::Revenue(polity));
        sim.after(stagger + 80.0, Due::Hunt(polity));
        sim.after(stagger + 120.0, Due::Household(polity));
        // Old bonds are not all weighed in the first spring.
        let first = 60.0 + 365.0 * sim.draw(chance::FIRST_REVIEW, polity).uniform();
        sim.after(first, Due::Allegiance { polity, event: u32::MAX });
    }
    if form == Form::Remote {
        sim.after(stagger + 240.0, Due::Border(polity));
    }
    if salaried {
        sim.after(stagger + 28.0, Due::Pay(polity));
    }
    if vassal {
        sim.after(stagger + 290.0, Due::Tribute(polity));
    }
    if form == Form::Band {
        sim.after(stagger + 45.0, Due::Rally(polity));
    }
}
