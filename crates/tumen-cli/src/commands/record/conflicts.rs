//! `tumen record conflicts`: where claims of one property do not say the same.

use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::words::{counted, paragraph};
use clap::Args;
use serde::Serialize;
use tumen_record::disagreement::Disagreement;
use tumen_record::{ClaimId, Record, Relation};

/// Arguments of `tumen record conflicts`.
#[derive(Debug, Args)]
#[command(after_help = "Example: what is disputed about one man\n  tumen record conflicts --about kuchlug\n\n\
                        A contradiction is two values that cannot both be true; \"1216 to 1218\" beside \"1218\" is\n\
                        a compatible difference, which --all lists too.")]
pub struct Arguments {
    #[command(flatten)]
    pack: PackArgument,

    /// Only what concerns this happening, person, place or other thing, by id or any of its names
    #[arg(long, value_name = "NAME")]
    about: Option<String>,

    /// List differences too that can both be true
    #[arg(long)]
    all: bool,
}

/// A disagreement for programs.
#[derive(Serialize)]
struct Row<'a> {
    about: &'a str,
    label: &'a str,
    property: &'a str,
    side: Option<&'a str>,
    kind: &'static str,
    relation: Relation,
    claims: Vec<Said<'a>>,
}

/// One of the claims.
#[derive(Serialize)]
struct Said<'a> {
    id: &'a str,
    source: &'a str,
    locus: Vec<&'a str>,
    value: String,
    modality: &'static str,
    account: Option<&'a str>,
}

/// Lists the disagreements.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let Opened { record, .. } = open(&arguments.pack)?;
    let mut found = record.disagreements();
    if let Some(name) = &arguments.about {
        let things = super::things(&record, name)?;
        found.retain(|d| record.concerns(d.about, &things) || d.side.is_some_and(|side| things.contains(&side)));
    }
    let (contradictions, compatible): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|d| d.relation == Relation::Contradiction);
    match format {
        Format::Json => {
            let shown = contradictions.iter().chain(compatible.iter().filter(|_| arguments.all));
            out::print_json(&shown.map(|d| row(&record, d)).collect::<Vec<_>>())
        }
        Format::Table => out::print(&tell(&record, &contradictions, &compatible, arguments.all)),
    }
}

fn row<'a>(record: &'a Record, d: &Disagreement) -> Row<'a> {
    Row {
        about: record.id(d.about),
        label: record.label(d.about),
        property: d.property,
        side: d.side.map(|side| record.id(side)),
        kind: d.between.name(),
        relation: d.relation,
        claims: d.claims.iter().map(|id| said(record, *id)).collect(),
    }
}

fn said(record: &Record, id: ClaimId) -> Said<'_> {
    let claim = record.claim(id);
    Said {
        id: &claim.id,
        source: &record.sources.get(claim.source).id,
        locus: claim.loci.iter().map(|unit| record.unit(*unit).unit.as_str()).collect(),
        value: record.tell_value(&claim.value),
        modality: claim.modality.name(),
        account: claim.account.map(|id| record.account(id).id.as_str()),
    }
}

fn tell(record: &Record, contradictions: &[Disagreement], compatible: &[Disagreement], all: bool) -> String {
    let mut text = out::heading("Contradictions: values that cannot both be true");
    text += &list(record, contradictions);
    let differences = counted(compatible.len() as u64, "difference", "differences");
    if all {
        text.push('\n');
        text += &out::heading("Compatible differences: one says more, or less exactly, than the other");
        text += &list(record, compatible);
    }
    let contradictions = counted(contradictions.len() as u64, "contradiction", "contradictions");
    let hint = if all { "" } else { " (--all lists them)" };
    text += &paragraph("\n", "", &format!("{contradictions}; {differences} in which both can be true{hint}."));
    text
}

fn list(record: &Record, disagreements: &[Disagreement]) -> String {
    let mut text = String::new();
    for d in disagreements {
        let side = d.side.map(|side| format!(", on the side of {}", record.label(side))).unwrap_or_default();
        let head = format!("{}: {}{side} ({})", record.label(d.about), d.property.replace('_', " "), d.between.name());
        text += &format!("\n{}", paragraph("  ", "    ", &head));
        for id in &d.claims {
            let claim = record.claim(*id);
            let value = record.tell_value(&claim.value);
            let how = match claim.modality.name() {
                "stated" => String::new(),
                how => format!(", {how}"),
            };
            text += &paragraph("    - ", "      ", &format!("{value}{how}  [{}]", record.locus(claim)));
        }
    }
    text
}
