//! What is stored of a calibration, in `runs/ID/`: `calibration.toml` says what it is and how far it has come,
//! `state.bin` holds all that it needs to go on, `posterior.csv` the particles of its last complete generation.
//!
//! Each file is written whole or not at all. The card comes last, so it never speaks of what is not there.

use crate::args::HistoryArguments;
use crate::failure::Failure;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;
use tumen_analysis::smc::{Calibration, Generation, Posterior};
use tumen_store::{Runs, StoreError, atomic};
use xxhash_rust::xxh3::xxh3_64;

/// Version of what is stored.
pub const FORMAT: u32 = 1;
/// What the calibration is.
pub const CARD: &str = "calibration.toml";
/// All that it needs to go on.
const STATE: &str = "state.bin";
/// The particles of the last complete generation.
pub const POSTERIOR: &str = "posterior.csv";
/// The same as a picture.
pub const PLOT: &str = "posterior.svg";
/// Columns of the table of particles before those of the inputs.
pub const COLUMNS: [&str; 3] = ["particle", "weight", "distance"];

/// The card of a calibration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Version of what is stored.
    pub format: u32,
    /// Version of Tumen.
    pub version: String,
    /// `pack/scenario`.
    pub scenario: String,
    /// Hash of the files of the pack, in hexadecimal digits.
    pub pack_hash: String,
    /// Seed, which may be larger than a number of TOML can be.
    pub seed: String,
    /// Histories for each proposal.
    pub replicates: u64,
    /// What the histories differ in from the model as it stands.
    pub switched: Vec<String>,
    /// Inputs that are set.
    pub set: Vec<(String, String)>,
    /// Inputs that are looked for, in order.
    pub inputs: Vec<String>,
    /// How they were chosen.
    pub chosen: String,
    /// Measures that histories are to come near to.
    pub targets: Vec<String>,
    /// Measures that are only looked at.
    pub held_out: Vec<String>,
    /// Particles of a generation.
    pub population: u64,
    /// Most generations.
    pub most_generations: u64,
    /// Most simulations.
    pub most_simulations: u64,
    /// Why it ended; empty while it has not.
    pub finished: String,
    /// Simulations so far.
    pub simulations: u64,
    /// The complete generations.
    #[serde(default)]
    pub generation: Vec<Row>,
}

/// A complete generation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Largest distance that was accepted; infinite in the first.
    pub bound: f64,
    /// Share of the proposals that were accepted.
    pub acceptance: f64,
    /// Effective number of particles.
    pub effective: f64,
}

impl From<&Generation> for Row {
    fn from(generation: &Generation) -> Self {
        let Generation { bound, acceptance, effective } = *generation;
        Self { bound, acceptance, effective }
    }
}

/// A failure of the store.
pub fn store(error: StoreError) -> Failure {
    match error {
        StoreError::NoRun { ref id, ref root, ref nearest } => Failure::unknown(
            format!("there is no calibration `{id}` in `{}`", root.display()),
            nearest.as_deref(),
            "tumen calibrate makes one",
        ),
        other => Failure::input(other.to_string()),
    }
}

impl Card {
    /// An id from everything that decides the result: `calibration-usurper-1-0123abcd`.
    pub fn id(&self) -> String {
        let settled = Self { finished: String::new(), simulations: 0, generation: Vec::new(), ..self.clone() };
        let text = serde_json::to_string(&settled).unwrap_or_default();
        let scenario = self.scenario.rsplit('/').next().unwrap_or_default();
        format!("calibration-{scenario}-{}-{:08x}", self.seed, xxh3_64(text.as_bytes()) as u32)
    }

