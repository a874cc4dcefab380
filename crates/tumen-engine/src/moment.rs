//! Moments: what has come about, and to which others react.
//!
//! Whoever does something says so here and knows nothing of what follows; [`crate::follow`] knows who reacts, in which
//! order. A [`Moment`] all of them see. A [`Matter`] goes from one to the next until somebody takes it in hand.

use crate::beliefs::force::Force;
use crate::beliefs::motive::Motive;
use crate::due::Chance;
use crate::world::agenda::Aim;
use crate::world::chronicle::{Cause, EventId};
use crate::world::polity::Vassalage;
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId};
use tumen_scenario::EventKind;

/// Something has come about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Moment<'a> {
    /// A host that stands somewhere has been given a goal.
    SetOut(HostId),
    /// A party in flight has come to the end of a leg.
    FugitiveHalts(HostId),
    /// A host passes through a place on its way.
    Passes(HostId),
    /// A host without orders is back in its quarters.
    CameHome(HostId),
    /// A people on the move has come where it was bound.
    PeopleComes { host: HostId, aim: Aim },
    /// A host stands before a place that it means to have.
    BeforeWalls { host: HostId, place: PlaceId },
    /// A host walks into a place that nobody defends against it.
    WalksIn { host: HostId, place: PlaceId, how: EventKind, cause: Option<Cause> },
    /// A host that was sent against an enemy looks about for what to do next.
    LooksAbout { host: HostId, aim: Aim },
    /// A host has found the person it hunts among people with whom it is at peace.
    QuarryFound { host: HostId, quarry: PersonId },
    /// A battle is lost, of which the polities are told first.
    Defeat { winner: PolityId, loser: PolityId, men: f64, losses: Men, event: EventId },
    /// The victor has the field: those who led the beaten may be taken.
    FieldTaken { losers: &'a [HostId], by: PolityId, place: PlaceId, event: EventId },
    /// A battle is over and the beaten are on their way; the power of their line before it.
    BattleOver {
        lines: (&'a [HostId], &'a [HostId]),
        sides: (PolityId, PolityId),
        before: f64,
        place: PlaceId,
        event: EventId,
    },
    /// A beaten ruler with what is left of his host has nowhere to go home to.
    RulerFlees { host: HostId, cause: Cause },
    /// A person falls into the hands of a power.
    Taken { person: PersonId, by: PolityId, place: PlaceId, cause: Cause },
    /// A place falls while men of its holder are in it.
    CityFalls { place: PlaceId, holder: PolityId, event: EventId },
    /// A people on the move has won a place.
    LandWon { polity: PolityId, host: HostId, place: PlaceId, event: EventId },
    /// A power has a new holder of one of its places to reckon with: its own place is another's.
    NewLord { place: PlaceId, event: EventId },
    /// A power that has others left has lost a place.
    LandLost { polity: PolityId, place: PlaceId, event: EventId },
    /// What a community holds against its lords has changed its course.
    GrievanceMoves(PlaceId),
    /// A truce is made.
    Truce { a: PolityId, b: PolityId, event: EventId },
    /// Somebody in power looks weak to those who wait for it.
    Opening { polity: PolityId, ruler: PersonId, chance: Chance, event: Option<EventId> },
    /// A throne has lost whoever bore its title or held its power.
    ThroneEmpty { polity: PolityId, gone: PersonId, cause: Cause },
    /// The power in a polity has passed on at a death; to another house, or within the house.
    PowerPasses { polity: PolityId, house_ends: bool, cause: Cause },
    /// A ruler has died in bed.
    DiedInBed { person: PersonId, polity: PolityId, cause: Cause },
    /// A reign has begun.
    ReignBegins { polity: PolityId, event: EventId },
    /// A person has come into the world, or into the part of it that counts.
    PersonComes(PersonId),
    /// A person who matters may marry.
    MayWed(PersonId),
    /// Part of an escort may stay in the pay of whoever it set on the throne.
    EscortStays { host: HostId, client: PolityId, cause: Cause },
    /// A power is no more; its hosts are still there.
    PowerEnded { polity: PolityId, event: EventId },
    /// What was left of a fallen power has won a land again.
    Refounded { polity: PolityId, place: PlaceId, event: EventId },
    /// A ruler without land has been taken in by a court.
    TakenIn { polity: PolityId, host: HostId, court: PolityId },
    /// A band asks for refuge.
    AsksRefuge { person: PersonId, host: HostId, band: PolityId, cause: Cause },
    /// A higher throne asks for homage this year.
    HomageSeason { polity: PolityId, row: u16 },
    /// A power is attacked at a place, or hears that it will be.
    Threatened { polity: PolityId, against: PolityId, place: PlaceId, event: EventId },
    /// A remote power is asked for help.
    RemoteAsked { to: PolityId, from: PolityId, against: PolityId, event: EventId },
    /// A vassal has weighed its bond and stays.
    VassalStays { polity: PolityId },
    /// A vassal leaves its suzerain, for a patron or for nobody.
    VassalLeaves { polity: PolityId, bond: Vassalage, patron: Option<PolityId>, why: Option<Cause> },
    /// A court sends a force.
    Sent { polity: PolityId, motive: &'a Motive, force: &'a Force, news: Option<Cause> },
    /// A court holds council because of news.
    Council { polity: PolityId, cause: Cause },
    /// A band holds council.
    BandCouncil(PolityId),
    /// The year's taxes are in; whether they leave the court short.
    TaxesIn { polity: PolityId, income: f64, short: bool },
}

/// Something that one of several may take in hand; the answer is whether anybody has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Matter<'a> {
    /// A host is about to set out for the next place on its way. In hand: it turns back.
    LegAhead { host: HostId, to: PlaceId },
    /// A host has come to a place. In hand: it is no longer free to go on as ordered.
    Meets(HostId),
    /// A host has come where it was sent.
    AtGoal(HostId),
    /// Two sides face each other; how sure the attacker is to win.
    Facing { place: PlaceId, line: &'a [HostId], a: PolityId, b: PolityId, p: f64 },
    /// A captured ruler could be let go against his oath.
    Oath { captive: PersonId, court: PolityId, captor: PolityId },
    /// A host has taken a place of a throne that somebody with it claims.
    ThroneInReach { host: HostId, holder: PolityId, place: PlaceId, event: EventId },
    /// A power has lost its last place.
    LastLandLost { polity: PolityId, place: PlaceId, event: EventId },
    /// A city to which nobody has a claim is rid of its garrison.
    CityFree { place: PlaceId, holder: PolityId, event: EventId },
    /// A court is ready to help another. In hand: it asked for a price and did not get it.
    HelpPromised { helper: PolityId, asker: PolityId, event: EventId },
    /// An overlord has granted help against an enemy.
    HelpGranted { of: PolityId, ward: PolityId, against: PolityId, event: EventId },
    /// A court hears of a host on its way to a place of its own or of its people.
    ArmyComing { to: PolityId, from: PolityId, place: PlaceId, event: EventId },
}
