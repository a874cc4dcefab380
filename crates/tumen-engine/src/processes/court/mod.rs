//! Who rules: births, marriages, wills, regents, plots, thrones, titles.

pub(crate) mod family;
pub(crate) mod reign;
pub(crate) mod throne;
