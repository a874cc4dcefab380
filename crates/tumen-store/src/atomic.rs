//! Files that are there whole or not at all: written under another name, brought to the disk, and then
//! renamed. A process that is killed leaves at worst a file ending in `.part`, which nobody reads and the next
//! attempt overwrites.

use crate::error::StoreError;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Ending of a file that is not finished.
pub const UNFINISHED: &str = "part";

/// Writes a file at once.
///
/// # Errors
/// If the system refuses; what stood under this name before is still there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_with(path, |file| file.write_all(bytes).map_err(StoreError::io(path, "written")))
}

/// Writes a file piece by piece; it gets its name when `fill` is through.
///
/// # Errors
/// As `fill`, or if the system refuses; what stood under this name before is still there.
pub fn write_with<T>(path: &Path, fill: impl FnOnce(&mut File) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let part = unfinished(path);
    let written = fill_and_sync(&part, fill).and_then(|value| {
        fs::rename(&part, path).map_err(StoreError::io(path, "written"))?;
        Ok(value)
    });
    match written {
        Ok(value) => {
            path.parent().map_or(Ok(()), sync_folder)?;
            Ok(value)
        }
        Err(error) => {
            // On a full disk even the half of it is in the way. If it cannot go, the error is told all the same.
            let _ = fs::remove_file(&part);
            Err(error)
        }
    }
}

fn fill_and_sync<T>(part: &Path, fill: impl FnOnce(&mut File) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut file = File::create(part).map_err(StoreError::io(part, "written"))?;
    let value = fill(&mut file)?;
    file.sync_all().map_err(StoreError::io(part, "written"))?;
    Ok(value)
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(UNFINISHED);
    name.into()
}

/// Makes a folder and those above it.
///
/// # Errors
/// If the system refuses.
pub fn make_folder(path: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(path).map_err(StoreError::io(path, "made"))?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Brings the names in a folder to the disk. Only Unix has folders that can be opened for that.
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        File::open(path).and_then(|folder| folder.sync_all()).map_err(StoreError::io(path, "written"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let room = tempfile::tempdir().expect("a folder for tests");
        let path = room.path().join("a.txt");
        write(&path, b"first").expect("there is room");
        write(&path, b"second").expect("there is room");
        let fails = write_with(&path, |file| {
            file.write_all(b"thi").map_err(StoreError::io(&path, "written"))?;
            Err::<(), _>(StoreError::Parts("no more".into()))
        });
        assert!(fails.is_err());
        assert_eq!(fs::read(&path).expect("it is there"), b"second");
        assert_eq!(fs::read_dir(room.path()).expect("a folder").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_folder_that_is_none_is_told() {
        let room = tempfile::tempdir().expect("a folder for tests");
        fs::write(room.path().join("file"), b"").expect("there is room");
        let error = write(&room.path().join("file/a.txt"), b"x").expect_err("a file is no folder");
        assert!(error.to_string().contains("cannot be written"), "{error}");
        assert!(!error.no_room());
    }
}
