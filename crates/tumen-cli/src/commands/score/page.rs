//! The scores as a page for people: a verdict in words, the totals, and each observation from best to worst.

use crate::commands::run::page::{day, month, span};
use crate::out::heading;
use crate::words::{self, beside, paragraph, percent};
use tumen_analysis::score::{Allows, Forecast, Scored, Total};
use tumen_analysis::{Estimate, Scores};

/// Before what is out of sample.
const MARK: char = '○';
/// Room for what a row is about.
const NAME: usize = 44;
/// Between the margin and what stands under a row.
const INDENT: &str = "      ";
/// How many of the best and of the worst the verdict names.
const NAMED: usize = 3;

/// The page; `lead` says what was run.
pub fn write(title: &str, lead: &str, scores: &Scores) -> String {
    let mut text = heading(title) + &paragraph("", "  ", lead);
    text += &format!("\n{}", heading("HOW WELL DO THE HISTORIES MATCH THE RECORD?"));
    let sorted = sorted(scores);
    text += &paragraph("  ", "  ", &verdict(scores, &sorted));
    totals(scores, &mut text);
    each(&sorted, &mut text);
    unscored(scores, &mut text);
    text
}

/// The best first; what the baseline cannot get wrong comes last.
fn sorted(scores: &Scores) -> Vec<&Scored> {
    let skill = |o: &Scored| o.skill.map_or(f64::NEG_INFINITY, |s| s.value);
    let mut sorted: Vec<&Scored> = scores.observations.iter().collect();
    sorted.sort_by(|a, b| skill(b).total_cmp(&skill(a)));
    sorted
}

fn total(scores: &Scores, held_out: Option<bool>) -> Option<&Total> {
    scores.totals.iter().find(|t| t.held_out == held_out && t.kind.is_none())
}

fn verdict(scores: &Scores, sorted: &[&Scored]) -> String {
    let Some(all) = total(scores, None) else {
        return "The record says nothing that these histories could be held against.".into();
    };
    let n = all.observations as f64;
    let of = |share: f64| words::number((10.0 * share * n).round() / 10.0);
    let mut text = format!(
        "Of {}, the middle half of the histories holds {} and the middle nine tenths {}. If what happened were one of \
         these histories, about {} and {} could be expected there. {} ",
        words::counted(all.observations, "thing that the record says", "things that the record says"),
        of(all.in_50.value),
        of(all.in_90.value),
        of(all.expected_50),
        of(all.expected_90),
        coverage(all),
    );
    if let Some(skill) = &all.skill {
        text += &format!(
            "Against a guess that knows nothing but the span and the possible answers, the skill is {}, and {} of {} are \
             better foretold than by the guess: {}. ",
            with_interval(skill),
            all.better,
            all.observations,
            knows(skill),
        );
    }
    text += &samples(scores);
    let named = |some: &mut dyn Iterator<Item = &&Scored>| {
        some.filter(|o| o.skill.is_some()).take(NAMED).map(|o| o.label.clone()).collect::<Vec<_>>().join("; ")
    };
    let (best, worst) = (named(&mut sorted.iter()), named(&mut sorted.iter().rev()));
    if all.observations > 2 * NAMED as u64 {
        text += &format!("Best foretold: {best}. Worst, the worst first: {worst}.");
    }
    text
}

/// What the coverage says of the spread of the histories.
fn coverage(all: &Total) -> &'static str {
    let below = all.in_50.high < all.expected_50 || all.in_90.high < all.expected_90;
    let above = all.in_50.low > all.expected_50 || all.in_90.low > all.expected_90;
    match (below, above) {
        (true, false) => "That is less than chance explains: the histories are too sure, or lie beside the record.",
        (false, true) => "That is more than chance explains: the histories spread wider than they need to.",
        (true, true) => "Neither is explained by chance: the middle and the ends do not fit each other.",
        (false, false) => "That is within what chance explains.",
    }
}

fn knows(skill: &Estimate) -> &'static str {
    match skill {
        s if s.low > 0.0 => "the histories know something of what happened",
        s if s.high < 0.0 => "the guess would have done better",
        _ => "on the whole it cannot be told whether the histories know more than the guess",
    }
}

/// In sample and out of it.
fn samples(scores: &Scores) -> String {
    let skill = |held_out| total(scores, Some(held_out)).and_then(|t| t.skill);
    let (Some(inside), Some(outside)) = (skill(false), skill(true)) else { return String::new() };
    let compared = match (inside, outside) {
        (inside, outside) if outside.high < inside.low => "worse, so the skill in sample is partly what was looked for",
        (inside, outside) if outside.low > inside.high => "better, which nobody had set out to have",
        _ => "no clear difference between the two",
    };
    format!(
        "Out of sample, where nothing was set for the record's sake, the skill is {}; in sample {}: {compared}. ",
        with_interval(&outside),
        with_interval(&inside),
    )
}

fn with_interval(e: &Estimate) -> String {
    format!("{} ({} to {})", signed(e.value), signed(e.low), signed(e.high))
}

