//! The story: events as sentences, from the templates of the scenario's language file, and facts of
//! day one in words. Text is made when it is asked for and never stored.

use crate::acts::Act;
use crate::battle::Incident;
use crate::world::World;
use crate::world::chronicle::{AimKind, Cause, Detail, Event};
use crate::world::person::Person;
use tumen_base::text::thousands;
use tumen_base::{FaithId, PersonId, PlaceId, PolityId};
use tumen_scenario::{LOCALS, Policy, Scenario, Slot};

/// The sentence for an event, without its date.
#[must_use]
pub fn sentence(def: &Scenario, world: &World, event: &Event) -> String {
    let polity = |p: Option<PolityId>| match p {
        Some(LOCALS) => {
            event.place.map_or_else(|| "the local people".into(), |at| format!("the people of {}", place_name(def, at)))
        }
        Some(p) => power_name(def, world, p),
        None => "nobody".into(),
    };
    let person = |p: Option<PersonId>| p.map_or_else(|| "several captains".into(), |p| person_name(def, world, p));
    def.language.sentence(event.kind, |slot| match slot {
        Slot::Actor => polity(event.actor),
        Slot::Other => polity(event.other),
        Slot::Person => person(event.person),
        Slot::Target => person(event.target),
        Slot::Place => event.place.map_or_else(|| "an unknown place".into(), |p| place_name(def, p)),
        Slot::Men => thousands(event.men),
        Slot::OtherMen => thousands(event.other_men),
        Slot::Losses => thousands(event.losses),
        Slot::OtherLosses => thousands(event.other_losses),
        Slot::Detail => detail(def, world, event),
    })
}

fn detail(def: &Scenario, world: &World, event: &Event) -> String {
    match event.detail {
        Detail::None => String::new(),
        Detail::Dinars(n) | Detail::Days(n) | Detail::Households(n) => thousands(n),
        Detail::Faith(f) => adherents(def, f),
        Detail::Policy(f, policy) => format!("{} the {}", policy_verb(policy), adherents(def, f)),
        Detail::Aim(aim) => aim_phrase(aim).into(),
        Detail::Outside(row) => def.outside[usize::from(row)].label.clone(),
        Detail::Incident(i) => incident_phrase(i).into(),
        Detail::Act(act) => self::act(def, act),
        Detail::Polity(p) => power_name(def, world, p),
        Detail::Title(p, n) => def.polities[p.index()].titles[usize::from(n)].name.clone(),
        Detail::Era(p, n, 0) => def.polities[p.index()].eras[usize::from(n)].clone(),
        Detail::Era(p, n, year) => format!("{} {year}", def.polities[p.index()].eras[usize::from(n)]),
        Detail::Told(id) => world
            .chronicle
            .get(id)
            .map_or_else(String::new, |e| format!("{} ({})", sentence(def, world, e).trim_end_matches('.'), e.day)),
        Detail::Authority(f) => {
            let faith = &def.faiths[f.index()];
            faith.authority.clone().unwrap_or_else(|| format!("the head of {}", faith.name))
        }
        Detail::People(p) => def.peoples[p.index()].plural.clone(),
    }
}

/// An act in words, with past tense and without a full stop.
#[must_use]
pub fn act(def: &Scenario, act: Act) -> String {
    let (polity, place) = (|p| polity_name(def, p), |p| place_name(def, p));
    match act {
        Act::War(a, b) => format!("{} made war on {}", polity(a), polity(b)),
        Act::Peace(a, b) => format!("{} made peace with {}", polity(a), polity(b)),
        Act::Neutral(a, b) => format!("{} promised {} to stay out of its wars", polity(a), polity(b)),
        Act::Submit(a, b) => format!("{} submitted to {}", polity(a), polity(b)),
        Act::Leave(a) => format!("{} threw off its suzerain", polity(a)),
        Act::Attack(a, at) => format!("{} sent the hosts at hand against {}", polity(a), place(at)),
        Act::Recall(a) => format!("{} called its hosts home", polity(a)),
        Act::Policy(a, faith, policy) => {
            format!("{} came to {} the {}", polity(a), policy_verb(policy), adherents(def, faith))
        }
        Act::Die(person) => format!("{} died", def.persons[person.index()].name),
    }
}

/// Name of a polity as the pack has it.
#[must_use]
pub fn polity_name(def: &Scenario, p: PolityId) -> String {
    if p == LOCALS { "their own people".into() } else { def.polities[p.index()].name.clone() }
}

/// Name of a polity in a history: one that arose in it is called after its people and the place where it arose.
#[must_use]
pub fn power_name(def: &Scenario, world: &World, p: PolityId) -> String {
    let x = world.polity(p);
    match x.arose {
        Some(place) => format!("{} of {}", def.peoples[x.people.index()].plural, place_name(def, place)),
        None => polity_name(def, p),
    }
}

/// Id of a person: the pack's, or a number for one who was born in a history.
#[must_use]
pub fn person_id(def: &Scenario, p: PersonId) -> String {
    def.persons.get(p.index()).map_or_else(|| format!("born_{}", p.index()), |known| known.id.clone())
}

