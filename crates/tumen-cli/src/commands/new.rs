//! `tumen new`: a small pack to start from, written whole or not at all.

use crate::args::Format;
use crate::failure::Failure;
use crate::{interrupt, library, out};
use clap::Args;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::{fs, io, process};
use tumen_scenario::Files;

static TEMPLATE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/template");
/// The id of the template, which gives way to one made of the name of the folder.
const TEMPLATE_ID: &str = "two-valleys";

/// Arguments of `tumen new`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: start a pack, look for mistakes in it, run it\n  tumen new my-pack\n  tumen check my-pack\n  tumen run --pack my-pack --histories 100"
)]
pub struct Arguments {
    /// The folder to write: one that does not exist yet, or an empty one
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// The texts of the template.
pub fn template() -> Files {
    library::embedded(&TEMPLATE)
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    folder: String,
    files: Vec<String>,
}

/// Writes the pack.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let folder = arguments.folder.as_path();
    let shown = folder.display().to_string();
    refuse_if_taken(folder)?;
    let texts = texts_for(folder);
    let beside = Beside::of(folder)?;
    let cannot =
        |path: &Path, error: &io::Error| Failure::input(format!("`{}` cannot be written: {error}", path.display()));
    fs::create_dir(&beside.0).map_err(|error| cannot(folder, &error))?;
    for (name, text) in &texts {
        let path = beside.0.join(name);
        let parent = path.parent().unwrap_or(&beside.0);
        fs::create_dir_all(parent).and_then(|()| fs::write(&path, text)).map_err(|e| cannot(&folder.join(name), &e))?;
    }
    interrupt::check()?;
    beside.become_the(folder).map_err(|error| cannot(folder, &error))?;
    match format {
        Format::Json => {
            out::print_json(&Written { folder: shown, files: texts.into_iter().map(|(name, _)| name).collect() })
        }
        Format::Table => out::print(&format!(
            "Wrote {shown}: an invented scenario of two valleys, with comments. Begin with {shown}/pack.toml; then\n  \
             tumen check {shown}\n  tumen run --pack {shown} --histories 100\n"
        )),
    }
}

fn refuse_if_taken(folder: &Path) -> Result<(), Failure> {
    let shown = folder.display();
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::with_tip(
            format!("the folder `{shown}` is not empty"),
            "name a folder that does not exist yet",
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::input(format!("`{shown}` cannot be used as a folder: {error}"))),
    }
}

/// The texts of the template, with the id of the pack made of the name of its folder.
fn texts_for(folder: &Path) -> Vec<(String, String)> {
    let files = template();
    let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let id: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    let id = if id.starts_with(|c: char| c.is_ascii_lowercase()) { id } else { TEMPLATE_ID.to_owned() };
    let text = |path: &str| {
        let text = files.find(path).map_or("", |file| files.text(file));
        let text = if path == "pack.toml" { text.replacen(TEMPLATE_ID, &id, 1) } else { text.to_owned() };
        (path.to_owned(), text)
    };
    files.paths().map(text).collect()
}

/// A folder beside the one that is wanted, which takes its name when it is complete and is removed
/// if that never comes.
struct Beside(PathBuf);

impl Beside {
    fn of(folder: &Path) -> Result<Self, Failure> {
        let Some(name) = folder.file_name() else {
            return Err(Failure::with_tip(
                format!("`{}` does not name a folder", folder.display()),
                "give it a name, such as my-pack",
            ));
        };
        let hidden = format!(".{}.{}.tmp", name.to_string_lossy(), process::id());
        Ok(Self(folder.with_file_name(hidden)))
    }

    fn become_the(self, folder: &Path) -> io::Result<()> {
        // An empty folder of that name gives way; one that has been filled meanwhile does not.
        match fs::remove_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::rename(&self.0, folder)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After the renaming there is nothing left of that name.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_the_pack_is_made_of_the_name_of_its_folder() {
        let id = |folder: &str| {
            let texts = texts_for(Path::new(folder));
            tumen_scenario::pack(&Files::new(texts)).unwrap().id
        };
        assert_eq!(id("some/My Pack"), "my-pack");
        assert_eq!(id("1066"), TEMPLATE_ID);
    }
}
