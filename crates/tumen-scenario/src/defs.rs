//! Definitions: what a pack says, resolved and checked. The engine makes its instances from these
//! and never changes them.

use serde::{Deserialize, Serialize};
use tumen_base::{Day, FaithId, HostId, PeopleId, PersonId, PlaceId, PolityId, Prior};
use tumen_geo::Graph;

/// One scenario of a pack, with everything that a history needs.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// `pack/scenario`, for instance `qara-khitai/usurper`.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// First day.
    pub start: Day,
    /// Last day, included.
    pub end: Day,
    /// Places and routes.
    pub graph: Graph,
    /// The ground around the places, by cell; empty if the pack does not say.
    pub land: Vec<crate::land::LandCell>,
    /// Settlement of each place, in the order of the places.
    pub settlements: Vec<Settlement>,
    /// Faiths.
    pub faiths: Vec<Faith>,
    /// Peoples.
    pub peoples: Vec<People>,
    /// Polities. The first is always the built-in [`LOCALS`]: the people of each place for themselves.
    pub polities: Vec<Polity>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Hosts on day one, and those that arrive later.
    pub hosts: Vec<Host>,
    /// Who holds which place on day one.
    pub holdings: Vec<Holding>,
    /// Vassalage on day one.
    pub vassals: Vec<Vassal>,
    /// Wars on day one.
    pub wars: Vec<(PolityId, PolityId)>,
    /// Truces on day one, with their last day.
    pub truces: Vec<(PolityId, PolityId, DatePrior)>,
    /// Polities tied by blood or marriage, with strength 0 to 1.
    pub kin: Vec<(PolityId, PolityId, Prior)>,
    /// Old wrongs.
    pub grudges: Vec<Grudge>,
    /// Places that a polity thinks rightly its own.
    pub claims: Vec<(PolityId, PlaceId)>,
    /// Outside events: inputs that the model does not explain.
    pub outside: Vec<Outside>,
    /// Priors that the pack sets in place of the engine's.
    pub overrides: Vec<Override>,
    /// What is measured on each history.
    pub measures: crate::measure::Measures,
    /// What a laboratory offers to change.
    pub laboratory: Vec<crate::laboratory::Condition>,
    /// Sentences for events, by kind.
    pub language: crate::language::Language,
    /// Names of the ruling houses and families; persons and polities point into this list.
    pub houses: Vec<String>,
    /// Where each record of the pack comes from.
    pub sources: Vec<SourceNote>,
    /// Claims of the record that the scenario is given, and where.
    pub inputs: Vec<ClaimUse>,
    /// Claims of the record that its measures are held against, and where.
    pub targets: Vec<ClaimUse>,
    /// What was found that is odd but not wrong.
    pub warnings: crate::diagnose::Diagnostics,
    /// Hash of all the files of the pack.
    pub hash: u64,
}

/// Where one record of a pack comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNote {
    /// Kind and id, for instance `polity qara_khitai`.
    pub record: String,
    /// The source as the pack gives it.
    pub source: String,
}

/// Where a scenario speaks of a claim of its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimUse {
    /// Id of the claim.
    pub claim: String,
    /// Kind and id of what speaks of it, for instance `vassal khwarazm qara_khitai`.
    pub record: String,
    /// Under which key: a value that takes the claim's own, or `claims`.
    pub key: String,
}

/// The built-in polity that holds every place nobody else holds: its own people.
pub const LOCALS: PolityId = PolityId(0);

/// A date that may be uncertain; the prior is over Julian day numbers.
pub type DatePrior = Prior;

/// What a place supports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    /// Households within a day's ride, settled and nomad.
    pub households: Prior,
    /// Strength of the walls, 0 none to 1 the strongest of the region.
    pub walls: f64,
    /// Days its own stores feed its own people.
    pub farm_days: f64,
    /// Grazing land within reach, km2.
    pub pasture_km2: f64,
    /// Tolls and trade, dinars a year.
    pub trade: f64,
    /// Dikes and canals that can be opened against an invader, 0 none to 1 a country that lives by them.
    pub dikes: f64,
    /// Standing of the local notable families, 0 to 1.
    pub notables: f64,
    /// Whether coins are struck there.
    pub mint: bool,
    /// Whether a border market is held there.
    pub market: bool,
    /// What a beaten line has at its back on the field before the place, if anything.
    pub obstacle: Option<Obstacle>,
    /// Who lives there; shares sum to 1. At most four.
    pub communities: Vec<CommunityDef>,
}

/// What cuts the field before a place, so that a beaten line may be driven into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// A river.
    River,
    /// A dry gully or a wadi.
    Gully,
    /// A canal.
    Canal,
}

