//! Kinds of events for a page: their names in words, what they are about, and how much they weigh.

use serde::Serialize;
use tumen_scenario::EventKind;

/// What an event is about, for filters and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Campaigns and battles.
    War,
    /// Places besieged, taken and plundered.
    Siege,
    /// Risings.
    Revolt,
    /// Rulers, coups and successions.
    Court,
    /// Vassals, envoys, marriages, appeals.
    Bond,
    /// Policies toward faiths.
    Faith,
    /// Men, money and food.
    Means,
    /// Fugitives and captives.
    Flight,
    /// What an experiment has somebody do.
    Experiment,
}

/// What a kind is about, and whether it is everyday (1), worth a mark (2) or a headline (3).
pub(crate) fn of(kind: EventKind) -> (Group, u8) {
    use EventKind as K;
    match kind {
        K::Act => (Group::Experiment, 3),
        K::ActVoid => (Group::Experiment, 2),

        K::Battle | K::Union => (Group::War, 3),
        K::BattleDrawn | K::KilledInBattle | K::War | K::Muster | K::DikesOpened | K::MeadowsBurnt | K::Migration => {
            (Group::War, 2)
        }
        K::Campaign
        | K::Truce
        | K::BattleDeclined
        | K::Devastated
        | K::TiedDown
        | K::FreeAgain
        | K::Contingent
        | K::BorderRaid
        | K::RaidParley
        | K::RaidBeaten
        | K::SpiesFound
        | K::MarketClosed
        | K::MarketOpened
        | K::Reinforced => (Group::War, 1),

        K::PlaceTaken | K::CityStormed | K::CityBetrayed | K::CityStarved => (Group::Siege, 3),
        K::CityYielded | K::SiegeBegun | K::Annexed | K::Pillaged | K::TownFounded => (Group::Siege, 2),
        K::SiegeLifted => (Group::Siege, 1),

        K::Revolt | K::GarrisonExpelled | K::GateOpened => (Group::Revolt, 3),
        K::RevoltSuppressed | K::CollectorKilled => (Group::Revolt, 2),

        K::Coup | K::ThroneTaken | K::PolityEnded | K::PalaceCoup | K::Arose | K::Absorbed => (Group::Court, 3),
        K::Succession
        | K::CoupBegun
        | K::CoupFailed
        | K::Figurehead
        | K::Regency
        | K::Enthroned
        | K::HuntAmbush
        | K::NewHouse
        | K::Majority
        | K::Will
        | K::Kingmaker
        | K::SetAside
        | K::BrokeAway
        | K::ThroneDisputed
        | K::ThroneWon
        | K::TitleTaken
        | K::EraBegun
        | K::ClaimantBacked => (Group::Court, 2),
        K::Died
        | K::ClaimantFled
        | K::Born
        | K::Scandal
        | K::ClanMarriage
        | K::CoinStruck
        | K::SealSent
        | K::ClaimOffered
        | K::AidRefused
        | K::ClaimantLeft => (Group::Court, 1),

        K::VassalIndependent
        | K::VassalDefects
        | K::CommissionerKilled
        | K::EnvoyKilled
        | K::Cession
        | K::InvitedIn
        | K::InvitedAgainst => (Group::Bond, 3),
        K::VassalSubmits
        | K::NeutralityGiven
        | K::Marriage
        | K::AppealGranted
        | K::TributeAgreed
        | K::Arbitrated
        | K::OrderedToHelp
        | K::PeopleMoved
        | K::CourtHeld
        | K::Rapprochement
        | K::KindredJoin
        | K::OfficersDesert
        | K::HomageAsked
        | K::Betrothed
        | K::BetrothalBroken
        | K::KinMoved => (Group::Bond, 2),
        K::TributeWithheld
        | K::TributeResumed
        | K::CollectorsSent
        | K::EnvoyInsulted
        | K::Offer
        | K::Appeal
        | K::AppealRefused
        | K::NeutralityAsked
        | K::MarriageRefused
        | K::TributePaid
        | K::TributeLate
        | K::Overcharged
        | K::SettledBySpoils
        | K::CompensationAsked
        | K::CompensationPaid
        | K::Advice
        | K::FavourAsked
        | K::AllianceSounded
        | K::NewsByDeserters
        | K::NotablesConfirmed
        | K::NotablesOverruled
        | K::NotablesTurned
        | K::TitleMocked
        | K::FavourGiven => (Group::Bond, 1),

        K::Policy | K::Proclamation => (Group::Faith, 3),
        K::Conversion | K::Mediation => (Group::Faith, 2),

        K::TreasuryRaided | K::HostDissolved | K::Census | K::HostRaised | K::HostGrown | K::TroopsHired => {
            (Group::Means, 2)
        }
        K::PayStopped | K::Hunger | K::Rallied | K::PayBegun | K::PayEnded | K::GuestDues => (Group::Means, 1),

        K::Captured | K::Executed | K::Arrival => (Group::Flight, 3),
        K::Flight
        | K::HandedOver
        | K::Escaped
        | K::Trapped
        | K::RemnantFounds
        | K::RemnantServes
        | K::RefugeGiven
        | K::Crossing
        | K::Scattered => (Group::Flight, 2),
        K::RefugeRefused | K::PursuitBegun | K::FugitiveSheltered | K::FugitiveRefused | K::Ransomed | K::Spared => {
            (Group::Flight, 1)
        }
    }
}

/// The name of a kind in words.
pub(crate) fn label(kind: EventKind) -> String {
    match kind {
        EventKind::Died => "death".into(),
        EventKind::Act => "experiment".into(),
        EventKind::ActVoid => "experiment that could not be".into(),
        kind => kind.name().replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_a_headline_or_a_mark() {
        for group in [
            Group::War,
            Group::Siege,
            Group::Revolt,
            Group::Court,
            Group::Bond,
            Group::Faith,
            Group::Means,
            Group::Flight,
            Group::Experiment,
        ] {
            assert!(EventKind::ALL.iter().any(|k| of(*k).0 == group && of(*k).1 >= 2), "{group:?}");
        }
        assert!(EventKind::ALL.iter().all(|k| (1..=3).contains(&of(*k).1)));
    }

    #[test]
    fn labels_are_words_and_no_two_alike() {
        let mut labels: Vec<String> = EventKind::ALL.iter().map(|k| label(*k)).collect();
        assert!(labels.contains(&"gate opened".to_owned()) && labels.iter().all(|l| !l.contains('_')));
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), EventKind::ALL.len());
    }
}
