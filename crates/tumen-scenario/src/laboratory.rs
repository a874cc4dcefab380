//! `laboratory.toml`: the conditions that a laboratory offers, each a sentence with a blank and what may stand in it.
//! Whether there are such inputs, switches and acts is for the engine to say.

use crate::cell::{Cell, Value, date, one_or_more, text};
use crate::diagnose::{Diagnostic, Spot};
use crate::names::Names;
use crate::read::{Reader, Row};
use tumen_base::Day;

pub(crate) const FILE: &str = "laboratory.toml";
/// The blank of a sentence.
const BLANK: &str = "{}";

/// A condition that an experiment can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Id.
    pub id: String,
    /// A sentence with one `{}`, in which the label of an option stands.
    pub sentence: String,
    /// What it is about.
    pub note: String,
    /// Where its numbers come from.
    pub source: String,
    /// What may stand in the blank, two or more; the first is the model as it stands.
    pub options: Vec<Choice>,
}

/// One thing that may stand in the blank, and what it changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The words for the blank.
    pub label: String,
    /// Paths of inputs with a value, or a range as `LOW..HIGH`.
    pub set: Vec<(String, String)>,
    /// Names of mechanisms that are switched to the other side.
    pub flip: Vec<String>,
    /// What somebody is made to do, with its day.
    pub acts: Vec<(Day, String)>,
}

impl Choice {
    /// Whether it leaves everything as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.set.is_empty() && self.flip.is_empty() && self.acts.is_empty()
    }
}

/// Reads the conditions. Their sources are kept with them and not among those of the scenario: what a laboratory offers is
/// not given to any history.
pub(crate) fn read(root: &mut Reader<'_>, span: (Day, Day)) -> Vec<Row<Condition>> {
    let mut names = Names::new("condition", false);
    let readers = root.tables("condition", "condition", &["id"]);
    root.finish();
    let one = |mut r: Reader<'_>| {
        names.add(r.desk(), r.peek("id").as_ref());
        let condition = condition(&mut r, span);
        r.into_row(condition)
    };
    readers.into_iter().map(one).collect()
}

fn condition(r: &mut Reader<'_>, span: (Day, Day)) -> Option<Condition> {
    let (id, sentence) = (r.need("id", text), r.need("sentence", blank));
    let (note, source) = (r.need("note", text), r.need("source", text));
    let readers = r.tables("option", "option", &["label"]);
    let options: Vec<(Spot, Option<Choice>)> = readers.into_iter().map(|o| (o.spot, option(o, span))).collect();
    look_at(r, &options);
    let options = options.into_iter().map(|(_, option)| option).collect::<Option<Vec<_>>>();
    Some(Condition { id: id?, sentence: sentence?, note: note?, source: source?, options: options? })
}

/// The first option is the model as it stands, every other changes something, and no two have one label.
fn look_at(r: &Reader<'_>, options: &[(Spot, Option<Choice>)]) {
    let title = r.title();
    let wrong = |spot: Spot, message: String, expected: &str| {
        r.desk().put(Diagnostic::error(spot, message).expected(expected));
    };
    if options.len() < 2 {
        let expected = "two or more [[condition.option]], the first of them the model as it stands";
        wrong(r.spot, format!("{title} has fewer than two options"), expected);
    }
    for (i, (spot, option)) in options.iter().enumerate() {
        let Some(option) = option else { continue };
        if i == 0 && !option.is_empty() {
            wrong(*spot, format!("the first option of {title} changes something"), "the model as it stands");
        }
        if i > 0 && option.is_empty() {
            let message = format!("option `{}` of {title} changes nothing", option.label);
            wrong(*spot, message, "`set`, `flip` or `acts`");
        }
        if options[..i].iter().any(|(_, other)| other.as_ref().is_some_and(|o| o.label == option.label)) {
            wrong(*spot, format!("{title} has two options `{}`", option.label), "a label of its own for each");
        }
    }
}

/// A sentence with one blank.
fn blank(cell: &Cell<'_>) -> Option<String> {
    let sentence = text(cell)?;
    let blanks = sentence.matches(BLANK).count();
    if blanks != 1 {
        let message = format!("`{}` has {blanks} blanks", cell.key);
        cell.put(Diagnostic::error(cell.spot, message).expected("a sentence with one `{}`"));
        return None;
    }
    Some(sentence)
}

fn option(mut r: Reader<'_>, span: (Day, Day)) -> Option<Choice> {
    let label = r.need("label", text);
    let set = match r.table("set", "table of inputs") {
        Some(inputs) => inputs.keys().into_iter().map(|(path, _)| value(&inputs, path)).collect(),
        None => Some(Vec::new()),
    };
    let flip = r.or("flip", Vec::new(), one_or_more(text));
    let acts: Vec<_> = r.tables("acts", "act", &["date"]).into_iter().map(|a| act(a, span)).collect();
    r.finish();
    Some(Choice { label: label?, set: set?, flip: flip?, acts: acts.into_iter().collect::<Option<_>>()? })
}

