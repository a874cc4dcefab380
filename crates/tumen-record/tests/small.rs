//! A small invented record: what reading refuses and how it says so, and what the chronology makes of
//! claims about Ann, Bo, a ford and a hill.

use proptest::prelude::*;
use tumen_base::{Months, PlaceId};
use tumen_chronology::Limits;
use tumen_geo::{Closure, Graph, Place, PlaceKind, Route, Terrain, Travel};
use tumen_record::impossible::{AccountStanding, Verdict};
use tumen_record::{FileProblem, Record, Relation};

const SOURCES: &str = r#"
[[source]]
id = "chronicle"
title = "The chronicle of the valley"
kind = "chronicle"
citation = "Anonymous, The chronicle of the valley"

[[source]]
id = "guide"
title = "A guide to the valley"
kind = "survey"
citation = "Old, A guide to the valley"
"#;

const UNITS: &str = "unit,section,paragraph,kind,words,begins,none,digest
war.1,The war,1,sentence,9,In that year,,0
war.2,The war,1,sentence,7,After the battle,,1
war.3,The war,2,sentence,8,She died,,2
";

const ENTITIES: &str = r#"
[[entity]]
id = "ann"
label = "Ann"
kind = "person"

[[entity]]
id = "bo"
label = "Bo"
kind = "person"
"#;

const HAPPENINGS: &str = r#"
[[happening]]
id = "battle"
label = "the battle at the ford"
kind = "battle"
extent = "instant"

[[happening]]
id = "feast"
label = "the feast on the hill"
kind = "peace"
extent = "instant"

[[happening]]
id = "death"
label = "the death of Ann"
kind = "death"
extent = "instant"

[[happening]]
id = "reign"
label = "the reign of Bo"
kind = "reign"
extent = "span"
"#;

const ACCOUNTS: &str = r#"
[[account]]
id = "end.early"
set = "end"
label = "she died young"

[[account]]
id = "end.late"
set = "end"
label = "she died old"
"#;

/// Ford and hill, with a road of so many kilometres between them, or with none.
fn world(km: Option<f64>) -> Graph {
    let place = |id: &str, lat| Place {
        id: id.into(),
        name: id.into(),
        aliases: vec![],
        lat,
        lon: 70.0,
        kind: PlaceKind::City,
        quality: "A".into(),
        source: "invented".into(),
    };
    let route = |km| Route {
        a: PlaceId::at(0),
        b: PlaceId::at(1),
        km,
        terrain: Terrain::Steppe,
        climb_m: 0.0,
        closed: Months::default(),
        closure: Closure::Hard,
        crossing: None,
        high_water: Months::default(),
        trap_risk: 0.0,
        km_method: "invented".into(),
        source: "invented".into(),
    };
    Graph::new(vec![place("ford", 40.0), place("hill", 45.0)], km.map(route).into_iter().collect())
}

fn read(claims: &str) -> Result<Record, Vec<FileProblem>> {
    let texts = [
        ("record/sources.toml", SOURCES),
        ("record/documents/chronicle.csv", UNITS),
        ("record/entities.toml", ENTITIES),
        ("record/happenings.toml", HAPPENINGS),
        ("record/accounts.toml", ACCOUNTS),
        ("record/claims.toml", claims),
        ("world/places.csv", "not the record's business"),
    ];
    Record::read(texts, &world(None))
}

/// One claim, with its id.
fn claim(id: &str, about: &str, property: &str, value: &str, more: &str) -> String {
    format!(
        "[[claim]]\nid = \"{id}\"\nlocus = \"war.1\"\nabout = \"{about}\"\nproperty = \"{property}\"\nvalue = {value}\n{more}\n"
    )
}

/// A record of these claims of the chronicle.
fn record(claims: &[String]) -> Record {
    let text = format!("source = \"chronicle\"\n\n{}", claims.join("\n"));
    read(&text).unwrap_or_else(|problems| panic!("{} in {text}", problems[0].problem))
}

fn verdict(record: &Record, world: &Graph) -> Verdict {
    record.verdict(&record.chronology(world, &Travel::default()), Limits::default()).unwrap()
}

/// The claims of each conflict.
fn conflicts(record: &Record, world: &Graph) -> Vec<Vec<String>> {
    let told = verdict(record, world);
    let ids = |list: &Vec<tumen_record::ClaimId>| list.iter().map(|id| record.claim(*id).id.clone()).collect();
    told.conflicts.iter().map(|conflict| ids(&conflict.claims)).collect()
}