/// A community of one faith and way of life at one place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityDef {
    /// Faith.
    pub faith: FaithId,
    /// Whether it lives by herds.
    pub nomad: bool,
    /// Share of the place's households.
    pub share: f64,
}

/// A faith.
#[derive(Clone, Debug, PartialEq)]
pub struct Faith {
    /// Id in the pack.
    pub id: String,
    /// Name, "Islam".
    pub name: String,
    /// Its people, "Muslims".
    pub adherents: String,
    /// "Muslim".
    pub adjective: String,
    /// To whom its rulers look as the higher authority of the faith, if to anybody: "the Caliph".
    pub authority: Option<String>,
}

/// A people.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// Id in the pack.
    pub id: String,
    /// Name, "Naiman".
    pub name: String,
    /// "Naimans".
    pub plural: String,
    /// Men of military age dispersed on day one, who may rally to a leader of their people.
    pub scattered: Prior,
    /// Names for men who are born in a history; may be empty.
    pub men: Vec<String>,
    /// Names for women; may be empty.
    pub women: Vec<String>,
}

/// Kind of polity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Form {
    /// Many vassals under one ruler.
    Empire,
    /// A settled kingdom.
    Kingdom,
    /// A nomad people under a chief.
    Tribe,
    /// A chief with followers and no land of his own.
    Band,
    /// A city or oasis under its own prince.
    City,
    /// People of a remote country with no prince to speak of.
    Outpost,
    /// A power whose doings lie outside the model: it holds its places, and that is all.
    Outside,
    /// A great power at the edge of the map: it raids and is raided, sends envoys and receives them, answers wrongs at
    /// its border; it conquers nothing beyond it and is not conquered.
    Remote,
    /// A number that stands for no power yet: one may arise in a history.
    Vacant,
}

impl Form {
    /// Whether a polity of this form has a council that acts beyond its own places.
    #[must_use]
    pub fn acts(self) -> bool {
        !matches!(self, Self::Outpost | Self::Outside | Self::Remote | Self::Vacant)
    }

    /// Whether it is a settled court that others can turn to: not a band, not a power that does not act.
    #[must_use]
    pub fn is_court(self) -> bool {
        self.acts() && self != Self::Band
    }
}

/// How the next ruler is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Custom {
    /// Eldest son.
    EldestSon,
    /// Eldest brother, then son.
    Brother,
    /// The heir whom the ruler named, then kin by age.
    Designated,
    /// The ablest of the house.
    Election,
}

/// How a ruler treats a faith, from favour to force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Policy {
    /// Gifts and offices.
    Patronise,
    /// Left alone.
    Tolerate,
    /// Taxed and hemmed in.
    Restrict,
    /// Persecuted.
    Persecute,
    /// Made to convert.
    Force,
}

impl Policy {
    /// All policies, mildest first.
    pub const ALL: [Self; 5] = [Self::Patronise, Self::Tolerate, Self::Restrict, Self::Persecute, Self::Force];
    /// Their names in packs, in the same order.
    pub const NAMES: [&'static str; 5] = ["patronise", "tolerate", "restrict", "persecute", "force"];

    /// Severity, 0 to 1; patronage is a little below zero.
    #[must_use]
    pub fn severity(self) -> f64 {
        match self {
            Self::Patronise => -0.2,
            Self::Tolerate => 0.0,
            Self::Restrict => 0.35,
            Self::Persecute => 0.8,
            Self::Force => 1.0,
        }
    }
}

/// A polity on day one.
#[derive(Clone, Debug, PartialEq)]
pub struct Polity {
    /// Id in the pack.
    pub id: String,
    /// Name.
    pub name: String,
    /// Adjective.
    pub adjective: String,
    /// Kind.
    pub form: Form,
    /// People of the ruling stratum.
    pub people: PeopleId,
    /// Faith of the court.
    pub faith: FaithId,
    /// Seat; none for the built-in locals.
    pub capital: Option<PlaceId>,
    /// Ruler on day one.
    pub ruler: Option<PersonId>,
    /// Ruling house (an index that persons share).
    pub house: u16,
    /// How the next ruler is found.
    pub custom: Custom,
    /// Whether the house gives its daughters to outsiders.
    pub marries_out: bool,
    /// Dinars in the treasury at the capital.
    pub treasury: Prior,
    /// Men who could be called up besides hosts and garrisons.
    pub reserve: Prior,
    /// Whether soldiers are paid a wage.
    pub salaried: bool,
    /// Share of households' dues that reaches the treasury.
    pub income_share: Prior,
    /// Policy toward each faith.
    pub policy: Vec<Policy>,
    /// Standing in the eyes of others, 0 to 1.
    pub prestige: Prior,
    /// Appetite for conquest, 0 to 1.
    pub ambition: Prior,
    /// Map colour, `#rrggbb`.
    pub colour: String,
    /// The house from which the ruling house takes its wives, if it has such a custom.
    pub consort_house: Option<u16>,
    /// Whether a woman may hold the power in full.
    pub women_rule: bool,
    /// Titles that its rulers may take.
    pub titles: Vec<TitleDef>,
    /// Era names, in the order in which reigns take them.
    pub eras: Vec<String>,
    /// Men of another people who serve it, and would go over to a ruler of their own.
    pub harboured: Option<(PeopleId, Prior)>,
}

impl Polity {
    /// Whether the pack names it: it is not the built-in locals, nor a number kept for a power that may arise.
    #[must_use]
    pub fn is_of_pack(&self) -> bool {
        self.form != Form::Vacant && self.id != crate::polities::LOCALS_ID
    }
}

/// A title that a ruler may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleDef {
    /// The title.
    pub name: String,
    /// In whose eyes it counts.
    pub audience: Audience,
}

