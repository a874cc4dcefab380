//! Claims: each row looked up and read by the shape of its property.

use super::rows::ClaimRow;
use super::{FileProblem, Spot, values};
use crate::claim::{Claim, Dating, UnitId, Value};
use crate::property::{PROPERTIES, Property, Shape, property};
use crate::record::Record;
use crate::source::SourceId;
use crate::things::{AccountId, Thing};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use tumen_base::Problem;
use tumen_date::{Calendar, Edtf};

/// Reads claims of one record.
pub(super) struct Reader<'a> {
    record: &'a Record,
    texts: &'a [(&'a str, &'a str)],
    wrong: &'a mut Vec<FileProblem>,
    taken: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub fn new(record: &'a Record, texts: &'a [(&'a str, &'a str)], wrong: &'a mut Vec<FileProblem>) -> Self {
        Self { record, texts, wrong, taken: BTreeSet::new() }
    }

    /// One claim; `None` if something is wrong with it, which is reported.
    pub fn claim(&mut self, row: ClaimRow, spot: &Spot) -> Option<Claim> {
        let before = self.wrong.len();
        if !self.taken.insert(row.id.get_ref().clone()) {
            let message = format!("two claims have the id `{}`", row.id.get_ref());
            self.put(spot, row.id.span(), message, "an id of its own");
        }
        let source = self.source(row.source.as_ref().or(spot.source.as_ref()), spot);
        let about = self.thing(row.about.get_ref(), row.about.span(), spot);
        let kind = self.property(&row.property, spot);
        let calendar = row.calendar.as_ref().map_or(Some(Calendar::Julian), |name| self.calendar(name, spot));
        let at = row.at.as_ref().and_then(|at| self.date(at.get_ref(), at.span(), calendar?, spot));
        let value = kind.and_then(|kind| self.value(kind, &row.value, calendar?, spot));
        let side = row.side.as_ref().and_then(|side| self.thing(side.get_ref(), side.span(), spot));
        let account = row.account.as_ref().and_then(|account| self.account(account, spot));
        let of: Vec<SourceId> = match row.of {
            None => Vec::new(),
            Some(of) => {
                let span = of.span();
                let ids = of.into_inner().list();
                ids.iter().filter_map(|id| self.source(Some(&Spanned::new(span.clone(), id.clone())), spot)).collect()
            }
        };
        let loci = match source {
            Some(source) => self.loci(source, row.locus, spot),
            None => Vec::new(),
        };
        if let (Some(kind), Some(about)) = (kind, about) {
            self.fits(kind, about, row.property.span(), spot);
        }
        if self.wrong.len() > before {
            return None;
        }
        Some(Claim {
            id: row.id.into_inner(),
            source: source?,
            loci,
            about: about?,
            property: kind?,
            value: value?,
            written: row.written,
            modality: row.modality,
            of,
            account,
            side,
            at,
            note: row.note,
            file: self.texts[spot.file].0.to_owned(),
            span: spot.span.clone(),
        })
    }

    fn put(&mut self, spot: &Spot, span: Range<usize>, message: impl Into<String>, expected: &str) {
        spot.put(self.texts, span, message, expected, self.wrong);
    }

    fn put_near<'n>(
        &mut self,
        spot: &Spot,
        span: Range<usize>,
        what: &str,
        word: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        let (path, text) = self.texts[spot.file];
        let problem = Problem::new(text, span, format!("there is no {what} `{word}`")).near(word, names);
        self.wrong.push(FileProblem { path: path.to_owned(), problem });
    }

    fn thing(&mut self, id: &str, span: Range<usize>, spot: &Spot) -> Option<Thing> {
        let record = self.record;
        let found = record.find(id);
        if found.is_none() {
            self.put_near(
                spot,
                span,
                "happening, entity, place or source",
                id,
                record.things.keys().map(String::as_str),
            );
        }
        found
    }

    fn source(&mut self, id: Option<&Spanned<String>>, spot: &Spot) -> Option<SourceId> {
        let Some(id) = id else {
            self.put(
                spot,
                spot.span.clone(),
                "the claim has no `source`",
                "a source in it, or at the head of the file",
            );
            return None;
        };
        let record = self.record;
        let found = record.sources.find(id.get_ref());
        if found.is_none() {
            let names = record.sources.iter().map(|(_, source)| source.id.as_str());
            self.put_near(spot, id.span(), "source", id.get_ref(), names);
        }
        found
    }

    fn account(&mut self, id: &Spanned<String>, spot: &Spot) -> Option<AccountId> {
        let record = self.record;
        let found = record.accounts.iter().position(|account| account.id == *id.get_ref());
        if found.is_none() {
            self.put_near(spot, id.span(), "account", id.get_ref(), record.accounts.iter().map(|a| a.id.as_str()));
        }
        found.map(AccountId::at)
    }

    fn property(&mut self, name: &Spanned<String>, spot: &Spot) -> Option<&'static Property> {
        let found = property(name.get_ref());
        if found.is_none() {
            self.put_near(spot, name.span(), "property", name.get_ref(), PROPERTIES.iter().map(|p| p.name));
        }
        found
    }

    fn calendar(&mut self, name: &Spanned<String>, spot: &Spot) -> Option<Calendar> {
        let found = Calendar::ALL.into_iter().find(|calendar| calendar.name() == name.get_ref());
        if found.is_none() {
            self.put_near(spot, name.span(), "calendar", name.get_ref(), Calendar::ALL.map(Calendar::name));
        }
        found
    }

    fn date(&mut self, text: &str, span: Range<usize>, calendar: Calendar, spot: &Spot) -> Option<Dating> {
        match Edtf::parse(text) {
            Ok(edtf) => Some(Dating { edtf, calendar }),
            Err(error) => {
                self.put(
                    spot,
                    span,
                    format!("`{text}` is not an EDTF date: {error}"),
                    "such as 1141-09-09, 1204, [1208..1209] or 1216/1218",
                );
                None
            }
        }
    }

    fn loci(&mut self, source: SourceId, locus: Spanned<super::rows::Words>, spot: &Spot) -> Vec<UnitId> {
        let span = locus.span();
        let record = self.record;
        let Some(document) = record.documents.iter().position(|document| document.source == source) else {
            let message = format!("the units of `{}` are not listed", record.sources.get(source).id);
            self.put(spot, span, message, "a file record/documents/ID.csv");
            return Vec::new();
        };
        let mut found = Vec::new();
        for unit in locus.into_inner().list() {
            match record.documents[document].find(&unit) {
                Some(unit) => found.push(UnitId { document, unit }),
                None => {
                    let units = record.documents[document].units.iter().map(|u| u.unit.as_str());
                    self.put_near(spot, span.clone(), "unit", &unit, units);
                }
            }
        }
        found
    }

    /// Times are of happenings; works alone are published.
    fn fits(&mut self, kind: &Property, about: Thing, span: Range<usize>, spot: &Spot) {
        let time = matches!(kind.shape, Shape::Date | Shape::Duration | Shape::Order);
        let right = match about {
            Thing::Happening(_) => kind.name != "published",
            Thing::Source(_) => !time || kind.name == "published",
            _ => !time,
        };
        if !right {
            let expected = if kind.name == "published" { "a source in `about`" } else { "a happening in `about`" };
            self.put(spot, span, format!("`{}` does not fit what the claim is about", kind.name), expected);
        }
    }

    fn value(&mut self, kind: &Property, raw: &Spanned<toml::Value>, calendar: Calendar, spot: &Spot) -> Option<Value> {
        let span = raw.span();
        let bad = |reader: &mut Self, what: String, expected: &str| {
            reader.put(spot, span.clone(), format!("`{}` has for value {what}", kind.name), expected);
        };
        let raw = raw.get_ref();
        match kind.shape {
            Shape::Date => match raw.as_str() {
                Some(text) => self.date(text, span, calendar, spot).map(Value::Date),
                None => {
                    bad(self, values::kind(raw), "an EDTF text, \"1141-09-09\"");
                    None
                }
            },
            Shape::Duration => values::span(raw)
                .map(Value::Duration)
                .map_err(|what| bad(self, what, "{ years = 1 } or { days = [60, 120] }"))
                .ok(),
            Shape::Amount(unit) => values::amount(raw, unit)
                .map(Value::Amount)
                .map_err(|what| bad(self, what, "a number, or { at_least | at_most | about | between | any = … }"))
                .ok(),
            Shape::Name => values::name(raw)
                .map(Value::Name)
                .map_err(|what| bad(self, what, "{ form = \"…\", language = \"…\" }"))
                .ok(),
            Shape::Text => match raw.as_str().map(str::trim) {
                Some(text) if !text.is_empty() => Some(Value::Text(text.to_owned())),
                _ => {
                    bad(self, values::kind(raw), "a phrase");
                    None
                }
            },
            Shape::Order => match values::order(raw) {
                Ok((id, lag)) => match self.thing(&id, span.clone(), spot)? {
                    Thing::Happening(other) => Some(Value::Order(other, lag)),
                    _ => {
                        bad(self, format!("`{id}`, which is no happening"), "the id of a happening");
                        None
                    }
                },
                Err(what) => {
                    bad(self, what, "the id of a happening, or { happening = \"…\", lag = … }");
                    None
                }
            },
            Shape::Near => match values::near(raw) {
                Ok(near) => {
                    self.thing(&near.place, span, spot).map(|place| Value::Near(place, near.km, near.direction))
                }
                Err(what) => {
                    bad(self, what, "{ place = \"…\", km = 12 }");
                    None
                }
            },
            Shape::Place | Shape::Who => match values::ids(raw) {
                Ok(ids) => {
                    let found: Vec<Thing> = ids.iter().filter_map(|id| self.thing(id, span.clone(), spot)).collect();
                    if found.len() < ids.len() {
                        return None;
                    }
                    Some(if kind.shape == Shape::Place { Value::Places(found) } else { Value::Who(found) })
                }
                Err(what) => {
                    bad(self, what, "an id, or a list of ids");
                    None
                }
            },
        }
    }
}
