//! Births, ages, families, and where people stand.

use crate::defs::{Office, OutsideKind, Person};
use crate::diagnose::{Desk, Diagnostic};
use crate::draft::{Draft, Tables};
use crate::read::{Row, good};
use std::collections::{BTreeMap, BTreeSet};
use tumen_base::{HostId, PersonId};

/// Youngest age at which somebody has a child, years.
const PARENT: f64 = 12.0;
/// Youngest age at which somebody other than a ruler or an heir holds an office, years.
const OFFICE: f64 = 12.0;
/// Age that hardly anybody passes, years.
const OLD: f64 = 90.0;

/// Nobody acts before birth.
pub(super) fn ages(desk: &Desk<'_>, draft: &Draft) {
    let start = f64::from(draft.start.year());
    for (i, row, person) in good(&draft.persons) {
        let (early, late) = person.born.bounds();
        let spot = row.at("born");
        let comes = good(&draft.outside).any(|(_, _, o)| {
            let leads = |h: &HostId| {
                let host = draft.hosts.get(h.index()).and_then(|r| r.value.as_ref());
                host.is_some_and(|h| h.commander.map(PersonId::index) == Some(i))
            };
            let joins = matches!(o.what, OutsideKind::Union { polity, .. } if polity == person.polity);
            joins || o.what.brings().map(PersonId::index) == Some(i) || o.what.musters().iter().any(leads)
        });
        if comes {
            continue;
        }
        if late > start {
            let message = format!("{} is born after the scenario starts in {start}", row.title);
            desk.put(
                Diagnostic::error(spot, message).expected(format!(
                    "a year of birth up to {start}, or a person who comes in by an arrival or a union"
                )),
            );
        } else if start - early < OFFICE
            && !matches!(person.office, Office::None | Office::Ruler | Office::Heir | Office::Consort)
        {
            desk.put(Diagnostic::warning(
                spot,
                format!("{} holds an office at the age of {}", row.title, start - early),
            ));
        } else if start - late > OLD {
            desk.put(Diagnostic::warning(spot, format!("{} is at least {} years old", row.title, start - late)));
        }
    }
}

/// Fathers are men and older; nobody is his own forebear.
pub(super) fn families(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let find = |id: PersonId| draft.persons.get(id.index()).and_then(|r| r.value.as_ref());
    for (_, row, person) in good(&draft.persons) {
        for (key, parent, male) in [("father", person.father, true), ("mother", person.mother, false)] {
            let Some(parent) = parent.and_then(find) else { continue };
            sex(desk, row, key, parent, male);
            let (born, parent_born) = (person.born.bounds(), parent.born.bounds());
            if born.1 - parent_born.0 < PARENT {
                let message = format!("the {key} `{}` of `{}` is too young", parent.id, person.id);
                desk.put(
                    Diagnostic::error(row.at(key), message).expected(format!("at least {PARENT} years between them")),
                );
            } else if born.0 - parent_born.1 < PARENT {
                let message = format!("the {key} `{}` of `{}` is too young in some histories", parent.id, person.id);
                desk.put(
                    Diagnostic::warning(row.at(key), message)
                        .expected(format!("at least {PARENT} years between any pair of draws")),
                );
            }
        }
        if let Some(spouse) = person.spouse.and_then(find) {
            sex(desk, row, "spouse", spouse, !person.male);
        }
    }
    for (_, row, (husband, wife)) in good(&draft.relations.marriages) {
        for (key, who, male) in [("husband", husband, true), ("wife", wife, false)] {
            if let Some(person) = find(*who) {
                sex(desk, row, key, person, male);
            }
        }
    }
    let parents = |i: usize| {
        let person = draft.persons.get(i).and_then(|r| r.value.as_ref());
        person.into_iter().flat_map(|p| [p.father, p.mother]).flatten().map(PersonId::index)
    };
    for (i, row, _) in good(&draft.persons) {
        let (mut seen, mut next) = (BTreeSet::new(), vec![i]);
        while let Some(j) = next.pop() {
            for parent in parents(j) {
                if parent == i {
                    let message = format!("`{}` descends from himself or herself", t.persons.id(i));
                    desk.put(
                        Diagnostic::error(row.spot, message).expected("a father and mother who are not descendants"),
                    );
                    next.clear();
                    break;
                }
                if seen.insert(parent) {
                    next.push(parent);
                }
            }
        }
    }
}