/// In whose eyes a title, a reign name or a favour counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Audience {
    /// Peoples who live by herds.
    Steppe,
    /// Townsmen and peasants of a settled country.
    Towns,
    /// Those who look to an old imperial throne.
    Throne,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Steppe, Self::Towns, Self::Throne];
}

/// Office of a person on day one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Office {
    /// Rules.
    Ruler,
    /// Named to follow.
    Heir,
    /// Leads hosts.
    Commander,
    /// Counsels.
    Vizier,
    /// Rules for another.
    Regent,
    /// Wife of a ruler.
    Consort,
    /// None.
    None,
}

/// A person on day one.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Id in the pack.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether a man.
    pub male: bool,
    /// Year of birth.
    pub born: Prior,
    /// House (an index that polities share).
    pub house: u16,
    /// People.
    pub people: PeopleId,
    /// Faith.
    pub faith: FaithId,
    /// Polity served.
    pub polity: PolityId,
    /// Office.
    pub office: Office,
    /// Where he or she is; the polity's capital if not said.
    pub at: Option<PlaceId>,
    /// Father.
    pub father: Option<PersonId>,
    /// Mother.
    pub mother: Option<PersonId>,
    /// Husband or wife.
    pub spouse: Option<PersonId>,
    /// Boldness, zeal, caution, pride, greed, each 0 to 1.
    pub traits: [Prior; 5],
}

/// A host on day one.
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    /// Id in the pack.
    pub id: String,
    /// Name.
    pub name: String,
    /// Owner.
    pub polity: PolityId,
    /// Leader.
    pub commander: Option<PersonId>,
    /// Where it stands.
    pub at: PlaceId,
    /// Horse archers, heavy cavalry, foot.
    pub arms: [Prior; 3],
    /// Horses per man.
    pub remounts: Prior,
    /// Training and arms; 1 is trained steppe cavalry.
    pub quality: Prior,
    /// Whether it is paid a wage.
    pub salaried: bool,
}

/// A place held on day one.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// The place.
    pub place: PlaceId,
    /// Its holder.
    pub polity: PolityId,
    /// Men in garrison.
    pub garrison: Prior,
    /// Dinars kept at the place.
    pub treasury: f64,
}

/// What a vassal owes on day one.
#[derive(Clone, Debug, PartialEq)]
pub struct Vassal {
    /// The vassal.
    pub polity: PolityId,
    /// Its suzerain.
    pub of: PolityId,
    /// Dinars a year.
    pub tribute: Prior,
    /// Men owed on call.
    pub levy: Prior,
    /// The suzerain's man at the vassal's court.
    pub commissioner: Commissioner,
    /// Years of tribute unpaid.
    pub arrears: Prior,
    /// Weight of custom, 0 to 1.
    pub habit: Prior,
    /// Weight of the oath, 0 to 1.
    pub oath: f64,
}

/// The suzerain's man at a vassal's court.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Commissioner {
    /// Nobody.
    None,
    /// Comes for the tribute.
    Visiting,
    /// Lives there.
    Resident,
}

/// An old wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Grudge {
    /// Who remembers.
    pub of: PolityId,
    /// Against whom.
    pub against: PolityId,
    /// Weight, 0 to 1.
    pub weight: Prior,
    /// What for, in a few words.
    pub reason: String,
}

/// An input from outside the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// Id in the pack.
    pub id: String,
    /// What it is, in words.
    pub label: String,
    /// What happens.
    pub what: OutsideKind,
    /// What must hold on the day, or nothing happens.
    pub only_if: Vec<OnlyIf>,
}

