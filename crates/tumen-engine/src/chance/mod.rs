//! Chance: a draw names its purpose and what it is about, and nothing else decides it.
//!
//! A number is a pure function of the history, the purpose, what it is about, and which time it is (`tumen_base::Draws`).
//! [`Purpose`] says of what kind the key must be, so that a draw about a place cannot be asked for a person; packing,
//! counting and telling apart are done here and nowhere else. [`purposes`] is the one table.
//!
//! A draw is not keyed by its day. Then a change that moves an event by a day would give it, and all that comes after,
//! another fate; so two histories that differ in one thing would soon share no chance at all. Keyed by its place in a
//! sequence, the first coup of a man has the same luck a week later. What comes up again and again, such as a council,
//! is counted within a season: one council more in spring does not change the mind of all that follow.
//!
//! Options of a choice have luck of their own, keyed by what they are (`tumen_base::Draw::option`): one taken away does
//! not shift that of the others.

mod key;
pub mod purposes;

pub use key::{Key, Name, Row};
pub use purposes::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::marker::PhantomData;
use tumen_base::{Day, Draw, Draws};

/// Days of a season.
const SEASON: i32 = 90;

/// Occasions are counted here, in the whole history or in a season.
#[derive(Clone, Copy, Debug)]
pub enum Counted {}

/// Whoever draws says which time it is.
#[derive(Clone, Copy, Debug)]
pub enum Numbered {}

/// What a draw decides, about a key of this type.
#[derive(Debug)]
pub struct Purpose<K, How> {
    number: u16,
    name: &'static str,
    seasonal: bool,
    about: PhantomData<fn(K) -> How>,
}

impl<K, How> Clone for Purpose<K, How> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, How> Copy for Purpose<K, How> {}

impl<K, How> Purpose<K, How> {
    const fn new(number: u16, name: &'static str, seasonal: bool) -> Self {
        Self { number, name, seasonal, about: PhantomData }
    }

    /// Its name in the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<K> Purpose<K, Counted> {
    const fn ever(number: u16, name: &'static str) -> Self {
        Self::new(number, name, false)
    }

    const fn season(number: u16, name: &'static str) -> Self {
        Self::new(number, name, true)
    }
}

impl<K: Key> Purpose<K, Numbered> {
    const fn numbered(number: u16, name: &'static str) -> Self {
        Self::new(number, name, false)
    }

    /// The draw about a key on the occasion with a number.
    #[inline]
    #[must_use]
    pub fn at(self, draws: &Draws, about: K, number: u32) -> Draw {
        draws.at(self.number, about.pack(), u64::from(number))
    }
}

/// How often each purpose has touched each thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasions {
    counts: BTreeMap<(u16, u32), (u16, u16)>,
}

impl Occasions {
    /// The draw for the next time that a purpose touches something.
    pub fn next<K: Key>(&mut self, draws: &Draws, purpose: Purpose<K, Counted>, about: K, today: Day) -> Draw {
        // A season has less than 65,536 of one thing; what is counted over the whole history has season 0.
        let season = if purpose.seasonal { (today.0.div_euclid(SEASON) & 0xffff) as u16 } else { 0 };
        let key = about.pack();
        let (last, times) = self.counts.entry((purpose.number, key)).or_insert((season, 0));
        if *last != season {
            (*last, *times) = (season, 0);
        }
        debug_assert!(*times < u16::MAX, "{} has run out of occasions", purpose.name);
        *times = times.wrapping_add(1);
        draws.at(purpose.number, key, u64::from(season) << 16 | u64::from(*times))
    }
}
