//! Day one: the state that a scenario gives, with every uncertain value sampled for this history.
//! Each value has draws of its own (kind of record, row, field), so that adding a row at the end of a
//! table leaves the other values of a history as they were.

use crate::inputs::{Intake, Rows, Table};
use crate::world::World;
use crate::world::accounts::Accounts;
use crate::world::agenda::Agenda;
use crate::world::chronicle::{Cause, Chronicle};
use crate::world::dealings::Dealings;
use crate::world::host::{Host, Stance};
use crate::world::person::{Person, Whereabouts};
use crate::world::place::{Community, Place};
use crate::world::polity::{Bonds, Creed, Following, Head, MAX_FAITHS, Means, PlaceSet, Polity, Tie, Ties, Vassalage};
use serde::{Deserialize, Serialize};
use tumen_base::day::YEAR;
use tumen_base::{Day, HostId, Men, PolityId, Prior};
use tumen_scenario::{Form, LOCALS, Office, OutsideKind, Policy, Scenario};

/// The traits of a person and the arms of a host, as packs name them.
const TRAITS: [&str; 5] = ["boldness", "zeal", "caution", "pride", "greed"];
const ARMS: [&str; 3] = ["horse_archers", "heavy_cavalry", "foot"];

/// What a history drew for an outside event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutsideDraw {
    /// First day, or the day of an arrival or crossing.
    pub from: Day,
    /// Last day of a commitment.
    pub until: Day,
    /// Men tied down, or gained.
    pub men: Men,
    /// Dinars gained.
    pub dinars: i64,
    /// Share of the absorbed who scatter; embassies a year.
    pub share: f64,
    /// Ambition of a union.
    pub ambition: f64,
    /// Standing of a union.
    pub prestige: f64,
}

impl World {
    /// The world on the first day of a scenario, with every uncertain value taken through the intake.
    #[must_use]
    pub(crate) fn first_day(def: &Scenario, intake: &mut Intake<'_>) -> Self {
        let rows = Rows(def);
        let mut world = Self {
            today: def.start,
            draws: intake.draws,
            occasions: Default::default(),
            acts: Vec::new(),
            places: places(def, &mut intake.table("settlements", 1, rows, Rows::place)),
            polities: polities(def, &mut intake.table("polities", 2, rows, Rows::polity)),
            persons: persons(def, &mut intake.table("persons", 3, rows, Rows::person)),
            map_version: 0,
            hosts: hosts(def, &mut intake.table("hosts", 4, rows, Rows::host)),
            ties: Ties::new(def.polities.len()),
            scattered: scattered(def, &mut intake.table("peoples", 5, rows, Rows::people)),
            musters: Vec::new(),
            outside: outside(def, &mut intake.table("outside", 6, rows, Rows::outside)),
            tied: Vec::new(),
            agenda: Agenda::default(),
            chronicle: Chronicle::default(),
            accounts: Accounts::default(),
            reigns: Default::default(),
            happened: Vec::new(),
            absorbed: Vec::new(),
            closed: Vec::new(),
            untold: Vec::new(),
            assemblies: Vec::new(),
            on_call: Vec::new(),
            courts: Vec::new(),
            // Those who were free on day one had been so for a lifetime.
            dealings: Dealings::new(def.polities.len(), def.start - 20_000),
        };
        world.hold(def, &mut intake.table("holdings", 7, rows, Rows::holding));
        world.bind(def, intake);
        world.place_people(def);
        world.note_reigns();
        world.accounts.men_initial = world.men_on_books();
        world.accounts.dinars_initial = world.dinars_on_books();
        world
    }

    /// Holdings and garrisons.
    fn hold(&mut self, def: &Scenario, s: &mut Table<'_, '_>) {
        for (i, h) in def.holdings.iter().enumerate() {
            let place = self.place_mut(h.place);
            place.holder = h.polity;
            place.garrison = s.men(i, 0, "garrison", &h.garrison);
            place.purse = h.treasury as i64;
        }
    }

