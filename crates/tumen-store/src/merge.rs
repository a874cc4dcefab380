//! Parts of a run that were made on several machines, put together to what one machine would have made.

use crate::error::StoreError;
use crate::folder::Runs;
use crate::manifest::{Manifest, Shard};
use crate::run::{Stored, assemble};
use crate::table::Table;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tumen_ensemble::Tally;

/// Puts the parts in these folders together into a run of its own among `runs`. The parts stay.
///
/// # Errors
/// If they are not all the parts of one run, each once and finished and whole, or the system refuses.
pub fn merge(folders: &[PathBuf], runs: &Runs) -> Result<(Stored, Tally), StoreError> {
    let mut parts: BTreeMap<u64, Stored> = BTreeMap::new();
    for folder in folders {
        let shown = folder.display();
        let stored = Stored::open(folder)?
            .ok_or_else(|| StoreError::Parts(format!("`{shown}` is not finished; go on with it where it was begun")))?;
        let shard = stored.manifest.shard.ok_or_else(|| {
            StoreError::Parts(format!("`{shown}` is a whole run and not a part made with --shard I/N"))
        })?;
        if let Some(first) = parts.values().next()
            && let Some(what) = differs(&first.manifest, &stored.manifest)
        {
            let first = first.folder.display();
            return Err(StoreError::Parts(format!("`{shown}` belongs to another run than `{first}`: {what}")));
        }
        stored.check()?;
        if let Some(twice) = parts.insert(shard.part, stored) {
            let first = twice.folder.display();
            let Shard { part, of } = shard;
            return Err(StoreError::Parts(format!("part {part} of {of} is given twice: `{first}` and `{shown}`")));
        }
    }
    let Some(first) = parts.values().next() else {
        return Err(StoreError::Parts("no parts are given".into()));
    };
    let of = first.manifest.shard.map_or(1, |shard| shard.of);
    let missing: Vec<String> = (1..=of).filter(|part| !parts.contains_key(part)).map(|part| part.to_string()).collect();
    if !missing.is_empty() {
        let (parts, verb) = if missing.len() == 1 { ("part", "is") } else { ("parts", "are") };
        let (list, id) = (missing.join(", "), first.manifest.whole_id());
        return Err(StoreError::Parts(format!("{parts} {list} of {of} of {id} {verb} missing")));
    }
    let command = without_option(&first.manifest.command, "--shard");
    let manifest = Manifest { shard: None, finished: None, command, ..first.manifest.clone() };
    let folder = runs.make(&manifest.id())?;
    let columns = first.columns.clone();
    columns.write(folder.path())?;
    manifest.write(folder.path())?;
    let paths = |table: Table| {
        let files = parts.values().filter(|part| part.finished.tables.contains_key(&table.file()));
        files.map(|part| part.folder.join(table.file())).collect()
    };
    let tables = Table::ALL.into_iter().map(|table| (table, paths(table))).collect();
    assemble(folder.path(), manifest, columns, &tables)
}

/// A command without an option and its value.
#[must_use]
pub fn without_option(command: &[String], option: &str) -> Vec<String> {
    let mut words = command.iter();
    let mut kept = Vec::new();
    while let Some(word) = words.next() {
        if word == option {
            words.next();
        } else if !word.strip_prefix(option).is_some_and(|rest| rest.starts_with('=')) {
            kept.push(word.clone());
        }
    }
    kept
}

/// What two parts must have in common and do not.
fn differs(a: &Manifest, b: &Manifest) -> Option<String> {
    let shards = |m: &Manifest| m.shard.map_or(1, |shard| shard.of);
    let pairs = [
        ("scenario", a.scenario.clone(), b.scenario.clone()),
        ("pack", a.pack.clone(), b.pack.clone()),
        ("version of Tumen", a.tumen.clone(), b.tumen.clone()),
        ("seed", a.seed.clone(), b.seed.clone()),
        ("number of histories", a.histories.to_string(), b.histories.to_string()),
        ("number of parts", shards(a).to_string(), shards(b).to_string()),
        ("setup, events or series", a.fingerprint.clone(), b.fingerprint.clone()),
    ];
    let other = pairs.into_iter().find(|(_, a, b)| a != b);
    other.map(|(what, a, b)| format!("its {what} is {b}, and there it is {a}"))
}
