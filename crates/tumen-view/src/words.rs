//! Numbers, priors and findings in words.

use tumen_analysis::closest::Found;
use tumen_base::text::thousands;
use tumen_base::{Day, Prior};

/// A number as short as it can be without becoming wrong: `12,000`, `48.5`, `0.35`.
#[must_use]
pub fn number(x: f64) -> String {
    if !x.is_finite() {
        return x.to_string();
    }
    let digits = match x.abs() {
        size if size >= 100.0 => return thousands(x.round() as i64),
        size if size >= 10.0 => 1,
        size if size >= 0.1 => 2,
        _ => 4,
    };
    let text = format!("{x:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// What a history has for a measure: an answer, a day or a number.
#[must_use]
pub fn told(found: Option<&Found>) -> String {
    match found {
        Some(Found::Answer(label)) => label.clone(),
        Some(Found::Day(day)) => day.to_string(),
        Some(Found::Number(x)) => number(*x),
        None => "it does not come to that".into(),
    }
}

/// A prior in words: `3,000 to 8,000, most likely 5,000`.
#[must_use]
pub fn prior(prior: &Prior) -> String {
    prior_of(prior, &number, &|low, high| format!("{low} to {high}"))
}

/// A prior over days in words: `between 1 May 1208 and 3 Jun 1208`.
#[must_use]
pub fn date_prior(prior: &Prior) -> String {
    prior_of(prior, &|x| Day(x.round() as i32).to_string(), &|low, high| format!("between {low} and {high}"))
}

fn prior_of(prior: &Prior, value: &dyn Fn(f64) -> String, range: &dyn Fn(String, String) -> String) -> String {
    match prior {
        Prior::Fixed(x) => value(*x),
        Prior::Uniform { low, high } => range(value(*low), value(*high)),
        Prior::Triangular { low, mode, high } => {
            format!("{}, most likely {}", range(value(*low), value(*high)), value(*mode))
        }
        Prior::Any { accounts, weights } => {
            let all: f64 = weights.iter().sum();
            let one = |(account, weight): (&Prior, &f64)| {
                format!("{} ({:.0}%)", prior_of(account, value, range), 100.0 * weight / all)
            };
            accounts.iter().zip(weights).map(one).collect::<Vec<_>>().join(" or ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let shown = [12_000.4, 100.0, 48.52, 20.0, 0.35, 0.0, 0.0052, -3.0].map(number);
        assert_eq!(shown, ["12,000", "100", "48.5", "20", "0.35", "0", "0.0052", "-3"]);
    }

    #[test]
    fn priors_read_as_sentences() {
        let range = Prior::Triangular { low: 3000.0, mode: 5000.0, high: 8000.0 };
        assert_eq!(prior(&range), "3,000 to 8,000, most likely 5,000");
        let rivals = Prior::Any { accounts: vec![Prior::Fixed(10.0), range], weights: vec![1.0, 3.0] };
        assert_eq!(prior(&rivals), "10 (25%) or 3,000 to 8,000, most likely 5,000 (75%)");
        let start = f64::from(Day::julian(1208, 5, 1).0);
        assert_eq!(date_prior(&Prior::Fixed(start)), "1 May 1208");
        assert_eq!(date_prior(&Prior::Uniform { low: start, high: start + 1.0 }), "between 1 May 1208 and 2 May 1208");
    }
}
