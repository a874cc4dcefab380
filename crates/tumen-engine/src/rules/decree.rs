//! Numbers of `decree`: peoples moved by order.

tumen_base::parameters! {
    /// Peoples moved by order.
    pub struct DecreeRules in "decree" {
        /// Decrees a year for a vassal with a full wrong against herdsmen near by.
        rate: "1/year", 0.01, 0.03, 0.06, "estimate: one such order is told, of 1158";
        /// Wrongs below which nobody complains.
        ill: "grudge", 0.15, 0.25, 0.4, "estimate";
        /// Days of march within which herdsmen are a trouble.
        near: "days", 8.0, 15.0, 25.0, "estimate";
        /// Fewest households worth a decree.
        least: "households", 100.0, 300.0, 800.0, "estimate: fewer are no people";
        /// Fewest days of march between the old pastures and the new.
        shortest: "days", 4.0, 8.0, 15.0, "estimate: nearer is no way off";
        /// Most days of march between them.
        farthest: "days", 40.0, 60.0, 90.0, "estimate: from Samarkand to Kashgar is some thirty";
        /// What being moved weighs with a people.
        driven: "grudge", 0.2, 0.35, 0.6, "estimate: the order of 1158 was answered with arms";
        /// What it weighs with the overlord that a people will not go.
        stays: "grudge", 0.1, 0.2, 0.4, "estimate";
    }
}
