//! A digest of a history: 64 bits of its chronicle and of its final state. Equal digests mean equal
//! histories; the digests of a run add up in any order.

use crate::world::World;
use xxhash_rust::xxh3::xxh3_64;

impl World {
    /// The digest. The agenda is left out, because the layout of its heap depends on whether the
    /// history was restored from a snapshot; what it will do is decided by the rest.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let bytes = postcard::to_stdvec(&(
            self.today,
            &self.places,
            &self.polities,
            &self.persons,
            &self.hosts,
            &self.ties,
            &self.scattered,
            &self.chronicle,
            &self.accounts,
            self.agenda.scheduled(),
        ))
        .expect("a world can always be written");
        xxh3_64(&bytes)
    }
}
