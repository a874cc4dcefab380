//! Numbers of `raid`: raids over the edge of the map.

tumen_base::parameters! {
    /// Raids over the edge of the map.
    pub struct RaidRules in "raid" {
        /// Days of march beyond which nobody raids a border.
        reach: "days", 60.0, 100.0, 140.0, "estimate: several hundred men stood on the Orkhon in 1156, far from the court on the Chu";
        /// Raids a year of a court with a full wrong to avenge.
        rate: "1/year", 0.05, 0.12, 0.25, "estimate: raids or scouts in 1156, 1177, 1185 and 1188, when the wrong was old";
        /// Weight of a lost country beyond the border, as a wrong that does not fade.
        claim: "grudge", 0.2, 0.4, 0.7, "estimate: two generations thought of winning it back";
        /// Fewest and most riders are a third and three times of this.
        riders: "men", 150.0, 300.0, 500.0, "several hundred in 1156";
        /// Probability that an occasion for a raid becomes an army.
        great: "probability", 0.03, 0.08, 0.15, "one in 1134, among some half a dozen";
        /// Probability that raiders are met when the border has all its men.
        watch: "probability", 0.25, 0.5, 0.75, "estimate";
        /// Probability that raiders who are met go home after talks.
        parley: "probability", 0.3, 0.5, 0.7, "as in 1156";
        /// Booty of a rider.
        booty: "dinars", 2.0, 5.0, 12.0, "estimate: a few head of cattle";
        /// Share of beaten raiders who do not come home.
        fall: "share", 0.1, 0.25, 0.45, "estimate";
        /// Probability that those who were raided find spies.
        spies: "probability", 0.15, 0.3, 0.5, "estimate: told of 1177";
        /// Probability that on such an occasion another neighbour of the enemy is sounded about a war.
        sounded: "probability", 0.05, 0.12, 0.25, "estimate: told of 1185";
        /// Weight of a raid in the memory of those raided.
        wound: "grudge", 0.05, 0.12, 0.25, "estimate";
        /// Raids a year of a remote power with a full wrong to avenge.
        answer: "1/year", 0.05, 0.12, 0.25, "estimate";
        /// Days of march from its places that a remote power goes.
        border: "days", 30.0, 45.0, 60.0, "estimate: an army met the raiders at Kedun in 1156";
    }
}
