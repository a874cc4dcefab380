//! Blocks of a run that is not finished, each a small Parquet file by itself whose name carries the hash of
//! its bytes: `chunks/histories-000012-5f0c….parquet`.

use crate::atomic;
use crate::error::StoreError;
use crate::table::{Table, TableWriter, hash_of, writing};
use arrow_array::RecordBatch;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// Name of the folder with the chunks.
pub const CHUNKS: &str = "chunks";

/// The chunks that are whole, and those that are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Chunks by table and block.
    pub whole: BTreeMap<(Table, u64), PathBuf>,
    /// Files whose bytes are not what was written. They are as if they were not there.
    pub damaged: Vec<PathBuf>,
}

/// Writes a block of a table.
pub(crate) fn write(folder: &Path, table: Table, block: u64, rows: &RecordBatch) -> Result<(), StoreError> {
    let name = |hash: &str| folder.join(CHUNKS).join(format!("{}-{block:06}-{hash}.parquet", table.name()));
    let encode = || {
        let mut writer = TableWriter::new(Vec::new(), table, &rows.schema())?;
        writer.push(rows)?;
        writer.finish()
    };
    let bytes = encode().map_err(|error| writing(&name(""), error))?;
    atomic::write(&name(&format!("{:016x}", xxh3_64(&bytes))), &bytes)
}

/// Finds the chunks of a run and reads every one of them to see whether it is whole.
pub(crate) fn find(folder: &Path) -> Result<Found, StoreError> {
    let mut found = Found::default();
    let chunks = folder.join(CHUNKS);
    if !chunks.exists() {
        return Ok(found);
    }
    let entries = fs::read_dir(&chunks).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut paths: Vec<PathBuf> =
        entries.map_err(StoreError::io(&chunks, "read"))?.into_iter().map(|entry| entry.path()).collect();
    paths.sort_unstable();
    for path in paths {
        let Some((table, block, hash)) = parts(&path) else { continue };
        if hash_of(&path)? == hash {
            found.whole.insert((table, block), path);
        } else {
            found.damaged.push(path);
        }
    }
    Ok(found)
}

/// Table, block and hash from the name of a chunk.
fn parts(path: &Path) -> Option<(Table, u64, String)> {
    let name = path.file_name()?.to_str()?.strip_suffix(".parquet")?;
    let mut parts = name.split('-');
    let table = parts.next()?;
    let table = Table::ALL.into_iter().find(|t| t.name() == table)?;
    let block = parts.next()?.parse().ok()?;
    Some((table, block, parts.next()?.to_owned()))
}
