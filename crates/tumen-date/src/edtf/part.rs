//! Parts of a date: numbers of which digits may be unspecified, and the marks of doubt on them.

use std::fmt;

/// Doubt about a date or a part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// `?` or `%`: the source may be wrong.
    pub uncertain: bool,
    /// `~` or `%`: near this value.
    pub approximate: bool,
}

impl Doubt {
    /// No doubt.
    pub const NONE: Self = Self { uncertain: false, approximate: false };

    /// What a sign stands for.
    pub(crate) const fn of(sign: char) -> Self {
        Self { uncertain: matches!(sign, '?' | '%'), approximate: matches!(sign, '~' | '%') }
    }

    /// Whether there is any.
    #[must_use]
    pub const fn any(self) -> bool {
        self.uncertain || self.approximate
    }

    /// Both together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self { uncertain: self.uncertain || other.uncertain, approximate: self.approximate || other.approximate }
    }

    /// By how many units it widens a date: one for each kind of doubt.
    pub(crate) const fn units(self) -> i64 {
        self.uncertain as i64 + self.approximate as i64
    }

    /// `perhaps ` and `about `, for the front of a date in words.
    pub(crate) const fn words(self) -> &'static str {
        match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "perhaps ",
            (false, true) => "about ",
            (true, true) => "perhaps about ",
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        })
    }
}

/// A number of N digits, of which some may be unspecified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digits<const N: usize>([Option<u8>; N]);

impl<const N: usize> Digits<N> {
    /// Reads N digits or `X`; the grammar has seen to it that they are.
    pub fn read(text: &str) -> Self {
        let mut digits = [None; N];
        for (digit, byte) in digits.iter_mut().zip(text.bytes()) {
            *digit = byte.is_ascii_digit().then(|| byte - b'0');
        }
        Self(digits)
    }

    /// The number, if every digit is specified.
    pub fn known(&self) -> Option<u32> {
        self.0.iter().try_fold(0, |n, digit| Some(10 * n + u32::from((*digit)?)))
    }

    /// Whether no digit is specified.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Whether the unspecified digits, if any, are the last ones.
    pub fn blank_at_end(&self) -> bool {
        self.0.iter().skip_while(|digit| digit.is_some()).all(Option::is_none)
    }

    /// How many digits from the last one on are unspecified.
    pub fn blanks_at_end(&self) -> u32 {
        self.0.iter().rev().take_while(|digit| digit.is_none()).count() as u32
    }

    /// Whether a number can be meant.
    pub fn fits(&self, mut number: u32) -> bool {
        for digit in self.0.iter().rev() {
            if digit.is_some_and(|digit| u32::from(digit) != number % 10) {
                return false;
            }
            number /= 10;
        }
        number == 0
    }
}

impl<const N: usize> fmt::Display for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| match digit {
            Some(digit) => write!(f, "{digit}"),
            None => f.write_str("X"),
        })
    }
}

/// A part of a date with the doubt about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part<const N: usize> {
    /// The number.
    pub digits: Digits<N>,
    /// Doubt about this part alone: the sign stands before it.
    pub own: Doubt,
    /// Doubt about this part and those before it: the sign stands after it.
    pub group: Doubt,
}

/// The number in digits with its signs; `sign` stands between, for years before the year 0.
impl<const N: usize> Part<N> {
    pub fn write(&self, f: &mut fmt::Formatter<'_>, sign: &str) -> fmt::Result {
        write!(f, "{}{sign}{}{}", self.own, self.digits, self.group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_fit_any_digit() {
        let month = Digits::<2>::read("X1");
        let fitting: Vec<u32> = (0..=12).filter(|n| month.fits(*n)).collect();
        assert_eq!((fitting, month.known(), month.to_string()), (vec![1, 11], None, "X1".into()));
        let year = Digits::<4>::read("15XX");
        assert!(year.fits(1500) && !year.fits(1600) && !year.fits(11_500));
        assert_eq!((year.blanks_at_end(), year.blank_at_end()), (2, true));
        assert_eq!(Digits::<4>::read("1209").known(), Some(1209));
        assert!(!Digits::<4>::read("1X09").blank_at_end());
    }

    #[test]
    fn doubts_add_up() {
        let both = Doubt::of('?').and(Doubt::of('~'));
        assert_eq!((both, both.units(), both.to_string()), (Doubt::of('%'), 2, "%".into()));
        assert!(!Doubt::NONE.any());
    }
}
