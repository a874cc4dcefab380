//! The numbers of battle. Those marked as fitted were chosen with `examples/battle_validation`
//! against `validation/battles.csv`; the rest are estimates with the reasoning beside them.

tumen_base::parameters! {
    /// How battles are fought, won, lost and refused.
    pub struct BattleRules in "battle" {
        /// Loss of each side in one round when powers are equal.
        loss_per_round: "fraction of men present", 0.02, 0.03, 0.04, "fit to battles.csv: losses of winners";
        /// Exponent of the power ratio in losses: the weaker side loses faster by the ratio to this power.
        ratio_exponent: "exponent", 0.5, 0.6, 0.8, "fit to battles.csv: how far the losses of losers exceed those of winners";
        /// Log standard deviation of one side's losses in one round.
        round_sigma: "log", 0.3, 0.5, 0.8, "estimate: the clash of single wings varies by a factor of about two";
        /// Log standard deviation of how hotly a whole battle is fought, common to both sides.
        heat_sigma: "log", 0.8, 1.1, 1.4, "fit to battles.csv: drawn battles, and the spread of light losses";
        /// Log standard deviation of what the power formula does not see on the day: command, morale, detail of the ground, timing.
        generalship_sigma: "log of power ratio", 0.3, 0.45, 0.7, "fit to battles.csv: slope of the winner on numbers among battles fought";
        /// Rounds until nightfall parts the sides.
        day_rounds: "rounds", 6.0, 8.0, 10.0, "estimate: a round is about an hour of a summer day";
        /// Losses at which a host of full cohesion breaks, median.
        breakpoint: "fraction of men", 0.15, 0.2, 0.25, "fit to battles.csv: losses of both sides";
        /// Log standard deviation of the breakpoints of one battle, common to both sides: what is at stake, and how easily either could leave.
        stakes_sigma: "log", 0.4, 0.6, 0.8, "fit to battles.csv: spread and correlation of the losses of both sides";
        /// Log standard deviation of one side's breakpoint apart from that.
        breakpoint_sigma: "log", 0.5, 0.7, 0.8, "fit to battles.csv: how often the loser lost the smaller fraction";
        /// How much longer the bravest commander's host stands than the most timid one's.
        boldness_stand: "relative", 0.0, 0.3, 0.6, "estimate: a host looks to its commander";
        /// At nightfall the side nearer to breaking leaves the field if it is nearer by this share of its breakpoint; else nobody has won.
        yield_margin: "share of breakpoint", 0.02, 0.05, 0.1, "fit to battles.csv: 4 of 89 battles drawn";

        /// Factor on power of a side that receives the attack.
        defend_power: "factor", 1.0, 1.1, 1.3, "estimate: rest and choice of ground; the worth of ground itself is separate";
        /// Factor on power of a side behind field works.
        fortified_power: "factor", 1.2, 1.5, 2.0, "estimate: between an open line and a wall";
        /// Factor on power of a side that receives the attack in broken country.
        broken_help: "factor", 1.0, 1.1, 1.3, "estimate: cover and obstacles disorder the attack";
        /// Factor on power of a side that receives the attack on a height.
        hill_help: "factor", 1.1, 1.2, 1.5, "estimate: the charge comes uphill";
        /// Factor on power of a side that receives the attack behind a river.
        river_help: "factor", 1.1, 1.3, 1.6, "estimate: the attack must ford and form again";
        /// Factor on power of a side that receives the attack in a defile.
        narrow_help: "factor", 1.1, 1.2, 1.5, "estimate: flanks cannot be turned";
        /// Exponent on men where the field is narrow, since few can fight at a time.
        narrow_numbers: "exponent", 0.3, 0.5, 0.8, "estimate: between full effect of numbers and none";
        /// Mobility of foot on the field, where riders with one remount have 1.
        foot_mobility: "ratio", 0.3, 0.4, 0.5, "estimate: a march of 18 km a day against 24 for pony cavalry, and less still in a chase";
        /// Growth of the mobility of riders with their horses a man.
        remount_mobility: "exponent", 0.2, 0.35, 0.5, "estimate: a fresh mount helps, but only one is ridden at a time";
        /// Factor on encirclement and pursuit outside open country.
        rough_room: "factor", 0.4, 0.6, 0.8, "estimate: horse needs room";

        /// Factor on power of a side caught before it can form.
        surprise_power: "factor", 0.45, 0.55, 0.7, "estimate: most of the effect in CDB90, where attackers credited with surprise won 19 of 23 and others 33 of 62; surprise that failed is seldom told";
        /// Hazard that a side is fallen upon at night when the enemy's commander is of middling boldness.
        night_hazard: "per battle", 0.01, 0.03, 0.06, "estimate: one great defeat in about ten that the histories of the region tell came by night";
        /// Factor on power of a side in whose face wind and dust blow.
        wind_power: "factor", 0.7, 0.8, 0.95, "estimate: archers shoot short and blind; one decision in the regional histories is laid to it";
        /// Chance of a wind strong enough to matter, in open country.
        wind_chance: "probability", 0.02, 0.05, 0.1, "estimate: a few dust storms in a campaigning season";
        /// Factor on power and on the breakpoint of a side whose commander is not there.
        absent_power: "factor", 0.7, 0.85, 1.0, "estimate: a host led by a deputy is slower and less trusted";
        /// Chance that a commander with his host is unfit to lead on the day.
        ill_chance: "probability", 0.01, 0.02, 0.05, "estimate: one ruler of the regional histories fell ill on the way to about fifteen battles";
        /// Hazard that a side is drawn after a feigned flight, for equal mobility of pony cavalry and a commander of middling boldness.
        feint_hazard: "per battle", 0.02, 0.06, 0.15, "estimate: the best known stratagem of steppe horse, not an everyday one";
        /// Factor on power of a side drawn out of its order by a feigned flight.
        feint_power: "factor", 0.6, 0.75, 0.9, "estimate: less than surprise, since part of the host keeps its place";
        /// Hazard that a side is encircled when powers and mobilities are equal, in open country.
        encircle_hazard: "per battle", 0.01, 0.03, 0.06, "estimate: rare between equals, as in battles.csv";
        /// Growth of that hazard with the enemy's mobility over one's own.
        encircle_mobility: "exponent", 0.5, 1.0, 2.0, "estimate: wings must ride round";
        /// Growth of that hazard with the enemy's power over one's own.
        encircle_power: "exponent", 0.5, 1.0, 2.0, "estimate: the longer line laps round the shorter";
        /// Factor on power of an encircled side.
        encircled_power: "factor", 0.6, 0.75, 0.9, "estimate: the inner ranks cannot fight";
        /// Factor on the pursuit of an encircled side.
        encircled_pursuit: "factor", 1.5, 2.5, 4.0, "estimate: ancient encirclements cost half of the host and more";
        /// Hazard that a broken side is driven against a river, ditch or gully, in open country.
        pin_hazard: "per rout", 0.02, 0.04, 0.1, "estimate: dry gullies and canals cut even the open steppe near towns";
        /// Factor on that hazard in broken or narrow ground.
        pin_rough: "factor", 1.5, 3.0, 5.0, "estimate: more obstacles";
        /// Factor on that hazard along a river.
        pin_river: "factor", 4.0, 8.0, 15.0, "estimate: one rout in four along a river ends in the water";
        /// The same of open ground with a river, gully or canal behind a line.
        pin_cut: "factor", 2.5, 5.0, 9.0, "estimate: between rough ground and a river line; a beaten centre was driven into the wadi Dargham (Qara Khitai, Battle of Qatwan)";
        /// Factor on the pursuit of a side driven against an obstacle.
        pinned_pursuit: "factor", 1.5, 2.0, 3.0, "estimate: no way out but through";

        /// Hazard of a man of a broken host in the pursuit, for equal mobility.
        pursuit: "per rout", 0.1, 0.17, 0.3, "fit to battles.csv: losses of losers; the high bound for hand-to-hand ages, whose losers lost more";
        /// Log standard deviation of the pursuit.
        pursuit_sigma: "log", 0.6, 0.8, 1.1, "fit to battles.csv: spread of the losses of losers";
        /// Exponent on the victor's mobility over the loser's.
        pursuit_mobility: "exponent", 0.5, 0.8, 1.5, "estimate: horse catches foot, and foot does not catch horse";
        /// Share of its pursuit that a victor as near to breaking as can be gives up.
        pursuit_spent: "share", 0.6, 0.9, 1.0, "fit to battles.csv: losses of the two sides are nearly uncorrelated; a mauled victor stays on the field";
        /// Factor on the pursuit of a side that leaves in order at nightfall.
        orderly_pursuit: "factor", 0.1, 0.2, 0.4, "estimate: rearguard and darkness";
        /// Of those lost in pursuit, share taken or scattered rather than killed.
        taken_share: "share", 0.3, 0.5, 0.7, "estimate: prisoners in the battles of battles.csv for which histories tell them apart";
        /// The same for an encircled or pinned side.
        taken_share_trapped: "share", 0.4, 0.65, 0.85, "estimate: those who cannot run give themselves up";

        /// Hazard that a commander is killed fighting, for each unit of his host's losses, at middling boldness.
        killed_fighting: "per fraction lost", 0.05, 0.15, 0.3, "estimate: he shares the danger of his men, less his guard";
        /// Hazard that a beaten commander is taken, for each unit of pursuit hazard.
        commander_taken: "per pursuit hazard", 0.3, 0.6, 1.0, "estimate: two of about a dozen beaten rulers and amirs of the regional histories were taken";
        /// Hazard that a beaten commander is killed in flight, for each unit of pursuit hazard.
        commander_killed: "per pursuit hazard", 0.1, 0.25, 0.5, "estimate: killed in flight less often than taken";

        /// How steeply commanders think victory follows strength: logit of the win for each unit of ln ratio.
        belief_slope: "logit per ln ratio", 1.2, 1.7, 2.2, "the slope that these rules give when strengths are known (docs/validation/battle.md)";
        /// Believed chance of winning at which a commander of middling boldness and caution fights.
        fight_bar: "probability", 0.25, 0.33, 0.45, "fit to battles.csv: spread of strength ratios among battles fought";
        /// How much lower the bar is for the boldest than for the most timid.
        bar_boldness: "probability", 0.1, 0.3, 0.5, "estimate: half of the range in which a fight is arguable";
        /// How much higher the bar is for the most cautious than for the most careless.
        bar_caution: "probability", 0.1, 0.2, 0.4, "estimate: as boldness, somewhat less";
        /// Chance of terms when both commanders are wholly cautious and both expect to lose.
        truce_dread: "probability", 0.3, 0.6, 0.9, "estimate: two hosts faced each other and went home in several of the region's wars";
        /// Chance of terms when both agree that one side must win.
        truce_uneven: "probability", 0.2, 0.4, 0.7, "estimate: a shut-in prince bought his way out; others were not let go";
    }
}
