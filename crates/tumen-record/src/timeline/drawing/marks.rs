//! The signs of one happening: mark, whiskers, bar, label.

use super::super::layout::Axis;
use super::super::letters::{cut, width};
use super::super::{Agreement, Dated, Item, Stretch};
use super::LABEL;
use super::page::{line, n, path, rectangle, text};
use crate::claim::Modality;
use crate::record::Record;
use crate::things::{Extent, Thing};
use svg::node::element::{Group, Path, Title};

/// Half the size of a mark.
const HALF: f64 = 2.6;
/// Half the height of a bar.
const BAR: f64 = 4.0;
/// Length of the arrow of an open end.
const ARROW: f64 = 8.0;
/// Between sign and label.
const SPACE: f64 = 3.0;

/// A happening with the places that its label can have.
pub(super) struct Placed {
    /// What its signs take up.
    signs: (f64, f64),
    labels: Vec<Label>,
}

/// A label at a place.
struct Label {
    words: String,
    /// Where it begins.
    at: f64,
    /// What signs and label take up together.
    room: (f64, f64),
}

impl Placed {
    /// Signs and label: the label in the bar if it fits, or else behind the signs or before them.
    pub fn new(record: &Record, item: &Item, axis: Axis) -> Self {
        let signs = extent(item, axis);
        let words = words(record, item);
        let long = width(&words, LABEL);
        let label = |at: f64, words: String| {
            let end = at + width(&words, LABEL);
            Label { words, at, room: (signs.0.min(at), signs.1.max(end)) }
        };
        if item.extent == Extent::Span {
            let (left, right) = Bar::of(item, axis).core;
            if right - left >= long + 2.0 * SPACE {
                return Self { signs, labels: vec![label(left + SPACE, words)] };
            }
        }
        let behind = signs.1 + SPACE;
        let before = signs.0 - SPACE - long;
        let mut labels = Vec::new();
        if behind + long <= axis.right {
            labels.push(label(behind, words.clone()));
        }
        if before >= axis.left {
            labels.push(label(before, words.clone()));
        }
        if labels.is_empty() {
            let cut = cut(&words, LABEL, axis.right - behind);
            labels.push(label(behind, cut));
        }
        Self { signs, labels }
    }

    /// What it takes up, for each place of its label.
    pub fn rooms(&self) -> Vec<(f64, f64)> {
        self.labels.iter().map(|label| label.room).collect()
    }

    /// The happening at a height, with its label at one of its places.
    pub fn draw(&self, record: &Record, item: &Item, axis: Axis, (y, choice): (f64, usize)) -> Group {
        let id = record.id(Thing::Happening(item.happening));
        let group = Group::new().set("id", id).set("role", "graphics-symbol img").add(Title::new(told(record, item)));
        let group = match item.extent {
            Extent::Span => Bar::of(item, axis).draw(group, item, y),
            Extent::Moment => marks(group, item, axis, y, self.signs),
        };
        let label = &self.labels[choice];
        group.add(text("label", label.at, y + LABEL / 3.0, &label.words))
    }
}

/// `1141 battle of Qatwan`; without the year where the happening is called by it.
fn words(record: &Record, item: &Item) -> String {
    let label = record.label(Thing::Happening(item.happening));
    let what = label.strip_prefix("the ").unwrap_or(label);
    let when = item.when(false);
    let named = what.split(|c: char| !c.is_alphanumeric()).any(|word| word == when);
    if named { what.to_owned() } else { format!("{when} {what}") }
}

/// What the signs of a happening take up.
fn extent(item: &Item, axis: Axis) -> (f64, f64) {
    if item.extent == Extent::Span {
        return Bar::of(item, axis).whole;
    }
    let ends = dates(item).into_iter().map(|dated| {
        let (from, to) = whiskers(dated.days, axis);
        let mark = middle(dated.days, axis);
        (from.min(mark - HALF), to.max(mark + HALF))
    });
    ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((axis.left, axis.left))
}

/// The dates of one that does not go on; of an inferred one its bounds.
fn dates(item: &Item) -> Vec<Dated> {
    if item.is_inferred() {
        let days = Stretch { first: item.settled.0.first, last: item.settled.1.last };
        return vec![Dated { days, claims: Vec::new(), firm: false }];
    }
    item.starts.clone()
}

/// Where the days of a date begin and end; an open side is as long as an arrow.
fn whiskers(days: Stretch, axis: Axis) -> (f64, f64) {
    let (from, to) = (days.first.map(|day| axis.x(day)), days.last.map(|day| axis.x(day + 1)));
    match (from, to) {
        (None, Some(to)) => ((to - ARROW).max(axis.left), to),
        (Some(from), None) => (from, (from + ARROW).min(axis.right)),
        (from, to) => (from.unwrap_or(axis.left), to.unwrap_or(axis.right)),
    }
}

fn middle(days: Stretch, axis: Axis) -> f64 {
    let (from, to) = whiskers(days, axis);
    match (days.first, days.last) {
        (None, Some(_)) => to,
        (Some(_), None) => from,
        _ => f64::midpoint(from, to),
    }
}

/// Marks with whiskers; rival dates joined.
fn marks(mut group: Group, item: &Item, axis: Axis, y: f64, signs: (f64, f64)) -> Group {
    let rival = item.agreement() == Agreement::Rival;
    if rival {
        group = group.add(line("join", (signs.0, y), (signs.1, y)));
    }
    for dated in dates(item) {
        let (from, to) = whiskers(dated.days, axis);
        if to - from > 2.5 * HALF {
            group = group.add(whisker(if rival { "whisker rival" } else { "whisker" }, (from, to), y));
        }
        let class = match (dated.firm, rival) {
            (true, true) => "mark rival",
            (true, false) => "mark",
            (false, true) => "open rival",
            (false, false) => "open",
        };
        group = group.add(diamond(class, middle(dated.days, axis), y));
    }
    group
}

