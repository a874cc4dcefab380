//! Dates as documents give them: in the Extended Date/Time Format, in four calendars, by the eras of a court,
//! and in the words that people use. Everything is told in [`Day`](tumen_base::Day)s in the end, so that dates
//! of different calendars can be compared.
//!
//! ```
//! use tumen_date::{Calendar, Edtf, Eras, read};
//!
//! let battle = Edtf::parse("1141-09-09").unwrap();
//! let (first, last) = battle.days(Calendar::Julian);
//! assert_eq!(first, last);
//! assert_eq!(battle.in_words(), "9 September 1141");
//!
//! let same = read("5 Safar 536", Calendar::Julian, &Eras::default()).unwrap();
//! assert_eq!(same.edtf, battle);
//! ```

pub mod calendar;
pub mod chinese;
pub mod cycle;
pub mod edtf;
pub mod era;
pub mod hijri;
pub mod phrase;
pub mod reading;

pub use calendar::{Calendar, Date};
pub use edtf::{Bound, Doubt, Edtf, EdtfError};
pub use era::{Era, Eras};
pub use reading::{ReadError, Reading, Span, read, read_in_era};
