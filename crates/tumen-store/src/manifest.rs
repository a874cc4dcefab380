//! `run.toml`: what a run is, so that it can be listed, resumed, merged, and made again.

use crate::atomic;
use crate::error::StoreError;
use crate::folder::MANIFEST;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tumen_ensemble::Blocks;
use xxhash_rust::xxh3::xxh3_64;

/// Version of the stored format: of the files, their columns and what these mean. Another version is refused.
pub const FORMAT: u32 = 3;

/// Histories in a block, which is what an interrupted run loses at most for each thread.
pub const BLOCK: u64 = 1000;

/// What a run is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the stored format.
    pub format: u32,
    /// Version of Tumen.
    pub tumen: String,
    /// `pack/scenario`.
    pub scenario: String,
    /// Hash of the files of the pack, 16 hexadecimal digits.
    pub pack: String,
    /// Seed, as text: TOML has no whole numbers as large as a seed may be.
    pub seed: String,
    /// Number of the first history of the whole run.
    pub first: u64,
    /// Histories of the whole run.
    pub histories: u64,
    /// Mechanisms that are switched off or on.
    pub switched: Vec<String>,
    /// Inputs with another value or range, as `PATH=VALUE`.
    pub set: Vec<String>,
    /// Whether what each history draws is kept.
    pub inputs: bool,
    /// Of how many histories, from the first, the events are kept.
    pub events: u64,
    /// Whether the ends of years are kept.
    pub series: bool,
    /// Hash of all that decides the tables of the whole run, 16 hexadecimal digits.
    pub fingerprint: String,
    /// The command as it was given, without the program.
    pub command: Vec<String>,
    /// Which part of the whole run this is, if it is one part of several.
    pub shard: Option<Shard>,
    /// What came out, once it is finished.
    pub finished: Option<Finished>,
}

/// One part of a run that is spread over machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Which, from 1.
    pub part: u64,
    /// Of how many.
    pub of: u64,
}

/// What came out of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// Digest of the histories in this folder, 16 hexadecimal digits.
    pub digest: String,
    /// How many they are.
    pub histories: u64,
    /// XXH3 hash of each table, by the name of its file.
    pub tables: BTreeMap<String, String>,
}

impl Manifest {
    /// Fills in the fingerprint. `setup` tells in full what differs from the model as it stands.
    #[must_use]
    pub fn with_fingerprint(mut self, setup: &str) -> Self {
        let Self { format, tumen, scenario, pack, seed, first, histories, inputs, events, series, .. } = &self;
        let histories = format!("{tumen}|{scenario}|{pack}|{seed}|{first}|{histories}|{setup}");
        let kept = format!("{format}|{BLOCK}|{inputs}|{events}|{series}");
        self.fingerprint = format!("{:016x}", xxh3_64(format!("{histories}|{kept}").as_bytes()));
        self
    }

    /// The id of the run: scenario, seed, histories and eight digits of the fingerprint, such as
    /// `usurper-1-10000-3f2a9c1b`; a part adds `-2of4`.
    #[must_use]
    pub fn id(&self) -> String {
        let part = self.shard.map(|shard| format!("-{}of{}", shard.part, shard.of)).unwrap_or_default();
        self.whole_id() + &part
    }

    /// The id of the whole run that this is or is a part of.
    #[must_use]
    pub fn whole_id(&self) -> String {
        let scenario = self.scenario.rsplit('/').next().unwrap_or_default();
        let hash = self.fingerprint.get(..8).unwrap_or_default();
        format!("{scenario}-{}-{}-{hash}", self.seed, self.histories)
    }

    /// The blocks of the whole run.
    #[must_use]
    pub fn blocks(&self) -> Blocks {
        Blocks { first: self.first, histories: self.histories, size: BLOCK }
    }

