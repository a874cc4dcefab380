//! Numbers of `appanage`: lands in place of wages.

tumen_base::parameters! {
    /// Lands in place of wages.
    pub struct AppanageRules in "appanage" {
        /// Inclination of a commander in a great city to keep it.
        base: "logit", -4.8, -3.8, -3.0, "estimate, with the dozen great cities of Khorasan in mind, of which a handful were lost so after 1153; lowered once when histories used up the powers that may arise";
        /// What thirty days of march from the seat add.
        distance: "logit per 30 days", 0.8, 1.5, 2.4, "estimate";
        /// What lost standing adds.
        weakness: "logit", 1.0, 2.5, 4.0, "estimate";
        /// What the end of the ruling house adds.
        no_heir: "logit", 1.0, 2.0, 3.0, "estimate, with Khorasan after 1157 in mind: nobody to whom an oath was sworn";
        /// Households from which a city feeds a lord and his men.
        great: "households", 5000.0, 7000.0, 10000.0, "estimate";
        /// What a defeat counts against a death.
        defeat: "share", 0.2, 0.4, 0.7, "estimate";
        /// Men of his own in the garrison, at the least.
        garrison: "men", 100.0, 200.0, 400.0, "estimate";
        /// Most who break away on one occasion.
        at_once: "cities", 2.0, 3.0, 5.0, "estimate: rounded to a number";
        /// What a city that breaks away weighs with the power that it leaves.
        lost: "grudge", 0.4, 0.6, 0.9, "estimate";
    }
}
