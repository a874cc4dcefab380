//! Values of claims as nodes of the graph.

use super::dates;
use super::graph::{Graph, crm, decimal, edtf, english, in_language, own};
use super::vocabulary::{name_type, unit, word};
use crate::amount::{Amount, Figure};
use crate::claim::{Claim, Dating, Name, Span, Value};
use crate::record::Record;
use crate::things::Thing;
use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode};
use tumen_base::Day;

/// The script in which a language is written as a matter of course, so that its tag leaves it out: the
/// "Suppress-Script" of the IANA registry of language subtags, for languages of this field.
const USUAL_SCRIPT: [(&str, &str); 10] = [
    ("ar", "Arab"),
    ("de", "Latn"),
    ("en", "Latn"),
    ("es", "Latn"),
    ("fa", "Arab"),
    ("fr", "Latn"),
    ("la", "Latn"),
    ("ja", "Jpan"),
    ("ru", "Cyrl"),
    ("tr", "Latn"),
];

/// The nodes that stand for a claim's value: things as they are, anything else as a part of the claim.
pub(super) fn nodes(graph: &Graph, record: &Record, claim: &Claim, node: &NamedNode) -> Vec<NamedNode> {
    match &claim.value {
        Value::Places(things) | Value::Who(things) => things.iter().map(|t| graph.thing(record, *t)).collect(),
        Value::Near(place, ..) => vec![graph.thing(record, *place)],
        Value::Order(other, _) => vec![graph.thing(record, Thing::Happening(*other))],
        _ => vec![graph.part(node, "value")],
    }
}

/// Says what the node of a value is, if the claim made it.
pub(super) fn describe(graph: &mut Graph, record: &Record, claim: &Claim, node: &NamedNode) {
    let value = graph.part(node, "value");
    let told = record.tell_value(&claim.value);
    match &claim.value {
        Value::Date(date) => dating(graph, &value, date),
        Value::Duration(span) => length(graph, &value, span),
        Value::Order(_, Some(lag)) => length(graph, &graph.part(node, "lag"), lag),
        Value::Near(_, Some(km), _) => {
            let distance = graph.part(node, "distance");
            graph.name(&distance, crm("E54_Dimension"), english(&format!("{km} km")));
            graph.put(&distance, crm("P90_has_value"), decimal(*km));
            graph.put(&distance, crm("P91_has_unit"), unit(graph, "km"));
        }
        Value::Amount(amount) => self::amount(graph, &value, amount, &told),
        Value::Name(name) => appellation(graph, &value, name),
        Value::Text(text) => {
            graph.name(&value, crm("E33_Linguistic_Object"), english(text));
            graph.put(&value, crm("P190_has_symbolic_content"), english(text));
        }
        Value::Order(..) | Value::Near(..) | Value::Places(_) | Value::Who(_) => {}
    }
    if let Some(at) = &claim.at {
        dating(graph, &graph.part(node, "at"), at);
    }
}

/// A date as a time-span: outer bounds for machines, and the date as the source has it.
fn dating(graph: &mut Graph, node: &NamedNode, date: &Dating) {
    time_span(graph, node, &dates::words(date), dates::bounds(date));
    graph.put(node, own("", "edtf"), edtf(&date.edtf.to_string()));
    graph.put(node, own("", "calendar"), own("calendar", date.calendar.name()));
}

/// A time-span from the beginning of a day to the end of another, in the proleptic Gregorian calendar
/// that XML Schema means.
pub(super) fn time_span(graph: &mut Graph, node: &NamedNode, label: &str, (first, last): (Option<Day>, Option<Day>)) {
    graph.name(node, crm("E52_Time-Span"), english(label));
    let time =
        |day, hour: &str| Literal::new_typed_literal(format!("{}T{hour}", dates::gregorian(day)), xsd::DATE_TIME);
    if let Some(first) = first {
        graph.put(node, crm("P82a_begin_of_the_begin"), time(first, "00:00:00"));
    }
    if let Some(last) = last {
        graph.put(node, crm("P82b_end_of_the_end"), time(last, "23:59:59"));
    }
}

