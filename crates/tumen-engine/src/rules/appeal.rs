//! Numbers of `appeal`: appeals for help.

tumen_base::parameters! {
    /// Appeals for help.
    pub struct AppealRules in "appeal" {
        /// Inclination to help one's own vassal.
        vassal: "logit", 0.5, 1.5, 2.5, "estimate: protection is what a suzerain is for";
        /// Inclination to help a stranger who offers allegiance.
        stranger: "logit", -3.0, -2.0, -1.0, "estimate";
        /// How the believed odds move it.
        odds: "logit per ln ratio", 0.3, 0.7, 1.2, "estimate";
        /// How an old quarrel with the attacker moves it.
        quarrel: "logit", 0.8, 1.5, 2.5, "estimate";
        /// How distance moves it.
        distance: "logit/30 days", 0.2, 0.5, 0.9, "estimate";
        /// Weight of a refusal in the vassal's memory.
        refusal: "grudge", 0.2, 0.4, 0.7, "estimate: Bukhara turned elsewhere in 1207 after a refusal";
        /// What of that weight is left if the asked owed nothing.
        stranger_refusal: "share", 0.1, 0.25, 0.5, "estimate: who asked four courts in twenty years made war on none of them (Yelu Pusuwan)";
        /// Years for which a court that has refused is not asked again.
        again: "years", 1.0, 3.0, 6.0, "estimate: Bukhara, refused in 1207, did not ask again but turned elsewhere";
        /// Days that a promise binds.
        duty: "days", 700.0, 1200.0, 2000.0, "estimate: the Karluks' appeal was answered late";
        /// Days for which an offer of protection or a promise of neutrality stands.
        stands: "days", 600.0, 1000.0, 1500.0, "estimate: a promise outlasts two campaigns";
        /// What a suzerain's refusal weighs with his other vassals, against what it weighs with the one who asked.
        heard: "share", 0.1, 0.25, 0.5, "estimate";
    }
}
