//! A folder that is written whole or not at all. It is written beside its place and then takes it. A list of all files
//! that were written lies in it, so that a later export knows what it may replace.

use crate::documents::DocumentError;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

/// The list of what was written.
const LIST: &str = "tumen-atlas.txt";
/// How the list begins.
const HEAD: &str = "These files were written by tumen atlas --export, which replaces them when it is run again:";

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder holds something of somebody else's.
    #[error("`{folder}` holds `{file}`, which tumen atlas has not written; name a folder that is empty or not there")]
    NotOurs {
        /// The folder.
        folder: String,
        /// Something in it.
        file: String,
    },
    /// The path is none at which there can be a folder.
    #[error("`{0}` cannot be a folder; name one that is empty or not there")]
    NoFolder(String),
    /// A file or folder cannot be read or written.
    #[error("`{path}` cannot be written: {why}")]
    Io {
        /// Which.
        path: String,
        /// What the system says.
        why: io::Error,
    },
    /// A document cannot be made.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A history cannot be told.
    #[error("history {number} cannot be told: {why}")]
    History {
        /// Its number.
        number: u64,
        /// Why.
        why: String,
    },
}

/// A folder that is being written. Without [`Folder::finish`] nothing of it stays.
#[derive(Debug)]
pub struct Folder {
    place: PathBuf,
    beside: PathBuf,
    written: BTreeSet<String>,
    bytes: u64,
}

impl Folder {
    /// Begins to write what is to be at a place.
    pub fn begin(place: &Path) -> Result<Self, ExportError> {
        let place = std::path::absolute(place).map_err(|why| failed(place, why))?;
        // What a link leads to is replaced, and not the link.
        let place = if place.exists() { place.canonicalize().map_err(|why| failed(&place, why))? } else { place };
        refuse(&place)?;
        let (Some(parent), Some(name)) = (place.parent(), place.file_name()) else {
            return Err(ExportError::NoFolder(place.display().to_string()));
        };
        let beside = parent.join(format!(".{}.{}.tmp", name.to_string_lossy(), process::id()));
        fs::create_dir_all(&beside).map_err(|why| failed(&beside, why))?;
        Ok(Self { place, beside, written: BTreeSet::new(), bytes: 0 })
    }

    /// Writes a file.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let file = self.beside.join(path);
        let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
        folder.and_then(|()| fs::write(&file, bytes)).map_err(|why| failed(&file, why))?;
        self.written.insert(path.to_owned());
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Puts the folder in its place: how many files it has, and how many bytes.
    pub fn finish(mut self) -> Result<(usize, u64), ExportError> {
        let names: Vec<&str> = self.written.iter().map(String::as_str).collect();
        self.write(LIST, format!("{HEAD}\n\n{}\n", names.join("\n")).as_bytes())?;
        // Somebody may have put something there since.
        refuse(&self.place)?;
        let old = self.beside.with_extension("old");
        let replaced = self.place.exists();
        if replaced {
            fs::rename(&self.place, &old).map_err(|why| failed(&self.place, why))?;
        }
        if let Err(why) = fs::rename(&self.beside, &self.place) {
            if replaced {
                fs::rename(&old, &self.place).map_err(|why| failed(&self.place, why))?;
            }
            return Err(failed(&self.place, why));
        }
        if replaced {
            fs::remove_dir_all(&old).map_err(|why| failed(&old, why))?;
        }
        Ok((self.written.len(), self.bytes))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // After it has taken its place there is nothing here; if it cannot be removed, an error has been told already.
        let _ = fs::remove_dir_all(&self.beside);
    }
}

/// Refuses a place with anything in it that no export has written.
fn refuse(place: &Path) -> Result<(), ExportError> {
    if !place.exists() {
        return Ok(());
    }
    if !place.is_dir() {
        return Err(ExportError::NoFolder(place.display().to_string()));
    }
    let list = fs::read_to_string(place.join(LIST)).unwrap_or_default();
    let ours: BTreeSet<&str> = list.lines().skip_while(|line| *line != HEAD).skip(1).chain([LIST]).collect();
    match stranger(place, "", &ours).map_err(|why| failed(place, why))? {
        Some(file) => Err(ExportError::NotOurs { folder: place.display().to_string(), file }),
        None => Ok(()),
    }
}

/// The first file in a folder that is not among ours.
fn stranger(folder: &Path, inside: &str, ours: &BTreeSet<&str>) -> io::Result<Option<String>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        let found = if entry.file_type()?.is_dir() {
            stranger(&entry.path(), &format!("{name}/"), ours)?
        } else {
            (!ours.contains(name.as_str())).then_some(name)
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn failed(path: &Path, why: io::Error) -> ExportError {
    ExportError::Io { path: path.display().to_string(), why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(place: &Path, files: &[&str]) -> Result<(usize, u64), ExportError> {
        let mut folder = Folder::begin(place)?;
        files.iter().try_for_each(|file| folder.write(file, b"text"))?;
        folder.finish()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_of_ours_is_replaced_whole() {
        let top = tempfile::tempdir().unwrap();
        let place = top.path().join("out");
        written(&place, &["index.html", "data/old.json"]).unwrap();
        assert_eq!(written(&place, &["index.html", "b.js"]).unwrap().0, 3);
        assert_eq!(names(&place), ["b.js", "index.html", LIST]);
        assert_eq!(names(top.path()), ["out"]);
    }

    #[test]
    fn what_others_have_written_is_left_alone() {
        let top = tempfile::tempdir().unwrap();
        let place = top.path().join("out");
        written(&place, &["index.html"]).unwrap();
        fs::create_dir(place.join(".git")).unwrap();
        fs::write(place.join(".git/config"), "mine").unwrap();
        let error = written(&place, &["index.html"]).unwrap_err().to_string();
        assert!(error.contains("holds `.git/config`, which tumen atlas has not written"), "{error}");
        assert_eq!(names(top.path()), ["out"]);
        fs::write(top.path().join("file"), "mine").unwrap();
        assert!(matches!(written(&top.path().join("file"), &[]), Err(ExportError::NoFolder(_))));
    }

    #[test]
    fn of_what_is_broken_off_nothing_stays() {
        let top = tempfile::tempdir().unwrap();
        let mut folder = Folder::begin(&top.path().join("out")).unwrap();
        folder.write("index.html", b"text").unwrap();
        drop(folder);
        assert!(names(top.path()).is_empty());
    }
}
