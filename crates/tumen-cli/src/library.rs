//! Packs: the one that is built in, and those in folders.

use crate::args::ScenarioArguments;
use crate::failure::Failure;
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::{Path, PathBuf};
use tumen_engine::{PARAMETERS, RulePriors};
use tumen_geo::Graph;
use tumen_record::Record;
use tumen_scenario::{Diagnostic, Diagnostics, Files, Scenario, load, nearest};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../scenarios/qara-khitai");

/// The texts of a pack are those with these endings; notes and licences are not part of it.
const ENDINGS: [&str; 2] = ["toml", "csv"];
/// How deep folders of a pack may lie.
const DEPTH: usize = 4;
/// More files than any pack has: the folder is something else.
const MOST_FILES: usize = 2000;
/// No text of a pack is as long as this, bytes.
const LONGEST: u64 = 64 << 20;

/// A pack that has been read but not yet understood.
#[derive(Debug)]
pub struct Pack {
    /// Its texts.
    pub files: Files,
    /// Where it is, for people.
    pub root: String,
}

impl Pack {
    /// The pack in a folder, or the one that is built in.
    pub fn open(folder: Option<&Path>) -> Result<Self, Failure> {
        match folder {
            None => Ok(Self { files: embedded(&BUILT_IN), root: "qara-khitai".into() }),
            Some(folder) => read(folder),
        }
    }

    /// The scenario that was asked for: `pack`, `pack/scenario` or `scenario`, or else the default one.
    pub fn scenario(&self, asked: Option<&str>) -> Result<Scenario, Failure> {
        let pack = self.about()?;
        let id = match asked {
            None => None,
            Some(asked) => {
                let known = |id: &str| pack.scenarios.iter().any(|s| s.id == id);
                let inside = asked.strip_prefix(pack.id.as_str()).and_then(|rest| rest.strip_prefix('/'));
                match inside {
                    Some(id) if known(id) => Some(id),
                    None if asked == pack.id => None,
                    None if known(asked) => Some(asked),
                    _ => return Err(unknown_scenario(asked, &pack)),
                }
            }
        };
        load(&self.files, id).map_err(|problems| self.broken(problems))
    }

    /// What the documents of this pack say, about these places.
    pub fn record(&self, graph: &Graph) -> Result<Record, Failure> {
        tumen_scenario::record(&self.files, graph).map_err(|problems| self.broken(problems))
    }

    /// What the pack says of itself.
    pub fn about(&self) -> Result<tumen_scenario::Pack, Failure> {
        tumen_scenario::pack(&self.files).map_err(|problems| self.broken(problems))
    }

    /// The priors of the rules under a scenario of this pack.
    pub fn priors(&self, scenario: &Scenario) -> Result<RulePriors, Failure> {
        RulePriors::new(&scenario.overrides)
            .map_err(|_| self.broken(Diagnostics::new(&self.files, unknown_parameters(scenario))))
    }

    fn broken(&self, problems: Diagnostics) -> Failure {
        Failure::Pack { root: self.root.clone(), problems: Box::new(problems) }
    }
}

/// The scenario that was asked for, with the priors of its rules.
pub fn open(asked: &ScenarioArguments) -> Result<(Scenario, RulePriors), Failure> {
    let pack = Pack::open(asked.pack.as_deref())?;
    let scenario = pack.scenario(asked.scenario.as_deref())?;
    let priors = pack.priors(&scenario)?;
    Ok((scenario, priors))
}

/// The overrides of a scenario that name no parameter of the model, or give it in another unit.
pub fn unknown_parameters(scenario: &Scenario) -> Vec<Diagnostic> {
    let specs = || PARAMETERS.iter().copied().flatten();
    let paths: Vec<String> = specs().map(|spec| spec.path()).collect();
    let check = |o: &tumen_scenario::Override| match specs().find(|spec| spec.path() == o.path) {
        None => Some(
            Diagnostic::error(o.place, format!("the model has no parameter `{}`", o.path))
                .expected("a name that `tumen parameters` lists")
                .nearest(nearest(&o.path, paths.iter().map(String::as_str))),
        ),
        Some(spec) if spec.unit != o.unit => Some(
            Diagnostic::warning(o.place, format!("`{}` is given in {}", o.path, o.unit))
                .expected(format!("{}, in which the model reckons", spec.unit)),
        ),
        Some(_) => None,
    };
    scenario.overrides.iter().filter_map(check).collect()
}

