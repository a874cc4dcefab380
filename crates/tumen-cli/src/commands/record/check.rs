//! `tumen record check`: what cannot all be true, and why.

mod page;

use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use clap::Args;
use serde::Serialize;
use tumen_chronology::Limits;
use tumen_geo::Travel;
use tumen_record::impossible::{AccountStanding, AccountStatus, Impossible, Verdict};
use tumen_record::{ClaimId, Record};

/// Arguments of `tumen record check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: what cannot be true of one happening\n  tumen record check --about dispatch_of_jebe\n\n\
                        Claims that say the same count once. A conflict is minimal: without any one of its claims\n\
                        the others could all be true. Rival accounts are not held against each other."
)]
pub struct Arguments {
    #[command(flatten)]
    pack: PackArgument,

    /// Only conflicts that concern this happening, person, place or other thing, by id or any of its names
    #[arg(long, value_name = "NAME")]
    about: Option<String>,

    /// Tell too of conflicts that join the same claims by other chains, and of two dates of one happening
    #[arg(long)]
    all: bool,
}

/// The verdict for programs: all conflicts.
#[derive(Serialize)]
struct Answer<'a> {
    consistent: bool,
    /// Whether the search found all there are.
    complete: bool,
    conflicts: Vec<Conflict<'a>>,
    accounts: Vec<Account<'a>>,
}

#[derive(Serialize)]
struct Conflict<'a> {
    claims: Vec<&'a str>,
    /// For each claim, all that say the same.
    witnesses: Vec<Vec<&'a str>>,
    explanation: String,
}

#[derive(Serialize)]
struct Account<'a> {
    id: &'a str,
    set: &'a str,
    status: &'static str,
    /// The smallest set of other claims that must be false.
    requires_false: Vec<&'a str>,
    /// Every such set.
    alternatives: Vec<Vec<&'a str>>,
}

/// Checks the chronology of the record.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let Opened { record, graph } = open(&arguments.pack)?;
    let chronology = record.chronology(&graph, &Travel::default());
    let verdict = record
        .verdict(&chronology, Limits::default())
        .map_err(|cycle| Failure::Bug(format!("the chronology contradicts itself without any claim: {cycle}")))?;
    let mut shown: Vec<usize> = (0..verdict.conflicts.len()).collect();
    if let Some(name) = &arguments.about {
        let things = super::things(&record, name)?;
        let concerns = |id: &ClaimId| record.concerns(record.claim(*id).about, &things);
        shown.retain(|at| verdict.conflicts[*at].claims.iter().any(concerns));
    }
    match format {
        Format::Json => out::print_json(&answer(&record, &verdict, &shown)),
        Format::Table => {
            let page = page::Page { record: &record, verdict: &verdict, all: arguments.all };
            out::print(&page.tell(&shown, arguments.about.is_none()))
        }
    }
}

fn answer<'a>(record: &'a Record, verdict: &'a Verdict, shown: &[usize]) -> Answer<'a> {
    let ids = |claims: &[ClaimId]| claims.iter().map(|claim| record.claim(*claim).id.as_str()).collect::<Vec<_>>();
    let conflict = |at: &usize| {
        let conflict = &verdict.conflicts[*at];
        Conflict {
            claims: ids(&conflict.claims),
            witnesses: conflict.witnesses.iter().map(|list| ids(list)).collect(),
            explanation: explain(record, conflict),
        }
    };
    let account = |status: &'a AccountStatus| {
        let (word, alternatives) = standing(&status.standing);
        let alternatives: Vec<Vec<&str>> = alternatives.iter().map(|set| ids(set)).collect();
        let account = record.account(status.account);
        Account {
            id: &account.id,
            set: &account.set,
            status: word,
            requires_false: alternatives.first().cloned().unwrap_or_default(),
            alternatives,
        }
    };
    Answer {
        consistent: verdict.conflicts.is_empty(),
        complete: verdict.complete,
        conflicts: shown.iter().map(conflict).collect(),
        accounts: verdict.accounts.iter().map(account).collect(),
    }
}

fn standing(standing: &AccountStanding) -> (&'static str, &[Vec<ClaimId>]) {
    match standing {
        AccountStanding::Possible => ("possible", &[]),
        AccountStanding::OnlyIfFalse(sets) => ("possible only if other claims are false", sets),
        AccountStanding::Impossible => ("impossible", &[]),
    }
}

/// A conflict in one paragraph.
fn explain(record: &Record, conflict: &Impossible) -> String {
    let told = |(at, id): (usize, &ClaimId)| {
        let claim = record.claim(*id);
        format!("({}) {} [{}]", at + 1, record.tell(claim), record.locus(claim))
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
