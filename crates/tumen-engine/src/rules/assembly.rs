//! Numbers of `assembly`: coalitions called together.

tumen_base::parameters! {
    /// Coalitions called together.
    pub struct AssemblyRules in "assembly" {
        /// Believed strength of an enemy, against one's own, from which all are called together.
        great: "ratio", 0.5, 0.7, 1.0, "estimate: the sultan called up his whole realm in 1141";
        /// Days of march from which hosts and vassals come.
        reach: "days", 40.0, 60.0, 90.0, "estimate";
        /// Days of march behind the threatened place at which they gather.
        behind: "days", 6.0, 10.0, 16.0, "estimate";
        /// Share of the called men who must be there before they set out.
        enough: "share", 0.65, 0.8, 0.95, "estimate";
        /// Longest wait for the others.
        wait: "days", 60.0, 90.0, 130.0, "estimate: a season";
        /// Fewest years between two calls on men beyond the map.
        pause: "years", 4.0, 7.0, 12.0, "estimate: the kings of the west came once or twice in a reign";
    }
}
