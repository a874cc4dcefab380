//! Numbers of `dispute`: wars for a throne within the house.

tumen_base::parameters! {
    /// Wars for a throne within the house.
    pub struct DisputeRules in "dispute" {
        /// Inclination to take arms of one far behind the heir who can count on half of the men.
        base: "logit", -2.8, -1.9, -1.0, "estimate: set so that about one throne in five is fought for in the histories; raised once for that";
        /// What standing next to the heir adds.
        rival: "logit", 0.8, 1.5, 2.4, "estimate: brothers before cousins";
        /// How the men he can count on move it.
        men: "logit per log odds", 0.5, 0.9, 1.4, "estimate";
        /// What the standing of the throne takes away.
        standing: "logit", 1.0, 2.0, 3.5, "estimate";
        /// How steeply cities side with whoever is nearer.
        sides: "logit per ln ratio", 0.8, 1.5, 2.5, "estimate";
        /// Age from which a man can lead such a war.
        age: "years", 17.0, 20.0, 24.0, "estimate";
    }
}
