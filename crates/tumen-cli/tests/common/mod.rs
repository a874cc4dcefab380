//! The `tumen` command, run as a person would run it, without a terminal.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a command answered.
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Answer {
    /// The answer as JSON.
    #[allow(dead_code)]
    pub fn json(&self) -> serde_json::Value {
        assert_eq!(self.code, 0, "{}", self.stderr);
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {}", self.stdout))
    }

    /// The answer as text, which must be printable on a page.
    #[allow(dead_code)]
    pub fn page(&self) -> &str {
        assert_eq!((self.code, self.stderr.as_str()), (0, ""));
        fits(&self.stdout);
        &self.stdout
    }
}

/// No line is longer than a page is wide, and none carries colour. Messages of errors repeat what was typed and
/// name paths, and may be longer.
pub fn fits(text: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 100 || line.starts_with("error: ") || line.starts_with("  tip: "), "{line}");
        assert!(!line.contains('\x1b'), "{line}");
    }
}

/// The command with these arguments.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tumen"));
    command.args(arguments).env_remove("COLUMNS").env_remove("RUST_BACKTRACE").stdin(Stdio::null());
    command
}

/// Runs the command in a folder of its own, which is gone when it has answered.
#[allow(dead_code)]
pub fn tumen(arguments: &[&str]) -> Answer {
    let room = TempDir::new().unwrap();
    tumen_in(room.path(), arguments)
}

/// Runs the command in a folder.
pub fn tumen_in(folder: &Path, arguments: &[&str]) -> Answer {
    let output = command(arguments).current_dir(folder).output().expect("the command can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    let code = output.status.code().expect("the command was not killed");
    Answer { code, stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// A pack that `tumen new` wrote.
pub struct Pack {
    _room: TempDir,
    pub folder: PathBuf,
}

impl Pack {
    /// Writes the pack.
    #[allow(dead_code)]
    pub fn new() -> Self {
        let room = TempDir::new().unwrap();
        let folder = room.path().join("my-pack");
        let answer = tumen(&["new", folder.to_str().unwrap()]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
        Self { _room: room, folder }
    }

    /// The folder as an argument.
    pub fn path(&self) -> &str {
        self.folder.to_str().unwrap()
    }

    /// Replaces words in one of its files.
    #[allow(dead_code)]
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path: PathBuf = self.folder.join(Path::new(file));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no `{from}`");
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Text without the place where the pack happens to lie.
    #[allow(dead_code)]
    pub fn anywhere(&self, text: &str) -> String {
        text.replace(self.path(), "DIR")
    }
}
