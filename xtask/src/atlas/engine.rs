//! The engine as WebAssembly, with the JavaScript that binds it, into `atlas/public/engine`.

use super::compiler::{Compiler, TARGET};
use crate::shell;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const ENGINE: &str = "atlas/public/engine";

/// Makes the engine. Without a compiler for it that is said, and the atlas is made without: its laboratory then needs
/// the server.
pub fn make() -> Result<bool, String> {
    let folder = shell::root().join(ENGINE);
    let compiler = match Compiler::find() {
        Ok(compiler) => compiler,
        Err(advice) => {
            println!("No WebAssembly: {advice}.");
            println!("The atlas is made without it: its laboratory will run on the server only.\n");
            return remove(&folder).map(|()| true);
        }
    };
    let target = target_folder()?.join("wasm");
    let shown = target.to_string_lossy();
    let common =
        ["build", "--profile", "wasm", "--lib", "-p", "tumen-wasm", "--target", TARGET, "--target-dir", &shown];
    let arguments = [&common, compiler.arguments()].concat();
    if !shell::run_with(compiler.cargo(), &arguments, compiler.environment())? {
        return Ok(false);
    }
    let made = target.join(TARGET).join("wasm/tumen_wasm.wasm");
    let (input, output) = (made.to_string_lossy(), folder.to_string_lossy());
    // Compiled with the settings of a release it would take minutes, and it runs for a second.
    shell::run("cargo", &["run", "--quiet", "--package", "xtask-wasm", "--", &input, &output])
}

/// Where cargo builds.
fn target_folder() -> Result<PathBuf, String> {
    let metadata = shell::read("cargo", &["metadata", "--format-version", "1", "--no-deps"])?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|e| format!("cargo metadata printed no JSON: {e}"))?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).ok_or_else(|| "cargo metadata names no target folder".into())
}

/// An engine of an earlier build does not fit the page of this one.
fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {e}", folder.display())),
        _ => Ok(()),
    }
}
