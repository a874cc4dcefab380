//! Numbers of `supply`: food and grass.

tumen_base::parameters! {
    /// Food and grass.
    pub struct SupplyRules in "supply" {
        /// Grass a horse eats.
        grass_per_horse: "kg/day", 3.5, 4.2, 8.0, "J. M. Smith (9.33 lb dry a day); up to 8 kg in other estimates";
        /// Yearly growth of usable grass on Inner Asian pasture.
        grass_yield: "kg/km2/yr", 40000.0, 60000.0, 90000.0, "Smith: 534 lb/acre = 598 kg/ha, of which horses reach the better part";
        /// Share of the year's grass that stands in winter.
        winter_grass: "share", 0.1, 0.2, 0.35, "estimate: cured grass under snow";
        /// Years for eaten grass to grow back by a factor e.
        regrowth: "years", 0.3, 0.5, 0.9, "estimate: one growing season restores most of it";
        /// Most food that a host carries.
        carried: "days", 15.0, 25.0, 40.0, "estimate: pack animals and dried meat";
        /// Share of a mounted host's food that its herds give on grassland.
        herds: "share", 0.5, 0.7, 0.85, "estimate from Smith: one spare pony a man feeds a force for months";
        /// Households' surplus that a friendly place can sell each day, in rations a household.
        market: "rations/household/day", 0.2, 0.4, 0.8, "estimate: a tenth of a household's yearly grain sold over a season";
        /// What plunder takes each day, in rations a household.
        plunder: "rations/household/day", 0.3, 0.8, 1.5, "estimate: granaries emptied over weeks";
        /// Men who find their food along a road through cultivated land.
        forage: "men", 6000.0, 14000.0, 25000.0, "estimate: a column ten days' ride wide in villages and flocks";
        /// Share of horses that dies in a day without grass.
        horse_death: "1/day", 0.002, 0.005, 0.01, "estimate: a third of the herd in three months";
        /// Share of men lost in a day without food.
        man_death: "1/day", 0.002, 0.006, 0.012, "estimate: desertion and death";
        /// Cohesion lost in a day without food.
        hunger_cohesion: "1/day", 0.004, 0.01, 0.02, "estimate";
        /// How many times one's own strength an invader must be believed to have before land is burnt.
        desperate: "ratio", 1.1, 1.5, 2.5, "estimate: Khwarazm in 1204";
        /// Probability that the most cautious burns his meadows then, if the grass is dry.
        scorch: "probability", 0.1, 0.25, 0.5, "estimate: the documents name two cases in a century";
        /// Share of a place's yields that this lays waste.
        scorched: "share", 0.3, 0.5, 0.8, "estimate";
        /// Share by which a march through burnt country is slower: men look for food off the road.
        search: "share", 0.1, 0.3, 0.6, "estimate: burnt meadows bought Khwarazm time in 1204";
        /// Years for wasted fields to recover by a factor e.
        recovery: "years", 1.0, 2.0, 4.0, "estimate: two harvests";
        /// Days without great losses by hunger after which those of the same host are told again.
        told: "days", 90.0, 180.0, 365.0, "estimate: a chronicler tells of one march once";
        /// Days over which rest takes fatigue away by a factor e.
        rest: "days", 10.0, 20.0, 40.0, "estimate: a host was fresh again after some weeks in quarters";
    }
}
