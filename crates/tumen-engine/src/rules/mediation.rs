//! Numbers of `mediation`: men of religion who make peace.

tumen_base::parameters! {
    /// Men of religion who make peace.
    pub struct MediationRules in "mediation" {
        /// Chance that the most respected bring even sides to terms.
        chance: "probability", 0.05, 0.15, 0.3, "estimate: two cases in a century of battles";
        /// Days of march within which they come.
        reach: "days", 2.0, 4.0, 7.0, "estimate";
        /// Least standing of notables whom armies heed.
        heeded: "standing", 0.15, 0.25, 0.4, "estimate: the men of religion of a great city";
    }
}
