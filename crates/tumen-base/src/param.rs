//! Parameters of the rules: each a named number with unit, prior range and source. A mechanism
//! declares its own with [`parameters!`](crate::parameters); a pack may override a prior.

use crate::prior::Prior;

/// What is known of one parameter before any history is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParamSpec {
    /// Mechanism it belongs to, for instance `march`.
    pub group: &'static str,
    /// Name inside the mechanism, for instance `host_speed`.
    pub name: &'static str,
    /// Unit of the value.
    pub unit: &'static str,
    /// Lowest value thought possible.
    pub low: f64,
    /// Most likely value.
    pub central: f64,
    /// Highest value thought possible.
    pub high: f64,
    /// Where the numbers come from.
    pub source: &'static str,
    /// What it means.
    pub doc: &'static str,
}

impl ParamSpec {
    /// The default prior: triangular over the range.
    #[must_use]
    pub fn prior(&self) -> Prior {
        if self.low == self.high {
            Prior::Fixed(self.central)
        } else {
            Prior::Triangular { low: self.low, mode: self.central, high: self.high }
        }
    }

    /// `group.name`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}.{}", self.group, self.name)
    }

    /// A key for draws that depends on the name only, so that a new parameter leaves the draws of
    /// the others as they were.
    #[must_use]
    pub fn key(&self) -> u32 {
        xxhash_rust::xxh3::xxh3_64(self.path().as_bytes()) as u32
    }
}

/// Declares the parameters of one mechanism: a struct of `f64` fields, `Default` at the central
/// values, `SPECS` for listing and sampling, and `from_values` in the order of `SPECS`.
///
/// ```
/// tumen_base::parameters! {
///     /// How fast parties move.
///     pub struct Pace in "pace" {
///         /// Sustained speed of riders.
///         riders: "km/day", 20.0, 24.0, 30.0, "Smith: about 15 miles a day";
///     }
/// }
/// assert_eq!(Pace::default().riders, 24.0);
/// assert_eq!(Pace::SPECS[0].path(), "pace.riders");
/// ```
#[macro_export]
macro_rules! parameters {
    ($(#[doc = $doc:literal])* pub struct $name:ident in $group:literal {
        $($(#[doc = $fdoc:literal])+ $field:ident: $unit:literal, $low:expr, $central:expr, $high:expr, $source:literal;)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $($(#[doc = $fdoc])+ pub $field: f64,)*
        }

        impl $name {
            /// Names, units, ranges and sources, in the order of the fields.
            pub const SPECS: &'static [$crate::ParamSpec] = &[
                $($crate::ParamSpec {
                    group: $group,
                    name: stringify!($field),
                    unit: $unit,
                    low: $low,
                    central: $central,
                    high: $high,
                    source: $source,
                    doc: concat!($($fdoc),+),
                },)*
            ];

            /// The parameters with the given values, in the order of `SPECS`.
            ///
            /// # Panics
            /// If there are fewer values than parameters.
            #[must_use]
            pub fn from_values(values: &[f64]) -> Self {
                let mut values = values.iter().copied();
                Self { $($field: values.next().expect("one value for each parameter"),)* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $central,)* }
            }
        }
    };
}
