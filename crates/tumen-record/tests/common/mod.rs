//! The record of the built-in pack, read from its files, with the roads of its world.

use std::fs;
use std::path::{Path, PathBuf};
use tumen_base::Months;
use tumen_geo::{Closure, Graph, Place, PlaceKind, Route, Terrain};
use tumen_record::Record;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/qara-khitai")
}

/// The texts of the record with their paths, in order.
fn texts(folder: &Path, name: &str, all: &mut Vec<(String, String)>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            texts(&path, &name, all);
        } else {
            all.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Rows of a table of the world.
fn rows(file: &str) -> Vec<csv::StringRecord> {
    let table = csv::Reader::from_path(root().join("world").join(file)).unwrap();
    table.into_records().map(Result::unwrap).collect()
}

/// Places and roads. Seasons and kinds of places are left out: the record asks for the fastest journey, and
/// a road that is never closed is no slower.
pub fn world() -> Graph {
    let place = |row: &csv::StringRecord| Place {
        id: row[0].to_owned(),
        name: row[1].to_owned(),
        aliases: row[2].split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
        lat: row[3].parse().unwrap(),
        lon: row[4].parse().unwrap(),
        kind: PlaceKind::City,
        quality: row[6].to_owned(),
        source: row[7].to_owned(),
    };
    let graph = Graph::new(rows("places.csv").iter().map(place).collect(), Vec::new());
    let route = |row: &csv::StringRecord| Route {
        a: graph.find(&row[0]).unwrap(),
        b: graph.find(&row[1]).unwrap(),
        km: row[2].parse().unwrap(),
        terrain: match &row[3] {
            "oasis road" => Terrain::OasisRoad,
            "steppe" => Terrain::Steppe,
            "desert" => Terrain::Desert,
            "mountain pass" => Terrain::MountainPass,
            "river crossing" => Terrain::RiverCrossing,
            other => panic!("the terrain {other}"),
        },
        climb_m: row[4].parse().unwrap_or(0.0),
        closed: Months::default(),
        closure: Closure::Hard,
        crossing: None,
        high_water: Months::default(),
        trap_risk: 0.0,
        km_method: row[10].to_owned(),
        source: row[11].to_owned(),
    };
    let routes = rows("routes.csv").iter().map(route).collect();
    Graph::new(graph.places.clone(), routes)
}

/// The record, which must have no fault.
pub fn record(world: &Graph) -> Record {
    let mut all = Vec::new();
    texts(&root().join("record"), "record", &mut all);
    let texts = all.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Record::read(texts, world).unwrap_or_else(|problems| {
        let told: Vec<String> = problems.iter().map(|p| format!("{}:{}", p.path, p.problem)).collect();
        panic!("{}", told.join("\n"))
    })
}
