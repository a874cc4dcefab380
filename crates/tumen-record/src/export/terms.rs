//! Names of the vocabularies, and which class each kind of thing is.
//!
//! CIDOC CRM 7.1.3 in its RDFS form, where primitive values are literals; CRMinf 1.2. Each name that
//! is written here was looked up in the published lists of classes and properties.

use crate::source::Kind;
use crate::things::{EntityKind, HappeningKind};

/// CIDOC CRM.
pub const CRM: &str = "http://www.cidoc-crm.org/cidoc-crm/";
/// CRMinf, the extension of CIDOC CRM for beliefs.
pub const CRMINF: &str = "http://www.cidoc-crm.org/extensions/crminf/";
/// Datatype of an EDTF string, as the Library of Congress names it.
pub const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";
/// Where everything of Tumen has its address. The domain is reserved for examples (RFC 2606), so the
/// addresses are names and lead nowhere.
pub const SITE: &str = "https://tumen.example/";
/// Tumen's own terms: kinds of things, properties of claims, how firmly a thing is said.
pub const NS: &str = "https://tumen.example/ns#";
/// Terms of SKOS.
pub(super) const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
/// Terms of GeoSPARQL.
pub(super) const GEO: &str = "http://www.opengis.net/ont/geosparql#";
/// Dublin Core terms.
pub(super) const DCT: &str = "http://purl.org/dc/terms/";

/// Prefixes of the graph, without that of the pack.
pub(super) const PREFIXES: [(&str, &str); 9] = [
    ("crm", CRM),
    ("crminf", CRMINF),
    ("dct", DCT),
    ("geo", GEO),
    ("ns", NS),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", SKOS),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Class of CIDOC CRM to which an entity of a kind belongs.
pub(super) const fn entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "E21_Person",
        EntityKind::Group | EntityKind::Polity | EntityKind::People => "E74_Group",
        EntityKind::Region => "E53_Place",
        EntityKind::Language => "E56_Language",
        EntityKind::Artefact => "E22_Human-Made_Object",
        EntityKind::Name => "E41_Appellation",
        EntityKind::Work => "E73_Information_Object",
        // Thoughts that groups share and hand on; none of them is an actor.
        EntityKind::Faith | EntityKind::Title | EntityKind::Institution | EntityKind::Office => "E28_Conceptual_Object",
    }
}

/// Classes of CIDOC CRM to which a happening of a kind belongs. A natural death is nobody's act, and a
/// state of affairs is a stretch of time and no event.
pub(super) const fn happening(kind: HappeningKind) -> &'static [&'static str] {
    match kind {
        HappeningKind::Death => &["E69_Death"],
        HappeningKind::Killing | HappeningKind::Execution => &["E7_Activity", "E69_Death"],
        HappeningKind::Creation | HappeningKind::Founding => &["E7_Activity", "E63_Beginning_of_Existence"],
        HappeningKind::State => &["E4_Period"],
        _ => &["E7_Activity"],
    }
}

/// Class of CIDOC CRM to which a source of a kind belongs.
pub(super) const fn source(kind: Kind) -> &'static str {
    match kind {
        Kind::Artefact => "E22_Human-Made_Object",
        _ => "E31_Document",
    }
}

/// The property of CIDOC CRM that comes nearest to one of ours, where there is one with the same
/// direction and at least nearly the same sense.
pub(super) fn nearest(property: &str) -> Option<&'static str> {
    Some(match property {
        "date" => "P4_has_time-span",
        "place" => "P7_took_place_at",
        "from" => "P27_moved_from",
        "to" => "P26_moved_to",
        "name" => "P1_is_identified_by",
        "dead" => "P100_was_death_of",
        "by" | "commander" | "sender" | "envoy" | "mediator" | "ruler" => "P14_carried_out_by",
        "with" | "victor" | "loser" | "captive" | "groom" | "bride" | "asked" | "host" | "guest" | "witness" => {
            "P11_had_participant"
        }
        "father" | "mother" => "P152_has_parent",
        "child" => "P152i_is_parent_of",
        "member_of" => "P107i_is_current_or_former_member_of",
        "after" => "P182i_starts_after_or_with_the_end_of",
        "before" => "P182_ends_before_or_with_the_start_of",
        "begins_after" => "P175i_starts_after_or_with_the_start_of",
        "weight" | "length" | "width" | "thickness" | "handle" => "P43_has_dimension",
        "description" => "P3_has_note",
        _ => return None,
    })
}