/// Name of a person: the pack's, or for one who was born in this history a name of the people with that of the father.
#[must_use]
pub fn person_name(def: &Scenario, world: &World, p: PersonId) -> String {
    if let Some(known) = def.persons.get(p.index()) {
        return known.name.clone();
    }
    let x = world.person(p);
    let kin = match (x.male, x.father, x.spouse) {
        (true, Some(father), _) => format!("son of {}", short_name(def, world, father)),
        (false, Some(father), _) => format!("daughter of {}", short_name(def, world, father)),
        (false, None, Some(husband)) => format!("wife of {}", short_name(def, world, husband)),
        _ => return given_name(def, world, p).unwrap_or_else(|| "one without a name".into()),
    };
    match given_name(def, world, p) {
        Some(given) => format!("{given} {kin}"),
        None => format!("the {kin}"),
    }
}

/// The name without that of the father.
fn short_name(def: &Scenario, world: &World, p: PersonId) -> String {
    let known = def.persons.get(p.index()).map(|x| x.name.clone());
    known.or_else(|| given_name(def, world, p)).unwrap_or_else(|| person_name(def, world, p))
}

fn given_name(def: &Scenario, world: &World, p: PersonId) -> Option<String> {
    let x = world.person(p);
    let people = &def.peoples[x.people.index()];
    let list = if x.male { &people.men } else { &people.women };
    if list.is_empty() {
        return None;
    }
    // No two children of one father bear one name while the list has others: an elder keeps it.
    let siblings = |(_, y): &(PersonId, &Person)| {
        x.father.is_some() && (y.father, y.male, y.people) == (x.father, x.male, x.people)
    };
    let elders = (def.persons.len()..p.index()).map(PersonId::at).map(|q| (q, world.person(q))).filter(siblings);
    let mut taken: Vec<usize> = Vec::new();
    for given in elders.filter_map(|(_, y)| y.given).chain(x.given) {
        let wished = usize::from(given);
        let free = (0..list.len()).map(|step| (wished + step) % list.len()).find(|n| !taken.contains(n));
        taken.push(free.unwrap_or(wished % list.len()));
    }
    x.given.and_then(|_| taken.last()).map(|n| list[*n].clone())
}

/// Name of a place.
#[must_use]
pub fn place_name(def: &Scenario, p: PlaceId) -> String {
    def.graph.place(p).name.clone()
}

fn adherents(def: &Scenario, f: FaithId) -> String {
    def.faiths[f.index()].adherents.clone()
}

fn policy_verb(policy: Policy) -> &'static str {
    match policy {
        Policy::Patronise => "patronise",
        Policy::Tolerate => "tolerate",
        Policy::Restrict => "restrict",
        Policy::Persecute => "persecute",
        Policy::Force => "force conversion upon",
    }
}

fn aim_phrase(aim: AimKind) -> &'static str {
    match aim {
        AimKind::Conquer => "to conquer",
        AimKind::Recover => "to recover",
        AimKind::Punish => "on a punitive march to",
        AimKind::Relieve => "to the relief of",
        AimKind::Raid => "to plunder",
        AimKind::Hunt => "in pursuit to",
        AimKind::Guard => "to keep watch at",
        AimKind::Migrate => "to settle at",
    }
}

fn incident_phrase(i: Incident) -> &'static str {
    match i {
        Incident::Surprise => ", caught before they could form",
        Incident::NightSurprise => ", surprised in camp at night",
        Incident::WindAndDust => ", with wind and dust in their faces",
        Incident::CommanderAbsent => ", whose commander was not with them",
        Incident::FeignedFlight => ", drawn out by a feigned flight",
        Incident::Encirclement => ", surrounded on all sides",
        Incident::PinnedAgainstObstacle => ", driven against a river bed",
    }
}

/// A cause in words: the sentence of an earlier event with its date, or a fact of day one.
#[must_use]
pub fn cause(def: &Scenario, world: &World, cause: Cause) -> String {
    match cause {
        Cause::Event(id) => match world.chronicle.get(id) {
            Some(e) => format!("{}: {}", e.day, sentence(def, world, e)),
            None => format!("event {} (not in this chronicle)", id.0),
        },
        Cause::Grudge(row) => {
            let g = &def.grudges[usize::from(row)];
            format!(
                "on day one: {} held a grudge against {}: {}",
                polity_name(def, g.of),
                polity_name(def, g.against),
                g.reason
            )
        }
        Cause::Vassalage(row) => {
            let v = &def.vassals[usize::from(row)];
            format!("on day one: {} owed allegiance to {}", polity_name(def, v.polity), polity_name(def, v.of))
        }
        Cause::Claim(row) => {
            let (polity, place) = def.claims[usize::from(row)];
            format!("on day one: {} held {} to be rightly its own", polity_name(def, polity), place_name(def, place))
        }
        Cause::Outside(row) => format!("from outside: {}", def.outside[usize::from(row)].label),
        Cause::Character(p) => {
            let x = world.person(p);
            format!(
                "the character of {} (boldness {:.2}, zeal {:.2}, caution {:.2}, pride {:.2}, greed {:.2})",
                person_name(def, world, p),
                x.boldness(),
                x.zeal(),
                x.caution(),
                x.pride(),
                x.greed()
            )
        }
        Cause::Ambition(p) => {
            format!("the ambition of {} ({:.2})", power_name(def, world, p), world.polity(p).ambition)
        }
        Cause::OldPolicy(p, f) => {
            format!("on day one: the policy of {} toward the {}", polity_name(def, p), adherents(def, f))
        }
    }
}
