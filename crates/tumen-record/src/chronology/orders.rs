//! Dates, durations and orders as bounds between points.

use super::{Chronology, Reason, TOGETHER};
use crate::claim::{Claim, Span, Value};
use crate::things::HappeningId;
use tumen_chronology::{Assumption, Network, PointId};

/// Adds what one claim says of the time of a happening.
pub(super) fn bound(chronology: &mut Chronology, happening: HappeningId, claim: &Claim, number: Assumption) {
    let (start, end) = chronology.points(happening);
    let mut put = |from: PointId, to: PointId, min: Option<i64>, max: Option<i64>| {
        chronology.bound((from, to), (min, max), Reason::Claim, &[number]);
    };
    match &claim.value {
        Value::Date(date) => {
            let (first, last) = date.edtf.days(date.calendar);
            let [first, last] = [first, last].map(|day| day.map(|day| i64::from(day.0)));
            match claim.property.name {
                "start" => put(Network::ORIGIN, start, first, last),
                "end" => put(Network::ORIGIN, end, first, last),
                _ if start == end => put(Network::ORIGIN, start, first, last),
                _ => {
                    put(Network::ORIGIN, start, first, None);
                    put(Network::ORIGIN, end, None, last);
                }
            }
        }
        Value::Duration(span) => {
            let (min, max) = lengths(span);
            put(start, end, min, max);
        }
        Value::Order(other, lag) => {
            let (min, max) = lag.as_ref().map_or((Some(0), None), lengths);
            let (other_start, other_end) = chronology.points(*other);
            let mut put = |from: PointId, to: PointId, min: Option<i64>, max: Option<i64>| {
                chronology.bound((from, to), (min, max), Reason::Claim, &[number]);
            };
            match claim.property.name {
                "after" => put(other_end, start, min, max),
                "before" => put(end, other_start, min, max),
                "begins_after" => put(other_start, start, min, max),
                "same_time" => put(other_start, start, Some(-TOGETHER), Some(TOGETHER)),
                "succeeds" => put(other_end, start, Some(-TOGETHER), Some(TOGETHER)),
                "ends_with" => put(other_end, end, Some(-TOGETHER), Some(TOGETHER)),
                // During.
                _ => {
                    put(other_start, start, Some(0), None);
                    put(end, other_end, Some(0), None);
                }
            }
        }
        _ => {}
    }
}

fn lengths(span: &Span) -> (Option<i64>, Option<i64>) {
    (Some(i64::from(span.low)), span.high.map(i64::from))
}
