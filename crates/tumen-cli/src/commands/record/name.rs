//! `tumen record name`: who or what has a name, under any spelling, in any script, with slips.

use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::table::Table;
use crate::words::{counted, paragraph};
use clap::Args;
use serde::Serialize;
use tumen_record::claim::Name;
use tumen_record::search::{Found, Known, fold};
use tumen_record::{ClaimId, Record, Thing};

/// How many things are listed if no more are asked for.
const SHOWN: usize = 10;

/// Arguments of `tumen record name`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  tumen record name Zhilegu\n  tumen record name 屈出律\n  tumen record name \"Yelu Zhilugu\"\n\n\
                        Likeness is 1 for a name that is the same but for case, diacritics, hyphens and blanks. Letters\n\
                        that transcriptions exchange (q and k, u and ü and o) count for little."
)]
pub struct Arguments {
    /// The name, or a part of it
    #[arg(value_name = "TEXT")]
    text: String,

    #[command(flatten)]
    pack: PackArgument,

    /// List everything that is found, and not only the likest
    #[arg(long)]
    all: bool,
}

/// Something found, for programs.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    label: &'a str,
    what: String,
    /// The name that is most like the text.
    name: &'a str,
    likeness: f64,
    names: Vec<NameRow<'a>>,
}

/// One name of it.
#[derive(Serialize)]
pub(super) struct NameRow<'a> {
    pub form: &'a str,
    /// As BCP 47 has it; nothing if nobody says.
    pub language: Option<&'a str>,
    /// As ISO 15924 has it.
    pub script: Option<&'a str>,
    #[serde(rename = "type")]
    pub sort: Option<&'a str>,
    pub transliteration: Option<&'a str>,
    pub claims: Vec<&'a str>,
}

/// Searches for the name.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    if arguments.text.trim().is_empty() {
        return Err(Failure::with_tip("there is no name to look for", "tumen record name Kuchlug"));
    }
    let Opened { record, .. } = open(&arguments.pack)?;
    let found = record.search(&arguments.text);
    let shown = if arguments.all { found.len() } else { found.len().min(SHOWN) };
    match format {
        Format::Json => out::print_json(&found[..shown].iter().map(|f| row(&record, f)).collect::<Vec<_>>()),
        Format::Table if found.is_empty() => {
            Err(Failure::No(format!("Nothing in the record has a name like `{}`.", arguments.text)))
        }
        Format::Table => out::print(&tell(&record, &found, shown)),
    }
}

fn row<'a>(record: &'a Record, found: &'a Found) -> Row<'a> {
    Row {
        id: record.id(found.thing),
        label: record.label(found.thing),
        what: what(record, found.thing),
        name: &found.name,
        likeness: (found.likeness * 1000.0).round() / 1000.0,
        names: names(record, found.thing),
    }
}

/// The names of a thing with what sources say of them.
pub(super) fn names(record: &Record, thing: Thing) -> Vec<NameRow<'_>> {
    record.names_of(thing).into_iter().map(|known| name_row(record, known)).collect()
}

fn name_row<'a>(record: &'a Record, Known { form, name, claims }: Known<'a>) -> NameRow<'a> {
    let part = |of: fn(&'a Name) -> &'a String| name.map(|name| of(name).as_str()).filter(|text| !text.is_empty());
    NameRow {
        form,
        language: part(|name| &name.language).filter(|language| *language != "und"),
        script: part(|name| &name.script),
        sort: part(|name| &name.sort),
        transliteration: part(|name| &name.transliteration),
        claims: claims.iter().map(|id| record.claim(*id).id.as_str()).collect(),
    }
}

/// The word for a kind, as files write it.
pub(super) fn word(kind: impl Serialize) -> String {
    let value = serde_json::to_value(kind).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('_', " ")
}

/// What sort of thing it is: `person`, `battle`, `city`, `chronicle`.
pub(super) fn what(record: &Record, thing: Thing) -> String {
    match thing {
        Thing::Happening(id) => word(record.happening(id).kind),
        Thing::Entity(id) => word(record.entity(id).kind),
        // Kinds of places are written in one word, with capitals inside.
        Thing::Place(id) => spaced(&word(record.places[id.index()].kind)),
        Thing::Source(id) => record.sources.get(id).kind.name().to_owned(),
    }
}

/// `TribalCentre` as `tribal centre`.
fn spaced(word: &str) -> String {
    let mut text = String::new();
    for c in word.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.extend(c.to_lowercase());
    }
    text
}

