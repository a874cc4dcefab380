//! `tumen record coverage`: how much of the documents has claims.

use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::table::Table;
use crate::words::{counted, paragraph, thousands};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use tumen_record::claim::UnitId;
use tumen_record::coverage::Section;
use tumen_record::{Record, split};

/// Arguments of `tumen record coverage`.
#[derive(Debug, Args)]
#[command(after_help = "Example: hold the claims against the text of a document that you have\n  \
                        tumen record coverage --text qara_khitai=qara-khitai.txt\n\n\
                        The pack holds no text of the documents: a unit is known by its place, its first words and a digest.")]
pub struct Arguments {
    #[command(flatten)]
    pack: PackArgument,

    /// Hold a document against its text, and show units without claims in full (may be given several times)
    #[arg(long, value_name = "SOURCE=FILE", value_parser = text)]
    text: Vec<(String, PathBuf)>,

    /// List every unit with its claims, not only those without
    #[arg(long)]
    all: bool,
}

fn text(argument: &str) -> Result<(String, PathBuf), String> {
    let (source, file) = argument.split_once('=').ok_or("SOURCE=FILE is wanted, such as qara_khitai=article.txt")?;
    Ok((source.to_owned(), file.into()))
}

#[derive(Serialize)]
struct Row<'a> {
    source: &'a str,
    section: &'a str,
    sentences: usize,
    wanted: usize,
    covered: usize,
    claims: usize,
    without: Vec<Unit<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    unit: &'a str,
    begins: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// Shows the coverage.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let Opened { record, .. } = open(&arguments.pack)?;
    let mut texts = BTreeMap::new();
    for (source, file) in &arguments.text {
        let text = fs::read_to_string(file)
            .map_err(|error| Failure::input(format!("the file `{}` cannot be read: {error}", file.display())))?;
        texts.extend(same_units(&record, source, &text)?);
    }
    let sections = record.coverage();
    let rows: Vec<Row<'_>> = sections.iter().map(|section| row(&record, section, &texts)).collect();
    match format {
        Format::Json => out::print_json(&rows),
        Format::Table => out::print(&tell(&record, &rows, &texts, arguments.all)),
    }
}

fn row<'a>(record: &'a Record, section: &'a Section, texts: &'a BTreeMap<UnitId, String>) -> Row<'a> {
    let unit = |id: &UnitId| {
        let unit = record.unit(*id);
        Unit { unit: &unit.unit, begins: &unit.begins, text: texts.get(id).map(String::as_str) }
    };
    Row {
        source: &record.sources.get(section.source).id,
        section: &section.title,
        sentences: section.units,
        wanted: section.wanted,
        covered: section.covered,
        claims: section.claims,
        without: section.bare.iter().map(unit).collect(),
    }
}

fn tell(record: &Record, rows: &[Row<'_>], texts: &BTreeMap<UnitId, String>, all: bool) -> String {
    let mut text = String::new();
    for (number, document) in record.documents.iter().enumerate() {
        let source = record.sources.get(document.source);
        let own: Vec<&Row<'_>> = rows.iter().filter(|row| row.source == source.id).collect();
        let sum = |of: fn(&Row<'_>) -> usize| own.iter().map(|row| of(row)).sum::<usize>();
        let (wanted, covered) = (sum(|row| row.wanted), sum(|row| row.covered));
        if number > 0 {
            text.push('\n');
        }
        text += &out::heading(&source.title);
        let claims = counted(sum(|row| row.claims) as u64, "claim", "claims");
        text += &paragraph("  ", "  ", &format!("{claims}; {covered} of {wanted} sentences and entries have some."));
        let mut table = Table::new(&["section", ">sentences", ">want claims", ">have claims", ">claims"]);
        for row in &own {
            let count = |n: usize| thousands(n as u64);
            table.row([
                row.section.to_owned(),
                count(row.sentences),
                count(row.wanted),
                count(row.covered),
                count(row.claims),
            ]);
        }
        text += &table.finish();
        for unit in own.iter().flat_map(|row| &row.without) {
            let words = unit.text.map_or_else(|| format!("{} …", unit.begins), str::to_owned);
            text += &paragraph(&format!("  without claims: {}  ", unit.unit), "      ", &words);
        }
        if all {
            text += &every_unit(record, number, texts);
        }
    }
    text
}

/// Every unit of a document with the claims that stand in it.
fn every_unit(record: &Record, document: usize, texts: &BTreeMap<UnitId, String>) -> String {
    let mut text = String::new();
    for (at, unit) in record.documents[document].units.iter().enumerate() {
        let id = UnitId { document, unit: at };
        let words = texts.get(&id).cloned().unwrap_or_else(|| format!("{} …", unit.begins));
        let none = if unit.none.is_empty() { String::new() } else { format!(" (wants no claim: {})", unit.none) };
        text += &format!("\n{}", paragraph(&format!("  {}  ", unit.unit), "      ", &format!("{words}{none}")));
        for (_, claim) in record.claims().filter(|(_, claim)| claim.loci.contains(&id)) {
            text += &paragraph("      - ", "        ", &record.tell(claim));
        }
    }
    text
}

/// The units of a text, if they are those of the document.
fn same_units(record: &Record, source: &str, text: &str) -> Result<BTreeMap<UnitId, String>, Failure> {
    let known = |id: &&str| record.sources.find(id).is_some_and(|id| record.documents.iter().any(|d| d.source == id));
    let ids: Vec<&str> = record.sources.iter().map(|(_, s)| s.id.as_str()).filter(known).collect();
    let Some(document) = record.documents.iter().position(|d| record.sources.get(d.source).id == source) else {
        let near = tumen_scenario::nearest(source, ids.iter().copied());
        return Err(Failure::unknown(format!("no units of a document `{source}` are listed"), near, ids.join(", ")));
    };
    let mut pieces = split::split(text).into_iter();
    let mut found = BTreeMap::new();
    for (unit, listed) in record.documents[document].units.iter().enumerate() {
        match pieces.next() {
            Some(piece) if piece.digest() == listed.digest => {
                found.insert(UnitId { document, unit }, piece.text.to_owned());
            }
            piece => {
                let there = piece.map_or("nothing".into(), |piece| format!("\"{} …\"", piece.beginning()));
                let message = format!(
                    "the text is another than that of `{source}`: it has {there} where {} begins with \"{}\"",
                    listed.unit, listed.begins
                );
                return Err(Failure::with_tip(
                    message,
                    "the claims were made from one version of the document; sentences are known by their words",
                ));
            }
        }
    }
    Ok(found)
}
