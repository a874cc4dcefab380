//! How much of the documents has claims.

use crate::claim::UnitId;
use crate::record::Record;
use crate::source::SourceId;
use std::collections::BTreeSet;

/// A section of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Document.
    pub source: SourceId,
    /// Title.
    pub title: String,
    /// Units in it.
    pub units: usize,
    /// Units that want claims.
    pub wanted: usize,
    /// Units that want claims and have some.
    pub covered: usize,
    /// Claims that stand in it.
    pub claims: usize,
    /// Units that want claims and have none.
    pub bare: Vec<UnitId>,
}

impl Record {
    /// The sections of all documents, in order.
    #[must_use]
    pub fn coverage(&self) -> Vec<Section> {
        let covered: BTreeSet<UnitId> = self.claims.iter().flat_map(|claim| claim.loci.iter().copied()).collect();
        let mut sections: Vec<Section> = Vec::new();
        for (document, list) in self.documents.iter().enumerate() {
            for (number, unit) in list.units.iter().enumerate() {
                let id = UnitId { document, unit: number };
                let same = |s: &&mut Section| s.source == list.source && s.title == unit.section;
                if sections.last_mut().filter(same).is_none() {
                    let (source, title) = (list.source, unit.section.clone());
                    sections.push(Section {
                        source,
                        title,
                        units: 0,
                        wanted: 0,
                        covered: 0,
                        claims: 0,
                        bare: Vec::new(),
                    });
                }
                let Some(section) = sections.last_mut() else { continue };
                section.units += 1;
                section.claims += self.claims.iter().filter(|claim| claim.loci.first() == Some(&id)).count();
                if unit.none.is_empty() {
                    section.wanted += 1;
                    if covered.contains(&id) {
                        section.covered += 1;
                    } else {
                        section.bare.push(id);
                    }
                }
            }
        }
        sections
    }
}
