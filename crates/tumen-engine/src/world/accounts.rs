//! The account of men and money. Every man under arms, in reserve or scattered was there on day one
//! or was raised since; every dinar was in a treasury or was taxed since. Only the verbs here change
//! those numbers, so the books always balance.

use crate::world::World;
use crate::world::host::Host;
use serde::{Deserialize, Serialize};
use tumen_base::{HostId, Men, PeopleId, PlaceId, PolityId};

/// Sums since day one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accounts {
    /// Men on the books on day one.
    pub men_initial: u64,
    /// Men raised from households since.
    pub men_raised: u64,
    /// Men gone back to their households since.
    pub men_released: u64,
    /// Men dead since.
    pub men_dead: u64,
    /// Dinars on the books on day one.
    pub dinars_initial: i64,
    /// Dinars taken from households and trade since.
    pub dinars_taxed: i64,
    /// Dinars spent into the country since (pay, court, gifts).
    pub dinars_spent: i64,
}

/// A number of men as a share of others, rounded to the nearest man.
#[must_use]
pub fn share_of(men: Men, share: f64) -> Men {
    ((f64::from(men) * share.clamp(0.0, 1.0)) + 0.5) as Men
}

impl World {
    /// Men on the books: hosts, garrisons, reserves, scattered and harboured.
    #[must_use]
    pub fn men_on_books(&self) -> u64 {
        let hosts: u64 = self.hosts.iter().map(|h| u64::from(h.men())).sum();
        let garrisons: u64 = self.places.iter().map(|p| u64::from(p.garrison)).sum();
        let reserves: u64 = self.polities.iter().map(|p| u64::from(p.means.reserve)).sum();
        let scattered: u64 = self.scattered.iter().map(|m| u64::from(*m)).sum();
        let harboured: u64 =
            self.polities.iter().filter_map(|p| p.means.harboured).map(|(_, men)| u64::from(men)).sum();
        hosts + garrisons + reserves + scattered + harboured
    }

    /// Dinars on the books: treasuries and purses.
    #[must_use]
    pub fn dinars_on_books(&self) -> i64 {
        self.polities.iter().map(|p| p.means.treasury).sum::<i64>() + self.places.iter().map(|p| p.purse).sum::<i64>()
    }

    /// Men of a host die, a share of each arm. Returns how many.
    pub(crate) fn lose_men(&mut self, host: HostId, share: f64) -> Men {
        let gone = self.take_men(host, share);
        self.accounts.men_dead += u64::from(gone);
        gone
    }

    /// Men of a host run away or are taken and dispersed: they join the scattered of its owner's
    /// people. Returns how many.
    pub(crate) fn scatter_men(&mut self, host: HostId, share: f64) -> Men {
        let gone = self.take_men(host, share);
        let people = self.polity(self.host(host).owner).people;
        self.scattered[people.index()] += gone;
        gone
    }

    /// Men of a host go home to the reserve of a polity. Returns how many.
    pub(crate) fn release_to_reserve(&mut self, host: HostId, share: f64, to: PolityId) -> Men {
        let gone = self.take_men(host, share);
        self.polity_mut(to).means.reserve += gone;
        gone
    }

    /// Men of a host go back to their households. Returns how many.
    pub(crate) fn release_men(&mut self, host: HostId, share: f64) -> Men {
        let gone = self.take_men(host, share);
        self.accounts.men_released += u64::from(gone);
        gone
    }

    /// Men from beyond the books join a host as horse archers, with horses.
    pub fn bring_in(&mut self, host: HostId, men: Men, remounts: f64) {
        let h = self.host_mut(host);
        h.arms[0] += men;
        h.horses += f64::from(men) * remounts;
        self.accounts.men_raised += u64::from(men);
    }

    /// Men of one reserve pass into another, a share of them to the scattered of their people.
    pub(crate) fn merge_reserve(&mut self, from: PolityId, into: PolityId, scattered: f64) {
        let people = self.polity(from).people;
        let men = std::mem::take(&mut self.polity_mut(from).means.reserve);
        let gone = share_of(men, scattered);
        self.scattered[people.index()] += gone;
        self.polity_mut(into).means.reserve += men - gone;
    }

