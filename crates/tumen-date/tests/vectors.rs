//! The published test vectors of two other implementations, all of them. Where they are from and under
//! which licences stands in `tests/README.md`.

use tumen_date::{Bound, Calendar, Edtf};

/// The vectors that are not followed, with the reason. The first two columns are those of the table.
const NOT_FOLLOWED: [(&str, &str, &str); 5] = [
    (
        "{1667,1668, 1670..1672}",
        "EXAMPLES",
        "the other list refuses sets with a blank after some commas but not after others",
    ),
    ("-0999", "EXAMPLES", "the standard and the other list have years before 0 on level 1"),
    ("-2005/-1999-02", "EXAMPLES", "the same"),
    ("2004-06-11%", "EXAMPLES", "the standard and the other list have doubt about a whole date on level 1"),
    ("196X", "EXAMPLES", "the standard and both lists have a year without its last digit on level 1 (199X, 201X)"),
];

/// One line of the table.
struct Vector {
    text: String,
    level: Option<u8>,
    valid: bool,
    bounds: [Option<String>; 4],
    list: String,
}

fn vectors() -> Vec<Vector> {
    let mut table = csv::Reader::from_reader(include_str!("edtf_vectors.csv").as_bytes());
    let line = |line: Result<csv::StringRecord, csv::Error>| {
        let line = line.unwrap();
        let filled = |at: usize| Some(line[at].to_owned()).filter(|cell| !cell.is_empty());
        Vector {
            text: line[0].to_owned(),
            level: filled(1).map(|level| level.parse().unwrap()),
            valid: &line[2] == "1",
            bounds: [3, 4, 5, 6].map(filled),
            list: line[8].to_owned(),
        }
    };
    table.records().map(line).collect()
}

fn shown(bound: Bound, open: &str) -> String {
    match bound {
        Bound::Unbounded => open.to_owned(),
        Bound::Date(date) => date.to_string(),
    }
}

/// What is wrong with the answer to a vector.
fn fault(vector: &Vector) -> Option<String> {
    let read = match Edtf::parse_in(&vector.text, Calendar::Gregorian) {
        Ok(read) if vector.valid => read,
        Ok(_) => return Some("it should be refused".into()),
        Err(error) if vector.valid => return Some(format!("it should be read: {error}")),
        Err(_) => return None,
    };
    let level = vector.level.filter(|level| *level != read.level());
    if let Some(level) = level {
        return Some(format!("level {} should be {level}", read.level()));
    }
    let calendar = Calendar::Gregorian;
    let bounds = [
        shown(read.earliest(calendar), "-inf"),
        shown(read.latest(calendar), "inf"),
        shown(read.fuzzy_earliest(calendar), "-inf"),
        shown(read.fuzzy_latest(calendar), "inf"),
    ];
    let mut pairs = bounds.iter().zip(&vector.bounds);
    pairs.find_map(|(got, wanted)| {
        wanted.as_ref().filter(|wanted| *wanted != got).map(|wanted| format!("{got} should be {wanted}"))
    })
}

#[test]
fn every_vector_is_answered_as_published_but_for_those_listed() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 368);
    let listed = |v: &Vector| NOT_FOLLOWED.iter().any(|(text, list, _)| v.text == *text && v.list == *list);
    let wrong: Vec<String> = vectors
        .iter()
        .filter(|vector| !listed(vector))
        .filter_map(|vector| Some(format!("{:?} ({}): {}", vector.text, vector.list, fault(vector)?)))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

#[test]
fn what_is_listed_as_not_followed_is_in_the_table_and_not_followed() {
    let vectors = vectors();
    for (text, list, _) in NOT_FOLLOWED {
        let found = vectors.iter().find(|vector| vector.text == text && vector.list == list);
        assert!(found.is_some_and(|vector| fault(vector).is_some()), "{text}");
    }
}

#[test]
fn what_is_read_is_written_in_the_same_way() {
    for vector in vectors().iter().filter(|vector| vector.valid) {
        let Ok(read) = Edtf::parse_in(&vector.text, Calendar::Gregorian) else { continue };
        assert_eq!(read.to_string(), vector.text.replace(' ', ""));
        assert_eq!(Edtf::parse_in(&read.to_string(), Calendar::Gregorian), Ok(read));
    }
}
