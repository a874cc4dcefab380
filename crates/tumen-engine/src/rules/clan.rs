//! Numbers of `clan`: the custom of two clans.

tumen_base::parameters! {
    /// The custom of two clans.
    pub struct ClanRules in "clan" {
        /// Probability that a man keeps to the custom.
        keeps: "probability", 0.8, 0.9, 0.97, "estimate: the ruling clan tried to keep to it (Qara Khitai, Administration)";
        /// Age at which men of both clans marry.
        weds: "years", 17.0, 18.0, 20.0, "estimate";
        /// Standing among the own people that the custom is worth.
        worth: "share", 0.05, 0.07, 0.1, "estimate";
    }
}
