//! `tumen sensitivity` on the tiny pack.

mod common;

use common::{Answer, fits, tumen};
use serde_json::Value;
use tempfile::TempDir;

const TINY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/tiny");

fn sensitivity(more: &[&str]) -> Answer {
    tumen(&[&["sensitivity", "--pack", TINY], more].concat())
}

fn json(more: &[&str]) -> Value {
    sensitivity(&[more, &["--format", "json"]].concat()).json()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

const SCREEN: [&str; 8] =
    ["--method", "morris", "--of", "tisrit_breaks_away.free", "--trajectories", "12", "--inputs", "allegiance."];

#[test]
fn a_screening_ranks_inputs_and_threads_change_nothing() {
    let one = json(&[&SCREEN[..], &["--threads", "1"]].concat());
    assert_eq!(one, json(&[&SCREEN[..], &["--threads", "3"]].concat()));
    let measure = &one["measures"][0];
    let rows = measure["inputs"].as_array().unwrap();
    assert_eq!(one["varied"].as_u64(), Some(rows.len() as u64));
    assert_eq!(one["histories"].as_u64(), Some(12 * (rows.len() as u64 + 2)));
    assert!(rows.len() > 3 && (0.0..=1.0).contains(&number(&measure["mean"])));
    for row in rows {
        assert!(row["input"].as_str().unwrap().starts_with("allegiance."));
        let (mu, star) = (number(&row["mu"]["value"]), number(&row["mu_star"]["value"]));
        assert!(
            star >= mu.abs() - 1e-12 && number(&row["mu"]["low"]) <= mu && mu <= number(&row["mu"]["high"]),
            "{row}"
        );
    }
    // Those told apart first, by the size of their mean effect.
    let told = measure["told_apart"].as_u64().unwrap() as usize;
    assert!(rows.iter().enumerate().all(|(at, row)| row["told_apart"].as_bool() == Some(at < told)));
    let sizes: Vec<f64> = rows[..told].iter().map(|row| number(&row["mu"]["value"]).abs()).collect();
    assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]), "{sizes:?}");
    // Whether one breaks away depends on dice, too.
    assert!(number(&measure["chance"]["value"]) > 0.0);
}

#[test]
fn the_table_holds_what_the_answer_was_reckoned_from() {
    let room = TempDir::new().unwrap();
    let path = room.path().join("runs.csv");
    let design =
        ["--method", "sobol", "--base", "16", "--replicates", "2", "--inputs", "allegiance.p", "--inputs", "outside"];
    let of = ["--of", "tisrit_breaks_away.free,wells", "--save", path.to_str().unwrap()];
    let answer = json(&[&design[..], &of].concat());
    let text = std::fs::read_to_string(&path).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let inputs = heads.iter().filter(|head| head.starts_with("input.")).count();
    assert_eq!((heads[0].as_str(), heads[1].as_str(), heads.len()), ("run", "history", inputs + 4));
    assert_eq!(heads[inputs + 3], "output.wells.awlil");
    let rows: Vec<Vec<String>> = lines.collect();
    assert_eq!(rows.len(), 16 * (inputs + 3));
    assert_eq!(answer["histories"].as_u64(), Some(2 * rows.len() as u64));
    // A and B begin every other history of two replicates: A from 0, B from 32.
    let firsts = |run: &str| rows.iter().filter(|row| row[0] == run).map(|row| row[1].clone()).collect::<Vec<_>>();
    assert_eq!(firsts("A"), (0..16).map(|row| (2 * row).to_string()).collect::<Vec<_>>());
    assert_eq!(firsts("B"), (16..32).map(|row| (2 * row).to_string()).collect::<Vec<_>>());
    assert_eq!(firsts("chance"), firsts("B"));
    let free: Vec<f64> = rows
        .iter()
        .filter(|row| ["A", "B"].contains(&row[0].as_str()))
        .map(|row| row[inputs + 2].parse().unwrap())
        .collect();
    let mean = free.iter().sum::<f64>() / free.len() as f64;
    let told = answer["measures"].as_array().unwrap().iter().find(|m| m["of"] == "tisrit_breaks_away.free").unwrap();
    assert!((number(&told["mean"]) - mean).abs() < 1e-12, "{told}");
    assert!(free.iter().all(|x| [0.0, 0.5, 1.0].contains(x)));
}

