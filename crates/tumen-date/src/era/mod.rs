//! Eras: names that a court gave to spans of years. The year in which a name was given is its year 1, and a
//! year is that of the lunisolar calendar. One name may have been given by several dynasties, and it may be
//! in doubt which year was the first; both are kept open.

mod read;

use tumen_base::Problem;
use tumen_base::text::fold;

/// An era.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Era {
    /// Id in the pack.
    pub id: String,
    /// Name as it is shown.
    pub name: String,
    /// Other forms of the name: characters, with marks of tone, alternative readings.
    pub variants: Vec<String>,
    /// Its first year; several if the sources leave it open. In order, never empty.
    pub first: Vec<i32>,
    /// The last year in which it was counted.
    pub last: i32,
    /// Who reigned: an id of the pack.
    pub ruler: String,
    /// Whose era it was, for people.
    pub dynasty: String,
    /// Where this is from: an id of the pack's sources.
    pub source: String,
    /// What else a reader should know; may be empty.
    pub note: String,
}

impl Era {
    /// The years that its year of this number can be, counted by the Julian year in which they begin.
    #[must_use]
    pub fn years(&self, number: u32) -> Vec<i32> {
        let before = i32::try_from(number).ok().and_then(|number| number.checked_sub(1)).filter(|n| *n >= 0);
        let year = |first: &i32| first.checked_add(before?).filter(|year| *year <= self.last);
        self.first.iter().filter_map(year).collect()
    }

    /// The numbers that a year can have in it; none if it was not counted then.
    #[must_use]
    pub fn numbers(&self, year: i32) -> Vec<u32> {
        let number =
            |first: &i32| u32::try_from(year - first + 1).ok().filter(|number| *number > 0 && year <= self.last);
        self.first.iter().rev().filter_map(number).collect()
    }

    /// The most years that it can have counted.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.first.iter().filter_map(|first| u32::try_from(self.last - first + 1).ok()).max().unwrap_or(0)
    }

    /// Whether a word is one of its names, whatever the case and the marks on letters. The name of the
    /// dynasty may stand before it.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        let word = fold(word);
        let mut names = self.names().map(fold);
        names.any(|name| word == name || word == format!("{}{name}", fold(&self.dynasty)))
    }

    /// All its names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.variants).map(String::as_str)
    }
}

/// The eras of a pack, in the order of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eras {
    list: Vec<Era>,
}

impl Eras {
    /// Reads the text of `record/eras.toml`: one `[[era]]` an era.
    ///
    /// | key | value |
    /// |---|---|
    /// | `id`, `ruler`, `source` | lower case letters, digits and `_` |
    /// | `name`, `dynasty` | text |
    /// | `variants` | list of texts; may be left out |
    /// | `first` | a year, or a list of the years that it can be |
    /// | `last` | a year |
    /// | `note` | text; may be left out |
    ///
    /// # Errors
    /// Every problem of the text, in order of place.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        read::eras(text).map(|list| Self { list })
    }

    /// Every era, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Era> {
        self.list.iter()
    }

    /// The eras of a name: several if dynasties share it.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<&Era> {
        self.list.iter().filter(|era| era.is_called(name)).collect()
    }

    /// The eras that counted a year, with the numbers that it can have in each. In a year of change there
    /// are two.
    #[must_use]
    pub fn of_year(&self, year: i32) -> Vec<(&Era, Vec<u32>)> {
        let numbered = self.list.iter().map(|era| (era, era.numbers(year)));
        numbered.filter(|(_, numbers)| !numbers.is_empty()).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Eras of two invented courts that share a name.
    pub const TWO_COURTS: &str = "
[[era]]
id = 'calm'
name = 'Anning'
variants = ['安寧', 'Ānníng']
first = [1124, 1125]
last = 1134
ruler = 'one'
dynasty = 'West'
source = 'book'

[[era]]
id = 'plenty'
name = 'Fengle'
first = 1134
last = 1144
ruler = 'one'
dynasty = 'West'
source = 'book'

[[era]]
id = 'other_calm'
name = 'Anning'
first = 1202
last = 1204
ruler = 'two'
dynasty = 'East'
source = 'book'
note = 'Not the other one.'
";

    pub fn eras() -> Eras {
        Eras::read(TWO_COURTS).unwrap()
    }

    #[test]
    fn the_year_of_the_name_is_its_first() {
        let eras = eras();
        let plenty = eras.find("fengle")[0];
        assert_eq!((plenty.years(1), plenty.years(8), plenty.numbers(1141)), (vec![1134], vec![1141], vec![8]));
        assert_eq!((plenty.years(0), plenty.years(12), plenty.years(u32::MAX)), (vec![], vec![], vec![]));
        assert_eq!((plenty.numbers(1133), plenty.numbers(1145)), (vec![], vec![]));
        assert_eq!((plenty.length(), eras.iter().count()), (11, 3));
    }

    #[test]
    fn a_first_year_in_doubt_stays_in_doubt() {
        let eras = eras();
        let calm = eras.find("安寧")[0];
        assert_eq!((calm.years(3), calm.numbers(1127)), (vec![1126, 1127], vec![3, 4]));
        assert_eq!((calm.years(11), calm.numbers(1124)), (vec![1134], vec![1]));
    }

    #[test]
    fn nobody_guesses_whose_era_is_meant() {
        let eras = eras();
        let found = |name: &str| eras.find(name).iter().map(|era| era.id.clone()).collect::<Vec<_>>();
        assert_eq!(found("ān níng"), ["calm", "other_calm"]);
        assert_eq!(found("East Anning"), ["other_calm"]);
        assert!(found("Ann").is_empty());
        let change: Vec<&str> = eras.of_year(1134).iter().map(|(era, _)| era.id.as_str()).collect();
        assert_eq!(change, ["calm", "plenty"]);
    }

    proptest::proptest! {
        #[test]
        fn years_and_numbers_are_each_others_reverse(year in 1100i32..1220, number in 0u32..60) {
            for era in eras().iter() {
                for n in era.numbers(year) {
                    proptest::prop_assert!(era.years(n).contains(&year));
                }
                for y in era.years(number) {
                    proptest::prop_assert!(era.numbers(y).contains(&number));
                }
            }
        }
    }
}
