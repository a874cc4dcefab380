//! Numbers of `inward`: kinsmen of raiders moved away from a border.

tumen_base::parameters! {
    /// Kinsmen of raiders moved away from a border.
    pub struct InwardRules in "inward" {
        /// Probability that kinsmen are moved after a raid, or when spies are found.
        moves: "probability", 0.15, 0.3, 0.6, "estimate: done in 1177, not told of the raids before";
        /// Days of march from the raided place within which herdsmen live by the border.
        border: "days", 10.0, 20.0, 30.0, "estimate";
        /// Share of them that is moved.
        share: "share", 0.4, 0.7, 1.0, "estimate";
        /// What it weighs with those whose kin they are.
        hurt: "grudge", 0.1, 0.2, 0.35, "estimate";
        /// Fewest who are worth the trouble.
        least: "men or households", 100.0, 200.0, 500.0, "estimate";
    }
}
