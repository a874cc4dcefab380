//! The built files of the page.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Files of the page by their paths, and their bytes.
static BUILT_IN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// The page that is opened.
const INDEX: &str = "index.html";
/// The engine as WebAssembly.
const ENGINE: &str = "engine/tumen_bg.wasm";

/// The built files, by path.
#[derive(Clone, Debug)]
pub struct Page(BTreeMap<String, Cow<'static, [u8]>>);

impl Page {
    /// The page that was taken in when this crate was built, if one was.
    #[must_use]
    pub fn built_in() -> Option<Self> {
        let files = BUILT_IN.iter().map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes)));
        Self::of(files.collect())
    }

    /// The page in a folder; nothing if the folder holds no `index.html`.
    ///
    /// # Errors
    /// If a file or folder cannot be read.
    pub fn in_folder(folder: &Path) -> io::Result<Option<Self>> {
        let mut files = BTreeMap::new();
        read(folder, "", &mut files)?;
        Ok(Self::of(files))
    }

    fn of(files: BTreeMap<String, Cow<'static, [u8]>>) -> Option<Self> {
        files.contains_key(INDEX).then_some(Self(files))
    }

    /// The bytes of a file; of the page itself for the empty path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Cow<'static, [u8]>> {
        self.0.get(if path.is_empty() { INDEX } else { path })
    }

    /// All files with their paths, in order.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// Whether the engine comes with it.
    #[must_use]
    pub fn has_engine(&self) -> bool {
        self.0.contains_key(ENGINE)
    }
}

fn read(folder: &Path, inside: &str, files: &mut BTreeMap<String, Cow<'static, [u8]>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{inside}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            read(&path, &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(&path)?.into());
        }
    }
    Ok(())
}

/// The media type of a file.
#[must_use]
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "" | "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_a_page_if_it_has_one() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("engine")).unwrap();
        fs::write(folder.path().join(ENGINE), "wasm").unwrap();
        assert!(Page::in_folder(folder.path()).unwrap().is_none());
        fs::write(folder.path().join(INDEX), "<html>").unwrap();
        let page = Page::in_folder(folder.path()).unwrap().unwrap();
        assert!(page.has_engine());
        assert_eq!(page.get("").unwrap().as_ref(), b"<html>");
        assert!(page.get("../Cargo.toml").is_none());
    }
}
