//! Typed indices: a [`PlaceId`] cannot be used where a [`PolityId`] is wanted.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            /// Position in the table of its kind.
            #[inline]
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id at a position in the table of its kind.
            ///
            /// # Panics
            /// If the table has more than 65,536 rows, which scenario loading refuses.
            #[inline]
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u16::try_from(index).expect("tables are limited to 65,536 rows"))
            }

            /// The number as a key for draws.
            #[inline]
            #[must_use]
            pub const fn key(self) -> u32 {
                self.0 as u32
            }
        }
    )*};
}

ids! {
    /// A place of the gazetteer.
    PlaceId,
    /// An edge of the route graph.
    RouteId,
    /// A faith.
    FaithId,
    /// A people (language and descent), as distinct from a polity.
    PeopleId,
    /// A polity: empire, kingdom, tribe, band.
    PolityId,
    /// A person.
    PersonId,
    /// A host: an army, or a band on the move.
    HostId,
}
