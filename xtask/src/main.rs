//! Chores of the workspace, run as `cargo xtask <chore>`.

mod atlas;
mod determinism;
mod rust;
mod shell;
mod suite;
mod tidy;
mod tree;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <chore>

  test                  unit, integration and documentation tests, then tidy
                        (installs cargo-nextest first if it is not there)
  tidy                  what the compiler does not check: which crate may use which, no proper names
                        in rules, no clocks or files in a history, the maps of the documents
  determinism           one run on 1, 2 and 8 threads must give one digest, and the recorded one
  determinism --bless   record the digest of today as the one to keep
  atlas                 the page of tumen atlas: the engine as WebAssembly where a compiler for it is
                        found, then the page, by Node; the next build of Tumen takes it in";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["test"] => suite::test(),
        ["tidy"] => tidy::tidy(),
        ["determinism"] => determinism::determinism(false),
        ["determinism", "--bless"] => determinism::determinism(true),
        ["atlas"] => atlas::atlas(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(true)
        }
        _ => Err(format!("there is no such chore\n\n{HELP}")),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::from(2)
        }
    }
}
