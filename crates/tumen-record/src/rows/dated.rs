//! The timeline as rows.

use super::words;
use crate::Record;
use crate::things::Extent;
use crate::timeline::{Agreement, Dated, Item, Lane, Stretch, Timeline};
use serde::Serialize;

/// A happening with its dates.
#[derive(Debug, Serialize)]
pub struct HappeningRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub label: &'a str,
    /// Its kind in words.
    pub kind: String,
    /// Whether it lasts.
    pub extent: &'static str,
    /// Where a chart draws it.
    pub lane: Lane,
    /// First day of all that is given, `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// Last day of all that is given.
    pub latest: Option<String>,
    /// Whether the sources agree.
    pub agreement: Agreement,
    /// Whether no claim dates it, and the order of happenings does.
    pub inferred: bool,
    /// Each date of its beginning, once.
    pub starts: Vec<DateRow<'a>>,
    /// Each date of its end, once.
    pub ends: Vec<DateRow<'a>>,
    /// Bounds of its beginning by all undisputed claims together.
    pub start_bounds: Stretch,
    /// Bounds of its end.
    pub end_bounds: Stretch,
}

/// A date with those who give it.
#[derive(Debug, Serialize)]
pub struct DateRow<'a> {
    /// Its first and last day.
    #[serde(flatten)]
    pub days: Stretch,
    /// Whether anybody says it outright.
    pub stated: bool,
    /// Ids of the claims.
    pub claims: Vec<&'a str>,
}

impl Record {
    /// A timeline of this record as rows.
    #[must_use]
    pub fn timeline_rows<'a>(&'a self, timeline: &'a Timeline) -> Vec<HappeningRow<'a>> {
        timeline.items.iter().map(|item| self.happening_row(item)).collect()
    }

    fn happening_row<'a>(&'a self, item: &'a Item) -> HappeningRow<'a> {
        let happening = self.happening(item.happening);
        let dates = |list: &'a [Dated]| list.iter().map(|dated| self.date_row(dated)).collect();
        HappeningRow {
            id: &happening.id,
            label: &happening.label,
            kind: words(happening.kind),
            extent: if item.extent == Extent::Span { "span" } else { "instant" },
            lane: item.lane,
            earliest: item.hull().map(|(first, _)| first.iso()),
            latest: item.hull().map(|(_, last)| last.iso()),
            agreement: item.agreement(),
            inferred: item.is_inferred(),
            starts: dates(&item.starts),
            ends: dates(&item.ends),
            start_bounds: item.settled.0,
            end_bounds: item.settled.1,
        }
    }

    fn date_row<'a>(&'a self, dated: &'a Dated) -> DateRow<'a> {
        let claims = dated.claims.iter().map(|id| self.claim(*id).id.as_str()).collect();
        DateRow { days: dated.days, stated: dated.firm, claims }
    }
}
