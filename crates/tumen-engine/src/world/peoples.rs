//! Households on the move. Households that live by herds leave a place and come to another; only the verbs here move
//! them, so none is lost on the way.

use crate::world::World;
use crate::world::place::Community;
use tumen_base::{FaithId, PlaceId};

/// Households of each faith that have struck their tents.
pub type Herds = Vec<(FaithId, f64)>;

impl World {
    /// Households of the places and on the road.
    #[must_use]
    pub fn all_households(&self) -> f64 {
        let placed: f64 = self.places.iter().map(|p| p.households).sum();
        placed + self.polities.iter().flat_map(|p| &p.following.households).map(|h| h.1).sum::<f64>()
    }

    /// Households of a place that live by herds.
    #[must_use]
    pub fn herders(&self, place: PlaceId) -> f64 {
        let p = self.place(place);
        p.communities.iter().filter(|c| c.nomad).map(|c| p.households * c.share).sum()
    }

    /// Herding households leave a place, at most those it has, of each faith in proportion. What goes, by faith.
    pub(crate) fn strike_tents(&mut self, place: PlaceId, households: f64) -> Herds {
        let herders = self.herders(place);
        let share = if herders > 0.0 { (households / herders).clamp(0.0, 1.0) } else { 0.0 };
        let p = self.place_mut(place);
        let before = p.households;
        let mut gone = Herds::new();
        let mut counts: Vec<f64> = p.communities.iter().map(|c| before * c.share).collect();
        for (c, count) in p.communities.iter().zip(&mut counts) {
            if c.nomad {
                gone.push((c.faith, *count * share));
                *count *= 1.0 - share;
            }
        }
        self.count_anew(place, &counts);
        gone
    }

    /// Herding households come to a place: to their own community there, to a new one, or to the largest of herdsmen
    /// if a place has no room for a further one.
    pub(crate) fn pitch_tents(&mut self, place: PlaceId, herds: &[(FaithId, f64)]) {
        let today = self.today;
        let p = self.place_mut(place);
        let mut counts: Vec<f64> = p.communities.iter().map(|c| p.households * c.share).collect();
        for (faith, came) in herds.iter().filter(|h| h.1 > 0.0) {
            let own = p.communities.iter().position(|c| c.nomad && c.faith == *faith);
            let slot = own.or_else(|| {
                let fresh = Community {
                    faith: *faith,
                    nomad: true,
                    share: 0.0,
                    grievance: 0.0,
                    target: 0.0,
                    touched: today,
                    violence: 0.0,
                    hurt: today,
                    cause: None,
                    relief: None,
                };
                let room = p.communities.try_push(fresh).is_ok();
                if room {
                    counts.push(0.0);
                }
                room.then(|| counts.len() - 1)
            });
            let largest = || (0..counts.len()).max_by(|a, b| counts[*a].total_cmp(&counts[*b]).then(b.cmp(a)));
            let herders = p.communities.iter().position(|c| c.nomad);
            if let Some(slot) = slot.or(herders).or_else(largest) {
                counts[slot] += came;
            }
        }
        self.count_anew(place, &counts);
    }

    /// Gives a place the households of its communities.
    fn count_anew(&mut self, place: PlaceId, counts: &[f64]) {
        let all: f64 = counts.iter().sum();
        let p = self.place_mut(place);
        p.households = all;
        if all > 0.0 {
            for (c, count) in p.communities.iter_mut().zip(counts) {
                c.share = count / all;
            }
        }
    }
}
