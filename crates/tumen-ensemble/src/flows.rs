//! How the answers of questions that follow from one another go together over many histories.

use crate::schema::Schema;

/// How often each answer of one question went with each answer of the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowCounts {
    /// Position of the one question among the outcomes.
    pub from: usize,
    /// Position of the next.
    pub to: usize,
    answers: usize,
    counts: Vec<u64>,
}

impl FlowCounts {
    /// Nothing counted yet, for each pair of questions that follow each other in the flow of a schema.
    pub(crate) fn of(schema: &Schema) -> Vec<Self> {
        let answers = |outcome: usize| schema.outcomes[outcome].cases.len();
        let pair = |pair: &[usize]| {
            let [from, to] = [pair[0], pair[1]];
            Self { from, to, answers: answers(to), counts: vec![0; answers(from) * answers(to)] }
        };
        schema.flow.windows(2).map(pair).collect()
    }

    /// Adds a history by its answers to all outcomes.
    pub(crate) fn add(&mut self, outcomes: &[u16]) {
        let at = self.at(usize::from(outcomes[self.from]), usize::from(outcomes[self.to]));
        self.counts[at] += 1;
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (ours, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *ours += theirs;
        }
    }

    /// In how many histories the one question was answered so and the next so; answers by position.
    #[must_use]
    pub fn count(&self, answer: usize, next: usize) -> u64 {
        self.counts.get(self.at(answer, next)).copied().unwrap_or(0)
    }

    fn at(&self, answer: usize, next: usize) -> usize {
        answer * self.answers + next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_answers_are_counted_apart() {
        let mut flow = FlowCounts { from: 0, to: 2, answers: 3, counts: vec![0; 6] };
        for answers in [[0, 9, 2], [0, 9, 2], [1, 9, 0]] {
            flow.add(&answers);
        }
        let all: Vec<u64> = (0..2).flat_map(|a| (0..3).map(move |b| (a, b))).map(|(a, b)| flow.count(a, b)).collect();
        assert_eq!(all, [0, 0, 2, 1, 0, 0]);
        let mut twice = flow.clone();
        twice.merge(&flow);
        assert_eq!((twice.count(0, 2), twice.count(1, 0)), (4, 2));
    }
}
