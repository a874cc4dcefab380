//! `tumen record timeline`: what happened when, as a list or as a chart for print.

use super::claims::list;
use super::name::word;
use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::words::{counted, paragraph};
use clap::Args;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tumen_geo::Travel;
use tumen_record::things::{Extent, HappeningKind};
use tumen_record::timeline::drawing::{Chart, draw};
use tumen_record::timeline::{Agreement, Item, Selection, Timeline};
use tumen_record::{Record, Thing};

/// Arguments of `tumen record timeline`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  tumen record timeline --from 1200 --to 1220\n  tumen record timeline --about Kuchlug\n  \
                        tumen record timeline --kinds reign,war --out reigns.svg\n\n\
                        Dates are of the Julian calendar. Where sources differ, every date is listed and drawn. A chart\n\
                        is made for A4, or for A3 if A4 has no room for it."
)]
pub struct Arguments {
    #[command(flatten)]
    pack: PackArgument,

    /// Only what can be of this year or later
    #[arg(long, value_name = "YEAR", value_parser = year, allow_negative_numbers = true)]
    from: Option<i32>,

    /// Only what can be of this year or earlier
    #[arg(long, value_name = "YEAR", value_parser = year, allow_negative_numbers = true)]
    to: Option<i32>,

    /// Only what concerns this happening, person, place or other thing, by id or any of its names
    #[arg(long, value_name = "NAME")]
    about: Option<String>,

    /// Only these kinds of happening, such as reign,war,battle
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kinds: Vec<String>,

    /// Also what no claim dates, where the order of happenings bounds it before and after
    #[arg(long)]
    all: bool,

    /// Draw a chart into this file, as SVG
    #[arg(long, value_name = "FILE.svg")]
    out: Option<PathBuf>,
}

/// Reads a year in which somebody could have written.
fn year(text: &str) -> Result<i32, String> {
    let year = text.parse().ok().filter(|year| (-4000..=4000).contains(year));
    year.ok_or_else(|| "a year from -4000 to 4000 is wanted".to_owned())
}

/// The kinds that are meant.
fn kinds(record: &Record, asked: &[String]) -> Result<Vec<HappeningKind>, Failure> {
    let known: BTreeMap<String, HappeningKind> =
        record.happenings.iter().map(|happening| (word(happening.kind), happening.kind)).collect();
    let names = || known.keys().map(String::as_str);
    let find = |name: &String| {
        known.get(&name.trim().to_lowercase()).copied().ok_or_else(|| {
            let list = list("there are", names());
            let near = tumen_scenario::nearest(name, names());
            Failure::unknown(format!("no happening of the record is of the kind `{name}`"), near, list)
        })
    };
    asked.iter().map(find).collect()
}

/// Lists or draws the happenings.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    if let (Some(from), Some(to)) = (arguments.from, arguments.to)
        && from > to
    {
        return Err(Failure::input(format!("--from {from} is later than --to {to}")));
    }
    let Opened { record, graph } = open(&arguments.pack)?;
    let about = arguments.about.as_ref().map(|name| super::things(&record, name)).transpose()?;
    let wanted = Selection {
        about,
        from: arguments.from,
        to: arguments.to,
        kinds: kinds(&record, &arguments.kinds)?,
        inferred: arguments.all,
    };
    let timeline = record.timeline(&record.chronology(&graph, &Travel::default()), &wanted);
    if let Some(file) = &arguments.out {
        let chart = draw(&record, &timeline, &wanted, &title(&record, &wanted));
        write(file, &chart.svg)?;
        return match format {
            Format::Json => out::print_json(&record.timeline_rows(&timeline)),
            Format::Table => out::print(&drawn(file, &chart)),
        };
    }
    match format {
        Format::Json => out::print_json(&record.timeline_rows(&timeline)),
        Format::Table => out::print(&tell(&record, &timeline, &wanted)),
    }
}

