//! What can be claimed: the vocabulary of properties, with the shape of their values and what they
//! mean for time, place and people.

/// Shape of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// When: an EDTF string in a calendar.
    Date,
    /// How long.
    Duration,
    /// Another happening, perhaps with the time between.
    Order,
    /// Places or regions.
    Place,
    /// Near a place, so many kilometres off.
    Near,
    /// A number, with its usual unit; empty if a unit has to be given.
    Amount(&'static str),
    /// Entities.
    Who,
    /// A name with its language and script.
    Name,
    /// A phrase in the record's words.
    Text,
}

/// How values of a property go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// There is one true value: two that differ cannot both be true.
    One,
    /// One set: naming more or fewer of it is no contradiction, naming others is.
    Set,
    /// Many can be true at once.
    Many,
}

/// What a role says of the person in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The person is alive then.
    pub alive: bool,
    /// The person is there.
    pub there: bool,
    /// It ends the person's life.
    pub ends: bool,
}

/// One property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its name in files.
    pub name: &'static str,
    /// Shape of its values.
    pub shape: Shape,
    /// How its values go together.
    pub values: Values,
    /// What a role says of the person in it.
    pub part: Part,
    /// What stands between subject and value in a sentence.
    pub phrase: &'static str,
}

const NOT_A_PART: Part = Part { alive: false, there: false, ends: false };
/// Acts on the spot.
const THERE: Part = Part { alive: true, there: true, ends: false };
/// Acts, perhaps from afar.
const ALIVE: Part = Part { alive: true, there: false, ends: false };
/// Dies of it.
const DIES: Part = Part { alive: true, there: true, ends: true };

const fn of(name: &'static str, shape: Shape, values: Values, phrase: &'static str) -> Property {
    Property { name, shape, values, part: NOT_A_PART, phrase }
}

const fn role(name: &'static str, values: Values, part: Part, phrase: &'static str) -> Property {
    Property { name, shape: Shape::Who, values, part, phrase }
}

const fn text(name: &'static str, phrase: &'static str) -> Property {
    of(name, Shape::Text, Values::Many, phrase)
}

