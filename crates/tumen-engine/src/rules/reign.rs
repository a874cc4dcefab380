//! Numbers of `reign`: eras, coins and seals.

tumen_base::parameters! {
    /// Eras, coins and seals.
    pub struct ReignRules in "reign" {
        /// Days until a new reign proclaims its era, at most.
        proclaims: "days", 60.0, 200.0, 330.0, "estimate: with the next new year, or before it";
        /// Days until coins of an era are struck, at most.
        coins: "days", 120.0, 240.0, 360.0, "estimate";
        /// Days until a vassal has a seal, at most.
        seals: "days", 200.0, 400.0, 720.0, "estimate: one seal of the court is known, of 1197 (Qara Khitai, Seals)";
        /// What a seal adds to the habit of obedience.
        habit: "share", 0.02, 0.05, 0.1, "estimate";
        /// Years of an era after which its ruler may proclaim another.
        apart: "years", 4.0, 7.0, 12.0, "estimate: ten years lay between the two of the first reign";
        /// Settled households of a seat that is worth a new era, and where a court has coins struck of its own.
        city: "households", 3000.0, 5000.0, 8000.0, "estimate: a camp town has fewer, an old capital more";
    }
}
