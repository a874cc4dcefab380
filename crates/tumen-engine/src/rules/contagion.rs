//! Numbers of `contagion`: the turn of the vassals.

tumen_base::parameters! {
    /// The turn of the vassals.
    pub struct ContagionRules in "contagion" {
        /// What a fellow's defection takes from the belief in protection, next door.
        fellows: "share", 0.05, 0.1, 0.2, "estimate";
        /// Years over which the shock fades by a factor e.
        fades: "years", 1.0, 2.0, 3.5, "estimate: 1209 to 1211";
        /// Days over which the word of it loses a factor e of its weight.
        near: "days", 20.0, 30.0, 50.0, "estimate: a month's march";
        /// Probability that officers of a shaken court go over to the new patron.
        officers: "probability", 0.05, 0.12, 0.25, "estimate: individuals at Qocho in 1209";
        /// Largest share of a host that goes with them.
        men: "share", 0.005, 0.01, 0.02, "estimate";
        /// Fewest men who go over with officers.
        least: "men", 15.0, 30.0, 80.0, "estimate: individuals at Qocho in 1209";
    }
}
