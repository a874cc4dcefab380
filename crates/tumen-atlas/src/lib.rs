//! The atlas: a page with its data, served on loopback by [`serve`] or written out for any web host by
//! [`export()`]. `atlas/src/contract.ts` is the contract between what is here and the page.
//!
//! - [`book`]: a scenario with its texts and record, as the atlas shows it;
//! - [`page`]: the built files of the page, taken in when this crate was built, or in a folder;
//! - [`documents`]: what the page reads that is the same whoever asks: scenario, inputs, land, record, pack;
//! - [`ensemble`]: many histories, played in the background;
//! - [`mod@export`]: all of it as files;
//! - [`server`]: all of it over HTTP, with single histories and comparisons on request.

pub mod book;
pub mod documents;
pub mod ensemble;
pub mod export;
pub mod page;
mod policy;
mod record;
pub mod server;

pub use book::Book;
pub use ensemble::Ensemble;
pub use export::{ExportError, export};
pub use page::Page;
pub use server::{Address, Atlas, serve};
