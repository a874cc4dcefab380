//! `world/faiths.toml` and `world/peoples.toml`.

use crate::cell::{AMOUNT, one_or_more, text};
use crate::defs::{Faith, People};
use crate::read::{Reader, Row, records};
use std::collections::BTreeMap;
use tumen_base::Prior;

pub(crate) const FAITHS: &str = "world/faiths.toml";
pub(crate) const PEOPLES: &str = "world/peoples.toml";
/// The same file in the folder of a scenario: its records stand in place of those of the world.
pub(crate) const OWN_PEOPLES: &str = "peoples.toml";

/// Names for the born, by people.
pub(crate) type Names = BTreeMap<String, (Vec<String>, Vec<String>)>;

/// The names that the records of the world give, for those of a scenario that give none.
pub(crate) fn names(world: &[Reader<'_>]) -> Names {
    let list = |r: &Reader<'_>, key| {
        r.peek(key)
            .and_then(|c| c.items())
            .map_or_else(Vec::new, |items| items.iter().filter_map(|item| item.str().map(str::to_owned)).collect())
    };
    let one = |r: &Reader<'_>| Some((r.peek("id")?.str()?.to_owned(), (list(r, "men"), list(r, "women"))));
    world.iter().filter_map(one).collect()
}

pub(crate) fn read_faiths(readers: Vec<Reader<'_>>) -> Vec<Row<Faith>> {
    records(readers, |r| {
        let (id, name) = (r.need("id", text), r.need("name", text));
        let (adherents, adjective) = (r.need("adherents", text), r.need("adjective", text));
        let authority = r.may("authority", text);
        Some(Faith { id: id?, name: name?, adherents: adherents?, adjective: adjective?, authority: authority? })
    })
}

pub(crate) fn read_peoples(readers: Vec<Reader<'_>>, of_world: &Names) -> Vec<Row<People>> {
    records(readers, |r| {
        let known = of_world.get(r.name()).cloned().unwrap_or_default();
        let (id, name, plural) = (r.need("id", text), r.need("name", text), r.need("plural", text));
        let scattered = r.or("scattered", Prior::Fixed(0.0), AMOUNT.prior_of("men"));
        let (men, women) = (r.or("men", known.0, one_or_more(text)), r.or("women", known.1, one_or_more(text)));
        Some(People { id: id?, name: name?, plural: plural?, scattered: scattered?, men: men?, women: women? })
    })
}
