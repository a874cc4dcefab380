//! A source: one of the documents, or a work that one of them rests on.

use std::fmt;
use std::str::FromStr;

/// Position of a source in its file, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(crate) u16);

impl SourceId {
    /// Position in the file, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A document or a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Id in the pack.
    pub id: String,
    /// Title.
    pub title: String,
    /// Kind.
    pub kind: Kind,
    /// Who wrote it, surname first; empty if nobody says.
    pub authors: Vec<String>,
    /// When it was written or published; none if nobody says.
    pub date: Option<Years>,
    /// How to cite it, without an address on the net: it must still say what is meant when the
    /// address is gone.
    pub citation: String,
    /// What it rests on: works that it cites, names as its authority, or takes its text from.
    pub cites: Vec<SourceId>,
    /// What else a reader should know; may be empty.
    pub note: String,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// Kind of source.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Name in packs.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

kinds! {
    /// Article of a work of reference.
    EncyclopediaArticle = "encyclopedia article";
    /// Scholar's book on the matter itself.
    Monograph = "monograph";
    /// Book on a wider field, written from other people's books.
    Survey = "survey";
    /// History written near its own time.
    Chronicle = "chronicle";
    /// Official history of a dynasty, compiled after its end.
    DynasticHistory = "dynastic history";
    /// Book of learning that touches on the matter.
    Treatise = "treatise";
    /// Letter or speech of somebody who took part.
    Letter = "letter";
    /// Report to an office.
    Report = "report";
    /// Map.
    Map = "map";
    /// Coin, seal, inscription.
    Artefact = "artefact";
    /// Nobody says what it is.
    Unknown = "unknown";
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads the names that [`Kind::name`] gives. The error lists them.
impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|kind| kind.name() == text).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|kind| kind.name()).collect();
            format!("one of {}", names.join(", "))
        })
    }
}

/// A year, or the years between which something was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Years {
    /// First year.
    pub first: i32,
    /// Last year, included.
    pub last: i32,
}

/// `2005` or `1252-1260`.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_read_back() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(*kind));
        }
        assert!("novel".parse::<Kind>().unwrap_err().contains("monograph, survey"));
    }

    #[test]
    fn one_year_is_not_written_as_a_span() {
        assert_eq!(Years { first: 2005, last: 2005 }.to_string(), "2005");
        assert_eq!(Years { first: 1252, last: 1260 }.to_string(), "1252-1260");
    }
}
