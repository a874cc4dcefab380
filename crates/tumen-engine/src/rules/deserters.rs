//! Numbers of `deserters`: deserters over a far border.

tumen_base::parameters! {
    /// Deserters over a far border.
    pub struct DeserterRules in "deserters" {
        /// Probability that deserters bring an old event within a year.
        tell: "1/year", 0.015, 0.035, 0.07, "estimate: an envoy killed in 1146 was heard of in 1175";
        /// Years after which it is forgotten.
        forgotten: "years", 30.0, 45.0, 60.0, "estimate: those who saw it have died";
        /// Weight of an envoy's death in the memory of those who hear of it so late.
        weight: "grudge", 0.2, 0.45, 0.8, "estimate";
        /// Most men who come over with the news.
        men: "men", 10.0, 30.0, 80.0, "estimate";
    }
}