    /// The numbers of the blocks that belong into this folder.
    #[must_use]
    pub fn own_blocks(&self) -> std::ops::Range<u64> {
        let all = self.blocks().count();
        let Shard { part, of } = self.shard.unwrap_or(Shard { part: 1, of: 1 });
        // At most 10^5 blocks and as many parts.
        all * (part - 1) / of..all * part / of
    }

    /// How many histories belong into this folder.
    #[must_use]
    pub fn own_histories(&self) -> u64 {
        let blocks = self.blocks();
        self.own_blocks().map(|block| blocks.histories_of(block)).map(|range| range.end - range.start).sum()
    }

    /// Reads the manifest in a folder.
    ///
    /// # Errors
    /// If it cannot be read, is damaged, or is in another version of the format.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let path = folder.join(MANIFEST);
        let text = fs::read_to_string(&path).map_err(StoreError::io(&path, "read"))?;
        // The version first: of another one nothing else is known.
        let version: Version = toml::from_str(&text).map_err(StoreError::damaged(&path))?;
        if version.format != FORMAT {
            return Err(StoreError::Version { path, found: version.format, reads: FORMAT });
        }
        toml::from_str(&text).map_err(StoreError::damaged(&path))
    }

    /// Writes the manifest into a folder.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(MANIFEST);
        let text = toml::to_string(self).map_err(StoreError::damaged(&path))?;
        atomic::write(&path, text.as_bytes())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub fn manifest(histories: u64) -> Manifest {
        Manifest {
            format: FORMAT,
            tumen: "0.1.0".into(),
            scenario: "tiny/two-towns".into(),
            pack: "00000000000000ff".into(),
            seed: u64::MAX.to_string(),
            first: 0,
            histories,
            switched: vec!["pay".into()],
            set: vec!["a.b=1..2".into()],
            inputs: true,
            events: 10,
            series: true,
            fingerprint: String::new(),
            command: vec!["run".into(), "--histories".into(), histories.to_string()],
            shard: None,
            finished: None,
        }
        .with_fingerprint("nothing")
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let room = tempfile::tempdir().expect("a folder for tests");
        let shard = Some(Shard { part: 2, of: 3 });
        let finished =
            Finished { digest: "ab".into(), histories: 3, tables: BTreeMap::from([("x".into(), "y".into())]) };
        let written = Manifest { shard, finished: Some(finished), ..manifest(10_500) };
        written.write(room.path()).expect("there is room");
        assert_eq!(Manifest::read(room.path()).expect("it is whole"), written);
        let id = written.id();
        assert!(id.starts_with("two-towns-18446744073709551615-10500-") && id.ends_with("-2of3"), "{id}");
    }

    #[test]
    fn another_version_is_refused_whatever_else_it_says() {
        let room = tempfile::tempdir().expect("a folder for tests");
        fs::write(room.path().join(MANIFEST), "format = 7\nnew = true\n").expect("there is room");
        let error = Manifest::read(room.path()).expect_err("another version").to_string();
        assert!(error.ends_with("is in version 7 of the stored format; this Tumen reads version 3"), "{error}");
        fs::write(room.path().join(MANIFEST), "form").expect("there is room");
        assert!(matches!(Manifest::read(room.path()), Err(StoreError::Damaged { .. })));
    }

    #[test]
    fn parts_share_all_blocks_and_an_id() {
        let whole = manifest(10_500);
        for of in 1..=11 {
            let parts = (1..=of).map(|part| Manifest { shard: Some(Shard { part, of }), ..whole.clone() });
            let parts: Vec<Manifest> = parts.collect();
            assert_eq!(parts.iter().flat_map(|p| p.own_blocks()).collect::<Vec<_>>(), (0..11).collect::<Vec<_>>());
            assert_eq!(parts.iter().map(Manifest::own_histories).sum::<u64>(), 10_500);
            assert!(parts.iter().all(|p| p.whole_id() == whole.id()));
        }
        assert_ne!(manifest(10_000).fingerprint, whole.fingerprint);
        assert_ne!(whole.clone().with_fingerprint("other").fingerprint, whole.fingerprint);
    }
}
