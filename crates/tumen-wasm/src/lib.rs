//! The engine for a browser, as one class: a scenario goes in as text, and histories, rows and comparisons come out as
//! text and bytes. The same code as everywhere, so the same seed gives the same bits; `cargo xtask atlas` builds it.
//!
//! Every error is thrown as an `Error` whose message is the JSON of a [`Problem`]. A panic of the
//! engine is thrown as an `Error` in plain words; after it the module cannot be used any more, and whoever holds it starts
//! another.

pub mod engine;

use tumen_view::Problem;
use wasm_bindgen::prelude::*;

/// The engine with one scenario. What each of its functions does is told at [`engine::Engine`].
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(engine::Engine);

#[wasm_bindgen]
impl Engine {
    /// An engine for the scenario of a pack.
    ///
    /// # Errors
    /// As [`engine::Engine::new`].
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &str) -> Result<Engine, JsError> {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
            let why = panic.payload_as_str().unwrap_or("no reason given");
            wasm_bindgen::throw_str(&format!("{why}{place}; this is an error in Tumen"));
        }));
        engine::Engine::new(pack).map(Self).map_err(thrown)
    }

    /// One history as JSON.
    ///
    /// # Errors
    /// As [`engine::Engine::history`].
    pub fn history(&self, seed: f64, history: f64, setup: &str) -> Result<String, JsError> {
        self.0.history(seed, history, setup).map_err(thrown)
    }

    /// What is measured on some histories, as bytes.
    ///
    /// # Errors
    /// As [`engine::Engine::rows`].
    pub fn rows(&self, seed: f64, first: f64, count: f64, setup: &str) -> Result<Vec<u8>, JsError> {
        self.0.rows(seed, first, count, setup).map_err(thrown)
    }

    /// What a change of so many acts did, as JSON.
    ///
    /// # Errors
    /// As [`engine::Engine::compare`].
    pub fn compare(&self, before: &[u8], after: &[u8], acts: f64) -> Result<String, JsError> {
        self.0.compare(before, after, acts).map_err(thrown)
    }

    /// The digest of the first histories under a seed, 16 hexadecimal digits.
    ///
    /// # Errors
    /// As [`engine::Engine::digest`].
    pub fn digest(&self, seed: f64, histories: f64) -> Result<String, JsError> {
        self.0.digest(seed, histories).map_err(thrown)
    }
}

fn thrown(problem: Problem) -> JsError {
    JsError::new(&message(&problem))
}

fn message(problem: &Problem) -> String {
    serde_json::to_string(problem).unwrap_or_else(|_| problem.error.clone())
}
