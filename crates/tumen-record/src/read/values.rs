//! Values of claims, by the shape of their property.

use crate::amount::{Amount, Figure};
use crate::claim::{Name, Span};
use serde::Deserialize;
use toml::Value as Raw;

/// Days in a mean Julian year.
const YEAR: f64 = tumen_base::day::YEAR;
/// Days in a mean month.
const MONTH: f64 = tumen_base::day::MONTH;

/// A number or a range of numbers.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a number, or [least, most]")]
enum Count {
    One(f64),
    Range(f64, f64),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Length {
    Years(Count),
    Months(Count),
    Weeks(Count),
    Days(Count),
}

/// What a value is, with its article.
pub(super) fn kind(raw: &Raw) -> String {
    match raw {
        Raw::Integer(_) => "an integer".into(),
        Raw::Array(_) => "a list".into(),
        other => format!("a {}", other.type_str()),
    }
}

/// A length of time: `{ years = 1 }`, `{ days = [60, 120] }`. A round number of years or months leaves
/// half of one open on either side, since that is how years and months are counted; days and ranges are
/// taken at their word.
pub(super) fn span(raw: &Raw) -> Result<Span, String> {
    let length = Length::deserialize(raw.clone()).map_err(|error| error.message().to_owned())?;
    let (count, unit, days, slack) = match length {
        Length::Years(count) => (count, "year", YEAR, 0.5),
        Length::Months(count) => (count, "month", MONTH, 0.5),
        Length::Weeks(count) => (count, "week", 7.0, 0.5),
        Length::Days(count) => (count, "day", 1.0, 0.0),
    };
    let plural = |n: f64| if n == 1.0 { unit.to_owned() } else { format!("{unit}s") };
    let (low, high, told) = match count {
        Count::One(n) => (n - slack, n + slack, format!("{n} {}", plural(n))),
        Count::Range(low, high) => (low, high, format!("{low} to {high} {}", plural(high))),
    };
    let limit = f64::from(i32::MAX) / YEAR / 2.0;
    if !(0.0..limit).contains(&low.max(0.0)) || high < low || high >= limit {
        return Err(format!("a length of {told}"));
    }
    Ok(Span { low: (low * days).max(0.0).floor() as i32, high: Some((high * days).ceil() as i32), told })
}

/// A number, with the unit usual for its property if it names none.
pub(super) fn amount(raw: &Raw, usual: &str) -> Result<Amount, String> {
    let mut raw = raw.clone();
    let unit = raw.as_table_mut().and_then(|table| table.remove("unit"));
    let unit = match unit {
        None => usual.to_owned(),
        Some(Raw::String(unit)) => unit,
        Some(other) => return Err(format!("a unit that is {}", kind(&other))),
    };
    let figure = match &raw {
        Raw::Integer(n) => Figure::Exactly(*n as f64),
        Raw::Float(x) => Figure::Exactly(*x),
        Raw::Table(table) if table.len() == 1 => {
            Figure::deserialize(raw.clone()).map_err(|e| e.message().to_owned())?
        }
        other => return Err(kind(other)),
    };
    if unit.is_empty() {
        return Err("a number without a unit".into());
    }
    if !figure.is_sound() {
        return Err("a range that runs downwards, or a choice of nothing".into());
    }
    Ok(Amount { figure, unit })
}

/// One text, or a list of them that is not empty.
pub(super) fn ids(raw: &Raw) -> Result<Vec<String>, String> {
    let list = match raw {
        Raw::String(id) => vec![id.clone()],
        Raw::Array(list) => {
            let ids = list.iter().map(|id| id.as_str().map(str::to_owned));
            ids.collect::<Option<_>>().ok_or_else(|| "a list with something else than texts".to_owned())?
        }
        other => return Err(kind(other)),
    };
    if list.is_empty() { Err("an empty list".into()) } else { Ok(list) }
}

/// A happening, with the time between if it is given.
pub(super) fn order(raw: &Raw) -> Result<(String, Option<Span>), String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        happening: String,
        lag: Option<Raw>,
    }
    if let Raw::String(id) = raw {
        return Ok((id.clone(), None));
    }
    let row = Row::deserialize(raw.clone()).map_err(|error| error.message().to_owned())?;
    Ok((row.happening, row.lag.as_ref().map(span).transpose()?))
}

/// A place with distance and direction.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Near {
    pub place: String,
    pub km: Option<f64>,
    #[serde(default)]
    pub direction: String,
}

/// Near a place.
pub(super) fn near(raw: &Raw) -> Result<Near, String> {
    match raw {
        Raw::String(place) => Ok(Near { place: place.clone(), km: None, direction: String::new() }),
        table => Near::deserialize(table.clone()).map_err(|error| error.message().to_owned()),
    }
}

/// A name.
pub(super) fn name(raw: &Raw) -> Result<Name, String> {
    let name = Name::deserialize(raw.clone()).map_err(|error| error.message().to_owned())?;
    if name.form.trim().is_empty() { Err("a name without a form".into()) } else { Ok(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Raw {
        text.parse::<toml::Table>().unwrap()["value"].clone()
    }

    #[test]
    fn round_years_leave_half_a_year_open_and_days_nothing() {
        let one = span(&raw("value = { years = 1 }")).unwrap();
        assert_eq!((one.low, one.high, one.told.as_str()), (182, Some(548), "1 year"));
        let days = span(&raw("value = { days = 90 }")).unwrap();
        assert_eq!((days.low, days.high), (90, Some(90)));
        let range = span(&raw("value = { days = [1, 730] }")).unwrap();
        assert_eq!((range.low, range.high, range.told.as_str()), (1, Some(730), "1 to 730 days"));
        assert!(span(&raw("value = { days = [9, 3] }")).is_err());
        assert!(span(&raw("value = { moons = 3 }")).unwrap_err().contains("moons"));
    }

    #[test]
    fn numbers_come_with_the_unit_of_their_property() {
        assert_eq!(amount(&raw("value = 30000"), "men").unwrap().to_string(), "30,000 men");
        assert_eq!(amount(&raw("value = { any = [1, 2], unit = 'groups' }"), "").unwrap().to_string(), "1 or 2 groups");
        assert!(amount(&raw("value = 3"), "").is_err());
        assert!(amount(&raw("value = { between = [4, 3] }"), "men").is_err());
        assert!(amount(&raw("value = { nearly = 3 }"), "men").unwrap_err().contains("nearly"));
    }

    #[test]
    fn an_order_is_a_happening_or_one_with_a_lag() {
        assert_eq!(order(&raw("value = 'x'")).unwrap(), ("x".into(), None));
        let (id, lag) = order(&raw("value = { happening = 'x', lag = { years = 2 } }")).unwrap();
        assert_eq!((id.as_str(), lag.unwrap().low), ("x", 547));
        assert!(order(&raw("value = { happening = 'x', log = 2 }")).unwrap_err().contains("log"));
    }
}
