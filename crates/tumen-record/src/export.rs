//! The record for other programs: as a table, as one JSON document, as a graph in Turtle or JSON-LD,
//! and its gazetteer in the Linked Places format.
//!
//! The graph asserts nothing of its own but what things are called and of which kind they are. All
//! else is somebody's belief: what a document says stands in a proposition, with the document that
//! says it and how firmly. `docs/exports.md` tells which class and property each thing becomes.

mod beliefs;
mod dates;
mod graph;
mod json;
mod json_ld;
mod json_value;
mod linked_places;
mod place_parts;
mod subjects;
mod table;
mod terms;
mod values;
mod vocabulary;

pub use json::FORMAT;
pub use terms::{CRM, CRMINF, EDTF, NS, SITE};

use crate::record::Record;
use graph::Graph;

/// The pack whose record is written.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Id of the pack; part of the address of everything in it.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its licence, as SPDX expression.
    pub licence: &'a str,
    /// Who wrote it.
    pub authors: &'a [String],
}

/// A record could not be written. A record that was read can be, so this is an error of a library.
#[derive(Debug, thiserror::Error)]
#[error("the record cannot be written as {form}: {why}")]
pub struct ExportError {
    form: &'static str,
    why: String,
}

impl ExportError {
    fn new(form: &'static str, why: impl ToString) -> Self {
        Self { form, why: why.to_string() }
    }
}

impl Record {
    /// The claims as one table, RFC 4180: a row a claim, in the order of the files.
    ///
    /// # Errors
    /// If the library that writes tables fails.
    pub fn to_csv(&self) -> Result<String, ExportError> {
        table::write(self)
    }

    /// The whole record as one JSON document. Keys always stand in the same order.
    ///
    /// # Errors
    /// If the library that writes JSON fails.
    pub fn to_json(&self, frame: &Frame<'_>) -> Result<String, ExportError> {
        json::write(self, frame)
    }

    /// The whole record as a graph of CIDOC CRM and CRMinf, in Turtle.
    ///
    /// # Errors
    /// If the library that writes Turtle fails.
    pub fn to_turtle(&self, frame: &Frame<'_>) -> Result<String, ExportError> {
        self.graph(frame).to_turtle()
    }

    /// The same graph in JSON-LD.
    ///
    /// # Errors
    /// If the library that writes JSON fails.
    pub fn to_json_ld(&self, frame: &Frame<'_>) -> Result<String, ExportError> {
        json_ld::write(&self.graph(frame))
    }

    /// The places of the gazetteer, with what the claims say of them, in the Linked Places format 1.2.
    ///
    /// # Errors
    /// If the library that writes JSON fails.
    pub fn to_linked_places(&self, frame: &Frame<'_>) -> Result<String, ExportError> {
        linked_places::write(self, frame)
    }

    fn graph(&self, frame: &Frame<'_>) -> Graph {
        let mut graph = Graph::new(frame.id);
        vocabulary::put(&mut graph, self);
        subjects::put(&mut graph, self, frame);
        beliefs::put(&mut graph, self);
        graph
    }
}
