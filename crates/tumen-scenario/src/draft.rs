//! The names of a scenario while it is read, and what has been read of it.

use crate::defs::{Faith, Holding, Host, Outside, Override, People, Person, Polity, Scenario, Settlement};
use crate::diagnose::{Desk, Spot};
use crate::laboratory::Condition;
use crate::land::LandCell;
use crate::language::Language;
use crate::measure::Measures;
use crate::names::Names;
use crate::outcomes::Measured;
use crate::polities::LOCALS_ID;
use crate::read::{Reader, Row};
use crate::relations::Relations;
use tumen_base::{Day, PersonId, PlaceId, Prior};
use tumen_geo::{Graph, Place, Route};

/// The ids of every table, so that records may refer forward.
pub(crate) struct Tables {
    pub places: Names,
    pub faiths: Names,
    pub peoples: Names,
    pub polities: Names,
    pub persons: Names,
    pub hosts: Names,
    houses: Vec<String>,
}

/// The records of one table, and whether some of them may have been lost.
pub(crate) struct Table<'a> {
    pub readers: Vec<Reader<'a>>,
    pub open: bool,
}

impl Table<'_> {
    fn names(&self, desk: &Desk<'_>, kind: &'static str, built_in: Option<&str>) -> Names {
        let mut names = Names::new(kind, self.open);
        if let Some(id) = built_in {
            names.add_built_in(id);
        }
        for reader in &self.readers {
            names.add(desk, reader.peek("id").as_ref());
        }
        names
    }
}

/// The tables whose rows have ids.
pub(crate) struct Named<'a> {
    pub places: Table<'a>,
    pub faiths: Table<'a>,
    pub peoples: Table<'a>,
    pub polities: Table<'a>,
    pub persons: Table<'a>,
    pub hosts: Table<'a>,
}

impl Tables {
    pub fn collect(desk: &Desk<'_>, named: &Named<'_>) -> Self {
        let mut houses = vec![house_name(None, "polity", LOCALS_ID)];
        for (kind, table) in [("polity", &named.polities), ("person", &named.persons)] {
            for reader in &table.readers {
                let text = |key| reader.peek(key).and_then(|c| c.str());
                let house = house_name(text("house"), kind, text("id").unwrap_or_default());
                if !houses.contains(&house) {
                    houses.push(house);
                }
            }
        }
        Self {
            places: named.places.names(desk, "place", None),
            faiths: named.faiths.names(desk, "faith", None),
            peoples: named.peoples.names(desk, "people", None),
            polities: named.polities.names(desk, "polity", Some(LOCALS_ID)),
            persons: named.persons.names(desk, "person", None),
            hosts: named.hosts.names(desk, "host", None),
            houses,
        }
    }

    /// The house that a record says it is of; one of its own if it says none.
    pub fn house(&self, said: Option<&str>, kind: &str, id: &str) -> u16 {
        let house = house_name(said, kind, id);
        let row = self.houses.iter().position(|h| *h == house);
        row.and_then(|i| u16::try_from(i).ok()).unwrap_or_default()
    }
}

