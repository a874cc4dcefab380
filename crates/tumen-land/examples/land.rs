//! Prints the land of the places of a pack as TopoJSON: `cargo run -p tumen-land --example land -- scenarios/tiny`.
//! With a second word, `areas`, a line of CSV for each place instead.

use std::path::{Path, PathBuf};
use std::{env, error, fs, io};
use tumen_land::Land;
use tumen_scenario::{Files, load};

fn main() -> Result<(), Box<dyn error::Error>> {
    let pack = env::args().nth(1).ok_or("the folder of a pack is missing")?;
    let scenario = load(&Files::new(texts(Path::new(&pack))?), None).map_err(|problems| problems.to_string())?;
    let land = Land::of(&scenario);
    if env::args().nth(2).as_deref() == Some("areas") {
        println!("place,km2");
        for (place, km2) in scenario.graph.places.iter().zip(land.km2()) {
            println!("{},{km2:.0}", place.id);
        }
    } else {
        println!("{}", serde_json::to_string(&land.topology())?);
    }
    Ok(())
}

/// The texts of a pack with their paths.
fn texts(pack: &Path) -> io::Result<Vec<(String, String)>> {
    let (mut list, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(pack.join(&folder))? {
            let path = folder.join(entry?.file_name());
            if pack.join(&path).is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml" || e == "csv") {
                list.push((path.to_string_lossy().into_owned(), fs::read_to_string(pack.join(&path))?));
            }
        }
    }
    Ok(list)
}
