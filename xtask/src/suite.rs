//! The test command of the README.

use crate::{shell, tidy};

/// Every test and the tidy checks. All are run, whatever fails first.
pub fn test() -> Result<bool, String> {
    if !shell::succeeds("cargo", &["nextest", "--version"])
        && !shell::run("cargo", &["install", "cargo-nextest", "--locked"])?
    {
        return Err("cargo-nextest could not be installed; see https://nexte.st/docs/installation".into());
    }
    let unit = shell::run("cargo", &["nextest", "run", "--workspace"])?;
    let examples_in_docs = shell::run("cargo", &["test", "--workspace", "--doc", "--quiet"])?;
    let tidy = tidy::tidy()?;
    Ok(unit && examples_in_docs && tidy)
}
