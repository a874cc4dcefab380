//! `tumen atlas`: a scenario on a map, in a browser; served from here, or as files for any web host.

use crate::args::{Format, ScenarioArguments, up_to};
use crate::failure::Failure;
use crate::library::Pack;
use crate::watch::watched;
use crate::words::counted;
use crate::{interrupt, out};
use clap::Args;
use serde::Serialize;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tumen_atlas::documents::DocumentError;
use tumen_atlas::{Atlas, Book, ExportError, Page, export, serve};
use tumen_engine::Stage;
use tumen_ensemble::RunError;

/// The port that is tried if none is asked for: one that few programs use.
const PORT: u16 = 7878;
/// The page holds what each history came to: 2,000 are about a megabyte.
const MOST: u64 = 20_000;

/// Arguments of `tumen atlas`.
#[derive(Debug, Args)]
#[command(after_help = "Example: look at the built-in scenario, then stop with Ctrl-C\n  tumen atlas\n\n\
                  Example: the same as files that any web host can serve\n  tumen atlas --export site\n\n\
                  The page is served to this machine only, and asks nothing of any other. docs/atlas.md tells how\n\
                  it is built and what it may do.")]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// The port to listen on; 0 takes any that is free [default: 7878, or a free one if that is taken]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,

    /// How many histories the page tells of at once [default: 2000, of a longer scenario fewer]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = up_to(MOST))]
    histories: Option<u64>,

    /// Write the page with its data into this folder instead, for any web host
    #[arg(long, value_name = "DIR", conflicts_with = "port")]
    export: Option<PathBuf>,

    /// Use the built page in this folder instead of the one built in
    #[arg(long, value_name = "DIR")]
    page: Option<PathBuf>,
}

/// Where the atlas is, for programs.
#[derive(Serialize)]
struct Served {
    address: String,
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    folder: String,
    files: usize,
    bytes: u64,
    histories: usize,
}

/// Serves the atlas or writes it.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let page = page(arguments.page.as_deref())?;
    let pack = Pack::open(arguments.scenario.pack.as_deref())?;
    let def = pack.scenario(arguments.scenario.scenario.as_deref())?;
    let (priors, record, about) = (pack.priors(&def)?, pack.record(&def.graph)?, pack.about()?);
    // What is served is needed until the process ends.
    let stage: &'static Stage<'static> = Box::leak(Box::new(Stage::new(Box::leak(Box::new(def)), priors)));
    let book = Book::new(stage, pack.files, about, record);
    let histories = arguments.histories.unwrap_or_else(|| book.usual());
    match &arguments.export {
        Some(folder) => write(&book, &page, histories, folder, format),
        None => {
            let listener = listen(arguments.port)?;
            let cannot = |why| Failure::input(format!("the atlas cannot be served: {why}"));
            let address = format!("http://{}/", listener.local_addr().map_err(cannot)?);
            match format {
                Format::Json => out::print_json(&Served { address })?,
                Format::Table => out::print(&format!(
                    "{}\nis at {address} for browsers on this machine. Ctrl-C ends it.\n",
                    stage.scenario.title
                ))?,
            }
            serve(listener, Arc::new(Atlas::new(book, page, histories)), interrupt::asked).map_err(cannot)
        }
    }
}

/// The page in a folder, or the one that is built in.
fn page(folder: Option<&Path>) -> Result<Page, Failure> {
    let how = "with Node 20 or later, `cargo xtask atlas` builds it; then build Tumen again (docs/atlas.md)";
    let Some(folder) = folder else {
        return Page::built_in()
            .ok_or_else(|| Failure::with_tip("this tumen was built without the page of the atlas", how));
    };
    let shown = folder.display();
    let page = Page::in_folder(folder).map_err(|why| Failure::input(format!("`{shown}` cannot be read: {why}")))?;
    page.ok_or_else(|| Failure::with_tip(format!("`{shown}` holds no page: there is no index.html in it"), how))
}

/// A port of loopback to listen on.
fn listen(asked: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let port = asked.unwrap_or(PORT);
    bind(port)
        .or_else(|error| if asked.is_none() && error.kind() == ErrorKind::AddrInUse { bind(0) } else { Err(error) })
        .map_err(|error| {
            let tip = "to take any port that is free: --port 0";
            Failure::with_tip(format!("port {port} of this machine cannot be listened on: {error}"), tip)
        })
}

fn write(book: &Book<'_>, page: &Page, histories: u64, folder: &Path, format: Format) -> Result<(), Failure> {
    let exported = watched(histories, |progress| Ok(export(book, page, histories, folder, progress)))?;
    let exported = exported.map_err(|error| match error {
        ExportError::Document(DocumentError::Run(RunError::Cancelled { .. })) => Failure::Interrupted,
        ExportError::Document(error) => Failure::Bug(error.to_string()),
        error => Failure::input(error.to_string()),
    })?;
    let folder = folder.display().to_string();
    match format {
        Format::Json => out::print_json(&Written {
            folder,
            files: exported.files,
            bytes: exported.bytes,
            histories: exported.histories,
        }),
        Format::Table => out::print(&format!(
            "Wrote {folder}: {}, {:.1} MB. It tells of {}; {} can be looked at without the engine.\n",
            counted(exported.files as u64, "file", "files"),
            exported.bytes as f64 / 1e6,
            counted(histories, "history", "histories"),
            exported.histories,
        )),
    }
}
