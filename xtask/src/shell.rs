//! Other programs.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The top of the workspace.
pub fn root() -> PathBuf {
    // What cargo says now comes first: with a shared target folder the program may have been built in another clone.
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Whether a program runs and is content, without showing what it says.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let status = command(program, arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Runs a program in full view. `false` if it fails.
pub fn run(program: &str, arguments: &[&str]) -> Result<bool, String> {
    run_with(program, arguments, &[])
}

/// Runs a program in full view with these variables in its environment. `false` if it fails.
pub fn run_with(program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Result<bool, String> {
    let variables: String = environment.iter().map(|(name, value)| format!("{name}={value:?} ")).collect();
    println!("+ {variables}{program} {}", arguments.join(" "));
    let mut command = command(program, arguments);
    let status = command
        .envs(environment.iter().copied())
        .status()
        .map_err(|e| format!("{program} could not be started: {e}"))?;
    Ok(status.success())
}

/// What a program prints. Its complaints go to the terminal.
///
/// An error if it fails.
pub fn read(program: &str, arguments: &[&str]) -> Result<String, String> {
    let out = command(program, arguments)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("{program} could not be started: {e}"))?;
    if !out.status.success() {
        return Err(format!("{program} {} failed", arguments.join(" ")));
    }
    String::from_utf8(out.stdout).map_err(|_| format!("{program} printed something that is not text"))
}