/// The one problem of these claims.
fn problem(claims: &str) -> (String, u32, u32) {
    let problems = read(claims).err().unwrap_or_else(|| panic!("nothing is wrong with {claims}"));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].path, "record/claims.toml");
    let problem = &problems[0].problem;
    (problem.to_string(), problem.line as u32, problem.column as u32)
}

#[test]
fn what_cannot_be_read_is_told_with_its_place_and_the_nearest_name() {
    let with = |id: &str, about: &str, property: &str, value: &str, more: &str| {
        format!("source = \"chronicle\"\n{}", claim(id, about, property, value, more))
    };
    // Claim, line and column of what is wrong, and words of the message.
    let cases: [(String, (u32, u32), &[&str]); 9] = [
        (with("a", "battle", "date", "\"1141-13\"", ""), (7, 9), &["`1141-13` is not an EDTF date"]),
        (with("a", "batle", "date", "\"1141\"", ""), (5, 9), &["`batle`", "did you mean `battle`?"]),
        (with("a", "battle", "dates", "\"1141\"", ""), (6, 12), &["no property `dates`", "did you mean `date`?"]),
        (with("a", "battle", "date", "1141", ""), (7, 9), &["an integer", "expected an EDTF text"]),
        (with("a", "ann", "date", "\"1141\"", ""), (6, 12), &["`date` does not fit", "expected a happening"]),
        (with("a", "battle", "by", "\"anne\"", ""), (7, 9), &["`anne`", "did you mean `ann`?"]),
        (
            with("a", "battle", "date", "\"1141\"", "acount = \"end.early\""),
            (8, 1),
            &["`acount`", "did you mean `account`?"],
        ),
        (with("a", "battle", "date", "\"1141\"", "account = \"end.erly\""), (8, 11), &["did you mean `end.early`?"]),
        (
            with("a", "battle", "date", "\"1141\"", "").replace("war.1", "wars.1"),
            (4, 9),
            &["no unit `wars.1`", "did you mean `war.1`?"],
        ),
    ];
    for (claims, (line, column), words) in cases {
        let (told, at_line, at_column) = problem(&claims);
        for word in words {
            assert!(told.contains(word), "{told}");
        }
        assert_eq!((at_line, at_column), (line, column), "{told}");
    }
}

#[test]
fn a_claim_needs_a_source_and_an_id_of_its_own() {
    let (told, line, _) = problem(&claim("a", "battle", "date", "\"1141\"", ""));
    assert!(told.contains("the claim has no `source`"), "{told}");
    assert_eq!(line, 1);
    let twice = format!("source = \"chronicle\"\n{0}{0}", claim("a", "battle", "date", "\"1141\"", ""));
    let (told, line, column) = problem(&twice);
    assert!(told.contains("two claims have the id `a`"), "{told}");
    assert_eq!((line, column), (10, 6));
}

#[test]
fn every_problem_is_told_at_once() {
    let claims = [
        claim("a", "batle", "date", "\"1141\"", ""),
        claim("b", "battle", "date", "\"1141-99\"", ""),
        claim("c", "battle", "dat", "\"1141\"", ""),
    ];
    let problems = read(&format!("source = \"chronicle\"\n{}", claims.join(""))).unwrap_err();
    assert_eq!(problems.len(), 3);
    assert!(problems.is_sorted());
}

/// Ann at the ford on the first of May and on the hill the next day.
fn hurry() -> Vec<String> {
    vec![
        claim("at_ford", "battle", "place", "\"ford\"", ""),
        claim("at_hill", "feast", "place", "\"hill\"", ""),
        claim("fights", "battle", "by", "\"ann\"", ""),
        claim("dines", "feast", "by", "\"ann\"", ""),
        claim("first", "battle", "date", "\"1141-05-01\"", ""),
        claim("then", "feast", "after", "\"battle\"", ""),
        claim("second", "feast", "date", "\"1141-05-02\"", ""),
    ]
}

#[test]
fn the_time_that_a_journey_takes_can_make_claims_impossible() {
    let record = record(&hurry());
    assert_eq!(conflicts(&record, &world(None)), Vec::<Vec<String>>::new());
    assert_eq!(conflicts(&record, &world(Some(10.0))), Vec::<Vec<String>>::new());
    let far = world(Some(2000.0));
    let [found] = &conflicts(&record, &far)[..] else { panic!("one conflict") };
    assert_eq!(found.len(), 7, "{found:?}");
    let told = verdict(&record, &far);
    assert!(
        told.conflicts[0].because[0].contains("Ann cannot go from ford to hill in less than"),
        "{:?}",
        told.conflicts
    );
}

