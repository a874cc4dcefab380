//! Numbers of `kinship`: marriages.

tumen_base::parameters! {
    /// Marriages.
    pub struct KinshipRules in "kinship" {
        /// Probability that an unmarried prince or a vassal asks when the occasion comes, every seven months.
        asks: "probability", 0.3, 0.5, 0.7, "estimate";
        /// Inclination to give a daughter.
        gives: "logit", -0.2, 0.6, 1.4, "estimate";
        /// What a custom against outsiders takes away.
        custom: "logit", 0.5, 1.3, 2.5, "estimate: the ruling clan was highly reluctant";
        /// What the asker's men are worth, for each ln ratio to the giver's.
        worth: "logit per ln ratio", 0.1, 0.3, 0.6, "estimate";
        /// Hurt of a refusal, times pride.
        refusal: "grudge", 0.3, 0.6, 1.0, "estimate: Uthman's refused suit";
        /// Bond of a marriage between houses.
        bond: "kin", 0.25, 0.4, 0.6, "estimate";
        /// Probability that a guest takes the faith of a wife's house.
        conversion: "probability", 0.3, 0.55, 0.8, "estimate: the usurper is said to have become a Buddhist at court";
    }
}
