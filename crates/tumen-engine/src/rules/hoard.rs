//! Numbers of `hoard`: what a full treasury is spent on.

tumen_base::parameters! {
    /// What a full treasury is spent on.
    pub struct HoardRules in "hoard" {
        /// Income that a court keeps by it.
        keeps: "years", 1.5, 3.0, 5.0, "estimate: the treasure of a court is for bad years and for wars";
        /// Share of what lies above that goes out in a year.
        spends: "1/year", 0.1, 0.2, 0.35, "estimate";
        /// Share of it that goes to men.
        soldiers: "share", 0.3, 0.5, 0.7, "estimate";
        /// What a man costs who takes service, with horse and arms.
        price: "dinars/man", 20.0, 40.0, 70.0, "estimate: some years' pay";
        /// Most men a household of its lands who take service in a year.
        volunteers: "men/household/year", 0.003, 0.006, 0.012, "estimate: younger sons and strangers";
        /// Standing that a year's income spent on splendour brings.
        splendour: "share", 0.01, 0.02, 0.04, "estimate";
        /// Fewest new men in a year that are worth telling.
        told: "men", 500.0, 1000.0, 2000.0, "estimate: a tenth of a tumen";
        /// And the least part of the host that they join.
        part: "share", 0.05, 0.1, 0.2, "estimate";
    }
}
