//! Where the stages of a flow stand: answers as bars one below another, histories as ribbons between them.

use crate::axis::spread;
use crate::words::wrapped;
use tumen_ensemble::Tally;

/// Height of all histories together, pixels.
const HISTORIES: f64 = 440.0;
/// Room between two answers, pixels.
const GAP: f64 = 14.0;
/// From one stage to the next, pixels.
const STAGE: f64 = 276.0;
/// Width of the bar of an answer, pixels.
pub(crate) const BAR: f64 = 11.0;
/// Room for the questions above, pixels.
pub(crate) const TOP: f64 = 62.0;
/// Letters of a label in a line.
const LETTERS: usize = 27;
/// Height of a line, pixels.
pub(crate) const LINE: f64 = 14.5;

/// The whole drawing.
pub(crate) struct Stages {
    pub wide: f64,
    pub high: f64,
    /// The answers of each stage that any history gave.
    pub stages: Vec<Vec<Node>>,
    /// Ribbons between them.
    pub ribbons: Vec<Ribbon>,
}

/// One answer.
pub(crate) struct Node {
    /// Its position in the cases of the outcome.
    pub case: usize,
    /// Histories.
    pub count: u64,
    pub x: f64,
    pub y: f64,
    pub height: f64,
    /// The answer in words, line by line.
    pub lines: Vec<String>,
    /// Middle of the label.
    pub label: f64,
}

/// The histories that gave one answer and then another.
pub(crate) struct Ribbon {
    /// Which stage it leaves.
    pub stage: usize,
    /// Positions of the answers in the cases of the outcomes.
    pub cases: (usize, usize),
    pub count: u64,
    pub path: String,
}

impl Stages {
    /// Lays the flow of a tally out; nothing if it has none.
    pub fn of(tally: &Tally) -> Option<Self> {
        let flow = &tally.schema.flow;
        if flow.len() < 2 || tally.histories == 0 {
            return None;
        }
        let unit = HISTORIES / tally.histories as f64;
        let mut stages: Vec<Vec<Node>> = Vec::new();
        for (stage, outcome) in flow.iter().enumerate() {
            let counts = &tally.outcomes[*outcome];
            let mut order: Vec<usize> = (0..counts.len()).filter(|case| counts[*case] > 0).collect();
            match stages.last() {
                None => order.sort_by_key(|case| std::cmp::Reverse(counts[*case])),
                // An answer stands about as high as those whose histories came to it, so that few ribbons cross.
                Some(before) => {
                    let from = |case: usize| {
                        let weigh = |n: &Node| tally.flows[stage - 1].count(n.case, case) as f64;
                        let middle = |n: &Node| n.y + n.height / 2.0;
                        let all: f64 = before.iter().map(|n| weigh(n) * middle(n)).sum();
                        all / before.iter().map(weigh).sum::<f64>().max(1.0)
                    };
                    order.sort_by(|a, b| from(*a).total_cmp(&from(*b)));
                }
            }
            stages.push(column(tally, *outcome, stage, &order, unit));
        }
        let lowest =
            stages.iter().flatten().map(|n| (n.y + n.height).max(n.label + n.room() / 2.0)).fold(0.0, f64::max);
        let ribbons = ribbons(tally, &stages, unit);
        Some(Self { wide: STAGE * flow.len() as f64 - 40.0, high: lowest + 8.0, stages, ribbons })
    }
}

impl Node {
    /// Height of the label: its lines and the share.
    fn room(&self) -> f64 {
        (self.lines.len() + 1) as f64 * LINE + 3.0
    }
}

/// The answers of one stage, one below another.
fn column(tally: &Tally, outcome: usize, stage: usize, order: &[usize], unit: f64) -> Vec<Node> {
    let mut y = TOP;
    let mut nodes: Vec<Node> = Vec::new();
    for case in order {
        let count = tally.outcomes[outcome][*case];
        let height = (count as f64 * unit).max(0.75);
        let lines = wrapped(&tally.schema.outcomes[outcome].cases[*case].label, LETTERS);
        let node = Node { case: *case, count, x: stage as f64 * STAGE, y, height, lines, label: y + height / 2.0 };
        // Small answers stand apart far enough for their labels.
        y += height.max(node.room() - GAP) + GAP;
        nodes.push(node);
    }
    let wanted: Vec<(f64, f64)> = nodes.iter().map(|n| (n.label, n.room())).collect();
    let labels = spread(&wanted, TOP - 4.0, f64::INFINITY);
    nodes.iter_mut().zip(labels).for_each(|(node, label)| node.label = label);
    nodes
}

fn ribbons(tally: &Tally, stages: &[Vec<Node>], unit: f64) -> Vec<Ribbon> {
    let mut all = Vec::new();
    for (stage, pair) in stages.windows(2).enumerate() {
        let [from, to] = [&pair[0], &pair[1]];
        let mut arrived: Vec<f64> = to.iter().map(|n| n.y).collect();
        for left in from {
            let mut y = left.y;
            for (right, into) in to.iter().zip(&mut arrived) {
                let count = tally.flows[stage].count(left.case, right.case);
                if count == 0 {
                    continue;
                }
                let height = count as f64 * unit;
                let path = ribbon((left.x + BAR, y), (right.x, *into), height);
                all.push(Ribbon { stage, cases: (left.case, right.case), count, path });
                y += height;
                *into += height;
            }
        }
    }
    all
}

fn ribbon((x, y): (f64, f64), (right, into): (f64, f64), height: f64) -> String {
    let middle = (x + right) / 2.0;
    let (low, into_low) = (y + height, into + height);
    format!(
        "M{x:.1} {y:.1}C{middle:.1} {y:.1} {middle:.1} {into:.1} {right:.1} {into:.1}L{right:.1} {into_low:.1}\
         C{middle:.1} {into_low:.1} {middle:.1} {low:.1} {x:.1} {low:.1}Z"
    )
}
