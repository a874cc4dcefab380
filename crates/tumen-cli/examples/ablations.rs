//! Ablations: the same histories with one mechanism switched off or on, and which outcomes that moves.
//! Prints the tables of `docs/ablations.md`.
//!
//! ```sh
//! cargo run --release -p tumen-cli --example ablations -- 2000 > docs/ablations.md
//! ```

use std::path::Path;
use tumen_analysis::{Contrast, contrast};
use tumen_engine::{RulePriors, Setup, Stage, Switches};
use tumen_ensemble::{HistoryRow, Meter, Plan, Progress, run_rows};
use tumen_scenario::{Files, load};

/// Seed of every run: all arms share it, so that they share all luck that the switch does not touch.
const SEED: u64 = 1;

/// The switches, what each does, and what the documents lead one to expect of it.
const ARMS: [(&str, &str, &str); 5] = [
    (
        "persecution",
        "No ruler may restrict or persecute a faith",
        "the usurper keeps his throne and his cities more often",
    ),
    ("proclamation", "No invader may proclaim an end to oppression", "fewer gates open; the usurper lasts longer"),
    (
        "pay",
        "Salaried soldiers are neither paid nor owed wages",
        "hosts of the empire neither dwindle nor plot for want of pay",
    ),
    (
        "third-party-aid",
        "A strong neighbour sends the usurper under attack its own host",
        "the invader fails more often",
    ),
    ("revolt", "No community ever rises", "no gate opens, nobody is chased out by townsmen"),
];

/// Outcomes, dates and numbers that the tables show.
const OUTCOMES: [&str; 14] = [
    "recorded_course.all",
    "usurper_end.never",
    "usurper_end.locals",
    "usurper_end.host",
    "usurper_end.reigning",
    "balasagun_end.mongols",
    "balasagun_end.qara_khitai",
    "kashgar_end.mongols",
    "kashgar_end.qara_khitai",
    "kashgar_end.locals",
    "empire.ended",
    "persecution.persecuted",
    "capital_fall.mongols",
    "capital_fall.gate",
];

fn main() {
    let histories: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(2000);
    let files = pack(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/qara-khitai"));
    let scenario = load(&files, None).unwrap_or_else(|problems| panic!("{problems}"));
    let stage = Stage::new(&scenario, RulePriors::new(&scenario.overrides).expect("the pack names real parameters"));
    let schema = Meter::new(&scenario).schema.clone();
    let arm = |switches| -> Vec<HistoryRow> {
        let plan = Plan { setup: Setup::from(switches), ..Plan::new(SEED, histories) };
        run_rows(&stage, &plan, &Progress::new()).expect("nobody cancels the run")
    };
    let base = arm(Switches::default());
    println!("# Ablations\n");
    println!(
        "Each mechanism switched off (or on) in turn: {histories} histories of `{}`, seed {SEED}, the same in every",
        scenario.id
    );
    println!(
        "arm, so that each history is compared with itself. *Before* is the model as it stands. Differences are in"
    );
    println!(
        "percentage points with 95% intervals (paired, Agresti and Min 2005); **bold** where the interval leaves out zero."
    );
    println!("Made with `cargo run --release -p tumen-cli --example ablations -- {histories}`.\n");
    for (name, what, expected) in ARMS {
        let mut switches = Switches::default();
        assert!(switches.flip(name), "the engine has no switch {name}");
        let c = contrast(&schema, &base, &arm(switches));
        println!("## {what} (`{}{name}`)\n", if name == "third-party-aid" { "--with " } else { "--without " });
        println!(
            "What the documents lead one to expect: {expected}. Histories changed in any outcome, date or number: {} of {}.\n",
            c.touched, c.pairs
        );
        table(&c);
    }
}

fn table(c: &Contrast) {
    println!("| outcome | before | after | difference |\n|---|---|---|---|");
    for o in c.outcomes.iter().filter(|o| OUTCOMES.contains(&o.id.as_str())) {
        let d = &o.difference;
        let sure = d.low > 0.0 || d.high < 0.0;
        let mark = if sure { "**" } else { "" };
        println!(
            "| {} {} | {:.1}% | {:.1}% | {mark}{:+.1} ({:+.1} to {:+.1}){mark} |",
            o.question,
            o.label,
            100.0 * o.before,
            100.0 * o.after,
            100.0 * d.value,
            100.0 * d.low,
            100.0 * d.high
        );
    }
    for d in &c.dates {
        if d.difference.low > 0.0 || d.difference.high < 0.0 {
            println!(
                "| {} (happens) | {:.1}% | {:.1}% | **{:+.1} ({:+.1} to {:+.1})** |",
                d.label,
                100.0 * d.before,
                100.0 * d.after,
                100.0 * d.difference.value,
                100.0 * d.difference.low,
                100.0 * d.difference.high
            );
        }
    }
    println!();
}

/// The texts of a pack's folder.
fn pack(root: &Path) -> Files {
    fn walk(dir: &Path, root: &Path, texts: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(dir).expect("the folder is in the repository").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, root, texts);
            } else if path.extension().is_some_and(|e| e == "toml" || e == "csv") {
                let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
                texts.push((name, std::fs::read_to_string(&path).expect("readable text")));
            }
        }
    }
    let mut texts = Vec::new();
    walk(root, root, &mut texts);
    Files::new(texts)
}
