//! `outside.toml`: inputs that the model does not explain.

use crate::cell::{AMOUNT, text};
use crate::defs::{Outside, OutsideKind};
use crate::draft::Tables;
use crate::read::{Reader, Row, records};
use crate::shapes::date_prior;
use tumen_base::{HostId, PersonId, PlaceId, PolityId};

pub(crate) const FILE: &str = "outside.toml";

pub(crate) fn read(root: &mut Reader<'_>, t: &Tables) -> Vec<Row<Outside>> {
    let polity = t.polities.pick(PolityId::at);
    let place = t.places.pick(PlaceId::at);
    let mut all = records(root.tables("commitment", "commitment", &["id"]), |r| {
        let (id, label) = (r.need("id", text), r.need("label", text));
        let (whose, men) = (r.need("polity", &polity), r.need("men", AMOUNT.prior_of("men")));
        let (from, until) = (r.need("from", date_prior), r.need("until", date_prior));
        let what = OutsideKind::Commitment { polity: whose?, men: men?, from: from?, until: until? };
        Some(Outside { id: id?, label: label?, what })
    });
    all.extend(records(root.tables("arrival", "arrival", &["id"]), |r| {
        let (id, label) = (r.need("id", text), r.need("label", text));
        let person = r.need("person", t.persons.pick(PersonId::at));
        let host = r.need("host", t.hosts.pick(HostId::at));
        let (with, at, date) = (r.need("with", &polity), r.need("at", &place), r.need("date", date_prior));
        let what = OutsideKind::Arrival { person: person?, host: host?, with: with?, at: at?, date: date? };
        Some(Outside { id: id?, label: label?, what })
    }));
    all.extend(records(root.tables("crossing", "crossing", &["id"]), |r| {
        let (id, label) = (r.need("id", text), r.need("label", text));
        let (who, to, date) = (r.need("polity", &polity), r.need("to", &place), r.need("date", date_prior));
        let what = OutsideKind::Crossing { polity: who?, to: to?, date: date? };
        Some(Outside { id: id?, label: label?, what })
    }));
    root.finish();
    all
}
