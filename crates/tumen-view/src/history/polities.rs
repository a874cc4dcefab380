//! To whom each polity owes allegiance, and what its court is, from which day on.

use super::Changes;
use serde::Serialize;
use tumen_base::Day;
use tumen_engine::World;
use tumen_engine::world::polity::Polity;

/// The court of a polity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CourtView {
    /// From which day on.
    pub from: Day,
    /// Whether the polity exists.
    pub alive: bool,
    /// Its seat.
    pub seat: Option<usize>,
    /// Who bears the title.
    pub ruler: Option<usize>,
    /// Who has the power.
    pub power: Option<usize>,
}

/// What has been noted of the polities.
#[derive(Debug, Default)]
pub(super) struct Polities {
    suzerains: Changes<Option<usize>>,
    courts: Vec<Vec<CourtView>>,
}

impl Polities {
    /// Looks at the polities when a day is over.
    pub fn note(&mut self, day: Day, world: &World) {
        self.suzerains.resize_with(world.polities.len(), Vec::new);
        self.courts.resize_with(world.polities.len(), Vec::new);
        let noted = self.suzerains.iter_mut().zip(&mut self.courts);
        for (polity, (suzerains, courts)) in world.polities.iter().zip(noted) {
            let suzerain = polity.bonds.vassalage.map(|v| v.to.index());
            if suzerains.last().is_none_or(|(_, last)| *last != suzerain) {
                suzerains.push((day, suzerain));
            }
            let court = court(day, polity);
            if courts.last().is_none_or(|last| CourtView { from: day, ..*last } != court) {
                courts.push(court);
            }
        }
    }

    /// Suzerains and courts by polity.
    pub fn told(self) -> (Changes<Option<usize>>, Vec<Vec<CourtView>>) {
        (self.suzerains, self.courts)
    }
}

fn court(from: Day, polity: &Polity) -> CourtView {
    CourtView {
        from,
        alive: polity.alive,
        seat: polity.capital.map(|p| p.index()),
        ruler: polity.court.ruler.map(|p| p.index()),
        power: polity.court.power.map(|p| p.index()),
    }
}
