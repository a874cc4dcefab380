//! Who holds how much: the mean area of the polities over the years, stacked.

use crate::axis::{Scale, spread};
use crate::words::{number, pc};
use maud::{Markup, html};
use tumen_ensemble::Tally;

/// Polities with a band of their own.
const BANDS: usize = 8;
/// Height of the chart, pixels.
const HIGH: f64 = 340.0;
/// Height of a line of a label, pixels.
const LINE: f64 = 15.0;

/// What one band holds at the end of each year.
struct Band {
    name: String,
    /// Mean area, thousands of km².
    area: Vec<f64>,
    /// Mean number of places.
    places: Vec<f64>,
}

/// The stack.
pub(crate) fn section(tally: &Tally) -> Markup {
    let (bands, years) = (bands(tally), tally.holdings.years().collect::<Vec<_>>());
    let columns = years.len();
    let totals: Vec<f64> = (0..columns).map(|i| bands.iter().map(|b| b.area[i]).sum()).collect();
    let most = totals.iter().copied().fold(0.0, f64::max);
    let scale = Scale::over(0.0, most);
    let high = (scale.step * scale.steps as f64).min(most.max(1e-9));
    let y = |area: f64| HIGH * (1.0 - area / high);
    let x = |i: usize| i as f64 / (columns.max(2) - 1) as f64;
    let mut below = vec![0.0; columns];
    let mut paths = Vec::new();
    let mut middles = Vec::new();
    for band in &bands {
        let above: Vec<f64> = below.iter().zip(&band.area).map(|(b, a)| b + a).collect();
        let point = |(i, area): (usize, &f64)| format!("{:.1} {:.2}", 1000.0 * x(i), y(*area));
        let up: Vec<String> = above.iter().enumerate().map(point).collect();
        let back: Vec<String> = below.iter().enumerate().rev().map(point).collect();
        paths.push(format!("M{}L{}Z", up.join("L"), back.join("L")));
        if let (Some(low), Some(top)) = (below.last(), above.last()) {
            middles.push(y((low + top) / 2.0));
        }
        below = above;
    }
    // The first band lies lowest, so labels are spread from the last.
    let wanted: Vec<(f64, f64)> = middles.iter().rev().map(|middle| (*middle, LINE)).collect();
    let mut labels = spread(&wanted, 0.0, HIGH);
    labels.reverse();
    let ticks: Vec<f64> = scale.ticks().into_iter().filter(|tick| *tick <= high).collect();
    html! {
        figure.realms {
            div.stack {
                svg.scale height=(HIGH + 24.0) aria-hidden="true" {
                    @for tick in &ticks { text x="100%" y=(format!("{:.1}", (y(*tick) + 4.0).max(11.0))) text-anchor="end" { (number(*tick)) } }
                }
                svg.bands height=(HIGH + 24.0) role="img" {
                    title { "Mean area of each polity at the end of each year, in thousands of km²" }
                    desc { (told(&bands, &years)) }
                    svg width="100%" height=(HIGH) viewBox=(format!("0 0 1000 {HIGH}")) preserveAspectRatio="none" {
                        @for (i, (band, path)) in bands.iter().zip(&paths).enumerate() {
                            path class=(format!("band s{i}")) d=(path) vector-effect="non-scaling-stroke" { title { (tip(band)) } }
                        }
                    }
                    @for tick in &ticks { line.grid x1="0" x2="100%" y1=(y(*tick)) y2=(y(*tick)) {} }
                    @for (i, year) in years.iter().enumerate() {
                        text.minor[i % 3 != 0] x=(pc(x(i))) y=(HIGH + 18.0) text-anchor=(anchor(i, columns)) { (year) }
                    }
                }
                svg.names height=(HIGH + 24.0) aria-hidden="true" {
                    @for (i, ((band, label), middle)) in bands.iter().zip(&labels).zip(&middles).enumerate() {
                        path.leader d=(format!("M0 {middle:.1}L12 {label:.1}")) {}
                        rect class=(format!("band s{i}")) x="16" y=(format!("{:.1}", label - 5.0)) width="10" height="10" {}
                        text x="32" y=(format!("{:.1}", label + 4.0)) { (band.name) }
                    }
                }
            }
            figcaption { "Mean over all histories, in thousands of km², at the end of each year. A place has the land that is nearer to it than to any other, as far as 150 km." }
        }
    }
}

fn anchor(i: usize, of: usize) -> &'static str {
    match i {
        0 => "start",
        i if i + 1 == of => "end",
        _ => "middle",
    }
}

/// The largest polities by the land they hold over all the years, the largest first, then all the others together.
fn bands(tally: &Tally) -> Vec<Band> {
    let (counts, polities) = (&tally.holdings, &tally.schema.polities);
    let of = counts.histories().max(1) as f64;
    let band = |i: usize| {
        let held = counts.years().map(|year| counts.held(year, i));
        let (area, places) = held.map(|h| (h.area_km2 as f64 / of / 1000.0, h.places as f64 / of)).unzip();
        Band { name: polities[i].name.clone(), area, places }
    };
    let mut all: Vec<Band> = (0..polities.len()).map(band).filter(|b| b.area.iter().any(|a| *a > 0.0)).collect();
    all.sort_by(|a, b| b.area.iter().sum::<f64>().total_cmp(&a.area.iter().sum()));
    let mut rest = all.split_off(BANDS.min(all.len()));
    if rest.len() < 2 {
        all.append(&mut rest);
        return all;
    }
    let sum = |read: fn(&Band) -> &Vec<f64>, i: usize| rest.iter().map(|b| read(b)[i]).sum::<f64>();
    let years = counts.years().len();
    all.push(Band {
        name: format!("{} others", rest.len()),
        area: (0..years).map(|i| sum(|b| &b.area, i)).collect(),
        places: (0..years).map(|i| sum(|b| &b.places, i)).collect(),
    });
    all
}

/// A band in words: from the end of the first year to that of the last.
fn tip(band: &Band) -> String {
    let ends = |list: &[f64]| (list.first().copied().unwrap_or(0.0), list.last().copied().unwrap_or(0.0));
    let ((area, area_end), (places, places_end)) = (ends(&band.area), ends(&band.places));
    format!(
        "{}: {} thousand km² and {} places at first, {} and {} at the end",
        band.name,
        number(area.round()),
        number((places * 10.0).round() / 10.0),
        number(area_end.round()),
        number((places_end * 10.0).round() / 10.0)
    )
}

fn told(bands: &[Band], years: &[i32]) -> String {
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    let lines: Vec<String> = bands.iter().map(tip).collect();
    format!("From the end of {first} to the end of {last}. {}.", lines.join("; "))
}
