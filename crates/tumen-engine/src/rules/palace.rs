//! Numbers of `palace`: plots in the palace.

tumen_base::parameters! {
    /// Plots in the palace.
    pub struct PalaceRules in "palace" {
        /// Rate at which a plot ripens where custom fixes the heir, at middling standing.
        plots: "1/year", 0.006, 0.012, 0.022, "estimate, with what succeeds near 1% of rulers murdered a year (Eisner 2011)";
        /// How many times as often where it does not.
        unfixed: "ratio", 1.5, 2.5, 4.0, "deposition is two to five times as frequent without primogeniture (Kokkonen and Sundell 2014)";
        /// How many times as often under a regent.
        weak: "ratio", 1.3, 2.0, 3.0, "estimate";
        /// How standing holds plotters back.
        standing: "1", 0.8, 1.6, 2.6, "estimate";
        /// Rate at which a ruler means to be rid of a consort who is away with the host.
        scandal: "1/year", 0.02, 0.05, 0.1, "estimate: an empress in 1177";
        /// The same of a consort at court.
        at_court: "share", 0.05, 0.12, 0.25, "estimate";
        /// Probability that the consort's kin hear of it in time.
        heard: "probability", 0.4, 0.6, 0.8, "estimate";
        /// Men of a great man's household at the seat.
        household: "men", 500.0, 1500.0, 5000.0, "estimate";
        /// Men of the palace guard.
        guard: "men", 800.0, 1500.0, 3000.0, "estimate";
        /// Inclination to succeed when household and guard are even.
        base: "logit", -0.4, 0.2, 0.8, "estimate";
        /// What surprise adds for kin who strike before they are struck.
        surprise: "logit", 0.4, 1.0, 1.8, "estimate";
    }
}
