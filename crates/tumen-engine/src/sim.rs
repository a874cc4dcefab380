//! One history in motion: the stage it plays on, its rules, its world, and the loop that takes the
//! next thing due and hands it to the mechanism it belongs to.

use crate::chance::{Counted, Key, Numbered, Purpose};
use crate::inputs::{Inputs, Intake, Setup};
use crate::rules::{RulePriors, Rules, Switches};
use crate::rumours::Rumours;
use crate::world::World;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{chance, mechanisms as m, readings};
use tumen_base::{Day, Draw, Draws, PlaceId, PolityId};
use tumen_geo::Planner;
use tumen_scenario::Scenario;

/// What all histories of a scenario share: definitions and travel tables.
#[derive(Debug)]
pub struct Stage<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    /// Travel times between all places, by month.
    pub planner: Planner,
    /// Priors of the rules.
    pub priors: RulePriors,
    /// Where the courts of each faith look.
    pub audiences: Vec<Option<tumen_scenario::Audience>>,
    inputs: Inputs,
}

impl<'s> Stage<'s> {
    /// How far [`Stage::near`] looks, days.
    pub const REACH: f64 = 40.0;

    /// A stage for a scenario whose overrides have been checked.
    #[must_use]
    pub fn new(scenario: &'s Scenario, priors: RulePriors) -> Self {
        let planner = Planner::new(&scenario.graph, &tumen_geo::Travel::default());
        let inputs = Inputs::new(scenario, &priors);
        let audiences = readings::audiences(scenario);
        Self { scenario, planner, priors, audiences, inputs }
    }

    /// Everything that a history draws from what is not known.
    #[must_use]
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Places near a place, nearest first, with the days a host takes in summer.
    #[must_use]
    pub fn near(&self, place: PlaceId) -> &[(PlaceId, f64)] {
        self.planner.neighbours_within(place, Self::REACH)
    }
}

/// A history in motion.
#[derive(Clone, Debug)]
pub struct Sim<'s> {
    /// The stage.
    pub stage: &'s Stage<'s>,
    /// The rules of this history.
    pub rules: Rules,
    /// The world as it stands.
    pub world: World,
    month: u32,
    /// What each council last saw of the map; made again from the world when it has changed.
    pub(crate) surveys: Vec<crate::beliefs::motive::Survey>,
    /// What rumour says, by court and subject; reckoned again from the world when it has changed.
    pub(crate) rumours: Rumours,
}

/// A saved history: everything but the stage.
#[derive(serde::Serialize, serde::Deserialize)]
struct Snapshot {
    scenario: u64,
    rules: Rules,
    world: World,
}

/// Why a snapshot could not be restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The bytes are not a snapshot of this version.
    #[error("not a snapshot of this version of the engine: {0}")]
    Damaged(#[from] postcard::Error),
    /// It was taken in another scenario.
    #[error("the snapshot belongs to another scenario or another version of it")]
    OtherScenario,
}

impl<'s> Sim<'s> {
    /// History number `history` under `seed`, on its first day, with nothing changed but switches.
    #[must_use]
    pub fn new(stage: &'s Stage<'s>, seed: u64, history: u64, switches: Switches) -> Self {
        Self::with(stage, seed, history, &Setup::from(switches))
    }

    /// History number `history` under `seed`, on its first day, as a setup changes it.
    #[must_use]
    pub fn with(stage: &'s Stage<'s>, seed: u64, history: u64, setup: &Setup) -> Self {
        let mut intake = Intake::new(Draws::new(seed, history), setup);
        // Rules before world: the order of the inputs.
        let rules = Rules { switches: setup.switches, ..stage.priors.take(&mut intake) };
        let world = World::first_day(stage.scenario, &mut intake);
        let mut sim = Self {
            stage,
            rules,
            month: world.today.month(),
            surveys: vec![Default::default(); world.polities.len()],
            rumours: Rumours::none(world.polities.len()),
            world,
        };
        m::begin(&mut sim);
        m::act::plan(&mut sim, &setup.acts);
        sim
    }

    /// One of the futures of this history: the world as it stands, with draws of its own from tomorrow on,
    /// under a setup, of which only switches, parameters of the rules and acts to come can still matter. What has
    /// been drawn stays: the facts of day one, the days of outside events, all that is on the agenda.
    #[must_use]
    pub fn future(&self, number: u64, setup: &Setup) -> Self {
        let mut sim = self.clone();
        let rules = self.stage.priors.take(&mut Intake::new(self.world.draws, setup));
        sim.rules = Rules { switches: setup.switches, ..rules };
        // What councils keep was reckoned with the old parameters.
        sim.surveys.fill(Default::default());
        sim.rumours = Rumours::none(sim.world.polities.len());
        let mut draw = chance::FUTURE.at(&self.world.draws, self.world.today, number as u32);
        // A uniform has 52 random bits.
        sim.world.draws = Draws::new((draw.uniform() * (1_u64 << 52) as f64) as u64, number);
        m::act::plan(&mut sim, &setup.acts);
        sim
    }

