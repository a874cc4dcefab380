//! `hosts.toml`: armies and bands.

use crate::cell::{AMOUNT, flag, text};
use crate::defs::Host;
use crate::draft::Tables;
use crate::read::{Reader, Row, records};
use tumen_base::{PersonId, PlaceId, PolityId, Prior};

pub(crate) const FILE: &str = "hosts.toml";

pub(crate) fn read(readers: Vec<Reader<'_>>, t: &Tables) -> Vec<Row<Host>> {
    records(readers, |r| {
        let (id, name) = (r.need("id", text), r.need("name", text));
        let polity = r.need("polity", t.polities.pick(PolityId::at));
        let commander = r.may("commander", t.persons.pick(PersonId::at));
        let at = r.need("at", t.places.pick(PlaceId::at));
        let arms =
            ["horse_archers", "heavy_cavalry", "foot"].map(|key| r.or(key, Prior::Fixed(0.0), AMOUNT.prior_of("men")));
        let (remounts, quality) = (r.need("remounts", AMOUNT.prior()), r.need("quality", AMOUNT.prior()));
        let salaried = r.need("salaried", flag);
        let [archers, heavy, foot] = arms;
        Some(Host {
            id: id?,
            name: name?,
            polity: polity?,
            commander: commander?,
            at: at?,
            arms: [archers?, heavy?, foot?],
            remounts: remounts?,
            quality: quality?,
            salaried: salaried?,
        })
    })
}