fn unknown_scenario(asked: &str, pack: &tumen_scenario::Pack) -> Failure {
    let full: Vec<String> = pack.scenarios.iter().map(|s| format!("{}/{}", pack.id, s.id)).collect();
    let message = format!("there is no scenario `{asked}`");
    if Path::new(asked).join("pack.toml").is_file() {
        return Failure::with_tip(message, format!("to use the pack in a folder: --pack {asked}"));
    }
    let names = full.iter().chain([&pack.id]).chain(pack.scenarios.iter().map(|s| &s.id));
    let near = nearest(asked, names.map(String::as_str));
    Failure::unknown(message, near, format!("the pack has {}", full.join(", ")))
}

/// The texts of an embedded folder.
pub fn embedded(dir: &Dir<'_>) -> Files {
    fn collect(dir: &Dir<'_>, texts: &mut Vec<(String, String)>) {
        for file in dir.files().filter(|file| is_text(file.path())) {
            let text = file.contents_utf8().unwrap_or_default();
            texts.push((file.path().to_string_lossy().into_owned(), text.to_owned()));
        }
        dir.dirs().for_each(|inner| collect(inner, texts));
    }
    let mut texts = Vec::new();
    collect(dir, &mut texts);
    Files::new(texts)
}

fn is_text(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.extension().is_some_and(|ending| ENDINGS.iter().any(|e| ending == *e))
}

fn read(folder: &Path) -> Result<Pack, Failure> {
    let shown = folder.display().to_string();
    let root = if shown.len() > 1 { shown.trim_end_matches('/').to_owned() } else { shown };
    if !folder.exists() {
        return Err(Failure::with_tip(
            format!("there is no folder `{root}`"),
            format!("to start a pack there: tumen new {root}"),
        ));
    }
    if !folder.is_dir() {
        return Err(Failure::with_tip(
            format!("`{root}` is not a folder"),
            "a pack is the folder that holds its pack.toml",
        ));
    }
    // Without its first file a folder is not searched: it may be anything.
    let depth = if folder.join("pack.toml").exists() { DEPTH } else { 1 };
    let mut paths = Vec::new();
    list(folder, depth, &mut paths)?;
    let texts = paths.iter().map(|path| {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        Ok((name, text(path)?))
    });
    Ok(Pack { files: Files::new(texts.collect::<Result<Vec<_>, Failure>>()?), root })
}

fn list(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let cannot = |error| Failure::input(format!("the folder `{}` cannot be read: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if path.is_dir() {
            if depth > 1 {
                list(&path, depth - 1, paths)?;
            }
        } else if is_text(&path) {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            let message = format!("`{}` holds more than {MOST_FILES} texts, which no pack does", folder.display());
            return Err(Failure::input(message));
        }
    }
    Ok(())
}

fn text(path: &Path) -> Result<String, Failure> {
    let cannot = |why: String| Failure::input(format!("the file `{}` cannot be read: {why}", path.display()));
    let size = fs::metadata(path).map_err(|error| cannot(error.to_string()))?.len();
    if size > LONGEST {
        return Err(cannot(format!("it is longer than {} MB", LONGEST >> 20)));
    }
    let bytes = fs::read(path).map_err(|error| cannot(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        cannot(format!("line {line} is not UTF-8 text"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_that_is_built_in_can_be_used() {
        let pack = Pack::open(None).unwrap();
        for name in [None, Some("usurper"), Some("qara-khitai"), Some("qara-khitai/usurper")] {
            let scenario = pack.scenario(name).unwrap();
            assert_eq!(scenario.id, "qara-khitai/usurper");
            assert!(pack.priors(&scenario).is_ok());
        }
    }
}
