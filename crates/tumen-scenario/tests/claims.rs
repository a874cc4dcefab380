//! Values that point at claims take what the claims say, and what a scenario is given it is not held against.

use std::fs;
use std::path::Path;
use tumen_base::{Day, Prior};
use tumen_scenario::{ClaimUse, Diagnostics, Files, OutsideKind, Scenario, load};

/// A record of the valleys of the tiny pack; all of it is invented.
const RECORD: [(&str, &str); 5] = [
    (
        "record/sources.toml",
        "[[source]]\nid = 'ballad'\ntitle = 'The ballad of the wells'\nkind = 'chronicle'\ncitation = 'invented'\n",
    ),
    (
        "record/documents/ballad.csv",
        "unit,section,paragraph,kind,words,begins,none,digest\nb.1,Verses,1,sentence,3,Ann came down,,0\n",
    ),
    ("record/entities.toml", "[[entity]]\nid = \"riders_of_old\"\nlabel = \"the riders\"\nkind = \"people\"\n"),
    (
        "record/happenings.toml",
        "[[happening]]\nid = \"coming\"\nlabel = \"the coming of the riders\"\nkind = \"migration\"\nextent = \"instant\"\n\n\
         [[happening]]\nid = \"rising\"\nlabel = \"the rising\"\nkind = \"rebellion\"\nextent = \"instant\"\n\n\
         [[happening]]\nid = \"feast\"\nlabel = \"a feast\"\nkind = \"peace\"\nextent = \"span\"\n",
    ),
    (
        "record/claims/all.toml",
        "source = \"ballad\"\n\n\
         [[claim]]\nid = \"b.men\"\nlocus = \"b.1\"\nabout = \"coming\"\nproperty = \"men\"\nvalue = { any = [250, 450] }\n\n\
         [[claim]]\nid = \"b.over\"\nlocus = \"b.1\"\nabout = \"rising\"\nproperty = \"men\"\nvalue = { at_least = 300 }\n\n\
         [[claim]]\nid = \"b.dues\"\nlocus = \"b.1\"\nabout = \"coming\"\nproperty = \"tribute\"\nvalue = { between = [1500, 2500] }\n\n\
         [[claim]]\nid = \"b.date\"\nlocus = \"b.1\"\nabout = \"coming\"\nproperty = \"date\"\nvalue = \"1431\"\n\n\
         [[claim]]\nid = \"b.other_date\"\nlocus = \"b.1\"\nabout = \"coming\"\nproperty = \"date\"\nvalue = \"[1431-05-01,1432-02]\"\n\n\
         [[claim]]\nid = \"b.feast\"\nlocus = \"b.1\"\nabout = \"feast\"\nproperty = \"duration\"\nvalue = { days = [3, 9] }\n\n\
         [[claim]]\nid = \"b.guard\"\nlocus = \"b.1\"\nabout = \"rising\"\nproperty = \"losses\"\nvalue = 600\n\n\
         [[claim]]\nid = \"b.by\"\nlocus = \"b.1\"\nabout = \"rising\"\nproperty = \"cause\"\nvalue = \"dues\"\n\n\
         [[claim]]\nid = \"b.never\"\nlocus = \"b.1\"\nabout = \"feast\"\nproperty = \"men\"\nvalue = 90\nmodality = \"denied\"\n\n\
         [[claim]]\nid = \"b.rising_date\"\nlocus = \"b.1\"\nabout = \"rising\"\nproperty = \"date\"\nvalue = \"1432\"\n",
    ),
];
const HOSTS: &str = "two-towns/hosts.toml";
const OUTSIDE: &str = "two-towns/outside.toml";
const OUTCOMES: &str = "two-towns/outcomes.toml";
const RELATIONS: &str = "two-towns/relations.toml";
const HOLDINGS: &str = "two-towns/holdings.csv";
const CLAIMS: &str = "record/claims/all.toml";
/// What the tiny pack says of the day on which the riders come.
const COMES: &str = "date = { any = [\"1431-05-01\", [\"1431-09-01\", \"1432-03-01\"]] }";

