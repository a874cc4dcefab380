//! Numbers of `commissioner`: the suzerain's man at a vassal's court.

tumen_base::parameters! {
    /// The suzerain's man at a vassal's court.
    pub struct CommissionerRules in "commissioner" {
        /// What a resident adds to the inclination to pay; a visitor adds half of it.
        presence: "logit", 0.3, 0.8, 1.4, "estimate";
        /// Share of the error of rumour that is left where a resident reports.
        informed: "share", 0.2, 0.4, 0.7, "estimate";
        /// How often a suzerain sends a man to stay with a vassal who has not paid for a year.
        sent: "1/year", 0.05, 0.15, 0.3, "estimate";
        /// How often he lets a man come home who has not been needed for long.
        recalled: "1/year", 0.01, 0.03, 0.06, "estimate";
        /// Years of payment after which he is not needed.
        trusted: "years", 10.0, 15.0, 25.0, "estimate";
    }
}
