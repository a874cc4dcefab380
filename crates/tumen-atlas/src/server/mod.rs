//! The atlas over HTTP, on loopback. Nothing can be written; what can be asked for has limits. Errors are told as JSON,
//! in words.

mod answer;
mod files;
mod guard;
mod histories;
mod request;
mod whatif;

pub use guard::Address;

use crate::book::Book;
use crate::documents::{Document, SEED, Site};
use crate::ensemble::Ensemble;
use crate::page::Page;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use std::net::TcpListener;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use std::{io, thread};
use tokio::sync::Semaphore;

/// The longest request that is read, bytes: a setup of a page has a few hundred.
const LONGEST: usize = 64 << 10;
/// How often it is looked whether to leave off.
const TICK: Duration = Duration::from_millis(100);

/// What is served.
#[derive(Debug)]
pub struct Atlas {
    book: Book<'static>,
    page: Page,
    ensemble: Ensemble,
    first: OnceLock<Result<u64, String>>,
    documents: [OnceLock<Result<Bytes, String>>; Document::ALL.len()],
    /// Single histories that are played at a time.
    playing: Semaphore,
    /// Comparisons that are made at a time.
    comparing: Arc<Semaphore>,
}

impl Atlas {
    /// An atlas of a book, with an ensemble of so many histories.
    #[must_use]
    pub fn new(book: Book<'static>, page: Page, histories: u64) -> Self {
        Self {
            book,
            page,
            ensemble: Ensemble::new(SEED, histories),
            first: OnceLock::new(),
            documents: Default::default(),
            playing: Semaphore::new(thread::available_parallelism().map_or(1, usize::from)),
            comparing: Arc::new(Semaphore::new(1)),
        }
    }

    /// Makes everything that a page will ask for, in the order in which it will. Whoever asks earlier waits for it, or
    /// in the case of the ensemble is told how far it is.
    pub fn prepare(&self) {
        drop(self.first());
        Document::ALL.into_iter().for_each(|document| drop(self.document(document)));
        self.ensemble.play(self.book.stage);
    }

    fn first(&self) -> Result<u64, String> {
        self.first.get_or_init(|| self.book.first(SEED).map_err(|error| error.to_string())).clone()
    }

    fn document(&self, document: Document) -> Result<Bytes, String> {
        let make = || document.make(&self.book).map(Bytes::from).map_err(|error| error.to_string());
        self.documents[document as usize].get_or_init(make).clone()
    }

    fn site(&self) -> Result<Site, String> {
        let history = self.first()?;
        Ok(Site {
            version: env!("CARGO_PKG_VERSION"),
            server: true,
            wasm: self.page.has_engine(),
            seed: SEED,
            history,
            histories: vec![history],
            ensemble: self.ensemble.histories,
        })
    }
}

/// All routes, for requests to an address.
pub fn router(atlas: Arc<Atlas>, address: Address) -> Router {
    Router::new()
        .route("/api/history", get(histories::asked))
        .route("/api/whatif", post(whatif::asked))
        .route("/data/{file}", get(files::data))
        .fallback(get(files::page).fallback(answer::wrong_method))
        .method_not_allowed_fallback(answer::wrong_method)
        .layer(DefaultBodyLimit::max(LONGEST))
        .layer(middleware::from_fn_with_state(address, guard::guard))
        .with_state(atlas)
}

/// Serves an atlas until `stop` says so.
///
/// # Errors
/// If the listener or the threads fail.
pub fn serve(listener: TcpListener, atlas: Arc<Atlas>, stop: impl Fn() -> bool) -> io::Result<()> {
    let address = Address::of(&listener)?;
    listener.set_nonblocking(true)?;
    let prepared = Arc::clone(&atlas);
    let preparing = thread::Builder::new().name("prepare".into()).spawn(move || prepared.prepare())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let stopped = async {
            while !stop() {
                tokio::time::sleep(TICK).await;
            }
        };
        tokio::select! {
            served = axum::serve(listener, router(Arc::clone(&atlas), address)) => served,
            () = stopped => Ok(()),
        }
    });
    // What is still being played ends with the process.
    atlas.ensemble.cancel();
    runtime.shutdown_background();
    drop(preparing);
    served
}