    /// Reads the card of a calibration.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(CARD);
        let text = fs::read_to_string(&path)
            .map_err(|error| Failure::input(format!("`{}` cannot be read: {error}", path.display())))?;
        let damaged = |why: &dyn std::fmt::Display| Failure::input(format!("`{}` is damaged: {why}", path.display()));
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| damaged(&error.message()))?;
        // The version first: a card of another one may lack what is read next.
        match table.get("format").and_then(toml::Value::as_integer) {
            Some(found) if found == i64::from(FORMAT) => {}
            found => {
                let found = found.map_or("none".into(), |found| found.to_string());
                let message = format!("`{}` has format {found}; this Tumen reads {FORMAT}", path.display());
                return Err(Failure::with_tip(message, "calibrate again, or use the Tumen that wrote it"));
            }
        }
        table.try_into().map_err(|error: toml::de::Error| damaged(&error.message()))
    }

    /// The calibration with an id, or in a folder.
    pub fn find(runs: &Runs, id: &str) -> Result<(std::path::PathBuf, Self), Failure> {
        let path = Path::new(id);
        let folder = match path.parent().zip(path.file_name()) {
            Some((root, name)) if !root.as_os_str().is_empty() => Runs::new(root).find(&name.to_string_lossy()),
            _ => runs.find(id),
        };
        let folder = folder.map_err(store)?;
        if !folder.join(CARD).exists() {
            let message = format!("`{id}` is no calibration");
            return Err(Failure::with_tip(message, "it holds histories; tumen calibrate makes a calibration"));
        }
        Ok((folder.clone(), Self::read(&folder)?))
    }

    /// Refuses a calibration of another scenario, another text of it, or another Tumen.
    pub fn fits(&self, pack_hash: u64) -> Result<(), Failure> {
        let tip = "what was found holds for that alone: calibrate again";
        if self.version != env!("CARGO_PKG_VERSION") {
            let message =
                format!("the calibration is of Tumen {}; this is {}", self.version, env!("CARGO_PKG_VERSION"));
            return Err(Failure::with_tip(message, tip));
        }
        if self.pack_hash != hash(pack_hash) {
            let message =
                format!("the calibration is of another text of the pack, or of another pack ({})", self.scenario);
            return Err(Failure::with_tip(message, tip));
        }
        Ok(())
    }

    /// Seed and experiment of its histories.
    pub fn draws(&self) -> Result<HistoryArguments, Failure> {
        let seed = self.seed.parse().map_err(|_| Failure::input(format!("`{}` is no seed", self.seed)))?;
        Ok(HistoryArguments::again(seed, &self.switched, &self.set))
    }

    /// Takes over how far a calibration has come.
    pub fn note(&mut self, calibration: &Calibration) {
        self.simulations = calibration.progress().simulations;
        self.generation = calibration.history().iter().map(Row::from).collect();
        self.finished = calibration.stopped().map(|stop| super::why(stop).to_owned()).unwrap_or_default();
    }

    /// Stores the calibration as it stands.
    pub fn save(&mut self, folder: &Path, calibration: &Calibration) -> Result<(), Failure> {
        self.note(calibration);
        let state = postcard::to_stdvec(calibration).map_err(|error| Failure::Bug(error.to_string()))?;
        let sum = xxh3_64(&state).to_le_bytes();
        atomic::write(&folder.join(STATE), &[&sum[..], &state].concat()).map_err(store)?;
        if let Some(posterior) = calibration.posterior() {
            atomic::write(&folder.join(POSTERIOR), particles(&self.inputs, &posterior)?.as_bytes()).map_err(store)?;
        }
        let text = toml::to_string(self).map_err(|error| Failure::Bug(error.to_string()))?;
        atomic::write(&folder.join(CARD), text.as_bytes()).map_err(store)
    }
}

/// A hash as it is written.
pub fn hash(hash: u64) -> String {
    format!("{hash:016x}")
}

/// What a calibration needs to go on.
pub fn state(folder: &Path) -> Result<Calibration, Failure> {
    let path = folder.join(STATE);
    let damaged = || {
        let message = format!("`{}` is damaged", path.display());
        Failure::with_tip(message, "remove its folder and calibrate again; posterior.csv beside it may still be whole")
    };
    let bytes =
        fs::read(&path).map_err(|error| Failure::input(format!("`{}` cannot be read: {error}", path.display())))?;
    let (sum, state) = bytes.split_first_chunk::<8>().ok_or_else(damaged)?;
    if u64::from_le_bytes(*sum) != xxh3_64(state) {
        return Err(damaged());
    }
    postcard::from_bytes(state).map_err(|_| damaged())
}

/// The particles as a table. Numbers are written so that they are read back to the bit.
fn particles(inputs: &[String], posterior: &Posterior) -> Result<String, Failure> {
    let bug = |error: &dyn std::fmt::Display| Failure::Bug(error.to_string());
    let mut table = csv::Writer::from_writer(Vec::new());
    let heads = COLUMNS.into_iter().chain(inputs.iter().map(String::as_str));
    table.write_record(heads).map_err(|error| bug(&error))?;
    for particle in posterior.particles() {
        let numbers = [particle.weight, particle.distance].into_iter().chain(particle.values.iter().copied());
        let row = [particle.number.to_string()].into_iter().chain(numbers.map(|x| x.to_string()));
        table.write_record(row).map_err(|error| bug(&error))?;
    }
    let bytes = table.into_inner().map_err(|error| bug(&error))?;
    String::from_utf8(bytes).map_err(|error| bug(&error))
}
