//! Numbers of `settlement`: what victors do.

tumen_base::parameters! {
    /// What victors do.
    pub struct SettlementRules in "settlement" {
        /// Share of a host left behind in a place it takes and keeps.
        garrison: "share", 0.03, 0.06, 0.1, "estimate";
        /// Most men left behind in one place.
        garrison_most: "men", 800.0, 1500.0, 3000.0, "estimate";
        /// Men in garrison a household of a place.
        garrison_household: "men/household", 0.02, 0.04, 0.08, "estimate: a thousand men in a city of 25,000 houses";
        /// Men who keep a fort or a pass where nobody lives.
        watch: "men", 50.0, 120.0, 250.0, "estimate";
        /// Dinars that plunder finds in a household.
        plunder: "dinars/household", 0.3, 0.8, 2.0, "estimate: a year's dues";
        /// Inclination of a beaten ruler to save his land by submission.
        submit: "logit", -1.0, 0.0, 1.0, "estimate: Atsiz, Tekish, Uthman all did at some time";
        /// How hopeless odds move it.
        odds: "logit per ln ratio", 0.4, 0.8, 1.3, "estimate";
        /// Inclination of a victor to take a submission instead of the land.
        accept: "logit", 0.0, 0.8, 1.6, "estimate: empires of the region ruled through vassals";
        /// How wrongs remembered move it.
        anger: "logit", 1.0, 2.0, 3.0, "estimate";
        /// Inclination of a victor to give a place to the native power it came from.
        restore: "logit", -1.2, -0.4, 0.4, "estimate";
        /// Tribute of a new vassal, as a share of its income.
        tribute: "share", 0.06, 0.12, 0.2, "estimate: 30,000 dinars of a great province";
        /// Inclination of an invader to proclaim relief to the oppressed.
        proclaim: "logit", -0.5, 0.7, 2.0, "estimate: the invader of 1218 did";
        /// How the severity that the oppressed suffer moves it.
        oppression: "logit", 0.8, 1.6, 2.5, "estimate";
        /// Distance from home beyond which a victor looks to local rulers.
        far: "days", 30.0, 50.0, 80.0, "estimate";
        /// Days for which what a court has cried to the oppressed of an enemy need not be cried again.
        word: "days", 500.0, 1000.0, 2000.0, "estimate";
    }
}
