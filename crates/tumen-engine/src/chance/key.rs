//! What a draw is about: one thing or two, each told by the number that it has in its table.

use tumen_base::{Day, FaithId, HostId, PersonId, PlaceId, PolityId};

/// What a draw can be about. Two keys of one type are never packed alike.
pub trait Key: Copy {
    /// The key in 32 bits.
    fn pack(self) -> u32;
}

/// One thing, in 16 bits.
pub trait Thing: Copy {
    /// Its number among its kind.
    fn number(self) -> u16;
}

/// A row of a table of the pack, or a number of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row(pub u16);

/// A name, by its hash.
#[derive(Clone, Copy, Debug)]
pub struct Name(pub u32);

macro_rules! things {
    ($($type:ty),*) => {$(
        impl Thing for $type {
            #[inline]
            fn number(self) -> u16 {
                self.0
            }
        }

        impl Key for $type {
            #[inline]
            fn pack(self) -> u32 {
                u32::from(self.0)
            }
        }
    )*};
}

things!(Row, FaithId, HostId, PersonId, PlaceId, PolityId);

impl Key for () {
    fn pack(self) -> u32 {
        0
    }
}

impl Key for Name {
    fn pack(self) -> u32 {
        self.0
    }
}

impl Key for Day {
    fn pack(self) -> u32 {
        self.0 as u32
    }
}

impl<A: Thing, B: Thing> Key for (A, B) {
    #[inline]
    fn pack(self) -> u32 {
        u32::from(self.0.number()) << 16 | u32::from(self.1.number())
    }
}
