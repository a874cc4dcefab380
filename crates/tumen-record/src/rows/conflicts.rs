//! What cannot all be true, as rows.

use crate::impossible::{AccountStanding, AccountStatus, Impossible, Verdict};
use crate::{ClaimId, Record};
use serde::Serialize;

/// The verdict on a record.
#[derive(Debug, Serialize)]
pub struct VerdictRows<'a> {
    /// Whether all of it can be true.
    pub consistent: bool,
    /// Whether the search found all conflicts there are.
    pub complete: bool,
    /// The conflicts.
    pub conflicts: Vec<ConflictRow<'a>>,
    /// What must be false if an account is true.
    pub accounts: Vec<AccountRow<'a>>,
}

/// Claims that cannot all be true.
#[derive(Debug, Serialize)]
pub struct ConflictRow<'a> {
    /// Ids of the claims; without any one of them the others could all be true.
    pub claims: Vec<&'a str>,
    /// For each claim, all that say the same.
    pub witnesses: Vec<Vec<&'a str>>,
    /// Whether no shorter conflict joins the same claims.
    pub new: bool,
    /// What it rests on beside the claims, in words.
    pub because: &'a [String],
    /// For each claim, what would have to be so if the others stand.
    pub remedies: &'a [String],
    /// All of it in one paragraph.
    pub explanation: String,
}

/// What a rival account asks of the rest of the record.
#[derive(Debug, Serialize)]
pub struct AccountRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Id of the set of rivals that it belongs to.
    pub set: &'a str,
    /// Whether it can be true, in words.
    pub status: &'static str,
    /// The smallest set of other claims that must be false.
    pub requires_false: Vec<&'a str>,
    /// Every such set.
    pub alternatives: Vec<Vec<&'a str>>,
}

impl AccountStanding {
    /// The standing in words, and the sets of claims of which one must be false.
    #[must_use]
    pub fn parts(&self) -> (&'static str, &[Vec<ClaimId>]) {
        match self {
            Self::Possible => ("possible", &[]),
            Self::OnlyIfFalse(sets) => ("possible only if other claims are false", sets),
            Self::Impossible => ("impossible", &[]),
        }
    }
}

impl Record {
    /// A verdict on this record as rows, with those of its conflicts that are wanted, by their position.
    #[must_use]
    pub fn verdict_rows<'a>(&'a self, verdict: &'a Verdict, wanted: &[usize]) -> VerdictRows<'a> {
        let told = verdict.told();
        let row = |at: &usize| self.conflict_row(&verdict.conflicts[*at], told.contains(at));
        VerdictRows {
            consistent: verdict.conflicts.is_empty(),
            complete: verdict.complete,
            conflicts: wanted.iter().map(row).collect(),
            accounts: verdict.accounts.iter().map(|status| self.account_row(status)).collect(),
        }
    }

    fn conflict_row<'a>(&'a self, conflict: &'a Impossible, new: bool) -> ConflictRow<'a> {
        ConflictRow {
            claims: self.claim_ids(&conflict.claims),
            witnesses: conflict.witnesses.iter().map(|list| self.claim_ids(list)).collect(),
            new,
            because: &conflict.because,
            remedies: &conflict.remedies,
            explanation: self.explain(conflict),
        }
    }

    fn account_row<'a>(&'a self, status: &'a AccountStatus) -> AccountRow<'a> {
        let (word, alternatives) = status.standing.parts();
        let alternatives: Vec<Vec<&str>> = alternatives.iter().map(|set| self.claim_ids(set)).collect();
        let account = self.account(status.account);
        AccountRow {
            id: &account.id,
            set: &account.set,
            status: word,
            requires_false: alternatives.first().cloned().unwrap_or_default(),
            alternatives,
        }
    }

    fn claim_ids(&self, claims: &[ClaimId]) -> Vec<&str> {
        claims.iter().map(|claim| self.claim(*claim).id.as_str()).collect()
    }

    /// A conflict in one paragraph.
    fn explain(&self, conflict: &Impossible) -> String {
        let told = |(at, id): (usize, &ClaimId)| {
            let claim = self.claim(*id);
            format!("({}) {} [{}]", at + 1, self.tell(claim), self.locus(claim))
        };
        let claims: Vec<String> = conflict.claims.iter().enumerate().map(told).collect();
        let because: String = conflict.because.iter().map(|reason| format!(" {reason}.")).collect();
        let remedies = conflict.remedies.iter().enumerate().map(|(at, remedy)| format!("({}) {remedy}", at + 1));
        let remedies: Vec<String> = remedies.collect();
        format!(
            "These {} claims cannot all be true: {}.{because} If the others stand, {}.",
            claims.len(),
            claims.join("; "),
            remedies.join("; ")
        )
    }
}