/// The path of an input, and its value or range as text.
fn value<'a>(inputs: &Reader<'a>, path: &'a str) -> Option<(String, String)> {
    let cell = inputs.peek(path)?;
    let value = match cell.value {
        Value::Toml(toml::de::DeValue::Integer(n)) => n.as_str().to_owned(),
        Value::Toml(toml::de::DeValue::Float(n)) => n.as_str().to_owned(),
        _ => match cell.str().map(str::trim) {
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => {
                cell.wrong("a number, a date, or a range as \"LOW..HIGH\"");
                return None;
            }
        },
    };
    Some((path.to_owned(), value))
}

fn act(mut r: Reader<'_>, (start, end): (Day, Day)) -> Option<(Day, String)> {
    let (day, act) = (r.need("date", date), r.need("act", text));
    r.finish();
    let day = day?;
    if !(start..=end).contains(&day) {
        let message = format!("{day} lies outside the scenario");
        r.desk().put(Diagnostic::error(r.spot, message).expected(format!("a day from {start} to {end}")));
        return None;
    }
    Some((day, act?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::Desk;
    use crate::doc::Doc;
    use crate::files::Files;

    const SOUND: &str = r#"[[condition]]
id = "riders"
sentence = "The riders {} in spring."
note = "When they come."
source = "invented"
[[condition.option]]
label = "come"
[[condition.option]]
label = "stay away"
set = { "outside.riders.date" = "1440-01-01", "siege.hunger" = 0.5, "hosts.riders.foot" = 0 }
flip = "pay"
acts = [{ date = "1431-06-01", act = "awlil recall" }]
"#;

    fn read_text(text: &str) -> (Vec<Condition>, String) {
        let files = Files::new([("s/laboratory.toml".to_owned(), text.to_owned())]);
        let desk = Desk::new(&files);
        let doc = Doc::parse(&desk, 0);
        let rows = read(&mut doc.root(&desk), (Day::julian(1431, 1, 1), Day::julian(1434, 12, 31)));
        let conditions = rows.into_iter().filter_map(|row| row.value).collect();
        (conditions, desk.finish().0.to_string())
    }

    #[test]
    fn a_condition_is_a_sentence_with_options() {
        let (conditions, problems) = read_text(SOUND);
        assert_eq!(problems, "");
        let [come, away] = conditions[0].options.as_slice() else { panic!("two options") };
        assert!(come.is_empty() && come.label == "come" && conditions[0].source == "invented");
        let set: Vec<(&str, &str)> = away.set.iter().map(|(path, value)| (path.as_str(), value.as_str())).collect();
        assert_eq!(set, [("hosts.riders.foot", "0"), ("outside.riders.date", "1440-01-01"), ("siege.hunger", "0.5")]);
        assert_eq!(
            (away.flip[0].as_str(), away.acts[0].clone()),
            ("pay", (Day::julian(1431, 6, 1), "awlil recall".into()))
        );
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let told = |from: &str, to: &str| {
            assert!(SOUND.contains(from), "{from}");
            read_text(&SOUND.replace(from, to)).1
        };
        let one_option = SOUND.split_at(SOUND.rfind("[[condition.option]]").unwrap()).0;
        let nothing = SOUND.split_at(SOUND.find("set = ").unwrap()).0;
        let all = [
            told("{} in spring", "come in spring"),
            told("1431-06-01", "1430-06-01"),
            told("label = \"come\"", "label = \"come\"\nflip = \"pay\""),
            told("stay away", "come"),
            told("source = \"invented\"", "sources = \"invented\""),
            told("0.5", "true"),
            read_text(one_option).1,
            read_text(nothing).1,
            read_text(&format!("{SOUND}{SOUND}")).1,
        ];
        insta::assert_snapshot!(all.concat(), @r#"
        s/laboratory.toml:3:12: `sentence` has 0 blanks; expected a sentence with one `{}`
        s/laboratory.toml:12:9: 1 Jun 1430 lies outside the scenario; expected a day from 1 Jan 1431 to 31 Dec 1434
        s/laboratory.toml:6:1: the first option of condition `riders` changes something; expected the model as it stands
        s/laboratory.toml:8:1: condition `riders` has two options `come`; expected a label of its own for each
        s/laboratory.toml:5:1: unknown key `sources` in condition `riders`; did you mean `source`?
        s/laboratory.toml:10:64: `siege.hunger` is true; expected a number, a date, or a range as "LOW..HIGH"
        s/laboratory.toml:1:1: condition `riders` has fewer than two options; expected two or more [[condition.option]], the first of them the model as it stands
        s/laboratory.toml:8:1: option `stay away` of condition `riders` changes nothing; expected `set`, `flip` or `acts`
        s/laboratory.toml:14:6: `riders` is already the id of a condition (s/laboratory.toml:2); expected an id of its own
        "#);
    }
}
