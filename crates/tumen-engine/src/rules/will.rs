//! Numbers of `will`: wills.

tumen_base::parameters! {
    /// Wills.
    pub struct WillRules in "will" {
        /// Age at which a ruler settles who follows.
        age: "years", 40.0, 46.0, 55.0, "estimate";
        /// Days by which the dying see death coming.
        notice: "days", 30.0, 120.0, 300.0, "estimate";
        /// Weight of ability.
        ability: "utility", 0.6, 1.2, 2.0, "estimate";
        /// Weight of an own son.
        son: "utility", 0.5, 0.9, 1.5, "estimate";
        /// What a minor is behind the grown.
        minor: "utility", 0.6, 1.2, 2.0, "estimate: in 1163 a sister was named over small sons";
        /// What a woman is behind a man where women rule.
        woman: "utility", 0.1, 0.4, 0.9, "estimate, as above";
        /// Pull of whom custom puts first.
        custom: "utility", 0.8, 1.6, 2.6, "estimate";
        /// Noise in the choice.
        temperature: "utility", 0.15, 0.3, 0.5, "estimate";
        /// Probability that a will is honoured.
        honoured: "probability", 0.6, 0.8, 0.95, "estimate";
    }
}