    /// Vassalage, wars, kin, wrongs and claims.
    fn bind(&mut self, def: &Scenario, intake: &mut Intake<'_>) {
        let rows = Rows(def);
        let s = &mut intake.table("vassals", 8, rows, Rows::vassal);
        for (i, v) in def.vassals.iter().enumerate() {
            self.polity_mut(v.polity).bonds.vassalage = Some(Vassalage {
                to: v.of,
                tribute: s.take(i, 0, ("tribute", "dinars/year"), &v.tribute) as i64,
                levy: s.men(i, 1, "levy", &v.levy),
                commissioner: v.commissioner,
                arrears: s.take(i, 2, ("arrears", "years"), &v.arrears),
                habit: s.take(i, 3, ("habit", "share"), &v.habit),
                oath: v.oath,
                since: def.start,
                cause: Some(Cause::Vassalage(i as u16)),
            });
            self.ties.get_mut(v.of, v.polity).overlordship = true;
            self.dealings.of_mut(v.polity).free_since = def.start;
        }
        for (a, b) in &def.wars {
            self.ties.both(*a, *b, |t| t.war = true);
        }
        let s = &mut intake.table("truces", 8, rows, Rows::truce);
        for (i, (a, b, until)) in def.truces.iter().enumerate() {
            let day = s.day(i, 10, "until", until);
            self.ties.both(*a, *b, |t| t.truce = day);
        }
        let s = &mut intake.table("kin", 8, rows, Rows::kin);
        for (i, (a, b, strength)) in def.kin.iter().enumerate() {
            let kin = s.take(i, 20, ("strength", "share"), strength);
            self.ties.both(*a, *b, |t| t.kin = kin);
        }
        let s = &mut intake.table("grudges", 8, rows, Rows::grudge);
        for (i, g) in def.grudges.iter().enumerate() {
            let weight = s.take(i, 30, ("weight", "share"), &g.weight);
            let tie: &mut Tie = self.ties.get_mut(g.of, g.against);
            tie.grudge += weight;
            tie.wronged = def.start;
            tie.wrong = Some(Cause::Grudge(i as u16));
        }
        for (polity, place) in &def.claims {
            self.polity_mut(*polity).bonds.claims.insert(*place);
        }
    }

    /// Persons stand where their rows say: with the host they lead, or at a place.
    fn place_people(&mut self, def: &Scenario) {
        for (i, p) in def.persons.iter().enumerate() {
            let leads = self.hosts.iter().position(|h| h.commander == Some(tumen_base::PersonId::at(i)));
            let seat = p.at.or(def.polities[p.polity.index()].capital);
            self.persons[i].whereabouts = match (leads, seat) {
                // Not yet born: comes into the world by an outside event.
                _ if self.persons[i].born > def.start => Whereabouts::Away,
                (Some(host), _) if self.hosts[host].stance == Stance::Away => Whereabouts::Away,
                (Some(host), _) => Whereabouts::With(HostId::at(host)),
                (None, Some(place)) => Whereabouts::At(place),
                (None, None) => Whereabouts::Away,
            };
        }
    }
}

fn places(def: &Scenario, s: &mut Table<'_, '_>) -> Vec<Place> {
    def.settlements
        .iter()
        .enumerate()
        .map(|(i, settlement)| (s.take(i, 0, ("households", "households"), &settlement.households), settlement))
        .map(|(households, settlement)| Place {
            holder: LOCALS,
            since: def.start,
            taken: None,
            garrison: 0,
            purse: 0,
            households,
            walls: settlement.walls,
            communities: settlement
                .communities
                .iter()
                .map(|c| Community {
                    faith: c.faith,
                    nomad: c.nomad,
                    share: c.share,
                    grievance: 0.0,
                    target: 0.0,
                    touched: def.start,
                    violence: 0.0,
                    hurt: def.start,
                    cause: None,
                    relief: None,
                })
                .collect(),
            grazed: 0.0,
            grazed_on: def.start,
            wasted: 0.0,
            wasted_on: def.start,
            besieger: None,
            besieged_on: def.start,
            siege_event: None,
            siege_version: 0,
            rising_version: 0,
            put_down: None,
            rising_bound: 0.0,
            rising_draws: 0,
            levy: 1.0,
            people: None,
            // The rolls of day one are taken to be those by which dues are paid.
            counted: households,
            counted_on: def.start,
            notables: settlement.notables,
            families: Default::default(),
            turned_to: None,
            flooded: def.start,
        })
        .collect()
}

