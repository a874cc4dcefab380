//! The whole record as one JSON document. `validation/schemas/tumen-record-1.json` is its schema.

use super::json_value::{Date, Typed, date, typed};
use super::{ExportError, Frame, place_parts};
use crate::claim::Claim;
use crate::documents::{Document, Unit};
use crate::record::Record;
use crate::source::Source;
use crate::things::{Account, Entity, Happening, Thing};
use serde::Serialize;
use tumen_geo::Place;

/// Name and version of the form of the document. The version goes up when a reader of the old form
/// could go wrong.
pub const FORMAT: &str = "tumen-record/1";

#[derive(Serialize)]
struct Whole<'a> {
    format: &'a str,
    pack: Pack<'a>,
    sources: Vec<SourceRow<'a>>,
    documents: Vec<DocumentRow<'a>>,
    entities: &'a [Entity],
    happenings: &'a [Happening],
    accounts: &'a [Account],
    places: Vec<PlaceRow<'a>>,
    claims: Vec<ClaimRow<'a>>,
}

#[derive(Serialize)]
struct Pack<'a> {
    id: &'a str,
    title: &'a str,
    licence: &'a str,
    authors: &'a [String],
}

#[derive(Serialize)]
struct SourceRow<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'a str,
    authors: &'a [String],
    first_year: Option<i32>,
    last_year: Option<i32>,
    citation: &'a str,
    cites: Vec<&'a str>,
    note: &'a str,
}

#[derive(Serialize)]
struct DocumentRow<'a> {
    source: &'a str,
    units: Vec<UnitRow<'a>>,
}

#[derive(Serialize)]
struct PlaceRow<'a> {
    id: &'a str,
    name: &'a str,
    aliases: &'a [String],
    lat: f64,
    lon: f64,
    kind: &'a str,
    quality: &'a str,
    source: &'a str,
}

/// A unit without any of its words.
#[derive(Serialize)]
struct UnitRow<'a> {
    unit: &'a str,
    section: &'a str,
    paragraph: usize,
    kind: &'a str,
    words: usize,
    none: &'a str,
    digest: &'a str,
}

#[derive(Serialize)]
struct ClaimRow<'a> {
    id: &'a str,
    source: &'a str,
    loci: Vec<&'a str>,
    about: &'a str,
    property: &'a str,
    value: Typed<'a>,
    written: &'a str,
    modality: &'a str,
    of: Vec<&'a str>,
    account: Option<&'a str>,
    side: Option<&'a str>,
    at: Option<Date<'a>>,
    note: &'a str,
}

/// Writes the document.
pub(super) fn write(record: &Record, frame: &Frame<'_>) -> Result<String, ExportError> {
    let whole = Whole {
        format: FORMAT,
        pack: Pack { id: frame.id, title: frame.title, licence: frame.licence, authors: frame.authors },
        sources: record.sources.iter().map(|(_, s)| source(record, s)).collect(),
        documents: record.documents.iter().map(|document| self::document(record, document)).collect(),
        entities: &record.entities,
        happenings: &record.happenings,
        accounts: &record.accounts,
        places: record.places.iter().map(place).collect(),
        claims: record.claims.iter().map(|claim| self::claim(record, claim)).collect(),
    };
    let text = serde_json::to_string_pretty(&whole).map_err(|error| ExportError::new("JSON", error))?;
    Ok(text + "\n")
}

fn source<'a>(record: &'a Record, source: &'a Source) -> SourceRow<'a> {
    SourceRow {
        id: &source.id,
        title: &source.title,
        kind: source.kind.name(),
        authors: &source.authors,
        first_year: source.date.map(|years| years.first),
        last_year: source.date.map(|years| years.last),
        citation: &source.citation,
        cites: source.cites.iter().map(|id| record.id(Thing::Source(*id))).collect(),
        note: &source.note,
    }
}

fn place(place: &Place) -> PlaceRow<'_> {
    PlaceRow {
        id: &place.id,
        name: &place.name,
        aliases: &place.aliases,
        lat: place.lat,
        lon: place.lon,
        kind: place_parts::label(place.kind),
        quality: &place.quality,
        source: &place.source,
    }
}

fn document<'a>(record: &'a Record, document: &'a Document) -> DocumentRow<'a> {
    let row = |unit: &'a Unit| UnitRow {
        unit: &unit.unit,
        section: &unit.section,
        paragraph: unit.paragraph,
        kind: &unit.kind,
        words: unit.words,
        none: &unit.none,
        digest: &unit.digest,
    };
    DocumentRow { source: record.id(Thing::Source(document.source)), units: document.units.iter().map(row).collect() }
}

fn claim<'a>(record: &'a Record, claim: &'a Claim) -> ClaimRow<'a> {
    ClaimRow {
        id: &claim.id,
        source: record.id(Thing::Source(claim.source)),
        loci: claim.loci.iter().map(|locus| record.unit(*locus).unit.as_str()).collect(),
        about: record.id(claim.about),
        property: claim.property.name,
        value: typed(record, &claim.value),
        written: &claim.written,
        modality: claim.modality.name(),
        of: claim.of.iter().map(|source| record.id(Thing::Source(*source))).collect(),
        account: claim.account.map(|account| record.account(account).id.as_str()),
        side: claim.side.map(|side| record.id(side)),
        at: claim.at.as_ref().map(date),
        note: &claim.note,
    }
}