#[test]
fn a_season_that_is_told_can_close_the_road() {
    let mut pass = world(Some(100.0));
    pass.routes[0].closed = Months::range(11, 4);
    pass.routes[0].closure = Closure::Closed;
    let told = |battle: &str, feast: &str| {
        let mut claims = hurry();
        claims[4] = claim("first", "battle", "date", battle, "");
        claims[6] = claim("second", "feast", "date", feast, "");
        record(&claims)
    };
    assert!(conflicts(&told("\"1141-06\"", "\"1141-07\""), &pass).is_empty());
    let winter = told("\"1141-12\"", "\"1142-01\"");
    assert!(conflicts(&winter, &world(Some(100.0))).is_empty());
    let [found] = &conflicts(&winter, &pass)[..] else { panic!("one conflict") };
    assert!(found.contains(&"first".to_owned()) && found.contains(&"then".to_owned()), "{found:?}");
}

#[test]
fn a_host_goes_slower_than_a_few_riders() {
    let told = |role: &str, feast: &str| {
        let mut claims = hurry();
        claims[2] = claim("fights", "battle", role, "\"ann\"", "");
        claims[3] = claim("dines", "feast", role, "\"ann\"", "");
        claims[6] = claim("second", "feast", "date", feast, "");
        claims.push(claim("host", "battle", "men", "60000", ""));
        record(&claims)
    };
    let (soon, late) = ("\"1141-05-15\"", "\"1141-09-01\"");
    let mut road = world(Some(600.0));
    // Through cultivated land the length of the column tells.
    road.routes[0].terrain = Terrain::OasisRoad;
    assert!(conflicts(&told("by", soon), &road).is_empty());
    assert!(conflicts(&told("commander", late), &road).is_empty());
    let [found] = &conflicts(&told("commander", soon), &road)[..] else { panic!("one conflict") };
    assert!(found.contains(&"host".to_owned()), "{found:?}");
}

#[test]
fn the_dead_do_not_act() {
    let alive = |date: &str| {
        record(&[
            claim("dies", "death", "dead", "\"ann\"", ""),
            claim("when", "death", "date", "\"1140\"", ""),
            claim("fights", "battle", "by", "\"ann\"", ""),
            claim("fought", "battle", "date", date, ""),
        ])
    };
    assert!(conflicts(&alive("\"1139\""), &world(None)).is_empty());
    let late = conflicts(&alive("\"1141\""), &world(None));
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].iter().map(String::as_str).collect::<Vec<_>>(), ["dies", "when", "fights", "fought"]);
}

#[test]
fn rival_accounts_are_not_held_against_each_other() {
    let rivals = |battle: &str| {
        record(&[
            claim("young", "death", "date", "\"1130\"", "account = \"end.early\""),
            claim("old", "death", "date", "\"1160\"", "account = \"end.late\""),
            claim("before", "battle", "before", "\"death\"", ""),
            claim("fought", "battle", "date", battle, ""),
        ])
    };
    let none = rivals("\"1120\"");
    assert!(conflicts(&none, &world(None)).is_empty());
    let told = verdict(&none, &world(None));
    assert!(told.accounts.iter().all(|status| status.standing == AccountStanding::Possible));

    let early = rivals("\"1141\"");
    assert_eq!(conflicts(&early, &world(None)), [["young", "before", "fought"].map(str::to_owned)]);
    let told = verdict(&early, &world(None));
    let standing = |id: &str| {
        told.accounts.iter().find(|status| early.account(status.account).id == id).map(|status| status.standing.clone())
    };
    assert_eq!(standing("end.late"), Some(AccountStanding::Possible));
    let Some(AccountStanding::OnlyIfFalse(sets)) = standing("end.early") else { panic!("{:?}", told.accounts) };
    let ids = |set: &Vec<tumen_record::ClaimId>| set.iter().map(|id| early.claim(*id).id.clone()).collect::<Vec<_>>();
    assert_eq!(sets.iter().map(ids).collect::<Vec<_>>(), [["before"], ["fought"]]);
}

#[test]
fn what_is_denied_bounds_nothing() {
    let dated = |modality: &str| {
        record(&[
            claim("one", "battle", "date", "\"1141\"", ""),
            claim("other", "battle", "date", "\"1150\"", modality),
        ])
    };
    assert_eq!(conflicts(&dated(""), &world(None)).len(), 1);
    assert!(conflicts(&dated("modality = \"denied\""), &world(None)).is_empty());
}

