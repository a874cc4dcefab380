//! The folder with the runs, and the folder of each: making, finding, locking and removing them.

use crate::atomic::make_folder;
use crate::error::StoreError;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use tumen_base::problem::nearest;

/// Name of the file that says what a run is.
pub const MANIFEST: &str = "run.toml";
/// Names of files of which one tells that Tumen made the folder.
pub const MARKS: [&str; 2] = [MANIFEST, "calibration.toml"];
/// Name of the file that whoever writes holds locked. The system lets go of it when a process ends, however.
const LOCK: &str = ".lock";

/// A folder with runs in it, such as `./runs`. It need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runs {
    root: PathBuf,
}

/// A folder of a run that nobody else writes to as long as this value lives.
#[derive(Debug)]
pub struct Locked {
    folder: PathBuf,
    _lock: File,
}

impl Locked {
    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Locks a folder that exists.
    ///
    /// # Errors
    /// If another process has it, or the system refuses.
    pub fn new(folder: PathBuf) -> Result<Self, StoreError> {
        let path = folder.join(LOCK);
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(StoreError::io(&path, "written"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { folder, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy(folder)),
            Err(TryLockError::Error(why)) => Err(StoreError::Io { path, what: "locked", why }),
        }
    }
}

impl Runs {
    /// The runs in a folder.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder of all.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the run with an id is or would be.
    ///
    /// # Errors
    /// If the id is no plain name.
    pub fn path(&self, id: &str) -> Result<PathBuf, StoreError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if id.is_empty() || id.starts_with('.') || !id.chars().all(plain) {
            return Err(StoreError::NoId(id.into()));
        }
        Ok(self.root.join(id))
    }

    /// Whether there is a run with this id.
    ///
    /// # Errors
    /// If the id is no plain name.
    pub fn has(&self, id: &str) -> Result<bool, StoreError> {
        Ok(is_ours(&self.path(id)?))
    }

    /// Makes the folder of a run if it is not there, and locks it.
    ///
    /// # Errors
    /// If a folder of that name holds something else, another process has it, or the system refuses.
    pub fn make(&self, id: &str) -> Result<Locked, StoreError> {
        let folder = self.path(id)?;
        let known =
            |entry: fs::DirEntry| entry.file_name() == LOCK || entry.path().extension().is_some_and(|e| e == "part");
        if folder.exists() && !is_ours(&folder) && !entries(&folder)?.into_iter().all(known) {
            return Err(StoreError::NotOurs(folder));
        }
        make_folder(&folder)?;
        Locked::new(folder)
    }

    /// Finds a run.
    ///
    /// # Errors
    /// If there is none with this id, with the nearest that exists.
    pub fn find(&self, id: &str) -> Result<PathBuf, StoreError> {
        let folder = self.path(id)?;
        if is_ours(&folder) {
            return Ok(folder);
        }
        let known = self.list()?;
        let nearest = nearest(id, known.iter().map(String::as_str)).map(str::to_owned);
        Err(StoreError::NoRun { id: id.into(), root: self.root.clone(), nearest })
    }

    /// The ids of all runs, by name.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn list(&self) -> Result<Vec<String>, StoreError> {
        if !self.root.exists() {
            return Ok(Vec::new());
        }
        let ours = entries(&self.root)?.into_iter().filter(|entry| is_ours(&entry.path()));
        let mut ids: Vec<String> = ours.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    /// Removes a run with all that is in it. Of a link to a run elsewhere only the link is removed.
    ///
    /// # Errors
    /// If there is no such run, another process writes to it, or the system refuses.
    pub fn delete(&self, id: &str) -> Result<(), StoreError> {
        let folder = self.find(id)?;
        if folder.is_symlink() {
            return fs::remove_file(&folder).map_err(StoreError::io(&folder, "removed"));
        }
        let _lock = Locked::new(folder.clone())?;
        // The marks go last: a removal that is broken off can be asked for again.
        let is_mark = |entry: &fs::DirEntry| MARKS.iter().any(|mark| entry.file_name() == *mark);
        let (marks, others): (Vec<_>, Vec<_>) = entries(&folder)?.into_iter().partition(is_mark);
        for path in others.into_iter().chain(marks).map(|entry| entry.path()) {
            let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            removed.map_err(StoreError::io(&path, "removed"))?;
        }
        fs::remove_dir(&folder).map_err(StoreError::io(&folder, "removed"))
    }
}

fn is_ours(folder: &Path) -> bool {
    MARKS.iter().any(|mark| folder.join(mark).is_file())
}

fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, StoreError> {
    let read = fs::read_dir(folder).and_then(Iterator::collect);
    read.map_err(StoreError::io(folder, "read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> (tempfile::TempDir, Runs) {
        let room = tempfile::tempdir().expect("a folder for tests");
        let runs = Runs::new(room.path().join("runs"));
        (room, runs)
    }

    #[test]
    fn a_run_is_made_found_and_removed() {
        let (_room, runs) = room();
        assert_eq!(runs.list().expect("no folder, no runs"), Vec::<String>::new());
        let made = runs.make("usurper-1-10-abc").expect("there is room");
        assert!(matches!(runs.make("usurper-1-10-abc"), Err(StoreError::Busy(_))));
        fs::write(made.path().join(MANIFEST), "").expect("there is room");
        drop(made);
        assert_eq!(runs.list().expect("it can be read"), ["usurper-1-10-abc"]);
        let near = runs.find("usurper-1-10-abd").expect_err("another id");
        assert!(matches!(near, StoreError::NoRun { nearest: Some(n), .. } if n == "usurper-1-10-abc"));
        runs.delete("usurper-1-10-abc").expect("it is a run");
        assert!(!runs.root().join("usurper-1-10-abc").exists());
    }

    #[cfg(unix)]
    #[test]
    fn of_a_link_only_the_link_is_removed() {
        let (room, runs) = room();
        let elsewhere = room.path().join("scratch");
        fs::create_dir_all(&elsewhere).expect("there is room");
        fs::write(elsewhere.join(MANIFEST), "").expect("there is room");
        fs::create_dir_all(runs.root()).expect("there is room");
        std::os::unix::fs::symlink(&elsewhere, runs.root().join("linked")).expect("there is room");
        runs.delete("linked").expect("it is a link to a run");
        assert!(elsewhere.join(MANIFEST).is_file());
        assert_eq!(runs.list().expect("it can be read"), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_run_is_left_alone() {
        let (_room, runs) = room();
        for id in ["", "..", "../x", "/etc", "a/b", ".hidden", "a b"] {
            assert!(matches!(runs.delete(id), Err(StoreError::NoId(_))), "{id}");
        }
        let folder = runs.root().join("letters");
        fs::create_dir_all(&folder).expect("there is room");
        fs::write(folder.join("dear.txt"), "x").expect("there is room");
        assert!(matches!(runs.delete("letters"), Err(StoreError::NoRun { .. })));
        assert!(matches!(runs.make("letters"), Err(StoreError::NotOurs(_))));
        assert!(folder.join("dear.txt").is_file());
    }
}
