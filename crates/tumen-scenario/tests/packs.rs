//! The packs of the repository load, broken copies are explained in full, and no text panics.

use proptest::prelude::*;
use std::fs;
use std::path::Path;
use tumen_base::Day;
use tumen_scenario::defs::{Form, OutsideKind};
use tumen_scenario::measure::{Answer, Holding, Reading};
use tumen_scenario::{Diagnostics, EventKind, Files, LOCALS, Language, Scenario, Slot, load, scenarios};

fn texts(pack: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(pack);
    let (mut list, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml" || e == "csv") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                list.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    list.sort();
    list
}

/// The tiny pack with some words replaced, each of which must be there.
fn tiny_with(changes: &[(&str, &str, &str)]) -> Result<Scenario, Diagnostics> {
    let mut list = texts("tiny");
    for (file, from, to) in changes {
        let (_, text) = list.iter_mut().find(|(path, _)| path.ends_with(file)).unwrap_or_else(|| panic!("no {file}"));
        assert!(text.contains(from), "`{from}` is not in {file}");
        *text = text.replacen(from, to, 1);
    }
    load(&Files::new(list), None)
}

fn problems(changes: &[(&str, &str, &str)]) -> String {
    match tiny_with(changes) {
        Ok(scenario) => scenario.warnings.to_string(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn measures_are_in_sample_unless_they_say_otherwise() {
    let s = tiny_with(&[("outcomes.toml", "id = \"first_revolt\"", "id = \"first_revolt\"\nheld_out = true")]).unwrap();
    assert!(s.measures.dates[0].held_out && !s.measures.outcomes[0].held_out && !s.measures.numbers[0].held_out);
    assert!(
        problems(&[("outcomes.toml", "id = \"first_revolt\"", "id = \"first_revolt\"\nheld_out = 1")])
            .contains("true or false")
    );
}

#[test]
fn a_place_that_stands_on_no_cell_of_the_land_is_told() {
    let mut list = texts("tiny");
    let rows = "cell,water,wet,elevation_m,relief_m,bare,source\n8420c93ffffffff,0,,1300,45,0.6,a map\n";
    list.push(("world/land.csv".to_owned(), rows.to_owned()));
    let scenario = load(&Files::new(list), None).unwrap();
    assert_eq!(scenario.land.len(), 1);
    let warnings = scenario.warnings.to_string();
    assert_eq!(
        warnings.matches("stands on no cell of world/land.csv").count(),
        scenario.graph.places.len(),
        "{warnings}"
    );
}

#[test]
fn a_flow_goes_through_outcomes_with_cases() {
    let second = "[[outcome]]\nid = \"again\"\nlabel = \"?\"\ncase = [{ id = \"a\", label = \"a\", all = [{ kind = \"war\" }] }, { id = \"b\", label = \"b\" }]\n\n[[outcome]]\nid = \"wells\"";
    let with = |flow: &str| {
        let head = format!("flow = {flow}\n\n[[outcome]]\nid = \"tisrit_breaks_away\"");
        tiny_with(&[
            ("outcomes.toml", "[[outcome]]\nid = \"tisrit_breaks_away\"", &head),
            ("outcomes.toml", "[[outcome]]\nid = \"wells\"", second),
        ])
    };
    let told = |flow: &str| with(flow).map_or_else(|e| e.to_string(), |s| format!("{:?}", s.measures.flow));
    assert_eq!(told("[\"again\", \"tisrit_breaks_away\"]"), "[1, 0]");
    insta::assert_snapshot!(told("[\"agian\", \"wells\", \"tisrit_breaks_away\", \"tisrit_breaks_away\"]"));
    assert!(told("[\"again\"]").contains("expected a list of two or more outcomes"), "{}", told("[\"again\"]"));
    assert!(told("3").contains("expected a list of two or more outcomes"));
}

#[test]
fn states_are_read_after_the_first_day() {
    let with = |state: &str| {
        let number = format!(
            "[[number]]\nid = \"held\"\nlabel = \"l\"\nunit = \"places\"\nstate = {{ {state} }}\n\n[[number]]\nid = \"riders_in_battle\""
        );
        tiny_with(&[("outcomes.toml", "[[number]]\nid = \"riders_in_battle\"", &number)])
    };
    let s = with("polity = \"awlil\", at = \"1433-12-31\", read = \"places\"").unwrap_or_else(|e| panic!("{e}"));
    let Reading::State { polity, at, realm, read } = s.measures.numbers[0].read else { panic!("another reading") };
    assert_eq!(
        (Some(polity), at, realm, read),
        (s.polity("awlil"), Some(Day::julian(1433, 12, 31)), false, Holding::Places)
    );
    let first = format!("polity = \"awlil\", at = \"{}\", read = \"places\"", s.start.iso());
    for (state, wanted) in [
        (first.as_str(), "a day that is not after the first"),
        ("polity = \"awlil\", at = \"1500-01-01\", read = \"places\"", "a day that is not after the first"),
        ("polity = \"awlil\", read = \"plaices\"", "places"),
        ("polity = \"awli\", read = \"places\"", "awlil"),
    ] {
        let told = with(state).unwrap_err().to_string();
        assert!(told.contains(wanted), "{told}");
    }
}

#[test]
fn tiny_loads_without_a_word() {
    let s = tiny_with(&[]).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(s.warnings.to_string(), "");
    assert_eq!((s.id.as_str(), s.polities.len(), s.persons.len(), s.hosts.len()), ("tiny/two-towns", 4 + 24, 8, 4));
    assert_eq!((s.polities[LOCALS.index()].id.as_str(), s.polities[LOCALS.index()].form), ("locals", Form::Outpost));
    assert_eq!(s.polity("awlil").map(|p| p.0), Some(1));
    // A marriage is one for both, a silent house is a house of its own, a source is kept for every record.
    let (idder, tiziri, badis) = (s.person("idder").unwrap(), s.person("tiziri").unwrap(), s.person("badis").unwrap());
    assert_eq!(s.persons[tiziri.index()].spouse, Some(idder));
    assert_eq!(s.persons[idder.index()].spouse, Some(tiziri));
    assert_eq!(s.houses[usize::from(s.persons[badis.index()].house)], "person badis");
    assert_eq!(s.houses[usize::from(s.persons[idder.index()].house)], "banu_idder");
    assert!(s.sources.iter().any(|n| n.record == "route awlil zawat" && n.source == "invented"));
    let tisrit = s.place("tisrit").unwrap();
    assert_eq!(s.settlements[tisrit.index()].communities.len(), 2);
    assert!(
        matches!(s.outside[1].what, OutsideKind::Arrival { at, .. } if at.is_some_and(|at| s.graph.place(at).id == "adrar"))
    );
    assert!(matches!(&s.measures.outcomes[0].answer, Answer::Cases(cases) if cases.len() == 3));
    assert_eq!(s.measures.outcomes[1].recorded, Some(1));
    assert!(matches!(s.measures.numbers[0].read, Reading::Field { .. }));
    assert_eq!(s.measures.numbers[0].range, Some((800.0, 2500.0)));
}

#[test]
fn the_hash_changes_with_any_text() {
    let same = tiny_with(&[]).unwrap().hash;
    assert_eq!(same, tiny_with(&[]).unwrap().hash);
    assert_ne!(same, tiny_with(&[("peoples.toml", "800", "801")]).unwrap().hash);
}

#[test]
fn many_mistakes_are_all_told_at_once() {
    let told = problems(&[
        ("places.csv", "20.00,-8.00,city", "20.00,west,town"),
        ("routes.csv", "awlil,imgal,185", "awlil,imgal,85"),
        ("routes.csv", "zawat,tisrit,150,desert", "zawat,tisrit,15o,dessert"),
        ("settlements.csv", "9000,7000,12000", "9000,17000,12000"),
        ("settlements.csv", "walls", "wall"),
        ("communities.csv", "tisrit,springs,settled,0.7", "tisrit,sprigns,settled,0.7"),
        ("holdings.csv", "tamat,awlil", "tamat,awlill"),
        ("holdings.csv", "zawat,awlil,30,60,100,1500,invented", "zawat,awlil,30,60,100,1500"),
        ("faiths.toml", "adherents = \"Lamp-bearers\"", "adherents = Lamp-bearers"),
        ("polities.toml", "form = \"kingdom\"", "form = \"kindgom\""),
        ("polities.toml", "custom = \"brother\"", "cusotm = \"brother\""),
        ("polities.toml", "colour = \"#2a7f8a\"", "colour = \"teal\""),
        ("persons.toml", "born = [1370, 1376, 1382]", "born = [1376, 1370]"),
        ("persons.toml", "id = \"zahra\"", "id = \"amnay\""),
        ("persons.toml", "sex = \"f\"", "sex = \"w\""),
        ("persons.toml", "people = \"adrari\"", "people = \"Adrari\""),
        ("hosts.toml", "source = \"invented\"", "source = \"\""),
        ("relations.toml", "[[grudge]]", "[[gruge]]"),
        ("relations.toml", "oath = 0.5", "oath = 5"),
        ("outside.toml", "until = [\"1431-10-01\", \"1432-04-01\"]", "until = 1431-10-01"),
        ("outside.toml", "\"1431-09-01\"", "\"1431-09-31\""),
        ("outcomes.toml", "kind = \"vassal_defects\"", "kind = \"vassal_defect\""),
        ("outcomes.toml", "recorded = \"awlil\"", "recorded = \"awill\""),
        ("outcomes.toml", "read = \"men\"", "read = \"man\""),
        ("en.toml", "war = \"Drums", "war = \"{acter} drums"),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn records_that_do_not_fit_each_other_are_told() {
    let person = "\n[[person]]\nid = \"aksil\"\nname = \"Aksil\"\nsex = \"f\"\nborn = 1440\npeople = \"awlili\"\nfaith = \"lamp\"\n\
                  polity = \"riders\"\nfather = \"tiziri\"\nsource = \"invented\"\n";
    let told = problems(&[
        ("places.csv", "tamat,Tamat", "lost,Lost,,10,10,city,A,invented\ntamat,Tamat"),
        ("routes.csv", "awlil,imgal,185", "awlil,imgal,85"),
        ("routes.csv", "awlil,tamat", "awlil,awlil"),
        ("communities.csv", "tisrit,lamp,settled,0.3", "tisrit,lamp,settled,0.1"),
        ("communities.csv", "tamat,lamp,nomad,1,invented\n", ""),
        ("holdings.csv", "tisrit,tisrit", "tisrit,riders"),
        ("polities.toml", "ruler = \"tazult\"", "ruler = \"amnay\""),
        ("persons.toml", "born = [1400, 1403, 1407]", "born = [1385, 1400]"),
        ("persons.toml", "[[person]]", &format!("{person}[[person]]")),
        ("hosts.toml", "commander = \"usem\"\nat = \"tisrit\"", "commander = \"badis\"\nat = \"tisrit\""),
        (
            "relations.toml",
            "[[kin]]",
            "[[vassal]]\npolity = \"awlil\"\nof = \"tisrit\"\ntribute = 0\nlevy = 0\ncommissioner = \"none\"\n\
          habit = 0\noath = 0\nsource = \"x\"\n[[war]]\na = \"awlil\"\nb = \"awlil\"\nsince = \"1440-01-01\"\nsource = \"x\"\n[[kin]]",
        ),
        ("outside.toml", "until = [\"1431-10-01\", \"1432-04-01\"]", "until = \"1430-10-01\""),
        (
            "outside.toml",
            "date = { any = [\"1431-05-01\", [\"1431-09-01\", \"1432-03-01\"]] }",
            "date = \"1400-01-01\"",
        ),
        (
            "outcomes.toml",
            "kind = \"revolt\", place = \"tisrit\", after = \"1431-02-01\"",
            "kind = \"arrival\", person = \"yuften\"",
        ),
        (
            "outcomes.toml",
            "id = \"stays\"\nlabel = \"it stays\"",
            "id = \"stays\"\nlabel = \"it stays\"\nall = [{ kind = \"war\", after = \"1440-01-01\" }]",
        ),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn circles_doubles_and_impossible_measures_are_told() {
    let vassal = |a: &str, b: &str| {
        format!(
            "[[vassal]]\npolity='{a}'\nof='{b}'\ntribute=0\nlevy=0\ncommissioner='none'\nhabit=0\noath=0\nsource='x'\n"
        )
    };
    let relations = [vassal("tisrit", "riders"), vassal("locals", "awlil"), vassal("riders", "riders")].concat()
        + "[[war]]\na='awlil'\nb='riders'\nsince='1430-01-01'\nsource='x'\n[[truce]]\na='riders'\nb='awlil'\nuntil='1430-02-01'\nsource='x'\n\
           [[marriage]]\nhusband='zahra'\nwife='usem'\nsource='x'\n[[kin]]";
    let communities = "springs,nomad,1,invented\nimgal,springs,settled,0,x\nimgal,lamp,nomad,0,x\nimgal,lamp,settled,0,x\nimgal,lamp,settled,0,x\n";
    let measures = "[[outcome]]\nid='first_revolt'\nlabel='?'\nborder={a='awlil',b='awlil'}\nholder={place='awlil'}\n\
        [[outcome]]\nid='o1'\nlabel='?'\nborder={a='awlil',b='awlil'}\nrecorded='maybe'\n\
        [[outcome]]\nid='o2'\nlabel='?'\nholder={place='awlil',at='1500-01-01'}\n\
        [[outcome]]\nid='o3'\nlabel='?'\nrecorded='z'\n[[outcome.case]]\nid='a'\nlabel='a'\n[[outcome.case]]\nid='a'\nlabel='b'\nall=[{}]\n\
        [[outcome]]\nid='o4'\nlabel='?'\ncase=[{id='a',label='a'},{id='b',label='b',all=[{kind='war'}]}]\n\
        [[number]]\nid='n1'\nlabel='?'\nunit='days'\ndays={from={kind='arrival'},to={kind='tied_down',actor='awlil'}}\n\
        [[number]]\nid='n2'\nlabel='?'\nunit='men'\n[[date]]";
    let crossing = "[[crossing]]\nid='salt_war'\nlabel='x'\npolity='tisrit'\nto='adrar'\ndate='1499-01-01'\nsource='x'\n[[arrival]]";
    let told = problems(&[
        ("routes.csv", "awlil,tamat", "zawat,awlil,160,steppe,,,,,,,x,x\nawlil,tamat"),
        ("communities.csv", "springs,nomad,1,invented\n", communities),
        ("settlements.csv", "tamat,1200", "awlil,1,1,1,0,1,1,1,estimate,x\ntamat,1200"),
        ("holdings.csv", "tisrit,tisrit", "tisrit,tisrit,1,1,1,0,x\ntisrit,tisrit"),
        ("polities.toml", "springs = \"restrict\"", "spring = \"restrict\", lamb = 3"),
        ("polities.toml", "[[polity]]", "[[polity]]\nid = \"locals\"\n\n[[polity]]"),
        ("persons.toml", "father = \"idder\"", "father = \"amnay\""),
        ("persons.toml", "born = [1388, 1394]", "born = [1300, 1310]"),
        ("hosts.toml", "polity = \"riders\"", "polity = \"tisrit\""),
        ("relations.toml", "[[kin]]", &relations),
        ("outside.toml", "[[arrival]]", crossing),
        ("outside.toml", "person = \"yuften\"", "person = \"usem\""),
        ("outcomes.toml", "[[date]]", measures),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn files_that_are_missing_or_misnamed_are_told() {
    let rename = |from: &str, to: &str| {
        let list = texts("tiny").into_iter().map(|(path, text)| (path.replace(from, to), text));
        load(&Files::new(list), None).map_or_else(|e| e.to_string(), |s| s.warnings.to_string())
    };
    let told = rename("two-towns/persons.toml", "two-towns/person.toml")
        + &rename("outcomes", "outcome")
        + &rename("pack", "pakc");
    insta::assert_snapshot!(told, @r"
    pack.toml:10:6: the file `two-towns/persons.toml` is missing; did you mean `two-towns/person.toml`?
    two-towns/outcome.toml:1:1: warning: nobody reads this file; did you mean `two-towns/outcomes.toml`?
    the pack has no `pack.toml`; expected a file that names the pack and its scenarios; did you mean `pakc.toml`?
    ");
    let none = load(&Files::new(texts("tiny")), Some("two-town")).unwrap_err();
    insta::assert_snapshot!(none.to_string(), @"the pack `tiny` has no scenario `two-town`; did you mean `two-towns`?");
}

#[test]
fn files_of_other_scenarios_are_not_looked_at() {
    let mut list = texts("tiny");
    let pack = list.iter_mut().find(|(path, _)| path == "pack.toml").unwrap();
    pack.1
        .push_str("\n[[scenario]]\nid = \"other\"\ntitle = \"Other\"\nstart = \"1500-01-01\"\nend = \"1501-01-01\"\n");
    list.push(("other/polities.toml".to_owned(), "[[polity]".to_owned()));
    let files = Files::new(list);
    assert_eq!(scenarios(&files).unwrap().len(), 2);
    assert!(load(&files, Some("two-towns")).is_ok());
    assert!(load(&files, Some("other")).is_err());
}

#[test]
fn an_override_keeps_its_place() {
    let mut list = texts("tiny");
    list.push((
        "two-towns/parameters.toml".to_owned(),
        "[march.host_speed]\nprior = [10, 12, 15]\nunit = \"km/day\"\nsource = \"invented\"\n".to_owned(),
    ));
    let files = Files::new(list);
    let s = load(&files, None).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((s.overrides[0].path.as_str(), s.overrides[0].unit.as_str()), ("march.host_speed", "km/day"));
    assert_eq!(files.line_column(s.overrides[0].place), (1, 8));
}

#[test]
fn the_built_in_pack_loads() {
    let scenario = load(&Files::new(texts("qara-khitai")), Some("usurper")).unwrap_or_else(|e| panic!("\n{e}"));
    assert_eq!(scenario.id, "qara-khitai/usurper");
    // Sentences use only what the events of a kind are known to carry.
    for kind in EventKind::ALL {
        let known: Vec<Slot> = Language::default().slots(*kind).collect();
        assert!(scenario.language.slots(*kind).all(|slot| known.contains(&slot)), "{}", kind.name());
    }
    assert_eq!(scenario.warnings.to_string(), "");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Cut, repeat, and insert pieces anywhere in any file: there is an answer, and it can be printed.
    #[test]
    fn mangled_texts_never_panic(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..60, 0u8..4,
            prop_oneof![Just("\"".to_owned()), Just("[[".to_owned()), Just("{".to_owned()), Just("nan".to_owned()), Just("\u{feff}".to_owned()),
                Just("\r\n".to_owned()), Just(",".to_owned()), Just("'''".to_owned()), Just("-1e400".to_owned()), "\\PC{0,8}"]), 1..6)
    ) {
        let mut list = texts("tiny");
        for (which, at, length, what, piece) in edits {
            let i = which.index(list.len());
            let text = &mut list[i].1;
            let boundary = |text: &str, mut i: usize| { while !text.is_char_boundary(i) { i -= 1; } i };
            let start = boundary(text, at.index(text.len() + 1));
            let end = boundary(text, (start + length).min(text.len()));
            match what {
                0 => text.replace_range(start..end, ""),
                1 => { let copy = text[start..end].to_owned(); text.insert_str(end, &copy); }
                2 => text.insert_str(start, &piece),
                _ => text.replace_range(start..end, &piece),
            }
        }
        match load(&Files::new(list), None) {
            Ok(scenario) => prop_assert!(!scenario.warnings.has_errors()),
            Err(problems) => prop_assert!(problems.has_errors() && !problems.to_string().is_empty()),
        }
    }
}
