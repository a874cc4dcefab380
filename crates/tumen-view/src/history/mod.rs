//! One history as a page shows it: every event with its sentence and causes, and what changed on every day.
//!
//! The history is played once, thing by thing, and looked at whenever a day is over; nothing that is noted changes it, so
//! its digest is that of the same history run plainly. What holds on a day is what held when the day was over.

mod arisen;
mod events;
mod places;
mod polities;
mod tracks;

pub use arisen::{ArisenView, BornView};
pub use events::{CauseView, EventView};
pub use places::SiegeView;
pub use polities::CourtView;
pub use tracks::{Stance, Step, Track};

use crate::problem::Problem;
use crate::setup::SetupText;
use places::Places;
use polities::Polities;
use serde::Serialize;
use tracks::Tracks;
use tumen_base::Day;
use tumen_engine::due::Due;
use tumen_engine::{Sim, Stage};
use tumen_ensemble::{HistoryRow, Meter, YearRow};

/// For each place or polity, what holds from which day on; the first entry is of the first day.
pub type Changes<T> = Vec<Vec<(Day, T)>>;

/// One history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryView {
    /// Its number.
    pub history: u64,
    /// Seed of all that is drawn.
    pub seed: u64,
    /// What an experiment changed.
    pub setup: SetupText,
    /// Digest of the whole history, 16 hexadecimal digits.
    pub digest: String,
    /// All events, oldest first.
    pub events: Vec<EventView>,
    /// By place: who holds it from which day on.
    pub holders: Changes<usize>,
    /// By polity: to whom it owes allegiance from which day on, if to anybody.
    pub suzerains: Changes<Option<usize>>,
    /// By polity: its court from which day on.
    pub courts: Vec<Vec<CourtView>>,
    /// Armies, bands and parties of fugitives, those of the pack first.
    pub hosts: Vec<Track>,
    /// Sieges, in the order in which they began.
    pub sieges: Vec<SiegeView>,
    /// Day, court and event, whenever word of an event reached a court.
    pub news: Vec<(Day, usize, u32)>,
    /// What each polity had at the ends of years; none unless the meter reads years.
    pub years: Vec<YearView>,
    /// The answers to what the scenario measures.
    pub measured: Measured,
    /// Persons who came into this history, numbered on from those of the scenario.
    pub born: Vec<BornView>,
    /// Powers that arose in it.
    pub arisen: Vec<ArisenView>,
}

/// What a polity had at the end of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearView {
    /// The year (Julian calendar).
    pub year: i32,
    /// The polity.
    pub polity: usize,
    /// Places it held.
    pub places: u16,
    /// Households of those places.
    pub households: f64,
    /// Men in its hosts, garrisons and reserve.
    pub men: u32,
    /// Dinars.
    pub treasury: i64,
    /// Country nearest to its places, km².
    pub km2: f64,
}

/// What was measured, in the order of the scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measured {
    /// The answer of each outcome, as a position in its cases.
    pub outcomes: Vec<u16>,
    /// When each date fell, if it did.
    pub dates: Vec<Option<Day>>,
    /// Each number, if there is one.
    pub numbers: Vec<Option<f64>>,
}

/// Plays history `history` under a seed, as a setup changes it, and notes what a page shows of it.
///
/// # Errors
/// What is wrong with the setup.
pub fn view(
    stage: &Stage<'_>,
    meter: &Meter,
    seed: u64,
    history: u64,
    setup: &SetupText,
) -> Result<HistoryView, Problem> {
    let mut sim = Sim::with(stage, seed, history, &setup.read(stage)?);
    let mut halfway = meter.begin();
    let mut noted = Noted::new();
    let mut today = stage.scenario.start;
    while let Some((day, due)) = sim.next_due() {
        if day > today {
            noted.end_of(today, &sim);
            meter.note(&sim.world, day, &mut halfway);
            today = day;
        }
        if let Due::News { to, event } = due
            && sim.world.polity(to).alive
        {
            noted.news.push((day, to.index(), event.0));
        }
        sim.step();
    }
    noted.end_of(today, &sim);
    let row = meter.finish(&mut sim, history, &halfway);
    Ok(noted.told(&sim, meter, (seed, setup.clone()), row))
}

/// What is noted while a history is played.
struct Noted {
    places: Places,
    polities: Polities,
    tracks: Tracks,
    news: Vec<(Day, usize, u32)>,
}

impl Noted {
    fn new() -> Self {
        Self { places: Places::default(), polities: Polities::default(), tracks: Tracks::default(), news: Vec::new() }
    }

    fn end_of(&mut self, day: Day, sim: &Sim<'_>) {
        self.places.note(day, &sim.world);
        self.polities.note(day, &sim.world);
        self.tracks.note(day, sim.stage.scenario, &sim.world);
    }

    fn told(self, sim: &Sim<'_>, meter: &Meter, (seed, setup): (u64, SetupText), row: HistoryRow) -> HistoryView {
        let measures = events::measures(sim, meter, &row, &self.places);
        let (holders, sieges) = self.places.told(sim.world.today);
        let (suzerains, courts) = self.polities.told();
        HistoryView {
            history: row.history,
            seed,
            setup,
            digest: format!("{:016x}", row.digest),
            events: events::told(sim, measures),
            holders,
            suzerains,
            courts,
            hosts: self.tracks.told(),
            sieges,
            news: self.news,
            years: row.years.iter().map(year).collect(),
            measured: Measured { outcomes: row.outcomes, dates: row.dates, numbers: row.numbers },
            born: arisen::born(sim.stage.scenario, &sim.world),
            arisen: arisen::arisen(sim.stage.scenario, &sim.world),
        }
    }
}

fn year(row: &YearRow) -> YearView {
    YearView {
        year: row.year,
        polity: row.polity.index(),
        places: row.places,
        households: row.households,
        men: row.men,
        treasury: row.treasury,
        km2: f64::from(row.area_km2).round(),
    }
}