#[test]
fn claims_that_say_the_same_are_one_with_two_witnesses() {
    let record = record(&[
        claim("one", "battle", "date", "\"1141\"", ""),
        claim("again", "battle", "date", "\"1141\"", ""),
        claim("other", "battle", "date", "\"1150\"", ""),
    ]);
    let told = verdict(&record, &world(None));
    assert_eq!(told.conflicts.len(), 1);
    let witnesses: Vec<usize> = told.conflicts[0].witnesses.iter().map(Vec::len).collect();
    assert_eq!(witnesses, [2, 1]);
}

#[test]
fn vague_and_close_are_told_from_contradictions() {
    let relation = |property: &str, one: &str, other: &str| {
        let record =
            record(&[claim("one", "battle", property, one, ""), claim("other", "battle", property, other, "")]);
        record.compare(&record.claims[0], &record.claims[1])
    };
    assert_eq!(relation("date", "\"1141/1143\"", "\"1142\""), Some(Relation::Compatible));
    assert_eq!(relation("date", "\"1141\"", "\"1142\""), Some(Relation::Contradiction));
    assert_eq!(relation("men", "30000", "{ at_least = 30000 }"), Some(Relation::Compatible));
    assert_eq!(relation("men", "{ any = [10000, 40000] }", "20000"), Some(Relation::Contradiction));
    assert_eq!(relation("by", "\"ann\"", "[\"ann\", \"bo\"]"), Some(Relation::Compatible));
    assert_eq!(relation("by", "\"ann\"", "\"bo\""), Some(Relation::Contradiction));
    assert_eq!(relation("with", "\"ann\"", "\"bo\""), None);
}

/// Values of every shape that is compared.
fn value() -> impl Strategy<Value = (&'static str, String)> {
    let year = 1140..1150i32;
    let date = (year.clone(), 0..4i32, 0..3usize).prop_map(|(from, more, form)| {
        let to = from + more;
        ("date", [format!("\"{from}\""), format!("\"{from}/{to}\""), format!("\"[{from}..{to}]\"")][form].clone())
    });
    let men = (1..9u32, 0..3u32, 0..5usize).prop_map(|(n, more, form)| {
        let (low, high) = (n * 1000, (n + more) * 1000);
        let forms = [
            low.to_string(),
            format!("{{ at_least = {low} }}"),
            format!("{{ at_most = {low} }}"),
            format!("{{ between = [{low}, {high}] }}"),
            format!("{{ any = [{low}, {high}] }}"),
        ];
        ("men", forms[form].clone())
    });
    let who = prop::sample::select(vec!["\"ann\"", "\"bo\"", "[\"ann\", \"bo\"]", "[\"bo\", \"ann\"]"]);
    prop_oneof![date, men, who.prop_map(|who| ("by", who.to_owned()))]
}

/// Claims about the time of three happenings.
fn timed() -> impl Strategy<Value = (&'static str, &'static str, String)> {
    let happening = || prop::sample::select(vec!["battle", "feast", "death"]);
    let dated = (happening(), 1140..1145i32).prop_map(|(about, year)| (about, "date", format!("\"{year}\"")));
    let ordered = (happening(), happening(), prop::sample::select(vec!["after", "before"]))
        .prop_map(|(about, other, order)| (about, order, format!("\"{other}\"")));
    prop_oneof![dated, ordered]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whichever is asked of first, two claims stand to each other in one way.
    #[test]
    fn comparing_is_mutual(values in prop::collection::vec((value(), any::<bool>()), 2..8)) {
        let claims = values.iter().enumerate().map(|(at, ((property, value), denied))| {
            claim(&format!("c{at}"), "battle", property, value, if *denied { "modality = \"denied\"" } else { "" })
        });
        let record = record(&claims.collect::<Vec<_>>());
        for a in &record.claims {
            for b in &record.claims {
                prop_assert_eq!(record.compare(a, b), record.compare(b, a));
            }
            if a.modality != tumen_record::Modality::Denied {
                prop_assert_eq!(record.compare(a, a), Some(Relation::Equal));
            }
        }
    }

    /// Somebody who only repeats what is said changes nothing in what is possible.
    #[test]
    fn repeating_a_claim_changes_no_conflict(claims in prop::collection::vec(timed(), 1..7), again in any::<prop::sample::Index>()) {
        let told = |(at, (about, property, value)): (usize, &(&str, &str, String))| {
            claim(&format!("c{at}"), about, property, value, "")
        };
        let mut texts: Vec<String> = claims.iter().enumerate().map(told).collect();
        let before = conflicts(&record(&texts), &world(None));
        let (about, property, value) = &claims[again.index(claims.len())];
        texts.push(claim("again", about, property, value, ""));
        prop_assert_eq!(conflicts(&record(&texts), &world(None)), before);
    }
}
