//! A thing for people: names, dates, claims by property, and where it has a part.

use super::super::super::claims::sentence;
use super::super::super::name::{names, tell_names, what};
use super::{Known, Part};
use crate::out;
use crate::words::{counted, number, paragraph};
use tumen_record::things::Extent;
use tumen_record::timeline::{Item, Stretch};
use tumen_record::{ClaimId, Modality, Relation, Thing};

/// Claims of one property, of one side if it has sides.
struct Group {
    property: &'static str,
    side: Option<Thing>,
    claims: Vec<ClaimId>,
}

impl Known<'_> {
    /// The whole page.
    pub fn tell(&self) -> String {
        let record = self.record;
        let mut text = out::heading(record.label(self.thing));
        text += &paragraph("  ", "  ", &format!("{}, {}", what(record, self.thing), record.id(self.thing)));
        text += &self.about();
        if names(record, self.thing).len() > 1 {
            text += &format!("\n{}{}", out::heading("Names"), tell_names(record, self.thing));
        }
        if let Some(item) = &self.item {
            text += &bounds(item);
        }
        if !self.claims.is_empty() {
            text += &format!("\n{}{}", out::heading("What is said of it"), self.said());
        }
        if !self.parts.is_empty() {
            let title = match self.thing {
                Thing::Happening(_) => "What is placed in time by it",
                _ => "Where it has a part",
            };
            text += &format!("\n{}{}", out::heading(title), self.tell_parts());
        }
        for (title, list) in
            [("Named in claims about others", &self.named_in), ("What is said on its word", &self.authority_of)]
        {
            if !list.is_empty() {
                text += &format!("\n{}", out::heading(title));
                for id in list {
                    let claim = record.claim(*id);
                    text += &paragraph("  - ", "    ", &format!("{}  [{}]", sentence(record, claim), claim.id));
                }
            }
        }
        if self.claims.is_empty() && self.parts.is_empty() && self.named_in.is_empty() && self.authority_of.is_empty() {
            text += "\n  No claim speaks of it.\n";
        }
        text
    }

    /// What is known beside claims.
    fn about(&self) -> String {
        let mut text = String::new();
        let mut put = |words: &str| {
            if !words.is_empty() {
                text += &paragraph("  ", "  ", words);
            }
        };
        match self.thing {
            Thing::Place(id) => {
                let place = &self.record.places[id.index()];
                let (lat, lon) = (number(place.lat), number(place.lon));
                put(&format!("{lat} north, {lon} east ({}); {}", place.quality, place.source));
            }
            Thing::Source(id) => {
                let source = self.record.sources.get(id);
                put(&source.citation);
                let titles = |list: &[_]| {
                    let titles: Vec<&str> = list.iter().map(|s| self.record.sources.get(*s).title.as_str()).collect();
                    titles.join("; ")
                };
                if !source.cites.is_empty() {
                    put(&format!("rests on: {}", titles(&source.cites)));
                }
                put(&source.note);
                let own = self.record.claims.iter().filter(|claim| claim.source == id).count();
                if own > 0 {
                    let told = counted(own as u64, "claim", "claims");
                    put(&format!("{told} of its own: tumen record claims --source {}", source.id));
                }
            }
            _ => put(self.note()),
        }
        text
    }

    /// Claims by property, each value once with all who give it.
    fn said(&self) -> String {
        let record = self.record;
        let mut groups: Vec<Group> = Vec::new();
        for id in &self.claims {
            let claim = record.claim(*id);
            let (property, side) = (claim.property.name, claim.side);
            match groups.iter_mut().find(|group| (group.property, group.side) == (property, side)) {
                Some(group) => group.claims.push(*id),
                None => groups.push(Group { property, side, claims: vec![*id] }),
            }
        }
        let mut text = String::new();
        for Group { property, side, claims: list } in groups {
            let differ = self.differ.iter().find(|d| d.property == property && d.side == side);
            let how = differ.map_or_else(String::new, |d| match d.relation {
                Relation::Contradiction => format!(": a contradiction {}", d.between.name()),
                _ => ": differences that can be true together".to_owned(),
            });
            let side = side.map(|side| format!(", on the side of {}", record.label(side))).unwrap_or_default();
            text += &paragraph("  ", "    ", &format!("{}{side}{how}", property.replace('_', " ")));
            text += &self.values(&list);
        }
        text
    }

    fn values(&self, list: &[ClaimId]) -> String {
        let record = self.record;
        let mut values: Vec<(String, Vec<String>)> = Vec::new();
        for id in list {
            let claim = record.claim(*id);
            let at = claim.at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
            let account = claim.account.map(|id| format!(", account {}", record.account(id).id)).unwrap_or_default();
            let how =
                if claim.modality == Modality::Stated { String::new() } else { format!(", {}", claim.modality.name()) };
            let value = format!("{}{at}{how}{account}", record.tell_value(&claim.value));
            match values.iter_mut().find(|(known, _)| *known == value) {
                Some((_, ids)) => ids.push(claim.id.clone()),
                None => values.push((value, vec![claim.id.clone()])),
            }
        }
        let line = |(value, ids): (String, Vec<String>)| {
            paragraph("    - ", "      ", &format!("{value}  [{}]", ids.join(", ")))
        };
        values.into_iter().map(line).collect()
    }

    fn tell_parts(&self) -> String {
        /// Column in which happenings begin.
        const COLUMN: usize = 22;
        let line = |part: &Part<'_>| {
            let roles: Vec<String> = part.roles.iter().map(|role| role.replace('_', " ")).collect();
            let told = format!("{}: {}  [{}]", part.label, roles.join(", "), part.id);
            let rest = " ".repeat(COLUMN + 2);
            if part.when.chars().count() < COLUMN {
                paragraph(&format!("  {:COLUMN$}", part.when), &rest, &told)
            } else {
                paragraph("  ", "  ", &part.when) + &paragraph(&rest, &rest, &told)
            }
        };
        self.parts.iter().map(line).collect()
    }
}

/// When a happening was, by its own claims and by all undisputed ones together.
fn bounds(item: &Item) -> String {
    let mut text = format!("\n{}", out::heading("When"));
    if !item.is_inferred() {
        text += &paragraph("  by the claims on it: ", "    ", &item.when(true));
    }
    let (start, end) = item.settled;
    let words = if start == end || item.extent == Extent::Moment {
        start.words()
    } else {
        format!("begins {}, ends {}", start.words(), end.words())
    };
    if (start, end) == (Stretch::default(), Stretch::default()) {
        return text;
    }
    text + &paragraph("  by all that is not in dispute: ", "    ", &words)
}
