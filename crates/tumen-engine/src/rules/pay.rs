//! Numbers of `pay`: wages.

tumen_base::parameters! {
    /// Wages.
    pub struct PayRules in "pay" {
        /// Wage of a trooper.
        wage: "dinars/year", 6.0, 9.0, 15.0, "Byzantine field soldier c. 850: 12-18 dinars (Ibn Khurdadhbih), less where a man keeps his own horses and herds (estimate)";
        /// Share of the wage due in peace, when a man lives on his herds and is called up in turn.
        retainer: "share", 0.2, 0.35, 0.6, "estimate";
        /// Most that deserts in a month when nothing is paid.
        desertion: "1/month", 0.08, 0.15, 0.3, "estimate: a salaried army gone in about a year";
        /// Months of arrears that most men bear.
        forbearance: "months", 2.0, 4.0, 8.0, "estimate";
        /// Cohesion lost for a month's arrears.
        grumbling: "1/month", 0.01, 0.03, 0.06, "estimate";
        /// Months owed above which guards count as unpaid for a plotter.
        opening: "months", 2.0, 3.0, 6.0, "estimate";
    }
}
