//! The record of the built-in pack for other programs: loaded, asked and checked by libraries that know
//! nothing of Tumen.

use oxigraph::io::RdfFormat;
use oxigraph::model::{Quad, Term};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tumen_geo::{Graph, Place, PlaceKind};
use tumen_record::Record;
use tumen_record::export::{CRM, CRMINF, FORMAT, Frame, NS};

const FRAME: Frame<'static> =
    Frame { id: "qara-khitai", title: "The Qara Khitai empire", licence: "CC-BY-SA-4.0", authors: &[] };

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The texts of the record with their paths, in order.
fn texts(folder: &Path, name: &str, all: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{name}/{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            texts(&path, &name, all);
        } else {
            all.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The places of the pack, without its roads, which the record does not need.
fn places() -> Graph {
    let path = root().join("scenarios/qara-khitai/world/places.csv");
    let rows = csv::Reader::from_path(path).unwrap().into_records().map(|row| {
        let row = row.unwrap();
        let kind = match &row[5] {
            "city" => PlaceKind::City,
            "fort" => PlaceKind::Fort,
            "pass" => PlaceKind::Pass,
            "pasture" => PlaceKind::Pasture,
            "tribal centre" => PlaceKind::TribalCentre,
            "field" => PlaceKind::Field,
            "river crossing" => PlaceKind::RiverCrossing,
            "region" => PlaceKind::Region,
            "caravanserai" => PlaceKind::Caravanserai,
            "water" => PlaceKind::Water,
            other => panic!("the kind {other}"),
        };
        Place {
            id: row[0].to_owned(),
            name: row[1].to_owned(),
            aliases: row[2].split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
            lat: row[3].parse().unwrap(),
            lon: row[4].parse().unwrap(),
            kind,
            quality: row[6].to_owned(),
            source: row[7].to_owned(),
        }
    });
    Graph::new(rows.collect(), Vec::new())
}

static RECORD: LazyLock<Record> = LazyLock::new(|| {
    let mut all = Vec::new();
    texts(&root().join("scenarios/qara-khitai/record"), "record", &mut all);
    Record::read(all.iter().map(|(path, text)| (path.as_str(), text.as_str())), &places())
        .unwrap_or_else(|wrong| panic!("{wrong:?}"))
});

static TURTLE: LazyLock<String> = LazyLock::new(|| RECORD.to_turtle(&FRAME).unwrap());

fn load(format: RdfFormat, text: &str) -> Store {
    let store = Store::new().unwrap();
    store.load_from_slice(format, text).unwrap();
    store
}

static STORE: LazyLock<Store> = LazyLock::new(|| load(RdfFormat::Turtle, &TURTLE));

/// Rows of answers, each with `|` between its cells.
fn ask(query: &str) -> Vec<String> {
    let results = SparqlEvaluator::new().parse_query(query).unwrap().on_store(&STORE).execute().unwrap();
    let QueryResults::Solutions(solutions) = results else { panic!("a query for rows") };
    let variables = solutions.variables().to_vec();
    let cell = |term: &Term| match term {
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    };
    let row = |solution: oxigraph::sparql::QuerySolution| {
        let cells = variables.iter().map(|variable| solution.get(variable).map(cell).unwrap_or_default());
        cells.collect::<Vec<_>>().join(" | ")
    };
    solutions.map(|solution| row(solution.unwrap())).collect()
}

/// A fenced block of the page on exports, by its number among those of its language.
fn block(language: &str, number: usize) -> String {
    let page = fs::read_to_string(root().join("docs/exports.md")).unwrap();
    let start = format!("```{language}\n");
    let blocks = page.split(&start).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    blocks.collect::<Vec<_>>().get(number).unwrap_or_else(|| panic!("no block {number} of {language}")).clone()
}

/// Asks a query of the page and compares the answer with that on the page.
fn as_told_on_the_page(number: usize) -> Vec<String> {
    let answer = ask(&block("sparql", number));
    let told = block("text", number);
    assert_eq!(answer.join("\n"), told.trim_end(), "the answer on the page is another one");
    answer
}

#[test]
fn the_date_of_a_battle_comes_with_document_and_sentence() {
    let answer = as_told_on_the_page(0);
    assert_eq!(answer, ["9 September 1141 | 1141-09-16T00:00:00 | stated | Qara Khitai, Battle of Qatwan 8"]);
}

#[test]
fn who_killed_the_usurper_depends_on_whom_one_asks() {
    let answer = as_told_on_the_page(1);
    let has = |words: [&str; 3]| answer.iter().any(|row| words.iter().all(|word| row.contains(word)));
    assert!(has(["hunters", "stated", "Conquest of the Kara-Khitai, "]), "{answer:#?}");
    assert!(has(["Mongols", "stated", "Mongol conquest of the Qara Khitai, "]), "{answer:#?}");
    assert!(has(["Mongols", "reported", "History of the World Conqueror"]), "{answer:#?}");
}

#[test]
fn names_in_chinese_characters_are_found_by_their_script() {
    let answer = as_told_on_the_page(2);
    assert!(answer.len() > 5, "{answer:#?}");
    assert!(answer.iter().all(|row| row.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))), "{answer:#?}");
}

/// All triples of a store, without the letters of language tags, which mean the same in either case.
fn triples(store: &Store) -> BTreeSet<String> {
    let told = |quad: Quad| match &quad.object {
        Term::Literal(literal) if literal.language().is_some() => {
            let language = literal.language().unwrap_or_default().to_lowercase();
            format!("{} {} {:?}@{language}", quad.subject, quad.predicate, literal.value())
        }
        other => format!("{} {} {other}", quad.subject, quad.predicate),
    };
    store.iter().map(|quad| told(quad.unwrap())).collect()
}

