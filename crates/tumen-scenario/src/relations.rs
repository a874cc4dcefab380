//! `relations.toml`: how polities stand to each other on day one.

use crate::cell::{AMOUNT, SHARE, choice, text};
use crate::defs::{Commissioner, DatePrior, Grudge, Vassal};
use crate::draft::Tables;
use crate::read::{Reader, Row, records};
use crate::shapes::date_prior;
use tumen_base::{PersonId, PlaceId, PolityId, Prior};

pub(crate) const FILE: &str = "relations.toml";

const COMMISSIONERS: &[(&str, Commissioner)] =
    &[("none", Commissioner::None), ("visiting", Commissioner::Visiting), ("resident", Commissioner::Resident)];

/// All that the file says.
#[derive(Default)]
pub(crate) struct Relations {
    pub vassals: Vec<Row<Vassal>>,
    /// With the day since when.
    pub wars: Vec<Row<(PolityId, PolityId, DatePrior)>>,
    /// With the last day.
    pub truces: Vec<Row<(PolityId, PolityId, DatePrior)>>,
    /// Husband and wife.
    pub marriages: Vec<Row<(PersonId, PersonId)>>,
    pub kin: Vec<Row<(PolityId, PolityId, Prior)>>,
    pub grudges: Vec<Row<Grudge>>,
    pub claims: Vec<Row<(PolityId, PlaceId)>>,
}

pub(crate) fn read(root: &mut Reader<'_>, t: &Tables) -> Relations {
    let polity = t.polities.pick(PolityId::at);
    let person = t.persons.pick(PersonId::at);
    let dated = |readers, key: &'static str| {
        records(readers, |r| {
            let (a, b, day) = (r.need("a", &polity), r.need("b", &polity), r.need(key, date_prior));
            Some((a?, b?, day?))
        })
    };
    let vassals = records(root.tables("vassal", "vassal", &["polity", "of"]), |r| {
        let (vassal, of) = (r.need("polity", &polity), r.need("of", &polity));
        let (tribute, levy) =
            (r.need("tribute", AMOUNT.prior_of("dinars a year")), r.need("levy", AMOUNT.prior_of("men")));
        let commissioner = r.need("commissioner", choice(COMMISSIONERS));
        let arrears = r.or("arrears", Prior::Fixed(0.0), AMOUNT.prior_of("years"));
        let (habit, oath) = (r.need("habit", SHARE.prior()), r.need("oath", SHARE.number()));
        Some(Vassal {
            polity: vassal?,
            of: of?,
            tribute: tribute?,
            levy: levy?,
            commissioner: commissioner?,
            arrears: arrears?,
            habit: habit?,
            oath: oath?,
        })
    });
    let wars = dated(root.tables("war", "war", &["a", "b"]), "since");
    let truces = dated(root.tables("truce", "truce", &["a", "b"]), "until");
    let marriages = records(root.tables("marriage", "marriage", &["husband", "wife"]), |r| {
        let (husband, wife) = (r.need("husband", &person), r.need("wife", &person));
        Some((husband?, wife?))
    });
    let kin = records(root.tables("kin", "kin", &["a", "b"]), |r| {
        let (a, b, strength) = (r.need("a", &polity), r.need("b", &polity), r.need("strength", SHARE.prior()));
        Some((a?, b?, strength?))
    });
    let grudges = records(root.tables("grudge", "grudge", &["of", "against"]), |r| {
        let (of, against) = (r.need("of", &polity), r.need("against", &polity));
        let (weight, reason) = (r.need("weight", SHARE.prior()), r.need("reason", text));
        Some(Grudge { of: of?, against: against?, weight: weight?, reason: reason? })
    });
    let claims = records(root.tables("claim", "claim", &["polity", "place"]), |r| {
        let (claimant, place) = (r.need("polity", &polity), r.need("place", t.places.pick(PlaceId::at)));
        r.need("reason", text)?;
        Some((claimant?, place?))
    });
    root.finish();
    Relations { vassals, wars, truces, marriages, kin, grudges, claims }
}
