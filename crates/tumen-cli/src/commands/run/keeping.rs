//! What of a run is kept on disk, and how it is spread and gone on with.

use crate::failure::Failure;
use crate::words::{counted, paragraph};
use clap::Args;
use tumen_store::{BLOCK, Manifest, Shard, Stored, Table};

/// What is kept.
#[derive(Clone, Debug, Args)]
pub struct KeepingArguments {
    /// Print the answer and keep nothing
    #[arg(long, conflicts_with_all = ["again", "no_inputs", "events", "no_series", "shard"])]
    pub no_store: bool,

    /// Run anew what has been run and kept before
    #[arg(long)]
    pub again: bool,

    /// Leave out what each history draws, which takes most of the room
    #[arg(long)]
    pub no_inputs: bool,

    /// Keep also every event: of all histories, or of the first K
    #[arg(long, value_name = "all|K", value_parser = events)]
    pub events: Option<u64>,

    /// Leave out what each polity had at the end of each year
    #[arg(long)]
    pub no_series: bool,

    /// Run only part I of N, to be put together by tumen merge
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub shard: Option<Shard>,

    /// Go on with a run that was broken off; it says itself what was asked for
    #[arg(long, value_name = "ID", conflicts_with_all = [
        "scenario", "pack", "histories", "seed", "without", "with", "set", "posterior", "at",
        "no_store", "again", "no_inputs", "events", "no_series", "shard",
    ])]
    pub resume: Option<String>,
}

impl KeepingArguments {
    /// Whether the run has enough blocks for so many parts.
    pub fn check(&self, manifest: &Manifest) -> Result<(), Failure> {
        let blocks = manifest.blocks().count();
        match self.shard {
            Some(Shard { of, .. }) if of > blocks => {
                let histories = counted(manifest.histories, "history", "histories");
                let blocks = counted(blocks, "block", "blocks");
                let message = format!("--shard: {histories} are {blocks} of {BLOCK}, too few for {of} parts");
                Err(Failure::with_tip(message, "fewer parts, or more --histories"))
            }
            _ => Ok(()),
        }
    }
}

/// Where a run is kept, as the end of a page.
pub fn told(stored: &Stored) -> String {
    let folder = stored.folder.display();
    let events = if stored.finished.tables.contains_key(&Table::Events.file()) { ", with events" } else { "" };
    let next = match stored.manifest.shard {
        Some(Shard { part, of }) => format!("Part {part} of {of}, to be put together by tumen merge. "),
        None => String::new(),
    };
    paragraph("", "", &format!("{next}Kept in {folder}{events}; report.html there is for reading and printing"))
}

fn events(text: &str) -> Result<u64, String> {
    match text {
        "all" => Ok(u64::MAX),
        _ => text.parse().map_err(|_| "`all` or a whole number is wanted".to_owned()),
    }
}

fn shard(text: &str) -> Result<Shard, String> {
    let wanted = || "I/N is wanted, such as 1/4 for the first of four parts".to_owned();
    let (part, of) = text.split_once('/').ok_or_else(wanted)?;
    let (part, of) = (part.parse().map_err(|_| wanted())?, of.parse().map_err(|_| wanted())?);
    if part == 0 || part > of { Err(wanted()) } else { Ok(Shard { part, of }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_numbered_from_one() {
        assert_eq!(shard("2/4"), Ok(Shard { part: 2, of: 4 }));
        for text in ["0/4", "5/4", "1/0", "1", "a/b", "1/4/2", ""] {
            assert!(shard(text).is_err(), "{text}");
        }
        assert_eq!((events("all"), events("20")), (Ok(u64::MAX), Ok(20)));
        assert!(events("most").is_err());
    }
}
