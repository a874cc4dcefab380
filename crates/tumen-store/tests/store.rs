//! Runs of the tiny pack on disk: whatever breaks off, is spread or is damaged, the same bytes come out.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;
use tumen_engine::{RulePriors, Setup, Sim, Stage};
use tumen_ensemble::{HistoryRow, Meter, Tally};
use tumen_scenario::{Files, Scenario, load};
use tumen_store::{Columns, FORMAT, History, Manifest, Runs, Shard, StoreError, Stored, Table, Unfinished, merge};

const HISTORIES: u64 = 17_300;

fn texts(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the pack is part of the repository") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            texts(&path, root, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            found.push((name, text));
        }
    }
}

fn stage() -> &'static Stage<'static> {
    static STAGE: OnceLock<Stage<'static>> = OnceLock::new();
    STAGE.get_or_init(|| {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/tiny"));
        let mut files = Vec::new();
        texts(root, root, &mut files);
        let def: Scenario = load(&Files::new(files), None).unwrap_or_else(|problems| panic!("{problems}"));
        let def: &'static Scenario = Box::leak(Box::new(def));
        Stage::new(def, RulePriors::new(&def.overrides).expect("the pack sets no parameters"))
    })
}

/// A few histories as they were played, with years and events.
fn played() -> &'static [History] {
    static PLAYED: OnceLock<Vec<History>> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let meter = Meter::with_years(stage().scenario);
        let one = |history| {
            let mut sim = Sim::with(stage(), 3, history, &Setup::default());
            let row = meter.measure(&mut sim, history);
            let inputs = stage().inputs().sample(3, history, &Setup::default());
            History {
                row,
                scores: [Some(0.25), Some(0.5), None],
                inputs,
                events: Some(sim.world.chronicle.events().to_vec()),
            }
        };
        (0..7).map(one).collect()
    })
}

/// History number `n`, as if it had been played: one of the few under another number.
fn history(n: u64, manifest: &Manifest) -> History {
    let mut history = played()[(n % 7) as usize].clone();
    history.row.history = n;
    history.row.digest ^= n << 20;
    history.inputs[0] = n as f64;
    if n >= manifest.events {
        history.events = None;
    }
    if !manifest.series {
        history.row.years.clear();
        history.row.holders.clear();
    }
    history
}

fn columns() -> Columns {
    Columns::new(Meter::new(stage().scenario).schema, Some(stage().inputs()))
}

fn manifest(shard: Option<Shard>) -> Manifest {
    Manifest {
        format: FORMAT,
        tumen: "0.1.0".into(),
        scenario: stage().scenario.id.clone(),
        pack: format!("{:016x}", stage().scenario.hash),
        seed: "3".into(),
        first: 0,
        histories: HISTORIES,
        switched: vec![],
        set: vec![],
        inputs: true,
        events: 1500,
        series: true,
        fingerprint: String::new(),
        command: vec!["run".into()],
        shard,
        finished: None,
    }
    .with_fingerprint("nothing changed")
}

/// Plays at most so many of the missing blocks.
fn play(unfinished: &Unfinished, most: usize) {
    let manifest = &unfinished.manifest;
    for block in unfinished.missing().iter().take(most) {
        let histories: Vec<History> = manifest.blocks().histories_of(*block).map(|n| history(n, manifest)).collect();
        unfinished.keep(stage().scenario, *block, &histories).expect("there is room");
    }
}

fn open(runs: &Runs, shard: Option<Shard>) -> Unfinished {
    Unfinished::open(runs, manifest(shard), columns()).expect("there is room")
}

fn whole(runs: &Runs, shard: Option<Shard>) -> (Stored, Tally) {
    let unfinished = open(runs, shard);
    play(&unfinished, usize::MAX);
    unfinished.finish().expect("all blocks are there")
}

/// The bytes of every table.
fn bytes(stored: &Stored) -> Vec<Vec<u8>> {
    Table::ALL.map(|table| fs::read(stored.folder.join(table.file())).expect("the table is there")).into()
}

fn room() -> (TempDir, Runs) {
    let room = tempfile::tempdir().expect("a folder for tests");
    let runs = Runs::new(room.path().join("runs"));
    (room, runs)
}

fn chunk(unfinished: &Unfinished, beginning: &str) -> PathBuf {
    let chunks = fs::read_dir(unfinished.path().join("chunks")).expect("a folder").map(|e| e.expect("an entry").path());
    chunks
        .into_iter()
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(beginning)))
        .expect("the chunk is there")
}

#[test]
fn what_is_read_is_what_was_kept() {
    let (_room, runs) = room();
    let (stored, tally) = whole(&runs, None);
    let mut rows: Vec<HistoryRow> = Vec::new();
    stored.for_each_row(|row| rows.push(row)).expect("the table is whole");
    assert_eq!(rows.len() as u64, HISTORIES);
    for (n, row) in (0..).zip(&rows) {
        assert_eq!(*row, history(n, &stored.manifest).row);
    }
    assert_eq!((stored.tally().expect("whole"), tally.digest()), (tally, stored.finished.digest.clone()));
    let again = Stored::open(&stored.folder).expect("it can be read").expect("it is finished");
    assert_eq!(again, stored);
    again.check().expect("nothing is damaged");
    let names: Vec<_> =
        fs::read_dir(&stored.folder).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert!(names.iter().all(|name| name != "chunks" && !name.to_string_lossy().ends_with(".part")), "{names:?}");
}