/// The texts of the tiny pack and of the record, with some words replaced, each of which must be there.
fn texts(record: &[(&str, &str)], changes: &[(&str, &str, &str)]) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/tiny");
    let mut list: Vec<(String, String)> =
        record.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for folder in ["", "world", "two-towns", "lang"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "toml" || e == "csv") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                list.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    for (file, from, to) in changes {
        let (_, text) = list.iter_mut().find(|(path, _)| path == file).unwrap_or_else(|| panic!("no {file}"));
        assert!(text.contains(from), "`{from}` is not in {file}");
        *text = text.replacen(from, to, 1);
    }
    Files::new(list)
}

fn with(changes: &[(&str, &str, &str)]) -> Result<Scenario, Diagnostics> {
    load(&texts(&RECORD, changes), None)
}

fn problems(changes: &[(&str, &str, &str)]) -> String {
    with(changes).map_or_else(|problems| problems.to_string(), |_| "nothing\n".to_owned())
}

/// What comes of giving the first host these horse archers.
fn archers(value: &str) -> Result<Prior, String> {
    let loaded = with(&[(HOSTS, "horse_archers = [300, 500]", &format!("horse_archers = {value}"))]);
    loaded.map(|scenario| scenario.hosts[0].arms[0].clone()).map_err(|problems| problems.to_string())
}

/// What comes of giving the riders this day of coming.
fn comes(value: &str) -> Prior {
    let scenario = with(&[(OUTSIDE, COMES, &format!("date = {value}"))]).unwrap_or_else(|e| panic!("{e}"));
    match &scenario.outside[1].what {
        OutsideKind::Arrival { date, .. } => date.clone(),
        other => panic!("{other:?}"),
    }
}

fn day(year: i32, month: u32, day: u32) -> f64 {
    f64::from(Day::julian(year, month, day).0)
}

fn any(accounts: Vec<Prior>, weights: Vec<f64>) -> Prior {
    Prior::Any { accounts, weights }
}

#[test]
fn numbers_take_what_a_claim_says() {
    let rivals = any(vec![Prior::Fixed(250.0), Prior::Fixed(450.0)], vec![1.0, 1.0]);
    assert_eq!(archers("{ claim = \"b.men\" }"), Ok(rivals.clone()));
    assert_eq!(archers("{ claim = \"b.men\", within = [300, 500] }"), Ok(Prior::Fixed(450.0)));
    let over = Prior::Triangular { low: 300.0, mode: 300.0, high: 500.0 };
    assert_eq!(archers("{ claim = \"b.over\", within = [0, 500] }"), Ok(over.clone()));
    let both = "{ claims = [\"b.men\", \"b.over\"], weights = [2, 1], within = [0, 500] }";
    assert_eq!(archers(both), Ok(any(vec![rivals, over], vec![2.0, 1.0])));
    let mixed = archers("{ any = [[100, 200], { claim = \"b.guard\" }] }");
    let typed = Prior::Uniform { low: 100.0, high: 200.0 };
    assert_eq!(mixed, Ok(any(vec![typed, Prior::Fixed(600.0)], vec![1.0, 1.0])));
}

#[test]
fn dates_are_spread_over_what_a_claim_leaves_open() {
    let year = Prior::Uniform { low: day(1431, 1, 1), high: day(1431, 12, 31) };
    assert_eq!(comes("{ claim = \"b.date\" }"), year);
    let autumn = Prior::Uniform { low: day(1431, 9, 1), high: day(1431, 12, 31) };
    assert_eq!(comes("{ claim = \"b.date\", within = [\"1431-09-01\", \"1432-03-01\"] }"), autumn);
    let february = Prior::Uniform { low: day(1432, 2, 1), high: day(1432, 2, 29) };
    assert_eq!(
        comes("{ claim = \"b.other_date\" }"),
        any(vec![Prior::Fixed(day(1431, 5, 1)), february], vec![1.0, 1.0])
    );
}

