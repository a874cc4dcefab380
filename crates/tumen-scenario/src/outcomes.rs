//! `outcomes.toml`: what is measured on a history.

use crate::cell::{ANY, Cell, Value, YEARS, choice, date, flag, one_or_more, text};
use crate::claims;
use crate::diagnose::{Diagnostic, Spot};
use crate::draft::Tables;
use crate::measure::{
    Answer, Case, DateMeasure, Field, Holding, NumberMeasure, Outcome, Pattern, Reading, Reigns, Which, Who,
};
use crate::names::{Names, nearest};
use crate::polities::POLICIES;
use crate::read::{Reader, Row};
use crate::shapes::date_prior;
use crate::vocab::EventKind;
use toml::de::DeValue;
use tumen_base::{Day, FaithId, PersonId, PlaceId, PolityId};

pub(crate) const FILE: &str = "outcomes.toml";

const WHICH: &[(&str, Which)] = &[("first", Which::First), ("last", Which::Last)];
const FIELDS: &[(&str, Field)] = &[
    ("men", Field::Men),
    ("other_men", Field::OtherMen),
    ("losses", Field::Losses),
    ("other_losses", Field::OtherLosses),
    ("detail", Field::Detail),
];
const HOLDINGS: &[(&str, Holding)] = &[
    ("places", Holding::Places),
    ("households", Holding::Households),
    ("men", Holding::Men),
    ("treasury", Holding::Treasury),
    ("area", Holding::Area),
    ("vassals", Holding::Vassals),
    ("nomad_share", Holding::NomadShare),
    ("tribute", Holding::Tribute),
];

const REIGNS: &[(&str, Reigns)] = &[
    ("count", Reigns::Count),
    ("mean", Reigns::Mean),
    ("spread", Reigns::Spread),
    ("killed", Reigns::Killed),
    ("set_aside", Reigns::SetAside),
];

/// All that the file says, and every pattern in it.
pub(crate) struct Measured {
    /// Positions of outcomes; nothing if they could not be read.
    pub flow: Option<Vec<usize>>,
    pub outcomes: Vec<Row<Outcome>>,
    pub dates: Vec<Row<DateMeasure>>,
    pub numbers: Vec<Row<NumberMeasure>>,
    pub patterns: Vec<Used>,
}

impl Default for Measured {
    fn default() -> Self {
        let (outcomes, dates, numbers) = (Vec::new(), Vec::new(), Vec::new());
        Self { flow: Some(Vec::new()), outcomes, dates, numbers, patterns: Vec::new() }
    }
}

/// A pattern where it is used.
pub(crate) struct Used {
    pub pattern: Pattern,
    pub spot: Spot,
    /// The measure that uses it.
    pub title: String,
    /// Whether it only says from when days are counted, so that it may be an input.
    pub origin: bool,
}

pub(crate) fn read(root: &mut Reader<'_>, t: &Tables) -> Measured {
    let mut file = File { t, patterns: Vec::new() };
    let outcomes = root.tables("outcome", "outcome", &["id"]);
    let dates = root.tables("date", "date", &["id"]);
    let numbers = root.tables("number", "number", &["id"]);
    let flow = root.or("flow", Vec::new(), |cell| flow(cell, &outcomes));
    root.finish();
    // Measures of all three kinds share one set of ids: columns of one table are named after them.
    let mut ids = Names::new("measure", true);
    outcomes.iter().chain(&dates).chain(&numbers).for_each(|r| ids.add(r.desk(), r.peek("id").as_ref()));
    Measured {
        flow,
        outcomes: scored(outcomes, |r| file.outcome(r)),
        dates: scored(dates, |r| file.date(r)),
        numbers: scored(numbers, |r| file.number(r)),
        patterns: file.patterns,
    }
}

