//! Acts: what an experiment has somebody do on a day, whatever he would have decided himself. One act is one
//! decision. What follows from it, and whether it lasts, is up to the world.

use serde::{Deserialize, Serialize};
use tumen_base::{FaithId, PersonId, PlaceId, PolityId};
use tumen_scenario::{Policy, Scenario, nearest};

/// Something done on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Act {
    /// A polity opens war on another.
    War(PolityId, PolityId),
    /// Two polities at war make a truce.
    Peace(PolityId, PolityId),
    /// A polity promises another to stay out of its wars.
    Neutral(PolityId, PolityId),
    /// A polity becomes the vassal of another.
    Submit(PolityId, PolityId),
    /// A vassal throws off its suzerain.
    Leave(PolityId),
    /// A polity sends the hosts that it has at hand to take a place.
    Attack(PolityId, PlaceId),
    /// A polity calls home all hosts that are out.
    Recall(PolityId),
    /// A polity takes up a policy toward a faith.
    Policy(PolityId, FaithId, Policy),
    /// A person dies.
    Die(PersonId),
}

/// How each act is written, and what it means.
pub const FORMS: [(&str, &str); 9] = [
    ("POLITY war POLITY", "opens war on it"),
    ("POLITY peace POLITY", "makes a truce with it, if they are at war"),
    ("POLITY neutral POLITY", "promises it to stay out of its wars"),
    ("POLITY submit POLITY", "becomes its vassal"),
    ("POLITY leave", "throws off its suzerain"),
    ("POLITY attack PLACE", "sends the hosts that it has at hand to take it"),
    ("POLITY recall", "calls home all hosts that are out"),
    ("POLITY policy FAITH POLICY", "takes up that policy: patronise, tolerate, restrict, persecute, force"),
    ("PERSON die", "dies"),
];

/// Why a text is no act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    /// It has not the words that it needs.
    #[error("`{0}` is not an act; {1} is expected")]
    Form(String, String),
    /// A polity is made to do something to itself.
    #[error("`{0}`: that takes two polities")]
    Itself(String),
    /// A word that nothing is called.
    #[error("there is no {kind} `{word}`")]
    Unknown {
        /// What was expected.
        kind: &'static str,
        /// What was written.
        word: String,
        /// The nearest that there is.
        nearest: Option<String>,
    },
}

impl ActError {
    /// The nearest thing that there is, if a word was not known.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Unknown { nearest, .. } => nearest.as_deref(),
            Self::Form(..) | Self::Itself(_) => None,
        }
    }
}

impl Act {
    /// Reads an act as [`FORMS`] shows them, with the ids of the scenario.
    ///
    /// # Errors
    /// If a word is missing or nothing is called by it.
    pub fn read(text: &str, def: &Scenario) -> Result<Self, ActError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let form = |expected: String| ActError::Form(text.trim().to_owned(), expected);
        let &[subject, verb, ref rest @ ..] = words.as_slice() else {
            return Err(form("who and what, such as `POLITY recall`".into()));
        };
        let of = |verb: &str| FORMS.iter().map(|(form, _)| *form).find(|f| f.split(' ').nth(1) == Some(verb));
        let Some(expected) = of(verb) else {
            let verbs = FORMS.iter().filter_map(|(form, _)| form.split(' ').nth(1));
            return Err(unknown("act", verb, verbs));
        };
        if words.len() != expected.split(' ').count() {
            return Err(form(format!("`{expected}`")));
        }
        let polity = |word: &str| find("polity", word, def.polities.iter().map(|p| p.id.as_str())).map(PolityId::at);
        if matches!(verb, "war" | "peace" | "neutral" | "submit") && rest == [subject] {
            return Err(ActError::Itself(text.trim().to_owned()));
        }
        Ok(match (verb, rest) {
            ("war", [other]) => Self::War(polity(subject)?, polity(other)?),
            ("peace", [other]) => Self::Peace(polity(subject)?, polity(other)?),
            ("neutral", [other]) => Self::Neutral(polity(subject)?, polity(other)?),
            ("submit", [other]) => Self::Submit(polity(subject)?, polity(other)?),
            ("leave", []) => Self::Leave(polity(subject)?),
            ("attack", [place]) => {
                let place = find("place", place, def.graph.places.iter().map(|p| p.id.as_str())).map(PlaceId::at);
                Self::Attack(polity(subject)?, place?)
            }
            ("recall", []) => Self::Recall(polity(subject)?),
            ("policy", [faith, policy]) => {
                let faith = find("faith", faith, def.faiths.iter().map(|f| f.id.as_str())).map(FaithId::at);
                let policy = find("policy", policy, Policy::NAMES).map(|i| Policy::ALL[i]);
                Self::Policy(polity(subject)?, faith?, policy?)
            }
            _ => Self::Die(find("person", subject, def.persons.iter().map(|p| p.id.as_str())).map(PersonId::at)?),
        })
    }
}

fn find<'a>(kind: &'static str, word: &str, ids: impl IntoIterator<Item = &'a str>) -> Result<usize, ActError> {
    let ids: Vec<&str> = ids.into_iter().collect();
    ids.iter().position(|id| *id == word).ok_or_else(|| unknown(kind, word, ids))
}

fn unknown<'a>(kind: &'static str, word: &str, ids: impl IntoIterator<Item = &'a str>) -> ActError {
    ActError::Unknown { kind, word: word.to_owned(), nearest: nearest(word, ids).map(str::to_owned) }
}
