//! Numbers of `market`: border markets.

tumen_base::parameters! {
    /// Border markets.
    pub struct MarketRules in "market" {
        /// Share of the trade of the place that goes over its border market.
        share: "share", 0.15, 0.3, 0.5, "estimate";
        /// Probability that a market is closed when spies have been found.
        close: "probability", 0.3, 0.6, 0.9, "estimate: the market of Suide in 1177";
        /// Mean of the years for which it stays closed; the fewest is a third of it.
        years: "years", 5.0, 12.0, 25.0, "estimate";
    }
}
