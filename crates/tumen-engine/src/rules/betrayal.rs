//! Numbers of `betrayal`: vassals who call in an enemy.

tumen_base::parameters! {
    /// Vassals who call in an enemy.
    pub struct BetrayalRules in "betrayal" {
        /// Wrongs below which nobody goes so far.
        least: "grudge", 0.15, 0.25, 0.4, "estimate: one insult by collectors";
        /// Days of march within which somebody is thought of.
        reach: "days", 45.0, 70.0, 100.0, "estimate: from Khwarazm to the court on the Chu is some sixty";
        /// Strength against the overlord's from which somebody is worth calling.
        strong: "ratio", 0.3, 0.5, 0.8, "estimate: a rising power, not yet his equal, was called in 1141";
        /// Days for which the vassal stands aside.
        aside: "days", 600.0, 1000.0, 1500.0, "estimate: as long as an invitation is good for";
        /// Probability that the overlord hears of it.
        heard: "probability", 0.25, 0.5, 0.75, "estimate: it was told of Atsiz, but as a rumour";
        /// What it weighs with him.
        betrayed: "grudge", 0.25, 0.4, 0.6, "estimate: somewhat more than leaving him openly";
    }
}
