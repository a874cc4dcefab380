//! What a century needs to be measured: who had the power and how he lost it, patterns that ask for it, and a map for every year
//! in few rows. Shown on the tiny pack, with the deaths of a century in a few years.

use std::path::Path;
use tumen_base::{Day, PolityId};
use tumen_engine::{RulePriors, Sim, Stage, Switches};
use tumen_ensemble::{Meter, year_ends};
use tumen_scenario::measure::{Holding, NumberMeasure, Pattern, Reading, Reigns, Who};
use tumen_scenario::{EventKind, Files, Scenario, load};

fn texts(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the pack is part of the repository") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            texts(&path, root, found);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            found.push((name, text));
        }
    }
}

/// The folder of its scenario.
const FOLDER: &str = "two-towns";

/// The tiny pack, in which rulers die as often as this multiplies.
fn deadly(level: f64) -> Scenario {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/tiny"));
    let mut files = Vec::new();
    texts(root, root, &mut files);
    let rule = format!("[succession.level]\nprior = {level:e}\nunit = 'as the engine has it'\nsource = 'for a test'\n");
    files.push((format!("{FOLDER}/parameters.toml"), rule));
    load(&Files::new(files), None).unwrap_or_else(|problems| panic!("{problems}"))
}

fn number(id: &str, read: Reading) -> NumberMeasure {
    NumberMeasure {
        id: id.into(),
        label: id.into(),
        unit: "n".into(),
        read,
        record: String::new(),
        range: None,
        held_out: false,
    }
}

#[test]
fn reigns_follow_one_another_and_patterns_find_who_ruled() {
    let mut def = deadly(0.01);
    let awlil = def.polity("awlil").expect("a polity of the pack");
    let died = |who: Who| Pattern { kinds: vec![EventKind::Died], person: who, ..Pattern::default() };
    let ruler = Who { ruler_of: Some(awlil), ..Who::default() };
    let second = Who { reign: Some(2), ..ruler.clone() };
    let read = |read| Reading::Reigns { polity: awlil, read };
    def.measures.numbers = vec![
        number("died", Reading::Count(died(ruler))),
        number("second", Reading::Count(died(second))),
        number("women", Reading::Count(died(Who { woman: Some(true), ..Who::default() }))),
        number("count", read(Reigns::Count)),
        number("mean", read(Reigns::Mean)),
        number("spread", read(Reigns::Spread)),
    ];
    let stage = Stage::new(&def, RulePriors::new(&def.overrides).expect("the parameter exists"));
    let meter = Meter::new(&def);
    let mut deaths = 0.0;
    for history in 0..40 {
        let mut sim = Sim::new(&stage, 5, history, Switches::default());
        let row = meter.measure(&mut sim, history);
        let reigns: Vec<_> = sim.world.reigns.of(awlil).copied().collect();
        for (one, next) in reigns.iter().zip(&reigns[1..]) {
            let (last, _) = one.end.expect("who is followed has lost the power");
            assert!(one.from <= last && last <= next.from, "{one:?} and {next:?}");
        }
        let open = reigns.last().filter(|r| r.end.is_none()).map(|r| r.person);
        assert_eq!(open, sim.world.polity(awlil).court.power.filter(|_| sim.world.polity(awlil).alive));
        let ended: Vec<f64> =
            reigns.iter().filter_map(|r| r.end.map(|(last, _)| f64::from(last - r.from) / 365.25)).collect();
        assert_eq!(row.numbers[3], Some(ended.len() as f64));
        assert_eq!(row.numbers[4].is_some(), !ended.is_empty());
        assert_eq!(row.numbers[5].is_some(), ended.len() > 1);
        if let Some(mean) = row.numbers[4] {
            assert!((mean - ended.iter().sum::<f64>() / ended.len() as f64).abs() < 1e-9);
        }
        let of_rulers = sim.world.chronicle.events().iter().filter(|e| {
            let held =
                |p| reigns.iter().any(|r| r.person == p && r.from <= e.day && r.end.is_none_or(|(d, _)| e.day <= d));
            e.kind == EventKind::Died && e.person.is_some_and(held)
        });
        assert_eq!(row.numbers[0], Some(of_rulers.count() as f64));
        assert!(row.numbers[1] <= Some(1.0), "one person has the second reign");
        deaths += row.numbers[0].unwrap_or_default();
    }
    assert!(deaths > 10.0, "{deaths} rulers died");
}

#[test]
fn the_rows_of_holders_carried_forward_are_the_map_of_every_year() {
    let def = deadly(0.002);
    let stage = Stage::new(&def, RulePriors::new(&def.overrides).expect("the parameter exists"));
    let meter = Meter::with_years(&def);
    let (mut rows, mut full) = (0, 0);
    for history in 0..20 {
        let row = meter.measure(&mut Sim::new(&stage, 5, history, Switches::default()), history);
        let mut sim = Sim::new(&stage, 5, history, Switches::default());
        let mut map = vec![None; def.graph.places.len()];
        for day in year_ends(def.start, def.end) {
            sim.run_until(day);
            for turn in row.holders.iter().filter(|turn| turn.year == day.year()) {
                map[turn.place.index()] = Some((turn.holder, turn.overlord));
            }
            let now = sim.world.places.iter().map(|p| Some((p.holder, sim.world.overlord(p.holder))));
            assert!(now.eq(map.iter().copied()), "{day} of history {history}");
            full += map.len();
        }
        rows += row.holders.len();
    }
    assert!(2 * rows < full, "{rows} rows stand for {full}");
}

#[test]
fn vassals_herds_and_tribute_are_read_on_a_day() {
    let mut def = deadly(1e-9);
    let places: Vec<PolityId> = (1..def.polities.len()).map(PolityId::at).collect();
    let at: Option<Day> = None;
    let of = |read| move |polity: &PolityId| number("n", Reading::State { polity: *polity, at, realm: false, read });
    def.measures.numbers = [Holding::Vassals, Holding::NomadShare, Holding::Tribute]
        .into_iter()
        .flat_map(|read| places.iter().map(of(read)).collect::<Vec<_>>())
        .collect();
    let stage = Stage::new(&def, RulePriors::new(&def.overrides).expect("the parameter exists"));
    let mut sim = Sim::new(&stage, 5, 1, Switches::default());
    let row = Meter::new(&def).measure(&mut sim, 1);
    let n = places.len();
    for (i, polity) in places.iter().enumerate() {
        assert_eq!(row.numbers[i], Some(sim.world.vassals_of(*polity).count() as f64));
        let holds = sim.world.places_of(*polity).next().is_some();
        assert_eq!(row.numbers[n + i].is_some(), holds);
        assert!(row.numbers[n + i].is_none_or(|share| (0.0..=1.0 + 1e-9).contains(&share)));
        assert_eq!(row.numbers[2 * n + i], sim.world.polity(*polity).bonds.vassalage.map(|v| v.tribute as f64));
    }
}
