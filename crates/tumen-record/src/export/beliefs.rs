//! Claims as beliefs: each is a belief that holds a proposition to be true, possible, false… and stands
//! in a unit of a document. What several persons or places are named in is a set of propositions, one
//! for each of them.

use super::graph::{Graph, crm, english, inf, own};
use super::subjects::{argument, unit};
use super::values;
use super::vocabulary::held_to_be;
use crate::claim::{Claim, Value};
use crate::record::Record;
use crate::things::Thing;
use oxrdf::{Literal, NamedNode};

/// Adds all claims, in the order of the files.
pub(super) fn put(graph: &mut Graph, record: &Record) {
    for claim in &record.claims {
        let node = graph.node("claim", &claim.id);
        let proposition = graph.part(&node, "that");
        belief(graph, record, claim, &node, &proposition);
        let values = values::nodes(graph, record, claim, &node);
        match &values[..] {
            [value] => {
                graph.name(&proposition, inf("I17_One-Proposition_Set"), english(&record.tell(claim)));
                said(graph, record, claim, &proposition, value);
                circumstances(graph, record, claim, &node, &proposition);
            }
            several => {
                graph.name(&proposition, inf("I4_Proposition_Set"), english(&record.tell(claim)));
                let parts: Vec<NamedNode> =
                    (1..=several.len()).map(|number| graph.part(&node, &format!("that-{number}"))).collect();
                for part in &parts {
                    graph.put(&proposition, crm("P148_has_component"), part.clone());
                }
                circumstances(graph, record, claim, &node, &proposition);
                for (part, value) in parts.iter().zip(several) {
                    graph.put(part, oxrdf::vocab::rdf::TYPE.into_owned(), inf("I17_One-Proposition_Set"));
                    said(graph, record, claim, part, value);
                }
            }
        }
        values::describe(graph, record, claim, &node);
    }
}

fn belief(graph: &mut Graph, record: &Record, claim: &Claim, node: &NamedNode, proposition: &NamedNode) {
    graph.name(node, inf("I2_Belief"), english(&record.tell(claim)));
    graph.put(node, crm("P2_has_type"), own("modality", claim.modality.name()));
    graph.put(node, inf("J4_that"), proposition.clone());
    graph.put(node, inf("J5_holds_to_be"), Literal::new_simple_literal(held_to_be(claim.modality)));
    graph.put(node, inf("J2i_was_concluded_by"), argument(graph, record, claim.source));
    for locus in &claim.loci {
        let document = &record.documents[locus.document];
        graph.put(node, crm("P70i_is_documented_in"), unit(graph, record, document, record.unit(*locus)));
    }
    for source in &claim.of {
        graph.put(node, own("", "on-the-word-of"), graph.thing(record, Thing::Source(*source)));
    }
    if !claim.written.is_empty() {
        graph.put(node, own("", "written"), Literal::new_simple_literal(&claim.written));
    }
    graph.note(node, &claim.note);
}

/// Subject, property and value.
fn said(graph: &mut Graph, record: &Record, claim: &Claim, proposition: &NamedNode, value: &NamedNode) {
    graph.put(proposition, inf("J30_has_domain"), graph.thing(record, claim.about));
    graph.put(proposition, inf("J32_has_property_type"), own("property", claim.property.name));
    graph.put(proposition, inf("J31_has_range"), value.clone());
}

/// What else belongs to the proposition: side, time, how far and after how long, the account it is of.
fn circumstances(graph: &mut Graph, record: &Record, claim: &Claim, node: &NamedNode, proposition: &NamedNode) {
    if let Some(account) = claim.account {
        let account = graph.node("account", &record.account(account).id);
        graph.put(proposition, crm("P148i_is_component_of"), account);
    }
    if let Some(side) = claim.side {
        graph.put(proposition, own("", "side"), graph.thing(record, side));
    }
    if claim.at.is_some() {
        graph.put(proposition, own("", "at"), graph.part(node, "at"));
    }
    match &claim.value {
        Value::Order(_, Some(_)) => graph.put(proposition, own("", "lag"), graph.part(node, "lag")),
        Value::Near(_, km, direction) => {
            if km.is_some() {
                graph.put(proposition, own("", "distance"), graph.part(node, "distance"));
            }
            if !direction.is_empty() {
                graph.put(proposition, own("", "direction"), english(direction));
            }
        }
        _ => {}
    }
}
