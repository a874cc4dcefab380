//! `tumen calibrate`, and histories under what it found.

mod common;

use common::{Answer, Pack, fits, tumen};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tempfile::TempDir;

/// A room for runs, and a pack with rival accounts and one target held out.
struct Room {
    pack: Rc<Pack>,
    runs: TempDir,
}

impl Room {
    fn new() -> Self {
        let pack = Pack::new();
        let folder = fs::read_dir(&pack.folder).unwrap().map(|e| e.unwrap().path());
        let outcomes = folder.map(|path| path.join("outcomes.toml")).find(|path| path.exists()).unwrap();
        let file = outcomes.strip_prefix(&pack.folder).unwrap().to_str().unwrap().to_owned();
        pack.edit(&file, "id = \"ford\"\n", "id = \"ford\"\nheld_out = true\n");
        Self { pack: Rc::new(pack), runs: TempDir::new().unwrap() }
    }

    /// Another room for runs of the same pack.
    fn beside(&self) -> Self {
        Self { pack: Rc::clone(&self.pack), runs: TempDir::new().unwrap() }
    }

    fn calibrate(&self, more: &[&str]) -> Answer {
        let runs = self.runs.path().to_str().unwrap();
        tumen(&[&["calibrate", "--pack", self.pack.path(), "--runs", runs, "--check", "40"], more].concat())
    }

    /// The only calibration there is.
    fn only(&self) -> PathBuf {
        let mut found = fs::read_dir(self.runs.path()).unwrap().map(|entry| entry.unwrap().path());
        let one = found.next().expect("a calibration");
        assert!(found.next().is_none());
        one
    }

    fn under(&self, command: &[&str], id: &Path) -> Answer {
        let id = id.to_str().unwrap();
        tumen(&[command, &["--pack", self.pack.path(), "--posterior", id]].concat())
    }
}

