//! Numbers of `succession`: deaths and heirs.

tumen_base::parameters! {
    /// Deaths and heirs.
    pub struct SuccessionRules in "succession" {
        /// Hazard of death at age 0 of the Gompertz law.
        level: "1/year", 0.0006, 0.0009, 0.0014, "estimate: adult mortality of pre-modern elites, about 2% a year at 40 and 8% at 60";
        /// Growth of the hazard with age.
        growth: "1/year", 0.065, 0.075, 0.085, "estimate, as above";
        /// Age at which a ruler rules for himself.
        majority: "years", 14.0, 16.0, 18.0, "estimate";
        /// Probability that a grown claimant passed over flees to a neighbour.
        flight: "probability", 0.05, 0.15, 0.3, "estimate: Tekish in 1172, Sultan Shah after him";
        /// How much less anybody comes forward for the throne of a court that is being overturned.
        lost_cause: "logit", 2.0, 4.0, 6.0, "estimate: the empire of the usurper did not outlive him";
        /// Days for which a defeat counts as fresh when somebody is to take such a throne.
        beaten: "days", 250.0, 400.0, 700.0, "estimate: a season of war and the winter after it";
        /// Fewest men behind a commander who takes a throne whose house is at an end.
        following: "men", 500.0, 1000.0, 2000.0, "estimate: a guard that holds a palace";
        /// Inclination to find a kinsman by marriage when a house is at an end; twice the standing is added.
        interregnum: "logit", -0.5, 0.5, 1.5, "estimate";
        /// Probability that a regent of middling pride keeps the power for another year when the ruler is of age.
        clings: "probability", 0.1, 0.25, 0.45, "estimate: two empresses ruled with the full titles, one beyond her charge's youth";
        /// Standing that a new ruler begins with, as a share of the old one's.
        fresh: "share", 0.7, 0.85, 0.95, "estimate";
        /// What a woman of the house is behind all men of it who serve the same court, in the places of the order.
        after_men: "places", 3.0, 8.0, 12.0, "estimate: where women may follow, sons and brothers came first unless a will said otherwise";
        /// What it weighs against a court that it takes in an heir who was passed over.
        harboured: "grudge", 0.05, 0.1, 0.2, "estimate";
    }
}
