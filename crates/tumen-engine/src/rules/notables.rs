//! Numbers of `notables`: local notable families.

tumen_base::parameters! {
    /// Local notable families.
    pub struct NotablesRules in "notables" {
        /// Inclination of a new lord to leave them in office.
        confirm: "logit", -0.6, 0.2, 1.0, "estimate: most were left (Qara Khitai, Battle of Qatwan)";
        /// What the greatest standing adds.
        weight: "logit", 0.4, 1.0, 1.8, "estimate";
        /// What a month's distance from his seat adds.
        far: "logit/30 days", 0.2, 0.6, 1.0, "estimate";
        /// What his being of another faith adds.
        foreign: "logit", 0.2, 0.7, 1.2, "estimate: he has nobody else to send";
        /// What the greediest takes away against the least greedy.
        greed: "logit", 0.8, 1.5, 2.5, "estimate";
        /// Share of the dues that notables in office keep.
        kept: "share", 0.05, 0.15, 0.3, "estimate: tax farmers' usual part";
        /// Share of what foreign rule adds to grievance that is left where they are in office.
        softened: "share", 0.3, 0.5, 0.7, "estimate; Bukhara preferred tolerant unbelievers to a Muslim army in 1182";
        /// How much more readily a city opens to terms that notables of the greatest standing can make.
        terms: "logit", 0.3, 0.8, 1.5, "estimate: cities were mostly handed over by their notables";
        /// The same where they have asked that besieger to come.
        called: "logit", 1.0, 2.0, 3.0, "estimate: Bukhara and Samarkand in 1207";
        /// How often notables of the greatest standing turn to another lord, if the present one has set them aside.
        turn: "1/year", 0.02, 0.06, 0.12, "estimate: told once in a century of a city that was not set aside";
        /// Days of march within which they look for him.
        reach: "days", 20.0, 35.0, 50.0, "estimate";
        /// Standing from which what becomes of them is told, and from which they look for another lord.
        told: "standing", 0.3, 0.45, 0.6, "estimate: the great families of a great city";
    }
}
