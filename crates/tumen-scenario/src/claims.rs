//! Claims of the pack's record, where a scenario speaks of them: values that take a claim's
//! distribution, and lists of the claims that something rests on or is held against.

use crate::cell::{Cell, one_or_more};
use crate::defs::ClaimUse;
use crate::diagnose::{Desk, Diagnostic, Diagnostics, Spot};
use crate::names::nearest;
use crate::record::{has_record, record_of};
use crate::shapes::{Want, unknown_keys, weights};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};
use tumen_base::Prior;
use tumen_geo::{Graph, Place};
use tumen_record::claim::Claim;
use tumen_record::prior::{Over, Unfit};

/// What stands before the id of a claim in a cell of a table.
const MARK: &str = "claim:";

/// The claims of the record that one load needs, and where the scenario speaks of it.
#[derive(Default)]
pub(crate) struct Claims {
    /// By their ids; `None` inside if the record cannot be read, which has been told.
    opened: OnceCell<Option<BTreeMap<String, Claim>>>,
    uses: RefCell<Vec<Used>>,
}

/// One use of a claim.
#[derive(Clone)]
pub(crate) struct Used {
    pub what: ClaimUse,
    pub spot: Spot,
    /// Whether a measure is held against it; else it is an input.
    pub scored: bool,
}

impl Claims {
    /// Reads what the record has of these claims. The places are those of the pack; without them the
    /// record cannot be read, and what is wrong with them has been told.
    pub fn open(&self, desk: &Desk<'_>, mentioned: &BTreeSet<&str>, places: Option<Vec<Place>>) {
        if mentioned.is_empty() || !has_record(desk.files) {
            return;
        }
        let (read, wrong) = match places {
            Some(places) => record_of(desk.files, &Graph::new(places, Vec::new()), mentioned),
            None => (None, None),
        };
        wrong.iter().flat_map(Diagnostics::iter).for_each(|problem| desk.put(problem.clone()));
        let read = read.map(|record| record.claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect());
        // Opened once a load.
        self.opened.get_or_init(|| read);
    }

    /// How many uses there have been, to be handed to [`Self::credit`].
    pub fn mark(&self) -> usize {
        self.uses.borrow().len()
    }

    /// Says which record of the scenario the uses since a mark belong to.
    pub fn credit(&self, mark: usize, record: &str, scored: bool) {
        for used in &mut self.uses.borrow_mut()[mark..] {
            record.clone_into(&mut used.what.record);
            used.scored = scored;
        }
    }

    /// Every use so far.
    pub fn uses(&self) -> Vec<Used> {
        self.uses.borrow().clone()
    }

    /// The claim with an id, if it has been read.
    pub fn get(&self, id: &str) -> Option<&Claim> {
        self.opened.get()?.as_ref()?.get(id)
    }
}

/// Ids of claims that a value names: `claim = "…"`, `claims = ["…"]`, at whatever depth.
pub(crate) fn mentions<'a>(table: &'a DeTable<'_>, found: &mut BTreeSet<&'a str>) {
    for (key, value) in table.iter() {
        match value.get_ref() {
            DeValue::String(id) if ["claim", "claims"].contains(&key.get_ref().as_ref()) => {
                found.insert(id.trim());
            }
            DeValue::Array(list) => {
                for item in list.iter() {
                    match item.get_ref() {
                        DeValue::String(id) if key.get_ref() == "claims" => {
                            found.insert(id.trim());
                        }
                        other => deeper(other, found),
                    }
                }
            }
            other => deeper(other, found),
        }
    }
}

fn deeper<'a>(value: &'a DeValue<'_>, found: &mut BTreeSet<&'a str>) {
    match value {
        DeValue::Table(table) => mentions(table, found),
        DeValue::Array(list) => list.iter().for_each(|item| deeper(item.get_ref(), found)),
        _ => {}
    }
}

/// The id of the claim that a cell of a CSV table points at.
pub(crate) fn pointed(cell: &str) -> Option<&str> {
    cell.strip_prefix(MARK).map(str::trim)
}

