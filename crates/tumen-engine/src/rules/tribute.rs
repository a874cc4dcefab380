//! Numbers of `tribute`: tribute.

tumen_base::parameters! {
    /// Tribute.
    pub struct TributeRules in "tribute" {
        /// Inclination to pay when strength is equal.
        pay: "logit", 0.5, 1.5, 2.5, "estimate: vassals mostly paid for decades";
        /// How the suzerain's believed advantage moves it.
        advantage: "logit per ln ratio", 0.5, 1.0, 1.6, "estimate";
        /// How the habit of the tie moves it.
        custom: "logit", 1.0, 2.0, 3.0, "estimate: dues agreed in 1142 are first told as unpaid in 1172, those of the 1190s in 1207";
        /// How wrongs remembered move it.
        insults: "logit", 0.8, 1.5, 2.5, "estimate";
        /// How years already in arrears move it.
        lapse: "logit/year", 0.3, 0.8, 1.4, "estimate: who has withheld once withholds again";
        /// Probability that a suzerain lets a missing payment pass.
        overlook: "probability", 0.2, 0.4, 0.6, "estimate; in 1172 no new agreement was enforced";
        /// Probability that collectors and court part in insult.
        insult: "probability", 0.1, 0.25, 0.4, "estimate from Tekish's quarrel with the emissaries";
        /// Probability that insulted pride kills the collectors.
        kill: "probability", 0.05, 0.15, 0.3, "estimate: mid-1170s, Khwarazm";
        /// Probability that collectors bring back what is owed.
        collect: "probability", 0.3, 0.5, 0.7, "estimate";
        /// Mean delay of a payment.
        late: "days", 12.0, 25.0, 50.0, "estimate";
        /// Delay beyond which dues count as late.
        grace: "days", 90.0, 120.0, 180.0, "estimate";
        /// Probability in a year that collectors ask more than was agreed, with an envoy of middling greed.
        greedy: "probability", 0.005, 0.015, 0.03, "estimate: demands beyond the terms were told of one vassal in a century (Yelu Pusuwan)";
        /// How much more they ask, as a share of the dues.
        excess: "share", 0.1, 0.3, 0.8, "estimate";
        /// Probability that an envoy killed is a kinsman of the ruling house, if the house has one to send.
        kinsman: "probability", 0.2, 0.4, 0.6, "estimate: the leader killed in the 1170s was of the royal family";
        /// What a dying ruler's advice adds to the habit of the tie.
        advice: "habit", 0.05, 0.15, 0.3, "estimate";
        /// Probability that a ruler over fifty who paid for five years gives it.
        advises: "probability", 0.2, 0.4, 0.6, "estimate: one charged his son to go on paying (Khwarazm war)";
        /// How that advice moves the heir's inclination to pay.
        heeds: "logit/habit", 4.0, 8.0, 12.0, "estimate: the heir of 1200 began as a tributary";
        /// Spoils of a beaten vassal's camp, for each of its men.
        booty: "dinars/man", 1.0, 3.0, 8.0, "estimate";
        /// Probability that a suzerain who has taken two years' dues in spoils makes no new terms.
        content: "probability", 0.3, 0.5, 0.7, "estimate: no agreement was enforced in 1172, possibly for the spoils";
        /// Yearly probability that a lost vassal and its old suzerain, each with another enemy, come to terms.
        rapprochement: "1/year", 0.05, 0.12, 0.25, "estimate: before 1194 or 1198 after the breach of the mid-1170s";
        /// What a suzerain asks for each man lost in a war fought for a vassal.
        compensation: "dinars/man", 1.0, 3.0, 8.0, "estimate: demanded after 12,000 losses in 1198";
        /// Share of a suzerain's income below which the loss of a vassal's dues weighs less than in full.
        missed: "share", 0.01, 0.02, 0.04, "estimate";
        /// What dues withheld weigh with the suzerain.
        unpaid: "grudge", 0.08, 0.15, 0.25, "estimate: many were overlooked";
        /// What a demand beyond the terms weighs in the vassal's memory.
        overcharged: "grudge", 0.05, 0.1, 0.2, "estimate: demands exceeding the agreement (Yelu Pusuwan)";
        /// What an insult between collectors and court weighs with both.
        insulted: "grudge", 0.15, 0.25, 0.4, "estimate: Tekish's quarrel with the emissaries";
        /// What the death of collectors weighs with the suzerain.
        killed: "grudge", 0.6, 0.9, 1.2, "estimate: a punitive war followed in the 1170s";
        /// How much more it weighs if their chief was a kinsman of the house.
        royal: "ratio", 1.2, 1.5, 2.0, "estimate: their leader was of the royal family";
        /// Share of its wrongs that a suzerain still holds against one who has submitted.
        forgiven: "share", 0.1, 0.3, 0.5, "estimate: who has bent the knee has paid for most of it";
        /// Wrongs above which nobody comes to terms again of himself.
        rancour: "grudge", 0.5, 0.8, 1.2, "estimate: the breach of the 1170s was mended within a generation";
        /// Fewest men whose loss is worth an embassy.
        losses: "men", 500.0, 1000.0, 2500.0, "estimate: 12,000 in 1198";
        /// Days after a battle when its losses are asked for, beyond those of the road.
        counted: "days", 30.0, 60.0, 120.0, "estimate";
        /// What a demand for losses refused weighs with the suzerain.
        refused: "grudge", 0.15, 0.3, 0.5, "estimate";
        /// What the demand itself weighs with the vassal.
        asked: "grudge", 0.05, 0.15, 0.3, "estimate: the demand of 1198 was thought unjust";
    }
}
