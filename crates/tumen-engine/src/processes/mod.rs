//! Processes: what happens by itself and what courts do about it, a file or folder each, in rooms by what they are about. A
//! process looks at the world, decides, and acts through [`crate::verbs`]. It knows no other process: what follows from
//! its doings it leaves to [`crate::follow`], and what is due later to [`crate::due`].

pub(crate) mod act;
pub mod bonds;
pub mod court;
pub mod news;
pub mod outside;
pub mod peoples;
pub mod realm;
pub mod war;
