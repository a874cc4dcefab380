//! The page, by Node: its packages as the lock file has them, then its build.

use crate::shell;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

const FOLDER: &str = "atlas";
/// Which version of Node the tools of the page need at least.
const NODE: u32 = 20;

/// Makes the page.
pub fn make() -> Result<bool, String> {
    node()?;
    let folder = shell::root().join(FOLDER);
    if !installed(&folder) && !shell::run("npm", &["--prefix", FOLDER, "ci", "--no-audit", "--no-fund"])? {
        return Ok(false);
    }
    let first = !folder.join("dist").exists();
    let made = shell::run("npm", &["--prefix", FOLDER, "run", "build"])?;
    if made && first {
        // The build script of the atlas cannot watch a folder that is not there. It watches itself.
        touch(&shell::root().join("crates/tumen-atlas/build.rs"))?;
    }
    Ok(made)
}

fn node() -> Result<(), String> {
    let wanted = format!("the page of the atlas is built by Node {NODE} or later (https://nodejs.org)");
    let version = shell::read("node", &["--version"]).map_err(|_| format!("{wanted}; there is none"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => Err(format!("{wanted}; this is {}", version.trim())),
    }
}

/// Whether npm has installed the packages since the lock file was last changed.
fn installed(folder: &Path) -> bool {
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|m| m.modified()).ok();
    changed("node_modules/.package-lock.json").is_some_and(|done| Some(done) >= changed("package-lock.json"))
}

#[expect(clippy::disallowed_methods, reason = "the time of a file is no result")]
fn touch(file: &Path) -> Result<(), String> {
    let touched = fs::File::options().append(true).open(file).and_then(|f| f.set_modified(SystemTime::now()));
    touched.map_err(|e| format!("{}: {e}", file.display()))
}