fn polities(def: &Scenario, s: &mut Table<'_, '_>) -> Vec<Polity> {
    def.polities
        .iter()
        .enumerate()
        .map(|(i, p)| {
            // A power that does not exist yet has nothing to be uncertain about.
            let mut take = |field, name: (&str, &'static str), prior: &Prior| match p.form {
                Form::Vacant => 0.0,
                _ => s.take(i, field, name, prior),
            };
            let reserve = take(1, ("reserve", "men"), &p.reserve).max(0.0) as Men;
            let mut policy = [Policy::Tolerate; MAX_FAITHS];
            for (slot, given) in policy.iter_mut().zip(&p.policy) {
                *slot = *given;
            }
            Polity {
                alive: PolityId::at(i) != LOCALS && p.form != Form::Vacant && !comes_if(def, PolityId::at(i)),
                form: p.form,
                people: p.people,
                house: p.house,
                capital: p.capital,
                arose: None,
                ended: None,
                prestige: take(3, ("prestige", "share"), &p.prestige),
                ambition: take(4, ("ambition", "share"), &p.ambition),
                court: Head {
                    ruler: p.ruler,
                    power: p.ruler,
                    headed_since: def.start - 3650,
                    usurped: None,
                    custom: p.custom,
                    marries_out: p.marries_out,
                    will: None,
                    titles: 0,
                    era: None,
                    disputes: None,
                },
                means: Means {
                    treasury: take(0, ("treasury", "dinars"), &p.treasury) as i64,
                    reserve,
                    reserve_full: reserve,
                    fielded: 0.0,
                    salaried: p.salaried,
                    income: 0.0,
                    income_share: take(2, ("income_share", "share"), &p.income_share),
                    tax: 1.0,
                    counting: false,
                    harboured: p
                        .harboured
                        .as_ref()
                        .map(|(people, men)| (*people, take(5, ("harboured", "men"), men).max(0.0) as Men)),
                },
                creed: Creed { faith: p.faith, policy, policy_event: [None; MAX_FAITHS], favoured: None },
                bonds: Bonds {
                    vassalage: None,
                    duty: None,
                    shelter: None,
                    claims: PlaceSet::default(),
                    defeat: None,
                    defeated_on: Day(0),
                    repelled: Default::default(),
                },
                following: Following { households: Default::default(), levy: 1.0, tents: 0.0, dues: None },
            }
        })
        .collect()
}

/// Whether a polity comes into the world with an arrival that depends on what happens.
fn comes_if(def: &Scenario, polity: PolityId) -> bool {
    let brings = |what: &OutsideKind| matches!(what, OutsideKind::Arrival { with, .. } if *with == polity);
    def.outside.iter().any(|o| brings(&o.what) && !o.only_if.is_empty())
}

