//! The timeline as a chart: an SVG for print on A4 or A3 across, black on white.
//!
//! Time runs from left to right, one lane for each sort of happening. A happening that goes on is a bar,
//! another a mark; what a date leaves open is drawn pale (bar) or as a whisker (mark), and rival dates in
//! red, hatched (bar) or joined by a dashed line (mark). Every happening carries its claims as a title.

mod legend;
mod marks;
mod page;

use super::layout::{Axis, lanes, rows};
use super::{Lane, Selection, Timeline};
use crate::record::Record;
use crate::things::{HappeningId, Thing};
use marks::Placed;
use page::{Canvas, Paper};
use std::collections::BTreeMap;

/// A finished chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The text of the SVG.
    pub svg: String,
    /// The paper it is made for.
    pub paper: &'static str,
    /// First and last year of its axis.
    pub years: (i32, i32),
    /// How many happenings are drawn.
    pub drawn: usize,
    /// Happenings that are not, since they lie far from all the others.
    pub far: Vec<HappeningId>,
}

/// Size of labels, points. Nothing on the chart is smaller than 7.
const LABEL: f64 = 7.5;
/// Height of a row if room is scarce, points.
const ROW: f64 = 10.0;
/// How much higher rows become where there is room.
const AIRY: f64 = 1.7;
/// Room between two things in a row, points.
const GAP: f64 = 7.0;
/// Room above and below the rows of a lane, points.
const LANE: f64 = 3.0;

/// Draws the happenings.
#[must_use]
pub fn draw(record: &Record, timeline: &Timeline, wanted: &Selection, title: &str) -> Chart {
    let fits = |paper: &Paper| Plan::new(record, timeline, wanted, *paper).is_within();
    let paper = Paper::ALL.into_iter().find(fits).unwrap_or(Paper::ALL[Paper::ALL.len() - 1]);
    Plan::new(record, timeline, wanted, paper).draw(record, timeline, title)
}

/// Where everything stands on one paper.
struct Plan {
    paper: Paper,
    axis: Axis,
    lanes: BTreeMap<Lane, Vec<usize>>,
    placed: BTreeMap<usize, Placed>,
    /// For each lane the row and the place of the label of each happening, and how many rows there are.
    rows: BTreeMap<Lane, (Vec<(usize, usize)>, usize)>,
    notes: Vec<String>,
    far: Vec<HappeningId>,
}

impl Plan {
    fn new(record: &Record, timeline: &Timeline, wanted: &Selection, paper: Paper) -> Self {
        let axis = Axis::new(&timeline.items, wanted.from, wanted.to, paper.columns());
        let shown = |at: &usize| timeline.items[*at].hull().is_some_and(|hull| axis.shows(hull));
        let mut lanes = lanes(&timeline.items);
        for list in lanes.values_mut() {
            list.retain(shown);
        }
        lanes.retain(|_, list| !list.is_empty());
        let placed: BTreeMap<usize, Placed> =
            lanes.values().flatten().map(|at| (*at, Placed::new(record, &timeline.items[*at], axis))).collect();
        let pack = |list: &Vec<usize>| rows(&list.iter().map(|at| placed[at].rooms()).collect::<Vec<_>>(), GAP);
        let rows = lanes.iter().map(|(lane, list)| (*lane, pack(list))).collect();
        let numbers = 0..timeline.items.len();
        let far: Vec<HappeningId> = numbers.filter(|at| !shown(at)).map(|at| timeline.items[at].happening).collect();
        let notes = notes(record, timeline, &placed, &far, paper);
        Self { paper, axis, lanes, placed, rows, notes, far }
    }

    /// Height of the lanes if rows are so high.
    fn height(&self, row: f64) -> f64 {
        self.rows.values().map(|(_, count)| *count as f64 * row + 2.0 * LANE).sum()
    }

    fn is_within(&self) -> bool {
        self.height(ROW) <= self.paper.room(self.notes.len())
    }

    fn draw(self, record: &Record, timeline: &Timeline, title: &str) -> Chart {
        let room = self.paper.room(self.notes.len());
        let count: usize = self.rows.values().map(|(_, count)| count).sum();
        let spare = (room - self.height(ROW)) / count.max(1) as f64;
        let row = (ROW + spare.max(0.0)).min(ROW * AIRY);
        let height = self.height(row);
        let mut canvas = Canvas::new(self.paper, height, self.notes.len());
        canvas.head(title, &describe(timeline, &self));
        canvas.years(self.axis, height);
        let mut top = canvas.top();
        for (lane, list) in &self.lanes {
            let (rows, count) = &self.rows[lane];
            let tall = *count as f64 * row + 2.0 * LANE;
            canvas.lane(lane.name(), top, tall);
            for (at, (of, choice)) in list.iter().zip(rows) {
                let middle = top + LANE + (*of as f64 + 0.5) * row;
                let item = &timeline.items[*at];
                canvas.add(self.placed[at].draw(record, item, self.axis, (middle, *choice)));
            }
            top += tall;
        }
        canvas.foot(top, &self.notes);
        Chart {
            svg: canvas.finish(),
            paper: self.paper.name,
            years: (self.axis.first.year(), self.axis.end.year() - 1),
            drawn: self.placed.len(),
            far: self.far,
        }
    }
}