#[test]
fn both_forms_of_the_graph_hold_the_same_triples() {
    let json_ld = load(RdfFormat::JsonLd { profile: Default::default() }, &RECORD.to_json_ld(&FRAME).unwrap());
    let (turtle, json_ld) = (triples(&STORE), triples(&json_ld));
    assert!(turtle.len() > 10 * RECORD.claims.len());
    let only: Vec<&String> = turtle.symmetric_difference(&json_ld).take(5).collect();
    assert!(only.is_empty(), "{only:#?}");
}

#[test]
fn no_triple_is_written_twice_and_none_has_a_blank_node() {
    let mut seen = BTreeSet::new();
    for triple in oxttl::TurtleParser::new().for_slice(TURTLE.as_str()) {
        let triple = triple.unwrap().to_string();
        assert!(!triple.contains("_:"), "{triple}");
        assert!(seen.insert(triple.clone()), "{triple}");
    }
}

#[test]
fn every_class_and_property_that_is_used_is_told_on_the_page() {
    let page = fs::read_to_string(root().join("docs/exports.md")).unwrap();
    let mut used = BTreeSet::new();
    for quad in STORE.iter() {
        let quad = quad.unwrap();
        used.insert(quad.predicate.as_str().to_owned());
        if let (true, Term::NamedNode(class)) = (quad.predicate.as_str().ends_with("#type"), &quad.object) {
            used.insert(class.as_str().to_owned());
        }
    }
    let prefixes = [(CRM, "crm:"), (CRMINF, "crminf:"), (NS, "ns:")];
    let told = |iri: &String| {
        prefixes.iter().all(|(namespace, prefix)| {
            iri.strip_prefix(namespace).is_none_or(|name| page.contains(&format!("`{prefix}{name}`")))
        })
    };
    let untold: Vec<&String> = used.iter().filter(|iri| !told(iri)).collect();
    assert!(untold.is_empty(), "{untold:#?}");
}

#[test]
fn what_is_pointed_at_is_there() {
    let told: BTreeSet<String> = STORE.iter().map(|quad| quad.unwrap().subject.to_string()).collect();
    for quad in STORE.iter() {
        let quad = quad.unwrap();
        let own = matches!(&quad.object, Term::NamedNode(node) if node.as_str().starts_with("https://tumen.example/"));
        assert!(!own || told.contains(&quad.object.to_string()), "{quad}");
    }
}

#[test]
fn everything_has_a_label() {
    let bare =
        ask("SELECT ?s WHERE { ?s a ?class FILTER NOT EXISTS { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }
        FILTER (?class != <http://www.cidoc-crm.org/extensions/crminf/I17_One-Proposition_Set>) }");
    assert_eq!(bare, [""; 0]);
}

#[test]
fn every_claim_is_a_row_of_the_table() {
    let table = RECORD.to_csv().unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), RECORD.claims.len());
    let cell = |id: &str, column: &str| {
        let column = header.iter().position(|name| name == column).unwrap();
        rows.iter().find(|row| &row[0] == id).unwrap()[column].to_owned()
    };
    assert_eq!(cell("qk.qatwan.8.date", "edtf"), "1141-09-09");
    assert_eq!(cell("qk.qatwan.8.date", "earliest"), "1141-09-09");
    assert_eq!(cell("qk.qatwan.8.date", "section"), "Battle of Qatwan");
    assert_eq!(cell("ck.notes.10.dead", "of"), "juvayni");
    assert_eq!(cell("ck.conquest.7.order3", "value_high"), "30.0");
}

/// Checks a document against a schema of the repository.
fn fits(schema: &str, text: &str) -> Value {
    let schema = fs::read_to_string(root().join("validation/schemas").join(schema)).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let document: Value = serde_json::from_str(text).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(&document).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(wrong, [""; 0]);
    document
}

#[test]
fn the_whole_record_fits_its_schema() {
    let document = fits("tumen-record-1.json", &RECORD.to_json(&FRAME).unwrap());
    assert_eq!(document["format"], FORMAT);
    assert_eq!(document["claims"].as_array().unwrap().len(), RECORD.claims.len());
    let date = document["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == "qk.qatwan.8.date").unwrap();
    assert_eq!(date["value"]["earliest"]["gregorian"], "1141-09-16");
    assert!(document["documents"][0]["units"][0].get("begins").is_none());
}

#[test]
fn the_gazetteer_fits_the_linked_places_format() {
    let document = fits("linked-places-1.2.json", &RECORD.to_linked_places(&FRAME).unwrap());
    let features = document["features"].as_array().unwrap();
    assert_eq!(features.len(), RECORD.places.len());
    let place =
        |id: &str| features.iter().find(|f| f["@id"].as_str().unwrap().ends_with(&format!("/place/{id}"))).unwrap();
    let told = place("qatwan")["descriptions"].to_string();
    assert!(told.contains("the battle of Qatwan takes place at Qatwan"), "{told}");
    assert_eq!(place("kashgar")["types"][0]["identifier"], "aat:300008389");
}

#[test]
fn an_empty_record_is_still_a_document() {
    let record = Record::read([], &Graph::new(Vec::new(), Vec::new())).unwrap();
    assert!(record.to_csv().unwrap().starts_with("id,source,locus"));
    fits("tumen-record-1.json", &record.to_json(&FRAME).unwrap());
    fits("linked-places-1.2.json", &record.to_linked_places(&FRAME).unwrap());
    let (turtle, json_ld) = (record.to_turtle(&FRAME).unwrap(), record.to_json_ld(&FRAME).unwrap());
    let json_ld = load(RdfFormat::JsonLd { profile: Default::default() }, &json_ld);
    assert_eq!(triples(&load(RdfFormat::Turtle, &turtle)), triples(&json_ld));
}