/// Two decimals, and not `-0.00`; none of what is far below nought.
fn signed(x: f64) -> String {
    if x <= -10.0 {
        return format!("{x:.0}");
    }
    let hundredths = (100.0 * x).round() / 100.0;
    format!("{:.2}", if hundredths == 0.0 { 0.0 } else { hundredths })
}

fn totals(scores: &Scores, text: &mut String) {
    if scores.totals.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("IN ALL"));
    *text += &paragraph(
        "  ",
        "  ",
        "in the middle half and nine tenths of the histories: found and, after the slash, expected; skill with 95% \
         interval: 1 is perfect, 0 as good as the guess",
    );
    *text += &beside("  ", "", 28, &total_cells("number", "half", "nine tenths", "skill", "95% interval"));
    for t in &scores.totals {
        let sample = match t.held_out {
            None => "everything",
            Some(false) => "in sample",
            Some(true) => "out of sample",
        };
        let kind = t.kind.map_or("", |kind| match kind {
            tumen_analysis::misfit::Kind::Outcome => "  outcomes",
            tumen_analysis::misfit::Kind::Date => "  dates",
            tumen_analysis::misfit::Kind::Number => "  numbers",
        });
        let part = |found: &Estimate, expected: f64| format!("{:.0}% / {:.0}%", 100.0 * found.value, 100.0 * expected);
        let (skill, interval) = t.skill.map_or(("-".into(), String::new()), |s| {
            (signed(s.value), format!("{} to {}", signed(s.low), signed(s.high)))
        });
        let cells = total_cells(
            &t.observations.to_string(),
            &part(&t.in_50, t.expected_50),
            &part(&t.in_90, t.expected_90),
            &skill,
            &interval,
        );
        let label = if kind.is_empty() { sample } else { kind };
        *text += format!("  {label:<28} {cells}").trim_end();
        text.push('\n');
    }
}

fn total_cells(number: &str, half: &str, most: &str, skill: &str, interval: &str) -> String {
    format!("{number:>6} {half:>13} {most:>14} {skill:>8}  {interval}")
}

fn each(sorted: &[&Scored], text: &mut String) {
    if sorted.is_empty() {
        return;
    }
    *text += &format!("\n{}", heading("EACH, FROM BEST TO WORST FORETOLD"));
    *text += &paragraph(
        "  ",
        "  ",
        &format!(
            "{MARK} is out of sample; half and 9/10: whether the record lies in the middle half and nine tenths of the \
             histories, or which part of what it allows does; of dates and numbers the median, and between which values \
             the middle nine tenths lie; score: nats, days, or the factor by which a number is off"
        ),
    );
    *text += &beside("    ", "", NAME, &cells("skill", "95% interval", "half", "9/10", "score"));
    for o in sorted {
        let mark = if o.held_out { MARK } else { ' ' };
        let (skill, interval) = o.skill.map_or(("-".into(), String::new()), |s| {
            (signed(s.value), format!("{} to {}", signed(s.low), signed(s.high)))
        });
        let cells = cells(&skill, &interval, &part(o.in_50), &part(o.in_90), &points(o));
        *text += &beside(&format!("  {mark} "), &o.label, NAME, &cells);
        *text += &paragraph(INDENT, &format!("{INDENT}  "), &foretold(o));
    }
}

fn cells(skill: &str, interval: &str, half: &str, most: &str, score: &str) -> String {
    format!("{skill:>6}  {interval:^15} {half:>4} {most:>4} {score:>12}")
}

/// Yes, no, or a part.
fn part(x: f64) -> String {
    match x {
        x if x >= 1.0 => "yes".into(),
        x if x <= 0.0 => "no".into(),
        x => format!("{:.0}%", 100.0 * x),
    }
}

/// The score in its unit.
fn points(o: &Scored) -> String {
    match (&o.allows, o.score.value) {
        (Allows::Answer(_), x) => format!("{x:.2} nats"),
        (Allows::Days(_), x) => words::days(x),
        // By logarithms; told as the factor that it stands for.
        (Allows::Range([low, _], _), x) if *low > 0.0 => format!("x {:.2}", tumen_base::maths::exp(x)),
        (Allows::Range(..), x) => words::number(x),
    }
}

/// What the record says and what the histories say.
fn foretold(o: &Scored) -> String {
    match (&o.allows, &o.forecast) {
        (Allows::Answer(recorded), Forecast::Answers { chance, likeliest, likeliest_share }) => {
            let own = percent(chance.value);
            if recorded == likeliest {
                return format!("the record: {recorded}; the likeliest answer, in {own} of the histories");
            }
            let other = percent(*likeliest_share);
            format!("the record: {recorded}, in {own} of the histories; the likeliest: {likeliest}, in {other}")
        }
        (Allows::Days([from, to]), Forecast::Dates { quantiles: [low, _, middle, _, high] }) => {
            let month = |d: &Option<tumen_base::Day>| d.map_or_else(|| "never".into(), |d| month(Some(&d.iso())));
            let comes = percent(o.share_with);
            let (low, middle, high) = (month(low), month(middle), month(high));
            let told = if from == to { day(from) } else { span(from, to) };
            format!("the record: {told}; the histories: {middle} ({low} to {high}), comes in {comes}")
        }
        (Allows::Range([low, high], unit), Forecast::Numbers { quantiles: [q05, _, q50, _, q95] }) => {
            let number = |x: &Option<f64>| x.map_or_else(|| "-".into(), words::number);
            let (from, to) = (words::number(*low), words::number(*high));
            let range = if low == high { from } else { format!("{from} to {to}") };
            let (q05, q50, q95) = (number(q05), number(q50), number(q95));
            let with = percent(o.share_with);
            format!("the record: {range} {unit}; the histories: {q50} ({q05} to {q95}), in {with} of them")
        }
        _ => o.record.clone(),
    }
}

