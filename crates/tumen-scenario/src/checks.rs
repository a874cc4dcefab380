//! Checks across tables, over the records that could be read.

mod geography;
mod lives;
mod power;
mod targets;
mod times;

use crate::diagnose::{Desk, Diagnostic};
use crate::draft::{Draft, Tables};

/// Reports what is wrong with the records together.
pub(crate) fn check(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    for (kind, names) in [("faith", &t.faiths), ("people", &t.peoples), ("place", &t.places)] {
        if names.len() == 0 && !names.is_open() {
            desk.put(Diagnostic::error(draft.home, format!("the scenario has no {kind}")).expected("at least one"));
        }
    }
    geography::routes(desk, draft, t);
    geography::unreachable(desk, draft, t);
    geography::settlements(desk, draft, t);
    crate::land::check(desk, &draft.places, draft.land.as_deref().unwrap_or_default());
    power::holdings(desk, draft, t);
    power::rulers(desk, draft, t);
    power::suzerains(desk, draft, t);
    power::pairs(desk, draft, t);
    lives::ages(desk, draft);
    lives::families(desk, draft, t);
    lives::posts(desk, draft, t);
    times::outside(desk, draft, t);
    times::relations(desk, draft);
    targets::cases(desk, draft);
    targets::states(desk, draft);
    targets::patterns(desk, draft);
    targets::claims(desk);
}
