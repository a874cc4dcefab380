//! One history in motion: the stage it plays on, its rules, its world, and the loop that takes the
//! next thing due and hands it to the mechanism it belongs to.

use crate::chance;
use crate::chance::{Counted, Key, Numbered, Purpose};
use crate::due::Due;
use crate::inputs::{Intake, Setup};
use crate::memo::{Rumours, Survey};
use crate::rules::{Rules, Switches};
use crate::stage::Stage;
use crate::world::World;
use crate::world::chronicle::{Cause, EventId};
use tumen_base::{Day, Draw, Draws, PlaceId, PolityId};

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
    pub(crate) surveys: Vec<Survey>,
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
        sim.begin();
        sim.plan(&setup.acts);
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
        sim.plan(&setup.acts);
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

    /// The month today, 1 to 12.
    #[inline]
    #[must_use]
    pub fn month(&self) -> u32 {
        self.month
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
        p.court.power.and_then(|head| self.world.place_of(head)).or(p.capital)
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