impl Tables {
    /// Picks a house that some polity or person is of.
    pub fn pick_house(&self) -> impl Fn(&crate::cell::Cell<'_>) -> Option<u16> + '_ {
        |cell| {
            let name = crate::cell::text(cell)?;
            let row = self.houses.iter().position(|h| *h == name);
            if row.is_none() {
                let message = format!("nobody is of the house `{name}`");
                let near = crate::names::nearest(&name, self.houses.iter().map(String::as_str));
                cell.put(crate::diagnose::Diagnostic::error(cell.spot, message).nearest(near));
            }
            row.and_then(|i| u16::try_from(i).ok())
        }
    }
}

/// No two records that keep silent about their house may come to share one.
fn house_name(said: Option<&str>, kind: &str, id: &str) -> String {
    match said.map(str::trim) {
        Some(said) if !said.is_empty() && said != "none" => said.to_owned(),
        _ => format!("{kind} {id}"),
    }
}

/// Everything that was read of one scenario.
pub(crate) struct Draft {
    pub start: Day,
    pub end: Day,
    pub places: Vec<Row<Place>>,
    pub routes: Vec<Row<Route>>,
    /// None if some of it could not be read.
    pub land: Option<Vec<LandCell>>,
    pub settlements: Vec<Row<(PlaceId, Settlement)>>,
    pub communities: Vec<Row<(PlaceId, crate::defs::CommunityDef)>>,
    pub works: Vec<Row<(PlaceId, crate::settlements::Works)>>,
    pub faiths: Vec<Row<Faith>>,
    pub peoples: Vec<Row<People>>,
    pub polities: Vec<Row<Polity>>,
    pub holdings: Vec<Row<Holding>>,
    pub persons: Vec<Row<Person>>,
    pub hosts: Vec<Row<Host>>,
    pub relations: Relations,
    pub outside: Vec<Row<Outside>>,
    pub overrides: Vec<Row<Override>>,
    pub measured: Measured,
    pub laboratory: Vec<Row<Condition>>,
    pub language: Language,
    /// Where problems of the scenario as a whole are reported.
    pub home: Spot,
}

/// The definitions of the rows, if all of them could be read.
fn all<T>(rows: Vec<Row<T>>) -> Option<Vec<T>> {
    rows.into_iter().map(|row| row.value).collect()
}

/// The same while the rows are still wanted.
pub(crate) fn values<T: Clone>(rows: &[Row<T>]) -> Option<Vec<T>> {
    rows.iter().map(|row| row.value.clone()).collect()
}

/// What a place supports that has no row of its own.
const NOTHING: Settlement = Settlement {
    households: Prior::Fixed(0.0),
    walls: 0.0,
    farm_days: 0.0,
    pasture_km2: 0.0,
    trade: 0.0,
    dikes: 0.0,
    notables: 0.0,
    mint: false,
    market: false,
    obstacle: None,
    communities: Vec::new(),
};

impl Draft {
    /// The scenario, if every record could be read. Its id, title, sources, warnings and hash are
    /// left to the caller.
    pub fn finish(self, tables: Tables, blank: Blank) -> Option<Scenario> {
        let graph = Graph::new(all(self.places)?, all(self.routes)?);
        let mut settlements = vec![NOTHING; graph.places.len()];
        for (place, settlement) in all(self.settlements)? {
            settlements[place.index()] = settlement;
        }
        for (place, community) in all(self.communities)? {
            settlements[place.index()].communities.push(community);
        }
        for (place, works) in all(self.works)? {
            works.put_into(&mut settlements[place.index()]);
        }
        let mut persons = all(self.persons)?;
        // Who is said to be married on one side is so on the other; of several wives the first counts.
        for i in 0..persons.len() {
            if let Some(spouse) = persons[i].spouse {
                persons[spouse.index()].spouse.get_or_insert(PersonId::at(i));
            }
        }
        for (husband, wife) in all(self.relations.marriages)? {
            persons[husband.index()].spouse.get_or_insert(wife);
            persons[wife.index()].spouse.get_or_insert(husband);
        }
        Some(Scenario {
            id: blank.id,
            title: blank.title,
            start: self.start,
            end: self.end,
            graph,
            land: self.land?,
            settlements,
            faiths: all(self.faiths)?,
            peoples: all(self.peoples)?,
            polities: all(self.polities)?,
            persons,
            hosts: all(self.hosts)?,
            holdings: all(self.holdings)?,
            vassals: all(self.relations.vassals)?,
            wars: all(self.relations.wars)?.into_iter().map(|(a, b, _)| (a, b)).collect(),
            truces: all(self.relations.truces)?,
            kin: all(self.relations.kin)?,
            grudges: all(self.relations.grudges)?,
            claims: all(self.relations.claims)?,
            outside: all(self.outside)?,
            overrides: all(self.overrides)?,
            measures: Measures {
                flow: self.measured.flow?,
                outcomes: all(self.measured.outcomes)?,
                dates: all(self.measured.dates)?,
                numbers: all(self.measured.numbers)?,
            },
            laboratory: all(self.laboratory)?,
            language: self.language,
            houses: tables.houses,
            sources: blank.sources,
            inputs: blank.inputs,
            targets: blank.targets,
            warnings: blank.warnings,
            hash: blank.hash,
        })
    }
}

/// What a scenario has besides its records.
pub(crate) struct Blank {
    pub id: String,
    pub title: String,
    pub sources: Vec<crate::defs::SourceNote>,
    pub inputs: Vec<crate::defs::ClaimUse>,
    pub targets: Vec<crate::defs::ClaimUse>,
    pub warnings: crate::diagnose::Diagnostics,
    pub hash: u64,
}
