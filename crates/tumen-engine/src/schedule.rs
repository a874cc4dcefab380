//! The schedule: hands what is due to its handler, by the table of [`crate::due`], and knows what recurs from the first
//! day on.

use crate::acts::Act;
use crate::due::{Due, Errand, due_table};
use crate::processes::bonds::{allegiance, dues, envoy, help};
use crate::processes::court::{family, reign, throne};
use crate::processes::peoples::{migration, refuge, remnant, scattered};
use crate::processes::realm::{census, faith, levy, pay, revenue, revolt};
use crate::processes::war::{border, encounter, hire, march, pursuit, siege, strategy};
use crate::processes::{act, news, outside};
use crate::sim::Sim;
use crate::world::chronicle::EventId;
use crate::{chance, readings};
use tumen_base::day::YEAR;
use tumen_base::{Day, PolityId};
use tumen_scenario::{Form, LOCALS};

macro_rules! handlers {
    ($($(#[$doc:meta])* $when:literal $name:ident { $($field:ident: $type:ty),* } of $whose:expr => $handler:path;)*) => {
        impl Sim<'_> {
            /// Hands something due to its handler.
            pub(crate) fn take(&mut self, due: Due) {
                match due {
                    $(Due::$name { $($field),* } => $handler(self $(, $field)*),)*
                }
            }
        }
    };
}
due_table!(handlers);

/// Puts the first entries of everything that recurs on the agenda of a new history.
fn begin(sim: &mut Sim<'_>) {
    outside::begin(sim);
    throne::succession::begin(sim);
    family::birth::begin(sim);
    faith::begin(sim);
    revolt::begin(sim);
    levy::begin(sim);
    quarter(sim);
    reign::titles::begin(sim);
    reign::begin(sim);
    scattered::begin(sim);
    for i in 0..sim.world.polities.len() {
        let polity = PolityId::at(i);
        if polity != LOCALS {
            sim.begin_power(polity);
        }
    }
}

/// A quarter of a year has passed for everybody.
fn quarter(sim: &mut Sim<'_>) {
    news::muster(sim);
    remnant::wind_up(sim);
}

/// The yearly business of a court at home: the palace, its titles, its mint and seals, its soldiers' pay.
fn household(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    sim.after(YEAR, Due::Household { polity });
    throne::palace::year(sim, polity);
    reign::titles::year(sim, polity);
    reign::year(sim, polity);
    pay::salary::year(sim, polity);
}

/// The year of a power: its men, its people, its guests, and what it takes in.
fn harvest(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    sim.after(YEAR, Due::Revenue { polity });
    levy::year(sim, polity);
    migration::year(sim, polity);
    migration::herds::year(sim, polity);
    migration::invitation::weigh(sim, polity);
    revenue::year(sim, polity);
}

/// An envoy arrives, if both courts still stand.
fn embassy(sim: &mut Sim<'_>, from: PolityId, to: PolityId, errand: Errand, event: EventId) {
    if !sim.world.polity(from).alive || !sim.world.polity(to).alive {
        return;
    }
    match errand {
        Errand::Collect => dues::collectors::arrive(sim, from, to, event),
        Errand::Protect => envoy::offer(sim, from, to, event),
        Errand::Neutrality(against) => envoy::neutrality(sim, from, to, against, event),
        Errand::Terms => envoy::terms(sim, from, to, event),
        Errand::Homage => dues::homage::answer(sim, from, to, event),
    }
}

impl Sim<'_> {
    /// Puts the first entries of everything that recurs on the agenda of a new history.
    pub(crate) fn begin(&mut self) {
        begin(self);
    }

    /// Puts acts of an experiment on the agenda.
    pub(crate) fn plan(&mut self, acts: &[(Day, Act)]) {
        act::plan(self, acts);
    }

    /// The recurring business of one polity. Days are spread by number so that courts do not all act on
    /// the same morning.
    pub(crate) fn begin_power(&mut self, polity: PolityId) {
        let sim = self;
        let p = sim.world.polity(polity);
        let (form, salaried, vassal) = (p.form, p.means.salaried, p.bonds.vassalage.is_some());
        let income = readings::yearly_income(sim, polity);
        sim.world.polity_mut(polity).means.income = income;
        let stagger = f64::from(polity.0 * 7 % 28);
        if form.acts() {
            sim.after(stagger + 3.0, Due::Council { polity, regular: true });
            sim.after(stagger + 200.0, Due::Match { polity });
            sim.after(stagger + 60.0, Due::Creed { polity });
            sim.after(stagger + 270.0, Due::Revenue { polity });
            sim.after(stagger + 80.0, Due::Hunt { polity });
            sim.after(stagger + 120.0, Due::Household { polity });
            // Old bonds are not all weighed in the first spring.
            let first = 60.0 + 365.0 * sim.draw(chance::FIRST_REVIEW, polity).uniform();
            sim.after(first, Due::Allegiance { polity, event: None });
        }
        if form == Form::Remote {
            sim.after(stagger + 240.0, Due::Border { polity });
        }
        if salaried {
            sim.after(stagger + 28.0, Due::Pay { polity });
        }
        if vassal {
            sim.after(stagger + 290.0, Due::Tribute { polity });
        }
        if form == Form::Band {
            sim.after(stagger + 45.0, Due::Rally { polity });
        }
    }
}
