//! The paper: heading, lanes, years, legend, notes.

use super::super::layout::Axis;
use super::super::letters::{cut, width};
use super::LABEL;
use super::legend::legend;
use svg::Document;
use svg::node::element::{
    Definitions, Description, Element, Group, Line, Path, Pattern, Rectangle, Style, Text, Title,
};

/// A size of paper, laid across. Lengths are points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paper {
    /// What it is called.
    pub name: &'static str,
    width: f64,
    height: f64,
    millimetres: f64,
}

impl Paper {
    /// The papers to choose from, the smallest first. Heights may be passed if nothing else helps.
    pub const ALL: [Self; 2] = [
        Self { name: "A4", width: 842.0, height: 595.0, millimetres: 297.0 },
        Self { name: "A3", width: 1191.0, height: 842.0, millimetres: 420.0 },
    ];

    /// Left and right end of the axis.
    pub fn columns(self) -> (f64, f64) {
        (MARGIN + LANES, self.width - MARGIN)
    }

    /// Height that is left for lanes above so many lines of notes.
    pub fn room(self, notes: usize) -> f64 {
        self.height - TOP - below(notes)
    }
}

const MARGIN: f64 = 26.0;
/// Width of the column with the names of the lanes.
const LANES: f64 = 62.0;
/// Where the lanes begin: below title and years.
const TOP: f64 = 66.0;
/// Height of the legend.
const LEGEND: f64 = 42.0;
/// Height of a line of notes.
const NOTE: f64 = 9.5;
const TITLE: f64 = 16.0;

/// What stands below the lanes: years, legend, notes, margin.
fn below(notes: usize) -> f64 {
    16.0 + LEGEND + notes as f64 * NOTE + MARGIN - 8.0
}

const STYLE: &str = "text { font-family: 'Times New Roman', 'Liberation Serif', Times, serif; font-size: 7.5px; fill: #111 } \
    text.title { font-size: 16px } text.lane { font-weight: bold } text.year { text-anchor: middle } \
    text.note { fill: #333 } .rule { stroke: #888; stroke-width: 0.5 } .grid { stroke: #e3e3e3; stroke-width: 0.5 } \
    .mark { fill: #222; stroke: #222; stroke-width: 0.8 } .open { fill: #fff; stroke: #222; stroke-width: 0.8 } \
    .whisker { stroke: #222; stroke-width: 0.6; fill: none } .bar { fill: #c2cfdb; stroke: #4d5c69; stroke-width: 0.5 } \
    .pale { fill: #e9eef3; stroke: #8b98a3; stroke-width: 0.4 } .soft { fill: #fff; stroke: #4d5c69; stroke-width: 0.5 } \
    .rival { stroke: #a11d21 } .mark.rival { fill: #a11d21 } .hatch { fill: url(#rival); stroke: #a11d21; stroke-width: 0.4 } \
    .join { stroke: #a11d21; stroke-width: 0.6; stroke-dasharray: 2 1.5 }";

/// The chart in the making.
pub(super) struct Canvas {
    document: Document,
    paper: Paper,
}

