//! Single histories, played when they are asked for.

use super::answer::{Refusal, blocking};
use super::{Atlas, request};
use crate::documents::SEED;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tumen_view::{Problem, SetupText, history};

/// What can be asked of a history.
const KEYS: [&str; 3] = ["history", "seed", "setup"];

/// `GET /api/history?history=N&seed=S&setup=JSON`.
pub async fn asked(
    State(atlas): State<Arc<Atlas>>,
    asked: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(asked) = asked.map_err(|_| {
        let problem = Problem::new("what stands after the `?` of the address cannot be read");
        Refusal::wrong(problem.expected("history=N&seed=S&setup=JSON, percent-encoded"))
    })?;
    for (at, (key, _)) in asked.iter().enumerate() {
        let problem = if !KEYS.contains(&key.as_str()) {
            Problem::new(format!("`{key}` cannot be asked of a history"))
        } else if asked[..at].iter().any(|(earlier, _)| earlier == key) {
            Problem::new(format!("`{key}` stands twice in the address"))
        } else {
            continue;
        };
        return Err(Refusal::wrong(problem.expected(format!("{}, each once", KEYS.join(", ")))));
    }
    let text = |key: &str| asked.iter().find(|(asked, _)| asked == key).map(|(_, text)| text.as_str());
    let history = request::history(text("history").unwrap_or_default())?;
    let seed = text("seed").map_or(Ok(SEED), request::seed)?;
    let setup = SetupText::from_json(text("setup").unwrap_or_default()).map_err(Refusal::wrong)?;
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
