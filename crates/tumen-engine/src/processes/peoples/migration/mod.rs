//! Migration: a people on the move. A band with a leader at large holds council about its own fate: it stays, rides
//! out for plunder, or sets out for better country with its seat, its households and its herds; there it settles by
//! right of the stronger, or asks for room as a guest. A nomad court keeps its seat where its best country is.
//!
//! Worth of a country R / (R + R0), R = the households within `country` days, townsmen and tolls by their weight, each
//! faded by its days; times the share of its herds that the grass feeds.
//! U(go) = P^(hold) worth - (1 - P^) loss - months on the way - fear ln(1 + menace / own) - (beaten off there);
//! U(stay) is the same for where it is, with the weight of what is settled. Choice by the Gumbel rule, with noise that
//! holds for a year, so that a council does not change its mind each quarter.
//!
//! Left out: the losses of herds in winter beyond those of a host; quarrels over the way among those who go.

mod council;
mod country;
pub(crate) mod herds;
pub(crate) mod invitation;
mod journey;
mod seat;
mod settling;

pub(crate) use council::council;

pub(crate) use journey::set_out;

pub(crate) use seat::{grow, year};
pub(crate) use settling::{arrive, settle};
