//! Reading a record: texts in, a [`Record`] or everything that is wrong with them out.

mod claims;
mod desk;
mod rows;
mod sources;
mod values;

pub use sources::sources;

use crate::documents::{Document, Unit};
use crate::record::Record;
use crate::sources::Sources;
use crate::things::{Account, Entity, EntityId, Happening, HappeningId, Thing};
use claims::Reader;
use rows::{AccountRow, ClaimRow, EntityRow, HappeningRow, Rows, rows};
use std::collections::BTreeMap;
use tumen_base::{PlaceId, Problem};
use tumen_geo::Graph;

/// A problem, with the path of the text in which it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileProblem {
    /// Path of the text.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// Where the sources stand.
const SOURCES: &str = "record/sources.toml";
/// Most rows of one kind: ids are 16-bit numbers.
const MOST: usize = 1 << 16;

impl Record {
    /// The record in a pack's texts, given as pairs of path and text, with the places of the pack:
    ///
    /// | path | rows |
    /// |---|---|
    /// | `record/sources.toml` | `[[source]]` |
    /// | `record/documents/ID.csv` | the units of the source with that id |
    /// | `record/entities*.toml` | `[[entity]]` |
    /// | `record/happenings*.toml` | `[[happening]]` |
    /// | `record/accounts*.toml` | `[[account]]` |
    /// | `record/claims*.toml` | `source = "…"` for the file, `[[claim]]` |
    ///
    /// The last four may be a file or a folder of files. Other texts are passed over.
    ///
    /// # Errors
    /// Every problem of every text: faults of syntax, rows with missing or unknown keys, ids that are
    /// used twice or that nothing has, values that do not fit their property.
    pub fn read<'t>(
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
        graph: &Graph,
    ) -> Result<Self, Vec<FileProblem>> {
        let mut wrong = Vec::new();
        let texts: Vec<(&str, &str)> = texts.into_iter().filter(|(path, _)| path.starts_with("record/")).collect();
        let sources = match texts.iter().find(|(path, _)| *path == SOURCES) {
            Some((_, text)) => sources(text).unwrap_or_else(|problems| {
                wrong.extend(problems.into_iter().map(|problem| FileProblem { path: SOURCES.into(), problem }));
                Sources::new(Vec::new())
            }),
            None => Sources::new(Vec::new()),
        };
        let documents = documents(&texts, &sources, &mut wrong);
        let entities: Vec<(EntityRow, Spot)> = table(&texts, "entity", "record/entities", &mut wrong);
        let happenings: Vec<(HappeningRow, Spot)> = table(&texts, "happening", "record/happenings", &mut wrong);
        let accounts: Vec<(AccountRow, Spot)> = table(&texts, "account", "record/accounts", &mut wrong);
        let claims: Vec<(ClaimRow, Spot)> = table(&texts, "claim", "record/claims", &mut wrong);

        let mut things: BTreeMap<String, Thing> =
            sources.iter().map(|(id, source)| (source.id.clone(), Thing::Source(id))).collect();
        things.extend(graph.places.iter().enumerate().map(|(at, p)| (p.id.clone(), Thing::Place(PlaceId::at(at)))));
        let mut take = |id: &toml::Spanned<String>, thing, spot: &Spot| match things.insert(id.get_ref().clone(), thing)
        {
            None => {}
            Some(_) => {
                let message = format!("the id `{}` is used twice", id.get_ref());
                spot.put(
                    &texts,
                    id.span(),
                    message,
                    "an id that no source, place, entity or happening has",
                    &mut wrong,
                );
            }
        };
        for (at, (row, spot)) in entities.iter().enumerate() {
            take(&row.id, Thing::Entity(EntityId::at(at)), spot);
        }
        for (at, (row, spot)) in happenings.iter().enumerate() {
            take(&row.id, Thing::Happening(HappeningId::at(at)), spot);
        }
        let entities: Vec<Entity> = entities.into_iter().map(|(row, _)| row.into()).collect();
        let happenings: Vec<Happening> = happenings.into_iter().map(|(row, _)| row.into()).collect();
        let accounts: Vec<Account> = accounts.into_iter().map(|(row, _)| row.into()).collect();
        let places = graph.places.clone();
        let mut record =
            Self { sources, documents, entities, happenings, accounts, places, things, claims: Vec::new() };
        let mut reader = Reader::new(&record, &texts, &mut wrong);
        let read: Vec<_> = claims.into_iter().filter_map(|(row, spot)| reader.claim(row, &spot)).collect();
        record.claims = read;
        wrong.sort();
        if wrong.is_empty() { Ok(record) } else { Err(wrong) }
    }
}

