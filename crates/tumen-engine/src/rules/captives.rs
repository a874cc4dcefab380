//! Numbers of `captives`: captives of a battle.

tumen_base::parameters! {
    /// Captives of a battle.
    pub struct CaptivesRules in "captives" {
        /// Probability that the commander of a host in a beaten line is taken.
        taken: "probability", 0.05, 0.15, 0.3, "estimate: of the great men at Qatwan two commanders and the sultan's wife were";
        /// Probability that a ruler's consort goes with his host.
        consort: "probability", 0.1, 0.3, 0.5, "estimate";
        /// Years for which a captive is held before a ransom is agreed.
        held: "years", 0.7, 1.5, 3.0, "estimate: the captives of 1141 were ransomed within some years";
        /// Ransom of a commander; one of a ruling house or a consort costs five times as much.
        ransom: "dinars", 500.0, 1500.0, 5000.0, "estimate; 500,000 dinars for the sultan's wife (general history) is out of all measure";
    }
}
