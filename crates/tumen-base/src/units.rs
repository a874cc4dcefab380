//! Units that are worth a type of their own.

/// Men under arms or of military age. Whole men: the engine keeps an exact account of them.
pub type Men = u32;
