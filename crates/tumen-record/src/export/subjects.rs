//! What claims are about, and where they stand, as nodes of the graph. Nothing is said of them here
//! but what they are and what they are called: the rest is claimed.

use super::Frame;
use super::dates;
use super::graph::{Graph, crm, dct, english, inf, own, point};
use super::place_parts;
use super::terms;
use super::values::time_span;
use super::vocabulary::word;
use crate::documents::{Document, Unit};
use crate::record::Record;
use crate::source::{Kind, Source, SourceId};
use crate::things::Thing;
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode};
use std::collections::BTreeSet;

/// Adds them all.
pub(super) fn put(graph: &mut Graph, record: &Record, frame: &Frame<'_>) {
    pack(graph, frame);
    let authors: BTreeSet<&str> = record.sources.iter().flat_map(|(_, s)| &s.authors).map(String::as_str).collect();
    for author in authors {
        graph.name(&graph.node("author", author), crm("E39_Actor"), Literal::new_simple_literal(author));
    }
    for (id, source) in record.sources.iter() {
        self::source(graph, record, id, source);
    }
    for document in &record.documents {
        self::document(graph, record, document);
    }
    for entity in &record.entities {
        let node = graph.node("entity", &entity.id);
        graph.name(&node, crm(terms::entity(entity.kind)), english(&entity.label));
        graph.put(&node, crm("P2_has_type"), own("entity", &word(&entity.kind)));
        graph.note(&node, &entity.note);
    }
    for happening in &record.happenings {
        let node = graph.node("happening", &happening.id);
        for class in terms::happening(happening.kind) {
            graph.put(&node, rdf::TYPE.into_owned(), crm(class));
        }
        graph.put(&node, oxrdf::vocab::rdfs::LABEL.into_owned(), english(&happening.label));
        graph.put(&node, crm("P2_has_type"), own("happening", &word(&happening.kind)));
        graph.note(&node, &happening.note);
    }
    for account in &record.accounts {
        let node = graph.node("account", &account.id);
        graph.name(&node, inf("I4_Proposition_Set"), english(&account.label));
        graph.put(&node, crm("P2_has_type"), own("", "account"));
        graph.put(&node, crm("P2_has_type"), graph.node("rivals", &account.set));
        graph.note(&node, &account.note);
    }
    places(graph, record);
}

/// The pack itself, with its licence.
fn pack(graph: &mut Graph, frame: &Frame<'_>) {
    let node = NamedNode::new_unchecked(graph.base.clone());
    graph.name(&node, crm("E73_Information_Object"), english(frame.title));
    graph.put(&node, dct("license"), Literal::new_simple_literal(frame.licence));
    for author in frame.authors {
        graph.put(&node, dct("creator"), Literal::new_simple_literal(author));
    }
}

/// What a document argues as a whole: the act from which its beliefs come.
pub(super) fn argument(graph: &Graph, record: &Record, source: SourceId) -> NamedNode {
    let node = graph.thing(record, Thing::Source(source));
    graph.part(&node, "argument")
}

fn source(graph: &mut Graph, record: &Record, id: SourceId, source: &Source) {
    let node = graph.thing(record, Thing::Source(id));
    graph.name(&node, crm(terms::source(source.kind)), english(&source.title));
    graph.put(&node, crm("P2_has_type"), own("source", source.kind.name()));
    graph.note(&node, &source.citation);
    graph.note(&node, &source.note);
    for cited in &source.cites {
        graph.put(&node, own("", "rests-on"), graph.thing(record, Thing::Source(*cited)));
    }
    if source.authors.is_empty() && source.date.is_none() {
        return;
    }
    let making = graph.part(&node, "making");
    let (class, made) = match source.kind {
        Kind::Artefact => ("E12_Production", "P108_has_produced"),
        _ => ("E65_Creation", "P94_has_created"),
    };
    graph.name(&making, crm(class), english(&format!("the making of {}", source.title)));
    graph.put(&making, crm(made), node.clone());
    for author in &source.authors {
        graph.put(&making, crm("P14_carried_out_by"), graph.node("author", author));
    }
    if let Some(years) = source.date {
        let span = graph.part(&node, "years");
        graph.put(&making, crm("P4_has_time-span"), span.clone());
        time_span(graph, &span, &years.to_string(), dates::of_years(years));
    }
}

fn document(graph: &mut Graph, record: &Record, document: &Document) {
    let source = record.sources.get(document.source);
    let whole = graph.thing(record, Thing::Source(document.source));
    let argument = argument(graph, record, document.source);
    graph.name(&argument, inf("I1_Argumentation"), english(&format!("what {} says", source.title)));
    graph.put(&argument, crm("P70i_is_documented_in"), whole.clone());
    for author in &source.authors {
        graph.put(&argument, crm("P14_carried_out_by"), graph.node("author", author));
    }
    for unit in &document.units {
        let node = self::unit(graph, record, document, unit);
        let number = unit.unit.rsplit_once('.').map_or(unit.unit.as_str(), |(_, number)| number);
        graph.name(&node, crm("E31_Document"), english(&format!("{}, {} {number}", source.title, unit.section)));
        graph.put(&node, crm("P2_has_type"), own("unit", &unit.kind));
        graph.put(&node, crm("P106i_forms_part_of"), whole.clone());
    }
}

/// Address of a unit of a document: it lies under that of its document.
pub(super) fn unit(graph: &Graph, record: &Record, document: &Document, unit: &Unit) -> NamedNode {
    let whole = graph.thing(record, Thing::Source(document.source));
    NamedNode::new_unchecked(format!("{}/{}", whole.as_str(), super::graph::encoded(&unit.unit)))
}

fn places(graph: &mut Graph, record: &Record) {
    for place in &record.places {
        let node = graph.node("place", &place.id);
        let names: Vec<NamedNode> =
            (1..=place.aliases.len()).map(|number| graph.part(&node, &format!("name-{number}"))).collect();
        graph.name(&node, crm("E53_Place"), Literal::new_simple_literal(&place.name));
        graph.put(&node, crm("P2_has_type"), own("place", place_parts::label(place.kind)));
        graph.put(&node, crm("P168_place_is_defined_by"), point(place.lon, place.lat));
        graph.note(&node, &format!("Coordinate of quality {}; {}", place.quality, place.source));
        for name in &names {
            graph.put(&node, crm("P1_is_identified_by"), name.clone());
        }
        for (name, alias) in names.iter().zip(&place.aliases) {
            graph.name(name, crm("E41_Appellation"), Literal::new_simple_literal(alias));
            graph.put(name, crm("P190_has_symbolic_content"), Literal::new_simple_literal(alias));
        }
    }
}
