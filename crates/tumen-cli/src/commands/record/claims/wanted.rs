//! Which claims are asked for.

use super::super::things;
use super::{Arguments, Firmness, list, names, source};
use crate::failure::Failure;
use tumen_record::property::{PROPERTIES, property};
use tumen_record::search::fold;
use tumen_record::{AccountId, Claim, Modality, Record, SourceId, Thing};

/// What is asked for, looked up.
pub(super) struct Wanted {
    text: Option<String>,
    about: Option<Vec<Thing>>,
    source: Option<SourceId>,
    section: Option<(String, String)>,
    property: Option<&'static str>,
    accounts: Option<Vec<AccountId>>,
    modality: Option<Modality>,
}

impl Wanted {
    pub fn new(record: &Record, arguments: &Arguments) -> Result<Self, Failure> {
        let about = arguments.about.as_ref().map(|name| things(record, name)).transpose()?;
        let source = arguments.source.as_ref().map(|id| source(record, id)).transpose()?;
        let known = |name: &String| {
            property(&name.replace(' ', "_")).map(|property| property.name).ok_or_else(|| {
                let near = tumen_scenario::nearest(name, PROPERTIES.iter().map(|p| p.name));
                Failure::unknown(format!("there is no property `{name}`"), near, "docs/packs.md lists the properties")
            })
        };
        let property = arguments.property.as_ref().map(known).transpose()?;
        let accounts = arguments.account.as_ref().map(|id| accounts(record, id)).transpose()?;
        let section = arguments.section.as_ref().map(|title| section(record, title)).transpose()?;
        let text = arguments.text.as_ref().map(|text| fold(text));
        let modality = arguments.modality.map(Firmness::modality);
        Ok(Self { text, about, source, section, property, accounts, modality })
    }

    /// Whether a claim fits all that is asked for.
    pub fn takes(&self, record: &Record, claim: &Claim) -> bool {
        let section = |(title, unit): &(String, String)| {
            claim.loci.iter().any(|locus| {
                let found = record.unit(*locus);
                let own = found.unit == *unit || found.unit.starts_with(&format!("{unit}."));
                own || !title.is_empty() && fold(&found.section).contains(title.as_str())
            })
        };
        let about = |things: &Vec<Thing>| record.concerns(claim.about, things) || names(claim, things);
        let text = |text: &String| {
            let all = [record.tell(claim), claim.written.clone(), claim.note.clone(), claim.id.clone()];
            all.iter().any(|words| fold(words).contains(text.as_str()))
        };
        self.source.is_none_or(|source| claim.source == source)
            && self.property.is_none_or(|property| claim.property.name == property)
            && self.modality.is_none_or(|modality| claim.modality == modality)
            && self.accounts.as_ref().is_none_or(|list| claim.account.is_some_and(|id| list.contains(&id)))
            && self.section.as_ref().is_none_or(section)
            && self.about.as_ref().is_none_or(about)
            && self.text.as_ref().is_none_or(text)
    }
}

/// The account with an id, or all of a set.
fn accounts(record: &Record, id: &str) -> Result<Vec<AccountId>, Failure> {
    let found: Vec<AccountId> =
        record.accounts().filter(|(_, account)| account.id == id || account.set == id).map(|(at, _)| at).collect();
    if found.is_empty() {
        let ids = || record.accounts.iter().map(|account| account.id.as_str());
        let near = tumen_scenario::nearest(id, ids());
        let tip = if record.accounts.is_empty() {
            "the record has no rival accounts".to_owned()
        } else {
            list("there are", ids())
        };
        return Err(Failure::unknown(format!("there is no account `{id}`"), near, tip));
    }
    Ok(found)
}

/// A section as folded words of its title and as the beginning of the ids of its units.
fn section(record: &Record, asked: &str) -> Result<(String, String), Failure> {
    let (title, unit) = (fold(asked), asked.trim().to_lowercase());
    let units = || record.documents.iter().flat_map(|document| &document.units);
    let fits = units().any(|found| {
        found.unit == unit || found.unit.starts_with(&format!("{unit}.")) || fold(&found.section).contains(&title)
    });
    if fits && !title.is_empty() {
        return Ok((title, unit));
    }
    let slug = |unit: &str| unit.split('.').next().unwrap_or_default().to_owned();
    let mut names: Vec<String> = units().map(|found| slug(&found.unit)).collect();
    names.dedup();
    let near = tumen_scenario::nearest(asked, names.iter().map(String::as_str));
    Err(Failure::unknown(format!("no section is called `{asked}`"), near, "to see the sections: tumen record coverage"))
}