/// A length of time, in days.
fn length(graph: &mut Graph, node: &NamedNode, span: &Span) {
    graph.name(node, crm("E54_Dimension"), english(&span.told));
    graph.put(node, crm("P90a_has_lower_value_limit"), decimal(f64::from(span.low)));
    if let Some(high) = span.high {
        graph.put(node, crm("P90b_has_upper_value_limit"), decimal(f64::from(high)));
    }
    graph.put(node, crm("P91_has_unit"), unit(graph, "days"));
}

/// A number with its unit. What is not exact has limits; "about" and "one of" are told by their type.
fn amount(graph: &mut Graph, node: &NamedNode, amount: &Amount, told: &str) {
    graph.name(node, crm("E54_Dimension"), english(told));
    graph.put(node, crm("P2_has_type"), own("figure", &word(&amount.figure).replace('_', "-")));
    let put = |graph: &mut Graph, property, x: f64| {
        if x.is_finite() {
            graph.put(node, crm(property), decimal(x));
        }
    };
    if let Figure::Exactly(x) | Figure::About(x) = amount.figure {
        put(graph, "P90_has_value", x);
    }
    if !matches!(amount.figure, Figure::Exactly(_)) {
        let (low, high) = limits(&amount.figure);
        put(graph, "P90a_has_lower_value_limit", low);
        put(graph, "P90b_has_upper_value_limit", high);
    }
    if let Figure::Any(list) = &amount.figure {
        for x in list {
            graph.put(node, own("", "alternative"), decimal(*x));
        }
    }
    graph.put(node, crm("P91_has_unit"), unit(graph, &amount.unit));
}

/// The least and the greatest number that a figure allows; infinite where it is open.
pub(super) fn limits(figure: &Figure) -> (f64, f64) {
    let ranges = figure.ranges();
    let low = ranges.iter().map(|range| range.0).fold(f64::INFINITY, f64::min);
    (low, ranges.iter().map(|range| range.1).fold(f64::NEG_INFINITY, f64::max))
}

/// A name with its language and script.
fn appellation(graph: &mut Graph, node: &NamedNode, name: &Name) {
    let form = in_language(&name.form, &tag(&name.language, &name.script));
    graph.name(node, crm("E33_E41_Linguistic_Appellation"), form.clone());
    graph.put(node, crm("P190_has_symbolic_content"), form);
    graph.put(node, crm("P72_has_language"), graph.node("language", &name.language));
    if !name.sort.is_empty() {
        graph.put(node, crm("P2_has_type"), name_type(graph, &name.sort));
    }
    if !name.transliteration.is_empty() {
        let other = graph.part(node, "latin");
        let form = in_language(&name.transliteration, &tag(&name.language, "Latn"));
        graph.put(node, crm("P139_has_alternative_form"), other.clone());
        graph.name(&other, crm("E33_E41_Linguistic_Appellation"), form.clone());
        graph.put(&other, crm("P190_has_symbolic_content"), form);
    }
}

/// A tag of BCP 47: `zh-Hant`, `zh-Latn`, `en`.
pub(super) fn tag(language: &str, script: &str) -> String {
    let plain = script.is_empty() || USUAL_SCRIPT.contains(&(language, script));
    if plain { language.to_owned() } else { format!("{language}-{script}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_told_where_it_is_not_a_matter_of_course() {
        assert_eq!(tag("zh", "Hant"), "zh-Hant");
        assert_eq!(tag("zh", "Latn"), "zh-Latn");
        assert_eq!(tag("en", "Latn"), "en");
        assert_eq!(tag("ar", "Latn"), "ar-Latn");
    }

    #[test]
    fn limits_are_those_of_all_alternatives() {
        assert_eq!(limits(&Figure::Any(vec![40.0, 10.0])), (10.0, 40.0));
        assert_eq!(limits(&Figure::AtLeast(3.0)), (3.0, f64::INFINITY));
    }
}
