//! Reports and contrasts of small tables written by hand, against figures worked out by hand.

use std::sync::Arc;
use tumen_analysis::{Contrast, Report, RunFacts, contrast};
use tumen_base::Day;
use tumen_ensemble::schema::{CaseColumn, DateColumn, NumberColumn, OutcomeColumn};
use tumen_ensemble::{HistoryRow, Schema, Tally};

fn outcome(id: &str, cases: &[&str], recorded: Option<usize>, sparse: bool) -> OutcomeColumn {
    OutcomeColumn {
        id: id.into(),
        label: format!("{id}?"),
        record: if recorded.is_some() { "it did".into() } else { String::new() },
        recorded,
        held_out: false,
        cases: cases.iter().map(|c| CaseColumn { id: (*c).into(), label: format!("the {c}") }).collect(),
        sparse,
    }
}

fn schema() -> Arc<Schema> {
    let (start, end) = (Day::julian(1208, 1, 1), Day::julian(1220, 12, 31));
    Arc::new(Schema {
        scenario: "test/test".into(),
        title: "Test".into(),
        pack: 0xabc,
        start,
        end,
        places: vec![],
        flow: vec![],
        outcomes: vec![
            outcome("fell", &["yes", "no"], Some(0), false),
            outcome("holder", &["a", "b", "c", "d"], Some(2), true),
        ],
        dates: vec![DateColumn {
            id: "fall".into(),
            label: "the fall".into(),
            record: "1218".into(),
            window: Some((Day::julian(1218, 1, 1), Day::julian(1218, 12, 31))),
            held_out: false,
        }],
        numbers: vec![NumberColumn {
            id: "men".into(),
            label: "men".into(),
            unit: "men".into(),
            record: String::new(),
            range: Some((100.0, 200.0)),
            held_out: false,
        }],
        polities: vec![],
    })
}

fn row(history: u64, fell: Option<Day>, men: Option<f64>) -> HistoryRow {
    HistoryRow {
        history,
        outcomes: vec![u16::from(fell.is_none()), u16::from(fell.is_some())],
        dates: vec![fell],
        numbers: vec![men],
        holders: vec![],
        years: vec![],
        acts_done: 0,
        digest: history + 1000 * u64::from(fell.is_some()),
    }
}

fn facts() -> RunFacts {
    RunFacts { version: "0.1.0".into(), seed: 7, threads: 2, elapsed_s: 1.5 }
}

fn in_year(year: i32) -> Option<Day> {
    Some(Day::julian(year, 6, 1))
}

fn report(rows: &[HistoryRow]) -> Report {
    let mut tally = Tally::new(&schema());
    rows.iter().for_each(|r| tally.add(r));
    Report::new(&tally, facts())
}

#[test]
fn a_report_gives_shares_quantiles_and_coverage() {
    let r = report(&[
        row(0, in_year(1216), Some(50.0)),
        row(1, in_year(1218), Some(150.0)),
        row(2, in_year(1218), Some(150.0)),
        row(3, None, None),
    ]);
    assert_eq!((r.histories, r.threads, r.start.as_str(), r.pack.as_str()), (4, 2, "1208-01-01", "0000000000000abc"));
    let ids: Vec<&str> = r.outcomes.iter().map(|o| o.id.as_str()).collect();
    // Of the sparse question only what came up and what is recorded is listed.
    assert_eq!(ids, ["fell.yes", "fell.no", "holder.a", "holder.b", "holder.c"]);
    let yes = &r.outcomes[0];
    assert_eq!((yes.share, yes.count, yes.recorded, yes.record.as_deref()), (0.75, 3, true, Some("it did")));
    assert!(yes.low < 0.75 && yes.high > 0.75);
    assert_eq!((r.outcomes[4].count, r.outcomes[4].recorded), (0, true));
    let d = &r.dates[0];
    assert_eq!((d.count, d.share, d.in_window), (3, 0.75, Some(0.5)));
    assert_eq!((d.q05.as_deref(), d.q50.as_deref()), (Some("1216-06-01"), Some("1218-06-01")));
    let n = &r.numbers[0];
    assert_eq!((n.q05, n.q50, n.in_range), (Some(50.0), Some(150.0), Some(2.0 / 3.0)));
    assert_eq!(n.record, None);
}

#[test]
fn a_report_of_nothing_has_no_quantiles() {
    let r = report(&[]);
    assert_eq!((r.histories, r.outcomes[0].share, r.dates[0].q50.clone(), r.numbers[0].in_range), (0, 0.0, None, None));
}

#[test]
fn the_json_has_the_promised_fields() {
    let json = serde_json::to_value(report(&[row(0, in_year(1218), None)])).expect("a report can be written");
    for field in ["scenario", "version", "seed", "histories", "threads", "elapsed_s", "digest", "outcomes", "dates"] {
        assert!(!json[field].is_null(), "{field}");
    }
    for field in ["id", "label", "share", "low", "high", "count"] {
        assert!(!json["outcomes"][0][field].is_null(), "{field}");
    }
    for field in ["id", "label", "share", "q05", "q25", "q50", "q75", "q95", "record"] {
        assert!(!json["dates"][0][field].is_null(), "{field}");
    }
    assert!(json["numbers"][0]["q50"].is_null());
}

fn compare() -> Contrast {
    let before: Vec<HistoryRow> = (0..10).map(|h| row(h, in_year(1218), Some(100.0))).collect();
    // Two histories lose the fall, the others have it a year later with ten men more; one has no partner.
    let after: Vec<HistoryRow> = (1..10)
        .map(|h| if h < 3 { row(h, None, None) } else { row(h, in_year(1219), Some(100.0 + h as f64)) })
        .collect();
    contrast(&schema(), &before, &after)
}

#[test]
fn a_contrast_compares_pairs_only() {
    let c = compare();
    assert_eq!((c.pairs, c.touched), (9, 2));
    let yes = &c.outcomes[0];
    assert_eq!((yes.id.as_str(), yes.before, yes.recorded), ("fell.yes", 1.0, true));
    assert!((yes.difference.value + 2.0 / 9.0).abs() < 1e-12);
    assert!(yes.difference.low < yes.difference.value && yes.difference.high > yes.difference.value);
    let d = &c.dates[0];
    assert_eq!((d.median_before.as_deref(), d.median_after.as_deref()), (Some("1218-06-01"), Some("1219-06-01")));
    let n = &c.numbers[0];
    assert_eq!((n.before, n.median_before, n.median_after), (1.0, Some(100.0), Some(106.0)));
    assert!((n.mean_change.expect("seven pairs").value - 6.0).abs() < 1e-12);
}

#[test]
fn a_contrast_of_nothing_is_empty() {
    let c = contrast(&schema(), &[], &[]);
    assert!(c.pairs == 0 && c.outcomes.is_empty() && c.dates.is_empty() && c.numbers.is_empty());
}
