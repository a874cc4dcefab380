//! One history measured: which answer each outcome has, when each date fell, what each number was.
//! Chronicle patterns are found in one pass; readings of the state are taken on their day, for which
//! the history is halted there.

use crate::index::{Found, Index};
use crate::schema::Schema;
use crate::years::{HolderRow, YearReader, YearRow, turns, year_ends};
use std::sync::Arc;
use tumen_base::day::YEAR;
use tumen_base::{Day, PlaceId, PolityId};
use tumen_engine::world::reigns::ReignEnd;
use tumen_engine::{Event, Sim, World};
use tumen_scenario::measure::{Answer, Field, Holding, Pattern, Reading, Reigns, Which};
use tumen_scenario::{EventKind, Scenario};

/// What was measured on one history, in the order of the [`Schema`].
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRow {
    /// Number of the history.
    pub history: u64,
    /// The answer of each outcome, as a position in the cases of its column.
    pub outcomes: Vec<u16>,
    /// When each date fell, if it did.
    pub dates: Vec<Option<Day>>,
    /// Each number, if there is one to read.
    pub numbers: Vec<Option<f64>>,
    /// What each polity had at the end of each year, by year and polity; empty unless the meter reads years.
    pub years: Vec<YearRow>,
    /// Who held which place at the end of each year: all at the end of the first, then those that had changed; empty like
    /// the years.
    pub holders: Vec<HolderRow>,
    /// How many of the acts of an experiment could be done.
    pub acts_done: u16,
    /// Digest of the whole history.
    pub digest: u64,
}

/// What a scenario measures, prepared once for any number of histories.
#[derive(Clone, Debug)]
pub struct Meter {
    /// What the columns of its rows mean.
    pub schema: Arc<Schema>,
    pub(crate) index: Index,
    pub(crate) outcomes: Vec<Ask>,
    pub(crate) dates: Vec<(usize, Which)>,
    numbers: Vec<Read>,
    /// The days on which the state is read, in order.
    halts: Vec<Day>,
    roads: Vec<(PlaceId, PlaceId)>,
    /// Reads what polities have, if that is wanted.
    reader: Option<YearReader>,
    /// Whether it is wanted for every year.
    years: bool,
}

/// What was read of the state of a history that has not come to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Halfway {
    read: StateRead,
    /// How many of the days on which the state is read are over.
    passed: usize,
}

/// What has been read of the state of a history so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct StateRead {
    outcomes: Vec<u16>,
    /// The numbers that are read of the state; nothing in the place of the others.
    numbers: Vec<Option<f64>>,
    years: Vec<YearRow>,
    holders: Vec<HolderRow>,
    /// Holder and overlord of each place at the last end of a year.
    held: Vec<(PolityId, PolityId)>,
}

/// How an outcome is answered; patterns are given by their slots in the index.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Cases(Vec<Case>),
    Holder { place: PlaceId, at: Day, overlord: bool },
    Border { a: PolityId, b: PolityId },
}

#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub all: Vec<usize>,
    pub any: Vec<usize>,
    none: Vec<usize>,
}

#[derive(Clone, Debug)]
enum Read {
    Field(usize, Which, Field),
    Count(usize),
    Days { from: usize, to: usize },
    Reigns { polity: PolityId, read: Reigns },
    State { polity: PolityId, at: Day, realm: bool, read: Holding },
}

impl Read {
    /// The day on which the state is read, if it is.
    fn day(&self) -> Option<Day> {
        match self {
            Self::State { at, .. } => Some(*at),
            _ => None,
        }
    }
}

impl Meter {
    /// A meter for a scenario.
    #[must_use]
    pub fn new(def: &Scenario) -> Self {
        let mut index = Index::new();
        let m = &def.measures;
        let outcomes: Vec<Ask> = m.outcomes.iter().map(|o| ask(&mut index, &o.answer, def.end)).collect();
        let dates = m.dates.iter().map(|d| (index.add(&d.event), d.which)).collect();
        let numbers: Vec<Read> = m.numbers.iter().map(|n| read(&mut index, &n.read, def.end)).collect();
        let mut halts: Vec<Day> = outcomes
            .iter()
            .filter_map(|o| match o {
                Ask::Holder { at, .. } => Some(*at),
                _ => None,
            })
            .chain(numbers.iter().filter_map(Read::day))
            .chain([def.end])
            .collect();
        halts.sort_unstable();
        halts.dedup();
        let roads = def.graph.routes.iter().map(|r| (r.a, r.b)).collect();
        let reader = numbers.iter().any(|n| n.day().is_some()).then(|| YearReader::new(def));
        let schema = Arc::new(Schema::of(def));
        Self { schema, index, outcomes, dates, numbers, halts, roads, reader, years: false }
    }

    /// A meter that also reads what each polity has at the end of each year, which takes a little longer.
    #[must_use]
    pub fn with_years(def: &Scenario) -> Self {
        let mut meter = Self::new(def);
        meter.halts.extend(year_ends(def.start, def.end));
        meter.halts.sort_unstable();
        meter.halts.dedup();
        meter.reader.get_or_insert_with(|| YearReader::new(def));
        meter.years = true;
        meter
    }

