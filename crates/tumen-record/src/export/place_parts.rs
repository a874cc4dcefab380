//! What the Linked Places format wants to know of a place, beyond what the gazetteer says in so many
//! words: types of a published thesaurus, and certainty in three steps.

use tumen_geo::PlaceKind;

/// What a kind of place is called here.
pub(super) const fn label(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::City => "city",
        PlaceKind::Fort => "fort",
        PlaceKind::Pass => "pass",
        PlaceKind::Pasture => "pasture",
        PlaceKind::TribalCentre => "tribal centre",
        PlaceKind::Field => "field",
        PlaceKind::RiverCrossing => "river crossing",
        PlaceKind::Region => "region",
        PlaceKind::Caravanserai => "caravanserai",
        PlaceKind::Water => "water",
    }
}

/// Number and term of the Art and Architecture Thesaurus, from the list of place types that the format
/// recommends (`feature-types-AAT_20230609.tsv` of LinkedPasts/linked-places-format). None where that
/// list has nothing that fits: a camp that moves is no settlement, and a ford no body of water.
pub(super) const fn thesaurus(kind: PlaceKind) -> Option<(&'static str, &'static str)> {
    match kind {
        PlaceKind::City => Some(("300008389", "cities")),
        PlaceKind::Fort => Some(("300006888", "fortifications")),
        PlaceKind::Pass => Some(("300259572", "passes (landforms)")),
        PlaceKind::Field => Some(("300000835", "battlefields")),
        PlaceKind::Region => Some(("300387178", "historical regions")),
        PlaceKind::Water => Some(("300266059", "bodies of water (natural)")),
        PlaceKind::Pasture | PlaceKind::TribalCentre | PlaceKind::RiverCrossing | PlaceKind::Caravanserai => None,
    }
}

/// How certain a coordinate of a quality is: A, B and C in the gazetteer.
pub(super) fn certainty(quality: &str) -> &'static str {
    match quality.as_bytes().first() {
        Some(b'A') => "certain",
        Some(b'B') => "less-certain",
        _ => "uncertain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_goes_down_with_quality() {
        assert_eq!(
            ["A", "B(±15km)", "C(±80km)", ""].map(certainty),
            ["certain", "less-certain", "uncertain", "uncertain"]
        );
    }
}