/// Something that must hold on the day of an outside event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlyIf {
    /// A polity holds a place, itself or through its vassals.
    Holds {
        /// The polity.
        polity: PolityId,
        /// The place.
        place: PlaceId,
    },
    /// An outside event has come to pass, by its row.
    Happened(u16),
    /// A polity has been absorbed by a union.
    Absorbed(PolityId),
}

/// What an outside event does.
#[derive(Clone, Debug, PartialEq)]
pub enum OutsideKind {
    /// Men of a polity are tied down elsewhere.
    Commitment {
        /// Whose men.
        polity: PolityId,
        /// How many.
        men: Prior,
        /// First day.
        from: DatePrior,
        /// Last day.
        until: DatePrior,
    },
    /// A band that stood outside the map appears.
    Arrival {
        /// Its leader.
        person: PersonId,
        /// Its men.
        host: HostId,
        /// Its polity.
        with: PolityId,
        /// Where; none for the greatest court within reach that will have him.
        at: Option<PlaceId>,
        /// When.
        date: DatePrior,
    },
    /// A people crosses to a place.
    Crossing {
        /// Who.
        polity: PolityId,
        /// Where to.
        to: PlaceId,
        /// When.
        date: DatePrior,
    },
    /// A power gains men and money from beyond the map, spread over a span.
    Strength {
        /// Which power.
        polity: PolityId,
        /// How many men in all.
        men: Prior,
        /// Dinars in all.
        dinars: Prior,
        /// Whether they come only when its hosts are called together for a great war, and go home after it.
        on_call: bool,
        /// First day.
        from: DatePrior,
        /// Last day.
        until: DatePrior,
    },
    /// Several peoples become one power under a leader whose rise the model does not explain.
    Union {
        /// The power that they become.
        polity: PolityId,
        /// Its leader.
        person: PersonId,
        /// Its seat.
        at: PlaceId,
        /// What kind of polity it becomes.
        form: Form,
        /// Its appetite for conquest, 0 to 1.
        ambition: Prior,
        /// Its standing, 0 to 1.
        prestige: Prior,
        /// The polities that end in it, if they still live.
        absorbs: Vec<PolityId>,
        /// Share of their men who do not submit and scatter.
        scatters: Prior,
        /// The hosts of the new power, in place of all that it and the absorbed had.
        hosts: Vec<HostId>,
        /// When.
        date: DatePrior,
    },
    /// A power asks others for homage now and then.
    Pressure {
        /// Which power.
        polity: PolityId,
        /// Embassies a year while it has peace elsewhere.
        rate: Prior,
        /// Men whom a court must be thought to have to be worth an embassy.
        men: Prior,
        /// First day.
        from: DatePrior,
        /// Last day.
        until: DatePrior,
    },
}

impl OutsideKind {
    /// Names of the kinds, as packs and reports have them.
    pub const NAMES: [&'static str; 6] = ["commitment", "arrival", "crossing", "strength", "union", "pressure"];

    /// The name of the kind.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Commitment { .. } => Self::NAMES[0],
            Self::Arrival { .. } => Self::NAMES[1],
            Self::Crossing { .. } => Self::NAMES[2],
            Self::Strength { .. } => Self::NAMES[3],
            Self::Union { .. } => Self::NAMES[4],
            Self::Pressure { .. } => Self::NAMES[5],
        }
    }

    /// Persons who come into the world by it.
    pub fn brings(&self) -> Option<PersonId> {
        match self {
            Self::Arrival { person, .. } | Self::Union { person, .. } => Some(*person),
            _ => None,
        }
    }

    /// Hosts that stand outside the map until its day.
    #[must_use]
    pub fn musters(&self) -> &[HostId] {
        match self {
            Self::Arrival { host, .. } => std::slice::from_ref(host),
            Self::Union { hosts, .. } => hosts,
            _ => &[],
        }
    }
}

/// A prior that the pack sets in place of the engine's.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// `mechanism.parameter`.
    pub path: String,
    /// The prior.
    pub prior: Prior,
    /// Unit in which the pack gives it.
    pub unit: String,
    /// Where it stands, for messages.
    pub place: crate::diagnose::Spot,
}

macro_rules! finders {
    ($($(#[$doc:meta])* $name:ident: $table:ident -> $id:ty;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self, id: &str) -> Option<$id> {
            self.$table.iter().position(|x| x.id == id).map(<$id>::at)
        }
    )*};
}

impl Scenario {
    finders! {
        /// The polity with this id.
        polity: polities -> PolityId;
        /// The person with this id.
        person: persons -> PersonId;
        /// The host with this id.
        host: hosts -> HostId;
        /// The faith with this id.
        faith: faiths -> FaithId;
        /// The people with this id.
        people: peoples -> PeopleId;
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<PlaceId> {
        self.graph.find(id)
    }
}
