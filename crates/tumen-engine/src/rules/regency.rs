//! Numbers of `regency`: rule for a child.

tumen_base::parameters! {
    /// Rule for a child.
    pub struct RegencyRules in "regency" {
        /// Inclination to leave the government to the widow rather than to a kinsman.
        widow: "logit", -2.0, -1.2, -0.5, "estimate: mothers ruled for sons at Gurganj in 1172, kinsmen elsewhere";
        /// What a custom that lets a woman hold the power in full adds.
        custom: "logit", 1.8, 2.6, 3.6, "estimate: the first regent of the Qara Khitai was the founder's widow, with all his titles";
        /// What her clan adds if its men lead all that is in the field.
        clan: "logit", 0.5, 1.5, 3.0, "estimate";
    }
}
