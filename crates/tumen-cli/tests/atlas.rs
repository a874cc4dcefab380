//! `tumen atlas`, served to a reader of loopback and written as files.

mod common;

use common::{Pack, command, fits, tumen};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use tempfile::TempDir;

/// A page of one file.
fn page() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("index.html"), "<!doctype html><head></head>").unwrap();
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// An atlas that is served until this goes out of scope.
struct Served(Child, String);

impl Served {
    fn new(pack: &Pack, page: &TempDir) -> Self {
        let arguments =
            ["atlas", "--pack", pack.path(), "--page", text(page.path()), "--port", "0", "--histories", "20"];
        let mut child = command(&arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told =
            lines.find(|line| line.as_ref().is_ok_and(|line| line.starts_with("is at http://"))).unwrap().unwrap();
        let address = told.strip_prefix("is at http://").and_then(|rest| rest.split('/').next()).unwrap().to_owned();
        Self(child, address)
    }

    /// What is answered to a request for a path, headers first.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.1).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.1).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn the_atlas_answers_on_loopback_until_it_is_interrupted() {
    let (pack, page) = (Pack::new(), page());
    let mut served = Served::new(&pack, &page);
    assert!(served.1.starts_with("127.0.0.1:"));
    assert!(served.get("/").ends_with("<!doctype html><head></head>"));
    assert!(served.get("/data/scenario.json").contains("\"id\":\"my-pack/succession\""));
    assert!(served.get("/data/history-0.json").contains("\"digest\":"));
    if cfg!(unix) {
        let id = served.0.id().to_string();
        assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert_eq!(served.0.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn a_port_that_is_taken_is_refused_if_it_was_asked_for() {
    let (pack, page) = (Pack::new(), page());
    let served = Served::new(&pack, &page);
    let port = served.1.rsplit(':').next().unwrap();
    let refused = tumen(&["atlas", "--pack", pack.path(), "--page", text(page.path()), "--port", port]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("--port 0"), "{}", refused.stderr);
}

#[test]
fn an_export_is_written_whole_and_nothing_of_others_is_touched() {
    let (pack, page, room) = (Pack::new(), page(), TempDir::new().unwrap());
    let site = room.path().join("site");
    let export = |folder: &Path| {
        let arguments = ["atlas", "--pack", pack.path(), "--page", text(page.path()), "--histories", "20"];
        tumen(&[&arguments[..], &["--export", text(folder)]].concat())
    };
    let told = export(&site);
    assert_eq!(told.code, 0, "{}", told.stderr);
    assert!(told.stdout.contains("files, "), "{}", told.stdout);
    for file in ["index.html", "data/site.json", "data/ensemble.bin", "data/history-9.json"] {
        assert!(site.join(file).is_file(), "{file}");
    }
    fs::write(site.join("mine.txt"), "mine").unwrap();
    let refused = export(&site);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("holds `mine.txt`"), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(site.join("mine.txt")).unwrap(), "mine");
}

#[test]
fn a_folder_without_a_page_says_how_one_is_made() {
    let empty = TempDir::new().unwrap();
    let refused = tumen(&["atlas", "--page", text(empty.path())]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    fits(&refused.stderr);
    assert!(refused.stderr.contains("cargo xtask atlas"), "{}", refused.stderr);
}
