//! Pay: an emptied treasury dissolves a salaried army over months, not at once.

use crate::support::{Little, histories, median, stage, without};
use tumen_base::Day;
use tumen_engine::Switches;
use tumen_scenario::EventKind::PayStopped;

const HISTORIES: u64 = 200;
const MEN: f64 = 10_000.0;

/// A kingdom of one town whose ten thousand are paid, out of this treasury and nothing else.
fn kingdom(treasury: i64) -> Little {
    Little::new()
        .place("town", 3_000.0, "trade = 0")
        .place("field", 500.0, "")
        .route("town", "field", 100.0)
        .polity("crown", "town", &format!("treasury = {treasury}; income_share = 0; salaried = true"))
        .host("guard", "crown", "town", MEN, "salaried = true")
        .rule("salary.given_up", 1e6)
}

/// Men left in the host after each month of three years, in each history.
fn months(treasury: i64, switches: Switches) -> Vec<Vec<f64>> {
    let scenario = kingdom(treasury).load();
    let stage = stage(&scenario);
    let men = histories(&stage, 4, HISTORIES, switches).map(|mut sim| {
        let start = sim.world.today;
        let months = (1..=36).map(|month| {
            sim.run_until(Day(start.0 + month * 365 / 12));
            f64::from(sim.world.hosts[0].men()) / MEN
        });
        months.collect()
    });
    men.collect()
}

fn after(histories: &[Vec<f64>], month: usize) -> f64 {
    median(histories.iter().map(|months| months[month - 1]).collect())
}

#[test]
fn an_emptied_treasury_dissolves_a_salaried_army_over_months_and_not_at_once() {
    let unpaid = months(0, Switches::default());
    let paid = months(10_000_000, Switches::default());
    assert!(paid.iter().flatten().all(|left| *left > 0.99), "a paid host stays");
    assert!(unpaid.iter().all(|months| months[0] > 0.8), "nobody runs at once");
    let steps = unpaid.iter().flat_map(|months| months.windows(2)).map(|pair| pair[0] - pair[1]);
    assert!(steps.clone().fold(0.0, f64::max) < 0.3, "and never all in one month");
    let (quarter, year, end) = (after(&unpaid, 3), after(&unpaid, 12), after(&unpaid, 36));
    assert!(quarter > 0.6, "left after a quarter: {quarter}");
    assert!((0.05..0.7).contains(&year), "left after a year: {year}");
    assert!(end < 0.25, "left after three years: {end}");
    let cohesion_lost = months(0, without("pay"));
    assert!(cohesion_lost.iter().flatten().all(|left| *left > 0.99), "nobody is owed anything where pay is off");
}

#[test]
fn wages_come_out_of_the_treasury_and_where_none_come_the_men_grumble_and_it_is_told_once() {
    let after_a_year = |treasury: i64| {
        let scenario = kingdom(treasury).load();
        let stage = stage(&scenario);
        let mut sim = histories(&stage, 4, 1, Switches::default()).next().expect("one history");
        let start = sim.world.today;
        sim.run_until(start + 365);
        let told = sim.world.chronicle.events().iter().filter(|e| e.kind == PayStopped).count();
        let r = &sim.rules.pay;
        (treasury - sim.world.polities[1].treasury(), sim.world.hosts[0].cohesion, told, MEN * r.wage * r.retainer)
    };
    let (rich, poor) = (after_a_year(10_000_000), after_a_year(0));
    let spent = rich.0 as f64 / rich.3;
    assert!((0.85..1.15).contains(&spent), "{spent} of a year's wages");
    assert!(poor.1 < rich.1 - 0.1, "cohesion {} unpaid, {} paid", poor.1, rich.1);
    assert_eq!((rich.2, poor.2), (0, 1), "told once");
}
