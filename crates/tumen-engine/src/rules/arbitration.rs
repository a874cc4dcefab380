//! Numbers of `arbitration`: overlords between their vassals.

tumen_base::parameters! {
    /// Overlords between their vassals.
    pub struct ArbitrationRules in "arbitration" {
        /// What a war on a fellow vassal costs in council when the overlord is sure to punish it.
        peace: "utility", 0.2, 0.4, 0.8, "estimate: vassals fought each other in 1156, 1158, 1165 and 1207";
        /// Worth of letting vassals fight it out.
        ignore: "utility", 0.0, 0.3, 0.6, "estimate";
        /// Worth of making peace between them.
        mediate: "utility", 0.0, 0.4, 0.8, "estimate";
        /// Worth of ordering a third vassal to help.
        order: "utility", 0.3, 0.7, 1.1, "estimate: the eastern khan was instructed to help in 1156";
        /// Worth of marching himself.
        march: "utility", 0.2, 0.6, 1.0, "estimate";
        /// Worth of having a people of herdsmen moved out of the way.
        decree: "utility", 0.0, 0.3, 0.6, "estimate: the Karluks driven from Bukhara and Samarkand by order";
        /// What a tie of long standing adds to the worth of helping.
        tie: "utility", 0.3, 0.8, 1.4, "estimate";
        /// Noise in the choice.
        temperature: "utility", 0.2, 0.35, 0.5, "estimate";
        /// Inclination of two vassals to keep a peace made by their overlord.
        heed: "logit", 0.0, 1.0, 2.0, "estimate";
        /// What a peace made over his head weighs with the stronger.
        slight: "grudge", 0.1, 0.2, 0.3, "estimate";
        /// Probability that a vassal of full habit and no wrongs obeys an order to help.
        obeys: "probability", 0.6, 0.8, 0.95, "estimate";
        /// Probability that an overlord who will not march himself for a vassal attacked from outside tells another to.
        delegates: "probability", 0.1, 0.25, 0.4, "estimate: as the eastern khan was told in 1156";
        /// Days of march within which a vassal is ordered to help.
        near: "days", 25.0, 40.0, 60.0, "estimate: Kashgar to Samarkand";
        /// Days without a campaign after which a quarrel of vassals is over.
        tired: "days", 300.0, 500.0, 900.0, "estimate: the quarrel of 1156 was made up within the year";
        /// What an order refused weighs with the overlord.
        disobeyed: "grudge", 0.08, 0.15, 0.3, "estimate";
    }
}
