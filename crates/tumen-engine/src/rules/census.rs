//! Numbers of `census`: rolls and counts.

tumen_base::parameters! {
    /// Rolls and counts.
    pub struct CensusRules in "census" {
        /// Share of the households on the rolls that are lost from them in a year.
        stale: "1/year", 0.01, 0.02, 0.04, "estimate: a generation halves a register";
        /// Share of the households that pay by custom, however old the rolls.
        custom: "share", 0.5, 0.65, 0.8, "estimate";
        /// What a count costs.
        cost: "dinars/household", 0.03, 0.08, 0.2, "estimate: a clerk for some months";
        /// Fewest days that it takes.
        shortest: "days", 60.0, 100.0, 150.0, "estimate";
        /// Most days that it takes.
        longest: "days", 200.0, 300.0, 400.0, "estimate";
        /// Grievance that it stirs up.
        resented: "grievance", 0.02, 0.05, 0.1, "estimate";
        /// Inclination to count in a year, with fresh rolls and a full treasury.
        inclination: "logit", -7.0, -6.0, -5.0, "estimate: one census is told of in ninety years (Qara Khitai, Yelu Yilie)";
        /// What a new reign adds.
        reign: "logit", 0.5, 1.2, 2.0, "estimate: it was the act of a new reign";
        /// What an empty treasury adds.
        shortage: "logit", 0.3, 0.8, 1.5, "estimate";
        /// What rolls without a single household would add.
        missing: "logit", 2.5, 4.5, 7.0, "estimate";
        /// Dues of a household that lives by herds against those of a settled one.
        herds: "ratio", 0.2, 0.4, 0.7, "estimate: a sheep of a hundred, where the settled paid a dinar";
        /// By how much faster men come of age into the reserve where all live by herds.
        riders: "ratio", 0.2, 0.5, 1.0, "estimate: every herdsman is a horseman";
        /// Years for which a reign counts as new.
        new_reign: "years", 2.0, 3.0, 5.0, "estimate: counts were taken early in a reign";
    }
}
