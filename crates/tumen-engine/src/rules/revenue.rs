//! Numbers of `revenue`: taxes and trade.

tumen_base::parameters! {
    /// Taxes and trade.
    pub struct RevenueRules in "revenue" {
        /// Customary dues of a household.
        dues: "dinars/household/year", 0.6, 1.0, 1.6, "estimate after Ibn al-Athir: a dinar a household in the Qara Khitai lands";
        /// Share of income that the court and the country's own business use up.
        court: "share", 0.3, 0.45, 0.6, "estimate";
        /// Months of pay and court in the treasury below which taxes go up.
        reserve_months: "months", 3.0, 6.0, 12.0, "estimate";
        /// Most that taxes may rise above custom.
        tax_ceiling: "ratio", 1.3, 1.6, 2.2, "estimate";
        /// Share of scattered men of the ruling people who find their way home in a year.
        come_home: "1/year", 0.15, 0.3, 0.5, "estimate";
        /// Share of the gap in the reserve that young men fill in a year.
        coming_of_age: "1/year", 0.05, 0.1, 0.2, "estimate: a generation restores a levy";
    }
}
