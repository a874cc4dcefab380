//! Polities: rulers, treasuries, vassalage, and what each holds of every other.

use crate::world::chronicle::{Cause, EventId};
use crate::world::peoples::Herds;
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};
use tumen_base::{Day, FaithId, Men, PeopleId, PersonId, PlaceId, PolityId};
use tumen_scenario::{Commissioner, Custom, Form, Policy};

/// A set of places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceSet([u64; 4]);

impl PlaceSet {
    /// Adds a place.
    pub fn insert(&mut self, place: PlaceId) {
        self.0[place.index() >> 6] |= 1 << (place.index() & 63);
    }

    /// Whether it holds the place.
    #[must_use]
    pub fn contains(&self, place: PlaceId) -> bool {
        self.0[place.index() >> 6] >> (place.index() & 63) & 1 == 1
    }
}

/// A polity as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Polity {
    /// Whether it still exists.
    pub alive: bool,
    /// Kind.
    pub form: Form,
    /// People of the ruling stratum.
    pub people: PeopleId,
    /// House.
    pub house: u16,
    /// Seat.
    pub capital: Option<PlaceId>,
    /// Where it arose, if it arose in this history.
    pub arose: Option<PlaceId>,
    /// Why it ended.
    pub ended: Option<EventId>,
    /// Standing, 0 to 1.
    pub prestige: f64,
    /// Appetite for conquest, 0 to 1.
    pub ambition: f64,
    /// The court: who bears the title, who has the power, and how it passes on.
    pub court: Head,
    /// What it lives on: men and money, which only the verbs of [`crate::world::accounts`] change.
    pub means: Means,
    /// Its faith, and how it treats the others.
    pub creed: Creed,
    /// What binds it to others, and what it holds against the world.
    pub bonds: Bonds,
    /// The households that are on the road with it, or its guests' tents.
    pub following: Following,
}

/// The court: who bears the title, who has the power, and how it passes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Who bears the title.
    pub ruler: Option<PersonId>,
    /// Who holds the power: the ruler, a regent, or a usurper behind a figurehead.
    pub power: Option<PersonId>,
    /// Since when the present holder of power has it.
    pub headed_since: Day,
    /// The usurpation that put the present holder of power there, if any.
    pub usurped: Option<EventId>,
    /// How the next ruler is found.
    pub custom: Custom,
    /// Whether the house gives daughters to outsiders.
    pub marries_out: bool,
    /// Whom the ruler has named to follow.
    pub will: Option<PersonId>,
    /// Titles taken, a bit each by their place in the pack's list.
    pub titles: u16,
    /// The era in course, if it counts by eras.
    pub era: Option<Era>,
    /// The throne for which one of its house took arms when he was passed over, and who.
    pub disputes: Option<(PolityId, PersonId)>,
}

/// What it lives on: men and money, which only the verbs of [`crate::world::accounts`] change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Means {
    /// Dinars.
    pub(in crate::world) treasury: i64,
    /// Men who can be called up.
    pub(in crate::world) reserve: Men,
    /// How many it could call up at most.
    pub reserve_full: Men,
    /// Share of its men that it keeps in hosts.
    pub fielded: f64,
    /// Whether soldiers get a wage.
    pub salaried: bool,
    /// What it took in last year, dinars.
    pub income: f64,
    /// Share of dues that reaches the treasury.
    pub income_share: f64,
    /// Burden of taxes against custom; 1 is customary.
    pub tax: f64,
    /// Whether it is having its households counted.
    pub counting: bool,
    /// Men of another people who serve it and would go over to a ruler of their own.
    pub(in crate::world) harboured: Option<(PeopleId, Men)>,
}

/// Its faith, and how it treats the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Creed {
    /// Faith of the court.
    pub faith: FaithId,
    /// Policy toward each faith.
    pub policy: [Policy; MAX_FAITHS],
    /// The event that set each policy; none on day one.
    pub policy_event: [Option<EventId>; MAX_FAITHS],
    /// Whose favour with the higher authority of the faith counts: it goes with the ruler who has it.
    pub favoured: Option<PersonId>,
}

/// What binds it to others, and what it holds against the world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bonds {
    /// To whom it owes allegiance, and on what terms.
    pub vassalage: Option<Vassalage>,
    /// A bond to help: whom, against whom, since when, because of what.
    pub duty: Option<Duty>,
    /// The court that shelters it, if it is a band without land.
    pub shelter: Option<PolityId>,
    /// Places it thinks rightly its own.
    pub claims: PlaceSet,
    /// Its last defeat in the field.
    pub defeat: Option<EventId>,
    /// Its last defeat, day.
    pub defeated_on: Day,
    /// Places from which it was lately beaten off, and when.
    pub repelled: ArrayVec<(PlaceId, Day), 4>,
}

