//! A run on disk: begun, continued, finished; read.

use crate::atomic::{make_folder, write_with};
use crate::chunks::{self, CHUNKS, Found};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::folder::{Locked, MANIFEST, Runs};
use crate::histories::{self, History};
use crate::manifest::{Finished, Manifest};
use crate::table::{BlockReader, Hashing, Table, TableWriter, Wanted, blocks, hash_of, writing};
use crate::{events, holders, series};
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use std::collections::BTreeMap;
use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use tumen_ensemble::{HistoryRow, Tally};
use tumen_scenario::Scenario;

/// A run that is being written.
#[derive(Debug)]
pub struct Unfinished {
    folder: Locked,
    /// What it is.
    pub manifest: Manifest,
    /// What its columns mean.
    pub columns: Columns,
    /// Chunks that were found damaged when it was opened and have been removed.
    pub damaged: Vec<PathBuf>,
    missing: Vec<u64>,
    schema: SchemaRef,
}

/// A run that is finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its folder.
    pub folder: PathBuf,
    /// What it is.
    pub manifest: Manifest,
    /// What its columns mean.
    pub columns: Columns,
    /// What came out.
    pub finished: Finished,
}

impl Unfinished {
    /// Begins a run, or goes on with it if it has been begun. A run that was finished is begun anew.
    ///
    /// # Errors
    /// If the folder is not ours or another process has it, if it holds another run, or the system refuses.
    pub fn open(runs: &Runs, manifest: Manifest, columns: Columns) -> Result<Self, StoreError> {
        let folder = runs.make(&manifest.id())?;
        let path = folder.path();
        if path.join(MANIFEST).exists() {
            let known = Manifest::read(path)?;
            if known.fingerprint != manifest.fingerprint {
                return Err(StoreError::Damaged { path: path.join(MANIFEST), why: "it tells of another run".into() });
            }
        }
        columns.write(path)?;
        manifest.write(path)?;
        make_folder(&path.join(CHUNKS))?;
        let found = chunks::find(path)?;
        for damaged in &found.damaged {
            fs::remove_file(damaged).map_err(StoreError::io(damaged, "removed"))?;
        }
        let missing = missing(&manifest, &found);
        let schema = histories::schema(&columns);
        Ok(Self { folder, manifest, columns, damaged: found.damaged, missing, schema })
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The blocks that are still to be run, in order.
    #[must_use]
    pub fn missing(&self) -> &[u64] {
        &self.missing
    }

    /// Number and digest of the first history that is on disk already, to see whether it still comes out the same.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn first(&self) -> Result<Option<(u64, u64)>, StoreError> {
        let found = chunks::find(self.path())?;
        let first = found.whole.iter().find(|((table, _), _)| *table == Table::Histories);
        first.map_or(Ok(None), |(_, path)| first_of(path, &self.columns))
    }

