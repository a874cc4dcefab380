//! The parameters of all mechanisms for one history, sampled from their priors, and the switches by
//! which an experiment turns a mechanism off.

use crate::battle::BattleRules;
use crate::inputs::{Input, Intake, Key, Setup};
use crate::mechanisms as m;
use serde::{Deserialize, Serialize};
use tumen_base::{Draws, ParamSpec, Prior};
use tumen_geo::Travel;
use tumen_scenario::Override;

/// What an experiment switches off or on. All on is the model as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switches {
    /// Rulers may restrict or persecute a faith.
    pub persecution: bool,
    /// Invaders may proclaim relief.
    pub proclamation: bool,
    /// Salaried soldiers are paid, and owed, wages.
    pub pay: bool,
    /// Communities may rise.
    pub revolt: bool,
    /// A strong neighbour sends a usurper under attack its own host (off in the model as it stands).
    pub third_party_aid: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self { persecution: true, proclamation: true, pay: true, revolt: true, third_party_aid: false }
    }
}

impl Switches {
    /// Names that [`Switches::flip`] knows.
    pub const NAMES: [&'static str; 5] = ["persecution", "proclamation", "pay", "revolt", "third-party-aid"];

    /// Turns the named switch to the other side. `false` if there is no such switch.
    pub fn flip(&mut self, name: &str) -> bool {
        let switch = match name {
            "persecution" => &mut self.persecution,
            "proclamation" => &mut self.proclamation,
            "pay" => &mut self.pay,
            "revolt" => &mut self.revolt,
            "third-party-aid" => &mut self.third_party_aid,
            _ => return false,
        };
        *switch = !*switch;
        true
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $field:ident: $type:ty;)*) => {
        /// Parameters of every mechanism, and the switches.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Rules {
            $($(#[$doc])* pub $field: $type,)*
            /// Mechanisms switched off or on.
            pub switches: Switches,
        }

        /// Every parameter of the model, mechanism by mechanism.
        pub const PARAMETERS: &[&[ParamSpec]] = &[$(<$type>::SPECS,)*];

        impl Rules {
            fn from_values(values: &[f64]) -> Self {
                let mut rest = values;
                $(
                    let (mine, others) = rest.split_at(<$type>::SPECS.len());
                    let $field = <$type>::from_values(mine);
                    rest = others;
                )*
                debug_assert!(rest.is_empty());
                Self { $($field,)* switches: Switches::default() }
            }
        }
    };
}

rules! {
    /// How parties move.
    travel: Travel;
    /// Battles.
    battle: BattleRules;
    /// Food and grass.
    supply: m::war::supply::SupplyRules;
    /// Sieges.
    siege: m::war::siege::SiegeRules;
    /// Wages.
    pay: m::realm::pay::PayRules;
    /// Taxes and trade.
    revenue: m::realm::revenue::RevenueRules;
    /// Faiths and grievance.
    faith: m::realm::faith::FaithRules;
    /// Risings.
    revolt: m::realm::revolt::RevoltRules;
    /// Vassals' choices.
    allegiance: m::bonds::allegiance::AllegianceRules;
    /// Tribute.
    tribute: m::bonds::tribute::TributeRules;
    /// Appeals for help.
    appeal: m::bonds::appeal::AppealRules;
    /// Deaths and heirs.
    succession: m::court::succession::SuccessionRules;
    /// Plots.
    coup: m::court::coup::CoupRules;
    /// Refugees.
    refuge: m::peoples::refuge::RefugeRules;
    /// Marriages.
    kinship: m::court::kinship::KinshipRules;
    /// News and beliefs.
    news: m::news::NewsRules;
    /// Councils.
    strategy: m::war::strategy::StrategyRules;
    /// Flight and pursuit.
    pursuit: m::war::pursuit::PursuitRules;
    /// What victors do.
    settlement: m::war::settlement::SettlementRules;
    /// What is left of the beaten.
    remnant: m::peoples::remnant::RemnantRules;
    /// Births.
    birth: m::court::birth::BirthRules;
    /// Men and land.
    levy: m::realm::levy::LevyRules;
    /// Peoples on the move.
    migration: m::peoples::migration::MigrationRules;
    /// Strangers called in.
    invitation: m::peoples::invitation::InvitationRules;
    /// Herdsmen as guests.
    herds: m::peoples::herds::HerdsRules;
    /// Rolls and counts.
    census: m::realm::census::CensusRules;
    /// Local notable families.
    notables: m::realm::notables::NotablesRules;
    /// Commissioners at vassals' courts.
    commissioner: m::bonds::commissioner::CommissionerRules;
    /// Men of religion who make peace.
    mediation: m::war::mediation::MediationRules;
    /// Slow change of faith.
    drift: m::realm::drift::DriftRules;
    /// Unions of peoples.
    union: m::peoples::union::UnionRules;
    /// Homage asked.
    homage: m::bonds::homage::HomageRules;
    /// Raids over the edge of the map.
    raid: m::war::raid::RaidRules;
    /// Border markets.
    market: m::war::market::MarketRules;
    /// Deserters over a far border.
    deserters: m::peoples::deserters::DeserterRules;
    /// Defence by water and fire.
    dikes: m::war::dikes::DikesRules;
    /// Coalitions called together.
    assembly: m::war::assembly::AssemblyRules;
    /// Captives of a battle.
    captives: m::war::captives::CaptivesRules;
    /// What follows a great defeat.
    aftermath: m::bonds::aftermath::AftermathRules;
    /// Rule for a child.
    regency: m::court::succession::regency::RegencyRules;
    /// Wills.
    will: m::court::succession::will::WillRules;
    /// Plots in the palace.
    palace: m::court::palace::PalaceRules;
    /// The custom of two clans.
    clan: m::court::clan::ClanRules;
    /// Titles.
    titles: m::court::titles::TitleRules;
    /// Eras, coins and seals.
    reign: m::court::reign::ReignRules;
    /// Whether soldiers get a wage.
    salary: m::realm::salary::SalaryRules;
    /// What a full treasury is spent on.
    hoard: m::realm::hoard::HoardRules;
    /// Lands in place of wages.
    appanage: m::realm::appanage::AppanageRules;
    /// Overlords between their vassals.
    arbitration: m::bonds::arbitration::ArbitrationRules;
    /// Claimants and their backers.
    claimant: m::court::claimant::ClaimantRules;
    /// Troops for hire.
    hire: m::war::hire::HireRules;
    /// The turn of the vassals.
    contagion: m::bonds::contagion::ContagionRules;
    /// Commanders in the field.
    campaign: m::war::campaign::CampaignRules;
    /// Submission after defeat.
    submission: m::war::settlement::submission::SubmissionRules;
    /// Peoples moved by order.
    decree: m::bonds::decree::DecreeRules;
    /// The favour of a faith's higher authority.
    favour: m::bonds::favour::FavourRules;
    /// Children promised to each other.
    betrothal: m::court::betrothal::BetrothalRules;
    /// Kinsmen of raiders moved away from a border.
    inward: m::peoples::inward::InwardRules;
    /// Wars for a throne within the house.
    dispute: m::court::succession::dispute::DisputeRules;
    /// Powers that come into being.
    arise: m::peoples::arise::AriseRules;
    /// Vassals who call in an enemy.
    betrayal: m::bonds::betrayal::BetrayalRules;
    /// Envoys.
    envoy: m::bonds::envoy::EnvoyRules;
}

/// The priors from which each history samples its rules: the engine's own, with a pack's in their
/// place where it has some.
#[derive(Clone, Debug)]
pub struct RulePriors {
    /// In the order of [`PARAMETERS`], with the keys of their draws.
    priors: Vec<(u32, Prior)>,
}

impl RulePriors {
    /// The engine's priors with these put in place.
    ///
    /// # Errors
    /// The overrides that name no parameter, each with the nearest name that exists.
    pub fn new<'o>(
        overrides: impl IntoIterator<Item = &'o Override>,
    ) -> Result<Self, Vec<(&'o Override, Vec<String>)>> {
        let specs: Vec<&ParamSpec> = PARAMETERS.iter().copied().flatten().collect();
        let mut priors: Vec<(u32, Prior)> = specs.iter().map(|s| (s.key(), s.prior())).collect();
        let mut unknown = Vec::new();
        for o in overrides {
            match specs.iter().position(|s| s.path() == o.path) {
                Some(i) => priors[i].1 = o.prior.clone(),
                None => unknown.push((o, specs.iter().map(|s| s.path()).collect())),
            }
        }
        if unknown.is_empty() { Ok(Self { priors }) } else { Err(unknown) }
    }

