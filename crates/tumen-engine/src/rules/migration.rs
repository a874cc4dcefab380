//! Numbers of `migration`: peoples on the move.

tumen_base::parameters! {
    /// Peoples on the move.
    pub struct MigrationRules in "migration" {
        /// Worth of the best country to a leader of middling ambition.
        land: "utility", 1.2, 1.8, 2.6, "estimate";
        /// Households within two weeks that make a country worth half of the best.
        half: "households", 30000.0, 50000.0, 80000.0, "estimate: the district of a great steppe court";
        /// Worth of a settled household to a people with herds, against one of herdsmen.
        settled: "ratio", 0.6, 1.0, 1.5, "estimate: dues in coin against men in the saddle";
        /// Weight of being settled where one is.
        inertia: "utility", 0.4, 0.75, 1.1, "estimate: six years at Kedun before the march west (Qara Khitai, Founding)";
        /// Cost of a month on the way with herds.
        way: "utility/30 days", 0.03, 0.06, 0.1, "estimate";
        /// Fear of those who could come, for each unit of the log of their power against one's own.
        fear: "utility", 0.5, 0.9, 1.4, "estimate";
        /// Households that follow a man in arms on the way.
        followers: "households/man", 0.5, 1.0, 1.5, "estimate: a people moves whole or in part";
        /// Grass that a household's herds need.
        grazing: "km2/household", 0.2, 0.4, 0.8, "estimate: households and pastures of the great steppe courts";
        /// Reluctance to go again where one was beaten off.
        shy: "utility", 0.4, 0.8, 1.3, "estimate: after Kashgar in 1131 the next aim was elsewhere";
        /// Years for which a place where one was beaten off is shunned.
        shunned: "years", 1.0, 2.0, 4.0, "estimate: 1131 to 1134";
        /// Settled households that make a people with a land a kingdom.
        kingdom: "households", 12000.0, 20000.0, 35000.0, "estimate";
        /// Worth to a guest of land that is another's, against land of one's own.
        guest: "ratio", 0.2, 0.35, 0.5, "estimate";
        /// Probability that a bold band with nothing to live on rides out for plunder in a quarter.
        plunder: "1/quarter", 0.02, 0.06, 0.12, "estimate: a raid in some years";
        /// Days that a people rests between two marches.
        rest: "days", 200.0, 300.0, 500.0, "estimate: a summer and a winter on the same grass";
        /// Noise in the choice.
        temperature: "utility", 0.08, 0.15, 0.25, "estimate";
        /// Days about a place that are its country.
        country: "days", 10.0, 15.0, 22.0, "estimate: two weeks, as far as herds go in a year";
        /// Days over which a household's worth to a seat falls by a factor e.
        nearness: "days", 6.0, 10.0, 15.0, "estimate: dues and calls of a court thin out within some days";
        /// Vassals that make a kingdom an empire.
        vassals: "vassals", 1.0, 2.0, 3.0, "estimate: rounded to a number";
    }
}
