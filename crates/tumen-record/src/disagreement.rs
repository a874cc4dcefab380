//! Where claims differ: computed from the claims, inside one document as well as between documents.

use crate::claim::Claim;
use crate::compare::Relation;
use crate::record::Record;
use crate::things::{ClaimId, Thing};
use serde::Serialize;
use std::collections::BTreeMap;

/// Between whom a disagreement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Between {
    /// Documents.
    #[serde(rename = "between documents")]
    Documents,
    /// Passages of one document.
    #[serde(rename = "within one document")]
    Passages,
    /// Rival accounts that one document tells side by side.
    #[serde(rename = "between accounts")]
    Accounts,
}

impl Between {
    /// The words for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "between documents",
            Self::Passages => "within one document",
            Self::Accounts => "between accounts",
        }
    }
}

/// Claims of one property of one thing that do not all say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Of what.
    pub about: Thing,
    /// Which property.
    pub property: &'static str,
    /// Side of the happening that it concerns.
    pub side: Option<Thing>,
    /// Whether some two of them cannot both be true, or all differences are compatible.
    pub relation: Relation,
    /// Between whom the difference is: of the contradictions, if there are any.
    pub between: Between,
    /// All claims of that property.
    pub claims: Vec<ClaimId>,
}

impl Record {
    /// Every disagreement, in the order of the record's claims: contradictions and compatible
    /// differences.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let mut groups: BTreeMap<(Thing, &str, Option<Thing>), Vec<ClaimId>> = BTreeMap::new();
        for (id, claim) in self.claims() {
            groups.entry((claim.about, claim.property.name, claim.side)).or_default().push(id);
        }
        let mut found: Vec<Disagreement> = groups
            .into_iter()
            .filter_map(|((about, _, side), claims)| self.disagreement(about, side, &claims))
            .collect();
        found.sort_by_key(|disagreement| disagreement.claims[0]);
        found
    }

    fn disagreement(&self, about: Thing, side: Option<Thing>, claims: &[ClaimId]) -> Option<Disagreement> {
        let mut worst: Option<(Relation, Between)> = None;
        let mut concerned = Vec::new();
        for (at, a) in claims.iter().enumerate() {
            for b in &claims[at + 1..] {
                let (one, other) = (self.claim(*a), self.claim(*b));
                let Some(relation @ (Relation::Compatible | Relation::Contradiction)) = self.compare(one, other) else {
                    continue;
                };
                let between = self.between(one, other);
                // The worst relation counts; among equals, documents before passages before accounts.
                let found = (relation, between);
                let rank = |(relation, between): (Relation, Between)| (relation, std::cmp::Reverse(between));
                if worst.is_none_or(|worst| rank(found) > rank(worst)) {
                    worst = Some(found);
                }
                concerned.extend([*a, *b]);
            }
        }
        let (relation, between) = worst?;
        let claims = claims.iter().copied().filter(|id| concerned.contains(id)).collect();
        let property = self.claim(concerned[0]).property.name;
        Some(Disagreement { about, property, side, relation, between, claims })
    }

    fn between(&self, a: &Claim, b: &Claim) -> Between {
        match (a.source == b.source, self.rivals(a, b)) {
            (false, _) => Between::Documents,
            (true, true) => Between::Accounts,
            (true, false) => Between::Passages,
        }
    }
}
