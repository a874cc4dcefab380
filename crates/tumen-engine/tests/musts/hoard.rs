//! Hoard: what lies in a full treasury goes to men and splendour; an empty one buys nothing.

use crate::support::{Little, mean, run};
use tumen_base::PolityId;
use tumen_engine::Switches;

const COURT: PolityId = PolityId(1);

/// Men and standing of a court alone in the world after three years, in each history.
fn after_three_years(treasury: i64, spends: f64) -> Vec<(f64, f64)> {
    let little = Little::new()
        .place("town", 50_000.0, "trade = 0")
        .polity("court", "town", &format!("treasury = {treasury}"))
        .host("guard", "court", "town", 5_000.0, "")
        .rule("hoard.keeps", 3.0)
        .rule("hoard.spends", spends)
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 0.0);
    let worlds = run(&little.load(), 22, 80, Switches::default());
    let men = |w: &tumen_engine::World| w.hosts_of(COURT).map(|(_, h)| f64::from(h.men())).sum::<f64>();
    worlds.iter().map(|w| (men(w), w.polity(COURT).prestige)).collect()
}

#[test]
fn a_full_treasury_buys_men_and_splendour_and_an_empty_one_nothing() {
    let (spent, kept) = (after_three_years(20_000_000, 0.3), after_three_years(20_000_000, 0.0));
    let all = |of: &[(f64, f64)]| {
        (mean(&of.iter().map(|x| x.0).collect::<Vec<_>>()), mean(&of.iter().map(|x| x.1).collect::<Vec<_>>()))
    };
    let ((men, standing), (without, plain)) = (all(&spent), all(&kept));
    assert!(men > 1.05 * without, "{men} men for money, {without} without");
    assert!(standing > plain + 0.01, "standing {standing} with splendour, {plain} without");
    assert_eq!(after_three_years(0, 0.3), after_three_years(0, 0.0), "nothing can be bought with nothing");
}