#[test]
fn a_run_that_breaks_off_again_and_again_ends_the_same() {
    let (_room, runs) = room();
    let (_other, elsewhere) = room();
    let (unbroken, _) = whole(&elsewhere, None);
    let mut left = 18;
    for most in [0, 1, 3, 5] {
        let unfinished = open(&runs, None);
        assert_eq!(unfinished.missing().len(), left);
        play(&unfinished, most);
        left -= most;
        // What a killed process leaves behind: half a file.
        fs::write(unfinished.path().join("chunks/histories-000017-00.parquet.part"), "PAR1").expect("there is room");
        assert_eq!(unfinished.count_missing().expect("it can be read").div_ceil(1000), left as u64);
    }
    let (stored, _) = whole(&runs, None);
    assert_eq!(bytes(&stored), bytes(&unbroken));
    assert_eq!(stored.finished, unbroken.finished);
}

#[test]
fn damaged_chunks_are_told_and_played_again() {
    let (_room, runs) = room();
    let unfinished = open(&runs, None);
    play(&unfinished, 6);
    let (cut, flipped) = (chunk(&unfinished, "histories-000002"), chunk(&unfinished, "series-000004"));
    drop(unfinished);
    let all = fs::read(&cut).expect("the chunk is there");
    fs::write(&cut, &all[..all.len() / 2]).expect("there is room");
    let mut all = fs::read(&flipped).expect("the chunk is there");
    let middle = all.len() / 2;
    all[middle] ^= 1;
    fs::write(&flipped, &all).expect("there is room");
    let unfinished = open(&runs, None);
    assert_eq!(unfinished.damaged, [cut, flipped]);
    assert_eq!(unfinished.missing(), [&[2, 4][..], &(6..18).collect::<Vec<_>>()].concat());
    play(&unfinished, usize::MAX);
    let (stored, _) = unfinished.finish().expect("all blocks are there");
    let (_other, elsewhere) = room();
    assert_eq!(bytes(&stored), bytes(&whole(&elsewhere, None).0));
}

#[test]
fn a_run_that_lacks_a_block_is_not_finished_and_loses_nothing() {
    let (_room, runs) = room();
    let unfinished = open(&runs, None);
    play(&unfinished, 4);
    let folder = unfinished.path().to_owned();
    assert!(matches!(unfinished.finish(), Err(StoreError::Parts(_))));
    assert_eq!(Stored::open(&folder).expect("it can be read"), None);
    assert_eq!(open(&runs, None).missing().len(), 14);
}

#[test]
fn parts_make_the_bytes_of_the_whole() {
    let (_room, runs) = room();
    let (unbroken, sum) = whole(&runs, None);
    for of in [2, 3, 18] {
        let (_other, elsewhere) = room();
        // The order in which they are given does not matter.
        let parts = (1..=of).rev().map(|part| whole(&elsewhere, Some(Shard { part, of })).0.folder);
        let (merged, tally) = merge(&parts.collect::<Vec<_>>(), &elsewhere).expect("they fit");
        assert_eq!(bytes(&merged), bytes(&unbroken), "{of} parts");
        assert_eq!((tally, &merged.finished), (sum.clone(), &unbroken.finished));
        assert_eq!(merged.folder.file_name(), unbroken.folder.file_name());
    }
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let (_room, runs) = room();
    let part = |part| whole(&runs, Some(Shard { part, of: 3 })).0.folder;
    let (one, two, three) = (part(1), part(2), part(3));
    let refused = |folders: &[&PathBuf]| {
        let folders: Vec<PathBuf> = folders.iter().map(|f| (*f).clone()).collect();
        let error = merge(&folders, &runs).expect_err("they do not fit").to_string();
        error.replace(&runs.root().display().to_string(), "RUNS")
    };
    let mut told = vec![refused(&[]), refused(&[&two]), refused(&[&one, &three]), refused(&[&one, &two, &one])];
    let other = Manifest { seed: "4".into(), shard: Some(Shard { part: 2, of: 3 }), ..manifest(None) };
    let unfinished = Unfinished::open(&runs, other.with_fingerprint(""), columns()).expect("there is room");
    let other = unfinished.path().to_owned();
    told.push(refused(&[&one, &other]));
    play(&unfinished, usize::MAX);
    drop(unfinished.finish().expect("all blocks are there"));
    told.push(refused(&[&one, &other]));
    told.push(refused(&[&whole(&runs, None).0.folder]));
    fs::write(three.join("series.parquet"), "PAR1").expect("there is room");
    told.push(refused(&[&one, &two, &three]));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_columns_are_those_of_this_version() {
    let schemas = [
        tumen_store::histories::schema(&columns()),
        tumen_store::holders::schema(),
        tumen_store::series::schema(),
        tumen_store::events::schema(),
    ];
    let told = Table::ALL.iter().rev().zip(0..).map(|(table, schema)| {
        let field = |f: &arrow_schema::FieldRef| {
            let empty = if f.is_nullable() { ", may be empty" } else { "" };
            format!("  {}: {}{empty}\n", f.name(), f.data_type())
        };
        let fields: String =
            schemas[schema].fields().iter().filter(|f| !f.name().starts_with("input.")).map(field).collect();
        format!("{}\n{fields}", table.file())
    });
    insta::assert_snapshot!(format!("version {FORMAT}\n{}", told.collect::<String>()));
}
