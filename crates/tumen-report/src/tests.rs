//! The page of a few histories: whole, well formed, with every figure, and harmless.

use crate::page;
use crate::stages::{LINE, Node, Stages};
use crate::words::pc;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::sync::Arc;
use tumen_analysis::{Report, RunFacts};
use tumen_base::{Day, PolityId};
use tumen_ensemble::schema::{CaseColumn, DateColumn, NumberColumn, OutcomeColumn, PolityColumn};
use tumen_ensemble::{HistoryRow, Schema, Tally, YearRow};

const HOSTILE: &str = "</text><script>alert('\"1\" & 2')</script>";

fn schema(title: &str) -> Schema {
    let case = |id: &str, label: &str| CaseColumn { id: id.into(), label: label.into() };
    let question = |id: &str, label: &str, cases: Vec<CaseColumn>| OutcomeColumn {
        id: id.into(),
        label: label.into(),
        record: "the first (Chronicle)".into(),
        recorded: Some(0),
        held_out: id == "end",
        cases,
        sparse: false,
    };
    let polity = |id: &str, name: &str| PolityColumn { id: id.into(), name: name.into() };
    Schema {
        scenario: "tiny/two-towns".into(),
        title: title.into(),
        pack: 0xab,
        start: Day::julian(1431, 1, 1),
        end: Day::julian(1433, 12, 31),
        places: vec![],
        flow: vec![0, 1],
        outcomes: vec![
            question(
                "way",
                "How does the town leave?",
                vec![case("free", "it stands alone"), case("stays", "it stays")],
            ),
            question(
                "end",
                "Whose are the wells?",
                vec![case("ours", "ours"), case("theirs", title), case("none", "nobody's")],
            ),
        ],
        dates: vec![DateColumn {
            id: "rising".into(),
            label: "the first rising".into(),
            record: "1432 (Chronicle)".into(),
            window: Some((Day::julian(1432, 1, 1), Day::julian(1432, 12, 31))),
            held_out: false,
        }],
        numbers: vec![NumberColumn {
            id: "riders".into(),
            label: "the riders".into(),
            unit: "men".into(),
            record: String::new(),
            range: Some((800.0, 2500.0)),
            held_out: false,
        }],
        polities: vec![polity("locals", "the local people"), polity("awlil", title), polity("tisrit", "Tisrit")],
    }
}

/// Eight histories; in three of them the second town is lost in the second year.
fn tally(title: &str, with_years: bool) -> Tally {
    let schema = Arc::new(schema(title));
    let mut tally = Tally::new(&schema);
    for history in 0..8_u64 {
        let held = |year: i32, polity: usize| {
            let places = if polity == 2 && history < 3 && year > 1431 { 0 } else { 2 };
            let (polity, area_km2) = (PolityId::at(polity), f32::from(places) * 5000.0);
            YearRow { year, polity, places, households: 1.0, men: 1, treasury: 1, area_km2 }
        };
        let years = (1431..=1433).flat_map(|year| (1..=2).map(move |polity| (year, polity)));
        let date = (history != 7).then(|| Day::julian(1431, 6, 1) + 100 * history as i32);
        tally.add(&HistoryRow {
            history,
            outcomes: vec![u16::from(history < 3), u16::from(history < 2)],
            dates: vec![date],
            numbers: vec![(history > 0).then_some(500.0 * history as f64)],
            holders: vec![],
            years: if with_years { years.map(|(year, polity)| held(year, polity)).collect() } else { vec![] },
            acts_done: 0,
            digest: history,
        });
    }
    tally
}

fn made(title: &str) -> String {
    let tally = tally(title, true);
    page(&report(&tally), &tally, Some("tumen run --scenario two-towns --histories 8"))
}

fn report(tally: &Tally) -> Report {
    Report::new(tally, RunFacts { version: "0.1.0".into(), seed: 7, threads: 2, elapsed_s: 1.5 })
}

/// The name of an element and its attributes.
type Element = (String, Vec<(String, String)>);

/// What a reader of XML sees: the names of all elements with their attributes, and the text that is read.
fn parsed(page: &str) -> (Vec<Element>, String) {
    let (mut elements, mut text, mut silent) = (Vec::new(), String::new(), 0);
    let mut reader = Reader::from_str(page);
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("at {}: {e}", reader.buffer_position())) {
            Event::Eof => return (elements, text),
            Event::Start(start) | Event::Empty(start) => {
                let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
                let attributes = start.attributes().map(|a| {
                    let a = a.expect("an attribute has a name and a value");
                    let value = a.unescape_value().expect("what is escaped can be read").into_owned();
                    (String::from_utf8_lossy(a.key.as_ref()).into_owned(), value)
                });
                silent += usize::from(["style", "svg"].contains(&name.as_str()));
                if ["p", "li", "h1", "h2", "h3", "figcaption", "dt", "pre"].contains(&name.as_str()) {
                    text.push('\n');
                }
                elements.push((name, attributes.collect()));
            }
            Event::End(end) => {
                silent -= usize::from(["style", "svg"].contains(&&*String::from_utf8_lossy(end.name().as_ref())))
            }
            Event::Text(words) if silent == 0 => {
                text.push_str(&words.unescape().expect("what is escaped can be read"));
            }
            _ => {}
        }
    }
}

