//! Numbers of `titles`: titles.

tumen_base::parameters! {
    /// Titles.
    pub struct TitleRules in "titles" {
        /// What a title adds to standing with its audience.
        worth: "share", 0.05, 0.08, 0.15, "estimate: the image of China helped to legitimise the rule (Qara Khitai, Association with China)";
        /// Men in arms who make a ruler of herdsmen universal.
        men: "men", 6000.0, 12000.0, 20000.0, "estimate: one was called so with a garrison of 20,000 behind him";
        /// Households under a ruler and his vassals that make a ruler of the settled more than a king.
        households: "households", 40000.0, 70000.0, 120000.0, "estimate";
        /// What a title weighs with the only other bearer of one for the same audience, if he stands higher.
        mocks: "grudge", 0.1, 0.25, 0.5, "estimate: there was one emperor under heaven; sultans were many";
    }
}
