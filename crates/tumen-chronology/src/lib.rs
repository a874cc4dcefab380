//! Simple temporal networks whose constraints rest on claims: what dates are possible, which claims
//! cannot all be true, and which would have to be dropped.
//!
//! A [`Network`] has points in time and constraints `min <= to - from <= max` in whole days. A
//! constraint may rest on assumptions; it is in force only if all of them are held true.
//! [`Network::solve`] gives the tightest bounds that follow, or a negative cycle: the constraints that
//! contradict one another. [`Network::conflicts`] finds every minimal set of assumptions that cannot
//! all be true; [`Conflicts::clusters`] what to drop; [`Conflicts::standing`] whether an account, a
//! set of assumptions told together, is possible.
//!
//! The numbers and names of points, constraints and assumptions are the caller's; nothing here knows
//! what a claim says.
//!
//! ```
//! use std::collections::BTreeSet;
//! use tumen_chronology::{Assumption, Limits, Network};
//!
//! // The king died 20 days after the battle, says one; on day 5, says another; the battle was on day
//! // 10 at the earliest, says a third.
//! let [after, death, battle] = [0, 1, 2].map(Assumption);
//! let mut network = Network::new("new year");
//! let fought = network.point("the battle")?;
//! let died = network.point("the king's death")?;
//! network.constrain(fought, died, Some(20), Some(20), [after])?;
//! network.constrain(Network::ORIGIN, died, Some(5), Some(5), [death])?;
//! network.constrain(Network::ORIGIN, fought, Some(10), None, [battle])?;
//!
//! let conflicts = network.conflicts(Limits::default())?;
//! assert_eq!(conflicts.minimal, [[after, death, battle]]);
//! assert_eq!(conflicts.clusters()[0].corrections, [[after], [death], [battle]]);
//!
//! // If the first and the third stand, he died no earlier than day 30.
//! let held = BTreeSet::from([after, battle]);
//! assert_eq!(network.bounds_with(&held, died)?.min, Some(30));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod conflicts;
mod cycle;
mod graph;
mod hitting;
mod network;
mod remaining;
mod search;
mod solution;
mod standing;

pub use conflicts::{Cluster, Conflicts, Limits};
pub use cycle::{Cycle, Step};
pub use graph::Side;
pub use network::{Assumption, Constraint, ConstraintId, FARTHEST, MOST_POINTS, Network, NetworkError, PointId};
pub use solution::{Bounds, Solution};
pub use standing::{Standing, Status};
