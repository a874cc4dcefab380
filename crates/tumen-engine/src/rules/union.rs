//! Numbers of `union`: unions of peoples.

tumen_base::parameters! {
    /// Unions of peoples.
    pub struct UnionRules in "union" {
        /// Weight of the escape of a prince of the absorbed in the memory of those who absorbed them.
        escaped: "grudge", 0.3, 0.6, 0.9, "estimate: the Naiman prince was hunted for ten years";
        /// Days of march from the seat of a union within which the peoples named are absorbed.
        reach: "days", 45.0, 65.0, 90.0, "estimate: those of the Mongolian plateau, not their kin in the far west";
    }
}
