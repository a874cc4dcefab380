//! What is not known exactly: the shapes that a prior can take in a pack, over numbers or over dates.

use crate::cell::{AMOUNT, Cell, Range, Value, date};
use crate::claims;
use crate::diagnose::{Diagnostic, Spot};
use crate::names::nearest;
use toml::de::{DeTable, DeValue};
use tumen_base::Prior;

/// What a prior is over.
#[derive(Clone, Copy)]
pub(crate) enum Want<'u> {
    /// Numbers of a range, in a unit; none if a claim of any unit will do.
    Number(Range, &'u str),
    /// Julian day numbers.
    Date,
}

impl Want<'_> {
    fn leaf(self, cell: &Cell<'_>) -> Option<f64> {
        match self {
            Self::Number(range, _) => range.number()(cell),
            Self::Date => date(cell).map(|d| f64::from(d.0)),
        }
    }

    /// What it is, in words.
    pub fn noun(self) -> String {
        match self {
            Self::Number(_, "") => "a number".into(),
            Self::Number(_, unit) => format!("a number of {unit}"),
            Self::Date => "a date".into(),
        }
    }

    /// `[low, high]`.
    pub fn bounds(self, cell: &Cell<'_>) -> Option<(f64, f64)> {
        let ends: Vec<Option<f64>> = cell.items().unwrap_or_default().iter().map(|end| self.leaf(end)).collect();
        match ends[..] {
            [Some(low), Some(high)] if low <= high => Some((low, high)),
            [None, _] | [_, None] => None,
            _ => {
                cell.wrong("[low, high] in this order");
                None
            }
        }
    }
}

impl Range {
    /// A parser of priors whose every number is in the range.
    pub fn prior(self) -> impl Fn(&Cell<'_>) -> Option<Prior> {
        self.prior_of("")
    }

    /// The same, over numbers of a unit.
    pub fn prior_of(self, unit: &str) -> impl Fn(&Cell<'_>) -> Option<Prior> {
        move |cell| spread(cell, Want::Number(self, unit))
    }

    /// A parser of numbers in the range, which a cell of a table may leave to a claim of the unit.
    pub fn number_of(self, unit: &str) -> impl Fn(&Cell<'_>) -> Option<f64> {
        move |cell| match cell.str().and_then(claims::pointed) {
            Some(id) => claims::number(cell, id, Want::Number(self, unit)),
            None => self.number()(cell),
        }
    }
}

/// A date that may be uncertain, over Julian day numbers.
pub(crate) fn date_prior(cell: &Cell<'_>) -> Option<Prior> {
    spread(cell, Want::Date)
}

/// The shapes that a prior can take.
fn spread(cell: &Cell<'_>, want: Want<'_>) -> Option<Prior> {
    let prior = if let Some(items) = cell.items() {
        if !(2..=3).contains(&items.len()) {
            cell.wrong("[low, high] or [low, mode, high]");
            return None;
        }
        // Not `?` inside the iterator: each member is to be looked at.
        let values: Vec<Option<f64>> = items.iter().map(|item| want.leaf(item)).collect();
        match *values.into_iter().collect::<Option<Vec<f64>>>()? {
            [low, high] => Prior::Uniform { low, high },
            [low, mode, high] => Prior::Triangular { low, mode, high },
            _ => return None,
        }
    } else if let Value::Toml(DeValue::Table(table)) = cell.value {
        if table.contains_key("claim") || table.contains_key("claims") {
            claims::spread(cell, table, want)?
        } else {
            accounts(cell, table, want)?
        }
    } else {
        Prior::Fixed(want.leaf(cell)?)
    };
    match prior.check() {
        Ok(()) => Some(prior),
        Err(_) if matches!(prior, Prior::Uniform { .. } | Prior::Triangular { .. }) => {
            let message = format!("`{}` is a range that runs backwards", cell.key);
            cell.put(Diagnostic::error(cell.spot, message).expected("[low, high] or [low, mode, high] in this order"));
            None
        }
        Err(why) => {
            cell.put(Diagnostic::error(cell.spot, format!("`{}`: {why}", cell.key)));
            None
        }
    }
}

/// `{ any = [...], weights = [...] }`.
fn accounts<'a>(cell: &Cell<'a>, table: &'a DeTable<'a>, want: Want<'_>) -> Option<Prior> {
    let known = unknown_keys(cell, table, &["any", "weights"]);
    let list = |key: &str| table.get(key).map(|v| cell.child(v.span(), v.get_ref()));
    let Some(any) = list("any") else {
        cell.wrong("a number, a range, { any = [...], weights = [...] } or { claim = \"...\" }");
        return None;
    };
    let Some(items) = any.items() else {
        any.wrong("a list of rival accounts");
        return None;
    };
    let priors: Vec<Option<Prior>> = items.iter().map(|c| spread(c, want)).collect();
    let weights = weights(list("weights"), items.len());
    let accounts = priors.into_iter().collect::<Option<Vec<_>>>()?;
    known?;
    Some(Prior::Any { accounts, weights: weights? })
}

