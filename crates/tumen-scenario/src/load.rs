//! Loading: parse, collect names, read, check, put together.

use crate::checks;
use crate::claims::Used;
use crate::defs::Scenario;
use crate::diagnose::{Desk, Diagnostic, Diagnostics, Spot};
use crate::doc::Doc;
use crate::draft::{Blank, Draft, Named, Table, Tables, values};
use crate::files::Files;
use crate::language::{self, Language};
use crate::names::nearest;
use crate::outcomes::{self, Measured};
use crate::pack::{self, Pack, PackScenario};
use crate::read::Reader;
use crate::record::{has_record, record};
use crate::relations::{self, Relations};
use crate::sheet::Sheet;
use crate::{hosts, laboratory, land, outside, parameters, peoples, persons, places, polities, routes, settlements};
use std::collections::{BTreeMap, BTreeSet};
use tumen_geo::Graph;

/// Loads one scenario of a pack, or its default one.
///
/// # Errors
/// Every problem of the files that the scenario uses. Files of other scenarios are not looked at.
pub fn load(files: &Files, scenario: Option<&str>) -> Result<Scenario, Diagnostics> {
    let desk = Desk::new(files);
    let Some(pack) = pack::read(&desk) else { return Err(desk.finish().0) };
    let wanted = scenario.unwrap_or(&pack.default);
    let Some(listed) = pack.scenarios.iter().find(|s| s.id == wanted) else {
        if scenario.is_some() {
            let ids = pack.scenarios.iter().map(|s| s.id.as_str());
            let message = format!("the pack `{}` has no scenario `{wanted}`", pack.id);
            desk.put(Diagnostic::error(None, message).nearest(nearest(wanted, ids)));
        }
        return Err(desk.finish().0);
    };
    let shelf = Shelf { desk: &desk, listed };
    let loaded = read(&shelf);
    finish(desk, &pack, listed, loaded)
}

fn finish(
    desk: Desk<'_>,
    pack: &Pack,
    listed: &PackScenario,
    (draft, tables): (Draft, Tables),
) -> Result<Scenario, Diagnostics> {
    let files = desk.files;
    let (scored, given): (Vec<Used>, Vec<Used>) = desk.claims.uses().into_iter().partition(|used| used.scored);
    let (problems, sources) = desk.finish();
    if problems.has_errors() {
        // Whoever has something to mend wants to know all of it, the rest of the record included.
        let wrong = values(&draft.places).filter(|_| has_record(files));
        let wrong = wrong.and_then(|places| record(files, &Graph::new(places, Vec::new())).err());
        let all = problems.iter().chain(wrong.iter().flat_map(Diagnostics::iter));
        return Err(Diagnostics::new(files, all.cloned().collect()));
    }
    let uses = |list: Vec<Used>| list.into_iter().map(|used| used.what).collect();
    let blank = Blank {
        id: format!("{}/{}", pack.id, listed.id),
        title: listed.title.clone(),
        sources,
        inputs: uses(given),
        targets: uses(scored),
        warnings: problems,
        hash: files.hash(),
    };
    draft.finish(tables, blank).ok_or_else(|| {
        let message = "a record could not be read and nobody said why: this is a bug in tumen-scenario";
        Diagnostics::new(files, vec![Diagnostic::error(None, message)])
    })
}

/// Finds the files of one scenario.
struct Shelf<'a> {
    desk: &'a Desk<'a>,
    listed: &'a PackScenario,
}

#[derive(Clone, Copy, PartialEq)]
enum Need {
    Required,
    Optional,
}

impl<'a> Shelf<'a> {
    fn own(&self, name: &str) -> String {
        format!("{}/{name}", self.listed.folder)
    }

    fn find(&self, path: &str, need: Need) -> Option<u32> {
        let found = self.desk.files.find(path);
        if found.is_none() {
            let near = self.misnamed(path);
            if need == Need::Required {
                self.desk
                    .put(Diagnostic::error(self.listed.spot, format!("the file `{path}` is missing")).nearest(near));
            } else if let Some(file) = near.and_then(|p| self.desk.files.find(p)) {
                let spot = Spot { file, start: 0, end: 0 };
                self.desk.put(Diagnostic::warning(spot, "nobody reads this file").nearest(Some(path)));
            }
        }
        found
    }

