//! Numbers of `arise`: powers that come into being.

tumen_base::parameters! {
    /// Powers that come into being.
    pub struct AriseRules in "arise" {
        /// Settled households of a place that can be a city of its own.
        city: "households", 5000.0, 8000.0, 12000.0, "estimate: the least of the cities that had princes";
        /// Probability that such a city sets up a prince when it has driven out its garrison.
        prince: "probability", 0.3, 0.5, 0.7, "estimate: others are ruled by their elders";
        /// Share of the standing of the power it came out of that a new one begins with.
        standing: "share", 0.4, 0.6, 0.8, "estimate";
    }
}
