//! Numbers of `remnant`: what is left of the beaten.

tumen_base::parameters! {
    /// What is left of the beaten.
    pub struct RemnantRules in "remnant" {
        /// Fewest men who stay together without a land.
        least: "men", 800.0, 1500.0, 3000.0, "estimate";
        /// Inclination to go off and found a state, against taking service.
        found: "logit", -1.5, -0.5, 0.5, "estimate: one branch did, in Kirman";
        /// How boldness moves it.
        boldness: "logit", 0.8, 1.6, 2.5, "estimate";
        /// Days of march within which service or land is sought.
        reach: "days", 50.0, 80.0, 120.0, "estimate";
        /// Times its own strength that a neighbour must have for a new state to bow to it.
        overshadowed: "ratio", 2.0, 3.0, 5.0, "estimate";
        /// Probability that it bows at once.
        bows: "probability", 0.5, 0.8, 0.95, "Qara Khitai, Aftermath: the branch in Kirman was a vassal while it lasted";
    }
}