    /// A file in the same folder that nobody reads and whose name is nearest to that of this missing one.
    fn misnamed(&self, missing: &str) -> Option<&str> {
        let world = [
            places::FILE,
            routes::FILE,
            land::FILE,
            settlements::FILE,
            settlements::COMMUNITIES,
            peoples::FAITHS,
            peoples::PEOPLES,
            language::FILE,
        ];
        let own = [
            polities::FILE,
            polities::HOLDINGS,
            persons::FILE,
            hosts::FILE,
            relations::FILE,
            outside::FILE,
            parameters::FILE,
            outcomes::FILE,
            laboratory::FILE,
            settlements::OWN,
            settlements::OWN_COMMUNITIES,
            settlements::WORKS,
            peoples::OWN_PEOPLES,
        ];
        let known: Vec<String> =
            world.iter().map(|p| (*p).to_owned()).chain(own.iter().map(|name| self.own(name))).collect();
        let folder = missing.rfind('/').map_or("", |i| &missing[..=i]);
        let unread = self.desk.files.paths().filter(|p| p.starts_with(folder) && !known.iter().any(|k| k == p));
        let absent = known.iter().map(String::as_str).filter(|k| self.desk.files.find(k).is_none());
        nearest(missing, unread).filter(|found| nearest(found, absent) == Some(missing))
    }

    fn doc(&self, path: &str, need: Need) -> Option<Doc<'a>> {
        self.find(path, need).map(|file| Doc::parse(self.desk, file))
    }

    fn sheet(&self, path: &str, columns: &[&str], need: Need) -> Option<Sheet> {
        self.find(path, need).map(|file| Sheet::parse(self.desk, file, columns))
    }
}

/// The `[[key]]` records of a file that has no others.
fn only<'a>(desk: &'a Desk<'a>, doc: Option<&'a Doc<'a>>, key: &'static str) -> Table<'a> {
    let Some(doc) = doc else { return Table { readers: Vec::new(), open: true } };
    let mut root = doc.root(desk);
    let readers = root.tables(key, key, &["id"]);
    root.finish();
    let open = doc.has_lost_records(readers.len()) || readers.iter().any(|r| r.peek("id").is_none());
    Table { readers, open }
}

fn rows<'a>(desk: &'a Desk<'a>, sheet: Option<&'a Sheet>, kind: &'static str, keys: &[&str]) -> Table<'a> {
    match sheet {
        Some(sheet) => Table { readers: sheet.readers(desk, kind, keys), open: sheet.is_damaged() },
        None => Table { readers: Vec::new(), open: true },
    }
}

/// The rows of the world with those of the scenario in their place: each where the first of its name stood, so that
/// the order of the world's table stays.
fn instead<'a>(world: Vec<Reader<'a>>, own: Vec<Reader<'a>>, key: &'static str) -> Vec<Reader<'a>> {
    let name = |r: &Reader<'a>| r.peek(key).and_then(|c| c.str()).unwrap_or_default().to_owned();
    let mut ours: BTreeMap<String, Vec<Reader<'a>>> = BTreeMap::new();
    let mut order = Vec::new();
    for reader in own {
        let name = name(&reader);
        if !ours.contains_key(&name) {
            order.push(name.clone());
        }
        ours.entry(name).or_default().push(reader);
    }
    let mut rows = Vec::new();
    let mut placed = BTreeSet::new();
    for reader in world {
        let name = name(&reader);
        match ours.remove(&name) {
            Some(instead) => {
                rows.extend(instead);
                placed.insert(name);
            }
            None if placed.contains(&name) => {}
            None => rows.push(reader),
        }
    }
    // Rows of a place that the world's table lacks.
    rows.extend(order.into_iter().filter_map(|name| ours.remove(&name)).flatten());
    rows
}

