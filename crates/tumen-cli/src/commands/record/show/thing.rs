//! Everything on a happening, an entity, a place or a source.

mod page;

use super::super::Opened;
use super::super::claims::{Row, names as named, row};
use super::super::name::{NameRow, names, what};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use serde::Serialize;
use std::collections::BTreeMap;
use tumen_geo::Travel;
use tumen_record::disagreement::Disagreement;
use tumen_record::timeline::{Item, Selection, Stretch};
use tumen_record::{ClaimId, HappeningId, Modality, Record, Relation, Thing};

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    label: &'a str,
    what: String,
    note: &'a str,
    names: Vec<NameRow<'a>>,
    /// Of a happening: its bounds by all undisputed claims together.
    #[serde(skip_serializing_if = "Option::is_none")]
    begins: Option<Stretch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Stretch>,
    claims: Vec<Row<'a>>,
    disagreements: Vec<Differs<'a>>,
    /// Happenings in which it has a part, in order of time.
    happenings: Vec<Part<'a>>,
    /// Claims about other things that name it.
    named_in: Vec<&'a str>,
    /// Claims made on the word of a source.
    authority_of: Vec<&'a str>,
}

#[derive(Serialize)]
struct Differs<'a> {
    property: &'static str,
    side: Option<&'a str>,
    relation: Relation,
    kind: &'static str,
    claims: Vec<&'a str>,
}

/// A happening in which the thing has a part.
#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    label: &'a str,
    roles: Vec<&'static str>,
    /// In words; empty if nothing dates it.
    when: String,
}

/// What is known of one thing.
struct Known<'a> {
    record: &'a Record,
    thing: Thing,
    /// Claims about it, names apart.
    claims: Vec<ClaimId>,
    differ: Vec<Disagreement>,
    parts: Vec<Part<'a>>,
    named_in: Vec<ClaimId>,
    authority_of: Vec<ClaimId>,
    /// Its own dates, if it is a happening.
    item: Option<Item>,
}

/// Shows it.
pub(super) fn show(opened: &Opened, thing: Thing, format: Format) -> Result<(), Failure> {
    let known = Known::new(opened, thing);
    match format {
        Format::Json => out::print_json(&known.answer()),
        Format::Table => out::print(&known.tell()),
    }
}

impl<'a> Known<'a> {
    fn new(opened: &'a Opened, thing: Thing) -> Self {
        let record = &opened.record;
        let chronology = record.chronology(&opened.graph, &Travel::default());
        let wanted = Selection { inferred: true, ..Selection::default() };
        let items = record.timeline(&chronology, &wanted).items;
        let mut roles: BTreeMap<HappeningId, Vec<&'static str>> = BTreeMap::new();
        let (mut named_in, mut authority_of) = (Vec::new(), Vec::new());
        for (id, claim) in record.claims() {
            if let Thing::Source(source) = thing
                && claim.of.contains(&source)
            {
                authority_of.push(id);
            }
            if claim.about == thing || !named(claim, &[thing]) {
                continue;
            }
            match claim.about {
                Thing::Happening(happening) => {
                    let list = roles.entry(happening).or_default();
                    let role = if claim.side == Some(thing) { "side" } else { claim.property.name };
                    if !list.contains(&role) && claim.modality != Modality::Denied {
                        list.push(role);
                    }
                }
                _ => named_in.push(id),
            }
        }
        let at = |id: &HappeningId| items.iter().position(|item| item.happening == *id).unwrap_or(items.len());
        let mut order: Vec<HappeningId> = roles.keys().copied().collect();
        order.sort_by_key(|id| (at(id), *id));
        let part = |id: HappeningId| Part {
            id: record.id(Thing::Happening(id)),
            label: record.label(Thing::Happening(id)),
            roles: roles.get(&id).cloned().unwrap_or_default(),
            when: items.get(at(&id)).map(|item| item.when(true)).unwrap_or_default(),
        };
        let parts = order.into_iter().map(part).collect();
        Self {
            record,
            thing,
            claims: record.about(thing).filter(|(_, claim)| claim.property.name != "name").map(|(id, _)| id).collect(),
            differ: record.disagreements().into_iter().filter(|d| d.about == thing).collect(),
            parts,
            named_in,
            authority_of,
            item: items.into_iter().find(|item| Thing::Happening(item.happening) == thing),
        }
    }

    fn note(&self) -> &'a str {
        match self.thing {
            Thing::Happening(id) => &self.record.happening(id).note,
            Thing::Entity(id) => &self.record.entity(id).note,
            Thing::Place(id) => &self.record.places[id.index()].source,
            Thing::Source(id) => &self.record.sources.get(id).note,
        }
    }

    fn ids(&self, claims: &[ClaimId]) -> Vec<&'a str> {
        claims.iter().map(|id| self.record.claim(*id).id.as_str()).collect()
    }

    fn answer(self) -> Answer<'a> {
        let record = self.record;
        let differs = |d: &Disagreement| Differs {
            property: d.property,
            side: d.side.map(|side| record.id(side)),
            relation: d.relation,
            kind: d.between.name(),
            claims: d.claims.iter().map(|id| record.claim(*id).id.as_str()).collect(),
        };
        Answer {
            id: record.id(self.thing),
            label: record.label(self.thing),
            what: what(record, self.thing),
            note: self.note(),
            names: names(record, self.thing),
            begins: self.item.as_ref().map(|item| item.settled.0),
            ends: self.item.as_ref().map(|item| item.settled.1),
            claims: record.about(self.thing).map(|(_, claim)| row(record, claim)).collect(),
            disagreements: self.differ.iter().map(differs).collect(),
            named_in: self.ids(&self.named_in),
            authority_of: self.ids(&self.authority_of),
            happenings: self.parts,
        }
    }
}
