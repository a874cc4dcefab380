//! The ways it went: how histories flow from the answers of one question to those of the next.

use crate::stages::{BAR, LINE, Node, Stages, TOP};
use crate::words::{counted, percent, wrapped};
use maud::{Markup, html};
use tumen_ensemble::Tally;

/// The flow of a tally; nothing if its scenario names none.
pub(crate) fn section(tally: &Tally) -> Option<Markup> {
    let drawn = Stages::of(tally)?;
    let flow = &tally.schema.flow;
    let share = |count: u64| count as f64 / tally.histories as f64;
    let outcome = |stage: usize| &tally.schema.outcomes[flow[stage]];
    let label = |stage: usize, case: usize| outcome(stage).cases[case].label.as_str();
    let recorded = |stage: usize, case: usize| outcome(stage).recorded == Some(case);
    let size = format!("0 0 {:.0} {:.0}", drawn.wide, drawn.high);
    let mut largest: Vec<_> = drawn.ribbons.iter().collect();
    largest.sort_by_key(|r| std::cmp::Reverse(r.count));
    let told: Vec<String> = largest
        .iter()
        .take(8)
        .map(|r| {
            format!(
                "{}, then {}: {}",
                label(r.stage, r.cases.0),
                label(r.stage + 1, r.cases.1),
                percent(share(r.count))
            )
        })
        .collect();
    Some(html! {
        figure.flow {
            div.scroll tabindex="0" role="group" aria-label="The ways it went" {
                svg.sankey viewBox=(size) role="img" {
                    title { "How histories flow from answer to answer" }
                    desc { (told.join("; ")) }
                    @for ribbon in &drawn.ribbons {
                        @let both = recorded(ribbon.stage, ribbon.cases.0) && recorded(ribbon.stage + 1, ribbon.cases.1);
                        path.ribbon.recorded[both] d=(ribbon.path) {
                            title {
                                (label(ribbon.stage, ribbon.cases.0)) " → " (label(ribbon.stage + 1, ribbon.cases.1))
                                ": " (counted(ribbon.count, "history", "histories")) ", " (percent(share(ribbon.count)))
                            }
                        }
                    }
                    @for (stage, nodes) in drawn.stages.iter().enumerate() {
                        @let x = nodes.first().map_or(0.0, |n| n.x);
                        @for (i, line) in wrapped(&outcome(stage).label, 31).iter().enumerate() {
                            text.asked x=(x) y=(format!("{:.1}", 14.0 + LINE * i as f64)) { (line) }
                        }
                        line.rule x1=(x) x2=(x + 220.0) y1=(TOP - 14.0) y2=(TOP - 14.0) {}
                        @for node in nodes { (answer(node, recorded(stage, node.case), &percent(share(node.count)))) }
                    }
                }
            }
            figcaption {
                "Bars and ribbons are as thick as the histories are many. "
                span.mark { "◆" } " is the answer of the documents; where two of their answers follow each other, the ribbon has their colour."
            }
        }
    })
}

fn answer(node: &Node, recorded: bool, share: &str) -> Markup {
    let top = node.label - node.lines.len() as f64 * LINE / 2.0 + 3.5;
    let x = node.x + BAR + 6.0;
    html! {
        rect.node.recorded[recorded] x=(node.x) y=(format!("{:.1}", node.y)) width=(BAR) height=(format!("{:.1}", node.height)) {}
        text.answer.recorded[recorded] {
            @for (i, line) in node.lines.iter().enumerate() {
                tspan x=(x) y=(format!("{:.1}", top + LINE * i as f64)) { @if recorded && i == 0 { "◆ " } (line) }
            }
            tspan.share x=(x) y=(format!("{:.1}", top + LINE * node.lines.len() as f64)) { (share) }
        }
    }
}
