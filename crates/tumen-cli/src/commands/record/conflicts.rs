//! `tumen record conflicts`: where claims of one property do not say the same.

use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::words::{counted, paragraph};
use clap::Args;
use tumen_record::disagreement::Disagreement;
use tumen_record::{Record, Relation};

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
            out::print_json(&shown.map(|d| record.disagreement_row(d)).collect::<Vec<_>>())
        }
        Format::Table => out::print(&tell(&record, &contradictions, &compatible, arguments.all)),
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
