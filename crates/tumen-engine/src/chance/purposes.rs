//! Every purpose for which a history draws: what is decided, what the draw is about, and how its occasions are told
//! apart. The numbers are part of the stored format and are never used again: 3 to 62 were those of mechanisms.

use super::{Counted, Name, Numbered, Purpose, Row};
use tumen_base::{Day, FaithId, HostId, PersonId, PlaceId, PolityId};

macro_rules! purposes {
    ($($(#[doc = $doc:literal])* $number:literal $name:ident: $key:ty, $how:ident;)*) => {
        $(
            $(#[doc = $doc])*
            pub const $name: purposes!(@type $how, $key) = Purpose::$how($number, stringify!($name));
        )*

        /// Every purpose: its name, its number, and what it is about.
        pub const ALL: &[(&str, u16, &str)] = &[$((stringify!($name), $number, stringify!($key)),)*];
    };
    (@type ever, $key:ty) => { Purpose<$key, Counted> };
    (@type season, $key:ty) => { Purpose<$key, Counted> };
    (@type numbered, $key:ty) => { Purpose<$key, Numbered> };
}

purposes! {
    /// An input of the first day, table and row, by field.
    1 FIRST_DAY: (Row, Row), numbered;
    /// A parameter of the rules, by its name.
    2 PARAMETERS: Name, numbered;
    /// A battle by itself, outside of any history.
    97 TRIAL: (), numbered;
    /// Which set of values of a posterior a history takes.
    98 POSTERIOR: (), numbered;
    /// The draws of a future that begins on a day, by its number.
    99 FUTURE: Day, numbered;
    /// When a vassal of day one first weighs its allegiance.
    100 FIRST_REVIEW: PolityId, ever;
    /// How far rumour is out, court and subject, by quarter.
    101 RUMOUR: (PolityId, PolityId), numbered;
    /// How far a report of fresh events is out, court and subject.
    102 REPORT: (PolityId, PolityId), season;
    /// Whether a vassal is given up after a great defeat, vassal and lord.
    103 CEDED: (PolityId, PolityId), ever;
    /// Whether a court grants an appeal, who is asked and who asks.
    104 APPEAL: (PolityId, PolityId), ever;
    /// What an overlord does about a quarrel of his vassals, lord and vassal attacked.
    105 QUARREL: (PolityId, PolityId), ever;
    /// Whether his word makes peace, lord and attacker.
    106 MEDIATED: (PolityId, PolityId), ever;
    /// Whether he sends a vassal in his place, lord and vassal attacked.
    107 DELEGATED: (PolityId, PolityId), ever;
    /// Whether a vassal goes where it is sent.
    108 OBEYS: PolityId, ever;
    /// Whether a vassal calls in an enemy of its lord.
    109 INVITES: PolityId, ever;
    /// Whether the lord hears of it.
    110 HEARS_OF_IT: PolityId, ever;
    /// How collectors fare, vassal and suzerain.
    111 COLLECTORS: (PolityId, PolityId), ever;
    /// Whether more is asked than was agreed.
    112 ASKS_MORE: PolityId, ever;
    /// Whether a resident is set over a vassal.
    113 COMMISSIONER: PolityId, ever;
    /// Whether a vassal makes good what a war cost its lord.
    114 COMPENSATION: PolityId, ever;
    /// Whether officers go over before their court does, court and patron.
    115 OFFICERS: (PolityId, PolityId), ever;
    /// Whether a complaint of herdsmen is heard.
    116 COMPLAINT: PolityId, ever;
    /// Whether a people goes where it is told to.
    117 DECREE: PolityId, ever;
    /// Whether a court promises to stay out, who is asked and who asks.
    118 NEUTRALITY: (PolityId, PolityId), ever;
    /// Whether a court grants a truce, who is asked and who asks.
    119 TRUCE_ASKED: (PolityId, PolityId), ever;
    /// What help between rulers of one faith costs, helper and helped.
    120 FAVOUR: (PolityId, PolityId), ever;
    /// Whether an embassy that asks for homage sets out this year, by its row.
    121 EMBASSY: Row, ever;
    /// Whether homage is paid, who is asked and who asks.
    122 HOMAGE: (PolityId, PolityId), ever;
    /// On what terms a vassal comes back.
    123 TERMS_AGAIN: PolityId, ever;
    /// Whether common enemies bring vassal and lord together.
    124 RECONCILED: PolityId, ever;
    /// Whether a suzerain is content with spoils.
    125 SPOILS: PolityId, ever;
    /// Whether a dying ruler charges his heirs to go on paying.
    126 ADVICE: PolityId, ever;
    /// Whether a vassal pays this year's dues.
    127 TRIBUTE: PolityId, ever;
    /// Whether a suzerain overlooks it, suzerain and vassal.
    128 WITHHELD: (PolityId, PolityId), ever;
    /// Whom a court stands under, at its yearly review.
    129 ALLEGIANCE: PolityId, season;
    /// Whom it stands under when something has shaken it.
    130 ALLEGIANCE_SHAKEN: PolityId, season;
    /// Whether the man set over a vassal that leaves is killed.
    131 RESIDENT: PolityId, ever;
    /// Whether a house looks for a match for a child, and how it fares.
    132 BETROTHAL: PolityId, ever;
    /// Whether a promise of marriage is kept.
    133 WEDDING: PersonId, ever;
    /// How long until a man has his next child.
    134 NEXT_CHILD: PersonId, ever;
    /// What the child of a man is like.
    135 CHILD: PersonId, ever;
    /// What the consort of somebody is like.
    136 CONSORT: PersonId, ever;
    /// What the kinsman is like who follows the last of a house.
    137 KINSMAN: PersonId, ever;
    /// What a captain in a city is like.
    138 CAPTAIN: PlaceId, ever;
    /// Whether a claimant looks for a better court.
    139 MOVES_ON: PersonId, ever;
    /// What a claimant offers, and whether a court backs him.
    140 CLAIM: PersonId, ever;
    /// When a man of two clans marries.
    141 OF_AGE: PersonId, ever;
    /// Whether the custom of two clans is kept.
    142 CLAN_CUSTOM: PersonId, ever;
    /// Whether a ruler flees before a claimant.
    143 RULER_FLEES: PersonId, ever;
    /// Whether a claimant is content with a city.
    144 SETTLES: PersonId, ever;
    /// Whether part of his escort stays with a ruler set up.
    145 ESCORT_STAYS: PersonId, ever;
    /// Whether a house seeks a match above it, and how it fares.
    146 MATCH: PolityId, ever;
    /// Whether a groom takes the faith of his bride.
    147 CONVERSION: PersonId, ever;
    /// Whether a plot ripens at a court this year.
    148 PLOT_RIPENS: PolityId, ever;
    /// Whether a scandal does.
    149 SCANDAL_RIPENS: PolityId, ever;
    /// Who moves against a ruler at his palace.
    150 PLOTTER: PolityId, ever;
    /// Whether the kin of a consort hear what is meant for her.
    151 SCANDAL_HEARD: PolityId, ever;
    /// How a blow at the palace ends.
    152 STRIKES: PersonId, ever;
    /// When a reign proclaims its era.
    153 ERA: PolityId, ever;
    /// When coins of an era are struck.
    154 COIN: PolityId, ever;
    /// When a vassal receives a seal.
    155 SEAL: PolityId, ever;
    /// When a ruler goes hunting, and what is made of it.
    156 HUNT: PolityId, ever;
    /// Whether a usurper keeps the ruler in name.
    157 USURPS: PersonId, ever;
    /// What becomes of a plotter who failed.
    158 PLOT_FAILED: PersonId, ever;
    /// Whether a plotter acts, and whether he wins.
    159 PLOT: PersonId, ever;
    /// Whether a man passed over takes arms.
    160 TAKES_ARMS: PersonId, ever;
    /// Where he raises his standard.
    161 CAMP: PersonId, ever;
    /// Whether a city goes with him.
    162 TAKES_SIDES: PlaceId, ever;
    /// Whether somebody passed over flees to a neighbour.
    163 PASSED_OVER: PersonId, ever;
    /// Who takes a throne whose house is at an end.
    164 NEW_HOUSE: PolityId, ever;
    /// When somebody dies of age or illness.
    165 DEATH: PersonId, ever;
    /// Whether a regent gives up the power.
    166 MAJORITY: PolityId, ever;
    /// Who rules for a child.
    167 REGENT: PolityId, ever;
    /// Whom a ruler names to follow.
    168 WILL: PersonId, ever;
    /// Whether a will is honoured.
    169 WILL_HONOURED: PolityId, ever;
    /// Whether a city is kept by who lives off it.
    170 APPANAGE: PlaceId, ever;
    /// Whether a court has its households counted.
    171 CENSUS: PolityId, ever;
    /// Whether a new lord confirms the notables of a place.
    172 NEW_LORD: PlaceId, ever;
    /// Whether notables turn to another lord.
    173 TURNS: PlaceId, ever;
    /// Who wins in the streets.
    174 STREETS: PlaceId, ever;
    /// Whether a court begins to pay wages.
    175 SALARY: PolityId, ever;
    /// Whether harboured men go over to a ruler of their own.
    176 KINDRED: PolityId, ever;
    /// Which policy a ruler has toward a faith, court and faith, by the ruler.
    177 FAITH_POLICY: (PolityId, FaithId), numbered;
    /// When a place may next rise, by the number of such moments.
    178 NEXT_RISING: PlaceId, numbered;
    /// Whether it then does, by the number of such moments.
    179 RISING: PlaceId, numbered;
    /// Whether hosts of a fugitive are asked for him.
    180 HANDED_OVER: PersonId, ever;
    /// Who of a beaten host is taken.
    181 CAPTIVES: HostId, ever;
    /// How long a captive is held.
    182 RANSOM: PersonId, ever;
    /// Whether meadows are burnt before an invader, holder and place.
    183 FIRE: (PolityId, PlaceId), ever;
    /// Whether dikes are opened before an invader, holder and place.
    184 WATER: (PolityId, PlaceId), season;
    /// Whether an invader turns back before the water, host and place.
    185 TURNS_BACK: (HostId, PlaceId), ever;
    /// Whether part of a host that helped stays for pay, by its sorties.
    186 HIRED: HostId, numbered;
    /// Whether a host for hire is called home.
    187 RECALLED: HostId, ever;
    /// Whether a border market is closed, and for how long.
    188 MARKET: PlaceId, ever;
    /// Whether men of religion bring two sides to terms, place and host.
    189 MEDIATION: (PlaceId, HostId), ever;
    /// Whether riders go over a border, raider and raided.
    190 RAID: (PolityId, PolityId), ever;
    /// Whether a remote power strikes back, power and raider.
    191 RAID_ANSWERED: (PolityId, PolityId), ever;
    /// How a remote power helps one under it, power and attacker.
    192 BORDER_HELP: (PolityId, PolityId), ever;
    /// How a siege begins, place and besieger.
    193 SIEGE_BEGUN: (PlaceId, HostId), ever;
    /// Whether a siege is decided now, and how, place and besieger.
    194 SIEGE: (PlaceId, HostId), ever;
    /// Whether a vassal comes to a coalition, vassal and lord.
    195 SUMMONED: (PolityId, PolityId), ever;
    /// How a battle goes, by the first host that came.
    196 BATTLE: HostId, ever;
    /// Whether hosts that meet fight.
    197 ENCOUNTER: HostId, ever;
    /// Whether a stand-off ends in a truce.
    198 STAND_OFF: HostId, ever;
    /// Who gets out of a place that falls.
    199 CHASED_OUT: PlaceId, ever;
    /// What captors do with a captive.
    200 JUDGED: PersonId, ever;
    /// Whether a party in flight is caught passing a hostile town.
    201 GAUNTLET: HostId, ever;
    /// Whether a party in flight loses its way.
    202 ASTRAY: HostId, ever;
    /// Whether a fugitive is sold where he halts.
    203 SOLD: HostId, ever;
    /// Whether a court takes a fugitive in.
    204 RECEIVED: PersonId, ever;
    /// Whether a beaten court submits, loser and victor.
    205 SUBMITS_BEATEN: (PolityId, PolityId), ever;
    /// Whether a captured ruler is let go on oath, court and captor.
    206 BY_OATH: (PolityId, PolityId), ever;
    /// Whether a victor leaves the land to the old house.
    207 RESTORED: PolityId, ever;
    /// Who keeps a place that was won.
    208 KEEPER: PlaceId, ever;
    /// Whether a host proclaims relief, by its sorties.
    209 PROCLAIMS: HostId, numbered;
    /// Whether a ruler about to lose his land submits, ruler and enemy.
    210 SUBMITS_TO_SAVE: (PolityId, PolityId), ever;
    /// Whether a court submits ahead of the blow, court and enemy.
    211 SUBMITS_EARLY: (PolityId, PolityId), ever;
    /// Whether a vassal's levy comes.
    212 LEVY_COMES: PolityId, ever;
    /// What a court does about third parties before a campaign.
    213 PRECAUTIONS: PolityId, ever;
    /// What envoys a council sends.
    214 DIPLOMACY: PolityId, season;
    /// Which campaign a council chooses when it meets as it always does.
    215 CAMPAIGN: PolityId, season;
    /// Which campaign it chooses when news has called it together.
    216 CAMPAIGN_ON_NEWS: PolityId, season;
    /// Whether a city that rose sets up a prince of its own.
    217 CITY_PRINCE: PlaceId, ever;
    /// Whether deserters cross with what they know, whence and whither.
    218 DESERTERS: (PolityId, PolityId), ever;
    /// How many herdsmen go on as a band.
    219 DISPLACED: PolityId, ever;
    /// How many herdsmen leave a place lost.
    220 WITHDRAW: PolityId, ever;
    /// Whether a people on the move is given room.
    221 ROOM: PolityId, ever;
    /// Whether guests under dues rise.
    222 GUESTS: PolityId, ever;
    /// Whether a court that cannot hold its city calls a stranger in.
    223 CALLS_IN: PolityId, ever;
    /// Whether the stranger comes, stranger and court.
    224 COMES: (PolityId, PolityId), ever;
    /// Whether he sets aside who called him, stranger and court.
    225 SET_ASIDE: (PolityId, PolityId), ever;
    /// Whether kinsmen of raiders are moved inward, power and raiders.
    226 INWARD: (PolityId, PolityId), ever;
    /// Whether a leader with his band is taken in.
    227 REFUGE: PersonId, ever;
    /// How many scattered men find a leader this month.
    228 RALLY: PolityId, ever;
    /// What the last host of an ended power does.
    229 REMNANT: HostId, ever;
    /// Whether a state founded far away bows to a great neighbour.
    230 BOWS: PolityId, ever;
    /// Whether a people on the move plunders.
    231 PLUNDERS: PolityId, season;
    /// Where a people on the move goes, by year.
    232 MIGRATION: PolityId, numbered;
}
