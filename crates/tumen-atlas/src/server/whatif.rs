//! Comparisons: the same histories with and without a change, told again and again as they come in.

use super::answer::{Refusal, blocking};
use super::{Atlas, request};
use crate::documents::SEED;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use serde::Serialize;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tumen_engine::Setup;
use tumen_ensemble::{HistoryRow, Meter, Plan, Progress, RunError, run_each};
use tumen_view::{Problem, SetupText, comparison, play};

/// The most pairs of one comparison.
const MOST: u64 = 2_000;
/// Pairs that are played before the comparison is told again.
const BLOCK: u64 = 50;
/// How long one comparison may take.
const LONGEST: Duration = Duration::from_secs(60);
/// How long a request waits for its turn: until one that was just broken off has left off.
const PATIENCE: Duration = Duration::from_secs(1);
/// Comparisons that may wait for a slow reader.
const WAITING: usize = 4;

/// A comparison that has been read.
struct Wanted {
    seed: u64,
    histories: u64,
    before: Setup,
    after: Setup,
}

/// `POST /api/whatif`: a line of JSON with the comparison after every [`BLOCK`] pairs; a last line with a problem if it is
/// broken off.
pub async fn asked(
    State(atlas): State<Arc<Atlas>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refusal> {
    must_be_json(&headers)?;
    let body = body.map_err(|error| Refusal::new(error.status(), "the request is too long or was cut off"))?;
    let reading = Arc::clone(&atlas);
    let wanted = blocking(move || read(&reading, &body)).await??;
    let turn = timeout(PATIENCE, Arc::clone(&atlas.comparing).acquire_owned()).await.ok().and_then(Result::ok);
    let turn = turn.ok_or_else(|| {
        let words = "another comparison is being made; when it has ended or has been broken off, ask again";
        Refusal::new(StatusCode::TOO_MANY_REQUESTS, words)
    })?;
    let (sender, receiver) = mpsc::channel(WAITING);
    let progress = Arc::new(Progress::new());
    let lines = Lines { receiver, progress: Arc::clone(&progress) };
    tokio::task::spawn_blocking(move || {
        let send = |line: Bytes| sender.blocking_send(line).is_ok();
        compare(&atlas, &wanted, &progress, Instant::now() + LONGEST, &send);
        drop(turn);
    });
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], Body::from_stream(lines)).into_response())
}

/// A form or a text, which pages of other sites can send without asking, is no comparison.
fn must_be_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).map_or("", |value| value.to_str().unwrap_or_default());
    if kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let said =
        if kind.is_empty() { "the request does not say what it is".into() } else { format!("the request is `{kind}`") };
    let problem = Problem::new(said).expected("`Content-Type: application/json`");
    Err(Refusal::of(StatusCode::UNSUPPORTED_MEDIA_TYPE, problem))
}

fn read(atlas: &Atlas, body: &[u8]) -> Result<Wanted, Refusal> {
    let asked = request::comparison(body).map_err(Refusal::wrong)?;
    if !(1..=MOST).contains(&asked.histories) {
        let problem = Problem::new(format!("{} pairs cannot be played at once", asked.histories));
        return Err(Refusal::wrong(problem.expected(format!("a whole number from 1 to {MOST}"))));
    }
    let setup = |text: &SetupText| text.read(atlas.book.stage).map_err(Refusal::wrong);
    let (before, after) = (setup(&asked.base)?, setup(&asked.setup)?);
    Ok(Wanted { seed: asked.seed.unwrap_or(SEED), histories: asked.histories, before, after })
}

/// Plays pair after pair and sends the comparison so far; leaves off when there is nobody to send it to.
fn compare(atlas: &Atlas, wanted: &Wanted, progress: &Progress, until: Instant, send: &impl Fn(Bytes) -> bool) {
    let meter = Meter::new(atlas.book.stage.scenario);
    let (mut before, mut after): (Vec<HistoryRow>, Vec<HistoryRow>) = (Vec::new(), Vec::new());
    let mut first = 0;
    while first < wanted.histories {
        if Instant::now() > until {
            let words = format!("{first} pairs were played in {} s, which is all the time there is", LONGEST.as_secs());
            send(line(&Problem::new(words).expected("fewer pairs")));
            return;
        }
        let count = BLOCK.min(wanted.histories - first);
        match rows(atlas, &meter, wanted, first, count, progress) {
            Ok((more_before, more_after)) => {
                before.extend(more_before);
                after.extend(more_after);
            }
            Err(RunError::Cancelled { .. }) => return,
            Err(error) => {
                send(line(&Problem::new(error.to_string())));
                return;
            }
        }
        first += count;
        if !send(line(&comparison(&meter.schema, &before, &after, wanted.after.acts.len()))) {
            return;
        }
    }
}

/// The next rows before and after the change. Histories of the model as it stands that have been played already are
/// not played again.
fn rows(
    atlas: &Atlas,
    meter: &Meter,
    wanted: &Wanted,
    first: u64,
    count: u64,
    progress: &Progress,
) -> Result<(Vec<HistoryRow>, Vec<HistoryRow>), RunError> {
    let plan = Plan { first, ..Plan::new(wanted.seed, count) };
    let run = |setup: &Setup| {
        let one = |history| play(atlas.book.stage, meter, wanted.seed, history, 1, setup);
        run_each(&plan, progress, one).map(|rows| rows.concat())
    };
    let kept = || atlas.ensemble.rows(wanted.seed)?.get(first as usize..(first + count) as usize);
    let before = match kept().filter(|_| wanted.before == Setup::default()) {
        Some(kept) => kept.to_vec(),
        None => run(&wanted.before)?,
    };
    Ok((before, run(&wanted.after)?))
}

fn line(what: &impl Serialize) -> Bytes {
    // Numbers and strings can always be written.
    let mut text = serde_json::to_vec(what).unwrap_or_default();
    text.push(b'\n');
    text.into()
}

/// Lines on their way to whoever asked. When they go away, the work is left off.
struct Lines {
    receiver: mpsc::Receiver<Bytes>,
    progress: Arc<Progress>,
}

impl Stream for Lines {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.receiver.poll_recv(context).map(|line| line.map(Ok))
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}