/// Every property.
pub const PROPERTIES: &[Property] = &[
    // Time.
    of("date", Shape::Date, Values::One, "falls"),
    of("start", Shape::Date, Values::One, "begins"),
    of("end", Shape::Date, Values::One, "ends"),
    of("published", Shape::Date, Values::One, "is of"),
    of("duration", Shape::Duration, Values::One, "lasts"),
    of("after", Shape::Order, Values::Many, "comes after"),
    of("before", Shape::Order, Values::Many, "comes before"),
    of("during", Shape::Order, Values::Many, "falls within"),
    of("same_time", Shape::Order, Values::Many, "begins together with"),
    of("begins_after", Shape::Order, Values::Many, "begins after the beginning of"),
    of("succeeds", Shape::Order, Values::Many, "begins with the end of"),
    of("ends_with", Shape::Order, Values::Many, "ends with"),
    // Place.
    of("place", Shape::Place, Values::One, "takes place at"),
    of("from", Shape::Place, Values::One, "sets out from"),
    of("to", Shape::Place, Values::One, "leads to"),
    of("via", Shape::Place, Values::Many, "goes by way of"),
    of("capital", Shape::Place, Values::One, "has its seat at"),
    of("territory", Shape::Place, Values::Many, "holds"),
    of("border", Shape::Place, Values::Many, "borders on"),
    of("near", Shape::Near, Values::Many, "lies near"),
    // Numbers.
    of("men", Shape::Amount("men"), Values::One, "has a strength of"),
    of("losses", Shape::Amount("men"), Values::One, "costs the lives of"),
    of("captives", Shape::Amount("captives"), Values::One, "brings in"),
    of("households", Shape::Amount("households"), Values::One, "counts"),
    of("payment", Shape::Amount("dinars"), Values::One, "is paid with"),
    of("tribute", Shape::Amount("dinars a year"), Values::One, "brings a tribute of"),
    of("area", Shape::Amount("km²"), Values::One, "covers"),
    of("weight", Shape::Amount("g"), Values::One, "weighs"),
    of("length", Shape::Amount("mm"), Values::One, "measures in length"),
    of("width", Shape::Amount("mm"), Values::One, "measures in width"),
    of("thickness", Shape::Amount("mm"), Values::One, "measures in thickness"),
    of("handle", Shape::Amount("mm"), Values::One, "has a handle of"),
    of("characters", Shape::Amount("characters"), Values::One, "bears"),
    of("distance", Shape::Amount("km"), Values::One, "covers a distance of"),
    of("age", Shape::Amount("years"), Values::One, "has the age of"),
    of("pages", Shape::Amount("pages"), Values::One, "has"),
    of("number_of_tumens", Shape::Amount("tumens"), Values::One, "has"),
    of("count", Shape::Amount(""), Values::Many, "numbers"),
    // Roles in a happening.
    role("by", Values::Set, THERE, "is the work of"),
    role("against", Values::Set, NOT_A_PART, "is directed against"),
    role("with", Values::Many, THERE, "has at his side"),
    role("for", Values::Many, NOT_A_PART, "is to the good of"),
    role("victor", Values::Set, NOT_A_PART, "is won by"),
    role("loser", Values::Set, NOT_A_PART, "is lost by"),
    role("commander", Values::Set, THERE, "is led by"),
    role("sender", Values::Set, ALIVE, "is sent by"),
    role("envoy", Values::Set, THERE, "has for envoy"),
    role("mediator", Values::Set, THERE, "is mediated by"),
    role("ruler", Values::Set, ALIVE, "is that of"),
    role("successor", Values::Set, ALIVE, "is followed by"),
    role("predecessor", Values::Set, NOT_A_PART, "follows"),
    role("installed", Values::Set, ALIVE, "raises"),
    role("captive", Values::Set, THERE, "makes a captive of"),
    role("dead", Values::Set, DIES, "is the death of"),
    role("groom", Values::Set, ALIVE, "has for groom"),
    role("bride", Values::Set, ALIVE, "has for bride"),
    role("asked", Values::Set, ALIVE, "is addressed to"),
    role("host", Values::Set, ALIVE, "has for host"),
    role("guest", Values::Set, THERE, "shelters"),
    role("witness", Values::Many, ALIVE, "is seen by"),
    role("subject", Values::Many, NOT_A_PART, "concerns"),
    role("converted_to", Values::Many, NOT_A_PART, "leads to"),
    // Relations of an entity.
    of("father", Shape::Who, Values::One, "has for father"),
    of("mother", Shape::Who, Values::One, "has for mother"),
    of("spouse", Shape::Who, Values::Many, "is married to"),
    of("sibling", Shape::Who, Values::Many, "has for brother or sister"),
    of("child", Shape::Who, Values::Many, "has for child"),
    of("cousin", Shape::Who, Values::Many, "is a cousin of"),
    of("nephew", Shape::Who, Values::Many, "is a nephew of"),
    of("in_law", Shape::Who, Values::Many, "is related by marriage to"),
    of("kin", Shape::Who, Values::Many, "is kin to"),
    of("clan", Shape::Who, Values::One, "is of the clan of"),
    of("people", Shape::Who, Values::Many, "is of the people of"),
    of("religion", Shape::Who, Values::Many, "follows"),
    of("language", Shape::Who, Values::Many, "uses"),
    of("vassal_of", Shape::Who, Values::Many, "is a vassal of"),
    of("suzerain_of", Shape::Who, Values::Many, "is suzerain of"),
    of("subjects", Shape::Who, Values::Many, "has for subjects"),
    of("ally", Shape::Who, Values::Many, "is allied with"),
    of("enemy", Shape::Who, Values::Many, "is at war with"),
    of("successor_state", Shape::Who, Values::Many, "is followed by"),
    of("predecessor_state", Shape::Who, Values::Many, "follows on"),
    of("part_of", Shape::Who, Values::Many, "is part of"),
    of("commands", Shape::Who, Values::Many, "commands"),
    of("same_as", Shape::Who, Values::Many, "is the same as"),
    of("distinct_from", Shape::Who, Values::Many, "is not the same as"),
    of("descends_from", Shape::Who, Values::Many, "descends from"),
    of("member_of", Shape::Who, Values::Many, "belongs to"),
    of("wrote", Shape::Who, Values::Many, "wrote"),
    // Names.
    of("name", Shape::Name, Values::Many, "is called"),
    text("name_absent", "has no name of the kind"),
    text("convention", "is by convention called by"),
    text("meaning", "means:"),
    // What is said in words.
    text("cause", "has for cause:"),
    text("purpose", "has for purpose:"),
    text("manner", "comes about so:"),
    text("outcome", "has for outcome:"),
    text("terms", "is on the terms:"),
    text("policy", "follows the policy:"),
    text("character", "is of the character:"),
    text("opinion", "is judged so:"),
    text("evidence", "rests on the evidence:"),
    text("unknown", "leaves open:"),
    text("custom", "keeps the custom:"),
    text("institution", "has the institution:"),
    text("government", "is governed so:"),
    text("currency", "pays with:"),
    text("status", "has the standing:"),
    text("etymology", "is explained so:"),
    text("usage", "is used so:"),
    text("title", "bears the title:"),
    text("office", "holds the office:"),
    text("demand", "brings the demand:"),
    text("reply", "meets the reply:"),
    text("advice", "carries the advice:"),
    text("publisher", "is published by"),
    text("isbn", "has the ISBN"),
    text("author", "is by"),
    text("reference", "refers to:"),
    text("cited_for", "is cited for"),
    text("description", "is described so:"),
    text("era_span", "is counted so:"),
    text("said", "is told of:"),
];

/// The property of a name.
#[must_use]
pub fn property(name: &str) -> Option<&'static Property> {
    PROPERTIES.iter().find(|p| p.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_not_given_twice() {
        for (at, p) in PROPERTIES.iter().enumerate() {
            assert!(PROPERTIES[..at].iter().all(|q| q.name != p.name), "{}", p.name);
            assert_eq!(property(p.name), Some(p));
        }
    }

    #[test]
    fn who_dies_is_there_and_alive_till_then() {
        assert!(PROPERTIES.iter().filter(|p| p.part.ends).all(|p| p.part.there && p.part.alive));
    }
}
