//! `polities.toml` and `holdings.csv`: who rules, and what he holds on day one.

use crate::cell::{AMOUNT, SHARE, choice, flag, one_or_more, text};
use crate::defs::{Audience, Custom, Form, Holding, Policy, Polity, TitleDef};
use crate::diagnose::{Diagnostic, Spot};
use crate::draft::Tables;
use crate::names::nearest;
use crate::read::{Reader, Row, records};
use crate::settlements::estimate;
use std::collections::BTreeMap;
use tumen_base::{FaithId, PeopleId, PersonId, PlaceId, PolityId, Prior};

pub(crate) const FILE: &str = "polities.toml";
pub(crate) const HOLDINGS: &str = "holdings.csv";
pub(crate) const HOLDING_COLUMNS: &[&str] =
    &["place", "polity", "garrison_low", "garrison", "garrison_high", "treasury", "source"];

pub(crate) const FORMS: &[(&str, Form)] = &[
    ("empire", Form::Empire),
    ("kingdom", Form::Kingdom),
    ("tribe", Form::Tribe),
    ("band", Form::Band),
    ("city", Form::City),
    ("outpost", Form::Outpost),
    ("outside", Form::Outside),
    ("remote", Form::Remote),
];
const CUSTOMS: &[(&str, Custom)] = &[
    ("eldest_son", Custom::EldestSon),
    ("brother", Custom::Brother),
    ("designated", Custom::Designated),
    ("election", Custom::Election),
];
pub(crate) const POLICIES: &[(&str, Policy)] = &[
    (Policy::NAMES[0], Policy::ALL[0]),
    (Policy::NAMES[1], Policy::ALL[1]),
    (Policy::NAMES[2], Policy::ALL[2]),
    (Policy::NAMES[3], Policy::ALL[3]),
    (Policy::NAMES[4], Policy::ALL[4]),
];

const AUDIENCES: &[(&str, Audience)] =
    &[("steppe", Audience::Steppe), ("towns", Audience::Towns), ("throne", Audience::Throne)];

/// How many powers may arise in a history.
const VACANT: usize = 24;

/// Id of the built-in polity [`LOCALS`](crate::LOCALS).
pub(crate) const LOCALS_ID: &str = "locals";

/// The people of each place for themselves: the built-in first polity.
fn locals(t: &Tables) -> Polity {
    Polity { form: Form::Outpost, ..nobody(t, LOCALS_ID.into(), "the local people".into(), "local") }
}

/// Numbers for the powers that may arise in a history, after all others.
fn vacant(t: &Tables) -> impl Iterator<Item = Polity> + '_ {
    (1..=VACANT).map(|n| nobody(t, format!("arisen_{n}"), format!("a power that arose ({n})"), "newly arisen"))
}

fn nobody(t: &Tables, id: String, name: String, adjective: &str) -> Polity {
    Polity {
        id,
        name,
        adjective: adjective.into(),
        form: Form::Vacant,
        people: PeopleId(0),
        faith: FaithId(0),
        capital: None,
        ruler: None,
        house: t.house(None, "polity", LOCALS_ID),
        custom: Custom::Election,
        marries_out: false,
        treasury: Prior::Fixed(0.0),
        reserve: Prior::Fixed(0.0),
        salaried: false,
        income_share: Prior::Fixed(0.0),
        policy: vec![Policy::Tolerate; t.faiths.len()],
        prestige: Prior::Fixed(0.0),
        ambition: Prior::Fixed(0.0),
        colour: "#9a9a9a".into(),
        consort_house: None,
        women_rule: false,
        titles: Vec::new(),
        eras: Vec::new(),
        harboured: None,
    }
}