    /// Runs to the end of the scenario.
    pub fn run(&mut self) {
        self.run_until(self.stage.scenario.end);
    }

    /// Runs through the given day.
    pub fn run_until(&mut self, until: Day) {
        let until = until.min(self.stage.scenario.end);
        while let Some((day, due)) = self.world.agenda.next(until) {
            self.turn_to(day);
            self.take(due);
            #[cfg(debug_assertions)]
            self.world.assert_sound();
        }
        self.turn_to(until);
    }

    /// What [`Sim::step`] would take, with its day; `None` when nothing is due up to the end.
    #[must_use]
    pub fn next_due(&self) -> Option<(Day, Due)> {
        self.world.agenda.peek().filter(|(day, _)| *day <= self.stage.scenario.end)
    }

    /// Takes the next thing due up to the end; `false` when there is none. For whoever looks at
    /// the world between one thing and the next. [`Sim::run`] still has to turn to the last day.
    pub fn step(&mut self) -> bool {
        let Some((day, due)) = self.world.agenda.next(self.stage.scenario.end) else {
            return false;
        };
        self.turn_to(day);
        self.take(due);
        true
    }

    fn turn_to(&mut self, day: Day) {
        debug_assert!(day >= self.world.today, "time went back");
        // What was told today is complete.
        self.world.note_reigns();
        if day != self.world.today {
            self.world.today = day;
            self.month = day.month();
        }
    }

    fn take(&mut self, due: Due) {
        match due {
            Due::Outside { row, ends } => m::outside::happen(self, row, ends),
            Due::Act(row) => m::act::happen(self, row),
            Due::Death(person) => m::court::succession::natural_death(self, person),
            Due::Arrive { host, version } => m::war::march::arrive(self, host, version),
            Due::Encamped { host, version } => m::war::march::encamped(self, host, version),
            Due::Flight { host, version } => m::war::pursuit::decide(self, host, version),
            Due::Siege { place, version } => m::war::siege::review(self, place, version),
            Due::Rising { place, version, candidate } => m::realm::revolt::review(self, place, version, candidate),
            Due::News { to, event } => m::news::reach(self, to, EventId(event)),
            Due::Appeal { to, from, against, event } => {
                m::bonds::appeal::heard(self, to, from, against, EventId(event))
            }
            Due::Envoy { from, to, errand, event } => m::bonds::envoy::arrive(self, from, to, errand, EventId(event)),
            Due::Council { polity, regular } => m::war::strategy::council(self, polity, regular),
            Due::Plot { person, chance, event } => m::court::coup::consider(self, person, chance, event_of(event)),
            Due::Hunt(polity) => m::court::coup::hunt(self, polity),
            Due::Allegiance { polity, event } => m::bonds::allegiance::review(self, polity, event_of(event)),
            Due::Creed(polity) => m::realm::faith::weigh_policy(self, polity),
            Due::Pay(polity) => m::realm::pay::month(self, polity),
            Due::Revenue(polity) => m::realm::revenue::year(self, polity),
            Due::Tribute(polity) => m::bonds::tribute::due(self, polity),
            Due::Match(polity) => m::court::kinship::seek(self, polity),
            Due::Rally(polity) => m::peoples::refuge::rally(self, polity),
            Due::Muster => m::news::muster(self),
            Due::Birth(father) => m::court::birth::happen(self, father),
            Due::Census(polity) => m::realm::census::done(self, polity),
            Due::Border(polity) => m::war::raid::year(self, polity),
            Due::Market(place) => m::war::market::open(self, place),
            Due::Assembly(polity) => m::war::assembly::review(self, polity),
            Due::Ransom(person) => m::war::captives::ransom(self, person),
            Due::Majority(polity) => m::court::succession::regency::majority(self, polity),
            Due::Testament(person) => m::court::succession::will::name(self, person),
            Due::OfAge(person) => m::court::clan::of_age(self, person),
            Due::Household(polity) => m::court::palace::household(self, polity),
            Due::Palace { polity, scandal } => m::court::palace::ripe(self, polity, scandal),
            Due::Reign(polity) => m::court::reign::proclaim(self, polity),
            Due::Coin(polity) => m::court::reign::strike(self, polity),
            Due::Seal { from, to } => m::court::reign::seal(self, from, to),
            Due::Payment { from, to, number } => m::bonds::tribute::late_payment(self, from, to, number),
            Due::Compensation { from, to, event } => m::bonds::compensation::demand(self, from, to, EventId(event)),
            Due::Claim(person) => m::court::claimant::seek(self, person),
            Due::HirePay(host) => m::war::hire::year(self, host),
            Due::Wedding(bride) => m::court::betrothal::wedding(self, bride),
            Due::Scattered => m::peoples::scattered::tell(self),
        }
    }