    /// Runs a fresh history of the meter's scenario to its end and measures it.
    #[must_use]
    pub fn measure(&self, sim: &mut Sim<'_>, history: u64) -> HistoryRow {
        self.finish(sim, history, &self.begin())
    }

    /// Runs a fresh history through a day and keeps what is read of its state on the way.
    #[must_use]
    pub fn until(&self, sim: &mut Sim<'_>, day: Day) -> Halfway {
        let mut halfway = self.begin();
        self.advance(sim, day, &mut halfway);
        halfway
    }

    /// Nothing read yet of a fresh history, to be led on by [`Meter::advance`] or [`Meter::note`].
    #[must_use]
    pub fn begin(&self) -> Halfway {
        Halfway { read: self.nothing_read(), passed: 0 }
    }

    /// Runs a history on through a day and keeps what is read of its state on the way.
    pub fn advance(&self, sim: &mut Sim<'_>, day: Day, halfway: &mut Halfway) {
        let passed = self.halts.partition_point(|halt| *halt <= day).max(halfway.passed);
        self.halt_at(sim, &self.halts[halfway.passed..passed], &mut halfway.read);
        halfway.passed = passed;
        sim.run_until(day);
    }

    /// Reads the state of a history that somebody else runs on, as it stands before the first thing due on day `next`. To
    /// be called whenever a day is over.
    pub fn note(&self, world: &World, next: Day, halfway: &mut Halfway) {
        while let Some(halt) = self.halts.get(halfway.passed).filter(|halt| **halt < next) {
            self.read_state(world, *halt, &mut halfway.read);
            halfway.passed += 1;
        }
    }

    /// Land nearest to each place, km²; nothing unless the meter reads what polities have.
    #[must_use]
    pub fn areas_km2(&self) -> &[f32] {
        self.reader.as_ref().map_or(&[], YearReader::areas)
    }

    /// Runs a history that [`Meter::until`] has brought halfway, or a future of it, to its end and measures
    /// the whole.
    #[must_use]
    pub fn finish(&self, sim: &mut Sim<'_>, history: u64, halfway: &Halfway) -> HistoryRow {
        let mut read = halfway.read.clone();
        self.halt_at(sim, &self.halts[halfway.passed..], &mut read);
        sim.run();
        let StateRead { mut outcomes, numbers, years, holders, .. } = read;
        let events = sim.world.chronicle.events();
        let found = self.index.scan(&sim.world);
        for (answer, ask) in outcomes.iter_mut().zip(&self.outcomes) {
            match ask {
                Ask::Cases(cases) => *answer = decide(cases, &found),
                Ask::Border { a, b } => *answer = u16::from(self.touch(&sim.world, *a, *b)),
                Ask::Holder { .. } => {}
            }
        }
        HistoryRow {
            history,
            outcomes,
            dates: self.dates.iter().map(|(slot, which)| pick(events, found[*slot], *which).map(|e| e.day)).collect(),
            numbers: self
                .numbers
                .iter()
                .zip(numbers)
                .map(|(n, of_state)| of_state.or_else(|| self.number(n, &sim.world, &found)))
                .collect(),
            years,
            holders,
            acts_done: acts_done(sim),
            digest: sim.world.digest(),
        }
    }

    fn nothing_read(&self) -> StateRead {
        StateRead {
            outcomes: vec![0; self.outcomes.len()],
            numbers: vec![None; self.numbers.len()],
            ..StateRead::default()
        }
    }

    fn halt_at(&self, sim: &mut Sim<'_>, halts: &[Day], read: &mut StateRead) {
        for halt in halts {
            sim.run_until(*halt);
            self.read_state(&sim.world, *halt, read);
        }
    }

    fn read_state(&self, world: &World, today: Day, read: &mut StateRead) {
        if let Some(reader) = &self.reader {
            if self.years && (today == self.schema.end || (today + 1).year() > today.year()) {
                reader.read(world, today, &mut read.years);
                turns(world, today, &mut read.held, &mut read.holders);
            }
            for (number, ask) in read.numbers.iter_mut().zip(&self.numbers) {
                if let Read::State { polity, at, realm, read } = ask
                    && *at == today
                {
                    *number = reader.holding(world, today, *polity, *realm, *read);
                }
            }
        }
        for (answer, ask) in read.outcomes.iter_mut().zip(&self.outcomes) {
            if let Ask::Holder { place, at, overlord } = ask
                && *at == today
            {
                let holder = world.place(*place).holder;
                *answer = if *overlord { world.overlord(holder).0 } else { holder.0 };
            }
        }
    }

