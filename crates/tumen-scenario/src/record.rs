//! The record of a pack: what its documents say.

use crate::diagnose::{Diagnostic, Diagnostics, Spot};
use crate::excerpt::excerpt;
use crate::files::Files;
use std::collections::BTreeSet;
use tumen_geo::Graph;
use tumen_record::{FileProblem, Record};

/// The record of a pack, whose claims may speak of these places.
///
/// # Errors
/// Everything that is wrong with it.
pub fn record(files: &Files, graph: &Graph) -> Result<Record, Diagnostics> {
    Record::read(files.under("record/"), graph).map_err(|problems| {
        let problems = problems.into_iter().map(|problem| diagnostic(files, problem));
        Diagnostics::new(files, problems.collect())
    })
}

fn diagnostic(files: &Files, FileProblem { path, problem: p }: FileProblem) -> Diagnostic {
    let spot = files.find(&path).map(|file| Spot { file, start: p.start, end: p.end });
    Diagnostic::error(spot, p.message).expected(p.expected).nearest(p.nearest)
}

/// Whether the pack has a record.
pub(crate) fn has_record(files: &Files) -> bool {
    files.under("record/claims").next().is_some()
}

/// The record as far as these claims need it, or all of it if one of them is not found; and everything
/// that is wrong with the whole, if that stands in the way.
pub(crate) fn record_of(
    files: &Files,
    graph: &Graph,
    wanted: &BTreeSet<&str>,
) -> (Option<Record>, Option<Diagnostics>) {
    let texts = excerpt(files, wanted);
    let part = Record::read(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())), graph).ok();
    if part.as_ref().is_some_and(|part| part.claims.len() == wanted.len()) {
        return (part, None);
    }
    match record(files, graph) {
        Ok(whole) => (Some(whole), None),
        Err(problems) => (part, Some(problems)),
    }
}
