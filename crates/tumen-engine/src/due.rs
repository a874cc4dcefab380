//! What can be due: one table, of which [`Due`] is made here and the handlers are called in `schedule`.
//!
//! A row says when in the day it is taken (the world first, then arrivals, then what people decide about them), what it
//! holds, whose it is (for the order among those of one kind), and which handler takes it.

use crate::world::chronicle::EventId;
use serde::{Deserialize, Serialize};
use tumen_base::{HostId, PersonId, PlaceId, PolityId};

/// The table, handed to a macro.
macro_rules! due_table {
    ($with:ident) => {
        $with! {
            /// An outside event begins or ends.
            0 Outside { row: u16, ends: bool } of row => outside::happen;
            /// What the world would say of everybody's strength is noted.
            0 Muster {} of 0 => quarter;
            /// An act of an experiment, by its number.
            1 Act { row: u16 } of row => act::happen;
            /// A person dies of age or illness.
            1 Death { person: PersonId } of person.0 => throne::succession::natural_death;
            /// A man of a ruling house may have a child.
            1 Birth { father: PersonId } of father.0 => family::birth::happen;
            /// Whoever bears the title of a polity may be of an age to rule.
            1 Majority { polity: PolityId } of polity.0 => throne::succession::regency::majority;
            /// Harvest and taxes.
            2 Revenue { polity: PolityId } of polity.0 => harvest;
            /// Soldiers are paid.
            2 Pay { polity: PolityId } of polity.0 => pay::month;
            /// Tribute falls due.
            2 Tribute { polity: PolityId } of polity.0 => dues::tribute::due;
            /// Dues that were late are paid; outdated payments carry an older number.
            2 Payment { from: PolityId, to: PolityId, number: u32 } of from.0 => dues::tribute::late_payment;
            /// The yearly pay of a host for hire.
            2 HirePay { host: HostId } of host.0 => hire::year;
            /// A census is done.
            2 Census { polity: PolityId } of polity.0 => census::done;
            /// A closed border market opens again.
            2 Market { place: PlaceId } of place.0 => border::market::open;
            /// A captive may be ransomed.
            2 Ransom { person: PersonId } of person.0 => encounter::captives::ransom;
            /// A host reaches the end of its leg, with its version when it set out.
            3 Arrive { host: HostId, version: u16 } of host.0 => march::arrive;
            /// A host away from home, standing still, eats and thinks; its version when it stopped.
            3 Encamped { host: HostId, version: u16 } of host.0 => march::encamped;
            /// A fugitive decides where to go next.
            3 Flight { host: HostId, version: u16 } of host.0 => pursuit::decide;
            /// A siege is looked at again.
            4 Siege { place: PlaceId, version: u16 } of place.0 => siege::review;
            /// A community may rise; whether this is a candidate moment or only a new look at the rate.
            4 Rising { place: PlaceId, version: u16, candidate: bool } of place.0 => revolt::review;
            /// Word of an event reaches a court.
            5 News { to: PolityId, event: EventId } of to.0 => news::reach;
            /// An appeal for help reaches a court.
            5 Appeal { to: PolityId, from: PolityId, against: PolityId, event: EventId } of to.0 => help::appeal::heard;
            /// An envoy reaches a court.
            5 Envoy { from: PolityId, to: PolityId, errand: Errand, event: EventId } of to.0 => embassy;
            /// A suzerain asks a vassal to make good what a war fought for it has cost.
            5 Compensation { from: PolityId, to: PolityId, event: EventId } of from.0 => dues::compensation::demand;
            /// A ruler goes hunting.
            6 Hunt { polity: PolityId } of polity.0 => throne::coup::hunt;
            /// A plotter looks at his chance, because of an event if there was one.
            6 Plot { person: PersonId, chance: Chance, event: Option<EventId> } of person.0 => throne::coup::consider;
            /// A refugee leader gathers his people.
            6 Rally { polity: PolityId } of polity.0 => refuge::rally;
            /// A house looks for a match.
            6 Match { polity: PolityId } of polity.0 => family::kinship::seek;
            /// The small war of a year on the border of a remote power.
            6 Border { polity: PolityId } of polity.0 => border::raid::year;
            /// A coalition looks at who has come.
            6 Assembly { polity: PolityId } of polity.0 => march::assembly::review;
            /// A ruler settles who follows.
            6 Testament { person: PersonId } of person.0 => throne::succession::will::name;
            /// A man of two clans that marry each other is of an age to.
            6 OfAge { person: PersonId } of person.0 => family::clan::of_age;
            /// The yearly business of a court at home.
            6 Household { polity: PolityId } of polity.0 => household;
            /// A plot in a palace is ripe, or a scandal.
            6 Palace { polity: PolityId, scandal: bool } of polity.0 => throne::palace::ripe;
            /// A new reign proclaims its era.
            6 Reign { polity: PolityId } of polity.0 => reign::proclaim;
            /// Coins of an era are struck.
            6 Coin { polity: PolityId } of polity.0 => reign::strike;
            /// A vassal receives a seal.
            6 Seal { from: PolityId, to: PolityId } of to.0 => reign::seal;
            /// One who claims a throne looks for an army.
            6 Claim { person: PersonId } of person.0 => throne::claimant::seek;
            /// A girl who is promised is of age to be married.
            6 Wedding { bride: PersonId } of bride.0 => family::betrothal::wedding;
            /// A vassal weighs its allegiance: because an event has shaken it, or as it does once a year.
            7 Allegiance { polity: PolityId, event: Option<EventId> } of polity.0 => allegiance::review;
            /// A ruler weighs his policy toward the faiths.
            7 Creed { polity: PolityId } of polity.0 => faith::weigh_policy;
            /// A council meets; a regular one puts the next on the agenda.
            8 Council { polity: PolityId, regular: bool } of polity.0 => strategy::council;
            /// What has become of scattered peoples is told, at the end.
            9 Scattered {} of 0 => scattered::tell;
        }
    };
}
pub(crate) use due_table;

macro_rules! due {
    ($($(#[$doc:meta])* $when:literal $name:ident { $($field:ident: $type:ty),* } of $whose:expr => $handler:path;)*) => {
        /// Something due.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Due {
            $($(#[$doc])* $name { $($field: $type),* },)*
        }

        impl Due {
            /// Order within a day: when, and then whose.
            #[allow(unused_variables)]
            pub(crate) fn rank(self) -> u32 {
                let (when, whose): (u32, u16) = match self {
                    $(Self::$name { $($field),* } => ($when, $whose),)*
                };
                when << 16 | u32::from(whose)
            }
        }
    };
}
due_table!(due);

/// An envoy's errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Errand {
    /// To offer protection.
    Protect,
    /// To collect what is owed.
    Collect,
    /// To ask that no aid be given to an enemy.
    Neutrality(PolityId),
    /// To ask for a truce.
    Terms,
    /// To ask for homage.
    Homage,
}

/// What makes a chance for a plotter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Chance {
    /// The ruler is away with the host.
    Absence,
    /// The ruler has been beaten.
    Defeat,
    /// The ruler hunts with few men about him.
    Hunting,
    /// The guards are unpaid.
    Unpaid,
    /// The ruler has just died, or is a child.
    Weakness,
}
