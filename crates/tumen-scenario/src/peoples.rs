//! `world/faiths.toml` and `world/peoples.toml`.

use crate::cell::{AMOUNT, one_or_more, text};
use crate::defs::{Faith, People};
use crate::read::{Reader, Row, records};
use tumen_base::Prior;

pub(crate) const FAITHS: &str = "world/faiths.toml";
pub(crate) const PEOPLES: &str = "world/peoples.toml";
/// The same file in the folder of a scenario: its records stand in place of those of the world.
pub(crate) const OWN_PEOPLES: &str = "peoples.toml";

pub(crate) fn read_faiths(readers: Vec<Reader<'_>>) -> Vec<Row<Faith>> {
    records(readers, |r| {
        let (id, name) = (r.need("id", text), r.need("name", text));
        let (adherents, adjective) = (r.need("adherents", text), r.need("adjective", text));
        Some(Faith { id: id?, name: name?, adherents: adherents?, adjective: adjective? })
    })
}

pub(crate) fn read_peoples(readers: Vec<Reader<'_>>) -> Vec<Row<People>> {
    records(readers, |r| {
        let (id, name, plural) = (r.need("id", text), r.need("name", text), r.need("plural", text));
        let scattered = r.or("scattered", Prior::Fixed(0.0), AMOUNT.prior_of("men"));
        let (men, women) = (r.or("men", Vec::new(), one_or_more(text)), r.or("women", Vec::new(), one_or_more(text)));
        Some(People { id: id?, name: name?, plural: plural?, scattered: scattered?, men: men?, women: women? })
    })
}