    /// A host of a polity without men yet stands at a place, at home there.
    pub(crate) fn new_host(&mut self, owner: PolityId, at: PlaceId) -> HostId {
        self.hosts.push(Host::raised(owner, at, self.today));
        HostId::at(self.hosts.len() - 1)
    }

    /// Men of a reserve scatter among their people.
    pub(crate) fn scatter_reserve(&mut self, polity: PolityId) {
        let p = self.polity_mut(polity);
        let (people, men) = (p.people, std::mem::take(&mut p.means.reserve));
        self.scattered[people.index()] += men;
    }

    fn take_men(&mut self, host: HostId, share: f64) -> Men {
        let host = self.host_mut(host);
        let before = host.men();
        let mut gone = 0;
        for arm in &mut host.arms {
            let n = share_of(*arm, share);
            *arm -= n;
            gone += n;
        }
        if before > 0 {
            host.horses *= f64::from(before - gone) / f64::from(before);
        }
        gone
    }

    /// Men of a host garrison a place that the host's owner holds. Foot go first. Returns how many.
    pub(crate) fn garrison_from(&mut self, host: HostId, place: PlaceId, men: Men) -> Men {
        let mut left = men.min(self.host(host).men());
        let given = left;
        let h = self.host_mut(host);
        for arm in [2, 0, 1] {
            let n = left.min(h.arms[arm]);
            h.arms[arm] -= n;
            left -= n;
        }
        self.place_mut(place).garrison += given;
        given
    }

    /// Men of a garrison mount and ride out as a host of their own. Returns how many.
    pub(crate) fn ride_out(&mut self, place: PlaceId, host: HostId, men: Men) -> Men {
        let n = men.min(self.place(place).garrison);
        self.place_mut(place).garrison -= n;
        let h = self.host_mut(host);
        h.arms[0] += n;
        h.horses += 2.0 * f64::from(n);
        n
    }

    /// The garrison of a place dies. Returns how many.
    pub(crate) fn kill_garrison(&mut self, place: PlaceId, share: f64) -> Men {
        let gone = share_of(self.place(place).garrison, share);
        self.place_mut(place).garrison -= gone;
        self.accounts.men_dead += u64::from(gone);
        gone
    }

    /// The garrison of a place disperses among a people.
    pub(crate) fn scatter_garrison(&mut self, place: PlaceId, people: PeopleId) -> Men {
        let gone = std::mem::take(&mut self.place_mut(place).garrison);
        self.scattered[people.index()] += gone;
        gone
    }

    /// Townsmen take arms as the garrison of their own place.
    pub(crate) fn arm_townsmen(&mut self, place: PlaceId, men: Men) {
        self.place_mut(place).garrison += men;
        self.accounts.men_raised += u64::from(men);
    }

    /// A garrison goes back to its households.
    pub(crate) fn release_garrison(&mut self, place: PlaceId) {
        let gone = std::mem::take(&mut self.place_mut(place).garrison);
        self.accounts.men_released += u64::from(gone);
    }

    /// Men come of age into the reserve of a polity.
    pub(crate) fn raise_reserve(&mut self, polity: PolityId, men: Men) {
        self.polity_mut(polity).means.reserve += men;
        self.accounts.men_raised += u64::from(men);
    }

    /// A share of the reserve of one polity is another's from now on. Returns how many men.
    pub(crate) fn cede_reserve(&mut self, from: PolityId, to: PolityId, share: f64) -> Men {
        let old = self.polity_mut(from);
        let (men, full) = (share_of(old.means.reserve, share), share_of(old.means.reserve_full, share));
        old.means.reserve -= men;
        old.means.reserve_full -= full;
        let new = self.polity_mut(to);
        new.means.reserve += men;
        new.means.reserve_full += full;
        men
    }

    /// Men of the reserve join a host as its arm number `arm`, with horses. Returns how many.
    pub(crate) fn call_up(&mut self, polity: PolityId, host: HostId, arm: usize, men: Men, remounts: f64) -> Men {
        let n = men.min(self.polity(polity).means.reserve);
        self.polity_mut(polity).means.reserve -= n;
        let h = self.host_mut(host);
        h.arms[arm] += n;
        h.horses += f64::from(n) * remounts;
        n
    }

