//! What everything else stands on: typed ids, days and calendars, keyed draws, priors, problems of
//! texts, and mathematics that gives the same bits on every machine.

pub mod day;
pub mod draw;
pub mod id;
pub mod maths;
pub mod param;
pub mod prior;
pub mod problem;
pub mod text;
pub mod units;

pub use day::{Day, Months};
pub use draw::{Draw, Draws};
pub use id::{FaithId, HostId, PeopleId, PersonId, PlaceId, PolityId, RouteId};
pub use param::ParamSpec;
pub use prior::Prior;
pub use problem::Problem;
pub use units::Men;