#[test]
fn a_cell_of_a_table_takes_one_number() {
    let s = with(&[(HOLDINGS, "400,600,900", "400,claim:b.guard,900")]).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(s.holdings[0].garrison, Prior::Triangular { low: 400.0, mode: 600.0, high: 900.0 });
    let told = problems(&[(HOLDINGS, "400,600,900", "claim:b.men,claim:b.guards,claim:b.dues")]);
    insta::assert_snapshot!(told, @r"
    two-towns/holdings.csv:2:13: the claim `b.men` gives more than one number; expected a claim of one number: a cell holds no more
    two-towns/holdings.csv:2:25: there is no claim `b.guards` in the record; expected the id of a claim; did you mean `b.guard`?
    two-towns/holdings.csv:2:40: the claim `b.dues` gives a number of dinars a year; expected a claim of a number of men
    ");
}

#[test]
fn a_scenario_knows_what_it_takes_and_what_it_is_held_against() {
    let s = with(&[
        (RELATIONS, "tribute = [1500, 2500]", "tribute = { claim = \"b.dues\" }"),
        (OUTSIDE, COMES, "date = { claims = [\"b.date\", \"b.other_date\"] }\nclaims = \"b.men\""),
        (OUTCOMES, "label = \"it stays\"", "label = \"it stays\"\nclaims = [\"b.by\"]"),
        (OUTCOMES, "window = [\"1431-06-01\", \"1433-12-31\"]", "window = { claim = \"b.rising_date\" }"),
    ])
    .unwrap_or_else(|e| panic!("{e}"));
    let told = |uses: &[ClaimUse]| -> Vec<String> {
        uses.iter().map(|u| format!("{}: {}, {}", u.claim, u.record, u.key)).collect()
    };
    assert_eq!(
        told(&s.inputs),
        [
            "b.dues: vassal tisrit awlil, tribute",
            "b.date: arrival yuften_comes, date",
            "b.other_date: arrival yuften_comes, date",
            "b.men: arrival yuften_comes, claims",
        ]
    );
    assert_eq!(
        told(&s.targets),
        ["b.by: outcome tisrit_breaks_away, claims", "b.rising_date: date first_revolt, window"]
    );
    assert_eq!(s.measures.dates[0].window, Some((Day::julian(1432, 1, 1), Day::julian(1432, 12, 31))));
}

#[test]
fn claims_that_do_not_fit_are_told_with_the_reason() {
    let said = |value: &str| archers(value).map_or_else(|told| told, |prior| format!("{prior:?}\n"));
    let values = [
        "{ claim = \"b.mem\" }",
        "{ claim = \"b.dues\" }",
        "{ claim = \"b.date\" }",
        "{ claim = \"b.feast\" }",
        "{ claim = \"b.by\" }",
        "{ claim = \"b.never\" }",
        "{ claim = \"b.over\" }",
        "{ claim = \"b.over\", within = [100, 200] }",
        "{ claim = \"b.over\", within = [200, 100] }",
        "{ claim = \"b.men\", weights = [1] }",
        "{ claims = [\"b.men\", \"b.guard\"], weights = [1] }",
        "{ claims = \"b.men\" }",
        "{ claim = 3 }",
    ];
    insta::assert_snapshot!(values.map(said).concat(), @r#"
    two-towns/hosts.toml:7:27: there is no claim `b.mem` in the record; expected the id of a claim; did you mean `b.men`?
    two-towns/hosts.toml:7:27: the claim `b.dues` gives a number of dinars a year; expected a claim of a number of men
    two-towns/hosts.toml:7:27: the claim `b.date` gives a date; expected a claim of a number of men
    two-towns/hosts.toml:7:27: the claim `b.feast` gives a length of time in days; expected a claim of a number of men
    two-towns/hosts.toml:7:27: the claim `b.by` has neither a number nor a date for value; expected a claim of a number of men
    two-towns/hosts.toml:7:27: the claim `b.never` denies what it speaks of; expected a claim of a number of men
    two-towns/hosts.toml:7:27: the claim `b.over` is open on one side; expected `within = [low, high]` beside it
    two-towns/hosts.toml:7:27: the claim `b.over` has nothing within these bounds; expected bounds that meet what it says
    two-towns/hosts.toml:7:46: `within` is a list; expected [low, high] in this order
    two-towns/hosts.toml:7:36: unknown key `weights` in `horse_archers`; expected `claim`, `within`
    two-towns/hosts.toml:7:17: `horse_archers`: 2 accounts but 1 weights
    two-towns/hosts.toml:7:28: `horse_archers` is "b.men"; expected a list of ids of claims
    two-towns/hosts.toml:7:27: `horse_archers` is 3; expected the id of a claim
    "#);
}

#[test]
fn nothing_is_both_given_and_a_target() {
    let given = (OUTSIDE, COMES, "date = { claim = \"b.date\" }");
    let held = |claim: &'static str| (OUTCOMES, "which = \"first\"\nwindow", claim);
    insta::assert_snapshot!(problems(&[given, held("claims = [\"b.date\"]\nwindow")]), @r#"
    two-towns/outcomes.toml:34:11: date first_revolt is held against the claim `b.date`, which is an input: arrival yuften_comes (two-towns/outside.toml:17); expected a claim on something that is not given
    "#);
    insta::assert_snapshot!(problems(&[given, held("claims = [\"b.other_date\"]\nwindow")]), @r#"
    two-towns/outcomes.toml:34:11: date first_revolt is held against `b.other_date`, but `b.date` on the same is an input: arrival yuften_comes (two-towns/outside.toml:17); expected a claim on something that is not given
    "#);
    assert_eq!(problems(&[given, held("claims = [\"b.rising_date\"]\nwindow")]), "nothing\n");
}

#[test]
fn without_a_record_there_is_nothing_to_point_at() {
    let change = (HOSTS, "horse_archers = [300, 500]", "horse_archers = { claim = \"b.men\" }");
    let told = load(&texts(&[], &[change]), None).unwrap_err().to_string();
    insta::assert_snapshot!(told, @r"
    two-towns/hosts.toml:7:27: `horse_archers` points at a claim, but the pack has no record; expected a folder `record` with claims
    ");
}

#[test]
fn a_broken_record_is_told_in_full_where_it_matters() {
    let broken = [
        (CLAIMS, "about = \"coming\"\nproperty = \"men\"", "about = \"comming\"\nproperty = \"men\""),
        (CLAIMS, "property = \"losses\"", "property = \"loses\""),
    ];
    // A scenario that speaks of no claim does not look at the record, and one in need of mending is told all.
    assert!(with(&broken).is_ok());
    let pointing = (HOSTS, "horse_archers = [300, 500]", "horse_archers = { claim = \"b.men\" }");
    insta::assert_snapshot!(problems(&[broken[0], broken[1], pointing]), @r#"
    record/claims/all.toml:6:9: there is no happening, entity, place or source `comming`; did you mean `coming`?
    record/claims/all.toml:49:12: there is no property `loses`; did you mean `loser`?
    "#);
    let astray = (HOSTS, "horse_archers = [300, 500]", "horse_archers = { claim = \"b.mem\" }");
    assert!(problems(&[broken[0], broken[1], astray]).contains("there is no claim `b.mem`"));
    let wrong = (HOSTS, "horse_archers = [300, 500]", "horse_archers = \"many\"");
    insta::assert_snapshot!(problems(&[broken[0], broken[1], wrong]), @r#"
    record/claims/all.toml:6:9: there is no happening, entity, place or source `comming`; did you mean `coming`?
    record/claims/all.toml:49:12: there is no property `loses`; did you mean `loser`?
    two-towns/hosts.toml:7:17: `horse_archers` is "many"; expected a number that is not negative
    "#);
}
