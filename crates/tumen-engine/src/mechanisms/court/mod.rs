//! Who rules: births, marriages, wills, regents, plots, thrones, titles.

pub mod betrothal;
pub mod birth;
pub mod claimant;
pub mod clan;
pub mod coup;
pub mod enthroned;
pub mod kinship;
pub mod palace;
pub mod reign;
pub mod succession;
pub mod titles;