    fn number(&self, read: &Read, world: &World, found: &[Found]) -> Option<f64> {
        let events = world.chronicle.events();
        match read {
            Read::Field(slot, which, field) => field_of(pick(events, found[*slot], *which)?, *field),
            Read::Count(slot) => Some(f64::from(found[*slot].count)),
            Read::Days { from, to } => {
                let start = pick(events, found[*from], Which::First)?.day;
                let end = self.index.first_since(*to, world, start)?.day;
                Some(f64::from(end - start))
            }
            Read::Reigns { polity, read } => reigns(world, *polity, *read),
            Read::State { .. } => None,
        }
    }

    /// Whether the realms of two polities hold places joined by a route.
    fn touch(&self, world: &World, a: PolityId, b: PolityId) -> bool {
        let realm = |place: PlaceId| realm(world, world.place(place).holder, a, b);
        self.roads.iter().any(|(x, y)| matches!((realm(*x), realm(*y)), (Some(p), Some(q)) if p != q))
    }
}

/// What is read of those reigns of a polity that have ended.
fn reigns(world: &World, polity: PolityId, read: Reigns) -> Option<f64> {
    let ended: Vec<(f64, ReignEnd)> = world
        .reigns
        .of(polity)
        .filter_map(|r| r.end.map(|(last, how)| (f64::from(last - r.from) / YEAR, how)))
        .collect();
    let n = ended.len() as f64;
    let mean = ended.iter().map(|(years, _)| years).sum::<f64>() / n;
    let share = |of| ended.iter().filter(|(_, how)| *how == of).count() as f64 / n;
    match read {
        Reigns::Count => Some(n),
        _ if ended.is_empty() => None,
        Reigns::Mean => Some(mean),
        Reigns::Spread if ended.len() < 2 => None,
        Reigns::Spread => {
            let squares = ended.iter().map(|(years, _)| (years - mean) * (years - mean));
            Some((squares.sum::<f64>() / (n - 1.0)).sqrt())
        }
        Reigns::Killed => Some(share(ReignEnd::Killed)),
        Reigns::SetAside => Some(share(ReignEnd::SetAside)),
    }
}

/// Which of two polities is the nearer one above a holder, or the holder itself. A vassal's lands are
/// its own realm against its suzerain's.
fn realm(world: &World, holder: PolityId, a: PolityId, b: PolityId) -> Option<PolityId> {
    let mut at = holder;
    // Suzerainty has no cycles, so this ends before the bound.
    for _ in 0..=world.polities.len() {
        if at == a || at == b {
            return Some(at);
        }
        at = world.polity(at).bonds.vassalage?.to;
    }
    None
}

fn acts_done(sim: &Sim<'_>) -> u16 {
    if sim.world.acts.is_empty() {
        return 0;
    }
    sim.world.chronicle.events().iter().filter(|e| e.kind == EventKind::Act).count() as u16
}

fn ask(index: &mut Index, answer: &Answer, end: Day) -> Ask {
    let mut slots = |patterns: &[Pattern]| patterns.iter().map(|p| index.add(p)).collect();
    match answer {
        Answer::Cases(cases) => Ask::Cases(
            cases.iter().map(|c| Case { all: slots(&c.all), any: slots(&c.any), none: slots(&c.none) }).collect(),
        ),
        Answer::Holder { place, at, overlord } => {
            Ask::Holder { place: *place, at: at.unwrap_or(end), overlord: *overlord }
        }
        Answer::Border { a, b } => Ask::Border { a: *a, b: *b },
    }
}

fn read(index: &mut Index, reading: &Reading, end: Day) -> Read {
    match reading {
        Reading::Field { event, which, field } => Read::Field(index.add(event), *which, *field),
        Reading::Count(pattern) => Read::Count(index.add(pattern)),
        Reading::Reigns { polity, read } => Read::Reigns { polity: *polity, read: *read },
        Reading::Days { from, to } => Read::Days { from: index.add(from), to: index.add(to) },
        Reading::State { polity, at, realm, read } => {
            Read::State { polity: *polity, at: at.unwrap_or(end), realm: *realm, read: *read }
        }
    }
}

/// The first case whose conditions hold; scenario checks see to it that the last one has none.
fn decide(cases: &[Case], found: &[Found]) -> u16 {
    let seen = |slot: &usize| found[*slot].count > 0;
    let holds =
        |c: &Case| c.all.iter().all(seen) && (c.any.is_empty() || c.any.iter().any(seen)) && !c.none.iter().any(seen);
    cases.iter().position(holds).unwrap_or(cases.len() - 1) as u16
}

fn pick(events: &[Event], found: Found, which: Which) -> Option<&Event> {
    Some(&events[at(found, which)? as usize])
}

/// Position of the event that is meant.
pub(crate) fn at(found: Found, which: Which) -> Option<u32> {
    match which {
        Which::First => found.first,
        Which::Last => found.last,
    }
}

fn field_of(event: &Event, field: Field) -> Option<f64> {
    match field {
        Field::Men => Some(f64::from(event.men)),
        Field::OtherMen => Some(f64::from(event.other_men)),
        Field::Losses => Some(f64::from(event.losses)),
        Field::OtherLosses => Some(f64::from(event.other_losses)),
        Field::Detail => event.detail.number().map(|n| n as f64),
    }
}
