//! What is measured: cases that can be reached, patterns that can match, and no input among them.

use crate::claims::Used;
use crate::defs::{Outside, OutsideKind};
use crate::diagnose::{Desk, Diagnostic};
use crate::draft::Draft;
use crate::measure::{Answer, Case, Pattern, Reading};
use crate::read::good;
use crate::vocab::EventKind;
use std::collections::BTreeMap;
use tumen_record::property::Values;
use tumen_record::{Claim, Thing};

/// Each outcome can be decided in every history.
pub(super) fn cases(desk: &Desk<'_>, draft: &Draft) {
    for (_, row, outcome) in good(&draft.measured.outcomes) {
        match &outcome.answer {
            Answer::Cases(cases) => {
                let otherwise = |c: &Case| c.all.is_empty() && c.any.is_empty() && c.none.is_empty();
                if cases.len() < 2 {
                    desk.put(
                        Diagnostic::error(row.spot, format!("{} has fewer than two cases", row.title))
                            .expected("two or more"),
                    );
                }
                match cases.iter().position(otherwise) {
                    None => {
                        let message = format!("{} has no case for what is left", row.title);
                        desk.put(Diagnostic::error(row.spot, message).expected("a last case without conditions"));
                    }
                    Some(i) if i + 1 < cases.len() => {
                        let (case, title) = (&cases[i].id, &row.title);
                        let message =
                            format!("the case `{case}` of {title} has no conditions: those after it are never chosen");
                        desk.put(Diagnostic::error(row.spot, message).expected("the case without conditions last"));
                    }
                    Some(_) => {}
                }
            }
            Answer::Holder { at: Some(at), .. } if *at < draft.start || *at > draft.end => {
                let message = format!("{} asks for a day outside the scenario", row.title);
                desk.put(
                    Diagnostic::error(row.at("holder"), message)
                        .expected(format!("a date from {} to {}", draft.start, draft.end)),
                );
            }
            Answer::Border { a, b } if a == b => {
                let message = format!("{} asks whether a polity borders itself", row.title);
                desk.put(Diagnostic::error(row.at("border"), message).expected("two polities"));
            }
            Answer::Holder { .. } | Answer::Border { .. } => {}
        }
    }
}

/// Readings of the state are of a day that the model has had a hand in: what the first day is like, is given.
pub(super) fn states(desk: &Desk<'_>, draft: &Draft) {
    for (_, row, number) in good(&draft.measured.numbers) {
        if let Reading::State { at: Some(at), .. } = number.read
            && (at <= draft.start || at > draft.end)
        {
            let message = format!("{} asks for a day that is not after the first of the scenario and in it", row.title);
            desk.put(Diagnostic::error(row.at("state"), message).expected(format!(
                "a date from {} to {}",
                draft.start + 1,
                draft.end
            )));
        }
    }
}

/// Patterns can match in the span, and do not read what was put in.
pub(super) fn patterns(desk: &Desk<'_>, draft: &Draft) {
    for used in &draft.measured.patterns {
        let pattern = &used.pattern;
        let first = pattern.after.unwrap_or(draft.start).max(draft.start);
        let last = pattern.before.unwrap_or(draft.end).min(draft.end);
        if last < first {
            let message = format!("a pattern of {} can match no day of the scenario", used.title);
            desk.put(
                Diagnostic::error(used.spot, message)
                    .expected(format!("`after` and `before` from {} to {}", draft.start, draft.end)),
            );
        }
        if used.origin {
            continue;
        }
        for (_, row, event) in good(&draft.outside) {
            if let Some(kind) = pattern.kinds.iter().find(|k| reads_input(pattern, **k, event)) {
                let (title, kind, input) = (&used.title, kind.name(), desk.place(row.spot));
                let message = format!("{title} measures `{kind}`, which is an input: `{}` ({input})", event.id);
                desk.put(Diagnostic::error(used.spot, message).expected("something that the model explains"));
            }
        }
    }
}

/// No measure is held against a claim that the scenario is given, nor against another claim of the same.
pub(super) fn claims(desk: &Desk<'_>) {
    let (targets, inputs): (Vec<Used>, Vec<Used>) = desk.claims.uses().into_iter().partition(|used| used.scored);
    let given: BTreeMap<&str, &Used> = inputs.iter().map(|input| (input.what.claim.as_str(), input)).collect();
    let of = |used: &Used| desk.claims.get(&used.what.claim).and_then(only_value);
    let told: BTreeMap<_, &Used> = inputs.iter().filter_map(|input| Some((of(input)?, input))).collect();
    for target in &targets {
        let (id, measure) = (&target.what.claim, &target.what.record);
        let same = given.get(id.as_str());
        let Some(input) = same.or_else(|| told.get(&of(target)?)) else { continue };
        let (record, place) = (&input.what.record, desk.place(input.spot));
        let message = match same {
            Some(_) => format!("{measure} is held against the claim `{id}`, which is an input: {record} ({place})"),
            None => {
                let claim = &input.what.claim;
                format!("{measure} is held against `{id}`, but `{claim}` on the same is an input: {record} ({place})")
            }
        };
        desk.put(Diagnostic::error(target.spot, message).expected("a claim on something that is not given"));
    }
}

/// What a claim gives a value to, if that can have only one.
fn only_value(claim: &Claim) -> Option<(Thing, &'static str, Option<Thing>)> {
    (claim.property.values == Values::One).then_some((claim.about, claim.property.name, claim.side))
}

fn reads_input(pattern: &Pattern, kind: EventKind, event: &Outside) -> bool {
    fn admits<T: PartialEq>(list: &[T], one: &T) -> bool {
        list.is_empty() || list.contains(one)
    }
    match (&event.what, kind) {
        (OutsideKind::Arrival { person, with, at, .. }, EventKind::Arrival) => {
            let place = at.is_some_and(|at| admits(&pattern.place, &at)) || at.is_none() && pattern.place.is_empty();
            pattern.person.admits_name(*person) && admits(&pattern.actor, with) && place
        }
        (OutsideKind::Crossing { polity, to, .. }, EventKind::Crossing) => {
            admits(&pattern.actor, polity) && admits(&pattern.place, to)
        }
        (OutsideKind::Commitment { polity, .. }, EventKind::TiedDown | EventKind::FreeAgain) => {
            admits(&pattern.actor, polity)
        }
        (OutsideKind::Strength { polity, .. }, EventKind::Reinforced)
        | (OutsideKind::Pressure { polity, .. }, EventKind::HomageAsked) => admits(&pattern.actor, polity),
        (OutsideKind::Union { polity, person, .. }, EventKind::Union) => {
            admits(&pattern.actor, polity) && pattern.person.admits_name(*person)
        }
        (OutsideKind::Union { polity, absorbs, .. }, EventKind::Absorbed) => {
            admits(&pattern.other, polity) && absorbs.iter().any(|p| admits(&pattern.actor, p))
        }
        _ => false,
    }
}
