//! Numbers of `pursuit`: flight and pursuit.

tumen_base::parameters! {
    /// Flight and pursuit.
    pub struct PursuitRules in "pursuit" {
        /// How grievance against the fugitive moves those who would sell him.
        grievance: "rate", 0.6, 1.2, 2.0, "estimate";
        /// How a bounty or a pursuer at hand moves them.
        bounty: "rate", 0.15, 0.4, 0.8, "estimate: the hunters' bargain with the pursuers (Juvayni)";
        /// How loyalty holds them back.
        loyalty: "rate", 0.6, 1.2, 2.0, "estimate";
        /// What strangers feel for a beaten man with his treasure.
        strangers: "rate", 0.02, 0.06, 0.15, "estimate";
        /// Men who stay with a ruler in flight.
        following: "share", 0.1, 0.25, 0.5, "estimate";
        /// Inclination of a foreign court to take a ruler in flight in.
        received: "logit", 0.3, 1.2, 2.2, "estimate; the court of 1208 took the refugee in";
        /// Probability that a party is caught when it passes a hostile garrison.
        gauntlet: "probability", 0.1, 0.25, 0.45, "estimate";
        /// Riders who get out of a falling city with its ruler.
        riders: "men", 100.0, 300.0, 800.0, "estimate";
        /// Factor on the trap risk of routes for a party in flight.
        trap: "ratio", 0.6, 1.0, 1.6, "estimate";
        /// Probability that a party in a blind valley is taken.
        taken: "probability", 0.5, 0.75, 0.9, "estimate: with locals above and pursuers behind";
        /// Probability that a ruler in a city that falls or rises is taken there.
        in_city: "probability", 0.08, 0.18, 0.35, "estimate: he is not the last to hear";
        /// Days of march that a danger at one place weighs against a refuge.
        fear: "days", 15.0, 30.0, 50.0, "estimate";
        /// Probability that a captor without a quarrel lets a captive ruler go for ransom.
        ransom: "probability", 0.3, 0.5, 0.7, "estimate; Andkhud 1204, Qatwan 1141";
        /// Ransom of a ruler.
        price: "dinars", 10000.0, 30000.0, 80000.0, "estimate: a year's tribute of a great vassal";
        /// Days away from a place after which shelter found there is told again.
        told: "days", 90.0, 180.0, 365.0, "estimate: a chronicler tells of one stay once";
        /// Days after which giving way at the same place before the same enemy is told again.
        declined: "days", 30.0, 60.0, 120.0, "estimate: a chronicler tells of one campaign once";
    }
}
