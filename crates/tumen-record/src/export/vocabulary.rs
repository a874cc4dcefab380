//! Tumen's own terms, told in the graph itself, so that a reader needs no other file: kinds of things,
//! the properties of claims, how firmly something is said, and the few relations that CIDOC CRM lacks.

use super::graph::{Graph, crm, english, own, skos};
use super::place_parts;
use super::terms;
use crate::claim::{Modality, Value};
use crate::property::PROPERTIES;
use crate::record::Record;
use oxrdf::NamedNode;
use oxrdf::vocab::{rdf, rdfs};
use serde::Serialize;
use std::collections::BTreeSet;

/// Relations that CIDOC CRM and CRMinf have no name for.
const RELATIONS: [(&str, &str); 11] = [
    ("alternative", "one of the numbers between which a source leaves the choice"),
    ("at", "the time for which the proposition is said to hold"),
    ("calendar", "the calendar in which the EDTF string is counted; the standard itself means the Gregorian one"),
    ("direction", "the direction in which something lies from a place"),
    ("distance", "how far something lies from a place"),
    ("edtf", "the date as the source has it, in the calendar of the source"),
    ("lag", "the time between two happenings of which one follows the other"),
    ("on-the-word-of", "the work that is said to say so"),
    ("rests-on", "a work that another cites, names as its authority, or takes its text from"),
    ("side", "the side of a happening that the proposition is about"),
    ("written", "the value as the source writes it"),
];

/// How firmly something is said: name, meaning, and what the belief holds its proposition to be.
const MODALITIES: [(Modality, &str, &str); 5] = [
    (Modality::Stated, "said outright", "true"),
    (Modality::Implied, "said by the order of telling, or by the wording", "implied"),
    (Modality::Hedged, "said with a \"possibly\", \"likely\", \"perhaps\"", "possible"),
    (Modality::Reported, "told as what someone else says", "reported"),
    (Modality::Denied, "said not to be so, or to be shown by nothing", "false"),
];

/// What a belief of this modality holds its proposition to be.
pub(super) fn held_to_be(modality: Modality) -> &'static str {
    MODALITIES.iter().find(|(this, ..)| *this == modality).map_or("", |(.., held)| held)
}

/// The name of a variant as packs write it.
pub(super) fn word<T: Serialize>(kind: &T) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        // A variant that holds something is an object with one key.
        Ok(serde_json::Value::Object(object)) => object.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// A type of name: birth, temple, era…
pub(super) fn name_type(graph: &Graph, sort: &str) -> NamedNode {
    graph.node("name-type", sort)
}

/// A unit of measurement.
pub(super) fn unit(graph: &Graph, unit: &str) -> NamedNode {
    graph.node("unit", unit)
}

/// Adds the terms that the record uses.
pub(super) fn put(graph: &mut Graph, record: &Record) {
    for (name, meaning) in RELATIONS {
        let node = own("", name);
        graph.name(&node, rdf::PROPERTY.into_owned(), english(&name.replace('-', " ")));
        graph.put(&node, rdfs::COMMENT.into_owned(), english(meaning));
    }
    for (modality, meaning, _) in MODALITIES {
        let node = own("modality", modality.name());
        graph.name(&node, crm("E55_Type"), english(modality.name()));
        graph.put(&node, rdfs::COMMENT.into_owned(), english(meaning));
    }
    let used: BTreeSet<&str> = record.claims.iter().map(|claim| claim.property.name).collect();
    for property in PROPERTIES.iter().filter(|property| used.contains(property.name)) {
        let node = own("property", property.name);
        graph.name(&node, crm("E55_Type"), english(&property.name.replace('_', " ")));
        graph.put(&node, rdfs::COMMENT.into_owned(), english(property.phrase));
        if let Some(near) = terms::nearest(property.name) {
            graph.put(&node, skos("closeMatch"), crm(near));
        }
    }
    kinds(graph, record);
    types(graph, record);
}

/// Kinds of things.
fn kinds(graph: &mut Graph, record: &Record) {
    let mut kinds: BTreeSet<(&str, String)> = BTreeSet::new();
    kinds.extend(record.entities.iter().map(|entity| ("entity", word(&entity.kind))));
    kinds.extend(record.happenings.iter().map(|happening| ("happening", word(&happening.kind))));
    kinds.extend(record.places.iter().map(|place| ("place", place_parts::label(place.kind).to_owned())));
    kinds.extend(record.sources.iter().map(|(_, source)| ("source", source.kind.name().to_owned())));
    kinds.extend(record.documents.iter().flat_map(|d| &d.units).map(|unit| ("unit", unit.kind.clone())));
    for claim in &record.claims {
        match &claim.value {
            Value::Amount(amount) => _ = kinds.insert(("figure", word(&amount.figure))),
            Value::Date(date) => _ = kinds.insert(("calendar", date.calendar.name().to_owned())),
            _ => {}
        }
        kinds.extend(claim.at.iter().map(|at| ("calendar", at.calendar.name().to_owned())));
    }
    for (sort, kind) in kinds {
        graph.name(&own(sort, &kind.replace('_', "-")), crm("E55_Type"), english(&kind.replace(['_', '-'], " ")));
    }
    graph.name(&own("", "account"), crm("E55_Type"), english("one of several rival accounts"));
}

/// Units, types of names, languages and sets of rival accounts.
fn types(graph: &mut Graph, record: &Record) {
    let (mut units, mut sorts, mut languages) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for claim in &record.claims {
        match &claim.value {
            Value::Amount(amount) => _ = units.insert(amount.unit.as_str()),
            Value::Duration(_) | Value::Order(_, Some(_)) => _ = units.insert("days"),
            Value::Near(_, Some(_), _) => _ = units.insert("km"),
            Value::Name(name) => {
                languages.insert(name.language.as_str());
                sorts.extend((!name.sort.is_empty()).then_some(name.sort.as_str()));
            }
            _ => {}
        }
    }
    for name in units {
        graph.name(&unit(graph, name), crm("E58_Measurement_Unit"), english(name));
    }
    for sort in sorts {
        graph.name(&name_type(graph, sort), crm("E55_Type"), english(&format!("{sort} name")));
    }
    for language in languages {
        let node = graph.node("language", language);
        graph.name(&node, crm("E56_Language"), oxrdf::Literal::new_simple_literal(language));
    }
    let sets: BTreeSet<&str> = record.accounts.iter().map(|account| account.set.as_str()).collect();
    for set in sets {
        graph.name(&graph.node("rivals", set), crm("E55_Type"), english(&set.replace('_', " ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Figure;
    use crate::things::HappeningKind;

    #[test]
    fn variants_have_the_names_of_the_files() {
        assert_eq!(word(&HappeningKind::Battle), "battle");
        assert_eq!(word(&Figure::AtLeast(3.0)), "at_least");
    }

    #[test]
    fn every_modality_has_a_belief_of_its_own() {
        let held: BTreeSet<&str> = MODALITIES.iter().map(|(modality, ..)| held_to_be(*modality)).collect();
        assert_eq!(held.len(), MODALITIES.len());
        assert_eq!(held_to_be(Modality::Denied), "false");
    }
}
