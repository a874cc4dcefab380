use super::*;
use crate::era::tests::eras;
use proptest::prelude::*;

fn edtf(text: &str, calendar: Calendar) -> String {
    read(text, calendar, &eras()).unwrap_or_else(|error| panic!("{text}: {error} ({})", error.tip)).edtf.to_string()
}

fn refused(text: &str, calendar: Calendar) -> String {
    let error = read(text, calendar, &eras()).unwrap_err();
    format!("{error} ({})", error.tip)
}

#[test]
fn one_day_is_found_in_every_calendar() {
    use Calendar::{Chinese, Gregorian, Hijri, Julian};
    for (text, calendar) in [
        ("1141-09-09", Julian),
        ("1141-09-16", Gregorian),
        ("0536-02-05", Hijri),
        ("1141-08-08", Chinese),
        ("9 September 1141", Julian),
        ("September 9, 1141", Julian),
        ("9th of September 1141 AD", Julian),
        ("16 Sept. 1141", Gregorian),
        ("5 Safar 536", Julian),
        ("5 Ṣafar 536 AH", Gregorian),
        ("Safar 5, 536 AH", Hijri),
        ("1141, 8th month, 8th day", Chinese),
        ("8th day of the 8th month of 1141", Chinese),
        ("1141, month 8, day 8", Chinese),
        ("Fengle 8, 8th month, 8th day", Julian),
        ("West Fengle 8, 8th month, 8th day", Chinese),
    ] {
        let reading = read(text, calendar, &eras()).unwrap();
        assert_eq!(reading.edtf.to_string(), "1141-09-09", "{text}");
        assert_eq!(reading.spans, [Span::closed(Day(2_138_060), Day(2_138_060))], "{text}");
    }
}

#[test]
fn parts_of_years_have_their_months() {
    let parts = [
        ("1141", "1141"),
        ("536", "0536"),
        ("44 BC", "-0043"),
        ("early 1156", "1156-01/1156-04"),
        ("mid-1156", "1156-05/1156-08"),
        ("late 1156", "1156-09/1156-12"),
        ("spring 1156", "1156-21"),
        ("autumn of 1156", "1156-23"),
        ("winter 1156", "1156-12/1157-02"),
        ("early May 1156", "1156-05-01/1156-05-10"),
        ("late February 1156", "1156-02-21/1156-02-29"),
        ("about 1170", "1170~"),
        ("perhaps early 1156", "1156-01?/1156-04?"),
        ("probably about September 1141", "1141-09%"),
        ("1124 or 1125", "[1124,1125]"),
        ("1124 or 1125 or 1130", "[1124,1125,1130]"),
        ("from 1216 to 1218", "1216/1218"),
        ("early 1216 to spring 1218", "1216-01/1218-21"),
        ("between 1177 and May 1178", "[1177..1178-05]"),
        ("early 1156 or 1158", "[1156-01..1156-04,1158]"),
    ];
    for (text, wanted) in parts {
        assert_eq!(edtf(text, Calendar::Julian), wanted, "{text}");
    }
}

#[test]
fn other_calendars_are_told_in_julian_days() {
    assert_eq!(edtf("2000-01-01", Calendar::Gregorian), "1999-12-19");
    assert_eq!(edtf("2000?", Calendar::Gregorian), "1999-12-19?/2000-12-18?");
    assert_eq!(edtf("2000/..", Calendar::Gregorian), "1999-12-19/..");
    assert_eq!(edtf("[..2000,2001]", Calendar::Gregorian), "[..2000-12-18,2000-12-19..2001-12-18]");
    assert_eq!(edtf("536 AH", Calendar::Julian), "1141-08-06/1142-07-26");
    assert_eq!(edtf("Rabi' al-Awwal 536", Calendar::Julian), edtf("0536-03", Calendar::Hijri));
    assert_eq!(edtf("Rabi II 536", Calendar::Julian), edtf("0536-04", Calendar::Hijri));
    assert_eq!(edtf("leap 6th month of 1197", Calendar::Chinese), "1197-07-17/1197-08-14");
    assert_eq!(edtf("spring 1197", Calendar::Chinese), "1197-01-20/1197-04-18");
    // The year 1153 ended with a leap 12th month.
    assert_eq!(edtf("1153", Calendar::Chinese), "1153-01-27/1154-02-13");
    // A second third of a year has the leap month after its last.
    assert_eq!(edtf("mid 1197", Calendar::Chinese), "1197-05-19/1197-10-12");
}

