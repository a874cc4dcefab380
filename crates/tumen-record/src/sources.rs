//! All sources of a pack, and who rests on whom. Everything is of use only as far as the documents
//! say what they rest on: two that name nobody may still repeat one author.

use crate::source::{Source, SourceId};
use std::collections::BTreeSet;

/// The sources of a pack, in the order of the file. Citations have no circles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// These sources, which have been checked.
    pub(crate) fn new(list: Vec<Source>) -> Self {
        Self(list)
    }

    /// The source with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<SourceId> {
        self.iter().find(|(_, source)| source.id == id).map(|(at, _)| at)
    }

    /// A source.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.index()]
    }

    /// All sources, in the order of the file.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (SourceId, &Source)> {
        self.0.iter().enumerate().map(|(at, source)| (SourceId(at as u16), source))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sources that no other rests on, in the order of the file: the documents themselves.
    #[must_use]
    pub fn documents(&self) -> Vec<SourceId> {
        let cited: BTreeSet<SourceId> = self.0.iter().flat_map(|source| source.cites.iter().copied()).collect();
        self.iter().map(|(id, _)| id).filter(|id| !cited.contains(id)).collect()
    }

    /// Everything that a source rests on, directly or through others, in the order of the file;
    /// itself is not among them.
    #[must_use]
    pub fn authorities(&self, of: SourceId) -> Vec<SourceId> {
        let mut all = self.witnesses(of);
        all.remove(&of);
        all.into_iter().collect()
    }

    /// Sources on which both of two rest, in the order of the file. If one rests on the other, that
    /// other is among them.
    #[must_use]
    pub fn shared_authorities(&self, a: SourceId, b: SourceId) -> Vec<SourceId> {
        self.witnesses(a).intersection(&self.witnesses(b)).copied().collect()
    }

    /// Authors who speak through both of two sources, in alphabetical order: of the same work, or of
    /// two works of theirs.
    #[must_use]
    pub fn shared_authors(&self, a: SourceId, b: SourceId) -> Vec<&str> {
        self.authors(a).intersection(&self.authors(b)).copied().collect()
    }

    /// Whether two sources count as two witnesses, as far as is known: neither rests on the other, they
    /// have no authority in common, and nobody speaks through both.
    #[must_use]
    pub fn independent(&self, a: SourceId, b: SourceId) -> bool {
        self.shared_authorities(a, b).is_empty() && self.shared_authors(a, b).is_empty()
    }

    /// A source and all that it rests on.
    fn witnesses(&self, of: SourceId) -> BTreeSet<SourceId> {
        let (mut seen, mut next) = (BTreeSet::from([of]), vec![of]);
        while let Some(id) = next.pop() {
            next.extend(self.get(id).cites.iter().filter(|cited| seen.insert(**cited)));
        }
        seen
    }

    fn authors(&self, of: SourceId) -> BTreeSet<&str> {
        self.witnesses(of).into_iter().flat_map(|id| &self.get(id).authors).map(String::as_str).collect()
    }
}

/// A circle of citations, closed: its first member stands at its end again.
pub(crate) fn circle(list: &[Source]) -> Option<Vec<usize>> {
    // Whoever rests only on those already taken away can be taken away; circles are what stays.
    let mut left: BTreeSet<usize> = (0..list.len()).collect();
    loop {
        let free = |at: &usize| list[*at].cites.iter().all(|cited| !left.contains(&cited.index()));
        let gone: Vec<usize> = left.iter().copied().filter(free).collect();
        if gone.is_empty() {
            break;
        }
        left.retain(|at| !gone.contains(at));
    }
    let mut path = vec![left.first().copied()?];
    loop {
        let next = list[*path.last()?].cites.iter().map(|cited| cited.index()).find(|at| left.contains(at))?;
        if let Some(from) = path.iter().position(|at| *at == next) {
            return Some(path[from..].iter().copied().chain([next]).collect());
        }
        path.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Kind;
    use proptest::prelude::*;

    /// Sources that cite and were written by those numbers.
    fn library(rows: &[(&[u16], &[&str])]) -> Sources {
        let source = |(at, (cites, authors)): (usize, &(&[u16], &[&str]))| Source {
            id: format!("s{at}"),
            title: String::new(),
            kind: Kind::Survey,
            authors: authors.iter().map(|a| (*a).to_owned()).collect(),
            date: None,
            citation: String::new(),
            cites: cites.iter().map(|c| SourceId(*c)).collect(),
            note: String::new(),
        };
        Sources::new(rows.iter().enumerate().map(source).collect())
    }

    #[test]
    fn two_that_repeat_one_chronicle_are_not_two_witnesses() {
        // 0 is an old chronicle, 1 and 2 books that use it, 3 an article from 2, 4 a book that uses nobody.
        let library = library(&[(&[], &["Old"]), (&[0], &[]), (&[0], &[]), (&[2], &[]), (&[], &["New"])]);
        let [old, one, two, article, apart] = [0, 1, 2, 3, 4].map(SourceId);
        assert_eq!(library.shared_authorities(one, article), [old]);
        assert_eq!(library.shared_authorities(article, two), [old, two]);
        assert_eq!(library.authorities(article), [old, two]);
        assert!(!library.independent(one, article) && !library.independent(old, article));
        assert!(library.independent(one, apart) && library.independent(apart, article));
        assert!(!library.independent(apart, apart));
        assert_eq!(library.documents(), [one, article, apart]);
    }

    #[test]
    fn two_books_of_one_author_are_one_voice() {
        let library = library(&[(&[], &["Same"]), (&[], &["Same", "Other"]), (&[1], &[])]);
        assert_eq!(library.shared_authorities(SourceId(0), SourceId(2)), []);
        assert_eq!(library.shared_authors(SourceId(0), SourceId(2)), ["Same"]);
        assert!(!library.independent(SourceId(0), SourceId(2)));
    }

    proptest! {
        /// Independence is mutual, and only sources without anything in common have it.
        #[test]
        fn independence_is_mutual(cites in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..3), 2..9)) {
            // Each source cites earlier ones only, so there is no circle.
            let rows: Vec<Vec<u16>> = cites.iter().enumerate().map(|(at, c)| {
                if at == 0 { vec![] } else { c.iter().map(|i| i.index(at) as u16).collect() }
            }).collect();
            let rows: Vec<(&[u16], &[&str])> = rows.iter().map(|c| (c.as_slice(), &[][..])).collect();
            let library = library(&rows);
            for (a, _) in library.iter() {
                for (b, _) in library.iter() {
                    prop_assert_eq!(library.independent(a, b), library.independent(b, a));
                    let shared = library.shared_authorities(a, b);
                    prop_assert!(shared.iter().all(|s| *s == a || library.authorities(a).contains(s)));
                    prop_assert!(!library.authorities(a).contains(&a));
                }
            }
        }
    }
}
