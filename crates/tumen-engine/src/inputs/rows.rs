//! The rows of a pack as paths and words, and where they come from.

use tumen_scenario::Scenario;

/// A row of a table of the pack.
pub(crate) struct Row {
    /// Middle part of the paths of its inputs.
    pub id: String,
    /// In words.
    pub label: String,
    /// Source as the pack gives it; empty if it gives none.
    pub source: String,
}

/// The rows of a scenario.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'d>(pub &'d Scenario);

impl Rows<'_> {
    pub fn place(self, i: usize) -> Row {
        let place = &self.0.graph.places[i];
        self.row(place.id.clone(), place.name.clone(), &["settlement", "place"])
    }

    pub fn polity(self, i: usize) -> Row {
        let polity = &self.0.polities[i];
        self.row(polity.id.clone(), polity.name.clone(), &["polity"])
    }

    pub fn person(self, i: usize) -> Row {
        let person = &self.0.persons[i];
        self.row(person.id.clone(), person.name.clone(), &["person"])
    }

    pub fn host(self, i: usize) -> Row {
        let host = &self.0.hosts[i];
        self.row(host.id.clone(), host.name.clone(), &["host"])
    }

    pub fn people(self, i: usize) -> Row {
        let people = &self.0.peoples[i];
        self.row(people.id.clone(), people.plural.clone(), &["people"])
    }

    pub fn outside(self, i: usize) -> Row {
        let outside = &self.0.outside[i];
        let kind = outside.what.name();
        self.row(outside.id.clone(), outside.label.clone(), &[kind])
    }

    pub fn holding(self, i: usize) -> Row {
        let place = self.place(self.0.holdings[i].place.index());
        let source = self.source(&place.id, &["holding"]);
        Row { source, ..place }
    }

    pub fn vassal(self, i: usize) -> Row {
        let v = &self.0.vassals[i];
        let (vassal, of) = (&self.0.polities[v.polity.index()], &self.0.polities[v.of.index()]);
        let source = self.source(&format!("{} {}", vassal.id, of.id), &["vassal"]);
        Row { id: vassal.id.clone(), label: format!("{} under {}", vassal.name, of.name), source }
    }

    pub fn truce(self, i: usize) -> Row {
        let (a, b, _) = self.0.truces[i];
        self.pair(a.index(), b.index(), "truce")
    }

    pub fn kin(self, i: usize) -> Row {
        let (a, b, _) = self.0.kin[i];
        self.pair(a.index(), b.index(), "kin")
    }

    pub fn grudge(self, i: usize) -> Row {
        let g = &self.0.grudges[i];
        self.pair(g.of.index(), g.against.index(), "grudge")
    }

    fn pair(self, a: usize, b: usize, kind: &str) -> Row {
        let (a, b) = (&self.0.polities[a], &self.0.polities[b]);
        let source = self.source(&format!("{} {}", a.id, b.id), &[kind]);
        Row { id: format!("{}.{}", a.id, b.id), label: format!("{} and {}", a.name, b.name), source }
    }

    fn row(self, id: String, label: String, kinds: &[&str]) -> Row {
        let source = self.source(&id, kinds);
        Row { id, label, source }
    }

    /// The source that the pack gives a record of one of these kinds.
    fn source(self, id: &str, kinds: &[&str]) -> String {
        // Records are named by their kind and their id.
        let names = |record: &str, kind| record.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' ')) == Some(id);
        let found = self.0.sources.iter().find(|note| kinds.iter().any(|kind| names(&note.record, *kind)));
        found.map(|note| note.source.clone()).unwrap_or_default()
    }
}
