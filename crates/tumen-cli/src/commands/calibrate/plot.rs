//! Each input before and after, as a small picture for each: the prior as a line, what was found as columns.

use super::answer::value;
use crate::commands::sensitivity::Varied;
use svg::Document;
use svg::node::element::{Group, Line, Polyline, Rectangle, Style, Text, Title};
use tumen_analysis::smc::Posterior;

/// Columns of each picture.
const BINS: usize = 24;
/// Points at which a prior is read.
const POINTS: u32 = 4800;
/// Pictures beside each other.
const ACROSS: usize = 3;
/// Width and height of a picture with its margins, and of what is drawn in it.
const CELL: (f64, f64) = (250.0, 118.0);
const BOX: (f64, f64) = (216.0, 62.0);
const TOP: f64 = 48.0;
const MARGIN: f64 = 18.0;
/// Letters that fit over a picture.
const LETTERS: usize = 44;

/// Ink on paper, and the other way round where that is wanted on a screen. Print is always ink on paper.
const STYLE: &str = "text { font: 9px Georgia, 'Times New Roman', serif; fill: #222 } \
    text.title { font-size: 15px } text.end { text-anchor: end; fill: #666 } text.begin { fill: #666 } \
    .paper { fill: #fff } .axis { stroke: #999; stroke-width: 0.6 } .found { fill: #9db4c8 } \
    .prior { fill: none; stroke: #333; stroke-width: 1; stroke-dasharray: 3 2 } .middle { stroke: #a11d21; stroke-width: 1.2 } \
    @media screen and (prefers-color-scheme: dark) { text { fill: #ddd } text.end, text.begin { fill: #999 } \
    .paper { fill: #16181b } .axis { stroke: #666 } .found { fill: #46627c } .prior { stroke: #ccc } .middle { stroke: #e0787a } }";

/// The picture of all inputs.
pub fn draw(title: &str, inputs: &[Varied], found: &Posterior) -> String {
    let rows = inputs.len().div_ceil(ACROSS);
    let (width, height) = (2.0 * MARGIN + CELL.0 * ACROSS as f64, TOP + CELL.1 * rows as f64 + MARGIN);
    let mut document = Document::new()
        .set("viewBox", format!("0 0 {width:.0} {height:.0}"))
        .set("width", format!("{width:.0}"))
        .set("height", format!("{height:.0}"))
        .set("role", "img")
        .set("lang", "en")
        .add(Title::new(format!("{title}: inputs before and after the calibration")))
        .add(Style::new(STYLE))
        .add(Rectangle::new().set("class", "paper").set("width", "100%").set("height", "100%"))
        .add(text("title", MARGIN, 22.0, title))
        .add(text("begin", MARGIN, 36.0, "dashed: prior; columns: what was found; red: its median"));
    for (at, input) in inputs.iter().enumerate() {
        let place = (MARGIN + CELL.0 * (at % ACROSS) as f64, TOP + CELL.1 * (at / ACROSS) as f64);
        document = document.add(picture(at, input, found, place));
    }
    format!("{document}\n")
}

fn text(class: &str, x: f64, y: f64, words: &str) -> Text {
    Text::new(words).set("class", class).set("x", format!("{x:.1}")).set("y", format!("{y:.1}"))
}

fn picture(at: usize, input: &Varied, found: &Posterior, (left, top): (f64, f64)) -> Group {
    let (low, high) = input.prior.bounds();
    let bin = |x: f64| (((x - low) / (high - low) * BINS as f64) as usize).min(BINS - 1);
    let (mut prior, mut posterior) = ([0.0; BINS], [0.0; BINS]);
    for i in 0..POINTS {
        prior[bin(input.prior.quantile((f64::from(i) + 0.5) / f64::from(POINTS)))] += 1.0 / f64::from(POINTS);
    }
    for particle in found.particles() {
        posterior[bin(particle.values[at])] += particle.weight;
    }
    let most = prior.iter().chain(&posterior).copied().fold(0.0, f64::max);
    let floor = top + 18.0 + BOX.1;
    let x = |bin: usize| left + BOX.0 * bin as f64 / BINS as f64;
    let y = |share: f64| floor - BOX.1 * share / most;
    let mut group = Group::new().add(text("name", left, top + 10.0, &cut(&input.path)));
    for (bin, share) in posterior.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let column = Rectangle::new()
            .set("class", "found")
            .set("x", format!("{:.1}", x(bin) + 0.4))
            .set("y", format!("{:.1}", y(*share)))
            .set("width", format!("{:.1}", x(1) - x(0) - 0.8))
            .set("height", format!("{:.1}", floor - y(*share)));
        group = group.add(column);
    }
    let steps = prior.iter().enumerate().flat_map(|(bin, share)| [(x(bin), y(*share)), (x(bin + 1), y(*share))]);
    let steps: Vec<String> = steps.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    group = group.add(Polyline::new().set("class", "prior").set("points", steps.join(" ")));
    if let Some(median) = found.quantile(at, 0.5) {
        let x = left + BOX.0 * (median - low) / (high - low);
        group = group.add(line("middle", (x, floor), (x, floor + 5.0)));
    }
    group
        .add(line("axis", (left, floor), (left + BOX.0, floor)))
        .add(text("begin", left, floor + 13.0, &value(input.unit, low)))
        .add(text("end", left + BOX.0, floor + 13.0, &value(input.unit, high)))
}

fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Line {
    let at = |x: f64| format!("{x:.1}");
    Line::new().set("class", class).set("x1", at(from.0)).set("y1", at(from.1)).set("x2", at(to.0)).set("y2", at(to.1))
}

/// The end of a path says more than its beginning.
fn cut(path: &str) -> String {
    let letters: Vec<char> = path.chars().collect();
    match letters.len().checked_sub(LETTERS) {
        Some(more) if more > 0 => format!("…{}", letters[more + 1..].iter().collect::<String>()),
        _ => path.to_owned(),
    }
}
