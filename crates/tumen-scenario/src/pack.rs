//! `pack.toml`: what the pack is, and which scenarios it has.

use crate::cell::{date, text};
use crate::diagnose::{Desk, Diagnostic, Diagnostics, Spot};
use crate::doc::Doc;
use crate::files::Files;
use crate::names::{Names, nearest};
use tumen_base::Day;

/// What `pack.toml` says.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Id.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Licence, as SPDX expression.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Id of the scenario that is meant if none is named.
    pub default: String,
    /// Its scenarios.
    pub scenarios: Vec<PackScenario>,
}

/// A scenario as `pack.toml` lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct PackScenario {
    /// Id.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// First day.
    pub start: Day,
    /// Last day, included.
    pub end: Day,
    /// Folder of its files in the pack; its id if not said.
    pub folder: String,
    /// Where it is listed.
    pub spot: Spot,
}

/// What `pack.toml` says of the pack.
///
/// # Errors
/// Everything that is wrong with `pack.toml`.
pub fn pack(files: &Files) -> Result<Pack, Diagnostics> {
    let desk = Desk::new(files);
    let pack = read(&desk);
    let (problems, _) = desk.finish();
    pack.filter(|_| !problems.has_errors()).ok_or(problems)
}

/// Id and title of each scenario of the pack.
///
/// # Errors
/// Everything that is wrong with `pack.toml`.
pub fn scenarios(files: &Files) -> Result<Vec<(String, String)>, Diagnostics> {
    Ok(pack(files)?.scenarios.into_iter().map(|s| (s.id, s.title)).collect())
}

/// Reads `pack.toml`. A pack with errors is returned all the same if its scenarios can be told apart.
pub(crate) fn read(desk: &Desk<'_>) -> Option<Pack> {
    let Some(file) = desk.files.find("pack.toml") else {
        let near = nearest("pack.toml", desk.files.paths());
        let message = "the pack has no `pack.toml`";
        desk.put(
            Diagnostic::error(None, message).expected("a file that names the pack and its scenarios").nearest(near),
        );
        return None;
    };
    let doc = Doc::parse(desk, file);
    let mut root = doc.root(desk);
    let id = root.need("id", text);
    let title = root.need("title", text);
    let licence = root.need("licence", text);
    let authors = root.need("authors", crate::cell::one_or_more(text));
    let default = root.need("default", text);
    let default_spot = root.peek("default").map(|c| c.spot);
    let readers = root.tables("scenario", "scenario", &["id"]);
    root.finish();

    let mut names = Names::new("scenario", true);
    let mut scenarios = Vec::new();
    for mut reader in readers {
        names.add(desk, reader.peek("id").as_ref());
        let scenario =
            (reader.need("id", text), reader.need("title", text), reader.need("start", date), reader.need("end", date));
        let folder = reader.may("folder", text);
        let end_spot = reader.peek("end").map(|c| c.spot);
        let row = reader.into_row(Some(()));
        let (Some(id), Some(title), Some(start), Some(end)) = scenario else { continue };
        if end < start {
            desk.put(
                Diagnostic::error(end_spot, format!("{} ends before it starts", row.title))
                    .expected(format!("a date after {start}")),
            );
        }
        let folder = folder.flatten().unwrap_or_else(|| id.clone());
        scenarios.push(PackScenario { id, title, start, end, folder, spot: row.spot });
    }
    // What is missing has been told; the first scenario stands in, so that the rest is read too.
    let id = id?;
    let default = default.or_else(|| scenarios.first().map(|s: &PackScenario| s.id.clone()))?;
    if scenarios.is_empty() && !doc.is_damaged() {
        desk.put(Diagnostic::error(default_spot, "the pack has no scenario").expected("at least one [[scenario]]"));
    } else if !scenarios.iter().any(|s| s.id == default) {
        let near = nearest(&default, scenarios.iter().map(|s| s.id.as_str()));
        desk.put(Diagnostic::error(default_spot, format!("the pack has no scenario `{default}`")).nearest(near));
    }
    Some(Pack {
        id,
        title: title.unwrap_or_default(),
        licence: licence.unwrap_or_default(),
        authors: authors.unwrap_or_default(),
        default,
        scenarios,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn try_pack(text: &str) -> String {
        match pack(&Files::new([("pack.toml".to_owned(), text.to_owned())])) {
            Ok(pack) => format!(
                "{} {} {}..{}",
                pack.id, pack.scenarios[0].folder, pack.scenarios[0].start, pack.scenarios[0].end
            ),
            Err(problems) => problems.to_string(),
        }
    }

    #[test]
    fn a_pack_names_its_scenarios() {
        let text = "id='p'\ntitle='P'\nlicence='CC0-1.0'\nauthors=['A']\ndefault='s'\n[[scenario]]\nid='s'\ntitle='S'\nstart='1200-01-01'\nend='1201-01-01'\n";
        assert_eq!(try_pack(text), "p s 1 Jan 1200..1 Jan 1201");
        insta::assert_snapshot!(try_pack(&text.replace("default='s'", "defualt='s'").replace("end='1201", "end='1199")), @r"
        pack.toml:5:1: unknown key `defualt` in file `pack.toml`; did you mean `default`?
        pack.toml:10:5: scenario `s` ends before it starts; expected a date after 1 Jan 1200
        ");
        assert!(pack(&Files::default()).unwrap_err().to_string().contains("no `pack.toml`"));
    }
}