/// A mark.
pub(super) fn diamond(class: &str, x: f64, y: f64) -> Path {
    let [left, right, top, bottom] = [x - HALF, x + HALF, y - HALF, y + HALF].map(n);
    let (x, y) = (n(x), n(y));
    path(class, format!("M{left} {y}L{x} {top}L{right} {y}L{x} {bottom}Z"))
}

/// A line with two ends.
pub(super) fn whisker(class: &str, (from, to): (f64, f64), y: f64) -> Group {
    let end = |x: f64| line(class, (x, y - 2.0), (x, y + 2.0));
    Group::new().add(line(class, (from, y), (to, y))).add(end(from)).add(end(to))
}

/// The sign of an open end, to the right (1) or to the left (-1).
pub(super) fn arrow(x: f64, y: f64, way: f64) -> Path {
    let [tip, back] = [x + way * ARROW, x + way * (ARROW - 3.0)].map(n);
    let (x, top, bottom, y) = (n(x), n(y - 2.0), n(y + 2.0), n(y));
    path("whisker", format!("M{x} {y}L{tip} {y}M{back} {top}L{tip} {y}L{back} {bottom}"))
}

/// A bar: what is certain, and what the dates leave open at its ends.
struct Bar {
    /// From the first possible beginning to the last possible end.
    hull: (f64, f64),
    /// From the last possible beginning to the first possible end; empty if these cross.
    core: (f64, f64),
    /// With the arrows of open ends.
    whole: (f64, f64),
    open: (bool, bool),
}

impl Bar {
    fn of(item: &Item, axis: Axis) -> Self {
        let (start, end) = (reach(&item.starts, item.settled.0, item), reach(&item.ends, item.settled.1, item));
        let x = |stretch: Stretch| (stretch.first.map(|day| axis.x(day)), stretch.last.map(|day| axis.x(day + 1)));
        let ((from, begun), (ends, to)) = (x(start), x(end));
        // Without any end the bar is as long as its beginning leaves open, and the other way round.
        let known = [from, begun, ends, to].into_iter().flatten();
        let first = known.clone().fold(axis.right, f64::min);
        let last = known.fold(axis.left, f64::max);
        let hull = (from.unwrap_or(first), to.unwrap_or(last).max(from.unwrap_or(first) + 1.0));
        let core = match (begun.or(ends), ends.or(begun)) {
            (Some(begun), Some(ends)) if begun <= ends && end != start => (begun, ends),
            _ => (hull.0, hull.0),
        };
        let open = (item.starts.is_empty() && from.is_none(), item.ends.is_empty() && to.is_none());
        let room = |open: bool| if open { ARROW } else { 0.0 };
        Self { hull, core, whole: (hull.0 - room(open.0), hull.1 + room(open.1)), open }
    }

    fn draw(&self, mut group: Group, item: &Item, y: f64) -> Group {
        let high = (y - BAR, y + BAR);
        let differ = |dates: &[Dated]| dates.len() > 1 && item.agreement() == Agreement::Rival && rival(dates);
        group = group.add(rectangle("pale", self.hull, high));
        let has_core = self.core.1 > self.core.0;
        let (begun, ends) = if has_core { self.core } else { (self.hull.1, self.hull.0) };
        if differ(&item.starts) {
            group = group.add(rectangle("hatch", (self.hull.0, begun), high));
        }
        if differ(&item.ends) && (has_core || !differ(&item.starts)) {
            group = group.add(rectangle("hatch", (ends, self.hull.1), high));
        }
        if has_core {
            group = group.add(rectangle(if item.is_firm() { "bar" } else { "soft" }, self.core, high));
        }
        if self.open.0 {
            group = group.add(arrow(self.hull.0, y, -1.0));
        }
        if self.open.1 {
            group = group.add(arrow(self.hull.1, y, 1.0));
        }
        group
    }
}

fn rival(dates: &[Dated]) -> bool {
    dates.iter().enumerate().any(|(at, a)| dates[at + 1..].iter().any(|b| !a.days.meets(b.days)))
}

/// The days of all dates together; of an inferred happening, or where no claim has one, its bounds if
/// they are narrow enough to draw.
fn reach(dates: &[Dated], settled: Stretch, item: &Item) -> Stretch {
    if dates.is_empty() {
        return if item.is_inferred() { settled } else { Stretch::default() };
    }
    let first = dates.iter().map(|dated| dated.days.first).min().flatten();
    let last = dates.iter().map(|dated| dated.days.last);
    let last = if last.clone().any(|day| day.is_none()) { None } else { last.max().flatten() };
    Stretch { first, last }
}

/// The happening with every claim on its dates.
fn told(record: &Record, item: &Item) -> String {
    let mut text = record.label(Thing::Happening(item.happening)).to_owned();
    for id in item.claims() {
        let claim = record.claim(id);
        let how = match claim.modality {
            Modality::Implied | Modality::Reported => format!(", {}", claim.modality.name()),
            // The sentence says it itself.
            _ => String::new(),
        };
        let account = claim.account.map(|id| format!(", if {}", record.account(id).label)).unwrap_or_default();
        text += &format!("\n{}{how}{account} [{}]", record.tell(claim), record.locus(claim));
    }
    if item.is_inferred() {
        text += &format!("\nno claim has a date; by what the record says of order: {}", item.when(true));
    }
    text
}
