//! Numbers of `dikes`: defence by water and fire.

tumen_base::parameters! {
    /// Defence by water and fire.
    pub struct DikesRules in "dikes" {
        /// Probability that the most cautious opens the dikes of a country that lives by them.
        open: "probability", 0.6, 0.85, 1.0, "estimate: Khwarazm in 1172, 1204 and at other times";
        /// Days that the roads are under water.
        delay: "days", 20.0, 40.0, 80.0, "estimate: a season's flood";
        /// Share of the year's harvest lost by it.
        harvest: "share", 0.2, 0.4, 0.6, "estimate";
        /// Probability that the most cautious invader turns back before the water.
        turn: "probability", 0.2, 0.4, 0.7, "estimate: in 1172 and about 1182 the invaders came no farther";
        /// Share of the pasture that a fire takes.
        meadows: "share", 0.2, 0.4, 0.6, "estimate";
        /// Days of march about a place within which its holder has the meadows burnt.
        burnt_within: "days", 3.0, 5.0, 8.0, "estimate";
    }
}
