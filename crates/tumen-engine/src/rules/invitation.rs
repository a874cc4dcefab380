//! Numbers of `invitation`: strangers called in.

tumen_base::parameters! {
    /// Strangers called in.
    pub struct InvitationRules in "invitation" {
        /// How many times one's own strength a menace must be believed to be.
        desperate: "ratio", 1.2, 1.8, 3.0, "estimate";
        /// Days of march within which a stranger is thought of.
        reach: "days", 25.0, 40.0, 60.0, "estimate";
        /// Probability that a court in that plight calls one in within a year.
        calls: "1/year", 0.2, 0.4, 0.7, "estimate: general history has one such call in the region in this century";
        /// Inclination of the stranger to come.
        comes: "logit", 0.0, 1.0, 2.0, "estimate: a city for nothing";
        /// How the guest's men against the host's move him to set the host aside.
        set_aside: "logit per ln ratio", 0.5, 1.0, 1.5, "estimate";
        /// Days about the seat that go with it.
        core: "days", 3.0, 6.0, 12.0, "estimate: the district of a city";
    }
}
