//! The throne: who has it, who follows, who takes it.

pub(crate) mod claimant;
pub(crate) mod coup;
pub(crate) mod enthroned;
pub(crate) mod palace;
pub(crate) mod succession;
