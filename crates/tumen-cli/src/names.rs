//! Finding things by id, name or alias, however a person types them.

use crate::failure::Failure;
use tumen_base::{PersonId, PlaceId, PolityId};
use tumen_scenario::{Scenario, nearest};

/// Somebody who acts: a polity or a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A polity.
    Polity(PolityId),
    /// A person.
    Person(PersonId),
}

/// The place that is meant.
pub fn place(def: &Scenario, word: &str) -> Result<PlaceId, Failure> {
    let entries = def.graph.places.iter().enumerate().map(|(i, place)| {
        let names = [&place.id, &place.name].into_iter().chain(&place.aliases);
        (PlaceId::at(i), names.map(String::as_str).collect())
    });
    match find("place", word, entries.collect())?.as_slice() {
        [one] => Ok(*one),
        several => {
            let ids: Vec<&str> = several.iter().map(|p| def.graph.place(*p).id.as_str()).collect();
            let message = format!("`{word}` may mean several places");
            Err(Failure::with_tip(message, format!("use an id: {}", ids.join(", "))))
        }
    }
}

/// The polities and persons that are meant: usually one, more if they share a name.
pub fn actors(def: &Scenario, word: &str) -> Result<Vec<Actor>, Failure> {
    let polities = def
        .polities
        .iter()
        .enumerate()
        .map(|(i, p)| (Actor::Polity(PolityId::at(i)), vec![p.id.as_str(), p.name.as_str(), p.adjective.as_str()]));
    let persons = def.persons.iter().enumerate().map(|(i, p)| {
        let person = PersonId::at(i);
        (Actor::Person(person), vec![p.id.as_str(), p.name.as_str()])
    });
    find("polity or person", word, polities.chain(persons).collect())
}

/// All entries that have the word as their id, or else as one of their names, or else nearly so.
fn find<T: Copy>(kind: &str, word: &str, entries: Vec<(T, Vec<&str>)>) -> Result<Vec<T>, Failure> {
    let that = |is: &dyn Fn(&[&str]) -> bool| entries.iter().filter(|(_, names)| is(names)).map(|(t, _)| *t).collect();
    let by_id: Vec<T> = that(&|names| names[0] == word);
    let by_name: Vec<T> = that(&|names| names.contains(&word));
    if let Some(exact) = [by_id, by_name].into_iter().find(|found| !found.is_empty()) {
        return Ok(exact);
    }
    let wanted = fold(word);
    let folded: Vec<(usize, String, &str)> = entries
        .iter()
        .enumerate()
        // The id comes last, so that a suggestion shows the name as it is written.
        .flat_map(|(i, (_, names))| names.iter().skip(1).chain(names.first()).map(move |name| (i, fold(name), *name)))
        .collect();
    let mut rows: Vec<usize> = folded.iter().filter(|(_, name, _)| *name == wanted).map(|(i, ..)| *i).collect();
    rows.dedup();
    if !rows.is_empty() {
        return Ok(rows.into_iter().map(|i| entries[i].0).collect());
    }
    let near = nearest(&wanted, folded.iter().map(|(_, name, _)| name.as_str()));
    let shown = near.and_then(|near| folded.iter().find(|(_, name, _)| name == near)).map(|(_, _, shown)| *shown);
    Err(Failure::unknown(
        format!("there is no {kind} `{word}` in this scenario"),
        shown,
        "names, other spellings and ids are understood; none is near this one",
    ))
}

/// A name without case, marks on letters, apostrophes and blanks, so that `Kuchlug` finds `Küchlüg`.
fn fold(name: &str) -> String {
    name.trim().to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’' | 'ʿ' | 'ʾ' | '`')).map(plain).collect()
}

fn plain(c: char) -> char {
    match c {
        ' ' | '-' => '_',
        'à'..='å' | 'ā' | 'ă' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'ḍ' => 'd',
        'è'..='ë' | 'ē' => 'e',
        'ğ' | 'ġ' => 'g',
        'ḥ' | 'ḫ' => 'h',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ō' => 'o',
        'ş' | 'š' | 'ṣ' => 's',
        'ṭ' => 't',
        'ù'..='ü' | 'ū' => 'u',
        'ý' => 'y',
        'ž' | 'ẓ' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<(u8, Vec<&'static str>)> {
        vec![
            (1, vec!["talas", "Talas", "Ṭarāz"]),
            (2, vec!["uch", "Üch Turfan"]),
            (3, vec!["talaqan_k", "Talaqan", "Uch"]),
        ]
    }

    #[test]
    fn ids_come_before_names_and_marks_do_not_count() {
        assert_eq!(find("place", "uch", entries()).unwrap(), [2]);
        assert_eq!(find("place", "Uch", entries()).unwrap(), [3]);
        assert_eq!(find("place", "taraz", entries()).unwrap(), [1]);
        assert_eq!(find("place", "uch-turfan", entries()).unwrap(), [2]);
    }

    #[test]
    fn a_typo_gets_the_nearest_name_as_it_is_written() {
        let Failure::Input { message, tip } = find("place", "Tarez", entries()).unwrap_err() else { panic!() };
        assert_eq!(message, "there is no place `Tarez` in this scenario");
        assert_eq!(tip.unwrap(), "did you mean `Ṭarāz`?");
    }
}