fn tell(record: &Record, found: &[Found], shown: usize) -> String {
    let mut text = out::heading("  like  what has the name");
    for found in &found[..shown] {
        let (label, id) = (record.label(found.thing), record.id(found.thing));
        let own = [label, id].iter().any(|name| fold(name) == fold(&found.name));
        let name = if own { String::new() } else { format!(", as {}", found.name) };
        let line = format!("{label} ({}){name}  [{id}]", what(record, found.thing));
        text += &paragraph(&format!("  {:.2}  ", found.likeness), "        ", &line);
    }
    if shown < found.len() {
        let more = counted((found.len() - shown) as u64, "thing is", "things are");
        text += &format!("  {more} less like it (--all lists them)\n");
    }
    if let Some(best) = found.first() {
        let title = format!("All names of {}", record.label(best.thing));
        text += &format!("\n{}{}", out::heading(&title), tell_names(record, best.thing));
    }
    text
}

/// A table of names.
pub(super) fn tell_names(record: &Record, thing: Thing) -> String {
    let mut table = Table::new(&["name", "language", "sort", "where"]);
    let all = names(record, thing);
    // What it is called here stands above, and need not be among the names that sources give.
    let own = |name: &NameRow<'_>| name.claims.is_empty() && name.form == record.label(thing) && all.len() > 1;
    for name in all.iter().filter(|name| !own(name)) {
        let form = match name.transliteration {
            Some(latin) => format!("{} ({latin})", name.form),
            None => name.form.to_owned(),
        };
        let first = name.claims.first().and_then(|id| record.claim_id(id)).map(|id| first_locus(record, id));
        let place = match (first, name.claims.len()) {
            (None, _) => "-".to_owned(),
            (Some(locus), 1) => locus,
            (Some(locus), n) => format!("{locus}, and {} more", n - 1),
        };
        table.row([form, spoken(name), name.sort.unwrap_or_default().to_owned(), place]);
    }
    table.finish()
}

/// The first sentence in which a claim is made.
fn first_locus(record: &Record, id: ClaimId) -> String {
    let claim = record.claim(id);
    let unit = claim.loci.first().map(|unit| format!(", {}", record.place_of(*unit))).unwrap_or_default();
    format!("{}{unit}", record.sources.get(claim.source).title)
}

/// Language and script in words: `Chinese, traditional`. The script goes without saying where it is Latin.
fn spoken(name: &NameRow<'_>) -> String {
    let script = name.script.filter(|code| *code != "Latn").map(|code| script(code).to_owned());
    name.language.map(|code| language(code).to_owned()).into_iter().chain(script).collect::<Vec<_>>().join(", ")
}

/// A language in words, if it is one of those of this part of the world; else its code.
fn language(code: &str) -> &str {
    const NAMES: [(&str, &str); 22] = [
        ("ar", "Arabic"),
        ("bg", "Bulgarian"),
        ("de", "German"),
        ("en", "English"),
        ("fa", "Persian"),
        ("fr", "French"),
        ("kk", "Kazakh"),
        ("ky", "Kyrgyz"),
        ("la", "Latin"),
        ("mn", "Mongolian"),
        ("otk", "Old Turkic"),
        ("ota", "Ottoman Turkish"),
        ("ru", "Russian"),
        ("tg", "Tajik"),
        ("tk", "Turkmen"),
        ("tr", "Turkish"),
        ("ug", "Uyghur"),
        ("uk", "Ukrainian"),
        ("uz", "Uzbek"),
        ("xng", "Middle Mongol"),
        ("zh", "Chinese"),
        ("zkt", "Khitan"),
    ];
    let name = NAMES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    name.unwrap_or(code)
}

/// A script in words.
fn script(code: &str) -> &str {
    const NAMES: [(&str, &str); 8] = [
        ("Arab", "Arabic script"),
        ("Cyrl", "Cyrillic"),
        ("Hani", "Chinese script"),
        ("Hans", "simplified"),
        ("Hant", "traditional"),
        ("Kitl", "large script"),
        ("Kits", "small script"),
        ("Mong", "Mongolian script"),
    ];
    let name = NAMES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    name.unwrap_or(code)
}