    /// How many histories are not on disk yet, as it stands now.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn count_missing(&self) -> Result<u64, StoreError> {
        let found = chunks::find(self.path())?;
        let blocks = self.manifest.blocks();
        let missing = missing(&self.manifest, &found).into_iter().map(|block| blocks.histories_of(block));
        Ok(missing.map(|range| range.end - range.start).sum())
    }

    /// Forgets all that is on disk, to begin anew.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn clear(&mut self) -> Result<(), StoreError> {
        let chunks = self.path().join(CHUNKS);
        fs::remove_dir_all(&chunks).map_err(StoreError::io(&chunks, "removed"))?;
        make_folder(&chunks)?;
        self.missing = self.manifest.own_blocks().collect();
        Ok(())
    }

    /// Keeps a block. Several threads may do so at once.
    ///
    /// # Errors
    /// If the system refuses; then the block is as if it had not been run.
    pub fn keep(&self, def: &Scenario, block: u64, histories: &[History]) -> Result<(), StoreError> {
        let damaged = |error: ArrowError| StoreError::damaged(self.path())(error);
        if histories.iter().any(|h| h.events.is_some()) {
            let rows = events::batch(def, &events::schema(), histories).map_err(damaged)?;
            chunks::write(self.path(), Table::Events, block, &rows)?;
        }
        if self.manifest.series {
            let rows = series::batch(def, &series::schema(), histories).map_err(damaged)?;
            chunks::write(self.path(), Table::Series, block, &rows)?;
            let rows = holders::batch(def, &holders::schema(), histories).map_err(damaged)?;
            chunks::write(self.path(), Table::Holders, block, &rows)?;
        }
        let rows = histories::batch(&self.columns, &self.schema, histories).map_err(damaged)?;
        chunks::write(self.path(), Table::Histories, block, &rows)
    }

    /// Puts the blocks together, adds them up, and removes what is no longer needed.
    ///
    /// # Errors
    /// If a block is missing or damaged, or the system refuses; the blocks stay.
    pub fn finish(self) -> Result<(Stored, Tally), StoreError> {
        let Self { folder, manifest, columns, .. } = self;
        let found = chunks::find(folder.path())?;
        let own = manifest.own_blocks();
        if let Some(block) = own.clone().find(|block| !found.whole.contains_key(&(Table::Histories, *block))) {
            return Err(StoreError::Parts(format!("block {block} of `{}` is missing", folder.path().display())));
        }
        let chunks = |table| own.clone().filter_map(|block| found.whole.get(&(table, block)).cloned()).collect();
        let parts = Table::ALL.into_iter().map(|table| (table, chunks(table))).collect();
        let done = assemble(folder.path(), manifest, columns, &parts)?;
        let chunks = folder.path().join(CHUNKS);
        fs::remove_dir_all(&chunks).map_err(StoreError::io(&chunks, "removed"))?;
        Ok(done)
    }
}

/// The blocks of which a table is not there.
fn missing(manifest: &Manifest, found: &Found) -> Vec<u64> {
    let has = |table, block| found.whole.contains_key(&(table, block));
    let complete = |block: &u64| {
        let events = manifest.blocks().histories_of(*block).start < manifest.first + manifest.events;
        has(Table::Histories, *block)
            && (!manifest.series || has(Table::Series, *block) && has(Table::Holders, *block))
            && (!events || has(Table::Events, *block))
    };
    manifest.own_blocks().filter(|block| !complete(block)).collect()
}

/// Puts the tables in a folder together from parts that follow each other, and says in its manifest that the
/// run is finished.
pub(crate) fn assemble(
    folder: &Path,
    manifest: Manifest,
    columns: Columns,
    parts: &BTreeMap<Table, Vec<PathBuf>>,
) -> Result<(Stored, Tally), StoreError> {
    let mut tally = Tally::new(&columns.schema);
    let mut tables = BTreeMap::new();
    for (table, paths) in parts.iter().filter(|(_, paths)| !paths.is_empty()) {
        let schema = match table {
            Table::Events => events::schema(),
            Table::Series => series::schema(),
            Table::Holders => holders::schema(),
            Table::Histories => histories::schema(&columns),
        };
        let to = folder.join(table.file());
        let hash = write_with(&to, |file| {
            let hashing = Hashing::new(BufWriter::new(file));
            let mut writer = TableWriter::new(hashing, *table, &schema).map_err(|error| writing(&to, error))?;
            let mut years = blocks(&parts[&Table::Series], Table::Series, Wanted::All);
            let mut held = blocks(&parts[&Table::Holders], Table::Holders, Wanted::All);
            for block in blocks(paths, *table, Wanted::All) {
                let block = block?;
                if *table == Table::Histories {
                    let rows = rows(&to, &columns, &block, &mut years, &mut held)?;
                    rows.iter().for_each(|row| tally.add(row));
                }
                writer.push(&block).map_err(|error| writing(&to, error))?;
            }
            let mut hashing = writer.finish().map_err(|error| writing(&to, error))?;
            std::io::Write::flush(&mut hashing).map_err(StoreError::io(&to, "written"))?;
            Ok(hashing.digest())
        })?;
        tables.insert(table.file(), hash);
    }
    let finished = Finished { digest: tally.digest(), histories: tally.histories, tables };
    let manifest = Manifest { finished: Some(finished.clone()), ..manifest };
    manifest.write(folder)?;
    Ok((Stored { folder: folder.to_owned(), manifest, columns, finished }, tally))
}

