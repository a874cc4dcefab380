//! Published networks, solved: each file says where it comes from and what the answer is.

use serde::Deserialize;
use std::collections::BTreeSet;
use tumen_chronology::{Bounds, Network, PointId};

#[derive(Deserialize)]
struct Published {
    citation: String,
    nodes: Vec<String>,
    constraints: Vec<Constraint>,
    answer: Answer,
}

#[derive(Deserialize)]
struct Constraint {
    from: String,
    to: String,
    min: Option<i64>,
    max: Option<i64>,
}

#[derive(Deserialize)]
struct Answer {
    consistent: bool,
    /// Greatest distance from each node to each.
    distances: Option<Vec<Vec<i64>>>,
    /// Greatest distance from the first node to each.
    from_first: Option<Vec<i64>>,
    /// The nodes of the one negative cycle, in order.
    cycle: Option<Vec<String>>,
    /// Its weight.
    total: Option<i64>,
}

const FILES: [&str; 5] = [
    include_str!("../../../validation/chronology/dechter_meiri_pearl_1991.json"),
    include_str!("../../../validation/chronology/cormen_difference_constraints.json"),
    include_str!("../../../validation/chronology/cormen_exercise_1.json"),
    include_str!("../../../validation/chronology/cormen_exercise_2.json"),
    include_str!("../../../validation/chronology/cormen_no_solution.json"),
];

#[test]
fn published_answers_are_found() {
    for file in FILES {
        let published: Published = serde_json::from_str(file).unwrap();
        let mut network = Network::new(published.nodes[0].as_str());
        for name in &published.nodes[1..] {
            network.point(name.as_str()).unwrap();
        }
        for c in &published.constraints {
            let [from, to] = [&c.from, &c.to].map(|name| network.find(name).unwrap());
            network.constrain(from, to, c.min, c.max, []).unwrap();
        }
        let points: Vec<PointId> = network.point_ids().collect();
        let (answer, citation) = (published.answer, published.citation);
        match network.solve(&BTreeSet::new()) {
            Ok(solution) => {
                assert!(answer.consistent, "{citation}");
                let found = solution.all_bounds();
                let max = |i: usize, j: usize| found[i][j].max.unwrap();
                let rows = answer.distances.into_iter().flatten().chain(answer.from_first);
                let mut compared = 0;
                for (i, row) in rows.enumerate() {
                    let expected: Vec<i64> = points.iter().map(|j| max(i, j.index())).collect();
                    assert_eq!(row, expected, "{citation}");
                    compared += 1;
                    for (j, back) in row.iter().enumerate() {
                        let min = found[j][i].min;
                        assert_eq!(min, Some(-back), "{citation}");
                        assert_eq!(solution.bounds(points[j], points[i]), Bounds { min, max: found[j][i].max });
                    }
                }
                assert!(compared > 0, "{citation}");
            }
            Err(cycle) => {
                assert!(!answer.consistent, "{citation}");
                let nodes: Vec<&str> = cycle.steps.iter().map(|step| network.name(step.from)).collect();
                assert_eq!(nodes, answer.cycle.unwrap(), "{citation}");
                assert_eq!(cycle.total, answer.total.unwrap(), "{citation}");
            }
        }
    }
}
