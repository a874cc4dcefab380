//! What can go wrong with runs on disk.

use std::io;
use std::path::PathBuf;

/// Something could not be stored or read back. Whatever was finished before stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused: no room, no right, no such folder.
    #[error("`{}` cannot be {what}: {why}", path.display())]
    Io {
        /// File or folder.
        path: PathBuf,
        /// `written`, `read`, `removed`.
        what: &'static str,
        /// What the system says.
        why: io::Error,
    },
    /// A file is not what was written.
    #[error("`{}` is damaged: {why}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The run was stored in another version of the format.
    #[error("`{}` is in version {found} of the stored format; this Tumen reads version {reads}", path.display())]
    Version {
        /// The file that says so.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The version that is read.
        reads: u32,
    },
    /// There is no run with this id.
    #[error("there is no run `{id}` in `{}`", root.display())]
    NoRun {
        /// The id as given.
        id: String,
        /// Where runs were looked for.
        root: PathBuf,
        /// The nearest id that exists.
        nearest: Option<String>,
    },
    /// The id of a run is a plain name of a folder.
    #[error("`{0}` is not the id of a run")]
    NoId(String),
    /// The folder exists, but Tumen did not make it.
    #[error("`{}` is not a run of Tumen; it is left alone", .0.display())]
    NotOurs(PathBuf),
    /// Another process has the run open for writing.
    #[error("another process is writing to `{}`", .0.display())]
    Busy(PathBuf),
    /// Parts do not make a whole.
    #[error("{0}")]
    Parts(String),
}

impl StoreError {
    /// An error of the system, for `map_err`.
    pub(crate) fn io(path: impl Into<PathBuf>, what: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |why| Self::Io { path, what, why }
    }

    /// A file that is not what was written, for `map_err`.
    pub(crate) fn damaged<E: std::fmt::Display>(path: impl Into<PathBuf>) -> impl FnOnce(E) -> Self {
        let path = path.into();
        move |why| Self::Damaged { path, why: why.to_string() }
    }

    /// Whether room would have helped: the disk or the allowance is full.
    #[must_use]
    pub fn no_room(&self) -> bool {
        use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        matches!(self, Self::Io { why, .. } if matches!(why.kind(), StorageFull | QuotaExceeded | FileTooLarge))
    }
}
