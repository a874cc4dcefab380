//! Numbers of `hire`: troops for hire.

tumen_base::parameters! {
    /// Troops for hire.
    pub struct HireRules in "hire" {
        /// Price of a man in a year.
        price: "dinars/year", 20.0, 40.0, 80.0, "estimate: two to five times a trooper's wage, the lord's share being in it";
        /// Largest share of a host that stays behind.
        share: "share", 0.1, 0.25, 0.4, "estimate: part of a large army";
        /// Probability that a vassal who has been helped keeps part of the host in its pay.
        helped: "probability", 0.04, 0.1, 0.2, "estimate";
        /// Yearly probability that troops are called home in peace.
        recall: "1/year", 0.05, 0.15, 0.3, "estimate: those of 1177 still served in 1181";
        /// Fewest men worth hiring.
        least: "men", 100.0, 200.0, 400.0, "estimate: a guard is not an army";
        /// Share of its treasury that a client lays out in a year.
        outlay: "share", 0.3, 0.5, 0.8, "estimate: a large sum (Khwarazm war)";
        /// Years unpaid after which the lender has lost them.
        lost: "years", 2.0, 3.0, 5.0, "estimate: they fought for their client for years";
    }
}