fn sex<T>(desk: &Desk<'_>, row: &Row<T>, key: &str, person: &Person, male: bool) {
    if person.male != male {
        let (is, wanted) = if person.male { ("a man", "a woman") } else { ("a woman", "a man") };
        desk.put(Diagnostic::error(row.at(key), format!("the {key} `{}` is {is}", person.id)).expected(wanted));
    }
}

/// Whether a person is to rule a union.
fn joins(draft: &Draft, person: usize) -> bool {
    good(&draft.outside).any(|(_, _, o)| matches!(o.what, OutsideKind::Union { person: p, .. } if p.index() == person))
}

/// Rulers hold the office of ruler, commanders stand with their hosts, and everybody is somewhere.
pub(super) fn posts(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let polity = |i: usize| draft.polities.get(i).and_then(|r| r.value.as_ref());
    let arriving: BTreeSet<usize> =
        good(&draft.outside).filter_map(|(_, _, o)| o.what.brings().map(PersonId::index)).collect();
    let leading: BTreeSet<usize> =
        good(&draft.hosts).filter_map(|(_, _, h)| h.commander).map(PersonId::index).collect();
    for (i, row, person) in good(&draft.persons) {
        let Some(polity) = polity(person.polity.index()) else { continue };
        let rules = polity.ruler.is_some_and(|r| r.index() == i) || joins(draft, i);
        if rules != (person.office == Office::Ruler) {
            let is = if rules { "rules" } else { "does not rule" };
            let message = format!("`{}` {is} `{}`, but the office says otherwise", person.id, polity.id);
            desk.put(
                Diagnostic::warning(row.at("office"), message).expected("the same in persons.toml and polities.toml"),
            );
        }
        if person.office == Office::Consort && person.male {
            let message = format!("`{}` is a man and a consort", person.id);
            desk.put(Diagnostic::warning(row.at("office"), message).expected("a wife of a ruler"));
        }
        if person.at.is_none() && polity.capital.is_none() && !arriving.contains(&i) && !leading.contains(&i) {
            let message = format!("nobody says where `{}` is: `{}` has no capital", person.id, polity.id);
            desk.put(Diagnostic::error(row.spot, message).expected("`at`"));
        }
    }
    let mut leads: BTreeMap<PersonId, &str> = BTreeMap::new();
    for (_, row, host) in good(&draft.hosts) {
        let Some(commander) = host.commander else { continue };
        let id = t.persons.id(commander.index());
        if let Some(other) = leads.insert(commander, &host.id) {
            let message = format!("`{id}` leads both `{other}` and `{}`", host.id);
            desk.put(Diagnostic::error(row.at("commander"), message).expected("one host a commander"));
        }
        let Some(person) = draft.persons.get(commander.index()).and_then(|r| r.value.as_ref()) else { continue };
        if person.polity != host.polity {
            let (owner, served) = (t.polities.id(host.polity.index()), t.polities.id(person.polity.index()));
            let message = format!("`{id}` leads a host of `{owner}` but serves `{served}`");
            desk.put(Diagnostic::warning(row.at("commander"), message));
        }
        if person.at.is_some_and(|at| at != host.at) && !arriving.contains(&commander.index()) {
            let message = format!("`{id}` leads a host at `{}` but is elsewhere", t.places.id(host.at.index()));
            desk.put(Diagnostic::error(row.at("commander"), message).expected("one place for both"));
        }
    }
}
