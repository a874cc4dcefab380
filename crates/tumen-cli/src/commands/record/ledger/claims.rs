//! The claims of the record in the ledger: input, target, or neither.

use crate::out;
use crate::table::Table;
use crate::words::{counted, paragraph, thousands};
use serde::Serialize;
use std::collections::BTreeMap;
use tumen_record::{Claim, Record};
use tumen_scenario::{ClaimUse, Scenario};

/// What a scenario does with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// It is given.
    Input,
    /// A measure is held against it.
    Target,
    /// Nothing.
    Neither,
}

impl Use {
    const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Target => "target",
            Self::Neither => "neither",
        }
    }
}

/// A claim in the ledger.
#[derive(Serialize)]
pub struct Entry<'a> {
    id: &'a str,
    #[serde(rename = "use")]
    used: Use,
    /// What of the scenario speaks of it: `vassal khwarazm qara_khitai (tribute)`.
    #[serde(rename = "where")]
    places: Vec<String>,
    #[serde(skip)]
    claim: &'a Claim,
}

/// Every claim of the record with its use, in the order of the record.
pub fn entries<'a>(record: &'a Record, def: &Scenario) -> Vec<Entry<'a>> {
    let (inputs, targets) = (by_claim(&def.inputs), by_claim(&def.targets));
    let entry = |claim: &'a Claim| {
        let found = |uses: &BTreeMap<&str, Vec<String>>| uses.get(claim.id.as_str()).cloned();
        let (used, places) = match (found(&inputs), found(&targets)) {
            (Some(places), _) => (Use::Input, places),
            (None, Some(places)) => (Use::Target, places),
            (None, None) => (Use::Neither, Vec::new()),
        };
        Entry { id: &claim.id, used, places, claim }
    };
    record.claims.iter().map(entry).collect()
}

fn by_claim(uses: &[ClaimUse]) -> BTreeMap<&str, Vec<String>> {
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in uses {
        let place = if one.key == "claims" { one.record.clone() } else { format!("{} ({})", one.record, one.key) };
        let places = found.entry(&one.claim).or_default();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    found
}

/// The page on the claims: numbers by document and section, then those in use, or every one.
pub fn tell(record: &Record, entries: &[Entry<'_>], all: bool) -> String {
    let mut text = String::from("\nCLAIMS: what the documents say, and what the scenario does with it\n");
    for (number, document) in record.documents.iter().enumerate() {
        text += &format!("\n{}", out::heading(&record.sources.get(document.source).title));
        let mut table = Table::new(&["section", ">claims", ">inputs", ">targets", ">neither"]);
        let mut sum = [0; 4];
        for (section, counts) in sections(record, number, entries) {
            (0..4).for_each(|at| sum[at] += counts[at]);
            table.row(row(section, counts));
        }
        table.row(row("all", sum));
        text += &table.finish();
    }
    for (used, title) in [(Use::Input, "Claims that are given"), (Use::Target, "Claims that measures are held against")]
    {
        text += &format!("\n{}", out::heading(title));
        let own: Vec<&Entry<'_>> = entries.iter().filter(|entry| entry.used == used).collect();
        if own.is_empty() {
            text += "  None.\n";
        }
        own.iter().for_each(|entry| text += &line(record, entry, false));
    }
    if all {
        text += &format!("\n{}", out::heading("Every claim"));
        entries.iter().for_each(|entry| text += &line(record, entry, true));
    } else {
        let neither = entries.iter().filter(|entry| entry.used == Use::Neither).count();
        let neither = counted(neither as u64, "claim is", "claims are");
        text += &format!("\n  {neither} neither; --claims lists every claim with its use.\n");
    }
    text
}

fn line(record: &Record, entry: &Entry<'_>, with_use: bool) -> String {
    let used = if with_use { format!("{}: ", entry.used.name()) } else { String::new() };
    let told = record.tell(entry.claim);
    let mut text = paragraph("  - ", "    ", &format!("{used}{}: {told}  [{}]", entry.id, record.locus(entry.claim)));
    if !entry.places.is_empty() {
        text += &paragraph("      ", "      ", &format!("in {}", entry.places.join("; ")));
    }
    text
}

/// Claims, inputs, targets and others of each section of a document, in its order. A claim that stands
/// in several sections counts in the first.
fn sections<'a>(record: &'a Record, document: usize, entries: &[Entry<'_>]) -> Vec<(&'a str, [u64; 4])> {
    let mut found: Vec<(&str, [u64; 4])> = Vec::new();
    for unit in &record.documents[document].units {
        if !found.iter().any(|(section, _)| *section == unit.section) {
            found.push((&unit.section, [0; 4]));
        }
    }
    for entry in entries {
        let Some(locus) = entry.claim.loci.first().filter(|locus| locus.document == document) else { continue };
        let section = &record.unit(*locus).section;
        if let Some((_, counts)) = found.iter_mut().find(|(name, _)| name == section) {
            counts[0] += 1;
            counts[1 + entry.used as usize] += 1;
        }
    }
    found.retain(|(_, counts)| counts[0] > 0);
    found
}

fn row(section: &str, counts: [u64; 4]) -> [String; 5] {
    let [claims, inputs, targets, neither] = counts.map(thousands);
    [section.to_owned(), claims, inputs, targets, neither]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Pack;

    #[test]
    fn every_claim_of_the_built_in_pack_has_one_use_and_its_place() {
        let pack = Pack::open(None).unwrap();
        let def = pack.scenario(None).unwrap();
        let record = pack.record(&def.graph).unwrap();
        let entries = entries(&record, &def);
        assert_eq!(entries.len(), record.claims.len());
        assert!(entries.iter().all(|entry| (entry.used == Use::Neither) == entry.places.is_empty()));
        let tribute = entries.iter().find(|entry| entry.id == "qk.qatwan.17.tribute").unwrap();
        assert_eq!(
            (tribute.used, &tribute.places[..]),
            (Use::Input, &["vassal khwarazm qara_khitai (tribute)".to_owned()][..])
        );
        let counted: u64 = (0..record.documents.len())
            .flat_map(|document| sections(&record, document, &entries))
            .map(|(_, counts)| counts[0])
            .sum();
        assert_eq!(counted, entries.len() as u64);
    }
}
