//! What each polity has at the end of each year: the curves of a history, for plots and for series on disk.

use tumen_base::{Day, Men, PlaceId, PolityId};
use tumen_engine::World;
use tumen_land::Land;
use tumen_scenario::measure::Holding;
use tumen_scenario::{LOCALS, Scenario};

/// What a polity has on the last day of a calendar year, or of the scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearRow {
    /// The year (Julian calendar).
    pub year: i32,
    /// The polity; the first of a scenario is the people of the places that nobody rules.
    pub polity: PolityId,
    /// Places it holds.
    pub places: u16,
    /// Households of those places, in whole numbers.
    pub households: f64,
    /// Men in its hosts, also those off the map, in its garrisons and in its reserve.
    pub men: Men,
    /// Dinars in its treasury and in the purses of its places.
    pub treasury: i64,
    /// Land of its places, km²; see [`Land`].
    pub area_km2: f32,
}

/// Who holds a place at the end of a year, if that is not as it was a year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolderRow {
    /// The year (Julian calendar).
    pub year: i32,
    /// The place.
    pub place: PlaceId,
    /// Its holder; the first polity of a scenario is its own people.
    pub holder: PolityId,
    /// The highest suzerain of the holder; itself if it has none.
    pub overlord: PolityId,
}

/// Adds a row for each place whose holder, or his overlord, is another than in `last`, which is brought up to date. Empty, it stands
/// for nothing known: then each place has a row.
pub(crate) fn turns(world: &World, today: Day, last: &mut Vec<(PolityId, PolityId)>, rows: &mut Vec<HolderRow>) {
    let (year, known) = (today.year(), !last.is_empty());
    let overlords: Vec<PolityId> = (0..world.polities.len()).map(|i| world.overlord(PolityId::at(i))).collect();
    last.resize(world.places.len(), (LOCALS, LOCALS));
    for ((i, place), last) in world.places.iter().enumerate().zip(last) {
        let now = (place.holder, overlords[place.holder.index()]);
        if known && *last == now {
            continue;
        }
        *last = now;
        rows.push(HolderRow { year, place: PlaceId::at(i), holder: now.0, overlord: now.1 });
    }
}

/// Reads the ends of years.
#[derive(Clone, Debug)]
pub(crate) struct YearReader {
    areas: Vec<f32>,
}

impl YearReader {
    pub fn new(def: &Scenario) -> Self {
        Self { areas: Land::of(def).km2().to_vec() }
    }

    /// Land nearest to each place, km².
    pub fn areas(&self) -> &[f32] {
        &self.areas
    }

    /// Adds a row for each polity that has places, men or money.
    pub fn read(&self, world: &World, today: Day, rows: &mut Vec<YearRow>) {
        let mut all = self.all(world, today);
        all.iter_mut().for_each(|row| row.households = row.households.round());
        rows.extend(all.into_iter().filter(|row| row.places > 0 || row.men > 0 || row.treasury > 0));
    }

    /// What a polity has, or with its `realm` what it and all who are under it have together.
    pub fn holding(&self, world: &World, today: Day, polity: PolityId, realm: bool, what: Holding) -> Option<f64> {
        let all = (0..world.polities.len()).map(PolityId::at);
        let within = |q: PolityId| q == polity || realm && under(world, q, polity);
        match what {
            Holding::Vassals if realm => Some(all.filter(|q| alive_under(world, *q, polity)).count() as f64),
            Holding::Vassals => Some(world.vassals_of(polity).count() as f64),
            Holding::NomadShare => {
                let places = world.places.iter().filter(|p| within(p.holder));
                let (mut households, mut herding) = (0.0, 0.0);
                for place in places {
                    households += place.households;
                    let share: f64 = place.communities.iter().filter(|c| c.nomad).map(|c| c.share).sum();
                    herding += place.households * share;
                }
                (households > 0.0).then(|| herding / households)
            }
            Holding::Tribute => world.polity(polity).bonds.vassalage.map(|v| v.tribute as f64),
            Holding::Places | Holding::Households | Holding::Men | Holding::Treasury | Holding::Area => {
                Some(self.sum(world, today, polity, realm, what))
            }
        }
    }

    fn sum(&self, world: &World, today: Day, polity: PolityId, realm: bool, what: Holding) -> f64 {
        let counts = |row: &&YearRow| row.polity == polity || realm && under(world, row.polity, polity);
        let value = |row: &YearRow| match what {
            Holding::Places => f64::from(row.places),
            Holding::Households => row.households,
            Holding::Men => f64::from(row.men),
            Holding::Treasury => row.treasury as f64,
            Holding::Area => f64::from(row.area_km2),
            Holding::Vassals | Holding::NomadShare | Holding::Tribute => 0.0,
        };
        self.all(world, today).iter().filter(counts).map(value).sum()
    }

    /// A row for each polity there is, in their order.
    fn all(&self, world: &World, today: Day) -> Vec<YearRow> {
        let year = today.year();
        let mut all: Vec<YearRow> = (0..world.polities.len())
            .map(|i| YearRow {
                year,
                polity: PolityId::at(i),
                places: 0,
                households: 0.0,
                men: world.polities[i].reserve(),
                treasury: world.polities[i].treasury(),
                area_km2: 0.0,
            })
            .collect();
        for (place, area) in world.places.iter().zip(&self.areas) {
            let row = &mut all[place.holder.index()];
            row.places += 1;
            row.households += place.households;
            row.men += place.garrison();
            row.treasury += place.purse();
            row.area_km2 += area;
        }
        for host in &world.hosts {
            all[host.owner.index()].men += host.men();
        }
        all
    }
}

fn alive_under(world: &World, polity: PolityId, lord: PolityId) -> bool {
    world.polity(polity).alive && under(world, polity, lord)
}

/// Whether a polity is under another, directly or through others.
fn under(world: &World, polity: PolityId, lord: PolityId) -> bool {
    let mut at = polity;
    // Suzerainty has no cycles, so this ends before the bound.
    for _ in 0..world.polities.len() {
        let Some(bond) = world.polity(at).bonds.vassalage else { return false };
        at = bond.to;
        if at == lord {
            return true;
        }
    }
    false
}

/// The last day of each calendar year of a scenario, and its own last day.
pub fn year_ends(start: Day, end: Day) -> impl Iterator<Item = Day> {
    (start.year()..=end.year()).map(move |year| Day::julian(year, 12, 31).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_end_on_their_last_day_and_the_last_one_with_the_scenario() {
        let days: Vec<String> =
            year_ends(Day::julian(1208, 3, 1), Day::julian(1210, 7, 5)).map(|day| day.iso()).collect();
        assert_eq!(days, ["1208-12-31", "1209-12-31", "1210-07-05"]);
        let one: Vec<Day> = year_ends(Day::julian(1210, 1, 1), Day::julian(1210, 12, 31)).collect();
        assert_eq!(one, [Day::julian(1210, 12, 31)]);
    }
}