/// Reads the polities; the built-in one comes first and stands, for messages, at `home`.
pub(crate) fn read(readers: Vec<Reader<'_>>, t: &Tables, home: Spot) -> Vec<Row<Polity>> {
    let built_in =
        Row { title: format!("polity `{LOCALS_ID}`"), spot: home, cells: BTreeMap::new(), value: Some(locals(t)) };
    let kept = vacant(t).map(|p| Row {
        title: format!("polity `{}`", p.id),
        spot: home,
        cells: BTreeMap::new(),
        value: Some(p),
    });
    let listed = records(readers, |r| {
        let (id, name, adjective) = (r.need("id", text), r.need("name", text), r.need("adjective", text));
        let form = r.need("form", choice(FORMS));
        let people = r.need("people", t.peoples.pick(PeopleId::at));
        let faith = r.need("faith", t.faiths.pick(FaithId::at));
        let place = t.places.pick(PlaceId::at);
        let capital = match form {
            Some(Form::Band) | None => r.may("capital", place),
            Some(_) => r.need("capital", place).map(Some),
        };
        let ruler = r.may("ruler", t.persons.pick(PersonId::at));
        let house = r.may("house", text);
        let custom = r.need("custom", choice(CUSTOMS));
        let marries_out = r.need("marries_out", flag);
        let treasury = r.need("treasury", AMOUNT.prior_of("dinars"));
        let reserve = r.or("reserve", Prior::Fixed(0.0), AMOUNT.prior_of("men"));
        let salaried = r.need("salaried", flag);
        let income_share = r.need("income_share", SHARE.prior());
        let policy = policies(r, t);
        let (prestige, ambition) = (r.need("prestige", SHARE.prior()), r.need("ambition", SHARE.prior()));
        let colour = r.need("colour", |cell| {
            let colour = text(cell)?;
            let good =
                colour.len() == 7 && colour.starts_with('#') && colour.bytes().skip(1).all(|b| b.is_ascii_hexdigit());
            if !good {
                cell.wrong("a colour, \"#rrggbb\"");
            }
            good.then_some(colour)
        });
        let house = t.house(house?.as_deref(), "polity", id.as_deref().unwrap_or_default());
        let consort_house = r.may("consort_house", t.pick_house());
        let women_rule = r.or("women_rule", false, flag);
        let eras = r.or("eras", Vec::new(), one_or_more(text));
        let titles = titles(r);
        let harboured = harboured(r, t);
        Some(Polity {
            id: id?,
            name: name?,
            adjective: adjective?,
            form: form?,
            people: people?,
            faith: faith?,
            capital: capital?,
            ruler: ruler?,
            house,
            custom: custom?,
            marries_out: marries_out?,
            treasury: treasury?,
            reserve: reserve?,
            salaried: salaried?,
            income_share: income_share?,
            policy: policy?,
            prestige: prestige?,
            ambition: ambition?,
            colour: colour?,
            consort_house: consort_house?,
            women_rule: women_rule?,
            titles: titles?,
            eras: eras?,
            harboured: harboured?,
        })
    });
    [built_in].into_iter().chain(listed).chain(kept).collect()
}

/// `titles = { title = "audience", … }`.
fn titles(r: &mut Reader<'_>) -> Option<Vec<TitleDef>> {
    if !r.has("titles") {
        return Some(Vec::new());
    }
    let table = r.table("titles", "titles")?;
    let one = |(key, _): (&str, Spot)| {
        let audience = table.peek(key).and_then(|c| choice(AUDIENCES)(&c))?;
        Some(TitleDef { name: key.to_owned(), audience })
    };
    table.keys().into_iter().map(one).collect()
}

/// `harboured = { people = men }`, one people at most.
fn harboured(r: &mut Reader<'_>, t: &Tables) -> Option<Option<(PeopleId, Prior)>> {
    if !r.has("harboured") {
        return Some(None);
    }
    let table = r.table("harboured", "harboured")?;
    let keys = table.keys();
    let [(key, spot)] = keys[..] else {
        r.desk().put(Diagnostic::error(table.spot, "`harboured` has not one people").expected("{ people = men }"));
        return None;
    };
    let men = table.peek(key).and_then(|c| AMOUNT.prior_of("men")(&c));
    let people = t.peoples.find(key);
    if people.is_none() && !t.peoples.is_open() {
        r.desk().put(
            Diagnostic::error(spot, format!("there is no people `{key}`"))
                .expected("the id of a people")
                .nearest(nearest(key, t.peoples.iter())),
        );
    }
    Some(Some((PeopleId::at(people?), men?)))
}

/// `policy = { faith = "tolerate", … }`; a faith that is not named is left alone.
fn policies(r: &mut Reader<'_>, t: &Tables) -> Option<Vec<Policy>> {
    let mut policy = vec![Policy::Tolerate; t.faiths.len()];
    if !r.has("policy") {
        return Some(policy);
    }
    let table = r.table("policy", "policy")?;
    let mut ok = true;
    for (key, spot) in table.keys() {
        let chosen = table.peek(key).and_then(|c| choice(POLICIES)(&c));
        match (t.faiths.find(key), chosen) {
            (Some(row), Some(chosen)) => policy[row] = chosen,
            (Some(_), None) => ok = false,
            (None, _) => {
                ok = false;
                if !t.faiths.is_open() {
                    let near = nearest(key, t.faiths.iter());
                    r.desk().put(
                        Diagnostic::error(spot, format!("there is no faith `{key}`"))
                            .expected("the id of a faith")
                            .nearest(near),
                    );
                }
            }
        }
    }
    ok.then_some(policy)
}

pub(crate) fn read_holdings(readers: Vec<Reader<'_>>, t: &Tables) -> Vec<Row<Holding>> {
    records(readers, |r| {
        let place = r.need("place", t.places.pick(PlaceId::at));
        let polity = r.need("polity", t.polities.pick(PolityId::at));
        let garrison = estimate(r, ["garrison_low", "garrison", "garrison_high"], "men");
        let treasury = r.or("treasury", 0.0, AMOUNT.number_of("dinars"));
        Some(Holding { place: place?, polity: polity?, garrison: garrison?, treasury: treasury? })
    })
}
