//! Numbers of `favour`: the favour of a faith's higher authority.

tumen_base::parameters! {
    /// The favour of a faith's higher authority.
    pub struct FavourRules in "favour" {
        /// Probability that a helper of middling zeal asks for obedience as the price.
        asks: "probability", 0.1, 0.25, 0.5, "estimate: told once, of 1198";
        /// Inclination to pay that price.
        vows: "logit", 0.0, 1.0, 2.0, "estimate: it was paid in 1198";
        /// What the favour adds to standing with those who look where courts of the faith do.
        worth: "share", 0.04, 0.07, 0.12, "estimate: about as a title";
        /// Share of the oath to an overlord of another faith that a vow to the authority takes away.
        oath: "share", 0.1, 0.25, 0.4, "estimate";
        /// Hurt of a helper whose price is not paid.
        refused: "grudge", 0.05, 0.1, 0.2, "estimate";
        /// Most places that are given back.
        given_back: "places", 1.0, 2.0, 3.0, "estimate: rounded to a number; a city or two of Khorasan";
    }
}