fn read(shelf: &Shelf<'_>) -> (Draft, Tables) {
    let desk = shelf.desk;
    let doc = |name: &str| shelf.doc(&shelf.own(name), Need::Required);
    let may = |name: &str| shelf.doc(&shelf.own(name), Need::Optional);
    let (place_sheet, route_sheet) = (
        shelf.sheet(places::FILE, places::COLUMNS, Need::Required),
        shelf.sheet(routes::FILE, routes::COLUMNS, Need::Required),
    );
    let settlement_sheet = shelf.sheet(settlements::FILE, settlements::COLUMNS, Need::Required);
    let community_sheet = shelf.sheet(settlements::COMMUNITIES, settlements::COMMUNITY_COLUMNS, Need::Required);
    let own_sheet = |name: &str, columns: &[&str]| shelf.sheet(&shelf.own(name), columns, Need::Optional);
    let own_settlements = own_sheet(settlements::OWN, settlements::COLUMNS);
    let own_communities = own_sheet(settlements::OWN_COMMUNITIES, settlements::COMMUNITY_COLUMNS);
    let works_sheet = own_sheet(settlements::WORKS, settlements::WORKS_COLUMNS);
    let own_people = may(peoples::OWN_PEOPLES);
    let land_sheet = shelf.sheet(land::FILE, land::COLUMNS, Need::Optional);
    let (faith_doc, people_doc) =
        (shelf.doc(peoples::FAITHS, Need::Required), shelf.doc(peoples::PEOPLES, Need::Required));
    let (polity_doc, person_doc, host_doc) = (doc(polities::FILE), doc(persons::FILE), doc(hosts::FILE));
    let holding_sheet = shelf.sheet(&shelf.own(polities::HOLDINGS), polities::HOLDING_COLUMNS, Need::Required);
    let (relation_doc, outside_doc) = (may(relations::FILE), may(outside::FILE));
    let (parameter_doc, outcome_doc) = (may(parameters::FILE), may(outcomes::FILE));
    let laboratory_doc = may(laboratory::FILE);
    let language_doc = shelf.doc(language::FILE, Need::Optional);

    let mut mentioned = BTreeSet::new();
    let docs = [&faith_doc, &people_doc, &polity_doc, &person_doc, &host_doc, &relation_doc, &outside_doc];
    docs.into_iter()
        .chain([&parameter_doc, &outcome_doc, &laboratory_doc, &own_people])
        .flatten()
        .for_each(|doc| doc.mentions(&mut mentioned));
    let sheets = [
        &place_sheet,
        &route_sheet,
        &settlement_sheet,
        &community_sheet,
        &holding_sheet,
        &own_settlements,
        &own_communities,
        &works_sheet,
    ];
    sheets.into_iter().flatten().for_each(|sheet| sheet.mentions(&mut mentioned));

    let named = Named {
        places: rows(desk, place_sheet.as_ref(), "place", &["id"]),
        faiths: only(desk, faith_doc.as_ref(), "faith"),
        peoples: only(desk, people_doc.as_ref(), "people"),
        polities: only(desk, polity_doc.as_ref(), "polity"),
        persons: only(desk, person_doc.as_ref(), "person"),
        hosts: only(desk, host_doc.as_ref(), "host"),
    };
    let t = Tables::collect(desk, &named);
    let names = peoples::names(&named.peoples.readers);
    let settlements = instead(
        rows(desk, settlement_sheet.as_ref(), "settlement", &["place"]).readers,
        own_settlements.as_ref().map_or_else(Vec::new, |s| s.readers(desk, "settlement", &["place"])),
        "place",
    );
    let communities = instead(
        rows(desk, community_sheet.as_ref(), "community", &["place", "faith", "lifeway"]).readers,
        own_communities
            .as_ref()
            .map_or_else(Vec::new, |s| s.readers(desk, "community", &["place", "faith", "lifeway"])),
        "place",
    );
    let works = works_sheet.as_ref().map_or_else(Vec::new, |s| s.readers(desk, "works", &["place"]));
    let holdings = rows(desk, holding_sheet.as_ref(), "holding", &["place"]).readers;
    let routes = rows(desk, route_sheet.as_ref(), "route", &["from", "to"]).readers;
    let places = places::read(named.places.readers);
    let cells = land_sheet.as_ref().map_or_else(Vec::new, |sheet| sheet.readers(desk, "cell", &["cell"]));
    desk.claims.open(desk, &mentioned, values(&places));
    let draft = Draft {
        start: shelf.listed.start,
        end: shelf.listed.end,
        places,
        routes: routes::read(routes, &t),
        land: land::read(desk, cells),
        settlements: settlements::read(settlements, &t),
        communities: settlements::read_communities(communities, &t),
        works: settlements::read_works(works, &t),
        faiths: peoples::read_faiths(named.faiths.readers),
        peoples: peoples::read_peoples(
            instead(
                named.peoples.readers,
                own_people.as_ref().map_or_else(Vec::new, |d| only(desk, Some(d), "people").readers),
                "id",
            ),
            &names,
        ),
        polities: polities::read(named.polities.readers, &t, shelf.listed.spot),
        holdings: polities::read_holdings(holdings, &t),
        persons: persons::read(named.persons.readers, &t),
        hosts: hosts::read(named.hosts.readers, &t),
        relations: relation_doc.as_ref().map_or_else(Relations::default, |d| relations::read(&mut d.root(desk), &t)),
        outside: outside_doc.as_ref().map_or_else(Vec::new, |d| outside::read(&mut d.root(desk), &t)),
        overrides: parameter_doc.as_ref().map_or_else(Vec::new, |d| parameters::read(&d.root(desk))),
        measured: outcome_doc.as_ref().map_or_else(Measured::default, |d| outcomes::read(&mut d.root(desk), &t)),
        laboratory: laboratory_doc
            .as_ref()
            .map_or_else(Vec::new, |d| laboratory::read(&mut d.root(desk), (shelf.listed.start, shelf.listed.end))),
        language: language_doc.as_ref().map_or_else(Language::default, |d| language::read(&mut d.root(desk))),
        home: shelf.listed.spot,
    };
    checks::check(desk, &draft, &t);
    (draft, t)
}
