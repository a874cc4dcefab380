//! Numbers of `allegiance`: vassals' choices.

tumen_base::parameters! {
    /// Vassals' choices.
    pub struct AllegianceRules in "allegiance" {
        /// Weight of believed protection.
        protection: "utility", 2.0, 3.0, 4.5, "estimate";
        /// Weight of habit.
        habit: "utility", 0.8, 1.4, 2.2, "estimate: sixty years of custom";
        /// Weight of kinship.
        kin: "utility", 0.5, 1.0, 1.8, "estimate";
        /// Weight of the oath.
        oath: "utility", 0.2, 0.5, 1.0, "estimate";
        /// Weight of tribute as a share of revenue.
        tribute: "utility", 1.0, 2.0, 3.5, "estimate";
        /// Weight of wrongs remembered.
        insults: "utility", 0.8, 1.5, 2.5, "estimate: a refused princess, insulting collectors";
        /// Burden of a resident commissioner; a visiting one is a third of it.
        commissioner: "utility", 0.3, 0.7, 1.2, "estimate: Qocho's was killed";
        /// Weight of faith: another faith, and severity toward one's own.
        faith: "utility", 0.5, 1.2, 2.0, "estimate";
        /// Pull of independence.
        alone: "utility", -0.4, 0.1, 0.6, "estimate";
        /// What punishment costs when it comes.
        punishment: "utility", 1.5, 2.5, 4.0, "estimate";
        /// Days by which a new patron's help may come after the blow before it is worth a factor e less.
        late: "days", 8.0, 15.0, 25.0, "estimate: a siege of some weeks decides";
        /// How much of the punishment of leaving for nobody those fear who leave for a patron.
        sheltered: "share", 0.6, 0.8, 1.0, "estimate: beside the help that is reckoned in";
        /// Days of march over which a patron's reach falls by a factor e.
        reach: "days", 30.0, 50.0, 80.0, "estimate";
        /// Share of habit and oath that outlives the usurpation of a suzerain's throne.
        usurped: "share", 0.1, 0.3, 0.6, "estimate: allegiance was to the house";
        /// What changing patron costs beyond its terms.
        change: "utility", 0.3, 0.7, 1.2, "estimate: risk and broken oath";
        /// Weight of a patron's standing.
        prestige: "utility", 0.5, 1.2, 2.0, "estimate";
        /// Days for which a new oath is not weighed.
        fresh: "days", 200.0, 360.0, 600.0, "estimate: who has just sworn waits for the first dues";
        /// Noise in the choice.
        temperature: "utility", 0.15, 0.25, 0.4, "estimate";
        /// Years for wrongs to fade by a factor e.
        memory: "years", 6.0, 12.0, 20.0, "estimate: the flight of 1204 was not forgotten in 1216";
        /// Pull of freedom to a court that has been its own master for twenty years.
        freedom: "utility", 0.4, 0.9, 1.5, "estimate: as much as the habit of an old tie holds a vassal";
        /// Believed strength of an enemy at war, against one's own, above which a free court looks for a patron unasked.
        pressed: "ratio", 0.8, 1.2, 2.0, "estimate: nobody looks for a lord in peace";
        /// What a court remembers of whoever took a vassal from it.
        robbed: "grudge", 0.15, 0.3, 0.5, "estimate: as much as it remembers of the vassal";
        /// Yearly probability that a vassal with a full grudge invites an enemy of its overlord.
        invites: "1/year", 0.05, 0.12, 0.25, "estimate: the invitation of 1141";
        /// Probability that a vassal who leaves without a grievance kills the man set over it; with a full one it is `vengeful` more.
        resident: "probability", 0.15, 0.3, 0.5, "estimate: that of Qocho was killed in 1209";
        /// What a full grievance adds to that.
        vengeful: "probability", 0.3, 0.5, 0.7, "estimate: he is said to have been hated";
        /// What his death weighs with his master.
        blood: "grudge", 0.4, 0.6, 0.9, "estimate";
        /// What leaving weighs with the suzerain who is left.
        left: "grudge", 0.2, 0.35, 0.5, "estimate";
        /// Standing that he loses by it.
        standing: "share", 0.01, 0.03, 0.06, "estimate";
    }
}
