//! What the signs mean, drawn by those who draw them.

use super::super::letters::width;
use super::LABEL;
use super::marks::{arrow, diamond, whisker};
use super::page::{line, rectangle, text};
use svg::node::element::Group;

/// Width of a sign.
const SIGN: f64 = 24.0;
/// Height of a row.
const ROW: f64 = 12.0;

/// A sign, drawn from its left end at a height, with its meaning.
struct Entry {
    sign: fn(f64, f64) -> Group,
    words: &'static str,
}

const ENTRIES: [Entry; 7] = [
    Entry { sign: |x, y| Group::new().add(diamond("mark", x + 12.0, y)), words: "dated outright" },
    Entry { sign: |x, y| Group::new().add(diamond("open", x + 12.0, y)), words: "implied, hedged or inferred" },
    Entry {
        sign: |x, y| whisker("whisker", (x, x + SIGN), y).add(diamond("mark", x + 12.0, y)),
        words: "with the days that the date leaves open",
    },
    Entry {
        sign: |x, y| {
            let [one, other] = [x + 4.0, x + 20.0].map(|at| diamond("mark rival", at, y));
            Group::new().add(line("join", (x + 4.0, y), (x + 20.0, y))).add(one).add(other)
        },
        words: "sources differ",
    },
    Entry {
        sign: |x, y| bar("pale", (x, x + SIGN), y).add(bar("bar", (x + 6.0, x + 18.0), y)),
        words: "goes on; pale: what its dates leave open",
    },
    Entry {
        sign: |x, y| bar("bar", (x, x + 14.0), y).add(bar("hatch", (x + 14.0, x + SIGN), y)),
        words: "sources differ on its beginning or end",
    },
    Entry {
        sign: |x, y| bar("bar", (x, x + 14.0), y).add(arrow(x + 14.0, y, 1.0)),
        words: "no end, or no beginning, is given",
    },
];

fn bar(class: &str, columns: (f64, f64), y: f64) -> Group {
    Group::new().add(rectangle(class, columns, (y - 4.0, y + 4.0)))
}

/// The legend in rows from the left to the right, the first at a height.
pub(super) fn legend((left, right): (f64, f64), top: f64) -> Group {
    let mut group = Group::new();
    let (mut x, mut y) = (left, top);
    for Entry { sign, words } in ENTRIES {
        let wide = SIGN + 4.0 + width(words, LABEL);
        if x + wide > right {
            (x, y) = (left, y + ROW);
        }
        group = group.add(sign(x, y)).add(text("note", x + SIGN + 4.0, y + 2.5, words));
        x += wide + 14.0;
    }
    group
}