/// Outcomes with cases, each once, two or more.
fn flow(cell: &Cell<'_>, outcomes: &[Reader<'_>]) -> Option<Vec<usize>> {
    let ids: Vec<&str> = outcomes.iter().map(|r| r.peek("id").and_then(|id| id.str()).unwrap_or_default()).collect();
    let with_cases = |row: &usize| outcomes[*row].peek("case").is_some();
    let mut found: Vec<usize> = Vec::new();
    let mut whole = true;
    for item in cell.items().unwrap_or_default() {
        let id = item.str().unwrap_or_default();
        let row = ids.iter().position(|known| !known.is_empty() && *known == id);
        let problem = match row {
            None => format!("there is no outcome `{id}`"),
            Some(row) if !with_cases(&row) => format!("the outcome `{id}` has no cases, so nothing flows through it"),
            Some(row) if found.contains(&row) => format!("the outcome `{id}` comes twice in the flow"),
            Some(row) => {
                found.push(row);
                continue;
            }
        };
        let others = (0..ids.len()).filter(with_cases).filter(|row| !found.contains(row)).map(|row| ids[row]);
        let near = if row.is_none() { nearest(id, others) } else { None };
        item.put(Diagnostic::error(item.spot, problem).expected("the id of another outcome with cases").nearest(near));
        whole = false;
    }
    if whole && found.len() < 2 {
        cell.wrong("a list of two or more outcomes that follow from one another");
        whole = false;
    }
    whole.then_some(found)
}

/// Reads each measure, with the claims that it is held against.
fn scored<'a, T>(readers: Vec<Reader<'a>>, mut read: impl FnMut(&mut Reader<'a>) -> Option<T>) -> Vec<Row<T>> {
    rows(readers, |reader| {
        let mark = reader.desk().claims.mark();
        let value = read(reader);
        let claims = reader.may("claims", claims::list);
        reader.desk().claims.credit(mark, &reader.place(), true);
        value.filter(|_| claims.is_some())
    })
}

fn rows<'a, T>(readers: Vec<Reader<'a>>, mut read: impl FnMut(&mut Reader<'a>) -> Option<T>) -> Vec<Row<T>> {
    let one = |mut reader: Reader<'a>| {
        let value = read(&mut reader);
        reader.into_row(value)
    };
    readers.into_iter().map(one).collect()
}

fn kind(cell: &Cell<'_>) -> Option<EventKind> {
    let name = cell.str().unwrap_or_default();
    let found = EventKind::named(name);
    if found.is_none() {
        let near = nearest(name, EventKind::ALL.iter().map(|k| k.name()));
        let message = format!("there is no kind of event `{name}`");
        cell.put(Diagnostic::error(cell.spot, message).expected("a kind of event").nearest(near));
    }
    found
}

struct File<'t> {
    t: &'t Tables,
    patterns: Vec<Used>,
}