    /// The rules of one history.
    #[must_use]
    pub fn sample(&self, draws: &Draws, switches: Switches) -> Rules {
        let setup = Setup::from(switches);
        Rules { switches, ..self.take(&mut Intake::new(*draws, &setup)) }
    }

    /// The rules with the values that an intake gives, and all switches as the model stands.
    pub(crate) fn take(&self, intake: &mut Intake<'_>) -> Rules {
        let specs = PARAMETERS.iter().copied().flatten();
        let value = |((key, prior), spec): (&(u32, Prior), &ParamSpec)| {
            let key = Key::Parameter(*key);
            intake.take(key, prior, || Input {
                path: spec.path(),
                label: spec.doc.trim().to_owned(),
                unit: spec.unit,
                prior: prior.clone(),
                source: spec.source.to_owned(),
                key,
            })
        };
        let values: Vec<f64> = self.priors.iter().zip(specs).map(value).collect();
        Rules::from_values(&values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_parameter_has_a_unit_a_source_an_ordered_range_and_a_name_of_its_own() {
        let mut seen = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for spec in PARAMETERS.iter().copied().flatten() {
            assert!(seen.insert(spec.path()), "{} twice", spec.path());
            assert!(keys.insert(spec.key()), "{}: key clash", spec.path());
            assert!(!spec.unit.is_empty() && !spec.source.is_empty() && !spec.doc.is_empty(), "{}", spec.path());
            assert!(spec.low <= spec.central && spec.central <= spec.high, "{}", spec.path());
        }
    }

    #[test]
    fn sampled_rules_stay_in_range_and_repeat() {
        let priors = RulePriors::new([]).unwrap();
        let a = priors.sample(&Draws::new(1, 1), Switches::default());
        assert_eq!(a, priors.sample(&Draws::new(1, 1), Switches::default()));
        assert_ne!(a, priors.sample(&Draws::new(1, 2), Switches::default()));
    }
}