/// The weights of rival accounts; all alike if none are given.
pub(crate) fn weights(cell: Option<Cell<'_>>, accounts: usize) -> Option<Vec<f64>> {
    let Some(cell) = cell else { return Some(vec![1.0; accounts]) };
    let Some(items) = cell.items() else {
        cell.wrong("a list of weights");
        return None;
    };
    let weights: Vec<Option<f64>> = items.iter().map(AMOUNT.number()).collect();
    weights.into_iter().collect()
}

/// Reports the keys of the table in a cell that are not among these; `None` if there are any.
pub(crate) fn unknown_keys<'a>(cell: &Cell<'a>, table: &'a DeTable<'a>, known: &[&str]) -> Option<()> {
    let mut ok = Some(());
    for (key, _) in table.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
        let spot = Spot { start: key.span().start, end: key.span().end, ..cell.spot };
        let message = format!("unknown key `{}` in `{}`", key.get_ref(), cell.key);
        let expected: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
        let problem = Diagnostic::error(spot, message).expected(expected.join(", "));
        cell.put(problem.nearest(nearest(key.get_ref(), known.iter().copied())));
        ok = None;
    }
    ok
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::SHARE;
    use crate::diagnose::Desk;
    use crate::files::Files;
    use toml::de::DeTable;
    use tumen_base::Day;

    fn try_prior(text: &str, parse: impl Fn(&Cell<'_>) -> Option<Prior>) -> Result<Prior, String> {
        let files = Files::new([("t".to_owned(), text.to_owned())]);
        let desk = Desk::new(&files);
        let (table, errors) = DeTable::parse_recoverable(files.text(0));
        assert!(errors.is_empty(), "{errors:?}");
        let value = &table.get_ref()["x"];
        let spot = Spot { file: 0, start: value.span().start, end: value.span().end };
        let cell = Cell { desk: &desk, spot, key: "x", value: Value::Toml(value.get_ref()) };
        let prior = parse(&cell);
        prior.ok_or_else(|| desk.finish().0.to_string())
    }

    #[test]
    fn priors_take_four_shapes() {
        let read = |t: &str| try_prior(t, AMOUNT.prior());
        assert_eq!(read("x = 5_000"), Ok(Prior::Fixed(5000.0)));
        assert_eq!(read("x = [3.5, 8]"), Ok(Prior::Uniform { low: 3.5, high: 8.0 }));
        assert_eq!(read("x = [3, 5, 8]"), Ok(Prior::Triangular { low: 3.0, mode: 5.0, high: 8.0 }));
        assert_eq!(
            read("x = { any = [10, [20, 40]] }"),
            Ok(Prior::Any {
                accounts: vec![Prior::Fixed(10.0), Prior::Uniform { low: 20.0, high: 40.0 }],
                weights: vec![1.0, 1.0]
            })
        );
    }

    #[test]
    fn priors_that_make_no_sense_are_refused() {
        let read = |t: &str| try_prior(t, SHARE.prior()).unwrap_err();
        insta::assert_snapshot!(
            ["x = 1.4", "x = nan", "x = \"high\"", "x = [0.5]", "x = [0.8, 0.2]", "x = {}", "x = { any = [1, 0.5], wieghts = [1] }",
             "x = { any = [1, 0.5], weights = [1] }", "x = { any = [], weights = [] }", "x = [2, true]", "x = 99999999999999999999"].map(read).concat(),
            @r#"
        t:1:5: `x` is 1.4; expected a number from 0 to 1
        t:1:5: `x` is nan; expected a number from 0 to 1
        t:1:5: `x` is "high"; expected a number from 0 to 1
        t:1:5: `x` is a list; expected [low, high] or [low, mode, high]
        t:1:5: `x` is a range that runs backwards; expected [low, high] or [low, mode, high] in this order
        t:1:5: `x` is a table; expected a number, a range, { any = [...], weights = [...] } or { claim = "..." }
        t:1:23: unknown key `wieghts` in `x`; expected `any`, `weights`; did you mean `weights`?
        t:1:5: `x`: 2 accounts but 1 weights
        t:1:5: `x`: `any` has no accounts
        t:1:6: `x` is 2; expected a number from 0 to 1
        t:1:9: `x` is true; expected a number from 0 to 1
        t:1:5: `x` is 99999999999999999999; expected a number from 0 to 1
        "#
        );
    }

    #[test]
    fn dates_are_quoted_and_julian() {
        let day = f64::from(Day::julian(1208, 5, 1).0);
        assert_eq!(try_prior("x = \"1208-05-01\"", date_prior), Ok(Prior::Fixed(day)));
        assert_eq!(
            try_prior("x = [\"1208-05-01\", \"1208-05-11\"]", date_prior),
            Ok(Prior::Uniform { low: day, high: day + 10.0 })
        );
        assert!(try_prior("x = 1208-05-01", date_prior).unwrap_err().contains("in quotes"));
        assert!(try_prior("x = \"1207-02-29\"", date_prior).unwrap_err().contains("no 29 Feb 1207"));
    }
}
