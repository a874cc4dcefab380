//! Numbers of `levy`: men and land.

tumen_base::parameters! {
    /// Men and land.
    pub struct LevyRules in "levy" {
        /// Men that a settled household gives where nobody's custom is known.
        settled: "men/household", 0.02, 0.04, 0.08, "estimate: one man from some 25 houses";
        /// The same of a household that lives by herds.
        nomad: "men/household", 0.15, 0.25, 0.4, "estimate: a man a household in the Mongol thousands was the most";
        /// Years in which a country that gave few men comes to give what is usual, under a lord who can ask it.
        custom: "years", 15.0, 25.0, 40.0, "estimate: a generation";
        /// Most men in arms a household, whatever the custom.
        most: "men/household", 0.6, 1.0, 1.3, "the Mongol thousands: a thousand men from about a thousand households";
        /// Share of their men that herdsmen of another people give.
        strangers: "share", 0.35, 0.5, 0.7, "estimate";
        /// Years in which a levy follows the land by a factor e.
        lag: "years", 3.0, 5.0, 8.0, "estimate: a muster roll is made anew with a new lord";
        /// Share of its men that a power keeps in hosts, if it had none on day one.
        field: "share", 0.5, 0.65, 0.8, "estimate";
        /// Men in reserve above which a court raises a further host, and the fewest it has.
        host: "men", 1500.0, 3000.0, 5000.0, "estimate";
        /// Quality of a new host against the old ones.
        raw: "ratio", 0.7, 0.85, 1.0, "estimate";
        /// Worth of harboured men to the lord who harbours them, against men of his own.
        harboured: "ratio", 0.3, 0.5, 0.7, "estimate";
        /// Share of harboured men who come over to a ruler of their own people.
        kindred: "share", 0.4, 0.7, 0.95, "Qara Khitai, Founding: ten thousand joined; of how many is not said";
        /// Days of march within which he is near enough for them to come over.
        near: "days", 8.0, 15.0, 25.0, "estimate";
        /// Part of the common shares that a country gives to a new lord if its holder had hardly any men.
        least: "share", 0.1, 0.25, 0.4, "estimate: a country is not emptied of men by having had a weak lord";
    }
}
