//! Who holds what, who rules, and who is under whom.

use crate::defs::Form;
use crate::diagnose::{Desk, Diagnostic};
use crate::draft::{Draft, Tables};
use crate::read::good;
use std::collections::{BTreeMap, BTreeSet};
use tumen_base::{PersonId, PolityId};

/// One holder a place; a capital is held by its own polity. The seat of a band is a mere camp.
pub(super) fn holdings(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let settled: BTreeSet<_> = good(&draft.settlements).map(|(_, _, (place, _))| *place).collect();
    let settlements_whole = !draft.settlements.is_empty() && draft.settlements.iter().all(|r| r.value.is_some());
    let mut holder = BTreeMap::new();
    for (_, row, holding) in good(&draft.holdings) {
        let id = t.places.id(holding.place.index());
        if let Some((_, first)) = holder.insert(holding.place, (holding.polity, row.at("place"))) {
            let message = format!("`{id}` has a holder already ({})", desk.place(first));
            desk.put(Diagnostic::error(row.at("place"), message).expected("one row a place"));
        }
        if settlements_whole && !settled.contains(&holding.place) {
            let message = format!("`{id}` is held but has no settlement");
            desk.put(Diagnostic::error(row.at("place"), message).expected("a row in world/settlements.csv"));
        }
    }
    let whole = draft.holdings.iter().all(|r| r.value.is_some()) && !draft.holdings.is_empty();
    for (i, row, polity) in good(&draft.polities) {
        let Some(capital) = polity.capital.filter(|_| polity.form != Form::Band) else { continue };
        let id = t.places.id(capital.index());
        match holder.get(&capital) {
            Some((polity, _)) if polity.index() == i => {}
            Some((other, _)) => {
                let message =
                    format!("the capital `{id}` of `{}` is held by `{}`", polity.id, t.polities.id(other.index()));
                desk.put(Diagnostic::error(row.at("capital"), message).expected("a place that the polity holds"));
            }
            None if whole => {
                let message = format!("the capital `{id}` of `{}` is held by nobody", polity.id);
                desk.put(Diagnostic::error(row.at("capital"), message).expected("a row in holdings.csv"));
            }
            None => {}
        }
    }
}

/// A ruler serves the polity that he rules, and is of its house.
pub(super) fn rulers(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let mut rules: BTreeMap<PersonId, &str> = BTreeMap::new();
    for (i, row, polity) in good(&draft.polities) {
        let Some(ruler) = polity.ruler else { continue };
        let id = t.persons.id(ruler.index());
        if let Some(other) = rules.insert(ruler, &polity.id) {
            let message = format!("`{id}` rules both `{other}` and `{}`", polity.id);
            desk.put(Diagnostic::error(row.at("ruler"), message).expected("a ruler of its own"));
        }
        let Some(person) = draft.persons.get(ruler.index()).and_then(|r| r.value.as_ref()) else { continue };
        if person.polity.index() != i {
            let message = format!("`{id}` rules `{}` but serves `{}`", polity.id, t.polities.id(person.polity.index()));
            desk.put(Diagnostic::error(row.at("ruler"), message).expected("a person of this polity"));
        }
        if person.house != polity.house {
            desk.put(Diagnostic::warning(
                row.at("ruler"),
                format!("`{id}` rules `{}` but is not of its house", polity.id),
            ));
        }
    }
}

/// One suzerain a vassal, and no circles.
pub(super) fn suzerains(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let mut above: BTreeMap<PolityId, PolityId> = BTreeMap::new();
    let mut rows = BTreeMap::new();
    for (_, row, vassal) in good(&draft.relations.vassals) {
        let id = |p: PolityId| t.polities.id(p.index());
        if vassal.of == crate::LOCALS || vassal.polity == crate::LOCALS {
            desk.put(
                Diagnostic::error(row.spot, "the local people are neither vassal nor suzerain")
                    .expected("a polity of the pack"),
            );
        } else if let Some(other) = above.insert(vassal.polity, vassal.of) {
            let message =
                format!("`{}` is a vassal of both `{}` and `{}`", id(vassal.polity), id(other), id(vassal.of));
            desk.put(Diagnostic::error(row.at("of"), message).expected("one suzerain"));
        }
        rows.insert(vassal.polity, row.at("of"));
    }
    let mut told = BTreeSet::new();
    for (start, spot) in &rows {
        let mut chain = vec![*start];
        while let Some(next) = chain.last().and_then(|p| above.get(p)) {
            if let Some(from) = chain.iter().position(|p| p == next) {
                let circle = &chain[from..];
                if from == 0 && told.is_disjoint(&circle.iter().copied().collect()) {
                    let names: Vec<String> =
                        circle.iter().chain([next]).map(|p| format!("`{}`", t.polities.id(p.index()))).collect();
                    let message = format!("suzerainty runs in a circle: {}", names.join(" under "));
                    desk.put(
                        Diagnostic::error(*spot, message).expected("a suzerain who is nobody's vassal in this circle"),
                    );
                    told.extend(circle.iter().copied());
                }
                break;
            }
            chain.push(*next);
        }
    }
}

/// Relations are between two polities, and a pair is not both at war and at truce.
pub(super) fn pairs(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let relations = &draft.relations;
    let wars = good(&relations.wars).map(|(_, row, (a, b, _))| (row.at("b"), *a, *b));
    let truces = good(&relations.truces).map(|(_, row, (a, b, _))| (row.at("b"), *a, *b));
    let kin = good(&relations.kin).map(|(_, row, (a, b, _))| (row.at("b"), *a, *b));
    let grudges = good(&relations.grudges).map(|(_, row, g)| (row.at("against"), g.of, g.against));
    for (spot, a, b) in wars.chain(truces).chain(kin).chain(grudges) {
        if a == b {
            let message = format!("`{}` stands on both sides", t.polities.id(a.index()));
            desk.put(Diagnostic::error(spot, message).expected("another polity"));
        }
    }
    let at_war: BTreeMap<_, _> =
        good(&relations.wars).map(|(_, row, (a, b, _))| ((*a.min(b), *a.max(b)), row.spot)).collect();
    for (_, row, (a, b, _)) in good(&relations.truces) {
        if let Some(war) = at_war.get(&(*a.min(b), *a.max(b))) {
            let (a, b) = (t.polities.id(a.index()), t.polities.id(b.index()));
            let message = format!("`{a}` and `{b}` have a truce but are at war ({})", desk.place(*war));
            desk.put(Diagnostic::error(row.spot, message).expected("one or the other"));
        }
    }
}
