//! `tumen route`: a journey on the route graph of a pack, with the travel model that the engine marches by.

use crate::args::{Format, up_to};
use crate::failure::Failure;
use crate::library::Pack;
use crate::table::Table;
use crate::words::{self, counted};
use crate::{names, out};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use std::path::PathBuf;
use tumen_base::{Day, Draws, PlaceId};
use tumen_engine::{RulePriors, Switches};
use tumen_geo::{Column, Journey, JourneyLeg, Party, Travel, WaitReason, fastest};
use tumen_scenario::Scenario;

/// Journeys reckoned under other travel parameters, to tell how far the days are known.
const TRIALS: u64 = 200;

/// Arguments of `tumen route`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: a tumen from Almaliq to Kashgar in spring\n  tumen route Almaliq Kashgar --party cavalry --men 10000 --depart 1218-03-01\n\n\
                        Places are found by id, name or other spelling. Dates are of the Julian calendar."
)]
pub struct Arguments {
    /// Where the journey begins
    #[arg(value_name = "FROM")]
    from: String,

    /// Where it ends
    #[arg(value_name = "TO")]
    to: String,

    /// Who travels
    #[arg(long, value_name = "PARTY", value_parser = party())]
    party: Party,

    /// How many men [default: courier 1, riders 20, caravan 100, ox-carts 1000, cavalry and host 10000]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = up_to(10_000_000))]
    men: Option<u64>,

    /// The day on which the party is ready to set out, YYYY-MM-DD
    #[arg(long, value_name = "DATE", default_value = "1217-05-01")]
    depart: Day,

    /// Use the places and roads of the pack in this folder
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,
}

fn party() -> impl TypedValueParser<Value = Party> {
    PossibleValuesParser::new(Party::ALL.map(Party::name)).try_map(|name| name.parse::<Party>())
}

fn usual_men(party: Party) -> u64 {
    match party {
        Party::Courier => 1,
        Party::Riders => 20,
        Party::Caravan => 100,
        Party::OxCarts => 1000,
        Party::Cavalry | Party::Host => 10_000,
    }
}

/// Reckons the journey.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let pack = Pack::open(arguments.pack.as_deref())?;
    let def = pack.scenario(None)?;
    let priors = pack.priors(&def)?;
    let (from, to) = (names::place(&def, &arguments.from)?, names::place(&def, &arguments.to)?);
    let men = arguments.men.unwrap_or(usual_men(arguments.party));
    let column = Column::of(arguments.party, men as f64);
    let go = |travel: &Travel| fastest(&def.graph, &travel.pace(&column), from, to, arguments.depart);
    let Some(journey) = go(&Travel::default()) else {
        let [from, to] = [from, to].map(|p| &def.graph.place(p).name);
        return Err(Failure::No(format!("no road leads from {from} to {to}")));
    };
    let range = range(&priors, |travel| go(travel).map(|j| j.days)).unwrap_or((journey.days, journey.days));
    let answer = Answer::new(&def, (from, to), (arguments.party, men), &journey, range);
    match format {
        Format::Json => out::print_json(&answer),
        Format::Table => out::print(&tell(&def, &answer, &journey)),
    }
}

/// What 5% and 95% of the journeys take when the travel parameters are drawn from their priors.
fn range(priors: &RulePriors, days: impl Fn(&Travel) -> Option<f64>) -> Option<(f64, f64)> {
    let draw = |n| priors.sample(&Draws::new(0, n), Switches::default()).travel;
    let mut all: Vec<f64> = (0..TRIALS).filter_map(|n| days(&draw(n))).collect();
    all.sort_by(f64::total_cmp);
    let at = |share: usize| all.get(all.len() * share / 100).copied();
    Some((at(5)?, at(95)?))
}

/// The journey for programs.
#[derive(Serialize)]
struct Answer<'a> {
    from: &'a str,
    to: &'a str,
    party: Party,
    men: u64,
    depart: String,
    days: f64,
    days_low: f64,
    days_high: f64,
    arrive: String,
    km: f64,
    legs: Vec<Leg<'a>>,
}

#[derive(Serialize)]
struct Leg<'a> {
    from: &'a str,
    to: &'a str,
    depart: String,
    arrive: String,
    km: f64,
    /// Days waited before the party sets out.
    wait: f64,
    /// What for: `season` or `high-water`.
    waited_for: Option<&'static str>,
    /// Whether the party goes over in the hard season.
    hard: bool,
}

impl<'a> Answer<'a> {
    fn new(
        def: &'a Scenario,
        (from, to): (PlaceId, PlaceId),
        (party, men): (Party, u64),
        journey: &Journey,
        (low, high): (f64, f64),
    ) -> Self {
        let id = |p| def.graph.place(p).id.as_str();
        let leg = |leg: &JourneyLeg| Leg {
            from: id(leg.from),
            to: id(leg.to),
            depart: leg.depart.iso(),
            arrive: leg.arrive.iso(),
            km: leg.km,
            wait: leg.wait,
            waited_for: leg.reason.map(|reason| match reason {
                WaitReason::Season => "season",
                WaitReason::HighWater => "high-water",
            }),
            hard: leg.hard,
        };
        Self {
            from: id(from),
            to: id(to),
            party,
            men,
            depart: journey.depart.iso(),
            days: journey.days,
            days_low: low,
            days_high: high,
            arrive: journey.arrive.iso(),
            km: journey.km,
            legs: journey.legs.iter().map(leg).collect(),
        }
    }
}

fn tell(def: &Scenario, answer: &Answer<'_>, journey: &Journey) -> String {
    let name = |p| def.graph.place(p).name.as_str();
    let (Some(first), Some(last)) = (journey.legs.first(), journey.legs.last()) else {
        return "The party is there already.\n".into();
    };
    let men = counted(answer.men, "man", "men");
    let title =
        format!("{} to {}: {}, {men}, ready on {}", name(first.from), name(last.to), answer.party, journey.depart);
    let mut text = out::heading(&title);
    text += &format!(
        "{} (90% range of the travel parameters: {} to {}), arriving on {}; {} km\n\n",
        words::days(journey.days),
        words::number(answer.days_low.round()),
        words::number(answer.days_high.round()),
        journey.arrive,
        words::number(journey.km),
    );
    let mut table = Table::new(&["from", "to", "arrives", ">km", "on the way"]);
    for leg in &journey.legs {
        table.row([
            name(leg.from).to_owned(),
            name(leg.to).to_owned(),
            leg.arrive.to_string(),
            words::number(leg.km),
            remark(def, leg),
        ]);
    }
    text + &table.finish()
}

/// What a leg held up, in words.
fn remark(def: &Scenario, leg: &JourneyLeg) -> String {
    let route = def.graph.route(leg.route);
    let waited = leg.reason.map(|reason| {
        let what = match (reason, &route.crossing) {
            (WaitReason::HighWater, Some(river)) => format!("for the {river} to fall"),
            (WaitReason::HighWater, None) => "for the river to fall".into(),
            (WaitReason::Season, _) => "for the road to open".into(),
        };
        format!("waits {} {what}", words::days(leg.wait))
    });
    let hard = leg.hard.then(|| "hard season: slow, at a loss".to_owned());
    waited.into_iter().chain(hard).collect::<Vec<_>>().join("; ")
}
