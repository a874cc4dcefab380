//! The tidy checks: what holds in the house and what the compiler does not check. Each is a function
//! of the tree of files, so that its tests need no files.

mod browser;
mod floors;
mod layers;
mod map;
mod marks;
mod names;
mod reach;

use crate::shell;
use crate::tree::Tree;

/// Prints everything that is untidy. `false` if anything is.
pub fn tidy() -> Result<bool, String> {
    let tree = Tree::read()?;
    let metadata = shell::read("cargo", &["metadata", "--format-version", "1", "--no-deps"])?;
    let members = layers::members(&metadata)?;
    let engine = shell::read("cargo", &browser::ASKED)?;
    let mut findings = [
        layers::directions(&tree, &members),
        layers::map_agrees(&tree, &members),
        floors::crossed(&tree),
        names::in_rules(&tree)?,
        browser::overweight(&engine)?,
        reach::out_of_bounds(&tree),
        map::broken(&tree),
        map::missing(&tree),
        marks::unfinished(&tree),
        marks::long(&tree),
        marks::machine(&tree),
    ]
    .concat();
    findings.sort();
    findings.dedup();
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => println!("tidy: nothing to mend"),
        1 => println!("tidy: one thing to mend"),
        n => println!("tidy: {n} things to mend"),
    }
    Ok(findings.is_empty())
}