/// What the chart shows, for those who cannot see it.
fn describe(timeline: &Timeline, plan: &Plan) -> String {
    let (first, last) = (plan.axis.first.year(), plan.axis.end.year() - 1);
    let lanes: Vec<String> =
        plan.lanes.iter().map(|(lane, list)| format!("{} ({})", lane.name(), list.len())).collect();
    let rivals = plan.placed.keys().filter(|at| timeline.items[**at].agreement() == super::Agreement::Rival).count();
    format!(
        "{} happenings between {first} and {last} in lanes from top to bottom: {}. Of {rivals} the sources give dates \
         that cannot all be true. Each happening has its claims for a title.",
        plan.placed.len(),
        lanes.join(", ")
    )
}

/// The lines below the legend.
fn notes(
    record: &Record,
    timeline: &Timeline,
    placed: &BTreeMap<usize, Placed>,
    far: &[HappeningId],
    paper: Paper,
) -> Vec<String> {
    let claims: Vec<_> = placed.keys().flat_map(|at| timeline.items[*at].claims()).collect();
    let mut sources: Vec<_> = claims.iter().map(|id| record.claim(*id).source).collect();
    sources.sort_unstable();
    sources.dedup();
    let titles: Vec<&str> = sources.iter().map(|source| record.sources.get(*source).citation.as_str()).collect();
    let mut text = String::new();
    if !claims.is_empty() {
        text = format!("Drawn from {} claims on dates in: {}. ", claims.len(), titles.join("; "));
    }
    text += "Dates are of the Julian calendar.";
    if !far.is_empty() {
        let told = |id: &HappeningId| {
            let item = timeline.items.iter().find(|item| item.happening == *id);
            let when = item.map_or_else(String::new, |item| item.when(false));
            format!("{} ({when})", record.label(Thing::Happening(*id)))
        };
        let list: Vec<String> = far.iter().map(told).collect();
        text += &format!(" Not drawn, being far from the rest: {}.", list.join("; "));
    }
    page::wrap(&text, paper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::things::{Extent, Happening, HappeningKind};
    use crate::timeline::Item;

    /// A record without claims, of so many happenings.
    fn record(count: usize) -> Record {
        let happening = |at| Happening {
            id: format!("h{at}"),
            label: format!("the <rise & fall> of number {at}"),
            kind: HappeningKind::Battle,
            extent: Extent::Moment,
            note: String::new(),
        };
        let mut record = Record::read([], &tumen_geo::Graph::new(vec![], vec![])).unwrap();
        record.happenings = (0..count).map(happening).collect();
        record
    }

    fn timeline(count: usize) -> Timeline {
        let item = |at: usize| {
            let day = tumen_base::Day::julian(1100 + (at as i32 * 7) % 90, 1, 1);
            let days = crate::timeline::Stretch { first: Some(day), last: Some(day + 364) };
            Item {
                happening: HappeningId::at(at),
                lane: Lane::Wars,
                extent: Extent::Moment,
                starts: vec![crate::timeline::Dated { days, claims: vec![], firm: at.is_multiple_of(2) }],
                ends: vec![],
                settled: Default::default(),
            }
        };
        Timeline { items: (0..count).map(item).collect(), undated: 0 }
    }

    /// The labels as left end, right end and height, read from the SVG itself.
    fn labels(svg: &str) -> Vec<(f64, f64, f64)> {
        let read = |line: &str, key: &str| -> Option<f64> {
            let rest = line.split_once(&format!(" {key}=\""))?.1;
            rest.split_once('"')?.0.parse().ok()
        };
        let lines = svg.lines().filter(|line| line.starts_with("<text class=\"label\""));
        lines
            .map(|line| {
                let (x, y, long) =
                    (read(line, "x").unwrap(), read(line, "y").unwrap(), read(line, "textLength").unwrap());
                (x, x + long, y)
            })
            .collect()
    }

    #[test]
    fn labels_stay_on_the_paper_and_off_one_another() {
        for count in [1, 40, 400] {
            let chart = draw(&record(count), &timeline(count), &Selection::default(), "A title");
            let labels = labels(&chart.svg);
            assert_eq!((labels.len(), chart.drawn), (count, count));
            let right = if chart.paper == "A4" { 842.0 } else { 1191.0 };
            for (i, a) in labels.iter().enumerate() {
                assert!(a.0 > 0.0 && a.1 < right, "{a:?}");
                for b in &labels[i + 1..] {
                    assert!((a.2 - b.2).abs() >= LABEL || a.1 < b.0 || b.1 < a.0, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn a_long_list_takes_larger_paper_and_all_of_it_is_escaped() {
        let small = draw(&record(20), &timeline(20), &Selection::default(), "Few");
        let large = draw(&record(400), &timeline(400), &Selection::default(), "Many");
        assert_eq!((small.paper, large.paper), ("A4", "A3"));
        assert!(small.svg.contains("&lt;rise &amp; fall&gt;") && !small.svg.contains("<rise"));
        assert!(small.svg.contains(">Few<"), "{}", small.svg);
    }

    #[test]
    fn nothing_to_draw_is_a_chart_still() {
        let chart = draw(&record(0), &timeline(0), &Selection { from: Some(1200), ..Selection::default() }, "None");
        assert_eq!(chart.drawn, 0);
        assert!(chart.svg.contains("</svg>"));
    }
}
