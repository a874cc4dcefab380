//! Writes the JavaScript that binds a browser to the engine, and the WebAssembly beside it:
//! `xtask-wasm INPUT.wasm FOLDER`. The version of the binding is the one that the engine was compiled with, since both
//! are in one lock file.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder] = arguments.as_slice() else {
        eprintln!("Usage: xtask-wasm INPUT.wasm FOLDER");
        return ExitCode::from(2);
    };
    match bind(input, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask-wasm: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `tumen.js` and `tumen_bg.wasm` for the browser into a folder.
fn bind(input: &str, folder: &str) -> Result<(), String> {
    let bound = Bindgen::new()
        .input_path(input)
        .out_name("tumen")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder));
    bound.map_err(|error| format!("{input} could not be bound: {error:#}"))
}
