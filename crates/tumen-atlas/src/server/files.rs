//! The files of the page, and the data that is the same whoever asks.

use super::answer::{Refusal, blocking};
use super::{Atlas, histories, request};
use crate::documents::{Document, SEED};
use crate::page::media_type;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;
use tumen_view::SetupText;

/// A file of the page.
pub async fn page(State(atlas): State<Arc<Atlas>>, uri: Uri) -> Result<Response, Refusal> {
    let path = uri.path().trim_start_matches('/');
    let bytes = atlas.page.get(path).ok_or_else(|| missing(path))?;
    let bytes = match bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::copy_from_slice(bytes),
    };
    Ok(typed(path, bytes))
}

/// A file under `data/`.
pub async fn data(State(atlas): State<Arc<Atlas>>, Path(file): Path<String>) -> Result<Response, Refusal> {
    if file == "site.json" {
        let site = blocking(move || atlas.site()).await?;
        return Ok(Json(site.map_err(|why| Refusal::bug(&why))?).into_response());
    }
    if let Some(document) = Document::ALL.into_iter().find(|document| document.file() == file) {
        let made = blocking(move || atlas.document(document)).await?;
        return Ok(typed(&file, made.map_err(|why| Refusal::bug(&why))?));
    }
    if matches!(file.as_str(), "ensemble.json" | "ensemble.bin") {
        return ensemble(&atlas, &file);
    }
    let number = file.strip_prefix("history-").and_then(|rest| rest.strip_suffix(".json"));
    match number {
        Some(number) => histories::told(atlas, request::history(number)?, SEED, SetupText::default()).await,
        None => Err(missing(&format!("data/{file}"))),
    }
}

/// How far the ensemble is.
#[derive(Serialize)]
struct Underway {
    done: u64,
    of: u64,
}

fn ensemble(atlas: &Atlas, file: &str) -> Result<Response, Refusal> {
    let Some(result) = atlas.ensemble.result() else {
        let underway = Underway { done: atlas.ensemble.played(), of: atlas.ensemble.histories };
        let mut response = (StatusCode::ACCEPTED, Json(underway)).into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        return Ok(response);
    };
    let gathered = result.map_err(Refusal::bug)?;
    let bytes = if file.ends_with(".json") { &gathered.json } else { &gathered.binary };
    Ok(typed(file, bytes.clone()))
}

fn typed(path: &str, bytes: Bytes) -> Response {
    let kind = if path.is_empty() { "index.html" } else { path };
    ([(header::CONTENT_TYPE, media_type(kind))], bytes).into_response()
}

fn missing(path: &str) -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, format!("there is no `{path}` here"))
}
