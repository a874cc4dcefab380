//! One happening with all its dates.

use super::{Lane, Stretch};
use crate::claim::{Claim, Dating, Modality, Value};
use crate::record::Record;
use crate::things::{ClaimId, Extent, HappeningId, Thing};
use serde::Serialize;
use tumen_base::Day;
use tumen_date::Edtf;

/// Claims that give one and the same stretch of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The days.
    pub days: Stretch,
    /// The claims, in the order of the record.
    pub claims: Vec<ClaimId>,
    /// Whether one of them says so outright.
    pub firm: bool,
}

/// How the dates of one happening go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// All say the same.
    Same,
    /// Some are vaguer than others.
    Compatible,
    /// Some cannot both be true.
    Rival,
}

/// A happening on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Which.
    pub happening: HappeningId,
    /// Its lane on a chart.
    pub lane: Lane,
    /// Whether it goes on.
    pub extent: Extent,
    /// When it began, or was if it does not go on: each date once, the earliest first.
    pub starts: Vec<Dated>,
    /// When it ended, if it goes on.
    pub ends: Vec<Dated>,
    /// Beginning and end by what is not in dispute in the record as a whole.
    pub settled: (Stretch, Stretch),
}

impl Item {
    /// A happening with its dates. What is denied dates nothing.
    pub(super) fn of(record: &Record, happening: HappeningId, settled: (Stretch, Stretch)) -> Self {
        let what = record.happening(happening);
        let mut item = Self {
            happening,
            lane: Lane::of(what.kind),
            extent: what.extent,
            starts: Vec::new(),
            ends: Vec::new(),
            settled,
        };
        for (id, claim) in record.about(Thing::Happening(happening)) {
            let Value::Date(dating) = &claim.value else { continue };
            if claim.modality == Modality::Denied {
                continue;
            }
            match (claim.property.name, what.extent) {
                ("start", _) | ("date", Extent::Moment) => put(&mut item.starts, days(dating), id, claim),
                ("end", Extent::Span) => put(&mut item.ends, days(dating), id, claim),
                ("date", Extent::Span) => {
                    let [start, end] = ends(dating);
                    put(&mut item.starts, start, id, claim);
                    put(&mut item.ends, end, id, claim);
                }
                _ => {}
            }
        }
        item.starts.sort_by_key(|dated| dated.days);
        item.ends.sort_by_key(|dated| dated.days);
        item
    }

    /// Whether no claim dates it, so that there is only what the chronology infers.
    #[must_use]
    pub fn is_inferred(&self) -> bool {
        self.starts.is_empty() && self.ends.is_empty()
    }

    /// Whether any claim dates it outright.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        self.starts.iter().chain(&self.ends).any(|dated| dated.firm)
    }

    /// Every claim on its dates, in the order of the record.
    #[must_use]
    pub fn claims(&self) -> Vec<ClaimId> {
        let mut all: Vec<ClaimId> =
            self.starts.iter().chain(&self.ends).flat_map(|dated| dated.claims.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// How the dates go together, of its beginning and of its end.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        agreement(&self.starts).max(agreement(&self.ends))
    }

    /// First and last of all days that are given for it; of an inferred one, of its bounds. None if there
    /// are none.
    #[must_use]
    pub fn hull(&self) -> Option<(Day, Day)> {
        let given = self.starts.iter().chain(&self.ends).map(|dated| dated.days);
        let inferred = [self.settled.0, self.settled.1]
            .into_iter()
            .filter(|_| self.is_inferred() && self.settled.0.first.is_some() && self.settled.1.last.is_some());
        let days = || given.clone().chain(inferred.clone()).flat_map(|days| [days.first, days.last]).flatten();
        Some((days().min()?, days().max()?))
    }

    /// In little room: `1141`, `1210 or 1211`, `1150-1163 or 1164`, `from 1219`; with `days` to the day
    /// where the claims have it, without to the year.
    #[must_use]
    pub fn when(&self, days: bool) -> String {
        let words = |stretch: Stretch| if days { stretch.words() } else { stretch.years() };
        let list = |dates: &[Dated]| {
            let mut all: Vec<String> = Vec::new();
            for dated in dates {
                let text = match (self.extent, dated.days) {
                    // Of what goes on, "by" and "from" would be read as its own end and beginning.
                    (Extent::Span, Stretch { first: None, last }) => {
                        format!("{} or before", words(Stretch { first: last, last }))
                    }
                    (Extent::Span, Stretch { first, last: None }) => {
                        format!("{} or later", words(Stretch { first, last: first }))
                    }
                    (_, closed) => words(closed),
                };
                if !all.contains(&text) {
                    all.push(text);
                }
            }
            all.join(" or ")
        };
        if self.is_inferred() {
            let (start, end) = self.settled;
            // Days would be more than such bounds can bear.
            return format!("within {}", Stretch { first: start.first, last: end.last }.years());
        }
        let (start, end) = (list(&self.starts), list(&self.ends));
        match (self.starts.is_empty(), self.ends.is_empty()) {
            (_, true) if self.extent == Extent::Moment => start,
            (false, true) => format!("from {start}"),
            (true, false) => format!("until {end}"),
            _ if start == end => start,
            _ if start.contains(" or ") && end.contains(" or ") => format!("{start}, to {end}"),
            _ => format!("{start} to {end}"),
        }
    }
}

fn put(list: &mut Vec<Dated>, days: Stretch, id: ClaimId, claim: &Claim) {
    let firm = claim.modality == Modality::Stated;
    match list.iter_mut().find(|dated| dated.days == days) {
        Some(dated) => {
            dated.claims.push(id);
            dated.firm |= firm;
        }
        None => list.push(Dated { days, claims: vec![id], firm }),
    }
}

fn agreement(dates: &[Dated]) -> Agreement {
    let pairs = dates.iter().enumerate().flat_map(|(at, a)| dates[at + 1..].iter().map(move |b| (a, b)));
    match dates {
        [] | [_] => Agreement::Same,
        _ if pairs.clone().all(|(a, b)| a.days.meets(b.days)) => Agreement::Compatible,
        _ => Agreement::Rival,
    }
}

fn days(dating: &Dating) -> Stretch {
    let (first, last) = dating.edtf.days(dating.calendar);
    Stretch { first, last }
}

/// Beginning and end of a span that is dated as a whole: of "1216/1218" each its own year, of "1218"
/// both that year.
fn ends(dating: &Dating) -> [Stretch; 2] {
    let text = dating.edtf.to_string();
    let end = |part: &str| Edtf::parse_in(part, dating.calendar).ok();
    let parts = text.split_once('/').and_then(|(start, to)| Some([end(start)?, end(to)?]));
    match parts {
        Some(parts) => parts.map(|edtf| days(&Dating { edtf, calendar: dating.calendar })),
        None => [days(dating); 2],
    }
}
