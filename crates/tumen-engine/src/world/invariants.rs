//! What must hold after every event. Checked after each one in debug builds and, over millions of
//! events, in tests.

use crate::world::World;
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use tumen_base::{HostId, PersonId, PolityId};
use tumen_scenario::LOCALS;

impl World {
    /// Every broken invariant, in words; empty if the world is sound.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        self.check_books(&mut faults);
        self.check_people(&mut faults);
        self.check_hosts(&mut faults);
        self.check_polities(&mut faults);
        faults
    }

    /// Panics with the first fault.
    ///
    /// # Panics
    /// If an invariant is broken: a bug in a mechanism.
    pub fn assert_sound(&self) {
        let faults = self.faults();
        assert!(faults.is_empty(), "on {}: {}", self.today, faults.join("; "));
    }

    fn check_books(&self, faults: &mut Vec<String>) {
        let a = &self.accounts;
        let men = a.men_initial + a.men_raised;
        if men != self.men_on_books() + a.men_dead + a.men_released {
            faults.push(format!(
                "men do not add up: {} on the books, {} initial, {} raised, {} dead, {} released",
                self.men_on_books(),
                a.men_initial,
                a.men_raised,
                a.men_dead,
                a.men_released
            ));
        }
        if a.dinars_initial + a.dinars_taxed != self.dinars_on_books() + a.dinars_spent {
            faults.push("dinars do not add up".into());
        }
        if self.polities.iter().any(|p| p.means.treasury < 0) || self.places.iter().any(|p| p.purse < 0) {
            faults.push("a treasury is below zero".into());
        }
    }

    fn check_people(&self, faults: &mut Vec<String>) {
        for (i, p) in self.persons.iter().enumerate() {
            if let Whereabouts::With(host) = p.whereabouts
                && self.host(host).stance == Stance::Gone
            {
                faults.push(format!("person {i} is with host {} that is gone", host.0));
            }
        }
        for (i, p) in self.polities.iter().enumerate().filter(|(_, p)| p.alive) {
            for head in [p.court.ruler, p.court.power].into_iter().flatten() {
                if !self.person(head).alive() {
                    faults.push(format!("polity {i} is headed by the dead person {}", head.0));
                }
            }
        }
    }

    fn check_hosts(&self, faults: &mut Vec<String>) {
        for (i, h) in self.hosts.iter().enumerate() {
            if h.stance == Stance::Gone && h.men() > 0 {
                faults.push(format!("host {i} is gone but has {} men", h.men()));
            }
            if !(0.0..=1.0).contains(&h.cohesion) || !h.horses.is_finite() || h.horses < 0.0 {
                faults.push(format!("host {i} has cohesion {} and {} horses", h.cohesion, h.horses));
            }
            if let Some(c) = h.commander.filter(|_| h.stance != Stance::Gone) {
                let with = self.person(c).whereabouts;
                if with != Whereabouts::With(HostId::at(i)) && with != Whereabouts::Away {
                    faults.push(format!("host {i} is led by person {} who is {with:?}", c.0));
                }
            }
        }
        for (i, p) in self.places.iter().enumerate() {
            if let Some(host) = p.besieger
                && !self.host(host).stands_at(tumen_base::PlaceId::at(i))
            {
                faults.push(format!("place {i} is besieged by host {} that is not there", host.0));
            }
            for c in &p.communities {
                if !(0.0..=1.0).contains(&c.grievance) {
                    faults.push(format!("grievance {} at place {i}", c.grievance));
                }
            }
        }
    }

    fn check_polities(&self, faults: &mut Vec<String>) {
        for i in 0..self.polities.len() {
            let id = PolityId::at(i);
            if self.is_under(id, id) {
                faults.push(format!("polity {i} is its own suzerain"));
            }
            if let Some(v) = self.polity(id).bonds.vassalage
                && self.polity(id).alive
                && !self.polity(v.to).alive
            {
                faults.push(format!("polity {i} is vassal to {} which is no more", v.to.0));
            }
        }
        for (i, p) in self.places.iter().enumerate() {
            if p.holder != LOCALS && !self.polity(p.holder).alive {
                faults.push(format!("place {i} is held by polity {} which is no more", p.holder.0));
            }
        }
    }

    /// Whether a person leads some host (for tests).
    #[must_use]
    pub fn leads(&self, person: PersonId) -> Option<HostId> {
        self.hosts.iter().position(|h| h.on_map() && h.commander == Some(person)).map(HostId::at)
    }
}