impl Stored {
    /// Opens the run in a folder if it is finished.
    ///
    /// # Errors
    /// If its manifest cannot be read, is damaged, or is in another version of the format.
    pub fn open(folder: &Path) -> Result<Option<Self>, StoreError> {
        let manifest = Manifest::read(folder)?;
        let Some(finished) = manifest.finished.clone() else { return Ok(None) };
        Ok(Some(Self { folder: folder.to_owned(), columns: Columns::read(folder)?, manifest, finished }))
    }

    /// Reads every table and sees whether it is what was written.
    ///
    /// # Errors
    /// If one cannot be read or is damaged.
    pub fn check(&self) -> Result<(), StoreError> {
        for (file, hash) in &self.finished.tables {
            let path = self.folder.join(file);
            if hash_of(&path)? != *hash {
                return Err(StoreError::Damaged { path, why: "its bytes are not what was written".into() });
            }
        }
        Ok(())
    }

    /// Gives each history to `each`, in the order of their numbers. Memory does not grow with how many there are.
    ///
    /// # Errors
    /// If a table cannot be read or is damaged.
    pub fn for_each_row(&self, each: impl FnMut(HistoryRow)) -> Result<(), StoreError> {
        let path = |table: Table| self.folder.join(table.file());
        let of = |table| if self.manifest.series { vec![path(table)] } else { Vec::new() };
        for_each_row(&path(Table::Histories), &of(Table::Series), &of(Table::Holders), &self.columns, each)
    }

    /// Number and digest of the first history, to see whether it still comes out the same.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn first(&self) -> Result<Option<(u64, u64)>, StoreError> {
        first_of(&self.folder.join(Table::Histories.file()), &self.columns)
    }

    /// All histories added up.
    ///
    /// # Errors
    /// If the table cannot be read or is damaged.
    pub fn tally(&self) -> Result<Tally, StoreError> {
        let mut tally = Tally::new(&self.columns.schema);
        self.for_each_row(|row| tally.add(&row))?;
        Ok(tally)
    }
}

fn first_of(path: &Path, columns: &Columns) -> Result<Option<(u64, u64)>, StoreError> {
    let Some(block) = BlockReader::open(path, Table::Histories, Wanted::NoInputs)?.next() else { return Ok(None) };
    let rows = histories::rows(columns, &block?).map_err(StoreError::damaged(path))?;
    Ok(rows.first().map(|row| (row.history, row.digest)))
}

fn for_each_row(
    path: &Path,
    series: &[PathBuf],
    holders: &[PathBuf],
    columns: &Columns,
    mut each: impl FnMut(HistoryRow),
) -> Result<(), StoreError> {
    let mut years = blocks(series, Table::Series, Wanted::All);
    let mut held = blocks(holders, Table::Holders, Wanted::All);
    for block in BlockReader::open(path, Table::Histories, Wanted::NoInputs)? {
        rows(path, columns, &block?, &mut years, &mut held)?.into_iter().for_each(&mut each);
    }
    Ok(())
}

/// The histories of a block, with the years and holders of the same block if there are any.
fn rows(
    path: &Path,
    columns: &Columns,
    block: &RecordBatch,
    years: &mut impl Iterator<Item = Result<RecordBatch, StoreError>>,
    held: &mut impl Iterator<Item = Result<RecordBatch, StoreError>>,
) -> Result<Vec<HistoryRow>, StoreError> {
    let mut rows = histories::rows(columns, block).map_err(StoreError::damaged(path))?;
    if let Some(years) = years.next() {
        let mut years = series::years(columns, &years?).map_err(StoreError::damaged(path))?;
        rows.iter_mut().for_each(|row| row.years = years.remove(&row.history).unwrap_or_default());
    }
    if let Some(held) = held.next() {
        let mut held = holders::holders(columns, &held?).map_err(StoreError::damaged(path))?;
        rows.iter_mut().for_each(|row| row.holders = held.remove(&row.history).unwrap_or_default());
    }
    Ok(rows)
}
