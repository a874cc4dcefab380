//! Which time it is that a mechanism touches something: the part of the key of a draw that tells the second siege
//! of a place from the first.
//!
//! A draw is not keyed by its day. Then a change that moves an event by a day would give it, and all that comes
//! after, another fate; so two histories that differ in one thing would soon share no chance at all. Keyed by its
//! place in a sequence, the first coup of a man has the same luck a week later.
//!
//! What comes up again and again, such as a council, is counted within a season: one council more in spring does
//! not change the mind of all that follow. Either way no two occasions have the same number, so draws are as
//! independent as before.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tumen_base::Day;

/// Days of a season.
const SEASON: i32 = 90;

/// How often each mechanism has touched each thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasions {
    counts: BTreeMap<(u16, u32, u32), (u32, u32)>,
}

impl Occasions {
    /// The number of this time in the whole history.
    pub(crate) fn next(&mut self, mechanism: u16, entity: u32, salt: u32) -> u64 {
        self.count(mechanism, entity, salt, 0)
    }

    /// The number of this time, counted anew each season.
    pub(crate) fn next_of_season(&mut self, mechanism: u16, entity: u32, salt: u32, today: Day) -> u64 {
        self.count(mechanism, entity, salt, today.0.div_euclid(SEASON) as u32)
    }

    /// The time in 16 bits, the season above it, the salt in the upper half: a season has less than 65,536 of one
    /// thing, and what is counted over the whole history has season 0.
    fn count(&mut self, mechanism: u16, entity: u32, salt: u32, season: u32) -> u64 {
        let (last, times) = self.counts.entry((mechanism, entity, salt)).or_insert((season, 0));
        if *last != season {
            (*last, *times) = (season, 0);
        }
        *times += 1;
        u64::from(season.wrapping_mul(0x1_0000).wrapping_add(*times)) | u64::from(salt) << 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_second_time_is_the_second_time_on_any_day() {
        let (mut early, mut late) = (Occasions::default(), Occasions::default());
        assert_eq!(early.next(3, 7, 0), late.next(3, 7, 0));
        // Another mechanism, another thing, another salt in between: no matter.
        let others = [early.next(4, 7, 0), early.next(3, 8, 0), early.next(3, 7, 1)];
        let second = late.next(3, 7, 0);
        assert_eq!(early.next(3, 7, 0), second);
        assert_ne!(second, others[0]);
    }

    #[test]
    fn one_more_in_spring_does_not_shift_the_summer() {
        let (spring, summer) = (Day(SEASON * 100), Day(SEASON * 101));
        let (mut some, mut more) = (Occasions::default(), Occasions::default());
        some.next_of_season(16, 1, 0, spring);
        more.next_of_season(16, 1, 0, spring);
        more.next_of_season(16, 1, 0, spring + 10);
        assert_eq!(some.next_of_season(16, 1, 0, summer), more.next_of_season(16, 1, 0, summer + 5));
    }

    proptest! {
        #[test]
        fn no_two_occasions_of_one_thing_are_the_same(
            times in prop::collection::vec((0u32..3, 0i32..400), 1..60),
        ) {
            let mut occasions = Occasions::default();
            let mut days: Vec<(u32, Day)> = times.into_iter().map(|(salt, day)| (salt, Day(2_000_000 + day))).collect();
            days.sort_by_key(|(_, day)| *day);
            let mut seen: Vec<u64> = days.into_iter().map(|(salt, day)| occasions.next_of_season(1, 1, salt, day)).collect();
            let all = seen.len();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), all);
        }
    }
}
