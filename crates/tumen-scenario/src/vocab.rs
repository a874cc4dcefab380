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
    /// A son (person) is born to a ruler (target) of actor.
    Born = "born", "{person} was born to the ruling house of {actor}.";
    /// The house of a dead ruler (target) is at an end; person, of another, takes the throne of actor.
    NewHouse = "new_house", "The house of {target} was at an end; {person} began another in {actor}.";
    /// A ruler (person) takes the government of actor over from whoever held it for him or her (target).
    Majority = "majority", "{person} took the government of {actor} over from {target}.";
    /// A people (actor) sets out with herds and households for a place (men: fighting men).
    Migration = "migration", "{actor} set out for {place} with {men} fighting men, their herds and their households.";
    /// A people on the move settles at a place and founds a town or a camp there.
    TownFounded = "town_founded", "{actor} settled at {place} and built there.";
    /// A ruler (actor) who cannot hold a place calls a stranger (other) in.
    InvitedIn = "invited_in", "{actor}, who could not hold {place}, called in {other}.";
    /// A guest (actor) sets aside the ruler (target) who called it in (of other) and leaves him a lesser title.
    SetAside = "set_aside", "{actor} set {target} aside and left him a lesser title.";
    /// Men of one people who served another lord (other) come over to a ruler of their own (actor).
    KindredJoin = "kindred_join", "{men} kinsmen who had served {other} came over to {actor}.";
    /// A polity raises a new host from the land it holds (men).
    HostRaised = "host_raised", "{actor} raised a host of {men} men at {place}.";
    /// A new power (actor) comes into being at a place under person.
    Arose = "arose", "{person} made himself master of {place}; a new power arose there.";
    /// A census of the lands that actor rules itself (detail: households).
    Census = "census", "{actor} counted the households of its own lands: {detail}.";
    /// The notables of a place keep it under a new lord (actor).
    NotablesConfirmed = "notables_confirmed", "{actor} left the notables of {place} to govern it.";
    /// A lord (actor) sets the notables of a place aside.
    NotablesOverruled = "notables_overruled", "{actor} set the notables of {place} aside.";
    /// The notables of a place turn from its lord (actor) to another (other) for help.
    NotablesTurned = "notables_turned", "The notables of {place} turned from {actor} to {other}.";
    /// A suzerain (actor) makes peace between its vassals other and detail.
    Arbitrated = "arbitrated", "{actor} made peace between {other} and {detail}.";
    /// A suzerain (actor) orders a vassal (other) to help another (detail).
    OrderedToHelp = "ordered_to_help", "{actor} ordered {other} to go to the help of {detail}.";
    /// A suzerain (actor) has a people (other) moved to a place.
    PeopleMoved = "people_moved", "{actor} had {other} moved to {place}.";
    /// A host of actor, or part of it, stays behind in the pay of other (men; detail: dinars a year).
    TroopsHired = "troops_hired", "{actor} left {men} men behind in the pay of {other} for {detail} dinars a year.";
    /// Men of religion make peace between actor and other.
    Mediation = "mediation", "Men of religion brought {actor} and {other} to terms at {place}.";
    /// A vassal (actor) agrees to a yearly tribute to other (detail: dinars).
    TributeAgreed = "tribute_agreed", "{actor} agreed to pay {other} {detail} dinars a year.";
    /// A tribute agreed is paid for the first time (detail: dinars).
    TributePaid = "tribute_paid", "{actor} paid {other} its first tribute: {detail} dinars.";
    /// A tribute is late.
    TributeLate = "tribute_late", "{actor} was late with the tribute it owed {other}.";
    /// Collectors of actor ask more of other than was agreed (detail: dinars above the terms).
    Overcharged = "overcharged", "Collectors of {actor} asked {detail} dinars more of {other} than had been agreed.";
    /// A punitive war's spoils stand in for a settlement between actor and other.
    SettledBySpoils = "settled_by_spoils", "{actor} was content with the spoils of {other} and made no new terms.";
    /// A suzerain (actor) demands that a vassal (other) make good the losses of a war fought at its urging (detail: dinars).
    CompensationAsked = "compensation_asked", "{actor} demanded {detail} dinars of {other} for its losses in their war.";
    /// A vassal (actor) makes good the losses of its suzerain (other; detail: dinars).
    CompensationPaid = "compensation_paid", "{actor} made good the losses of {other} with {detail} dinars.";
    /// A vassal in name (actor) and its suzerain (other) come to terms again.
    Rapprochement = "rapprochement", "{actor} came to terms with {other} again.";
    /// A dying ruler (person) of actor charges his heir (target) to go on paying other.
    Advice = "advice", "The dying {person} charged {target} to go on paying {other}.";
    /// An overlord (actor) calls hosts and vassals together at a place.
    Muster = "muster", "{actor} called its hosts and vassals together at {place}.";
    /// A polity (actor) joins the host of another (other) with men.
    Contingent = "contingent", "{actor} joined {other} with {men} men.";
    /// The beaten head of a coalition (actor) gives up a vassal (detail) to the victor (other).
    Cession = "cession", "{actor} gave up {detail} to {other}.";
    /// A victor (person of actor) holds court in a city for some days (detail) and takes oaths there.
    CourtHeld = "court_held", "{person} held court at {place} for {detail} days and took the oaths of those who came.";
    /// A defender (actor) opens dikes before an invader (other).
    DikesOpened = "dikes_opened", "{actor} opened the dikes about {place} before {other}.";
    /// A defender (actor) burns the meadows before an invader (other).
    MeadowsBurnt = "meadows_burnt", "{actor} burnt the meadows about {place} before {other}.";
    /// A ruler (person) of actor names whoever is to follow (target).
    Will = "will", "{person} named {target} to follow in {actor}.";
    /// A man with troops at the palace (person) kills whoever holds the power (target).
    PalaceCoup = "palace_coup", "{person} surrounded the palace with his men and put {target} to death.";
    /// A man who could not or would not rule (person) sets another of the house (target) on the throne of actor.
    Kingmaker = "kingmaker", "{person} set {target} on the throne of {actor}.";
    /// A ruler (person) means to be rid of a consort (target).
    Scandal = "scandal", "{person} meant to be rid of {target}.";
    /// A marriage within the custom of two clans.
    ClanMarriage = "clan_marriage", "{person} of {actor} took {target} of the consort clan to wife.";
    /// A court (actor) begins to pay its soldiers a wage.
    PayBegun = "pay_begun", "{actor} put its soldiers on a wage.";
    /// A court (actor) gives up paying wages.
    PayEnded = "pay_ended", "{actor} gave up paying its soldiers and left them to live on booty.";
    /// A commander (person) keeps a place for himself (actor: the new power) that he held for other.
    BrokeAway = "broke_away", "{person}, who had held {place} for {other}, kept it for himself.";
    /// A ruler (person) of actor takes a title (detail).
    TitleTaken = "title_taken", "{person} of {actor} took the title of {detail}.";
    /// A reign of actor takes an era name (detail).
    EraBegun = "era_begun", "{actor} under {person} began the era {detail}.";
    /// Coins of an era (detail) are struck at a place.
    CoinStruck = "coin_struck", "{actor} struck coins of the era {detail} at {place}.";
    /// A suzerain (actor) sends a vassal (other) a seal dated by an era year (detail).
    SealSent = "seal_sent", "{actor} sent {other} a seal dated {detail}.";
    /// A ruler (actor) makes obedience to the higher authority of a faith (detail) the price of help to other.
    FavourAsked = "favour_asked", "{actor} would help {other} only at the price of obedience to {detail}.";
    /// A claimant (person) at the court of actor offers tribute (detail: dinars a year) for an army against other.
    ClaimOffered = "claim_offered", "{person} offered {actor} {detail} dinars a year for an army against {other}.";
    /// A court (actor) gives a claimant (person) no army.
    AidRefused = "aid_refused", "{actor} gave {person} shelter but no army.";
    /// A court (actor) sends men with a claimant (person) against other.
    ClaimantBacked = "claimant_backed", "{actor} sent {men} men to set {person} over {other}.";
    /// A claimant (person) leaves one court (actor) for another (other).
    ClaimantLeft = "claimant_left", "{person} left {actor} for {other}.";
    /// Riders of actor raid the border of other and come home with booty (men; detail: dinars).
    BorderRaid = "border_raid", "{men} riders of {actor} raided the border of {other} near {place} and carried off {detail} dinars.";
    /// Raiders of actor meet a host of other and go home after talks.
    RaidParley = "raid_parley", "{men} riders of {actor} met a host of {other} near {place} and went home after talks.";
    /// Raiders of actor are beaten by other.
    RaidBeaten = "raid_beaten", "{men} riders of {actor} were beaten by {other} near {place}; {losses} fell.";
    /// Spies of other are found by actor.
    SpiesFound = "spies_found", "{actor} found spies of {other} near {place}.";
    /// A border market is closed by actor for fear of other.
    MarketClosed = "market_closed", "{actor} closed the border market near {place} for fear of spies of {other}.";
    /// A border market opens again.
    MarketOpened = "market_opened", "{actor} opened the border market near {place} again.";
    /// Deserters from other bring actor old news (detail: the event).
    NewsByDeserters = "news_by_deserters", "Deserters from {other} told {actor} what had happened long before: {detail}.";
    /// A court (actor) sounds another (other) about a war on a third (detail).
    AllianceSounded = "alliance_sounded", "{actor} sounded {other} about a war on {detail}.";
    /// A court (actor) demands homage of another (other).
    HomageAsked = "homage_asked", "An envoy of {actor} demanded homage of {other}.";
    /// A vassal (actor) invites an enemy (other) of its own overlord (detail).
    InvitedAgainst = "invited_against", "{actor} invited {other} against its own overlord, {detail}.";
    /// Herdsmen who moved in (at place) are laid under dues by actor (detail: dinars).
    GuestDues = "guest_dues", "{actor} laid dues on the herdsmen at {place}: {detail} dinars.";
    /// Herdsmen at a place kill a collector of actor.
    CollectorKilled = "collector_killed", "The herdsmen at {place} killed a collector of {actor}.";
    /// Peoples are united under one power (actor) by an outside leader (person): an input.
    Union = "union", "{person} brought the peoples of the steppe under {actor}.";
    /// A polity (actor) is absorbed by another (other).
    Absorbed = "absorbed", "{other} absorbed {actor}.";
    /// Officers and men of other go over to actor (men).
    OfficersDesert = "officers_desert", "{men} men of {other} went over to {actor} with their officers.";
    /// A power (actor) gains men from beyond the map: an input (men; detail: outside event).
    Reinforced = "reinforced", "{actor} gained {men} men through {detail}.";
    /// A thousand men or more take service with a rich court (actor) in a year; its host is now so large (men).
    HostGrown = "host_grown", "Men took service with {actor} for money; its host at {place} grew to {men}.";
    /// A ruler (actor) calls a title (detail) that another (other) has taken a mockery of its own.
    TitleMocked = "title_mocked", "{actor} called it a mockery that {other} took the title of {detail}.";
    /// A ruler (actor) vows obedience to the higher authority of the faith (detail), as helped by other.
    FavourGiven = "favour_given", "{actor} vowed obedience to {detail}, for the sake of the help of {other}.";
    /// A girl (target, of other) is promised to a boy (person, of actor).
    Betrothed = "betrothed", "{target} of {other} was promised to {person} of {actor}.";
    /// A promise of marriage between the houses of actor and other is broken by actor (person and target: the promised).
    BetrothalBroken = "betrothal_broken", "{actor} broke the promise of marriage between {person} and {target}, to the hurt of {other}.";
    /// A power (actor) that was raided or spied upon moves kinsmen of the raiders (other) inward, to a place.
    KinMoved = "kin_moved", "{actor} had {men} men, kinsmen of {other}, moved with their households from the border to {place}.";
    /// At the end: whom the men of a people (detail) without a power of its own serve (actor: most of them; men, other_men).
    Scattered = "scattered", "In the end the {detail} had no power of their own: {men} of their men served {actor}, {other_men} were elsewhere.";
    /// A man of the house who was passed over (person) takes arms for the throne of other at a place; part of the realm follows him (actor).
    ThroneDisputed = "throne_disputed", "{person} took arms at {place} for the throne of {other}, and part of the realm followed him.";
    /// Whoever took arms for the throne of actor (person, until now at the head of other) takes its seat and has it.
    ThroneWon = "throne_won", "{person} took {place} and the throne of {actor}; the realm was one again.";
}
