//! Numbers of `refuge`: refugees.

tumen_base::parameters! {
    /// Refugees.
    pub struct RefugeRules in "refuge" {
        /// Inclination to take a refugee in.
        welcome: "logit", 0.5, 1.5, 2.5, "estimate: courts of the time mostly did";
        /// How the fear of his pursuers moves it.
        danger: "logit per ln ratio", 0.1, 0.3, 0.6, "estimate";
        /// How the worth of his men to a court at war moves it.
        worth: "logit", 0.3, 0.8, 1.4, "estimate";
        /// Share of the scattered who rally in a month to a leader with a safe place.
        rally: "1/month", 0.015, 0.035, 0.07, "estimate: most within two or three years";
        /// Scattered men at a distance who hear of him, as a share of those who would come.
        spread: "share", 0.3, 0.6, 1.0, "estimate";
        /// What is held against a guest that is held against the court that takes him in.
        sheltered: "share", 0.1, 0.25, 0.5, "estimate";
    }
}
