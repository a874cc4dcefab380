//! What each mechanism must do, shown in small worlds made for it. Most tests run the same histories twice
//! with one thing changed: histories share all randomness that the change does not touch, so a difference
//! is the doing of that one thing. Parameters keep their priors unless a test needs one out of the way, and
//! margins are wide, so that the rules can be tuned without touching a test that they still satisfy.

#[path = "../support/mod.rs"]
mod support;

mod aftermath;
mod allegiance;
mod answers;
mod arising;
mod audiences;
mod betrothal;
mod beyond;
mod births;
mod borders;
mod captives;
mod clans;
mod coalition;
mod court;
mod defection;
mod dispute;
mod faith;
mod faiths;
mod favour;
mod floods;
mod founding;
mod herdsmen;
mod hoard;
mod houses;
mod march;
mod marriages;
mod overlords;
mod pay;
mod pursuit;
mod raids;
mod reigns;
mod remnants;
mod revolt;
mod rule;
mod salary;
mod siege;
mod spoils;
mod strategy;
mod supply;
mod terms;
mod tide;
mod titles;
mod tribute;
mod turn;
mod union;
