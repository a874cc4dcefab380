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

mod problem;
mod read;
mod source;
mod sources;
mod value;

pub use problem::Problem;
pub use read::sources;
pub use source::{Kind, Source, SourceId, Years};
pub use sources::Sources;
