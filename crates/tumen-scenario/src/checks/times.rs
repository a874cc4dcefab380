//! Dates against the span of the scenario, and what comes from outside.

use crate::defs::{DatePrior, OutsideKind};
use crate::diagnose::{Desk, Diagnostic};
use crate::draft::{Draft, Tables};
use crate::read::good;
use tumen_base::Day;

fn days(prior: &DatePrior) -> (Day, Day) {
    let (low, high) = prior.bounds();
    (Day(low as i32), Day(high as i32))
}

/// Outside events have ids of their own, fall into the span, and agree with the tables.
pub(super) fn outside(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let (start, end) = (draft.start, draft.end);
    let mut ids: Vec<(&str, crate::diagnose::Spot)> = Vec::new();
    for (_, row, event) in good(&draft.outside) {
        if let Some((_, first)) = ids.iter().find(|(id, _)| *id == event.id) {
            let message = format!("`{}` is already the id of an outside event ({})", event.id, desk.place(*first));
            desk.put(Diagnostic::error(row.spot, message).expected("an id of its own"));
        }
        ids.push((&event.id, row.spot));
        match &event.what {
            OutsideKind::Commitment { from, until, .. }
            | OutsideKind::Strength { from, until, .. }
            | OutsideKind::Pressure { from, until, .. } => {
                let ((first, _), (_, last)) = (days(from), days(until));
                if last < first {
                    let message = format!("{} ends before it begins", row.title);
                    desk.put(Diagnostic::error(row.at("until"), message).expected(format!("a date after {first}")));
                } else if last < start || first > end {
                    let message = format!("{} lies outside the scenario, {start} to {end}", row.title);
                    desk.put(Diagnostic::warning(row.at("from"), message));
                }
            }
            OutsideKind::Arrival { person, host, with, date, .. } => {
                within(desk, draft, row.at("date"), &row.title, date);
                let polity = t.polities.id(with.index());
                let leader = draft.persons.get(person.index()).and_then(|r| r.value.as_ref());
                if leader.is_some_and(|p| p.polity != *with) {
                    let message =
                        format!("`{}` arrives with `{polity}` but serves another polity", t.persons.id(person.index()));
                    desk.put(Diagnostic::error(row.at("person"), message).expected("a person of the band"));
                }
                let men = draft.hosts.get(host.index()).and_then(|r| r.value.as_ref());
                if men.is_some_and(|h| h.polity != *with) {
                    let message =
                        format!("the host `{}` arrives with `{polity}` but is not its own", t.hosts.id(host.index()));
                    desk.put(Diagnostic::error(row.at("host"), message).expected("a host of the band"));
                }
            }
            OutsideKind::Crossing { date, .. } => within(desk, draft, row.at("date"), &row.title, date),
            OutsideKind::Union { polity, person, absorbs, hosts, date, .. } => {
                within(desk, draft, row.at("date"), &row.title, date);
                let name = t.polities.id(polity.index());
                let leader = draft.persons.get(person.index()).and_then(|r| r.value.as_ref());
                if leader.is_some_and(|p| p.polity != *polity) {
                    let message = format!("`{}` is to lead `{name}` but serves another", t.persons.id(person.index()));
                    desk.put(Diagnostic::error(row.at("person"), message).expected("a person of the union"));
                }
                if absorbs.contains(polity) {
                    let message = format!("`{name}` cannot be absorbed by itself");
                    desk.put(Diagnostic::error(row.at("absorbs"), message).expected("other polities"));
                }
                for host in hosts {
                    let men = draft.hosts.get(host.index()).and_then(|r| r.value.as_ref());
                    if men.is_some_and(|h| h.polity != *polity) {
                        let message = format!("the host `{}` is not of `{name}`", t.hosts.id(host.index()));
                        desk.put(Diagnostic::error(row.at("hosts"), message).expected("a host of the union"));
                    }
                }
            }
        }
    }
}

fn within(desk: &Desk<'_>, draft: &Draft, spot: crate::diagnose::Spot, title: &str, date: &DatePrior) {
    let ((first, last), (start, end)) = (days(date), (draft.start, draft.end));
    if last < start || first > end {
        let message = format!("{title} can never happen in the scenario");
        desk.put(Diagnostic::error(spot, message).expected(format!("a date from {start} to {end}")));
    }
}

/// Wars have begun and truces have not ended.
pub(super) fn relations(desk: &Desk<'_>, draft: &Draft) {
    for (_, row, (_, _, since)) in good(&draft.relations.wars) {
        if days(since).1 > draft.start {
            let message = format!("{} begins after the scenario starts on {}", row.title, draft.start);
            desk.put(
                Diagnostic::error(row.at("since"), message)
                    .expected("a war that is on already: later wars are for the model"),
            );
        }
    }
    for (_, row, (_, _, until)) in good(&draft.relations.truces) {
        if days(until).1 < draft.start {
            desk.put(Diagnostic::warning(
                row.at("until"),
                format!("{} is over before the scenario starts on {}", row.title, draft.start),
            ));
        }
    }
}
