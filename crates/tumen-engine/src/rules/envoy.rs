//! Numbers of `envoy`: envoys.

tumen_base::parameters! {
    /// Envoys.
    pub struct EnvoyRules in "envoy" {
        /// Days on the road of an embassy, against those of a host.
        pace: "ratio", 0.5, 0.7, 0.9, "estimate: riders with gifts, on relays where there are some";
        /// Days until an embassy is received.
        received: "days", 1.0, 3.0, 10.0, "estimate";
        /// Inclination to stay out of a war of others between equals.
        neutral: "logit", 0.0, 0.8, 1.6, "estimate: most wars were nobody else's business";
        /// How kinship with the other side, less what is held against it, moves it.
        love: "logit", 1.0, 2.0, 3.0, "estimate";
        /// How wrongs of the asker move it, and a truce.
        ill: "logit", 0.8, 1.5, 2.5, "estimate";
        /// How the asker's strength moves the inclination to stay out.
        respect: "logit per ln ratio", 0.2, 0.5, 0.9, "estimate";
        /// Inclination to grant a truce to an enemy of equal strength.
        truce: "logit", -1.0, -0.3, 0.4, "estimate: an enemy who asks for terms is thought weak";
        /// How believed odds move it.
        odds: "logit per ln ratio", 0.4, 0.8, 1.3, "estimate, as for submission";
        /// How ambition moves it.
        ambition: "logit", 0.5, 1.0, 1.6, "estimate";
    }
}
