//! Memory: what has been reckoned and is kept, so that a court that looks again and again does not reckon anew each time. It
//! follows from the state and is no part of it.

use arrayvec::ArrayVec;
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

    /// What rumour says to a court of another: the kept strength, if what it hangs on (never 0) is the same, or one
    /// reckoned now. Two threads that look at one world reckon the same; the strength is written before what it hangs on.
    pub(crate) fn of(&self, of: PolityId, about: PolityId, hangs_on: u64, reckon: impl FnOnce() -> f64) -> f64 {
        let (key, strength) = &self.known[of.index() * self.n + about.index()];
        if key.load(Ordering::Acquire) == hangs_on {
            return f64::from_bits(strength.load(Ordering::Relaxed));
        }
        let heard = reckon();
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

/// The places of one polity that matter to another: how many, the nearest, and the nearest claimed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lands {
    pub(crate) count: u32,
    pub(crate) nearest: Option<(PlaceId, f64)>,
    pub(crate) claimed: Option<(PlaceId, f64)>,
    pub(crate) besieging_us: Option<PlaceId>,
}

/// What a council knows of the map: days to every place from its bases, and who holds what. Made again
/// when the bases or the map change.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    pub(crate) bases: Bases,
    pub(crate) days: Vec<f64>,
    pub(crate) map_version: Option<u32>,
    pub(crate) lands: Vec<Lands>,
    pub(crate) temptations: Vec<Temptation>,
}

/// How tempting the country of another is at these incomes of both; kept, because incomes change once a year.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Temptation {
    pub(crate) own: f64,
    pub(crate) theirs: f64,
    pub(crate) riches: f64,
}

/// Where a polity could march from: its seat and the quarters of its great hosts.
pub(crate) type Bases = ArrayVec<PlaceId, 6>;