#[test]
fn slopes_rank_all_inputs_and_shares_are_of_the_first_of_them() {
    let of = ["--of", "tisrit_breaks_away.free", "--histories", "800"];
    let one = json(&[&of[..], &["--threads", "1"]].concat());
    assert_eq!(one, json(&[&of[..], &["--threads", "3"]].concat()));
    let measure = &one["measures"][0];
    let rows = measure["inputs"].as_array().unwrap();
    assert!(rows.len() > 100 && one["histories"].as_u64() == Some(800));
    let clear: Vec<f64> = rows.iter().map(|row| number(&row["errors"]).abs()).collect();
    assert!(clear.windows(2).all(|pair| pair[0] >= pair[1]));
    let told = measure["told_apart"].as_u64().unwrap() as usize;
    assert!(told >= 1 && rows.iter().enumerate().all(|(at, row)| row["told_apart"].as_bool() == Some(at < told)));
    let answer = json(&[&of[..], &["--method", "sobol", "--base", "16", "--top", "3"]].concat());
    let measure = &answer["measures"][0];
    let names = |rows: &[Value]| {
        let mut names: Vec<String> = rows.iter().map(|row| row["input"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&rows[..3]), names(measure["inputs"].as_array().unwrap()));
    assert_eq!((answer["varied"].as_u64(), measure["inputs"].as_array().map(Vec::len)), (Some(3), Some(3)));
    assert!(number(&measure["chance"]["total"]["value"]) > 0.0);
}

#[test]
fn the_pages_are_pages() {
    let screening = sensitivity(&SCREEN);
    for word in ["TISRIT_BREAKS_AWAY.FREE", "95% interval", "told apart from chance", "allegiance."] {
        assert!(screening.page().contains(word), "no {word} in {}", screening.stdout);
    }
    let slopes = sensitivity(&["--of", "first_revolt", "--histories", "50"]);
    for word in ["FIRST_REVOLT", "all moved at once", "explains"] {
        assert!(slopes.page().contains(word), "no {word} in {}", slopes.stdout);
    }
    let shares = sensitivity(&["--method", "sobol", "--base", "8", "--inputs", "allegiance.p", "--of", "wells"]);
    for word in ["WELLS.AWLIL", "Alone: ", "Shares of variance"] {
        assert!(shares.page().contains(word), "no {word} in {}", shares.stdout);
    }
    assert!(tumen(&["sensitivity", "--help"]).page().contains("Example"));
}

#[test]
fn bad_use_is_told_with_what_would_do() {
    let cases: [(&[&str], &str); 9] = [
        (&["--save", "x.csv"], "tumen run keeps"),
        (&["--of", "wels"], "did you mean `wells`?"),
        (&["--of", "tisrit_breaks_away"], "tisrit_breaks_away.free"),
        (&["--of", "tisrit_breaks_away.fre"], "did you mean `tisrit_breaks_away.free`?"),
        (&["--of", "first_revolt.day"], "first_revolt.happens"),
        (&["--inputs", "alegiance"], "did you mean `allegiance`?"),
        (&["--method", "sobol", "--base", "100", "--inputs", "outside"], "the nearest is 128"),
        (&["--method", "morris", "--trajectories", "1"], "at least 2"),
        (&["--histories", "90000", "--replicates", "9000"], "is the most"),
    ];
    for (arguments, wanted) in cases {
        let answer = sensitivity(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}: {}", answer.stderr);
        assert!(answer.stderr.contains(wanted), "{arguments:?}: {}", answer.stderr);
        fits(&answer.stderr);
    }
    let nowhere = sensitivity(&[&SCREEN[..], &["--save", "/no/such/folder/x.csv"]].concat());
    assert!(nowhere.code == 2 && nowhere.stderr.contains("cannot be written"), "{}", nowhere.stderr);
}
