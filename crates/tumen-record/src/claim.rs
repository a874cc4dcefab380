//! A claim: one source asserting one property of one thing.

use crate::amount::Amount;
use crate::property::Property;
use crate::source::SourceId;
use crate::things::{AccountId, HappeningId, Thing};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;
use tumen_date::{Calendar, Edtf};

/// How firmly a source says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Outright.
    #[default]
    Stated,
    /// By the order of telling, or by the wording.
    Implied,
    /// With a "possibly", "likely", "perhaps".
    Hedged,
    /// As what someone else says.
    Reported,
    /// It says that it was not so, or that nothing shows it.
    Denied,
}

impl Modality {
    /// The word for it in files and tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Implied => "implied",
            Self::Hedged => "hedged",
            Self::Reported => "reported",
            Self::Denied => "denied",
        }
    }
}

/// A date as a source has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dating {
    /// The date.
    pub edtf: Edtf,
    /// Calendar in which its fields are counted.
    pub calendar: Calendar,
}

/// A length of time, in days from least to most.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Least, days.
    pub low: i32,
    /// Most, days; `None` if open.
    pub high: Option<i32>,
    /// As it is told: `90 days`.
    pub told: String,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// As it is written.
    pub form: String,
    /// Language, as BCP 47 has it; `und` if unknown.
    #[serde(default = "undetermined")]
    pub language: String,
    /// Script, as ISO 15924 has it.
    #[serde(default = "latin")]
    pub script: String,
    /// What sort of name it is: birth, temple, era, variant…
    #[serde(rename = "type", default)]
    pub sort: String,
    /// The same in Latin letters, if it is in others.
    #[serde(default)]
    pub transliteration: String,
}

fn undetermined() -> String {
    "und".into()
}

fn latin() -> String {
    "Latn".into()
}

/// What is claimed.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// When.
    Date(Dating),
    /// How long.
    Duration(Span),
    /// Another happening, with the time between if it is told.
    Order(HappeningId, Option<Span>),
    /// Where: places or regions.
    Places(Vec<Thing>),
    /// Near a place: kilometres and direction, if they are told.
    Near(Thing, Option<f64>, String),
    /// How many or how much.
    Amount(Amount),
    /// Who or what.
    Who(Vec<Thing>),
    /// A name.
    Name(Name),
    /// In words.
    Text(String),
}

/// A unit of a document: number of the document in the record, and of the unit in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitId {
    /// Document.
    pub document: usize,
    /// Unit.
    pub unit: usize,
}

/// One claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Id in the pack.
    pub id: String,
    /// Who claims it.
    pub source: SourceId,
    /// Where: the units of the document.
    pub loci: Vec<UnitId>,
    /// Of what.
    pub about: Thing,
    /// Which property.
    pub property: &'static Property,
    /// Which value.
    pub value: Value,
    /// As the source writes it; may be empty.
    pub written: String,
    /// How firmly.
    pub modality: Modality,
    /// On whose word, if it is reported.
    pub of: Vec<SourceId>,
    /// Rival account to which it belongs.
    pub account: Option<AccountId>,
    /// Side of the happening that it concerns.
    pub side: Option<Thing>,
    /// When the state holds that it tells of.
    pub at: Option<Dating>,
    /// Remark of the encoder; may be empty.
    pub note: String,
    /// Path of the file in which it stands.
    pub file: String,
    /// Stretch of that file, in bytes.
    pub span: Range<usize>,
}

/// `on 9 September 1141`, `in 1204`, `by 1193`, `from 1216 to 1218`.
impl fmt::Display for Dating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.edtf.in_words_of(self.calendar);
        let one = |words: &str| words.split(' ').count() == 1 || words.starts_with(|c: char| c.is_alphabetic());
        let led = ["from ", "between ", "before ", "after ", "by ", "until ", "since "]
            .iter()
            .any(|lead| words.starts_with(lead));
        match () {
            () if led => f.write_str(&words)?,
            () if one(&words) || words.contains(" or ") || words.contains(" to ") => write!(f, "in {words}")?,
            () => write!(f, "on {words}")?,
        }
        match self.calendar {
            Calendar::Julian | Calendar::Gregorian => Ok(()),
            other => write!(f, " ({})", other.name()),
        }
    }
}
