//! `outside.toml`: inputs that the model does not explain.

use crate::cell::{AMOUNT, Cell, SHARE, choice, flag, one_or_more, text};
use crate::defs::{OnlyIf, Outside, OutsideKind};
use crate::diagnose::Diagnostic;
use crate::draft::Tables;
use crate::names::nearest;
use crate::polities::FORMS;
use crate::read::{Reader, Row, records};
use crate::shapes::date_prior;
use tumen_base::{HostId, PersonId, PlaceId, PolityId, Prior};

pub(crate) const FILE: &str = "outside.toml";

/// What an arrival says in the place of a place when the model is to choose it.
const REFUGE: &str = "refuge";

pub(crate) fn read(root: &mut Reader<'_>, t: &Tables) -> Vec<Row<Outside>> {
    let polity = t.polities.pick(PolityId::at);
    let place = t.places.pick(PlaceId::at);
    // Each kind after those that were there before it: the draws of an event are those of its row.
    let tables = OutsideKind::NAMES.map(|kind| root.tables(kind, kind, &["id"]));
    let ids: Vec<String> = tables
        .iter()
        .flatten()
        .map(|r| r.peek("id").and_then(|cell| cell.str()).unwrap_or_default().to_owned())
        .collect();
    let [commitments, arrivals, crossings, strengths, unions, pressures] = tables;
    let mut all = records(commitments, |r| {
        let (whose, men) = (r.need("polity", &polity), r.need("men", AMOUNT.prior_of("men")));
        let (from, until) = (r.need("from", date_prior), r.need("until", date_prior));
        event(r, t, &ids, || Some(OutsideKind::Commitment { polity: whose?, men: men?, from: from?, until: until? }))
    });
    all.extend(records(arrivals, |r| {
        let person = r.need("person", t.persons.pick(PersonId::at));
        let host = r.need("host", t.hosts.pick(HostId::at));
        let (with, date) = (r.need("with", &polity), r.need("date", date_prior));
        let at = r.need("at", |cell| if cell.str() == Some(REFUGE) { Some(None) } else { place(cell).map(Some) });
        event(r, t, &ids, || {
            Some(OutsideKind::Arrival { person: person?, host: host?, with: with?, at: at?, date: date? })
        })
    }));
    all.extend(records(crossings, |r| {
        let (who, to, date) = (r.need("polity", &polity), r.need("to", &place), r.need("date", date_prior));
        event(r, t, &ids, || Some(OutsideKind::Crossing { polity: who?, to: to?, date: date? }))
    }));
    all.extend(records(strengths, |r| {
        let (whose, men) = (r.need("polity", &polity), r.need("men", AMOUNT.prior_of("men")));
        let dinars = r.or("dinars", Prior::Fixed(0.0), AMOUNT.prior_of("dinars"));
        let on_call = r.or("on_call", false, flag);
        let (from, until) = (r.need("from", date_prior), r.need("until", date_prior));
        event(r, t, &ids, || {
            Some(OutsideKind::Strength {
                polity: whose?,
                men: men?,
                dinars: dinars?,
                on_call: on_call?,
                from: from?,
                until: until?,
            })
        })
    }));
    all.extend(records(unions, |r| {
        let (who, person) = (r.need("polity", &polity), r.need("person", t.persons.pick(PersonId::at)));
        let (at, form) = (r.need("at", &place), r.need("form", choice(FORMS)));
        let (ambition, prestige) = (r.need("ambition", SHARE.prior()), r.need("prestige", SHARE.prior()));
        let absorbs = r.need("absorbs", one_or_more(&polity));
        let scatters = r.need("scatters", SHARE.prior());
        let hosts = r.need("hosts", one_or_more(t.hosts.pick(HostId::at)));
        let date = r.need("date", date_prior);
        event(r, t, &ids, || {
            Some(OutsideKind::Union {
                polity: who?,
                person: person?,
                at: at?,
                form: form?,
                ambition: ambition?,
                prestige: prestige?,
                absorbs: absorbs?,
                scatters: scatters?,
                hosts: hosts?,
                date: date?,
            })
        })
    }));
    all.extend(records(pressures, |r| {
        let (who, rate) = (r.need("polity", &polity), r.need("rate", AMOUNT.prior()));
        let men = r.need("men", AMOUNT.prior_of("men"));
        let (from, until) = (r.need("from", date_prior), r.need("until", date_prior));
        event(r, t, &ids, || {
            Some(OutsideKind::Pressure { polity: who?, rate: rate?, men: men?, from: from?, until: until? })
        })
    }));
    root.finish();
    all
}

/// What every event has beside what it does.
fn event(
    r: &mut Reader<'_>,
    t: &Tables,
    ids: &[String],
    what: impl FnOnce() -> Option<OutsideKind>,
) -> Option<Outside> {
    let (id, label) = (r.need("id", text), r.need("label", text));
    let only_if = conditions(r, t, ids);
    Some(Outside { id: id?, label: label?, what: what()?, only_if: only_if? })
}

/// `only_if = { holds = { polity, place }, happened = "an event", absorbed = "a polity" }`: all that is said must hold.
fn conditions(r: &mut Reader<'_>, t: &Tables, ids: &[String]) -> Option<Vec<OnlyIf>> {
    if !r.has("only_if") {
        return Some(Vec::new());
    }
    let mut table = r.table("only_if", "condition")?;
    let holds = if table.has("holds") {
        table.table("holds", "holding").map(|mut held| {
            let (polity, place) =
                (held.need("polity", t.polities.pick(PolityId::at)), held.need("place", t.places.pick(PlaceId::at)));
            held.finish();
            Some(OnlyIf::Holds { polity: polity?, place: place? })
        })?
    } else {
        None
    };
    let wanted = table.has("holds");
    let happened = table.may("happened", |cell| happened(cell, ids));
    let absorbed = table.may("absorbed", t.polities.pick(|i| OnlyIf::Absorbed(PolityId::at(i))));
    table.finish();
    let (happened, absorbed) = (happened?, absorbed?);
    if wanted && holds.is_none() {
        return None;
    }
    Some([holds, happened, absorbed].into_iter().flatten().collect())
}

/// The row of another outside event.
fn happened(cell: &Cell<'_>, ids: &[String]) -> Option<OnlyIf> {
    let id = text(cell)?;
    let row = ids.iter().position(|known| *known == id).and_then(|i| u16::try_from(i).ok());
    if row.is_none() {
        let problem = Diagnostic::error(cell.spot, format!("there is no outside event `{id}`"));
        let near = nearest(&id, ids.iter().map(String::as_str));
        cell.put(problem.expected("the id of an outside event").nearest(near));
    }
    row.map(OnlyIf::Happened)
}
