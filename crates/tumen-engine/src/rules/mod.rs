//! The parameters of all mechanisms for one history, sampled from their priors, and the switches by
//! which an experiment turns a mechanism off.

use crate::inputs::{Input, Intake, Key, Setup};
use serde::{Deserialize, Serialize};
use tumen_base::{Draws, ParamSpec, Prior};
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
    ($($(#[$doc:meta])* mod $field:ident: $type:ident;)*) => {
        $(mod $field; pub use $field::$type;)*

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
    mod travel: Travel;
    /// Battles.
    mod battle: BattleRules;
    /// Food and grass.
    mod supply: SupplyRules;
    /// Sieges.
    mod siege: SiegeRules;
    /// Wages.
    mod pay: PayRules;
    /// Taxes and trade.
    mod revenue: RevenueRules;
    /// Faiths and grievance.
    mod faith: FaithRules;
    /// Risings.
    mod revolt: RevoltRules;
    /// Vassals' choices.
    mod allegiance: AllegianceRules;
    /// Tribute.
    mod tribute: TributeRules;
    /// Appeals for help.
    mod appeal: AppealRules;
    /// Deaths and heirs.
    mod succession: SuccessionRules;
    /// Plots.
    mod coup: CoupRules;
    /// Refugees.
    mod refuge: RefugeRules;
    /// Marriages.
    mod kinship: KinshipRules;
    /// News and beliefs.
    mod news: NewsRules;
    /// Councils.
    mod strategy: StrategyRules;
    /// Flight and pursuit.
    mod pursuit: PursuitRules;
    /// What victors do.
    mod settlement: SettlementRules;
    /// What is left of the beaten.
    mod remnant: RemnantRules;
    /// Births.
    mod birth: BirthRules;
    /// Men and land.
    mod levy: LevyRules;
    /// Peoples on the move.
    mod migration: MigrationRules;
    /// Strangers called in.
    mod invitation: InvitationRules;
    /// Herdsmen as guests.
    mod herds: HerdsRules;
    /// Rolls and counts.
    mod census: CensusRules;
    /// Local notable families.
    mod notables: NotablesRules;
    /// Commissioners at vassals' courts.
    mod commissioner: CommissionerRules;
    /// Men of religion who make peace.
    mod mediation: MediationRules;
    /// Slow change of faith.
    mod drift: DriftRules;
    /// Unions of peoples.
    mod union: UnionRules;
    /// Homage asked.
    mod homage: HomageRules;
    /// Raids over the edge of the map.
    mod raid: RaidRules;
    /// Border markets.
    mod market: MarketRules;
    /// Deserters over a far border.
    mod deserters: DeserterRules;
    /// Defence by water and fire.
    mod dikes: DikesRules;
    /// Coalitions called together.
    mod assembly: AssemblyRules;
    /// Captives of a battle.
    mod captives: CaptivesRules;
    /// What follows a great defeat.
    mod aftermath: AftermathRules;
    /// Rule for a child.
    mod regency: RegencyRules;
    /// Wills.
    mod will: WillRules;
    /// Plots in the palace.
    mod palace: PalaceRules;
    /// The custom of two clans.
    mod clan: ClanRules;
    /// Titles.
    mod titles: TitleRules;
    /// Eras, coins and seals.
    mod reign: ReignRules;
    /// Whether soldiers get a wage.
    mod salary: SalaryRules;
    /// What a full treasury is spent on.
    mod hoard: HoardRules;
    /// Lands in place of wages.
    mod appanage: AppanageRules;
    /// Overlords between their vassals.
    mod arbitration: ArbitrationRules;
    /// Claimants and their backers.
    mod claimant: ClaimantRules;
    /// Troops for hire.
    mod hire: HireRules;
    /// The turn of the vassals.
    mod contagion: ContagionRules;
    /// Commanders in the field.
    mod campaign: CampaignRules;
    /// Submission after defeat.
    mod submission: SubmissionRules;
    /// Peoples moved by order.
    mod decree: DecreeRules;
    /// The favour of a faith's higher authority.
    mod favour: FavourRules;
    /// Children promised to each other.
    mod betrothal: BetrothalRules;
    /// Kinsmen of raiders moved away from a border.
    mod inward: InwardRules;
    /// Wars for a throne within the house.
    mod dispute: DisputeRules;
    /// Powers that come into being.
    mod arise: AriseRules;
    /// Vassals who call in an enemy.
    mod betrayal: BetrayalRules;
    /// Envoys.
    mod envoy: EnvoyRules;
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