/// `Kuchlug, 1200-1220`.
fn title(record: &Record, wanted: &Selection) -> String {
    let about = wanted.about.as_ref().and_then(|things| things.first()).map(|thing| record.label(*thing));
    let mut title = about.unwrap_or("What happened when").to_owned();
    if !wanted.kinds.is_empty() {
        let kinds: Vec<String> = wanted.kinds.iter().map(word).collect();
        title += &format!(" ({})", kinds.join(", "));
    }
    match (wanted.from, wanted.to) {
        (Some(from), Some(to)) => title + &format!(", {from}-{to}"),
        (Some(from), None) => title + &format!(", from {from}"),
        (None, Some(to)) => title + &format!(", until {to}"),
        (None, None) => title,
    }
}

/// Writes the chart beside its place first, so that there is never half a file.
fn write(file: &Path, svg: &str) -> Result<(), Failure> {
    let cannot = |error| Failure::input(format!("the file `{}` cannot be written: {error}", file.display()));
    let Some(name) = file.file_name().filter(|_| !file.is_dir()) else {
        let message = format!("`{}` is a folder", file.display());
        return Err(Failure::with_tip(message, "to name the chart: --out timeline.svg"));
    };
    let mut partial = name.to_owned();
    partial.push(".part");
    let partial = file.with_file_name(partial);
    fs::write(&partial, svg).map_err(cannot)?;
    fs::rename(&partial, file).map_err(cannot)
}

fn drawn(file: &Path, chart: &Chart) -> String {
    let count = counted(chart.drawn as u64, "happening", "happenings");
    let (first, last) = chart.years;
    let far = match chart.far.len() {
        0 => String::new(),
        far => format!("; {far} far from all the others only named below it"),
    };
    format!("{}: {count} from {first} to {last} on {}{far}\n", file.display(), chart.paper)
}

fn tell(record: &Record, timeline: &Timeline, wanted: &Selection) -> String {
    /// Column in which happenings begin.
    const COLUMN: usize = 24;
    let mut text = out::heading(&title(record, wanted));
    let rest = " ".repeat(COLUMN + 2);
    let mut decade = None;
    for item in &timeline.items {
        let of = item.hull().map(|(first, _)| first.year().div_euclid(10));
        if of != decade {
            text.push('\n');
            decade = of;
        }
        let when = item.when(true);
        let label = record.label(Thing::Happening(item.happening));
        let id = record.id(Thing::Happening(item.happening));
        let line = format!("{label}{}  [{id}]", sure(record, item));
        if when.chars().count() < COLUMN {
            text += &paragraph(&format!("  {when:COLUMN$}"), &rest, &line);
        } else {
            text += &paragraph("  ", "  ", &when);
            text += &paragraph(&rest, &rest, &line);
        }
        if item.agreement() != Agreement::Same {
            text += &rivals(record, item, &rest);
        }
    }
    let count = counted(timeline.items.len() as u64, "happening", "happenings");
    let undated = match (timeline.undated, wanted.inferred) {
        (0, _) => String::new(),
        (n, true) => format!("; {n} more have no date, and nothing bounds them on both sides"),
        (n, false) => format!("; {n} more have no date of their own (--all lists those that their order bounds)"),
    };
    text + &paragraph("\n", "", &format!("{count}{undated}."))
}

/// How sure the dates are, where that is not simply stated.
fn sure(record: &Record, item: &Item) -> String {
    let mut words: Vec<&str> = Vec::new();
    match item.agreement() {
        Agreement::Rival => words.push("sources differ"),
        Agreement::Compatible => words.push("some closer than others"),
        Agreement::Same => {}
    }
    if item.is_inferred() {
        words.push("inferred");
    } else if !item.is_firm() {
        words.extend(item.claims().first().map(|id| record.claim(*id).modality.name()));
    }
    if words.is_empty() { String::new() } else { format!(" ({})", words.join("; ")) }
}

/// Each date with those who give it.
fn rivals(record: &Record, item: &Item, margin: &str) -> String {
    let mut text = String::new();
    for (list, word) in [(&item.starts, "begins "), (&item.ends, "ends ")] {
        let word = if item.extent == Extent::Moment { "" } else { word };
        for dated in list.iter().filter(|_| list.len() > 1) {
            let mut loci: Vec<String> = dated.claims.iter().map(|id| record.locus(record.claim(*id))).collect();
            loci.dedup();
            let line = format!("{word}{}: {}", dated.days.words(), loci.join("; "));
            text += &paragraph(&format!("{margin}- "), &format!("{margin}  "), &line);
        }
    }
    text
}
