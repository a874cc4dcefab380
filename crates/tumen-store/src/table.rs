//! The tables of a run as Parquet: how they are encoded, and reading them back block by block.

use crate::error::StoreError;
use crate::manifest::{BLOCK, FORMAT};
use arrow_array::RecordBatch;
use arrow_schema::{DataType, SchemaRef};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::arrow::arrow_writer::{ArrowWriter, ArrowWriterOptions};
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::Xxh3;

/// A table of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Every event of the histories whose events are kept.
    Events,
    /// What each polity had at the end of each year.
    Series,
    /// Who held which place at the end of each year, where it changed.
    Holders,
    /// One row a history. The last to be written of a block: where it is, the others are.
    Histories,
}

impl Table {
    /// All tables, in the order in which they are written.
    pub const ALL: [Self; 4] = [Self::Events, Self::Series, Self::Holders, Self::Histories];

    /// Name, as in `histories.parquet`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Series => "series",
            Self::Holders => "holders",
            Self::Histories => "histories",
        }
    }

    /// Name of the file of a finished run.
    #[must_use]
    pub fn file(self) -> String {
        format!("{}.parquet", self.name())
    }

    /// How many blocks of histories a group of rows holds. Blocks of events and years are large by themselves.
    fn blocks_in_group(self) -> usize {
        if self == Self::Histories { 16 } else { 1 }
    }
}

/// Snappy is quick, needs no C, and is the one codec that is built in. What is drawn and what is hashed hardly
/// ever repeats, so no dictionary is tried for it.
fn properties(table: Table, schema: &SchemaRef) -> WriterProperties {
    let note = |key: &str, value: String| KeyValue::new(key.to_owned(), value);
    let mut properties = WriterProperties::builder()
        .set_created_by(concat!("Tumen ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_key_value_metadata(Some(vec![
            note("tumen.format", FORMAT.to_string()),
            note("tumen.table", table.name().to_owned()),
        ]));
    for field in schema.fields() {
        let column = || ColumnPath::from(vec![field.name().clone()]);
        let drawn = table == Table::Histories && *field.data_type() == DataType::Float32;
        if drawn {
            properties = properties.set_column_encoding(column(), Encoding::BYTE_STREAM_SPLIT);
        }
        if field.name() == "history" {
            properties = properties.set_column_encoding(column(), Encoding::DELTA_BINARY_PACKED);
        }
        if drawn || ["history", "digest"].contains(&field.name().as_str()) {
            properties = properties.set_column_dictionary_enabled(column(), false);
        }
    }
    properties.build()
}

/// Writes a table block by block. The bytes depend on the blocks alone.
pub(crate) struct TableWriter<W: Write + Send> {
    writer: ArrowWriter<W>,
    table: Table,
    schema: SchemaRef,
    in_group: usize,
}

impl<W: Write + Send> TableWriter<W> {
    pub fn new(to: W, table: Table, schema: &SchemaRef) -> Result<Self, ParquetError> {
        // The columns have plain types, which Parquet has itself.
        let options =
            ArrowWriterOptions::new().with_properties(properties(table, schema)).with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(to, SchemaRef::clone(schema), options)?;
        Ok(Self { writer, table, schema: SchemaRef::clone(schema), in_group: 0 })
    }

    pub fn push(&mut self, block: &RecordBatch) -> Result<(), ParquetError> {
        let block = RecordBatch::try_new(SchemaRef::clone(&self.schema), block.columns().to_vec())?;
        self.writer.write(&block)?;
        self.in_group += 1;
        if self.in_group == self.table.blocks_in_group() {
            self.writer.flush()?;
            self.in_group = 0;
        }
        Ok(())
    }

    pub fn finish(self) -> Result<W, ParquetError> {
        self.writer.into_inner()
    }
}

/// Counts what is written through it into a hash.
pub(crate) struct Hashing<W> {
    inner: W,
    hash: Xxh3,
}

