//! Numbers of `homage`: homage asked.

tumen_base::parameters! {
    /// Homage asked.
    pub struct HomageRules in "homage" {
        /// Inclination to acknowledge a higher throne when strength is equal.
        submit: "logit", -3.0, -2.0, -1.0, "estimate: Qocho offered tribute in 1144, two peoples submitted in 1175, the empire refused in 1146";
        /// How the odds move it.
        odds: "logit per ln ratio", 0.4, 0.8, 1.3, "estimate";
        /// Days of march over which a far power's strength is felt less by a factor e.
        felt: "days", 25.0, 40.0, 60.0, "estimate";
        /// Probability that a proud court kills an envoy whom it refuses.
        kill: "probability", 0.05, 0.2, 0.4, "estimate: the envoy of 1146 was put to death for a threat";
        /// Days by courier over which a court is known of less by a factor e.
        known: "days", 20.0, 40.0, 70.0, "estimate";
        /// What an envoy killed weighs with a court that hears of it at once.
        killed: "grudge", 0.6, 0.9, 1.2, "estimate, as for collectors";
        /// What an envoy sent away with an insult weighs.
        insulted: "grudge", 0.1, 0.2, 0.35, "estimate, as for collectors";
    }
}