    /// Scattered men of a people join a host as horse archers. Returns how many.
    pub(crate) fn rally(&mut self, people: PeopleId, host: HostId, men: Men) -> Men {
        let n = men.min(self.scattered[people.index()]);
        self.scattered[people.index()] -= n;
        let h = self.host_mut(host);
        h.arms[0] += n;
        h.horses += f64::from(n) * 1.5;
        n
    }

    /// A share of the scattered men of a polity's people come back to its reserve, as far as it has
    /// room for them. A people without a land of its own stays scattered.
    pub(crate) fn come_home(&mut self, polity: PolityId, share: f64) {
        let p = self.polity(polity);
        if p.capital.is_none() || p.form == tumen_scenario::Form::Band {
            return;
        }
        let (people, room) = (p.people, p.means.reserve_full.saturating_sub(p.means.reserve));
        let n = share_of(self.scattered[people.index()], share).min(room);
        self.scattered[people.index()] -= n;
        self.polity_mut(polity).means.reserve += n;
    }

    /// Men whom a lord harbours join a host as horse archers. Returns how many.
    pub(crate) fn kindred(&mut self, lord: PolityId, host: HostId, men: Men) -> Men {
        let Some((_, left)) = &mut self.polity_mut(lord).means.harboured else {
            return 0;
        };
        let n = men.min(*left);
        *left -= n;
        let h = self.host_mut(host);
        h.arms[0] += n;
        h.horses += f64::from(n) * 2.0;
        n
    }

    /// Men whom a lord harboured become men of his own country. Returns how many.
    pub(crate) fn naturalise_harboured(&mut self, lord: PolityId) -> Men {
        let p = self.polity_mut(lord);
        let men = p.means.harboured.take().map_or(0, |(_, men)| men);
        p.means.reserve += men;
        p.means.reserve_full += men;
        men
    }

    /// Men whom a lord harboured are scattered among their people.
    pub(crate) fn disperse_harboured(&mut self, lord: PolityId) {
        if let Some((people, men)) = self.polity_mut(lord).means.harboured.take() {
            self.scattered[people.index()] += men;
        }
    }

    /// A polity takes money from households and trade.
    pub(crate) fn tax(&mut self, polity: PolityId, dinars: i64) {
        self.polity_mut(polity).means.treasury += dinars;
        self.accounts.dinars_taxed += dinars;
    }

    /// A polity spends money into the country, at most what it has. Returns how much.
    pub(crate) fn spend(&mut self, polity: PolityId, dinars: i64) -> i64 {
        let n = dinars.min(self.polity(polity).means.treasury).max(0);
        self.polity_mut(polity).means.treasury -= n;
        self.accounts.dinars_spent += n;
        n
    }

    /// One treasury pays another, at most what it has. Returns how much.
    pub(crate) fn pay_over(&mut self, from: PolityId, to: PolityId, dinars: i64) -> i64 {
        let n = dinars.min(self.polity(from).means.treasury).max(0);
        self.polity_mut(from).means.treasury -= n;
        self.polity_mut(to).means.treasury += n;
        n
    }

    /// The purse kept at a place is carried off into a treasury. Returns how much.
    pub(crate) fn empty_purse(&mut self, place: PlaceId, into: PolityId) -> i64 {
        let n = std::mem::take(&mut self.place_mut(place).purse);
        self.polity_mut(into).means.treasury += n;
        n
    }

    /// Part of a host becomes a host of its own that stands where the first stands; it has no leader yet.
    pub(crate) fn split_host(&mut self, host: HostId, share: f64, owner: PolityId) -> HostId {
        let today = self.today;
        let whole = self.host_mut(host);
        let men = whole.men();
        let mut part = whole.clone();
        for (kept, given) in whole.arms.iter_mut().zip(&mut part.arms) {
            *given = share_of(*kept, share);
            *kept -= *given;
        }
        part.horses = whole.horses * f64::from(part.men()) / f64::from(men.max(1));
        whole.horses -= part.horses;
        part.owner = owner;
        part.commander = None;
        part.full = part.men();
        part.salaried = false;
        part.arrears = 0.0;
        part.stance = crate::world::host::Stance::Idle;
        part.leg = None;
        part.aim = None;
        part.sent = None;
        part.fed = today;
        part.proclaimed = None;
        part.version = 0;
        self.hosts.push(part);
        HostId::at(self.hosts.len() - 1)
    }
}
