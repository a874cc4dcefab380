//! Numbers of `salary`: whether soldiers get a wage.

tumen_base::parameters! {
    /// Whether soldiers get a wage.
    pub struct SalaryRules in "salary" {
        /// Income against wages from which a court can think of paying.
        afford: "ratio", 1.0, 1.3, 1.8, "estimate";
        /// Rate at which a court of strangers that can pay begins to.
        begins: "1/year", 0.05, 0.12, 0.25, "estimate: paid soldiers were an innovation of one court (Qara Khitai, Administration)";
        /// Share of households of another faith below which nobody thinks of it.
        strangers: "share", 0.4, 0.55, 0.7, "estimate";
        /// Months owed at which paying is given up.
        given_up: "months", 9.0, 12.0, 18.0, "estimate";
        /// Share of the men who stay on for booty then.
        stay: "share", 0.4, 0.6, 0.8, "estimate";
        /// How much likelier a new ruler is to begin than one in his place for long.
        new_reign: "ratio", 2.0, 5.0, 10.0, "estimate: a founder set it up";
        /// Share of the year that soldiers are reckoned to be in the field.
        in_the_field: "share", 0.15, 0.25, 0.4, "estimate: a campaign of three months";
    }
}
