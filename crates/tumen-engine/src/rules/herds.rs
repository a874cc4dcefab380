//! Numbers of `herds`: herdsmen as guests.

tumen_base::parameters! {
    /// Herdsmen as guests.
    pub struct HerdsRules in "herds" {
        /// Least share of the herdsmen of a lost place who go with their chief; the most is all.
        leave: "share", 0.2, 0.4, 0.7, "estimate";
        /// Dues of guests against customary dues.
        dues: "ratio", 0.5, 1.0, 2.0, "estimate: the governor of Balkh raised those of the Oghuz (Qara Khitai, Yelu Yilie)";
        /// Wrong of a year's dues of full hardness.
        wrong: "grudge", 0.08, 0.15, 0.3, "estimate";
        /// Inclination of guests without a grievance, as strong as their host near by, to kill his collector in a year.
        kill: "logit", -5.0, -4.0, -3.0, "estimate: once in the documents, 1153";
        /// Inclination of a court to give room to a people with herds.
        room: "logit", 0.0, 1.0, 2.0, "estimate";
        /// Days about a camp within which the host's men count.
        near: "days", 10.0, 20.0, 30.0, "estimate";
        /// What a collector killed by guests weighs with their host.
        killed: "grudge", 0.4, 0.6, 0.9, "estimate: the sultan marched at once in 1153";
    }
}