impl<W: Write> Hashing<W> {
    pub fn new(inner: W) -> Self {
        Self { inner, hash: Xxh3::new() }
    }

    pub fn digest(&self) -> String {
        format!("{:016x}", self.hash.digest())
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.inner.write(bytes)?;
        self.hash.update(&bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// The XXH3 hash of a file, 16 hexadecimal digits.
pub(crate) fn hash_of(path: &Path) -> Result<String, StoreError> {
    let mut hashing = Hashing::new(io::sink());
    let mut file = File::open(path).map_err(StoreError::io(path, "read"))?;
    io::copy(&mut file, &mut hashing).map_err(StoreError::io(path, "read"))?;
    Ok(hashing.digest())
}

/// Which columns are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    All,
    /// All but the inputs, which are most of a table of histories.
    NoInputs,
}

/// The blocks of a table, one after another, as they were written.
pub(crate) struct BlockReader {
    path: PathBuf,
    table: Table,
    wanted: Wanted,
    file: File,
    metadata: ArrowReaderMetadata,
    next: usize,
    group: Option<ParquetRecordBatchReader>,
}

impl BlockReader {
    pub fn open(path: &Path, table: Table, wanted: Wanted) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(StoreError::io(path, "read"))?;
        let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new());
        let metadata = metadata.map_err(|error| reading(path, error))?;
        Ok(Self { path: path.to_owned(), table, wanted, file, metadata, next: 0, group: None })
    }

    /// Opens the next group of rows.
    fn open_group(&self) -> Result<ParquetRecordBatchReader, StoreError> {
        let file = self.file.try_clone().map_err(StoreError::io(&self.path, "read"))?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        let mask = match self.wanted {
            Wanted::All => ProjectionMask::all(),
            Wanted::NoInputs => {
                let parquet = builder.parquet_schema();
                let kept = (0..parquet.num_columns()).filter(|i| !parquet.column(*i).name().starts_with("input."));
                ProjectionMask::leaves(parquet, kept)
            }
        };
        let rows = self.metadata.metadata().row_group(self.next).num_rows();
        let size = if self.table == Table::Histories { BLOCK as usize } else { usize::try_from(rows).unwrap_or(0) };
        let group = builder.with_row_groups(vec![self.next]).with_projection(mask).with_batch_size(size);
        group.build().map_err(|error| reading(&self.path, error))
    }
}

impl Iterator for BlockReader {
    type Item = Result<RecordBatch, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(block) = self.group.as_mut().and_then(Iterator::next) {
                return Some(block.map_err(StoreError::damaged(&self.path)));
            }
            if self.next == self.metadata.metadata().num_row_groups() {
                return None;
            }
            match self.open_group() {
                Ok(group) => self.group = Some(group),
                Err(error) => {
                    self.next = self.metadata.metadata().num_row_groups();
                    return Some(Err(error));
                }
            }
            self.next += 1;
        }
    }
}

/// The blocks of several tables of a kind that follow each other.
pub(crate) fn blocks(
    paths: &[PathBuf],
    table: Table,
    wanted: Wanted,
) -> impl Iterator<Item = Result<RecordBatch, StoreError>> {
    paths.iter().flat_map(move |path| {
        let (reader, failed) = match BlockReader::open(path, table, wanted) {
            Ok(reader) => (Some(reader), None),
            Err(error) => (None, Some(Err(error))),
        };
        reader.into_iter().flatten().chain(failed)
    })
}

/// What an error of the library means when it comes while writing.
pub(crate) fn writing(path: &Path, error: ParquetError) -> StoreError {
    system(path, "written", error)
}

fn reading(path: &Path, error: ParquetError) -> StoreError {
    system(path, "read", error)
}

fn system(path: &Path, what: &'static str, error: ParquetError) -> StoreError {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(why) => StoreError::Io { path: path.into(), what, why: *why },
            Err(other) => StoreError::damaged(path)(other),
        },
        other => StoreError::damaged(path)(other),
    }
}
