//! The file of `tumen chronology`: JSON in, a network or everything that is wrong with it out.

use crate::failure::Failure;
use crate::words::{counted, paragraph};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::{fmt, fs, io};
use tumen_chronology::{Assumption, Network, NetworkError};
use tumen_scenario::nearest;

const SHAPE: &str = r#"a network looks like this:
  {"nodes": ["a", "b"], "constraints": [{"from": "a", "to": "b", "min": 10, "max": 20}]}"#;

/// The names of nodes that a message lists at most.
const LISTED: usize = 8;

/// A network, and the claims that its constraints rest on.
pub struct Input {
    /// The network; its origin is the first node.
    pub network: Network,
    /// Names of claims, by [`Assumption`], in the order in which they are first named.
    names: Vec<String>,
}

/// The file. What else it says, such as where the network comes from, is passed over.
#[derive(Deserialize)]
#[serde(expecting = "an object with nodes and constraints")]
struct File {
    nodes: Vec<String>,
    constraints: Vec<Draft>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a constraint, which is an object with from and to")]
struct Draft {
    from: String,
    to: String,
    #[serde(default)]
    min: Option<Whole>,
    #[serde(default)]
    max: Option<Whole>,
    #[serde(default)]
    claim: Claims,
}

impl Input {
    /// Reads a file, or standard input if it is `-`.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let is_stdin = path.as_os_str() == "-";
        let shown = if is_stdin { "standard input".to_owned() } else { path.display().to_string() };
        let bytes = if is_stdin {
            let mut bytes = vec![];
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            fs::read(path)
        };
        let bytes = bytes.map_err(|error| Failure::input(format!("{shown} cannot be read: {error}")))?;
        let file: File = serde_json::from_slice(&bytes).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let what = error.to_string().replace(&format!(" at line {line} column {column}"), "");
            // What the parser calls by names of its own, in plain words.
            let plain =
                [("a sequence", "a list"), ("a map", "an object"), ("EOF while parsing", "the text ends within")];
            let what = plain.iter().fold(what, |what, (odd, plain)| what.replace(odd, plain));
            let place = paragraph("  ", "    ", &format!("line {line}, column {column}: {what}"));
            Failure::with_tip(format!("{shown} holds no network\n{}", place.trim_end()), SHAPE)
        })?;
        Self::of(file).map_err(|problems| {
            let count = counted(problems.len() as u64, "problem", "problems");
            let list: String = problems.iter().map(|problem| paragraph("  ", "    ", problem)).collect();
            Failure::input(format!("{shown} holds no network that can be solved: {count}\n{}", list.trim_end()))
        })
    }

    fn of(file: File) -> Result<Self, Vec<String>> {
        let mut problems = vec![];
        let Some(first) = file.nodes.first() else {
            return Err(vec!["there are no nodes; at least one is expected, from which times are counted".into()]);
        };
        let mut network = Network::new(first.as_str());
        for (i, node) in file.nodes.iter().enumerate().skip(1) {
            if let Err(error) = network.point(node.as_str()) {
                problems.push(match error {
                    NetworkError::DuplicatePoint(name) => {
                        format!("node {}: there is a node `{name}` already; each needs a name of its own", i + 1)
                    }
                    other => format!("node {}: {other}", i + 1),
                });
            }
        }
        let (mut numbers, mut names) = (BTreeMap::new(), vec![]);
        for (i, draft) in file.constraints.iter().enumerate() {
            let place = format!("constraint {} (`{}` to `{}`)", i + 1, draft.from, draft.to);
            let ends = [&draft.from, &draft.to].map(|name| network.find(name));
            let strangers: BTreeSet<&String> =
                [&draft.from, &draft.to].into_iter().filter(|name| network.find(name).is_none()).collect();
            problems.extend(strangers.iter().map(|name| format!("{place}: {}", unknown(name, &network))));
            let mut number = |claim: &String| {
                let next = numbers.len();
                Assumption(*numbers.entry(claim.clone()).or_insert_with(|| {
                    names.push(claim.clone());
                    next
                }))
            };
            let rests_on: Vec<Assumption> = draft.claim.0.iter().map(&mut number).collect();
            // Bounds are checked even where a node is unknown, to tell all that is wrong at once.
            let from = ends[0].unwrap_or(Network::ORIGIN);
            let to = ends[1].unwrap_or(Network::ORIGIN);
            let [min, max] = [&draft.min, &draft.max].map(|bound| bound.as_ref().map(|whole| whole.0));
            if let Err(error) = network.constrain(from, to, min, max, rests_on) {
                problems.push(format!("{place}: {}", wrong_bounds(&error)));
            }
        }
        if problems.is_empty() { Ok(Self { network, names }) } else { Err(problems) }
    }

    /// The names of these claims.
    pub fn claims(&self, claims: &[Assumption]) -> Vec<&str> {
        claims.iter().map(|claim| self.names[claim.0].as_str()).collect()
    }
}

fn unknown(name: &str, network: &Network) -> String {
    let nodes: Vec<(String, &str)> =
        network.point_ids().map(|id| network.name(id)).map(|name| (name.to_lowercase(), name)).collect();
    if let Some(near) = nearest(name, nodes.iter().map(|(folded, _)| folded.as_str()))
        && let Some((_, near)) = nodes.iter().find(|(folded, _)| folded == near)
    {
        return format!("there is no node `{name}`; did you mean `{near}`?");
    }
    let listed: Vec<&str> = nodes.iter().take(LISTED).map(|(_, name)| *name).collect();
    let more = if nodes.len() > LISTED { " and others" } else { "" };
    format!("there is no node `{name}`; the nodes are {}{more}", listed.join(", "))
}

fn wrong_bounds(error: &NetworkError) -> String {
    match error {
        NetworkError::MinAboveMax { min, max, .. } => {
            format!("the least distance {min} is more than the greatest, {max}; did you mean {max} to {min}?")
        }
        NetworkError::TooFar { bound, .. } => {
            let most = tumen_chronology::FARTHEST;
            format!("the distance {bound} is out of reach; expected {} to {most}", -most)
        }
        other => other.to_string(),
    }
}

/// A whole number, told as such when something else stands in its place.
struct Whole(i64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, or null for no bound")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Whole, E> {
                Ok(Whole(number))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Whole, E> {
                i64::try_from(number).map(Whole).map_err(|_| E::custom(format!("the number {number} is out of reach")))
            }
        }
        deserializer.deserialize_i64(Reader)
    }
}

/// No claim, one claim, or a list of claims.
#[derive(Default)]
struct Claims(Vec<String>);

impl<'de> Deserialize<'de> for Claims {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Claims;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a claim, or a list of names")
            }

            fn visit_unit<E: Error>(self) -> Result<Claims, E> {
                Ok(Claims::default())
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Claims, E> {
                Ok(Claims(vec![name.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Claims, A::Error> {
                let mut names = vec![];
                while let Some(name) = list.next_element()? {
                    names.push(name);
                }
                Ok(Claims(names))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}