/// The households that are on the road with it, or its guests' tents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Following {
    /// Households on the road with its seat, by faith.
    pub households: Herds,
    /// The custom of service of those households.
    pub levy: f64,
    /// Households of its own that have pitched their tents as guests in the land of whoever shelters it.
    pub tents: f64,
    /// The event that laid it under dues as a guest, as long as it is one.
    pub dues: Option<EventId>,
}

impl Polity {
    /// Dinars in its treasury.
    #[must_use]
    pub fn treasury(&self) -> i64 {
        self.means.treasury
    }

    /// Men who can be called up.
    #[must_use]
    pub fn reserve(&self) -> Men {
        self.means.reserve
    }

    /// Men of another people who serve it and would go over to a ruler of their own.
    #[must_use]
    pub fn harboured(&self) -> Option<(PeopleId, Men)> {
        self.means.harboured
    }
}

/// The era that a court counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Era {
    /// Its name, by its place in the pack's list.
    pub name: u16,
    /// The calendar year in which it was proclaimed, its year 1.
    pub first: i32,
    /// Who held the power when it was proclaimed.
    pub of: PersonId,
    /// The seat it was proclaimed from.
    pub seat: Option<PlaceId>,
    /// Whether coins of it have been struck.
    pub coined: bool,
    /// Whether it is the second of the same ruler.
    pub again: bool,
}

/// Most faiths a scenario may have.
pub const MAX_FAITHS: usize = 8;

/// What a vassal owes its suzerain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vassalage {
    /// The suzerain.
    pub to: PolityId,
    /// Dinars a year.
    pub tribute: i64,
    /// Men owed on call.
    pub levy: Men,
    /// The suzerain's man at court.
    pub commissioner: Commissioner,
    /// Years of tribute unpaid.
    pub arrears: f64,
    /// Weight of custom, 0 to 1, as of `since`.
    pub habit: f64,
    /// Weight of the oath, 0 to 1.
    pub oath: f64,
    /// Since when under these terms (the start for old vassals).
    pub since: Day,
    /// Why it is a vassal.
    pub cause: Option<Cause>,
}

/// A promise of help.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duty {
    /// Who is to be helped.
    pub to: PolityId,
    /// Against whom.
    pub against: PolityId,
    /// When it was promised.
    pub day: Day,
    /// The appeal.
    pub event: EventId,
}

/// What one polity holds of another: war, wrongs, ties and beliefs. Kept for each ordered pair.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// Open war (the same both ways).
    pub war: bool,
    /// Truce until this day (the same both ways).
    pub truce: Day,
    /// Blood and marriage, 0 to 1 (the same both ways).
    pub kin: f64,
    /// Wrongs remembered, as of `wronged`; they fade.
    pub grudge: f64,
    /// When the last wrong was done.
    pub wronged: Day,
    /// The worst wrong.
    pub wrong: Option<Cause>,
    /// Whether the other was once its vassal, or is held to be so by right.
    pub overlordship: bool,
    /// Believed strength of the other in men of standard quality.
    pub believed: f64,
    /// As of when.
    pub seen: Day,
    /// The other's offer of protection stands until this day.
    pub offer: Day,
    /// The event of that offer.
    pub offer_event: Option<EventId>,
    /// When it last asked for help against the other.
    pub appealed: Day,
    /// Promised to stay out of the other's wars until this day.
    pub neutral: Day,
    /// When the other last refused it help.
    pub refused: Day,
}

impl Default for Tie {
    fn default() -> Self {
        Self {
            war: false,
            truce: Day(0),
            kin: 0.0,
            grudge: 0.0,
            wronged: Day(0),
            wrong: None,
            overlordship: false,
            believed: 0.0,
            seen: Day(0),
            offer: Day(0),
            offer_event: None,
            appealed: Day(0),
            neutral: Day(0),
            refused: Day(0),
        }
    }
}

/// The ties of every ordered pair of polities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ties {
    n: usize,
    ties: Vec<Tie>,
}

impl Ties {
    /// No ties among `n` polities.
    #[must_use]
    pub fn new(n: usize) -> Self {
        Self { n, ties: vec![Tie::default(); n * n] }
    }

    /// What `a` holds of `b`.
    #[inline]
    #[must_use]
    pub fn get(&self, a: PolityId, b: PolityId) -> &Tie {
        &self.ties[a.index() * self.n + b.index()]
    }

    /// What `a` holds of `b`, to change.
    #[inline]
    pub(crate) fn get_mut(&mut self, a: PolityId, b: PolityId) -> &mut Tie {
        &mut self.ties[a.index() * self.n + b.index()]
    }

    /// Changes what both hold of each other.
    pub(crate) fn both(&mut self, a: PolityId, b: PolityId, change: impl Fn(&mut Tie)) {
        change(self.get_mut(a, b));
        change(self.get_mut(b, a));
    }
}