/// A number as it is written in the SVG: a tenth of a point is less than a pen is wide.
pub(super) fn n(x: f64) -> String {
    let text = format!("{x:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A label that takes as much room as was reckoned for it.
pub(super) fn text(class: &str, x: f64, y: f64, words: &str) -> Text {
    Text::new(words)
        .set("class", class)
        .set("x", n(x))
        .set("y", n(y))
        .set("textLength", n(width(words, LABEL)))
        .set("lengthAdjust", "spacingAndGlyphs")
}

pub(super) fn line(class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Line {
    Line::new().set("class", class).set("x1", n(x1)).set("y1", n(y1)).set("x2", n(x2)).set("y2", n(y2))
}

pub(super) fn path(class: &str, data: String) -> Path {
    Path::new().set("class", class).set("d", data)
}

pub(super) fn rectangle(class: &str, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> Rectangle {
    let (wide, high) = ((right - left).max(0.0), bottom - top);
    let place = Rectangle::new().set("class", class).set("x", n(left)).set("y", n(top));
    place.set("width", n(wide)).set("height", n(high))
}

/// Words in lines of the width of the paper.
pub(super) fn wrap(words: &str, paper: Paper) -> Vec<String> {
    let room = paper.width - 2.0 * MARGIN;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line, LABEL) + width(word, LABEL) + 2.0 <= room => *line += &format!(" {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl Canvas {
    /// Paper for lanes of a height and so many lines of notes. It becomes higher than its kind if need be.
    pub fn new(paper: Paper, lanes: f64, notes: usize) -> Self {
        let height = paper.height.max(TOP + lanes + below(notes));
        let stripes = Line::new().set("x1", 0).set("y1", 0).set("x2", 0).set("y2", 3).set("class", "rival");
        let pattern = Pattern::new()
            .set("id", "rival")
            .set("width", 2.5)
            .set("height", 3)
            .set("patternUnits", "userSpaceOnUse")
            .set("patternTransform", "rotate(45)")
            .add(stripes.set("stroke-width", 1.2));
        let document = Document::new()
            .set("viewBox", format!("0 0 {} {}", n(paper.width), n(height)))
            .set("width", format!("{}mm", n(paper.millimetres)))
            .set("height", format!("{}mm", n(height / paper.width * paper.millimetres)))
            .set("role", "graphics-document document")
            .set("aria-labelledby", "title")
            .set("aria-describedby", "description")
            .set("lang", "en");
        let ground = Rectangle::new().set("width", "100%").set("height", "100%").set("fill", "#fff");
        let document = document.add(Style::new(STYLE)).add(Definitions::new().add(pattern)).add(ground);
        Self { document, paper }
    }

    /// Where the lanes begin.
    pub fn top(&self) -> f64 {
        TOP
    }

    pub fn add(&mut self, part: Group) {
        self.document = std::mem::replace(&mut self.document, Document::new()).add(part);
    }

    /// The title, and what is said to those who cannot see the chart.
    pub fn head(&mut self, title: &str, description: &str) {
        let room = self.paper.width - 2.0 * MARGIN;
        let shown = Text::new(cut(title, TITLE, room)).set("class", "title").set("x", n(MARGIN)).set("y", n(38.0));
        let mut words: Element = Description::new().add(svg::node::Text::new(description)).into();
        words.get_attributes_mut().insert("id".into(), "description".into());
        let name = Title::new(title).set("id", "title");
        self.document = std::mem::replace(&mut self.document, Document::new()).add(name).add(words).add(shown);
    }

    /// Years above and below, with a line through the lanes for each.
    pub fn years(&mut self, axis: Axis, height: f64) {
        let (years, step) = axis.years(30.0);
        let mut group = Group::new();
        // Lines of the single years, where there is room for them.
        let (first, end) = (axis.first.year(), axis.end.year());
        let fine = (axis.right - axis.left) / f64::from(end - first) >= 12.0;
        for year in first..=end {
            let named = year % step == 0;
            if !named && !fine {
                continue;
            }
            let x = axis.x(tumen_base::Day::julian(year, 1, 1));
            group = group.add(line("grid", (x, TOP), (x, TOP + height)));
        }
        for year in years {
            let x = axis.x(tumen_base::Day::julian(year, 1, 1));
            for (tick, y) in [(TOP - 3.0, TOP - 6.0), (TOP + height + 3.0, TOP + height + 11.0)] {
                let edge = if tick < TOP { TOP } else { TOP + height };
                let shown = Text::new(year.to_string()).set("class", "year").set("x", n(x)).set("y", n(y));
                group = group.add(line("rule", (x, tick), (x, edge))).add(shown);
            }
        }
        self.add(group);
    }

    /// A lane with its name.
    pub fn lane(&mut self, name: &str, top: f64, height: f64) {
        let (left, right) = (MARGIN, self.paper.width - MARGIN);
        let mut group = Group::new().add(line("rule", (left, top), (right, top)));
        group = group.add(line("rule", (left, top + height), (right, top + height)));
        let mut lines: Vec<String> = Vec::new();
        for word in name.split(' ') {
            match lines.last_mut() {
                // Bold letters are wider by about a tenth.
                Some(line) if width(&format!("{line} {word}"), LABEL * 1.1) <= LANES - 4.0 => {
                    *line += &format!(" {word}");
                }
                _ => lines.push(word.to_owned()),
            }
        }
        for (at, words) in lines.iter().enumerate() {
            let y = top + 10.0 + 8.5 * at as f64;
            // A lane of one row has room for one line.
            if at == 0 || y < top + height {
                group = group.add(Text::new(words.as_str()).set("class", "lane").set("x", n(left)).set("y", n(y)));
            }
        }
        self.add(group);
    }

    /// Legend and notes.
    pub fn foot(&mut self, bottom: f64, notes: &[String]) {
        let mut y = bottom + 26.0;
        self.add(legend((MARGIN, self.paper.width - MARGIN), y));
        y += LEGEND - 8.0;
        let mut group = Group::new();
        for note in notes {
            group = group.add(text("note", MARGIN, y, note));
            y += NOTE;
        }
        self.add(group);
    }

    /// The text of the SVG.
    pub fn finish(self) -> String {
        format!("{}\n", self.document)
    }
}
