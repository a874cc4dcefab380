//! Numbers of `strategy`: councils.

tumen_base::parameters! {
    /// Councils.
    pub struct StrategyRules in "strategy" {
        /// Worth of conquest to the most ambitious.
        ambition: "utility", 0.7, 1.2, 1.9, "estimate";
        /// How much more the ambitious want a country that yields more than their own: 0 not at all, 1 in full.
        riches: "exponent", 0.3, 0.6, 1.0, "estimate: herdsmen with an army and no towns went for towns";
        /// Worth of the seat of another, with which his country falls, against that of a border place.
        seat: "ratio", 1.1, 1.4, 1.8, "estimate";
        /// Worth of paying back a full wrong.
        grudge: "utility", 0.8, 1.4, 2.2, "estimate";
        /// Worth of bringing back a lost vassal.
        overlordship: "utility", 0.6, 1.1, 1.8, "estimate";
        /// Worth of collecting a year's arrears by force.
        arrears: "utility", 0.15, 0.3, 0.5, "estimate: many were overlooked";
        /// Wrong of a vassal who pays, from which its suzerain thinks of marching on it.
        outrage: "grudge", 0.6, 0.8, 1.0, "estimate: an envoy killed weighs 0.9, an insult 0.25; a punitive war followed the killing of the 1170s";
        /// Worth of taking back what is rightly one's own.
        claim: "utility", 0.4, 0.75, 1.2, "estimate";
        /// Households of a country that belongs to nobody which make it worth taking.
        prize: "households", 5000.0, 12000.0, 25000.0, "estimate";
        /// Worth of keeping a promise of help.
        duty: "utility", 0.8, 1.4, 2.2, "estimate";
        /// Worth of saving a place of one's own.
        home: "utility", 2.0, 3.0, 4.5, "estimate";
        /// Worth of standing before an enemy who is still on his way, against that of saving a besieged place.
        stand: "share", 0.3, 0.6, 0.9, "estimate";
        /// Loss in a failed campaign.
        loss: "utility", 0.6, 1.0, 1.6, "estimate";
        /// Cost of a month's march.
        distance: "utility/30 days", 0.1, 0.2, 0.35, "estimate";
        /// Cost of opening a war.
        opening: "utility", 0.2, 0.4, 0.7, "estimate";
        /// Cost of opening a war while every man is away at another; as the square of the share that is.
        fronts: "utility", 0.4, 0.8, 1.4, "estimate: courts seldom choose a second war before the first is done";
        /// Cost of leaving home with a guest or a rival in arms there.
        trouble: "utility", 0.1, 0.3, 0.6, "estimate";
        /// Worth of staying at home.
        quiet: "utility", 0.4, 0.65, 0.95, "estimate: most years most courts did not march";
        /// How the log ratio of believed strength moves believed success.
        slope: "logit per ln ratio", 0.9, 1.4, 2.0, "estimate: men trust numbers more than battles bear out";
        /// Advantage believed to lie with the defender.
        home_ground: "ratio", 0.9, 1.1, 1.3, "estimate";
        /// How much the strongest walls are thought to multiply the garrison.
        walls: "ratio", 2.0, 4.0, 7.0, "estimate";
        /// Share of a protector's reach that is expected to come.
        protector: "share", 0.2, 0.45, 0.7, "estimate";
        /// Farthest that a council looks.
        horizon: "days", 90.0, 130.0, 180.0, "estimate: two tumens came about a hundred days' march";
        /// Power of a force above which a court looks to its flanks.
        great: "men", 4000.0, 8000.0, 15000.0, "estimate";
        /// Share of the missing men of a host at home who are called up in a year.
        refill: "1/year", 0.3, 0.5, 0.8, "estimate";
        /// Gain too small to be laid before a council.
        trifle: "utility", 0.05, 0.1, 0.2, "estimate";
        /// Noise in the choice.
        temperature: "utility", 0.08, 0.15, 0.25, "estimate";
        /// Years of a truce.
        truce_years: "years", 1.0, 3.0, 6.0, "estimate";
        /// Offers of protection that the most ambitious court makes in a year.
        offers: "1/year", 0.3, 0.7, 1.3, "estimate";
    }
}
