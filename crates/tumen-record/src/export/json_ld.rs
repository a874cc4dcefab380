//! The graph in JSON-LD 1.1: a node object a subject, in the order of the graph, with names shortened
//! by the prefixes of the context.

use super::ExportError;
use super::graph::Graph;
use super::terms::PREFIXES;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{NamedOrBlankNode, Term, TermRef};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A node or value object. The keys stand in alphabetical order, `@id` and `@type` before all others.
type Object = BTreeMap<String, Value>;

/// Writes the graph.
pub(super) fn write(graph: &Graph) -> Result<String, ExportError> {
    let short = Short { base: &graph.base };
    let mut nodes: Vec<Object> = Vec::new();
    let mut last: Option<&NamedOrBlankNode> = None;
    for triple in &graph.triples {
        if last != Some(&triple.subject) {
            let id = short.of(as_text(TermRef::from(triple.subject.as_ref())));
            nodes.push(Object::from([("@id".to_owned(), Value::from(id))]));
            last = Some(&triple.subject);
        }
        let Some(node) = nodes.last_mut() else { continue };
        let (key, value) = if triple.predicate == rdf::TYPE {
            ("@type".to_owned(), Value::from(short.of(as_text(triple.object.as_ref()))))
        } else {
            (short.of(triple.predicate.as_str()), short.object(&triple.object))
        };
        match node.entry(key).or_insert_with(|| json!([])) {
            Value::Array(list) => list.push(value),
            other => *other = value,
        }
    }
    for node in &mut nodes {
        for value in node.values_mut() {
            if let Value::Array(list) = value
                && list.len() == 1
            {
                *value = list.remove(0);
            }
        }
    }
    let context: BTreeMap<&str, &str> = PREFIXES.into_iter().chain([("pack", graph.base.as_str())]).collect();
    let document = BTreeMap::from([("@context", json!(context)), ("@graph", json!(nodes))]);
    let text = serde_json::to_string_pretty(&document).map_err(|error| ExportError::new("JSON-LD", error))?;
    Ok(text + "\n")
}

/// Shortens addresses.
struct Short<'a> {
    base: &'a str,
}

impl Short<'_> {
    /// An address as prefix and rest, or whole if no prefix fits.
    fn of(&self, iri: &str) -> String {
        let prefixes = PREFIXES.into_iter().chain([("pack", self.base)]);
        let mut found = prefixes.filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace)?)));
        found.next().map_or_else(|| iri.to_owned(), |(prefix, rest)| format!("{prefix}:{rest}"))
    }

    fn object(&self, term: &Term) -> Value {
        let Term::Literal(literal) = term else {
            return json!(BTreeMap::from([("@id", self.of(as_text(term.as_ref())))]));
        };
        let mut object = BTreeMap::from([("@value", literal.value().to_owned())]);
        match literal.language() {
            Some(language) => _ = object.insert("@language", language.to_owned()),
            None if literal.datatype() == xsd::STRING => return Value::from(literal.value()),
            None => _ = object.insert("@type", self.of(literal.datatype().as_str())),
        }
        json!(object)
    }
}

/// The address of a term that is one. The graph has no blank nodes.
fn as_text(term: TermRef<'_>) -> &str {
    match term {
        TermRef::NamedNode(node) => node.as_str(),
        TermRef::BlankNode(node) => node.as_str(),
        TermRef::Literal(literal) => literal.value(),
    }
}
