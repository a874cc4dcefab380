//! Numbers of `betrothal`: children promised to each other.

tumen_base::parameters! {
    /// Children promised to each other.
    pub struct BetrothalRules in "betrothal" {
        /// Probability that a house with a child of the age asks for another, every seven months.
        asks: "probability", 0.01, 0.025, 0.05, "estimate: a house makes one such match in two or three generations";
        /// Days of march to the other court, at most.
        reach: "days", 20.0, 30.0, 45.0, "estimate";
        /// Inclination to keep the promise when the day comes.
        keeps: "logit", 1.0, 2.0, 3.0, "estimate";
        /// Hurt of a broken promise, times pride.
        broken: "grudge", 0.3, 0.5, 0.9, "estimate: somewhat less than a suit refused in public";
        /// Age at which a girl is married; a boy is two years older.
        weds: "years", 13.0, 15.0, 17.0, "estimate";
        /// Youngest child that is promised.
        youngest: "years", 0.0, 2.0, 5.0, "estimate: children in the cradle were promised";
        /// By how many years a boy is older when he marries.
        older: "years", 1.0, 2.0, 4.0, "estimate";
        /// Share of the bond of a marriage that its promise is worth.
        promise: "share", 0.3, 0.5, 0.7, "estimate";
    }
}
