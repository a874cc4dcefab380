//! Rounds that go on without end: the week, and the Chinese round of sixty for years and days.

use tumen_base::Day;

const WEEK: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const STEMS: [(&str, char); 10] = [
    ("jia", '甲'),
    ("yi", '乙'),
    ("bing", '丙'),
    ("ding", '丁'),
    ("wu", '戊'),
    ("ji", '己'),
    ("geng", '庚'),
    ("xin", '辛'),
    ("ren", '壬'),
    ("gui", '癸'),
];
const BRANCHES: [(&str, char); 12] = [
    ("zi", '子'),
    ("chou", '丑'),
    ("yin", '寅'),
    ("mao", '卯'),
    ("chen", '辰'),
    ("si", '巳'),
    ("wu", '午'),
    ("wei", '未'),
    ("shen", '申'),
    ("you", '酉'),
    ("xu", '戌'),
    ("hai", '亥'),
];

/// Name of the day of the week.
#[must_use]
pub fn weekday(day: Day) -> &'static str {
    WEEK[day.0.rem_euclid(7) as usize]
}

/// A place in the round of sixty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sexagenary(u8);

impl Sexagenary {
    /// That of a Chinese year: the year 4 was the first of a round.
    #[must_use]
    pub const fn of_year(year: i32) -> Self {
        Self((year - 4).rem_euclid(60) as u8)
    }

    /// That of a day: the Day Number 11 was the first of a round. Documents name days by it more often
    /// than by number, and it has never been interrupted.
    #[must_use]
    pub const fn of_day(day: Day) -> Self {
        Self((day.0 - 11).rem_euclid(60) as u8)
    }

    /// In Latin letters without marks, `xinyou`.
    #[must_use]
    pub fn pinyin(self) -> String {
        format!("{}{}", self.stem().0, self.branch().0)
    }

    /// In Chinese characters, `辛酉`.
    #[must_use]
    pub fn hanzi(self) -> String {
        format!("{}{}", self.stem().1, self.branch().1)
    }

    fn stem(self) -> (&'static str, char) {
        STEMS[usize::from(self.0 % 10)]
    }

    fn branch(self) -> (&'static str, char) {
        BRANCHES[usize::from(self.0 % 12)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_and_years_agree() {
        assert_eq!(weekday(Day::julian(1141, 9, 9)), "Tuesday");
        assert_eq!(weekday(Day(2_451_545)), "Saturday");
        assert_eq!(weekday(Day::julian(622, 7, 16)), "Friday");
        let year = Sexagenary::of_year(1141);
        assert_eq!((year.pinyin(), year.hanzi()), ("xinyou".into(), "辛酉".into()));
        assert_eq!(Sexagenary::of_year(1984).hanzi(), "甲子");
        // 1 January 2000 was a wuwu day.
        assert_eq!(Sexagenary::of_day(Day(2_451_545)).pinyin(), "wuwu");
    }
}
