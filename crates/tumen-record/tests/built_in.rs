//! The record of the built-in pack: sound, complete, and with the disagreements and impossibilities that a
//! reader of the three documents finds, computed from the claims.

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;
use tumen_chronology::{Assumption, Limits};
use tumen_geo::{Graph, Travel};
use tumen_record::chronology::Chronology;
use tumen_record::disagreement::Disagreement;
use tumen_record::impossible::{Impossible, Verdict};
use tumen_record::timeline::{Agreement, Selection};
use tumen_record::{Claim, ClaimId, Record, Relation, Thing, Value};

static WORLD: LazyLock<Graph> = LazyLock::new(common::world);
static RECORD: LazyLock<Record> = LazyLock::new(|| common::record(&WORLD));
static CHRONOLOGY: LazyLock<Chronology> = LazyLock::new(|| RECORD.chronology(&WORLD, &Travel::default()));
static VERDICT: LazyLock<Verdict> = LazyLock::new(|| RECORD.verdict(&CHRONOLOGY, Limits::default()).unwrap());

/// The disagreement about one property of one thing.
fn disagreement(about: &str, property: &str) -> Disagreement {
    let thing = RECORD.find(about).unwrap();
    let all = RECORD.disagreements();
    let found = all.into_iter().find(|d| d.about == thing && d.property == property);
    found.unwrap_or_else(|| panic!("no disagreement about {property} of {about}"))
}

/// A value as the files have it, where it is a date; else in words.
fn written(claim: &Claim) -> String {
    match &claim.value {
        Value::Date(date) => date.edtf.to_string(),
        other => RECORD.tell_value(other),
    }
}

/// The values of claims.
fn values(claims: &[ClaimId]) -> BTreeSet<String> {
    claims.iter().map(|id| written(RECORD.claim(*id))).collect()
}

/// How the claims with two values stand to each other.
fn relation(about: &str, property: &str, one: &str, other: &str) -> Option<Relation> {
    let of = |value: &str| {
        let mut claims = RECORD.about(RECORD.find(about).unwrap()).map(|(_, claim)| claim);
        let found = claims.find(|claim| claim.property.name == property && written(claim) == value);
        found.unwrap_or_else(|| panic!("{about} has no {property} {value}"))
    };
    RECORD.compare(of(one), of(other))
}

#[test]
fn every_sentence_that_wants_claims_has_some() {
    for section in RECORD.coverage() {
        assert_eq!(section.covered, section.wanted, "{}: {:?}", section.title, section.bare);
    }
    assert_eq!(RECORD.documents.len(), 3);
    assert!(RECORD.claims.len() > 3000);
}

#[test]
fn ids_tell_where_a_claim_stands() {
    let mut seen = BTreeSet::new();
    for claim in &RECORD.claims {
        let prefix = match RECORD.sources.get(claim.source).id.as_str() {
            "qara_khitai" => "qk.",
            "conquest_of_the_kara_khitai" => "ck.",
            "mongol_conquest_of_the_qara_khitai" => "mc.",
            other => panic!("{other} makes the claim {}", claim.id),
        };
        assert!(claim.id.starts_with(prefix), "{}", claim.id);
        assert!(claim.id.split('.').count() >= 3, "{}", claim.id);
        assert!(
            claim.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._".contains(&b)),
            "{}",
            claim.id
        );
        assert!(seen.insert(&claim.id), "{} is there twice", claim.id);
        assert!(!claim.loci.is_empty(), "{}", claim.id);
    }
}

#[test]
fn vaguer_and_closer_is_no_contradiction() {
    // One war, 1216 to 1218 in one document and 1218 in another; 30,000 dead and more than 30,000.
    assert_eq!(relation("conquest_of_qara_khitai", "date", "1216/1218", "1218"), Some(Relation::Compatible));
    let number = |claim: &&Claim| match &claim.value {
        Value::Amount(amount) => amount.figure.ranges().iter().any(|(low, _)| *low == 30_000.0),
        _ => false,
    };
    let of_30_000: Vec<_> = RECORD.claims.iter().filter(number).collect();
    let mut found = false;
    for a in &of_30_000 {
        for b in &of_30_000 {
            let relation = RECORD.compare(a, b);
            assert_ne!(relation, Some(Relation::Contradiction), "{} {}", a.id, b.id);
            found |= relation == Some(Relation::Compatible);
        }
    }
    assert!(found, "nobody says \"over 30,000\" of what another puts at 30,000");
}

