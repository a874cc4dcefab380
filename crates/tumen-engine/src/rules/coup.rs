//! Numbers of `coup`: plots.

tumen_base::parameters! {
    /// Plots.
    pub struct CoupRules in "coup" {
        /// Intercept.
        base: "logit", -3.6, -2.9, -2.2, "estimate; regicide about 1% a ruler-year (Eisner 2011), several times higher without fixed succession (Kokkonen and Sundell 2014)";
        /// How the ratio of men moves it.
        ratio: "logit per ln ratio", 0.5, 0.9, 1.4, "estimate";
        /// What an opportunity adds: absence or a hunt in full, a defeat or unpaid guards in part.
        opportunity: "logit", 1.0, 1.8, 2.8, "estimate";
        /// What lost legitimacy adds.
        legitimacy: "logit", 0.8, 1.6, 2.6, "estimate";
        /// What failure costs against what power is worth.
        loss: "ratio", 0.6, 1.0, 1.6, "estimate: a throne against a head";
        /// Bar for a man of middling boldness and pride.
        bar: "utility", -0.1, 0.1, 0.3, "estimate";
        /// What his oath adds to the bar of a ruler's own commander, times the ruler's standing.
        sworn: "utility", 0.45, 0.75, 1.1, "estimate";
        /// How boldness and pride lower the bar.
        daring: "utility", 0.3, 0.6, 1.0, "estimate";
        /// Share of a commander's men who follow him against the ruler who pays them.
        mutiny: "share", 0.1, 0.25, 0.5, "estimate";
        /// Days of march within which a plotter's men count.
        reach: "days", 8.0, 15.0, 25.0, "estimate";
        /// Men about a ruler at the hunt.
        retinue: "men", 300.0, 800.0, 2000.0, "estimate";
        /// Share of the loyal men in reach who are at hand when a ruler is taken at the hunt.
        at_hand: "share", 0.1, 0.25, 0.4, "estimate";
        /// Hunts in a year that take a ruler away from his guard.
        hunts: "1/year", 0.8, 1.5, 3.0, "estimate: a winter and a summer hunt";
        /// Probability that a ruler taken by his son-in-law or guest is kept in name.
        figurehead: "probability", 0.3, 0.6, 0.85, "estimate";
        /// Scattered or hired men that a raided treasury brings in, a head.
        hire: "dinars/man", 15.0, 30.0, 60.0, "estimate: two or three years' pay";
        /// Probability that a failed plotter gets away.
        escape: "probability", 0.4, 0.65, 0.85, "estimate";
        /// Days for which nobody moves against a new holder of power.
        grace: "days", 60.0, 150.0, 300.0, "estimate: a plot takes a season to ripen";
        /// Days after a failure before he can try again.
        lull: "days", 120.0, 240.0, 400.0, "estimate";
        /// How much fewer follow a commander against a ruler who pays them a wage.
        paid: "share", 0.3, 0.5, 0.8, "estimate: no Qara Khitai commander had more than a hundred men of his own";
        /// What a failed coup weighs against the band whose leader tried it.
        tried: "grudge", 0.3, 0.5, 0.8, "estimate";
    }
}
