//! The graph in the making: triples in the order in which they are to be read.

use super::ExportError;
use super::terms::{CRM, CRMINF, DCT, EDTF, GEO, NS, PREFIXES, SITE, SKOS};
use crate::record::Record;
use crate::things::Thing;
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{Literal, NamedNode, Term, Triple};
use oxttl::TurtleSerializer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in an address (RFC 3986, unreserved).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Triples about one pack.
pub(super) struct Graph {
    /// Address under which everything of the pack lies.
    pub(super) base: String,
    /// The triples. Those of one subject stand together.
    pub(super) triples: Vec<Triple>,
}

/// A term of CIDOC CRM.
pub(super) fn crm(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{CRM}{name}"))
}

/// A term of CRMinf.
pub(super) fn inf(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{CRMINF}{name}"))
}

/// A term of SKOS.
pub(super) fn skos(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SKOS}{name}"))
}

/// A Dublin Core term.
pub(super) fn dct(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{DCT}{name}"))
}

/// A term of ours: `own("kind", "city")` is `ns:kind-city`.
pub(super) fn own(sort: &str, name: &str) -> NamedNode {
    let name = encoded(&name.replace(' ', "-"));
    let dash = if sort.is_empty() { "" } else { "-" };
    NamedNode::new_unchecked(format!("{NS}{sort}{dash}{name}"))
}

/// A text with everything that addresses cannot hold as `%xx`.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// A text in English.
pub(super) fn english(text: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, "en")
}

/// A text in a language, given as BCP 47 has it; in none if it is no such tag.
pub(super) fn in_language(text: &str, tag: &str) -> Literal {
    match Literal::new_language_tagged_literal(text, tag) {
        // The checked form has its tag in small letters, which would hide the script.
        Ok(_) => Literal::new_language_tagged_literal_unchecked(text, tag),
        Err(_) => Literal::new_simple_literal(text),
    }
}

/// A date of EDTF.
pub(super) fn edtf(text: &str) -> Literal {
    Literal::new_typed_literal(text, NamedNode::new_unchecked(EDTF))
}

/// A number.
pub(super) fn decimal(x: f64) -> Literal {
    Literal::new_typed_literal(x.to_string(), xsd::DECIMAL)
}

/// A point on the earth, degrees. Longitude comes first in well-known text.
pub(super) fn point(lon: f64, lat: f64) -> Literal {
    Literal::new_typed_literal(format!("POINT({lon} {lat})"), NamedNode::new_unchecked(format!("{GEO}wktLiteral")))
}

impl Graph {
    /// An empty graph of a pack.
    pub(super) fn new(pack: &str) -> Self {
        Self { base: format!("{SITE}{}/", encoded(pack)), triples: Vec::new() }
    }

    /// Something of the pack, by its sort and id.
    pub(super) fn node(&self, sort: &str, id: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{sort}/{}", self.base, encoded(id)))
    }

    /// A part of something, or something that is only there for it. Parts of parts have a longer name,
    /// since an address has but one fragment.
    pub(super) fn part(&self, of: &NamedNode, name: &str) -> NamedNode {
        let mark = if of.as_str().contains('#') { '-' } else { '#' };
        NamedNode::new_unchecked(format!("{}{mark}{name}", of.as_str()))
    }

    /// A thing of the record.
    pub(super) fn thing(&self, record: &Record, thing: Thing) -> NamedNode {
        self.node(sort(thing), record.id(thing))
    }

    /// Adds a triple.
    pub(super) fn put(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) {
        self.triples.push(Triple::new(subject.clone(), predicate, object));
    }

    /// Says of which class something is and what it is called.
    pub(super) fn name(&mut self, subject: &NamedNode, class: NamedNode, label: impl Into<Term>) {
        self.put(subject, rdf::TYPE.into_owned(), class);
        self.put(subject, rdfs::LABEL.into_owned(), label);
    }

    /// Adds a note, if there is something in it.
    pub(super) fn note(&mut self, subject: &NamedNode, note: &str) {
        if !note.is_empty() {
            self.put(subject, crm("P3_has_note"), english(note));
        }
    }

    /// The graph in Turtle.
    pub(super) fn to_turtle(&self) -> Result<String, ExportError> {
        let failed = |why: &dyn ToString| ExportError::new("Turtle", why.to_string());
        let mut serializer = TurtleSerializer::new();
        for (prefix, namespace) in PREFIXES {
            serializer = serializer.with_prefix(prefix, namespace).map_err(|error| failed(&error))?;
        }
        let mut writer = serializer.for_writer(Vec::new());
        for triple in &self.triples {
            writer.serialize_triple(triple).map_err(|error| failed(&error))?;
        }
        let bytes = writer.finish().map_err(|error| failed(&error))?;
        String::from_utf8(bytes).map_err(|error| failed(&error))
    }
}

/// The folder of addresses in which a thing lies.
pub(super) const fn sort(thing: Thing) -> &'static str {
    match thing {
        Thing::Happening(_) => "happening",
        Thing::Entity(_) => "entity",
        Thing::Place(_) => "place",
        Thing::Source(_) => "source",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_any_id() {
        let graph = Graph::new("two valleys");
        assert_eq!(
            graph.node("entity", "küçük/1").as_str(),
            "https://tumen.example/two%20valleys/entity/k%C3%BC%C3%A7%C3%BCk%2F1"
        );
        let node = graph.node("claim", "a.b");
        let part = graph.part(&graph.part(&node, "value"), "latin");
        assert_eq!(part.as_str(), "https://tumen.example/two%20valleys/claim/a.b#value-latin");
        assert_eq!(own("place", "river crossing").as_str(), "https://tumen.example/ns#place-river-crossing");
    }

    #[test]
    fn a_tag_keeps_its_script_and_a_wrong_tag_is_left_out() {
        assert_eq!(in_language("屈出律", "zh-Hant").to_string(), "\"屈出律\"@zh-Hant");
        assert_eq!(in_language("x", "not a tag").to_string(), "\"x\"");
    }
}
