//! The record of the built-in pack: what its three documents rest on.

use tumen_record::{Kind, SourceId, Sources, sources};

const TEXT: &str = include_str!("../../../scenarios/qara-khitai/record/sources.toml");

fn read() -> Sources {
    sources(TEXT).unwrap_or_else(|problems| panic!("{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>()))
}

fn ids(sources: &Sources, list: &[SourceId]) -> Vec<String> {
    list.iter().map(|id| sources.get(*id).id.clone()).collect()
}

/// The documents: articles that no other source rests on.
fn documents(sources: &Sources) -> Vec<SourceId> {
    let article = |id: &SourceId| sources.get(*id).kind == Kind::EncyclopediaArticle;
    sources.documents().into_iter().filter(article).collect()
}

#[test]
fn the_three_documents_are_articles_that_nobody_cites() {
    let read = read();
    let three = ["qara_khitai", "conquest_of_the_kara_khitai", "mongol_conquest_of_the_qara_khitai"];
    assert_eq!(ids(&read, &documents(&read)), three);
    // Whom they call Muslim or Chinese sources, without a name, nobody can be said to rest on.
    let unnamed: Vec<SourceId> = read.documents().into_iter().filter(|id| !documents(&read).contains(id)).collect();
    assert!(unnamed.iter().all(|id| read.get(*id).authors.is_empty() && read.get(*id).cites.is_empty()));
}

#[test]
fn the_two_accounts_of_the_conquest_are_one_witness() {
    let read = read();
    let [long, first, second] = documents(&read)[..] else { panic!("three documents") };
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
