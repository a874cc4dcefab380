//! `parameters.toml`: priors that the pack sets in place of the engine's.

use crate::cell::{ANY, text};
use crate::defs::Override;
use crate::read::{Reader, Row, records};

pub(crate) const FILE: &str = "parameters.toml";

/// Reads `[mechanism.parameter]` tables. Whether the engine has such a parameter is for the engine to
/// say: the place of each override is kept for that.
pub(crate) fn read(root: &Reader<'_>) -> Vec<Row<Override>> {
    let mut all = Vec::new();
    for (mechanism, _) in root.keys() {
        let Some(group) = root.named_table(mechanism, "mechanism") else { continue };
        let parameters = group.keys().into_iter().filter_map(|(name, spot)| {
            let reader = group.named_table(name, "parameter")?;
            Some(reader.renamed(format!("{mechanism}.{name}"), spot))
        });
        all.extend(records(parameters.collect(), |r| {
            let unit = r.need("unit", text);
            let prior = r.need("prior", ANY.prior_of(unit.as_deref().unwrap_or_default()));
            Some(Override { path: r.name().to_owned(), prior: prior?, unit: unit?, place: r.spot })
        }));
    }
    all
}
