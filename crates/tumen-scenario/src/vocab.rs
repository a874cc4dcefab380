//! The vocabulary of the chronicle: every kind of event that a history may tell, by name. Packs use
//! the names in outcomes and in the language file; the engine records them.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $text:literal;)*) => {
        /// Kind of event. Slots used in templates: `{actor}` and `{other}` (polities), `{person}` and
        /// `{target}` (persons), `{place}`, `{men}`, `{other_men}`, `{losses}`, `{other_losses}`, `{detail}`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum EventKind {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl EventKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Name in packs.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The English sentence used when the pack has none of its own.
            #[must_use]
            pub const fn template(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// What the kind means.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)* }
            }

            /// The kind with this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|k| k.name() == name)
            }
        }
    };
}

kinds! {
    /// A band from outside the map appears (person leads; men).
    Arrival = "arrival", "{person} arrived at {place} with {men} men.";
    /// A displaced people crosses to a place.
    Crossing = "crossing", "The {actor} crossed to {place} with {men} men.";
    /// A court (actor) takes in a refugee (person, of band other).
    RefugeGiven = "refuge_given", "{actor} gave refuge to {person}.";
    /// A court turns a refugee away.
    RefugeRefused = "refuge_refused", "{actor} turned {person} away.";
    /// Scattered men rally to a leader.
    Rallied = "rallied", "{men} scattered men rallied to {person}.";
    /// A marriage ties person to the house of other.
    Marriage = "marriage", "{person} married into the house of {other}.";
    /// A house (other) refuses a daughter to person (of actor).
    MarriageRefused = "marriage_refused", "{other} refused {person} of {actor} a daughter of the house.";
    /// A person takes another faith (detail: faith).
    Conversion = "conversion", "{person} took the faith of the {detail}.";
    /// A person dies of age or illness.
    Died = "died", "{person} died.";
    /// A person accedes in actor.
    Succession = "succession", "{person} came to rule {actor}.";
    /// Power is held for the ruler (target) by person.
    Regency = "regency", "{person} took the reins in {actor} for {target}.";
    /// A claimant (person) flees to other.
    ClaimantFled = "claimant_fled", "{person} fled {actor} to {other}.";
    /// A rising at court begins (person against target).
    CoupBegun = "coup_begun", "{person} rose against {target}.";
    /// A coup succeeds: person takes power in actor.
    Coup = "coup", "{person} seized power in {actor}.";
    /// A plot fails and the plotter flees or dies.
    CoupFailed = "coup_failed", "{person} failed against {target} and fled.";
    /// The ruler (target) is kept in name by person.
    Figurehead = "figurehead", "{target} was kept as ruler of {actor} in name only.";
    /// A treasury is raided to raise men (detail: dinars).
    TreasuryRaided = "treasury_raided", "{person} plundered the treasury at {place}: {detail} dinars.";
    /// The man with the power takes the throne of actor himself.
    ThroneTaken = "throne_taken", "{person} took the throne of {actor} for himself.";
    /// Policy toward a faith changes (detail: faith and policy).
    Policy = "policy", "{actor} under {person} came to {detail}.";
    /// The people of a place rise.
    Revolt = "revolt", "{place} rose against {other}.";
    /// A rising wins: the garrison is killed or driven out.
    GarrisonExpelled = "garrison_expelled", "The people of {place} killed or drove out the garrison of {other}.";
    /// A rising opens the gate to a host of actor.
    GateOpened = "gate_opened", "The people of {place} opened the gates to {actor}.";
    /// A rising is put down.
    RevoltSuppressed = "revolt_suppressed", "The rising at {place} was put down by {actor}.";
    /// A vassal (actor) leaves its suzerain (other) for nobody.
    VassalIndependent = "vassal_independent", "{actor} threw off {other}.";
    /// A vassal (actor) leaves its suzerain for another (other).
    VassalDefects = "vassal_defects", "{actor} went over to {other}.";
    /// A free polity (actor) submits to other.
    VassalSubmits = "vassal_submits", "{actor} submitted to {other}.";
    /// A commissioner of other is killed at the court of actor.
    CommissionerKilled = "commissioner_killed", "The commissioner of {other} was put to death by {actor}.";
    /// Tribute is withheld (actor from other).
    TributeWithheld = "tribute_withheld", "{actor} withheld the tribute owed to {other}.";
    /// Tribute is paid again after being withheld (detail: dinars).
    TributeResumed = "tribute_resumed", "{actor} paid tribute to {other} again: {detail} dinars.";
    /// Collectors of actor are sent to other.
    CollectorsSent = "collectors_sent", "{actor} sent collectors to {other}.";
    /// Envoys of other are insulted by actor, or behave insultingly there.
    EnvoyInsulted = "envoy_insulted", "Envoys of {other} and the court of {actor} parted in insult.";
    /// Envoys of other are killed by actor.
    EnvoyKilled = "envoy_killed", "{actor} killed the envoys of {other}.";
    /// An embassy of actor offers protection to other.
    Offer = "offer", "{actor} offered {other} its protection.";
    /// Open war.
    War = "war", "War between {actor} and {other}.";
    /// A truce.
    Truce = "truce", "{actor} and {other} made a truce.";
    /// A council sets a host on the march (detail: aim; men).
    Campaign = "campaign", "{actor} sent {men} men under {person} {detail} {place}.";
    /// A host falls apart.
    HostDissolved = "host_dissolved", "The host of {actor} at {place} fell apart.";
    /// Pay falls into arrears.
    PayStopped = "pay_stopped", "{actor} could no longer pay its soldiers.";
    /// Hunger in a host (men lost).
    Hunger = "hunger", "Hunger took {men} men of the host of {actor} near {place}.";
    /// The threatened (actor) asks other for help.
    Appeal = "appeal", "{actor} appealed to {other} for help.";
    /// Help is granted.
    AppealGranted = "appeal_granted", "{actor} promised help to {other}.";
    /// Help is refused or does not come.
    AppealRefused = "appeal_refused", "{actor} sent {other} no help.";
    /// Actor asks other to stay out of a war.
    NeutralityAsked = "neutrality_asked", "{actor} asked {other} not to aid its enemy.";
    /// Other agrees to stay out.
    NeutralityGiven = "neutrality_given", "{actor} agreed to stay out of the war of {other}.";
    /// A proclamation of relief to a grieved community (detail: faith).
    Proclamation = "proclamation", "{actor} proclaimed an end to the oppression of the {detail} at {place}.";
    /// A battle (actor beats other; detail: incident).
    Battle = "battle", "{actor} with {men} men beat {other} with {other_men} at {place}{detail}; losses {losses} and {other_losses}.";
    /// A battle that night ends without a winner.
    BattleDrawn = "battle_drawn", "{actor} with {men} men and {other} with {other_men} fought at {place} until night parted them; losses {losses} and {other_losses}.";
    /// One side will not fight.
    BattleDeclined = "battle_declined", "{other} gave way before {actor} near {place}.";
    /// A commander or ruler dies in battle.
    KilledInBattle = "killed_in_battle", "{target} fell in battle against {actor} at {place}.";
    /// A siege begins.
    SiegeBegun = "siege_begun", "{actor} laid siege to {place}, held by {other}.";
    /// A city is stormed.
    CityStormed = "city_stormed", "{actor} stormed {place}.";
    /// A city is starved out.
    CityStarved = "city_starved", "{place} was starved into surrender by {actor}.";
    /// A gate is betrayed from inside.
    CityBetrayed = "city_betrayed", "A gate of {place} was betrayed to {actor}.";
    /// A city opens on terms.
    CityYielded = "city_yielded", "{place} opened on terms to {actor}.";
    /// A siege is lifted.
    SiegeLifted = "siege_lifted", "{actor} lifted the siege of {place}.";
    /// Control of a place passes from other to actor.
    PlaceTaken = "place_taken", "{place} passed from {other} to {actor}.";
    /// A place is plundered (detail: dinars).
    Pillaged = "pillaged", "{actor} plundered {place}: {detail} dinars.";
    /// A beaten ruler takes flight.
    Flight = "flight", "{person} fled from {place} with {men} men.";
    /// Pursuers set out.
    PursuitBegun = "pursuit_begun", "A host of {actor} set out after {person}.";
    /// Locals shelter a fugitive.
    FugitiveSheltered = "fugitive_sheltered", "{person} found shelter at {place}.";
    /// Locals turn a fugitive away.
    FugitiveRefused = "fugitive_refused", "The people of {place} turned {person} away.";
    /// A party goes astray in broken country.
    Trapped = "trapped", "{person} strayed into a blind valley near {place}.";
    /// A person (target) is taken by actor at place.
    Captured = "captured", "{target} was taken by {actor} near {place}.";
    /// Locals hand a captive over to other (detail: bounty).
    HandedOver = "handed_over", "{actor} handed {target} over to {other}.";
    /// A captive is put to death.
    Executed = "executed", "{actor} put {target} to death.";
    /// A captive is ransomed (detail: dinars).
    Ransomed = "ransomed", "{target} was ransomed from {actor} for {detail} dinars.";
    /// A captive is let go or serves.
    Spared = "spared", "{actor} spared {target}.";
    /// A fugitive gets clean away to other.
    Escaped = "escaped", "{person} escaped to {other}.";
    /// Lands of other are annexed.
    Annexed = "annexed", "{actor} annexed {place}.";
    /// A kinsman of the old ruler, or a local notable, is set up under actor.
    Enthroned = "enthroned", "{actor} set up {person} over {other}.";
    /// A polity is no more.
    PolityEnded = "polity_ended", "{actor} was no more.";
    /// A surviving host enters service.
    RemnantServes = "remnant_serves", "The remnant of {actor} under {person} took service with {other}: {men} men.";
    /// A surviving host founds a state elsewhere.
    RemnantFounds = "remnant_founds", "The remnant of {actor} under {person} made itself master of {place}.";
    /// Men of actor are tied down elsewhere.
    TiedDown = "tied_down", "{men} men of {actor} were tied down by {detail}.";
    /// Those men are free again.
    FreeAgain = "free_again", "The men of {actor} tied down by {detail} were free again.";
    /// Fields or dikes are destroyed before an invader.
    Devastated = "devastated", "{actor} burnt the meadows and opened the dikes at {place}.";
    /// A hunted ruler is surprised while hunting.
    HuntAmbush = "hunt_ambush", "{person} surprised {target} at the hunt.";
    /// What an experiment has somebody do (detail: the act).
    Act = "act", "By way of experiment, {detail}.";
    /// What an experiment would have somebody do, but it could not be done (detail: the act).
    ActVoid = "act_void", "By way of experiment it was to be that {detail}, but this could not be.";
}
