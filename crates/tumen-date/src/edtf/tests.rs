use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

fn refused(text: &str) -> String {
    Edtf::parse(text).unwrap_err().to_string()
}

#[test]
fn refusals_say_what_where_and_what_else() {
    let told = [
        ("", "there is no date (at character 1); expected a year of four digits"),
        ("1218-02-30", "there is no day 1218-02-30 in the Julian calendar (at character 1); expected a month that"),
        ("1218-13", "`13` cannot be a month (at character 6); expected a month from 01 to 12, or 21 to 41"),
        ("1218-3", "`3` cannot stand here (at character 6); expected a month from 01 to 12"),
        ("1218-", "the date ends too early (at character 6); expected a month"),
        ("1218/1216", "1216 begins before 1218 (at character 6); expected an end"),
        ("-0000", "there is no year -0000 (at character 2); expected 0000"),
        ("Y1218", "the year 1218 is not long (at character 2); expected it without Y"),
        ("12180", "`0` cannot stand here (at character 5); expected the end, or one of"),
        ("[1124,1125", "the date ends too early (at character 11); expected a comma and another date, or ]"),
        ("1218-03-05T25:00:00", "`2` cannot stand here (at character 12); expected an hour from 00 to 23"),
        ("Y99E99", "the year is too far away (at character 2)"),
        ("/", "neither end of the interval is known (at character 2)"),
        ("[Y17000..Y18000]", "a set cannot have a time of day or a year with Y (at character 2)"),
        ("1216/Y17000", "an interval cannot begin or end with a time of day or a year with Y (at character 6)"),
        ("[1124,..1125]", "a date that is open toward the past stands first in a set (at character 7)"),
        ("[1124..,1125]", "a date that is open toward the future stands last in a set (at character 9)"),
        ("[1124, 1125,1126]", "some commas are followed by a blank and others are not (at character 13)"),
        ("..", "the date ends too early (at character 3); expected a date, or / and a date"),
        ("März", "`M` cannot stand here (at character 1); expected a year"),
        ("1218ü", "`ü` cannot stand here (at character 5)"),
    ];
    for (text, message) in told {
        assert!(refused(text).starts_with(message), "{text}: {}", refused(text));
    }
}

#[test]
fn the_calendar_decides_which_days_there_are() {
    assert!(Edtf::parse("1100-02-29").is_ok());
    assert!(Edtf::parse_in("1100-02-29", Calendar::Gregorian).is_err());
    assert!(Edtf::parse_in("0536-02-30", Calendar::Hijri).is_err());
    assert!(Edtf::parse_in("0536-21", Calendar::Hijri).unwrap_err().message.contains("seasons"));
    let month = read("1100-02");
    let last = |calendar| month.latest(calendar);
    assert_eq!(last(Calendar::Julian), Bound::Date(Date { year: 1100, month: 2, day: 29 }));
    assert_eq!(last(Calendar::Gregorian), Bound::Date(Date { year: 1100, month: 2, day: 28 }));
}

#[test]
fn unspecified_digits_mean_only_days_that_exist() {
    let date = |year, month, day| Bound::Date(Date { year, month, day });
    let leap = read("115X-02-29");
    assert_eq!(
        (leap.earliest(Calendar::Julian), leap.latest(Calendar::Julian)),
        (date(1152, 2, 29), date(1156, 2, 29))
    );
    let before = read("-XXXX-12-XX");
    assert_eq!(before.earliest(Calendar::Julian), date(-9999, 12, 1));
    assert_eq!(before.latest(Calendar::Julian), date(-1, 12, 31));
    assert!(Edtf::parse("11XX-02-3X").is_err());
    assert!(Edtf::parse("1156-3X").is_err());
}

#[test]
fn unknown_ends_have_a_bound_but_no_day() {
    let began = read("1208/");
    assert_eq!(began.latest(Calendar::Julian), Bound::Date(Date { year: 1218, month: 1, day: 1 }));
    assert_eq!(began.days(Calendar::Julian), (Some(Day::julian(1208, 1, 1)), None));
    assert!(began.has_unknown_end() && !read("1208/..").has_unknown_end());
    assert_eq!(read("Y17E7").days(Calendar::Julian), (None, None));
}

#[test]
fn alternatives_are_kept_apart() {
    let days = |(first, last): &(Bound, Bound)| (first.day(Calendar::Julian), last.day(Calendar::Julian));
    let rivals = read("[1124,1177-03..1178,1218..]").alternatives(Calendar::Julian);
    let year = |year| (Some(Day::julian(year, 1, 1)), Some(Day::julian(year, 12, 31)));
    assert_eq!(rivals.len(), 3);
    assert_eq!(days(&rivals[0]), year(1124));
    assert_eq!(days(&rivals[1]), (Some(Day::julian(1177, 3, 1)), year(1178).1));
    assert_eq!(days(&rivals[2]), (year(1218).0, None));
    assert_eq!(read("{1124,1125}").alternatives(Calendar::Julian).len(), 1);
}

