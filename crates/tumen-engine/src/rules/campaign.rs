//! Numbers of `campaign`: commanders in the field.

tumen_base::parameters! {
    /// Commanders in the field.
    pub struct CampaignRules in "campaign" {
        /// Worth of going on to the seat of the enemy, whose fall may end the war.
        seat: "utility", 1.2, 1.8, 2.6, "estimate: at the seat a war is decided";
        /// Worth of going on to another place of his.
        place: "utility", 0.4, 0.7, 1.0, "estimate";
        /// Days of march within which others on the same errand are reckoned on.
        fellows: "days", 6.0, 12.0, 20.0, "estimate: columns that can join before a battle";
    }
}
