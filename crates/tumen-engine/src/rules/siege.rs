//! Numbers of `siege`: sieges.

tumen_base::parameters! {
    /// Sieges.
    pub struct SiegeRules in "siege" {
        /// Daily rate of storm at even odds on an open place.
        storm: "1/day", 0.01, 0.03, 0.08, "estimate: a month before an open town at even numbers";
        /// How much the strongest walls multiply the defenders.
        wall: "ratio", 4.0, 8.0, 14.0, "estimate: a defender on a good wall counts for several men";
        /// How steeply the rate of storm rises with the ratio.
        storm_power: "exponent", 0.8, 1.3, 2.0, "estimate";
        /// Daily rate of surrender once the stores are out.
        hunger: "1/day", 0.01, 0.03, 0.06, "estimate: weeks after the granaries are empty";
        /// Daily rate at which a gate is betrayed when all are aggrieved.
        treachery: "1/day", 0.01, 0.03, 0.08, "estimate; most medieval sieges ended before starvation";
        /// Inclination to open on terms on the first day.
        terms: "logit", -2.5, -1.5, -0.5, "estimate: some places open at once";
        /// How the ratio of besiegers to defenders moves that inclination.
        terms_ratio: "logit per ln ratio", 0.3, 0.6, 1.0, "estimate";
        /// How grievance against the holder moves it.
        terms_grievance: "logit", 1.5, 3.0, 5.0, "estimate";
        /// How the besiegers' power against all that could come to relieve the place moves it.
        relief: "logit per ln ratio", 0.4, 0.8, 1.3, "estimate: cities opened to whoever had beaten their lord's army in the field";
        /// Share of its lord's overlord's power that a place hopes for.
        overlord: "share", 0.2, 0.45, 0.7, "estimate, as councils reckon with it";
        /// Share of besiegers lost in a storm at even odds.
        storm_loss: "share", 0.02, 0.05, 0.1, "estimate";
        /// Share of the households that bear arms on their own walls for a holder they support.
        militia: "men/household", 0.05, 0.12, 0.25, "estimate";
        /// Days after which a besieger without success tires.
        patience: "days", 60.0, 120.0, 240.0, "estimate: the documents' sieges last a season";
    }
}