impl File<'_> {
    fn outcome(&mut self, r: &mut Reader<'_>) -> Option<Outcome> {
        let (id, label) = (r.need("id", text), r.need("label", text));
        let (record, held_out) = (r.or("record", String::new(), text), r.or("held_out", false, flag));
        let ways: Vec<&str> = ["case", "holder", "border"].into_iter().filter(|k| r.has(k)).collect();
        if ways.len() != 1 {
            let message = format!("{} is read in {} ways", r.title(), ways.len());
            r.desk().put(Diagnostic::error(r.spot, message).expected("one of [[outcome.case]], `holder`, `border`"));
        }
        let (answer, recorded) = match ways.first().copied() {
            Some("holder") => {
                let answer = r.table("holder", "holder").and_then(|inner| self.holder(inner));
                (answer, r.may("recorded", self.t.polities.pick(|row| row)))
            }
            Some("border") => {
                let answer = r.table("border", "border").and_then(|inner| self.border(inner));
                (answer, r.may("recorded", choice(&[("no", 0), ("yes", 1)])))
            }
            _ => {
                let mut ids = Names::new("case", false);
                let readers = r.tables("case", "case", &["id"]);
                readers.iter().for_each(|c| ids.add(c.desk(), c.peek("id").as_ref()));
                let cases = rows(readers, |c| self.case(c));
                let cases: Option<Vec<Case>> = cases.into_iter().map(|row| row.value).collect();
                (cases.map(Answer::Cases), r.may("recorded", ids.pick(|row| row)))
            }
        };
        if ways.len() != 1 {
            return None;
        }
        let (recorded, held_out) = (recorded?, held_out?);
        Some(Outcome { id: id?, label: label?, record: record?, recorded, held_out, answer: answer? })
    }

    fn holder(&mut self, mut r: Reader<'_>) -> Option<Answer> {
        let place = r.need("place", self.t.places.pick(PlaceId::at));
        let (at, overlord) = (r.may("at", date), r.or("overlord", false, flag));
        r.finish();
        Some(Answer::Holder { place: place?, at: at?, overlord: overlord? })
    }

    fn border(&mut self, mut r: Reader<'_>) -> Option<Answer> {
        let polity = self.t.polities.pick(PolityId::at);
        let (a, b) = (r.need("a", &polity), r.need("b", &polity));
        r.finish();
        Some(Answer::Border { a: a?, b: b? })
    }

    fn case(&mut self, r: &mut Reader<'_>) -> Option<Case> {
        let (id, label) = (r.need("id", text), r.need("label", text));
        let title = r.title();
        let [all, any, none] = ["all", "any", "none"].map(|key| {
            let patterns: Vec<Option<Pattern>> =
                r.tables(key, "pattern", &[]).into_iter().map(|p| self.pattern(p, &title, false)).collect();
            patterns.into_iter().collect::<Option<Vec<Pattern>>>()
        });
        r.may("claims", claims::list)?;
        Some(Case { id: id?, label: label?, all: all?, any: any?, none: none? })
    }

    fn date(&mut self, r: &mut Reader<'_>) -> Option<DateMeasure> {
        let (id, label) = (r.need("id", text), r.need("label", text));
        let event = self.pattern_of(r, "event", false);
        let which = r.or("which", Which::First, choice(WHICH));
        let (record, held_out) = (r.or("record", String::new(), text), r.or("held_out", false, flag));
        let window = r.may("window", date_prior);
        let window = window?.map(|w| {
            let (from, to) = w.bounds();
            (Day(from as i32), Day(to as i32))
        });
        let (record, held_out) = (record?, held_out?);
        Some(DateMeasure { id: id?, label: label?, event: event?, which: which?, record, window, held_out })
    }

    fn number(&mut self, r: &mut Reader<'_>) -> Option<NumberMeasure> {
        let (id, label, unit) = (r.need("id", text), r.need("label", text), r.need("unit", text));
        let (record, held_out) = (r.or("record", String::new(), text), r.or("held_out", false, flag));
        let range = r.may("range", ANY.prior_of(unit.as_deref().unwrap_or_default()));
        let ways: Vec<&str> = ["field", "count", "days", "state", "reigns"].into_iter().filter(|k| r.has(k)).collect();
        let read = match ways[..] {
            ["field"] => r.table("field", "field").and_then(|inner| self.field(inner, &r.title())),
            ["count"] => self.pattern_of(r, "count", false).map(Reading::Count),
            ["days"] => r.table("days", "days").and_then(|mut inner| {
                let inner_title = r.title();
                let inner = &mut inner;
                let from = self.pattern_in(inner, "from", &inner_title, true);
                let to = self.pattern_in(inner, "to", &inner_title, false);
                inner.finish();
                Some(Reading::Days { from: from?, to: to? })
            }),
            ["state"] => r.table("state", "state").and_then(|inner| self.state(inner)),
            ["reigns"] => r.table("reigns", "reigns").and_then(|inner| self.reigns(inner)),
            _ => {
                let message = format!("{} is read in {} ways", r.title(), ways.len());
                r.desk().put(
                    Diagnostic::error(r.spot, message).expected("one of `field`, `count`, `days`, `state`, `reigns`"),
                );
                None
            }
        };
        let range = range?.map(|p| p.bounds());
        let (record, held_out) = (record?, held_out?);
        Some(NumberMeasure { id: id?, label: label?, unit: unit?, read: read?, record, range, held_out })
    }

    fn field(&mut self, mut r: Reader<'_>, title: &str) -> Option<Reading> {
        let event = self.pattern_in(&mut r, "event", title, false);
        let which = r.or("which", Which::First, choice(WHICH));
        let field = r.need("read", choice(FIELDS));
        r.finish();
        Some(Reading::Field { event: event?, which: which?, field: field? })
    }

    fn state(&mut self, mut r: Reader<'_>) -> Option<Reading> {
        let polity = r.need("polity", self.t.polities.pick(PolityId::at));
        let (at, realm) = (r.may("at", date), r.or("realm", false, flag));
        let read = r.need("read", choice(HOLDINGS));
        r.finish();
        Some(Reading::State { polity: polity?, at: at?, realm: realm?, read: read? })
    }

    fn reigns(&mut self, mut r: Reader<'_>) -> Option<Reading> {
        let polity = r.need("polity", self.t.polities.pick(PolityId::at));
        let read = r.need("read", choice(REIGNS));
        r.finish();
        Some(Reading::Reigns { polity: polity?, read: read? })
    }

    /// Persons by name, or `{ ruler_of = "…", reign = 2, woman = true }`.
    fn who(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<Who> {
        let is_table = r.peek(key).is_some_and(|c| matches!(c.value, Value::Toml(DeValue::Table(_))));
        if !is_table {
            return r.or(key, Vec::new(), one_or_more(self.t.persons.pick(PersonId::at))).map(Who::from);
        }
        let mut inner = r.table(key, key)?;
        let ruler_of = inner.may("ruler_of", self.t.polities.pick(PolityId::at));
        let reign = inner.may("reign", |cell| {
            let number = YEARS.number()(cell)?;
            Some(number as u16)
        });
        let woman = inner.may("woman", flag);
        inner.finish();
        let who = Who { named: Vec::new(), ruler_of: ruler_of?, reign: reign?, woman: woman? };
        if who.reign.is_some() && who.ruler_of.is_none() || who.is_anybody() {
            let message = format!("`{key}` does not say whose ruler is meant");
            r.desk().put(Diagnostic::error(inner.spot, message).expected("`ruler_of`, or `woman`"));
            return None;
        }
        Some(who)
    }

    fn pattern_of(&mut self, r: &mut Reader<'_>, key: &'static str, origin: bool) -> Option<Pattern> {
        let title = r.title();
        self.pattern_in(r, key, &title, origin)
    }

    fn pattern_in(&mut self, r: &mut Reader<'_>, key: &'static str, title: &str, origin: bool) -> Option<Pattern> {
        r.need(key, |_| Some(()))?;
        let inner = r.table(key, "pattern")?;
        self.pattern(inner, title, origin)
    }

    fn pattern(&mut self, mut r: Reader<'_>, title: &str, origin: bool) -> Option<Pattern> {
        let t = self.t;
        let polity = t.polities.pick(PolityId::at);
        let kinds = r.or("kind", Vec::new(), one_or_more(kind));
        let actor = r.or("actor", Vec::new(), one_or_more(&polity));
        let other = r.or("other", Vec::new(), one_or_more(&polity));
        let (who, target) = (self.who(&mut r, "person"), self.who(&mut r, "target"));
        let place = r.or("place", Vec::new(), one_or_more(t.places.pick(PlaceId::at)));
        let faith = r.or("faith", Vec::new(), one_or_more(t.faiths.pick(FaithId::at)));
        let policy = r.or("policy", Vec::new(), one_or_more(choice(POLICIES)));
        let (after, before) = (r.may("after", date), r.may("before", date));
        r.finish();
        if r.keys().is_empty() {
            r.desk().put(Diagnostic::error(r.spot, "the pattern matches every event").expected("at least a `kind`"));
            return None;
        }
        let pattern = Pattern {
            kinds: kinds?,
            actor: actor?,
            other: other?,
            person: who?,
            target: target?,
            place: place?,
            faith: faith?,
            policy: policy?,
            after: after?,
            before: before?,
        };
        self.patterns.push(Used { pattern: pattern.clone(), spot: r.spot, title: title.to_owned(), origin });
        Some(pattern)
    }
}
