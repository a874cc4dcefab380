//! The record: the documents behind a pack and the works that they rest on, so that two documents
//! which repeat one author are not counted as two witnesses.
//!
//! [`sources`] reads the text of `record/sources.toml`; [`Sources`] answers who rests on whom. The
//! crate touches no files; who calls it reads them.
//!
//! ```
//! let text = r#"
//!     [[source]]
//!     id = "chronicle"
//!     title = "The chronicle of the monks"
//!     kind = "chronicle"
//!     citation = "Anonymous, Chronicle"
//!
//!     [[source]]
//!     id = "guide"
//!     title = "A guide to the valley"
//!     kind = "survey"
//!     date = 1990
//!     citation = "Old, A guide to the valley (1990)"
//!     cites = ["chronicle"]
//!
//!     [[source]]
//!     id = "article"
//!     title = "The valley"
//!     kind = "encyclopedia article"
//!     citation = "Encyclopedia of valleys, The valley"
//!     cites = ["guide"]
//! "#;
//! let sources = tumen_record::sources(text).unwrap();
//! let id = |name| sources.find(name).unwrap();
//! assert!(!sources.independent(id("guide"), id("article")));
//! assert_eq!(sources.shared_authorities(id("guide"), id("article")), [id("chronicle"), id("guide")]);
//! ```

pub mod amount;
pub mod chronology;
pub mod claim;
pub mod compare;
pub mod coverage;
pub mod disagreement;
pub mod documents;
#[cfg(feature = "export")]
pub mod export;
pub mod impossible;
pub mod prior;
pub mod property;
mod read;
mod record;
pub mod rows;
pub mod search;
mod source;
mod sources;
pub mod split;
mod tell;
pub mod things;
pub mod timeline;

pub use claim::{Claim, Modality, Value};
pub use compare::Relation;
pub use read::{FileProblem, sources};
pub use record::Record;
pub use source::{Kind, Source, SourceId, Years};
pub use sources::Sources;
pub use things::{AccountId, ClaimId, EntityId, HappeningId, Thing};
pub use tumen_base::Problem;
