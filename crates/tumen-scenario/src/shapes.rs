//! What is not known exactly: the shapes that a prior can take in a pack, over numbers or over dates.

use crate::cell::{AMOUNT, Cell, Range, Value, date};
use crate::diagnose::{Diagnostic, Spot};
use crate::names::nearest;
use toml::de::DeValue;
use tumen_base::Prior;

impl Range {
    /// A parser of priors whose every number is in the range.
    pub fn prior(self) -> impl Fn(&Cell<'_>) -> Option<Prior> {
        move |cell| spread(cell, &self.number())
    }
}

/// A date that may be uncertain, over Julian day numbers.
pub(crate) fn date_prior(cell: &Cell<'_>) -> Option<Prior> {
    spread(cell, &|c: &Cell<'_>| date(c).map(|d| f64::from(d.0)))
}

/// The shapes that a prior can take, over whatever `leaf` reads.
fn spread(cell: &Cell<'_>, leaf: &dyn Fn(&Cell<'_>) -> Option<f64>) -> Option<Prior> {
    let prior = if let Some(items) = cell.items() {
        if !(2..=3).contains(&items.len()) {
            cell.wrong("[low, high] or [low, mode, high]");
            return None;
        }
        // Not `?` inside the iterator: each member is to be looked at.
        let values: Vec<Option<f64>> = items.iter().map(leaf).collect();
        match *values.into_iter().collect::<Option<Vec<f64>>>()? {
            [low, high] => Prior::Uniform { low, high },
            [low, mode, high] => Prior::Triangular { low, mode, high },
            _ => return None,
        }
    } else if let Value::Toml(DeValue::Table(_)) = cell.value {
        accounts(cell, leaf)?
    } else {
        Prior::Fixed(leaf(cell)?)
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
fn accounts(cell: &Cell<'_>, leaf: &dyn Fn(&Cell<'_>) -> Option<f64>) -> Option<Prior> {
    let Value::Toml(DeValue::Table(table)) = cell.value else { return None };
    let mut ok = true;
    for (key, _) in table.iter() {
        if !["any", "weights"].contains(&key.get_ref().as_ref()) {
            let spot = Spot { start: key.span().start, end: key.span().end, ..cell.spot };
            cell.put(
                Diagnostic::error(
                    spot,
                    format!("unknown key `{}` in the rival accounts of `{}`", key.get_ref(), cell.key),
                )
                .expected("`any` and `weights`")
                .nearest(nearest(key.get_ref(), ["any", "weights"])),
            );
            ok = false;
        }
    }
    let list = |key: &str| table.get(key).map(|v| cell.child(v.span(), v.get_ref()));
    let Some(any) = list("any") else {
        cell.wrong("a number, a range, or { any = [...], weights = [...] }");
        return None;
    };
    let Some(items) = any.items() else {
        any.wrong("a list of rival accounts");
        return None;
    };
    let priors: Vec<Option<Prior>> = items.iter().map(|c| spread(c, leaf)).collect();
    let weights: Vec<Option<f64>> = match list("weights") {
        None => vec![Some(1.0); items.len()],
        Some(weights) => match weights.items() {
            Some(list) => list.iter().map(AMOUNT.number()).collect(),
            None => {
                weights.wrong("a list of weights");
                return None;
            }
        },
    };
    let accounts = priors.into_iter().collect::<Option<Vec<_>>>()?;
    let weights = weights.into_iter().collect::<Option<Vec<_>>>()?;
    ok.then_some(Prior::Any { accounts, weights })
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
        t:1:5: `x` is a table; expected a number, a range, or { any = [...], weights = [...] }
        t:1:23: unknown key `wieghts` in the rival accounts of `x`; expected `any` and `weights`; did you mean `weights`?
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
