//! The record of the built-in pack: what its three documents rest on.

use tumen_record::{Kind, SourceId, Sources, sources};

const TEXT: &str = include_str!("../../../scenarios/qara-khitai/record/sources.toml");

fn read() -> Sources {
    sources(TEXT).unwrap_or_else(|problems| panic!("{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>()))
}

fn ids(sources: &Sources, list: &[SourceId]) -> Vec<String> {
    list.iter().map(|id| sources.get(*id).id.clone()).collect()
}

#[test]
fn the_three_documents_are_those_that_nobody_cites() {
    let read = read();
    let documents = ["qara_khitai", "conquest_of_the_kara_khitai", "mongol_conquest_of_the_qara_khitai"];
    assert_eq!(ids(&read, &read.documents()), documents);
    assert!(read.documents().iter().all(|id| read.get(*id).kind == Kind::EncyclopediaArticle));
}

#[test]
fn the_two_accounts_of_the_conquest_are_one_witness() {
    let read = read();
    let [long, first, second] = read.documents()[..] else { panic!("three documents") };
    assert!(!read.independent(first, second));
    assert_eq!(ids(&read, &read.shared_authorities(first, second)), ["article_on_the_conquest", "juvayni"]);
    // The sentence on the branch in Kirman.
    assert_eq!(ids(&read, &read.shared_authorities(long, first)), ["article_on_the_conquest"]);
}

#[test]
fn chronicles_of_both_ends_of_asia_are_two_witnesses() {
    let read = read();
    let id = |name| read.find(name).unwrap();
    assert!(read.independent(id("history_of_liao"), id("juvayni")));
    assert!(!read.independent(id("history_of_liao"), id("qara_khitai")));
}

#[test]
fn the_work_of_an_unknown_howard_is_not_taken_for_another() {
    let read = read();
    let howard = read.get(read.find("howard").unwrap());
    assert_eq!((howard.kind, howard.date, howard.authors.len()), (Kind::Unknown, None, 0));
    assert!(read.independent(read.find("howard").unwrap(), read.find("howorth_1876").unwrap()));
}