fn unscored(scores: &Scores, text: &mut String) {
    if scores.unscored.is_empty() {
        return;
    }
    let all: Vec<String> =
        scores.unscored.iter().map(|u| format!("{} ({} of the histories)", u.label, percent(u.share_with))).collect();
    text.push('\n');
    *text += &paragraph("  ", "  ", &format!("Not scored, since too few histories have it: {}.", all.join("; ")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::out::WIDTH;
    use tumen_analysis::misfit::Kind;
    use tumen_base::Day;

    fn estimate(value: f64, half: f64) -> Estimate {
        Estimate { value, low: value - half, high: value + half }
    }

    fn scored(id: &str, held_out: bool, allows: Allows, forecast: Forecast, skill: f64) -> Scored {
        let kind = match &allows {
            Allows::Answer(_) => Kind::Outcome,
            Allows::Days(_) => Kind::Date,
            Allows::Range(..) => Kind::Number,
        };
        Scored {
            id: id.into(),
            label: format!("what is called {id} and needs more than the room of one line"),
            kind,
            held_out,
            record: "so it is told".into(),
            allows,
            forecast,
            share_with: 0.6,
            in_50: 0.4,
            in_90: 1.0,
            mass_50: 0.52,
            mass_90: 0.9,
            score: estimate(0.7, 0.1),
            baseline: 1.0,
            skill: Some(estimate(skill, 0.06)),
        }
    }

    fn scores() -> Scores {
        let answers = Forecast::Answers { chance: estimate(0.2, 0.02), likeliest: "war".into(), likeliest_share: 0.5 };
        let day = Some(Day::julian(1214, 3, 1));
        let dates = Forecast::Dates { quantiles: [day, day, day, None, None] };
        let numbers =
            Forecast::Numbers { quantiles: [Some(1.0), Some(2.0), Some(20_000.0), Some(4.0), Some(31_000.0)] };
        let window = ["1218-01-01".into(), "1218-12-31".into()];
        let total = |held_out, kind, n, skill| Total {
            held_out,
            kind,
            observations: n,
            in_50: estimate(0.4, 0.2),
            expected_50: 0.55,
            in_90: estimate(0.7, 0.1),
            expected_90: 0.93,
            skill: Some(estimate(skill, 0.1)),
            better: 2,
        };
        Scores {
            histories: 1000,
            observations: vec![
                scored("answer", false, Allows::Answer("peace".into()), answers, -0.4),
                scored("date", true, Allows::Days(window), dates, 0.3),
                scored("number", false, Allows::Range([15_000.0, 25_000.0], "men".into()), numbers, 0.55),
            ],
            unscored: vec![tumen_analysis::score::Unscored {
                id: "few".into(),
                label: "the few".into(),
                share_with: 0.004,
            }],
            totals: vec![
                total(None, None, 3, 0.15),
                total(Some(false), None, 2, 0.3),
                total(Some(true), None, 1, 0.02),
                total(Some(true), Some(Kind::Date), 1, 0.02),
            ],
        }
    }

    #[test]
    fn the_page_reads_well() {
        let page = write("A test", "1,000 histories of p/s, seed 1", &scores());
        assert!(page.lines().all(|line| line.chars().count() <= WIDTH && line.trim_end() == line), "{page}");
        insta::assert_snapshot!(page);
    }

    #[test]
    fn the_verdict_follows_the_numbers() {
        let mut good = scores();
        for t in &mut good.totals {
            t.in_90 = estimate(0.93, 0.1);
            t.skill = Some(estimate(-0.5, 0.1));
        }
        let sorted = sorted(&good);
        assert_eq!(sorted.iter().map(|o| o.id.as_str()).collect::<Vec<_>>(), ["number", "date", "answer"]);
        let text = verdict(&good, &sorted);
        for part in ["within what chance explains", "the guess would have done better", "no clear difference"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let text = verdict(&scores(), &sorted);
        for part in ["less than chance explains", "know something", "worse, so"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn without_a_record_there_is_nothing_to_tell() {
        let none = Scores { observations: vec![], unscored: vec![], totals: vec![], ..scores() };
        let page = write("A test", "lead", &none);
        assert!(page.contains("says nothing that these histories could be held against"), "{page}");
    }
}
