//! Numbers of `news`: news and beliefs.

tumen_base::parameters! {
    /// News and beliefs.
    pub struct NewsRules in "news" {
        /// Log error of an estimate of strength next door.
        error: "log", 0.1, 0.2, 0.35, "estimate";
        /// Growth of that error with a month's distance.
        distance: "log/30 days", 0.05, 0.12, 0.25, "estimate; the documents put one army at 20,000 to 700,000";
        /// Log error of scouts before a battle.
        scouting: "log", 0.15, 0.3, 0.5, "estimate";
        /// Probability that a host is met before it knows of it.
        surprise: "probability", 0.02, 0.06, 0.12, "estimate";
        /// Days beyond the courier's before a court acts on news.
        counsel: "days", 2.0, 5.0, 10.0, "estimate";
        /// Share of a polity's reserve that others count as strength.
        reserve: "share", 0.15, 0.3, 0.5, "estimate";
        /// Share of hosts tied down elsewhere that others count as strength.
        tied: "share", 0.2, 0.4, 0.7, "estimate: they may come back";
        /// Days of march beyond which a court takes no notice of others' affairs.
        horizon: "days", 50.0, 80.0, 120.0, "estimate";
    }
}
