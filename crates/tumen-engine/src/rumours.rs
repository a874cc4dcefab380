//! Rumours kept, so that a court that looks at another again and again does not have them reckoned anew each time.
//!
//! A rumour hangs on the quarter, the seats of both courts and whether the one has a man at the other. It is kept with
//! these, and can be reckoned again at any time; so it is no part of a history's state.

use crate::sim::Sim;
use crate::{beliefs, readings};
use std::sync::atomic::{AtomicU64, Ordering};
use tumen_base::{PlaceId, PolityId};

/// Every court's last rumour of every other.
#[derive(Debug)]
pub(crate) struct Rumours {
    n: usize,
    /// What the rumour hangs on, never 0, and the strength.
    known: Vec<(AtomicU64, AtomicU64)>,
}

impl Rumours {
    /// Nothing heard yet by any of `n`.
    pub(crate) fn none(n: usize) -> Self {
        Self { n, known: (0..n * n).map(|_| Default::default()).collect() }
    }

    /// What rumour says to a court of another in a quarter.
    pub(crate) fn of(&self, sim: &Sim<'_>, (of, about): (PolityId, PolityId), quarter: u32) -> f64 {
        let left = readings::left_of_error(sim, of, about);
        let seat = |of| sim.world.polity(of).capital.map_or(0, |PlaceId(place)| u64::from(place) + 1);
        let hangs_on =
            u64::from(quarter + 1) << 40 | seat(of) << 22 | seat(about) << 4 | u64::from(left != 1.0) << 1 | 1;
        // Two threads that look at one world reckon the same; the strength is written before what it hangs on.
        let (key, strength) = &self.known[of.index() * self.n + about.index()];
        if key.load(Ordering::Acquire) == hangs_on {
            return f64::from_bits(strength.load(Ordering::Relaxed));
        }
        let heard = beliefs::rumour(sim, (of, about), quarter, left);
        strength.store(heard.to_bits(), Ordering::Relaxed);
        key.store(hangs_on, Ordering::Release);
        heard
    }
}

impl Clone for Rumours {
    fn clone(&self) -> Self {
        Self::none(self.n)
    }
}
