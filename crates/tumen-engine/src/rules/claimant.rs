//! Numbers of `claimant`: claimants and their backers.

tumen_base::parameters! {
    /// Claimants and their backers.
    pub struct ClaimantRules in "claimant" {
        /// Years until nobody takes a claim seriously any more.
        lasts: "years", 8.0, 15.0, 25.0, "estimate: from 1172 to the claimant's death in 1193";
        /// Share of the treasury that he promises.
        share: "share", 0.1, 0.3, 0.5, "estimate: a share of its treasures (Yelu Pusuwan)";
        /// Worth of an offer of a third of the court's income.
        offer: "utility", 0.6, 1.1, 1.7, "estimate";
        /// Worth of having a fresh claim to fight for.
        right: "utility", 0.4, 0.8, 1.3, "estimate";
        /// Worth of paying a grudge and winning a lordship back through him, against doing it alone.
        quarrel: "share", 0.4, 0.7, 1.0, "estimate";
        /// Yearly probability that one who was refused tries another court.
        moves: "1/year", 0.1, 0.25, 0.5, "estimate: a few years at one court (Tribal conflict), four courts in twenty (Yelu Pusuwan)";
        /// Probability that a ruler flees before an escort over `strong` of his defenders.
        flees: "probability", 0.2, 0.5, 0.8, "estimate: the brother and his mother fled in 1172";
        /// What a promise unpaid by one who owes the throne weighs with his backer.
        ungrateful: "grudge", 0.2, 0.35, 0.5, "estimate: he soon fell out with those to whom he owed his crown";
        /// What a refusal takes from a claim.
        refusal: "share", 0.2, 0.3, 0.4, "estimate: an empty promise twice refused is no promise";
        /// What partisans in the country are thought to add to the chance of his escort.
        partisans: "logit", 0.7, 1.4, 2.2, "estimate: a prince of the house is not a foreign conqueror";
        /// Probability that he is content with a city won for him before the seat of the throne.
        settles: "probability", 0.15, 0.35, 0.6, "estimate: one held four cities of Khorasan to his death and never the throne";
        /// Probability that the new ruler keeps part of the escort in his pay.
        keeps: "probability", 0.2, 0.4, 0.6, "estimate";
        /// Days before he asks the same court again.
        again: "days", 1200.0, 2500.0, 4000.0, "estimate: a few years at one court (Tribal conflict)";
        /// Share of the defenders' strength that an escort needs for the ruler to think of flight.
        strong: "share", 0.5, 0.7, 1.0, "estimate: the brother fled before an army of the suzerain in 1172";
        /// Years for which he who was set up is reminded of it.
        reminded: "years", 5.0, 10.0, 20.0, "estimate: he who was enthroned in 1172 had fallen out with his backers within a few years";
        /// What a throne filled by another weighs with its old overlord.
        displaced: "grudge", 0.2, 0.35, 0.5, "estimate, as for a vassal who leaves";
    }
}
