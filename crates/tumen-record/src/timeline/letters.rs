//! How much room words take. Labels are set to these widths (`textLength`), so that they do not run
//! into one another whatever font a reader has.

use unicode_normalization::UnicodeNormalization;

/// Widths of the characters from blank to tilde in Times Roman, thousandths of the size: Adobe's font
/// metrics, which its lookalikes keep.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
/// Characters of other scripts fill a square.
const SQUARE: u16 = 1000;

/// Width of a text at a size, in the unit of the size.
#[must_use]
pub(super) fn width(text: &str, size: f64) -> f64 {
    let of = |c: char| match (u32::from(c), c.nfd().next().map_or(0, u32::from)) {
        (_, base @ 0x20..=0x7e) => WIDTHS[base as usize - 0x20],
        // The en dash and other signs of the Latin scripts.
        (0x2010..=0x2027, _) => 500,
        (0..=0x2ff, _) => 500,
        _ => SQUARE,
    };
    text.chars().map(|c| f64::from(of(c))).sum::<f64>() * size / 1000.0
}

/// A text cut to a width, with an ellipsis if it is longer.
#[must_use]
pub(super) fn cut(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while !short.is_empty() && width(&short, size) + size > room {
        short.pop();
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_on_letters_take_no_room() {
        assert_eq!(width("Yelü", 10.0), width("Yelu", 10.0));
        assert!((width("iiii", 10.0) - 11.12).abs() < 1e-9);
        assert_eq!(width("屈出律", 10.0), 30.0);
    }

    #[test]
    fn what_is_cut_fits() {
        let text = "the renewed rule of a Karakhanid vassal at Bukhara";
        assert_eq!(cut(text, 7.5, 1000.0), text);
        let short = cut(text, 7.5, 80.0);
        assert!(short.ends_with('…') && width(&short, 7.5) <= 80.0, "{short}");
    }
}
