//! Numbers of `revolt`: risings.

tumen_base::parameters! {
    /// Risings.
    pub struct RevoltRules in "revolt" {
        /// Rate of risings of a wholly calm community, before the exponent.
        base: "1/year", 0.002, 0.004, 0.008, "estimate: once in some centuries at an average place";
        /// How grievance (times share) moves the log rate.
        grievance: "log rate", 3.0, 4.0, 5.5, "estimate";
        /// How the garrison (men for each 100 households) moves it.
        garrison: "log rate", 0.03, 0.08, 0.15, "estimate";
        /// How the nearness of the ruler's field host moves it.
        host: "log rate", 1.0, 2.0, 3.0, "estimate";
        /// How hope moves it.
        hope: "log rate", 3.0, 4.5, 6.0, "estimate; at Kashgar the people rose when the army arrived (both conquest documents)";
        /// Hope that a hostile host gives without a proclamation, against one with it.
        unproclaimed: "share", 0.1, 0.25, 0.5, "estimate";
        /// How a rising lately put down moves it.
        cowed: "log rate", 1.5, 3.0, 4.5, "estimate: those who would lead the next are dead, fled or disarmed";
        /// Years for that to fade by a factor e.
        forgets: "years", 3.0, 8.0, 15.0, "estimate: half a generation";
        /// Days of march within which a host gives hope.
        reach: "days", 10.0, 18.0, 30.0, "estimate: word of an army two weeks away";
        /// Grievance below which nobody rises.
        floor: "grievance", 0.1, 0.2, 0.3, "estimate";
        /// Men in the streets for each household that joins.
        fighters: "men/household", 0.15, 0.3, 0.6, "estimate";
        /// A soldier's worth in the streets against a townsman's.
        soldier: "ratio", 2.0, 3.5, 6.0, "estimate";
        /// Noise in the outcome of the fight.
        noise: "log ratio", 0.5, 0.9, 1.4, "estimate";
    }
}