const SMALL: [&str; 8] = ["--population", "30", "--generations", "4", "--simulations", "1000", "--inputs", "kesra"];

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn threads_and_pauses_change_nothing() {
    let files = |room: &Room| {
        let folder = room.only();
        ["posterior.csv", "state.bin", "calibration.toml", "posterior.svg"]
            .map(|file| fs::read(folder.join(file)).unwrap())
    };
    let whole = Room::new();
    assert_eq!(whole.calibrate(&[&SMALL[..], &["--threads", "1"]].concat()).code, 0);
    let other = whole.beside();
    assert_eq!(other.calibrate(&[&SMALL[..], &["--threads", "3"]].concat()).code, 0);
    assert_eq!(files(&whole), files(&other));
    // Left after every single batch, and taken up again.
    let broken = whole.beside();
    let mut answer = broken.calibrate(&[&SMALL[..], &["--minutes", "0"]].concat());
    assert!(answer.stdout.contains("Go on with: tumen calibrate --resume"), "{}{}", answer.stdout, answer.stderr);
    let id = name(&broken.only());
    for _ in 0..100 {
        if !answer.stdout.contains("Go on with") {
            break;
        }
        answer = broken.calibrate(&["--resume", &id, "--minutes", "0"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    }
    assert!(answer.stdout.contains("as many generations as were asked for"), "{}", answer.stdout);
    assert_eq!(files(&whole), files(&broken));
}

#[test]
fn the_answer_says_what_was_found() {
    let room = Room::new();
    let page = room.calibrate(&SMALL);
    for word in ["GENERATIONS", "RIVAL ACCOUNTS", "TARGETS", "HELD OUT", "the ford", "Stored in "] {
        assert!(page.page().contains(word), "no {word} in {}", page.stdout);
    }
    let id = name(&room.only());
    // A calibration that is done is shown again, the same.
    assert_eq!(room.calibrate(&["--resume", &id]).stdout, page.stdout);
    let answer = room.calibrate(&["--resume", &id, "--format", "json"]).json();
    assert_eq!(answer["generation"].as_array().map(Vec::len), Some(4));
    assert_eq!(answer["held_out"][0], "ford");
    let rivals = answer["rivals"].as_array().unwrap();
    assert!(!rivals.is_empty());
    for rival in rivals {
        let accounts = rival["accounts"].as_array().unwrap();
        let sum = |of: &dyn Fn(&serde_json::Value) -> f64| accounts.iter().map(of).sum::<f64>();
        assert!((sum(&|a| a["prior"].as_f64().unwrap()) - 1.0).abs() < 1e-9, "{rival}");
        assert!((sum(&|a| a["posterior"]["value"].as_f64().unwrap()) - 1.0).abs() < 1e-9, "{rival}");
        for a in accounts {
            let [low, value, high] = ["low", "value", "high"].map(|k| a["posterior"][k].as_f64().unwrap());
            assert!(0.0 <= low && low <= value && value <= high && high <= 1.0, "{a}");
        }
    }
    assert!(answer["out_of_sample"]["change"]["value"].is_number());
    let picture = fs::read_to_string(room.only().join("posterior.svg")).unwrap();
    assert!(picture.starts_with("<svg") && picture.contains("prefers-color-scheme: dark"));
}

#[test]
fn histories_under_a_posterior_take_one_of_its_particles() {
    let room = Room::new();
    assert_eq!(room.calibrate(&SMALL).code, 0);
    let folder = room.only();
    let table = fs::read_to_string(folder.join("posterior.csv")).unwrap();
    let heads: Vec<&str> = table.lines().next().unwrap().split(',').collect();
    let column = heads.iter().position(|head| *head == "outside.kesra_comes.date").unwrap();
    let days: Vec<i64> =
        table.lines().skip(1).map(|l| l.split(',').nth(column).unwrap().parse::<f64>().unwrap() as i64).collect();
    let mut seen = std::collections::BTreeSet::new();
    for history in ["0", "1", "2", "3", "4", "5"] {
        let told = room.under(&["chronicle", history, "--kind", "arrival", "--format", "json"], &folder).json();
        let date = told[0]["date"].as_str().unwrap().to_owned();
        let day = tumen(&["date", &date, "--format", "json"]);
        assert_eq!(day.code, 0, "{}", day.stderr);
        seen.insert(date);
    }
    // The particles are many, and so are the days that they gave.
    assert!(seen.len() > 1 || days.iter().all(|day| *day == days[0]), "{seen:?}");
    // A run under it differs from one under the priors, and to draw from it is no change on one side.
    let run = |under: bool| {
        let run = ["run", "--no-store", "--histories", "40", "--format", "json"];
        let pack = ["--pack", room.pack.path()];
        let posterior = ["--posterior", folder.to_str().unwrap()];
        tumen(&if under { [&run[..], &pack, &posterior].concat() } else { [&run[..], &pack].concat() }).json()["digest"]
            .clone()
    };
    assert_ne!(run(true), run(false));
    let none = room.under(&["whatif", "--histories", "40"], &folder);
    assert!(none.code == 2 && none.stderr.contains("nothing is changed"), "{}", none.stderr);
    let fork =
        room.under(&["fork", "1", "--at", "1302-01-01", "--histories", "10", "--format", "json"], &folder).json();
    assert!(fork["change"].is_null());
}

#[test]
fn what_cannot_be_used_is_refused() {
    let room = Room::new();
    assert_eq!(room.calibrate(&SMALL).code, 0);
    let folder = room.only();
    let id = name(&folder);
    let near = format!("{}x", &id[..id.len() - 1]);
    let cases: [(&[&str], &str); 6] = [
        (&["--resume", &near], &id),
        (&["--targets", "ford"], "it is only ever looked at"),
        (&["--targets", "ardan_ent"], "did you mean `ardan_end`?"),
        (&["--inputs", "kesro"], "did you mean"),
        (&["--population", "1"], "at least 2"),
        (&SMALL, "--resume"),
    ];
    for (arguments, wanted) in cases {
        let answer = room.calibrate(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}: {}", answer.stderr);
        assert!(answer.stderr.contains(wanted), "{arguments:?}: {}", answer.stderr);
        fits(&answer.stderr);
    }
    assert_eq!(room.calibrate(&["--resume", &id, "--population", "50"]).code, 2);
    // Another pack, a text that was changed, a file that is not what was written.
    let other = tumen(&["chronicle", "0", "--posterior", folder.to_str().unwrap()]);
    assert!(other.code == 2 && other.stderr.contains("another text of the pack"), "{}", other.stderr);
    let state = fs::read(folder.join("state.bin")).unwrap();
    let mut broken = state.clone();
    broken[state.len() / 2] ^= 1;
    fs::write(folder.join("state.bin"), &broken).unwrap();
    let damaged = room.calibrate(&["--resume", &id]);
    assert!(damaged.code == 2 && damaged.stderr.contains("is damaged"), "{}", damaged.stderr);
    fs::write(folder.join("state.bin"), &state).unwrap();
    room.pack.edit("pack.toml", "title = \"", "title = \"New: ");
    let changed = room.calibrate(&["--resume", &id]);
    assert!(changed.code == 2 && changed.stderr.contains("another text of the pack"), "{}", changed.stderr);
    let card = fs::read_to_string(folder.join("calibration.toml")).unwrap();
    fs::write(folder.join("calibration.toml"), card.replace("format = 1", "format = 99")).unwrap();
    let later = room.calibrate(&["--resume", &id]);
    assert!(later.code == 2 && later.stderr.contains("format 99"), "{}", later.stderr);
}
