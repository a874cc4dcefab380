//! Numbers of `submission`: submission after defeat.

tumen_base::parameters! {
    /// Submission after defeat.
    pub struct SubmissionRules in "submission" {
        /// Share of all that a court has in the field which must have been in the beaten line.
        army: "share", 0.25, 0.4, 0.6, "estimate, as for a great defeat";
        /// How much more a ruler in chains is inclined to swear than one at large.
        chains: "logit", 0.5, 1.5, 2.5, "estimate: Atsiz, beaten, agreed to 30,000 dinars a year";
        /// Share of its overlord's power from which a beaten vassal still expects help.
        help: "share", 0.2, 0.45, 0.7, "estimate, as councils reckon with it";
        /// How far a fresh promise of that help makes up for the rest.
        promise: "share", 0.4, 0.7, 0.95, "estimate, with Almaliq in mind, which held out for the host that was on its way";
        /// How much less a court is inclined while the host is still on its way.
        early: "logit", 0.5, 1.0, 1.8, "estimate";
    }
}