#[test]
fn the_page_is_well_formed_and_has_every_figure() {
    let page = made("Two towns");
    let (elements, _) = parsed(&page);
    let sections: Vec<&str> = elements
        .iter()
        .filter(|(name, _)| name == "section")
        .flat_map(|(_, attributes)| attributes.iter().map(|(_, value)| value.as_str()))
        .collect();
    assert_eq!(sections, ["flow", "outcomes", "dates", "numbers", "survival", "realms", "made"]);
    // A flow, two questions, dates, numbers, one polity that was lost, land.
    assert_eq!(elements.iter().filter(|(name, _)| name == "figure").count(), 7);
    for class in ["ribbon recorded", "whisker", "hill", "window", "median", "crest", "band s0"] {
        assert!(page.contains(&format!("class=\"{class}\"")), "no {class}");
    }
    assert!(!page.contains("NaN") && !page.contains("inf"));
}

#[test]
fn every_drawing_says_what_it_is() {
    let page = made("Two towns");
    for drawing in page.split("<svg").skip(1) {
        let (head, rest) = drawing.split_once('>').expect("a tag ends");
        if head.contains("role=\"img\"") {
            assert!(rest.starts_with("<title>"), "{head}");
        } else {
            assert!(head.contains("aria-hidden") || head.contains("viewBox"), "{head}");
        }
    }
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    let page = made("Two towns");
    let (elements, _) = parsed(&page);
    for (name, attributes) in &elements {
        assert!(
            !["script", "link", "img", "iframe", "object", "embed", "image", "use"].contains(&name.as_str()),
            "{name}"
        );
        for (key, value) in attributes {
            assert!(key != "src" && !key.starts_with("on"), "{name} has {key}");
            assert!(key != "href" || value.starts_with('#'), "{name} leads to {value}");
            // The name of the language of the page is all that looks like an address.
            assert!(!value.contains("://") || key == "xmlns", "{name} {key} {value}");
        }
    }
    assert!(!page.contains("<script") && !page.contains("@import") && !page.contains("url("));
}

#[test]
fn words_of_a_pack_stay_words() {
    let page = made(HOSTILE);
    let (elements, text) = parsed(&page);
    assert!(elements.iter().all(|(name, _)| name != "script"));
    assert!(text.contains(HOSTILE), "{text}");
    assert!(!page.contains("<script"));
}

#[test]
fn bars_are_as_long_as_shares() {
    let tally = tally("Two towns", true);
    let report = report(&tally);
    let page = page(&report, &tally, None);
    let widths: Vec<&str> = page
        .split("<rect class=\"share\" width=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(width, _)| width)
        .collect();
    // Each question with its commonest answer first; what is rarest of all is told without a bar only in company.
    let counts = [5.0, 3.0, 6.0, 2.0, 0.0];
    assert_eq!(widths, counts.map(|n: f64| pc(n / 8.0)));
    assert_eq!(widths[0], "62.50%");
}

#[test]
fn what_was_not_read_is_not_drawn() {
    let tally = tally("Two towns", false);
    let page = page(&report(&tally), &tally, None);
    assert!(!page.contains("id=\"survival\"") && !page.contains("id=\"realms\"") && page.contains("were not kept"));
    let bare = Schema { flow: vec![], outcomes: vec![], dates: vec![], numbers: vec![], ..schema("Bare") };
    let none = Tally::new(&Arc::new(bare));
    let (_, text) = parsed(&crate::page(&report(&none), &none, None));
    assert!(text.contains("measures nothing"), "{text}");
}

#[test]
fn the_text_reads_well() {
    let (_, text) = parsed(&made("Two towns"));
    insta::assert_snapshot!(text);
}

#[test]
fn in_a_flow_labels_stand_apart_and_bars_are_as_high_as_their_ribbons() {
    let tally = tally("a long answer that many a reader would rather have seen in fewer words than it has", true);
    let drawn = Stages::of(&tally).expect("the scenario names a flow");
    let rows = |node: &Node| (node.lines.len() + 1) as f64 * LINE;
    for (stage, nodes) in drawn.stages.iter().enumerate() {
        for pair in nodes.windows(2) {
            assert!(pair[1].label - pair[0].label >= (rows(&pair[0]) + rows(&pair[1])) / 2.0);
            assert!(pair[1].y > pair[0].y + pair[0].height);
        }
        for node in nodes {
            let leaves = drawn.ribbons.iter().filter(|r| r.stage == stage && r.cases.0 == node.case);
            let comes = drawn.ribbons.iter().filter(|r| r.stage + 1 == stage && r.cases.1 == node.case);
            let count = if stage == 0 { leaves.map(|r| r.count).sum::<u64>() } else { comes.map(|r| r.count).sum() };
            assert_eq!(count, node.count);
            assert!(node.label + rows(node) / 2.0 <= drawn.high);
        }
    }
}
