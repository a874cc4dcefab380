//! `world/faiths.toml` and `world/peoples.toml`.

use crate::cell::{AMOUNT, text};
use crate::defs::{Faith, People};
use crate::read::{Reader, Row, records};
use tumen_base::Prior;

pub(crate) const FAITHS: &str = "world/faiths.toml";
pub(crate) const PEOPLES: &str = "world/peoples.toml";

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
        Some(People { id: id?, name: name?, plural: plural?, scattered: scattered? })
    })
}
