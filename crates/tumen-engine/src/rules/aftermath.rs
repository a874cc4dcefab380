//! Numbers of `aftermath`: what follows a great defeat.

tumen_base::parameters! {
    /// What follows a great defeat.
    pub struct AftermathRules in "aftermath" {
        /// Power of a beaten line from which its defeat is a great one.
        great: "men", 5000.0, 9000.0, 15000.0, "estimate";
        /// Share of all that an overlord has in the field which must have been there.
        army: "share", 0.25, 0.4, 0.6, "estimate";
        /// Inclination to give up a vassal when both are equally strong afterwards.
        cede: "logit", -0.5, 0.5, 1.5, "estimate: all of Transoxania after one battle";
        /// Households of a city in which a victor holds court.
        city: "households", 6000.0, 12000.0, 25000.0, "estimate: Samarkand";
        /// Farthest such a city, days of march.
        ride: "days", 10.0, 18.0, 30.0, "estimate";
        /// Days of the court.
        stay: "days", 60.0, 90.0, 120.0, "ninety days at Samarkand in 1141";
        /// Days of march from which others are called to it.
        heard: "days", 20.0, 35.0, 50.0, "estimate";
    }
}
