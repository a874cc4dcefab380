//! Building the atlas: the engine as WebAssembly, then the page around it, into `atlas/dist`, which the next build of
//! Tumen takes in.

mod compiler;
mod engine;
mod page;
mod sizes;

use crate::shell;

/// What the page is made into, from the top.
const DIST: &str = "atlas/dist";

/// Makes the engine for browsers and the page. `false` if a step fails.
pub fn atlas() -> Result<bool, String> {
    if !engine::make()? || !page::make()? {
        return Ok(false);
    }
    println!("\n{}", sizes::told(&shell::root().join(DIST))?);
    println!("The next build takes it in: cargo run --release -- atlas");
    Ok(true)
}