#[test]
fn doubt_is_found_wherever_it_stands() {
    let doubts = ["1118", "1118?", "1156-~03", "1156/1157%", "[1124~,1125?]"].map(|text| {
        let date = read(text);
        (date.is_uncertain(), date.is_approximate())
    });
    assert_eq!(doubts, [(false, false), (true, false), (false, true), (true, true), (true, true)]);
}

#[test]
fn dates_read_well() {
    let words = [
        ("1141-09-09", "9 September 1141"),
        ("1141-09", "September 1141"),
        ("1141", "1141"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("1209/1210", "from 1209 to 1210"),
        ("1218/..", "from 1218 on"),
        ("../1218", "until 1218"),
        ("1208/", "from 1208 to an unknown day"),
        ("../..", "at all times"),
        ("1156-21", "spring 1156"),
        ("1156-25", "spring 1156 in the northern hemisphere"),
        ("1156-37", "the first third of 1156"),
        ("[1124,1125]", "1124 or 1125"),
        ("[..1760,1762..1764,1770..]", "1760 or earlier, 1762 to 1764 or 1770 or later"),
        ("{1177,1178}", "1177 and 1178"),
        ("1118?", "perhaps 1118"),
        ("1170~", "about 1170"),
        ("1218-03%", "perhaps about March 1218"),
        ("1156?-03-01", "1 March 1156 (year uncertain)"),
        ("1156-~03-?01", "1 March 1156 (month approximate, day uncertain)"),
        ("115X", "the 1150s"),
        ("11XX", "some year from 1100 to 1199"),
        ("1156-XX", "some month of 1156"),
        ("1156-03-XX", "some day of March 1156"),
        ("1156-XX-XX", "some day of 1156"),
        ("1X56-X2", "a date that fits 1X56-X2"),
        ("1950S2", "1950 (only its first 2 digits are certain)"),
        ("Y170000002", "170000002"),
        ("1985-04-12T23:20:30-04", "12 April 1985, 23:20:30, 04:00 behind universal time"),
    ];
    for (text, words) in words {
        assert_eq!(read(text).in_words(), words, "{text}");
    }
    let hijri = Edtf::parse_in("0536-02-05", Calendar::Hijri).unwrap();
    assert_eq!(hijri.in_words_of(Calendar::Hijri), "5 Safar 536");
    assert_eq!(read("1141-08-08").in_words_of(Calendar::Chinese), "8th day of the 8th month of 1141");
}

/// Texts that are dates, or nearly.
fn dates() -> impl Strategy<Value = String> {
    let sign = "[?~%]?";
    let date = format!("{sign}-?[0-9X]{{4}}{sign}(-{sign}[0-3X][0-9X]{sign}(-{sign}[0-3X][0-9X]{sign})?)?");
    let long = "Y-?[1-9][0-9]{4,9}(E[0-9])?(S[1-9])?";
    let end = format!("({date}|\\.\\.|)");
    let item = format!("({date}|{date}\\.\\.{date})");
    prop_oneof![
        3 => date.prop_map_text(),
        1 => long.to_owned().prop_map_text(),
        2 => format!("{end}/{end}").prop_map_text(),
        2 => format!("\\[(\\.\\.)?{item}(,{item})?(\\.\\.)?\\]|\\{{{item}(,{item})?\\}}").prop_map_text(),
    ]
}

/// A regular expression as the texts that it fits.
trait Texts {
    fn prop_map_text(self) -> proptest::string::RegexGeneratorStrategy<String>;
}

impl Texts for String {
    fn prop_map_text(self) -> proptest::string::RegexGeneratorStrategy<String> {
        proptest::string::string_regex(&self).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_that_people_type_is_a_panic(text in "\\PC{0,20}", near in dates()) {
        for text in [text, near] {
            for calendar in Calendar::ALL {
                if let Ok(date) = Edtf::parse_in(&text, calendar) {
                    prop_assert!(!date.in_words_of(calendar).is_empty());
                    prop_assert!(date.level() <= 2);
                }
            }
        }
    }

    #[test]
    fn what_is_written_reads_back(text in dates()) {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
            prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
        }
    }

    #[test]
    fn bounds_are_in_order_and_doubt_only_widens_them(text in dates()) {
        for calendar in [Calendar::Julian, Calendar::Gregorian, Calendar::Hijri] {
            let Ok(date) = Edtf::parse_in(&text, calendar) else { continue };
            let bounds = [date.fuzzy_earliest(calendar), date.earliest(calendar), date.latest(calendar), date.fuzzy_latest(calendar)];
            let known: Vec<Date> = bounds.into_iter().filter_map(|bound| match bound {
                Bound::Date(date) => Some(date),
                Bound::Unbounded => None,
            }).collect();
            prop_assert!(known.is_sorted(), "{:?}", known);
            if let (Some(first), Some(last)) = date.days(calendar) {
                prop_assert!(first <= last);
            }
        }
    }
}
