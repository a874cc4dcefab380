//! `tumen check`: every mistake in a pack at once.

use crate::args::Format;
use crate::failure::Failure;
use crate::library::{self, Pack};
use crate::words::{counted, paragraph};
use crate::{out, problems};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};
use tumen_scenario::{Diagnostic, Diagnostics, Files, Scenario, Severity, Spot, load};

/// Arguments of `tumen check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: all mistakes in the pack in the folder my-pack, with file, line and suggestion\n  tumen check my-pack\n\n\
                        Example: a scenario of the pack that is built in\n  tumen check qara-khitai/empire\n\n\
                        Exit code 0 if the pack can be used, 1 if it cannot, 2 if there is no pack to look at."
)]
pub struct Arguments {
    /// The folder of a pack, or a scenario of the one that is built in [default: the pack that is built in]
    #[arg(value_name = "DIR|SCENARIO")]
    asked: Option<PathBuf>,
}

/// Checks every scenario of the pack, or the one that was asked for.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (pack, only) = open(arguments.asked.as_deref())?;
    let (scenarios, problems) = check(&pack.files, only.as_deref());
    match format {
        Format::Json => out::print_json(&Problem::all(&problems))?,
        Format::Table => out::print(&tell(&pack, &scenarios, &problems))?,
    }
    if problems.has_errors() { Err(Failure::No(String::new())) } else { Ok(()) }
}

/// The pack that was asked for, and the scenario of it if only one was. What is no pack in a folder may be the name of the
/// pack that is built in, or of a scenario of it.
fn open(asked: Option<&Path>) -> Result<(Pack, Option<String>), Failure> {
    let Some(asked) = asked else { return Ok((Pack::open(None)?, None)) };
    if let Some(name) = asked.to_str().filter(|_| !asked.join("pack.toml").exists()) {
        let pack = Pack::open(None)?;
        let about = pack.about()?;
        if name == about.id {
            return Ok((pack, None));
        }
        let inside = name.strip_prefix(about.id.as_str()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(name);
        if let Some(scenario) = about.scenarios.into_iter().find(|s| s.id == inside) {
            return Ok((pack, Some(scenario.id)));
        }
    }
    Ok((Pack::open(Some(asked))?, None))
}

/// The scenarios that can be used, and all problems of the pack; of one scenario, if only that is asked for.
fn check(files: &Files, only: Option<&str>) -> (Vec<Scenario>, Diagnostics) {
    let (mut good, mut found) = (Vec::new(), Vec::new());
    let listed = match tumen_scenario::pack(files) {
        Ok(pack) => {
            let wanted = pack.scenarios.into_iter().filter(|s| only.is_none_or(|only| only == s.id));
            wanted.map(|s| (Some(s.id), s.folder)).collect()
        }
        // Whatever else can be found out is found out of the default scenario.
        Err(problems) => {
            found.extend(problems.iter().cloned());
            vec![(None, String::new())]
        }
    };
    for (id, folder) in listed {
        match load(files, id.as_deref()) {
            Ok(scenario) => {
                found.extend(scenario.warnings.iter().cloned());
                found.extend(library::unknown_parameters(&scenario));
                good.push(scenario);
            }
            Err(problems) => {
                found.extend(problems.iter().cloned());
                found.extend(parameters_alone(files, &folder));
            }
        }
    }
    // A scenario reads the claims that it points at; here the others are looked at too.
    if let Some(def) = good.first()
        && let Err(problems) = tumen_scenario::record(files, &def.graph)
    {
        found.extend(problems.iter().cloned());
    }
    (good, Diagnostics::new(files, found))
}

/// Problems of the names in a `parameters.toml` whose scenario cannot be read: it is read as part of
/// a pack that can.
fn parameters_alone(files: &Files, folder: &str) -> Vec<Diagnostic> {
    let Some(file) = files.find(&format!("{folder}/parameters.toml")) else { return Vec::new() };
    let sound = super::new::template();
    let Ok(pack) = tumen_scenario::pack(&sound) else { return Vec::new() };
    let guest = format!("{}/parameters.toml", pack.scenarios[0].folder);
    let host = sound.paths().filter_map(|path| Some((path.to_owned(), sound.text(sound.find(path)?).to_owned())));
    let joined = Files::new(host.chain([(guest, files.text(file).to_owned())]));
    let Ok(scenario) = load(&joined, None) else { return Vec::new() };
    let home = |problem: Diagnostic| Diagnostic { spot: problem.spot.map(|spot| Spot { file, ..spot }), ..problem };
    library::unknown_parameters(&scenario).into_iter().map(home).collect()
}

fn tell(pack: &Pack, scenarios: &[Scenario], problems: &Diagnostics) -> String {
    let mut text = problems::render(problems, &pack.root, out::Stream::Stdout);
    if problems.has_errors() {
        return text + &format!("The pack {} cannot be used: {}.\n", pack.root, problems::count(problems));
    }
    let remark = if problems.is_empty() { String::new() } else { format!(" ({})", problems::count(problems)) };
    text += &format!("The pack {} is sound{remark}.\n", pack.root);
    for def in scenarios {
        let count = |n: usize, one: &str, many: &str| counted(n as u64, one, many);
        let measures = &def.measures;
        let parts = [
            count(def.graph.places.len(), "place", "places"),
            count(def.graph.routes.len(), "road", "roads"),
            count(def.polities.iter().filter(|p| p.is_of_pack()).count(), "polity", "polities"),
            count(def.persons.len(), "person", "persons"),
            count(def.hosts.len(), "host", "hosts"),
            count(measures.outcomes.len() + measures.dates.len() + measures.numbers.len(), "measure", "measures"),
        ];
        let contents = format!("{}, {} to {}: {}", def.id, def.start, def.end, parts.join(", "));
        text += &paragraph("  ", "    ", &contents);
    }
    text
}

/// A problem for programs.
#[derive(Serialize)]
struct Problem<'a> {
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    expected: Option<&'a str>,
    did_you_mean: Option<&'a str>,
}

impl<'a> Problem<'a> {
    fn all(problems: &'a Diagnostics) -> Vec<Self> {
        let files = problems.files();
        let one = |p: &'a Diagnostic| {
            let at = p.spot.map(|spot| files.line_column(spot));
            Self {
                severity: match p.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                message: &p.message,
                file: p.spot.map(|spot| files.path(spot.file)),
                line: at.map(|(line, _)| line),
                column: at.map(|(_, column)| column),
                expected: Some(p.label.as_str()).filter(|l| !l.is_empty()),
                did_you_mean: p.help.as_deref(),
            }
        };
        problems.iter().map(one).collect()
    }
}