    /// The month today, 1 to 12.
    #[inline]
    #[must_use]
    pub fn month(&self) -> u32 {
        self.month
    }

    /// Writes an event of today into the chronicle and lets the news of it travel.
    pub(crate) fn tell(&mut self, mut event: Event) -> EventId {
        event.day = self.world.today;
        let id = self.world.chronicle.push(event);
        m::news::spread(self, id);
        id
    }

    /// Puts something on the agenda some days from now.
    #[inline]
    pub(crate) fn after(&mut self, days: f64, due: Due) {
        // Whole days, at least the same day; nothing is scheduled past a lifetime.
        let days = days.clamp(0.0, 36_525.0) as i32;
        self.world.agenda.schedule(self.world.today + days, due);
    }

    /// The draw for the next time that a purpose touches something.
    #[must_use]
    pub(crate) fn draw<K: Key>(&mut self, purpose: Purpose<K, Counted>, about: K) -> Draw {
        let World { occasions, draws, today, .. } = &mut self.world;
        occasions.next(draws, purpose, about, *today)
    }

    /// The draw of a purpose on the occasion with a number.
    #[must_use]
    pub(crate) fn draw_at<K: Key>(&self, purpose: Purpose<K, Numbered>, about: K, number: u32) -> Draw {
        purpose.at(&self.world.draws, about, number)
    }

    /// Days a mounted host takes from one place to another, setting out this month.
    #[inline]
    #[must_use]
    pub(crate) fn days(&self, from: PlaceId, to: PlaceId) -> f64 {
        self.stage.planner.days(from, to, self.month).unwrap_or(UNREACHABLE)
    }

    /// Days a mounted host takes in summer.
    #[inline]
    #[must_use]
    pub(crate) fn summer_days(&self, from: PlaceId, to: PlaceId) -> f64 {
        self.stage.planner.days(from, to, 7).unwrap_or(UNREACHABLE)
    }

    /// Days a courier takes.
    #[inline]
    #[must_use]
    pub(crate) fn courier_days(&self, from: PlaceId, to: PlaceId) -> f64 {
        self.stage.planner.courier_days(from, to).unwrap_or(UNREACHABLE)
    }

    /// Days from a polity's nearest seat of strength, its capital or the quarters of a great host, to a
    /// place. A nomad court reaches as far as its nearest standing host.
    #[must_use]
    pub(crate) fn reach_days(&self, polity: PolityId, place: PlaceId) -> Option<f64> {
        let seat = self.summer_days(self.world.polity(polity).capital?, place);
        let hosts = self.world.hosts_of(polity).filter(|(_, h)| h.men() > 3000 && h.aim.is_none());
        Some(hosts.map(|(_, h)| self.summer_days(h.home, place)).fold(seat, f64::min))
    }

    /// Where a polity's court is: with its head if he is on the map, else at the capital.
    #[must_use]
    pub(crate) fn court(&self, polity: PolityId) -> Option<PlaceId> {
        let p = self.world.polity(polity);
        p.power.and_then(|head| self.world.place_of(head)).or(p.capital)
    }

    /// The history as bytes, to be restored on the same stage.
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        let snapshot =
            Snapshot { scenario: self.stage.scenario.hash, rules: self.rules.clone(), world: self.world.clone() };
        postcard::to_stdvec(&snapshot).expect("a world can always be written")
    }

    /// A history from bytes that [`Sim::snapshot`] made.
    ///
    /// # Errors
    /// If the bytes are damaged or belong to another scenario.
    pub fn restore(stage: &'s Stage<'s>, bytes: &[u8]) -> Result<Self, RestoreError> {
        let saved: Snapshot = postcard::from_bytes(bytes)?;
        if saved.scenario != stage.scenario.hash {
            return Err(RestoreError::OtherScenario);
        }
        let world = saved.world;
        Ok(Self {
            stage,
            rules: saved.rules,
            month: world.today.month(),
            surveys: vec![Default::default(); world.polities.len()],
            rumours: Rumours::none(world.polities.len()),
            world,
        })
    }
}

/// The nearest of some things by the days to each, with these days; the one with the lower number where two are as near.
pub(crate) fn nearest<T: Copy + Ord>(of: impl Iterator<Item = T>, days: impl Fn(T) -> f64) -> Option<(T, f64)> {
    of.map(|x| (x, days(x))).min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
}

/// Days to a place that no route reaches; scenario checks refuse such places.
const UNREACHABLE: f64 = 1000.0;

fn event_of(number: u32) -> Option<EventId> {
    (number != u32::MAX).then_some(EventId(number))
}

impl From<EventId> for Cause {
    fn from(id: EventId) -> Self {
        Self::Event(id)
    }
}

impl From<EventId> for Option<Cause> {
    fn from(id: EventId) -> Self {
        Some(Cause::Event(id))
    }
}
