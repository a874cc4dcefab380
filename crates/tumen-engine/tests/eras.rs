//! Years of eras, against the record of the pack that has them.

use tumen_base::Day;
use tumen_engine::readings::year_of_era;

#[test]
fn the_year_of_an_era_is_counted_from_its_proclamation_by_the_chinese_calendar() {
    // Tianxi, proclaimed in 1178: its year 20 is 1197, its third month the one of the seal that was found.
    let (first, last) = tumen_date::chinese::month_days(1197, 3, false).expect("in the table");
    assert_eq!((year_of_era(1178, first), year_of_era(1178, last)), (20, 20));
    let record = include_str!("../../../scenarios/qara-khitai/record/eras.toml");
    let eras = tumen_date::Eras::read(record).expect("the record has eras");
    let era = eras.find("Tianxi")[0];
    assert_eq!(era.years(20), vec![1197]);
    assert_eq!(era.numbers(1197), vec![20]);
    // The Chinese year 1197 ends in the Julian 1198.
    assert_eq!(year_of_era(1178, Day::julian(1198, 1, 20)), 20);
    assert_eq!(year_of_era(1178, Day::julian(1198, 3, 20)), 21);
}