#[test]
fn who_killed_kuchlug_is_disputed() {
    let killing = disagreement("execution_of_kuchlug", "by");
    assert_eq!(killing.relation, Relation::Contradiction);
    assert!(values(&killing.claims).len() >= 2);
}

#[test]
fn a_reign_that_begins_in_two_years_is_a_contradiction() {
    let start = disagreement("reign_of_zhilugu", "start");
    assert_eq!(start.relation, Relation::Contradiction);
    assert_eq!(values(&start.claims), BTreeSet::from(["1177".to_owned(), "1178".to_owned()]));
}

/// The happenings that the claims of a conflict are about.
fn happenings(conflict: &Impossible) -> BTreeSet<&'static str> {
    conflict.claims.iter().map(|id| RECORD.id(RECORD.claim(*id).about)).collect()
}

/// A conflict is minimal: all together cannot be true, without any one of them the others can.
fn is_minimal(conflict: &Impossible) {
    let held: BTreeSet<Assumption> = conflict.propositions.iter().copied().collect();
    assert!(CHRONOLOGY.network.solve(&held).is_err());
    for one in &held {
        let mut rest = held.clone();
        rest.remove(one);
        assert!(CHRONOLOGY.network.solve(&rest).is_ok(), "{:?} without {one:?}", conflict.claims);
    }
}

#[test]
fn the_invasion_of_1218_that_reaches_a_city_in_1217_is_found() {
    let about = |conflict: &&Impossible| {
        let about = happenings(conflict);
        about.contains("jebe_at_kashgar")
            && (about.contains("dispatch_of_jebe") || about.contains("conquest_of_qara_khitai"))
    };
    let found: Vec<&Impossible> = VERDICT.conflicts.iter().filter(about).collect();
    assert!(!found.is_empty());
    found.into_iter().for_each(is_minimal);
    // Sent in 1218, one could not be there in 1217: two dates and an order, at least.
    let sent = VERDICT.accounts.iter().find(|status| RECORD.account(status.account).id == "dispatch.y1218").unwrap();
    assert_ne!(sent.standing, tumen_record::impossible::AccountStanding::Possible);
}

#[test]
fn a_killing_a_years_reign_a_revenge_and_a_flight_in_one_early_year_are_found() {
    let wanted = ["killing_of_ibrahim", "reign_of_mahmud_son_of_ibrahim", "flight_of_the_karluks_to_khwarazm"];
    let about = |conflict: &&Impossible| wanted.iter().all(|id| happenings(conflict).contains(id));
    let found: Vec<&Impossible> = VERDICT.conflicts.iter().filter(about).collect();
    assert!(!found.is_empty());
    for conflict in found {
        is_minimal(conflict);
        let lasts = conflict.claims.iter().any(|id| RECORD.claim(*id).property.name == "duration");
        assert!(lasts, "{:?}", conflict.claims);
    }
}

#[test]
fn every_conflict_is_minimal_and_no_two_are_one() {
    assert!(VERDICT.complete);
    VERDICT.conflicts.iter().for_each(is_minimal);
    let sets: Vec<BTreeSet<Assumption>> =
        VERDICT.conflicts.iter().map(|conflict| conflict.propositions.iter().copied().collect()).collect();
    for (at, one) in sets.iter().enumerate() {
        assert!(sets.iter().enumerate().all(|(other, set)| other == at || !set.is_subset(one)));
    }
}

#[test]
fn names_are_found_in_any_spelling_and_script() {
    let first = |asked: &str| RECORD.search(asked).first().map(|found| RECORD.id(found.thing).to_owned());
    for (asked, id) in [
        ("Zhilegu", "zhilugu"),
        ("Zhilugu", "zhilugu"),
        ("Yelu Zhilugu", "zhilugu"),
        ("Zhilugu, Yelü", "zhilugu"),
        ("耶律直魯古", "zhilugu"),
        ("直魯古", "zhilugu"),
        ("耶律直鲁古", "zhilugu"),
        ("Kuchluk", "kuchlug"),
        ("KÜCHLÜG", "kuchlug"),
        ("Güchülüg", "kuchlug"),
        ("屈出律", "kuchlug"),
        ("Yelu Dashi", "yelu_dashi"),
        ("Yeh-lü Ta-shih", "yelu_dashi"),
        ("耶律大石", "yelu_dashi"),
        ("Samarqand", "samarkand"),
        ("Kashghar", "kashgar"),
        ("Balasaghun", "balasagun"),
        ("Jebe", "jebe"),
        ("Chinggis Khan", "genghis"),
        ("Tekesh", "tekish"),
    ] {
        assert_eq!(first(asked).as_deref(), Some(id), "{asked}");
    }
    let karluks = RECORD.search("Qurluq");
    assert!(karluks.iter().take(5).any(|found| RECORD.id(found.thing) == "karluks"), "{karluks:?}");
    assert_eq!(RECORD.search("xyzzyplugh"), []);
    assert_eq!(RECORD.search("  ,"), []);
}

