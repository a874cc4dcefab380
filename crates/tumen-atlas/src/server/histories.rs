//! Single histories, played when they are asked for.

use super::Atlas;
use super::answer::{Refusal, blocking};
use crate::documents::SEED;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::sync::Arc;
use tumen_view::{Problem, SetupText, history};

/// The highest number of a history, as for `tumen chronicle`.
const LAST: u64 = 99_999_999;

/// What can be asked of a history.
const KEYS: [&str; 3] = ["history", "seed", "setup"];

/// `GET /api/history?history=N&seed=S&setup=JSON`.
pub async fn asked(
    State(atlas): State<Arc<Atlas>>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    if let Some(unknown) = asked.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let problem = Problem::new(format!("`{unknown}` cannot be asked of a history"));
        return Err(Refusal::wrong(problem.expected(KEYS.join(", "))));
    }
    let text = |key: &str| asked.get(key).map(String::as_str);
    let history = number("history", text("history").unwrap_or_default())?;
    let seed = text("seed").map_or(Ok(SEED), seed)?;
    let setup = text("setup").map_or_else(|| Ok(SetupText::default()), setup)?;
    told(atlas, history, seed, setup).await
}

/// A history as JSON. No more are played at a time than there are cores; others wait.
pub async fn told(atlas: Arc<Atlas>, history: u64, seed: u64, setup: SetupText) -> Result<Response, Refusal> {
    let turn = atlas.playing.acquire().await.map_err(|_| Refusal::bug("nothing is played any more"))?;
    let book = Arc::clone(&atlas);
    let json = blocking(move || {
        let view = history::view(book.book.stage, &book.book.meter, seed, history, &setup).map_err(Refusal::wrong)?;
        serde_json::to_vec(&view).map_err(|error| Refusal::bug(&error.to_string()))
    });
    let json = json.await??;
    drop(turn);
    Ok(([(header::CONTENT_TYPE, "application/json")], Bytes::from(json)).into_response())
}

/// Reads the number of a history.
pub fn number(what: &str, text: &str) -> Result<u64, Refusal> {
    text.parse().ok().filter(|number| *number <= LAST).ok_or_else(|| {
        let problem = Problem::new(format!("{what} `{text}` cannot be played"));
        Refusal::wrong(problem.expected(format!("a whole number from 0 to {LAST}")))
    })
}

fn seed(text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| {
        let problem = Problem::new(format!("`{text}` is not a seed"));
        Refusal::wrong(problem.expected("a whole number that is not negative"))
    })
}

fn setup(text: &str) -> Result<SetupText, Refusal> {
    serde_json::from_str(text).map_err(|error| {
        let problem = Problem::new(format!("the setup cannot be read: {error}"));
        Refusal::wrong(problem.expected("{\"set\": [[PATH, VALUE]], \"flip\": [NAME], \"acts\": [[DATE, ACT]]}"))
    })
}