#[test]
fn eras_are_counted_from_the_year_of_their_name_and_stay_open() {
    assert_eq!(edtf("Fengle 8", Calendar::Julian), "1141-02-09/1142-01-28");
    let calm = read("Ānníng 2, 3rd month", Calendar::Julian, &eras()).unwrap();
    assert_eq!((calm.spans.len(), calm.words.as_str()), (3, "Anning 2, 3rd month"));
    assert_eq!(calm.notes, ["Anning was an era of West and of East.", "The first year of Anning was 1124 or 1125."]);
    let own = read("East Anning 2", Calendar::Julian, &eras()).unwrap();
    assert_eq!((own.spans.len(), own.notes.len()), (1, 0));
    let whole = read("Fengle", Calendar::Julian, &eras()).unwrap();
    assert_eq!(whole.edtf.to_string(), "1134-01-27/1145-01-24");
}

#[test]
fn refusals_have_the_nearest_thing() {
    let told = [
        ("5 Safer 536", "`Safer` is neither a month nor an era (did you mean `Safar`?)"),
        ("9 Septembre 1141", "`Septembre` is neither a month nor an era (did you mean `September`?)"),
        ("Fangle 8", "`Fangle` is neither a month nor an era (did you mean `Fengle`?)"),
        ("the other day", "`day` has no place in `the other day`"),
        ("Fengle 12", "there is no such year of Fengle (West had Fengle 1 to 11)"),
        ("Fengle 8, leap 8th month", "there was no leap 8th month of 1141 (1141 had no leap month)"),
        ("Fengle 8, 8th month, 31st day", "there was no 31st day of the 8th month of 1141 (that month had 30 days)"),
        ("8th month of 1141", "months have numbers only in the Chinese calendar"),
        ("30 February 1218", "`30 February 1218` is no date: there is no day 1218-02-30 in the Julian calendar"),
        ("5", "`5` alone may be a day or a year (write 0005 for the year)"),
        ("1124 1125", "`1124 1125` is no date: ` ` cannot stand here"),
        ("early 1124 1125", "there is more than one year and no month"),
        ("9 to 12 September 1141", "`9` alone may be a day or a year"),
        ("September", "`September` needs a year"),
        ("1141-13", "`1141-13` is no date: `13` cannot be a month (at character 6, expected a month"),
        ("", "there is no date"),
        ("1218 or", "`or` is neither a month nor an era"),
        ("1218 to 1216", "1216 begins before 1218 (give the earlier date first)"),
        ("5 Safar 536 AD", "years of the Hijri calendar are not counted so"),
        ("September 99999", "the year 99999 is too far away"),
        ("Y17E7", "the Julian calendar has no day for `Y17E7` (days are reckoned for a million years)"),
    ];
    for (text, message) in told {
        let answer = refused(text, Calendar::Julian);
        assert!(answer.starts_with(message), "{text}: {answer}");
    }
    let era = |text: &str| read_in_era(text, &eras()).unwrap_err().to_string();
    assert_eq!(era("1141"), "`1141` names no era");
    assert_eq!(era("9 September 1141"), "`September` is no era");
    assert_eq!(read_in_era("Fengle 8", &eras()), read("Fengle 8", Calendar::Julian, &eras()));
    assert!(refused("9 September 1141", Calendar::Hijri).contains("no month of the Hijri calendar"));
    assert!(refused("spring 536", Calendar::Hijri).contains("does not follow the seasons"));
    assert!(refused("1251, 8th month", Calendar::Chinese).contains("1100 to 1250"));
    assert!(refused("1251-08", Calendar::Chinese).contains("1100 to 1250"));
    assert!(refused("-0010", Calendar::Hijri).contains("begin with the year 1"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_that_people_type_is_a_panic(
        text in "(\\PC{0,12}|((early|about|[0-9]{1,5}(th)?|month|day|of|leap|Safar|May|Anning|or|from|to|BC|AH|winter)[ ,]){0,6})",
    ) {
        for calendar in Calendar::ALL {
            if let Ok(reading) = read(&text, calendar, &eras()) {
                prop_assert!(!reading.spans.is_empty());
                if let (Some(first), Some(last)) = (reading.earliest(), reading.latest()) {
                    prop_assert!(first <= last, "{}", reading.edtf);
                }
            }
        }
    }

    #[test]
    fn a_day_reads_back_from_its_words_in_each_calendar(n in 2_123_000i32..2_177_900) {
        let day = Day(n);
        let hijri = crate::hijri::date(day).unwrap();
        let written = [
            (Calendar::Julian, crate::phrase::date(Calendar::Julian, crate::calendar::to_julian(day))),
            (Calendar::Gregorian, crate::phrase::date(Calendar::Gregorian, crate::calendar::to_gregorian(day))),
            (Calendar::Hijri, crate::phrase::date(Calendar::Hijri, hijri)),
            (Calendar::Chinese, crate::phrase::chinese_date(crate::chinese::date(day).unwrap())),
        ];
        for (calendar, text) in written {
            prop_assert_eq!(read(&text, calendar, &Eras::default()).unwrap().spans, vec![Span::closed(day, day)], "{}", text);
        }
    }
}
