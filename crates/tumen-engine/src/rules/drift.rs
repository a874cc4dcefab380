//! Numbers of `drift`: slow change of faith.

tumen_base::parameters! {
    /// Slow change of faith.
    pub struct DriftRules in "drift" {
        /// Share that comes over to the ruler's faith in a year of tolerance.
        court: "1/year", 0.0, 0.0005, 0.001, "estimate";
        /// By how many times full severity hastens that.
        push: "ratio", 2.0, 6.0, 12.0, "estimate";
        /// Share that comes over to the faith of the market in a year.
        market: "1/year", 0.0, 0.001, 0.002, "estimate: the steppe about the market towns between 1124 and 1208";
        /// Days of march to a market that counts.
        road: "days", 6.0, 10.0, 15.0, "estimate";
        /// Trade from which a town is a market that draws others.
        great: "dinars/year", 5000.0, 9000.0, 15000.0, "estimate";
    }
}