/// A parser of one claim or a list of them, which are noted.
pub(crate) fn list(cell: &Cell<'_>) -> Option<Vec<()>> {
    one_or_more(|cell: &Cell<'_>| find(cell, cell.str()?).map(|_| ()))(cell)
}

/// The claim that a cell names. Without a record that could be read there is none, and no further word.
fn find<'a>(cell: &Cell<'a>, id: &str) -> Option<&'a Claim> {
    let (desk, id) = (cell.desk, id.trim());
    let Some(opened) = desk.claims.opened.get() else {
        let message = format!("`{}` points at a claim, but the pack has no record", cell.key);
        cell.put(Diagnostic::error(cell.spot, message).expected("a folder `record` with claims"));
        return None;
    };
    let claims = opened.as_ref()?;
    let what = ClaimUse { claim: id.to_owned(), record: String::new(), key: cell.key.to_owned() };
    match claims.get(id) {
        Some(found) => {
            desk.claims.uses.borrow_mut().push(Used { what, spot: cell.spot, scored: false });
            Some(found)
        }
        None => {
            let near = nearest(id, claims.keys().map(String::as_str));
            let problem = Diagnostic::error(cell.spot, format!("there is no claim `{id}` in the record"));
            cell.put(problem.expected("the id of a claim").nearest(near));
            None
        }
    }
}

/// `{ claim = "…", within = […] }` or `{ claims = ["…"], weights = […], within = […] }`.
pub(crate) fn spread<'a>(cell: &Cell<'a>, table: &'a DeTable<'a>, want: Want<'_>) -> Option<Prior> {
    let entry = |key: &str| table.get(key).map(|v| cell.child(v.span(), v.get_ref()));
    let within = match entry("within") {
        None => None,
        Some(bounds) => match want.bounds(&Cell { key: "within", ..bounds }) {
            Some(bounds) => Some(bounds),
            None => return None,
        },
    };
    if let Some(one) = entry("claim") {
        unknown_keys(cell, table, &["claim", "within"])?;
        return prior(&one, one.str().or_else(|| refuse(&one))?, within, want);
    }
    unknown_keys(cell, table, &["claims", "weights", "within"])?;
    let all = entry("claims")?;
    let Some(items) = all.items() else {
        all.wrong("a list of ids of claims");
        return None;
    };
    let priors: Vec<Option<Prior>> =
        items.iter().map(|one| prior(one, one.str().or_else(|| refuse(one))?, within, want)).collect();
    let weights = weights(entry("weights"), items.len())?;
    Some(Prior::Any { accounts: priors.into_iter().collect::<Option<_>>()?, weights })
}

fn refuse<'a>(cell: &Cell<'a>) -> Option<&'a str> {
    cell.wrong("the id of a claim");
    None
}

/// The number that a claim gives to a cell of a table, which holds one number.
pub(crate) fn number(cell: &Cell<'_>, id: &str, want: Want<'_>) -> Option<f64> {
    match prior(cell, id, None, want)? {
        Prior::Fixed(x) => Some(x),
        _ => {
            let message = format!("the claim `{id}` gives more than one number");
            cell.put(Diagnostic::error(cell.spot, message).expected("a claim of one number: a cell holds no more"));
            None
        }
    }
}

/// What one claim gives to a value that wants a number or a date.
fn prior(cell: &Cell<'_>, id: &str, within: Option<(f64, f64)>, want: Want<'_>) -> Option<Prior> {
    let claim = find(cell, id)?;
    let problem = |what: String, expected: String| {
        cell.put(Diagnostic::error(cell.spot, format!("the claim `{}` {what}", claim.id)).expected(expected));
        None
    };
    let (prior, over) = match claim.prior(within) {
        Ok(found) => found,
        Err(unfit) => {
            let expected = match unfit {
                Unfit::Open => "`within = [low, high]` beside it".into(),
                Unfit::Outside => "bounds that meet what it says".into(),
                Unfit::Denied | Unfit::NoNumber => format!("a claim of {}", want.noun()),
            };
            return problem(unfit.to_string(), expected);
        }
    };
    let says = match (over, want) {
        (Over::Days, Want::Date) => None,
        (Over::Days, Want::Number(..)) => Some("gives a date".to_owned()),
        (Over::Length, Want::Number(_, "days" | "")) => None,
        (Over::Length, _) => Some("gives a length of time in days".to_owned()),
        (Over::Amount(unit), Want::Number(_, wanted)) if wanted.is_empty() || unit == wanted => None,
        (Over::Amount(unit), _) => Some(format!("gives a number of {unit}")),
    };
    if let Some(says) = says {
        return problem(says, format!("a claim of {}", want.noun()));
    }
    match want {
        Want::Number(range, _) if !range.holds(prior.bounds()) => {
            let (low, high) = prior.bounds();
            problem(format!("goes from {low} to {high}"), range.noun())
        }
        _ => Some(prior),
    }
}