fn persons(def: &Scenario, s: &mut Table<'_, '_>) -> Vec<Person> {
    def.persons
        .iter()
        .enumerate()
        .map(|(i, p)| {
            let mut traits = [0.0; 5];
            for (j, value) in traits.iter_mut().enumerate() {
                *value = s.take(i, 1 + j as u32, (TRAITS[j], "share"), &p.traits[j]).clamp(0.0, 1.0);
            }
            let born = s.take(i, 0, ("born", "year"), &p.born);
            let year = born as i32;
            Person {
                born: Day::julian(year, 1, 1) + ((born - f64::from(year)) * YEAR) as i32,
                male: p.male,
                house: p.house,
                people: p.people,
                faith: p.faith,
                polity: p.polity,
                office: p.office,
                whereabouts: Whereabouts::Away,
                father: p.father,
                spouse: p.spouse,
                traits,
                given: None,
                reigned: def.polities.iter().any(|q| q.ruler == Some(tumen_base::PersonId::at(i))),
                mother: p.mother,
            }
        })
        .collect()
}

fn hosts(def: &Scenario, s: &mut Table<'_, '_>) -> Vec<Host> {
    let arrives = |i: usize| def.outside.iter().any(|o| o.what.musters().contains(&HostId::at(i)));
    def.hosts
        .iter()
        .enumerate()
        .map(|(i, h)| {
            let arms = [0, 1, 2].map(|a| s.men(i, a as u32, ARMS[a], &h.arms[a]));
            let men: Men = arms.iter().sum();
            let stable = s.take(i, 4, ("remounts", "horses/man"), &h.remounts);
            Host {
                commander: h
                    .commander
                    .filter(|c| def.persons[c.index()].office != Office::None || def.persons[c.index()].male),
                arms,
                horses: f64::from(men) * stable,
                full: men,
                stable,
                quality: s.take(i, 5, ("quality", "1 is trained"), &h.quality),
                cohesion: 0.9,
                salaried: h.salaried,
                stance: if arrives(i) { Stance::Away } else { Stance::Idle },
                ..Host::raised(h.polity, h.at, def.start)
            }
        })
        .collect()
}

fn scattered(def: &Scenario, s: &mut Table<'_, '_>) -> Vec<Men> {
    def.peoples.iter().enumerate().map(|(i, p)| s.men(i, 0, "scattered", &p.scattered)).collect()
}

fn outside(def: &Scenario, s: &mut Table<'_, '_>) -> Vec<OutsideDraw> {
    def.outside
        .iter()
        .enumerate()
        .map(|(i, o)| match &o.what {
            OutsideKind::Commitment { men, from, until, .. } => {
                let from = s.day(i, 0, "from", from);
                let until = s.day(i, 1, "until", until).max(from + 1);
                OutsideDraw { from, until, men: s.men(i, 2, "men", men), ..OutsideDraw::default() }
            }
            OutsideKind::Arrival { date, .. } | OutsideKind::Crossing { date, .. } => {
                let day = s.day(i, 0, "date", date);
                OutsideDraw { from: day, until: day, ..OutsideDraw::default() }
            }
            OutsideKind::Strength { men, dinars, from, until, .. } => {
                let from = s.day(i, 0, "from", from);
                let until = s.day(i, 1, "until", until).max(from + 1);
                let men = s.men(i, 2, "men", men);
                let dinars = s.take(i, 3, ("dinars", "dinars"), dinars) as i64;
                OutsideDraw { from, until, men, dinars, ..OutsideDraw::default() }
            }
            OutsideKind::Union { ambition, prestige, scatters, date, .. } => {
                let day = s.day(i, 0, "date", date);
                OutsideDraw {
                    from: day,
                    until: day,
                    share: s.take(i, 1, ("scatters", "share"), scatters),
                    ambition: s.take(i, 2, ("ambition", "share"), ambition),
                    prestige: s.take(i, 3, ("prestige", "share"), prestige),
                    ..OutsideDraw::default()
                }
            }
            OutsideKind::Pressure { rate, men, from, until, .. } => {
                let from = s.day(i, 0, "from", from);
                let until = s.day(i, 1, "until", until).max(from + 1);
                let men = s.men(i, 2, "men", men);
                OutsideDraw {
                    from,
                    until,
                    men,
                    share: s.take(i, 3, ("rate", "1/year"), rate),
                    ..OutsideDraw::default()
                }
            }
        })
        .collect()
}