#[test]
fn the_timeline_has_rival_dates_side_by_side() {
    let timeline = RECORD.timeline(&CHRONOLOGY, &Selection::default());
    let item = |id: &str| {
        let of = |item: &&tumen_record::timeline::Item| RECORD.id(Thing::Happening(item.happening)) == id;
        timeline.items.iter().find(of).unwrap_or_else(|| panic!("{id} has no date"))
    };
    assert_eq!(item("battle_of_qatwan").when(true), "9 Sep 1141");
    assert_eq!(item("reign_of_zhilugu").when(false), "1177 or 1178 to 1211");
    assert_eq!(item("reign_of_zhilugu").agreement(), Agreement::Rival);
    assert_eq!(item("revolt_of_kuchlug").when(false), "1210 or 1211");
    let hulls: Vec<_> = timeline.items.iter().map(|item| item.hull().unwrap()).collect();
    assert!(hulls.is_sorted());
    // What no claim dates, the order of happenings can still bound.
    let all = RECORD.timeline(&CHRONOLOGY, &Selection { inferred: true, ..Selection::default() });
    assert!(all.items.len() > timeline.items.len() && all.undated < timeline.undated);
    assert_eq!(all.items.len() + all.undated, RECORD.happenings.len());
}

#[test]
fn a_timeline_is_narrowed_by_years_kinds_and_names() {
    let ask = |wanted: Selection| RECORD.timeline(&CHRONOLOGY, &wanted);
    let years = ask(Selection { from: Some(1205), to: Some(1206), ..Selection::default() });
    assert!(years.items.iter().all(|item| {
        let (first, last) = item.hull().unwrap();
        first.year() <= 1206 && last.year() >= 1205
    }));
    let kuchlug = RECORD.find("kuchlug").unwrap();
    let his = ask(Selection { about: Some(vec![kuchlug]), ..Selection::default() });
    assert!(!his.items.is_empty());
    assert!(his.items.iter().all(|item| RECORD.concerns(Thing::Happening(item.happening), &[kuchlug])));
    let kinds = vec![tumen_record::things::HappeningKind::Reign];
    let reigns = ask(Selection { kinds, ..Selection::default() });
    assert!(reigns.items.iter().all(|item| item.lane == tumen_record::timeline::Lane::Reigns));
    assert!(reigns.items.len() >= 6);
}

#[test]
fn rows_for_other_programs_say_what_was_found() {
    let all: Vec<usize> = (0..VERDICT.conflicts.len()).collect();
    let rows = RECORD.verdict_rows(&VERDICT, &all);
    let new: Vec<usize> = all.iter().copied().filter(|at| rows.conflicts[*at].new).collect();
    assert_eq!(new, VERDICT.told());
    for (row, found) in rows.conflicts.iter().zip(&VERDICT.conflicts) {
        assert_eq!((row.claims.len(), row.remedies.len()), (found.claims.len(), found.claims.len()));
        assert!(row.claims.iter().all(|id| RECORD.claim_id(id).is_some()), "{:?}", row.claims);
        assert!(row.remedies.iter().all(|remedy| row.explanation.contains(remedy)));
    }
    let found = disagreement("reign_of_zhilugu", "start");
    let row = RECORD.disagreement_row(&found);
    assert_eq!((row.about, row.property, row.claims.len()), ("reign_of_zhilugu", "start", found.claims.len()));
    let timeline = RECORD.timeline(&CHRONOLOGY, &Selection { inferred: true, ..Selection::default() });
    let rows = RECORD.timeline_rows(&timeline);
    assert_eq!(rows.len(), timeline.items.len());
    assert!(rows.iter().all(|row| row.earliest <= row.latest && !row.kind.is_empty()));
}
