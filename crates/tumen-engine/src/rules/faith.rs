//! Numbers of `faith`: faiths and grievance.

tumen_base::parameters! {
    /// Faiths and grievance.
    pub struct FaithRules in "faith" {
        /// Grievance under a mild ruler of the same faith.
        calm: "logit", -3.5, -2.8, -2.2, "estimate: about one household in twenty";
        /// What full severity adds.
        severity: "logit", 3.0, 4.5, 6.0, "estimate: persecution alienated most of the population (both conquest documents)";
        /// What a doubling of taxes adds.
        tax: "logit", 0.8, 1.5, 2.5, "estimate";
        /// What the worst violence adds.
        violence: "logit", 1.0, 2.0, 3.5, "estimate";
        /// What a ruler of another faith adds.
        foreign: "logit", 0.2, 0.5, 1.0, "estimate; Bukhara preferred tolerant unbelievers to a Muslim army in 1182";
        /// What local notables left in office take away.
        notables: "logit", 0.2, 0.5, 1.0, "estimate; the Burhan family kept Bukhara under four sovereigns";
        /// How fast grievance rises.
        rise: "years", 0.5, 1.0, 2.0, "design: up within a year or two";
        /// How fast it falls.
        fall: "years", 2.5, 4.0, 7.0, "design: down within several years";
        /// Years for violence to fade by a factor e.
        memory: "years", 1.0, 2.5, 5.0, "estimate";
        /// Share of a suzerain's severity felt under a vassal of his.
        pressing: "share", 0.1, 0.3, 0.6, "estimate";
        /// How strongly zeal speaks for severity.
        zeal: "utility", 3.0, 4.5, 6.5, "estimate";
        /// How strongly counsel speaks against severity toward many.
        counsel: "utility", 0.6, 1.5, 2.6, "estimate";
        /// How strongly fear of a hostile community speaks for severity.
        fear: "utility", 0.2, 0.8, 1.6, "estimate";
        /// What it costs to depart from the policy that is.
        custom: "utility", 1.5, 2.5, 3.5, "estimate: courts had long left the faiths alone";
        /// Share of that cost for an heir in his first years.
        newcomer: "share", 0.4, 0.6, 0.8, "estimate";
        /// Share of it for a usurper in his.
        usurper: "share", 0.05, 0.15, 0.3, "estimate: a usurper is not bound by custom";
        /// Zeal above which a ruler leans to severity.
        measure: "zeal", 0.35, 0.42, 0.5, "estimate: a little below the middle";
        /// Years for which a ruler counts as new.
        new_years: "years", 2.0, 4.0, 6.0, "estimate";
        /// Noise in the choice.
        temperature: "utility", 0.1, 0.2, 0.3, "estimate";
        /// Years of tolerance after which a vassal no longer minds its suzerain's other faith.
        trust: "years", 5.0, 10.0, 20.0, "estimate; Muslims of Transoxania under unbelievers for seventy years";
        /// How far apart two faiths are to whom nothing has happened.
        other: "severity", 0.1, 0.25, 0.4, "estimate: a ruler of another faith who does nothing, against one who restricts it";
    }
}
