//! Disagreements as rows.

use crate::disagreement::Disagreement;
use crate::{ClaimId, Record, Relation};
use serde::Serialize;

/// A disagreement.
#[derive(Debug, Serialize)]
pub struct DisagreementRow<'a> {
    /// Id of what it is about.
    pub about: &'a str,
    /// Its name.
    pub label: &'a str,
    /// The property of which the claims differ.
    pub property: &'a str,
    /// Id of the side that is meant, of a happening with sides.
    pub side: Option<&'a str>,
    /// Whether it is between documents or inside one.
    pub kind: &'static str,
    /// Whether all of it can be true.
    pub relation: Relation,
    /// All claims of that property.
    pub claims: Vec<SaidRow<'a>>,
}

/// One of the claims.
#[derive(Debug, Serialize)]
pub struct SaidRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Id of the document that makes it.
    pub source: &'a str,
    /// Where in the document, by its units.
    pub locus: Vec<&'a str>,
    /// The value in words.
    pub value: String,
    /// How firmly it is said.
    pub modality: &'static str,
    /// Id of the rival account that it belongs to.
    pub account: Option<&'a str>,
}

impl Record {
    /// A disagreement of this record as a row.
    #[must_use]
    pub fn disagreement_row(&self, disagreement: &Disagreement) -> DisagreementRow<'_> {
        DisagreementRow {
            about: self.id(disagreement.about),
            label: self.label(disagreement.about),
            property: disagreement.property,
            side: disagreement.side.map(|side| self.id(side)),
            kind: disagreement.between.name(),
            relation: disagreement.relation,
            claims: disagreement.claims.iter().map(|id| self.said(*id)).collect(),
        }
    }

    fn said(&self, id: ClaimId) -> SaidRow<'_> {
        let claim = self.claim(id);
        SaidRow {
            id: &claim.id,
            source: &self.sources.get(claim.source).id,
            locus: claim.loci.iter().map(|unit| self.unit(*unit).unit.as_str()).collect(),
            value: self.tell_value(&claim.value),
            modality: claim.modality.name(),
            account: claim.account.map(|id| self.account(id).id.as_str()),
        }
    }
}