/// Where a row stands: number of its text, and the stretch of it.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// Number of the text.
    pub file: usize,
    /// Bytes.
    pub span: std::ops::Range<usize>,
    /// What `source` the file gives for all its rows.
    pub source: Option<toml::Spanned<String>>,
}

impl Spot {
    /// Reports a problem in the text of the row.
    pub(crate) fn put(
        &self,
        texts: &[(&str, &str)],
        span: std::ops::Range<usize>,
        message: impl Into<String>,
        expected: &str,
        wrong: &mut Vec<FileProblem>,
    ) {
        let (path, text) = texts[self.file];
        wrong
            .push(FileProblem { path: path.to_owned(), problem: Problem::new(text, span, message).expected(expected) });
    }
}

/// All rows of a kind, from the file or the folder of that name.
fn table<T: serde::de::DeserializeOwned>(
    texts: &[(&str, &str)],
    key: &str,
    name: &str,
    wrong: &mut Vec<FileProblem>,
) -> Vec<(T, Spot)> {
    let mut all = Vec::new();
    for (file, (path, text)) in texts.iter().enumerate() {
        let rest = path.strip_prefix(name).unwrap_or_default();
        if !(rest == ".toml" || rest.starts_with('/') && rest.ends_with(".toml")) {
            continue;
        }
        let Rows { source, rows, problems } = rows(text, key);
        let spot = |span| Spot { file, span, source: source.clone() };
        all.extend(rows.into_iter().map(|(row, span)| (row, spot(span))));
        wrong.extend(problems.into_iter().map(|problem| FileProblem { path: (*path).to_owned(), problem }));
    }
    if all.len() > MOST {
        all.truncate(MOST);
        let problem = Problem::new("", 0..0, format!("there are more than {MOST} rows [[{key}]]"));
        wrong.push(FileProblem { path: name.to_owned(), problem });
    }
    all
}

/// The units of every document.
fn documents(texts: &[(&str, &str)], sources: &Sources, wrong: &mut Vec<FileProblem>) -> Vec<Document> {
    let mut all = Vec::new();
    for (path, text) in texts {
        let name = path.strip_prefix("record/documents/").and_then(|name| name.strip_suffix(".csv"));
        let Some(name) = name else { continue };
        let mut put = |problem| wrong.push(FileProblem { path: (*path).to_owned(), problem });
        let Some(source) = sources.find(name) else {
            let ids = sources.iter().map(|(_, source)| source.id.as_str());
            let problem = Problem::new(text, 0..0, format!("there is no source `{name}`"));
            put(problem.expected("a file named after a source").near(name, ids));
            continue;
        };
        let mut units: Vec<Unit> = Vec::new();
        for (at, row) in csv::Reader::from_reader(text.as_bytes()).deserialize().enumerate() {
            let line = text.lines().take(at + 1).map(|line| line.len() + 1).sum::<usize>();
            match row {
                Ok(unit) => units.push(unit),
                Err(error) => put(Problem::new(text, line..line, error.to_string())),
            }
        }
        for (at, unit) in units.iter().enumerate() {
            if units[..at].iter().any(|other| other.unit == unit.unit) {
                put(Problem::new(text, 0..0, format!("the unit `{}` is there twice", unit.unit)));
            }
        }
        all.push(Document { source, units });
    }
    all
}
