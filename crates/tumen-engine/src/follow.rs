//! What follows from what: the one table of who reacts to a moment, in which order, and of who may take a matter in hand.

use crate::moment::{Matter, Moment};
use crate::processes::bonds::{aftermath, allegiance, dues, favour, help};
use crate::processes::court::{family, reign, throne};
use crate::processes::peoples::{arise, migration, refuge, remnant};
use crate::processes::realm::{appanage, census, drift, levy, notables, pay, revolt};
use crate::processes::war::{border, dikes, encounter, hire, march, pursuit, siege, strategy};
use crate::processes::{news, outside};
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};

impl Sim<'_> {
    /// Writes an event of today into the chronicle and lets the news of it travel.
    pub(crate) fn tell(&mut self, mut event: Event) -> EventId {
        event.day = self.world.today;
        let id = self.world.chronicle.push(event);
        news::spread(self, id);
        id
    }

    /// Everybody concerned reacts to what has come about.
    pub(crate) fn follow(&mut self, moment: Moment<'_>) {
        let sim = self;
        match moment {
            Moment::SetOut(host) => march::next_leg(sim, host),
            Moment::FugitiveHalts(host) => pursuit::stop(sim, host),
            Moment::Passes(host) => revolt::approach(sim, host),
            Moment::CameHome(host) => {
                outside::came_home(sim, host);
                march::assembly::came_home(sim, host);
            }
            Moment::PeopleComes { host, aim } => migration::arrive(sim, host, aim),
            Moment::BeforeWalls { host, place } => siege::begin(sim, host, place),
            Moment::WalksIn { host, place, how, cause } => siege::settlement::take(sim, host, place, how, cause),
            Moment::LooksAbout { host, aim } => hire::after_help(sim, host, aim),
            Moment::QuarryFound { host, quarry } => pursuit::demand(sim, host, quarry),
            Moment::Defeat { winner, loser, men, losses, event } => {
                throne::coup::after_defeat(sim, loser, event);
                appanage::after_defeat(sim, loser, men, event);
                levy::come_over(sim, loser, winner, Some(Cause::Event(event)));
                dues::compensation::lost(sim, loser, winner, losses, event);
                dues::terms::spoils(sim, winner, loser, men, event);
            }
            Moment::FieldTaken { losers, by, place, event } => {
                encounter::captives::take(sim, losers, by, place, event);
            }
            Moment::BattleOver { lines, sides: (winner, loser), before, place, event } => {
                aftermath::of_battle(sim, lines, (winner, loser), before, place, event);
                siege::settlement::defeat::after_defeat(sim, loser, winner, before, event);
            }
            Moment::RulerFlees { host, cause } => pursuit::take_flight(sim, host, cause),
            Moment::Taken { person, by, place, cause } => pursuit::capture(sim, person, by, place, cause),
            Moment::CityFalls { place, holder, event } => pursuit::chased_out(sim, place, holder, event),
            Moment::LandWon { polity, host, place, event } => migration::settle(sim, polity, host, place, event),
            Moment::NewLord { place, event } => notables::new_lord(sim, place, event),
            Moment::LandLost { polity, place, event } => migration::herds::withdraw(sim, polity, place, event),
            Moment::GrievanceMoves(place) => revolt::retime(sim, place),
            Moment::Truce { a, b, event } => encounter::captives::set_free(sim, a, b, event),
            Moment::Opening { polity, ruler, chance, event } => {
                throne::coup::opportunity(sim, polity, ruler, chance, event);
            }
            Moment::ThroneEmpty { polity, gone, cause } => throne::succession::vacated(sim, polity, gone, cause),
            Moment::PowerPasses { polity, house_ends, cause } => appanage::shaken(sim, polity, house_ends, cause),
            Moment::DiedInBed { person, polity, cause } => dues::terms::advice(sim, person, polity, cause),
            Moment::ReignBegins { polity, event } => {
                pay::salary::accession(sim, polity, event);
                reign::begun(sim, polity);
            }
            Moment::PersonComes(person) => {
                throne::succession::expect_death(sim, person);
                family::birth::expect(sim, person);
            }
            Moment::MayWed(person) => family::birth::wed(sim, person),
            Moment::EscortStays { host, client, cause } => {
                hire::leave_part(sim, host, client, cause);
            }
            Moment::PowerEnded { polity, event } => remnant::disperse(sim, polity, event),
            Moment::Refounded { polity, place, event } => remnant::bow(sim, polity, place, event),
            Moment::TakenIn { polity, host, court } => remnant::go_under(sim, polity, host, court),
            Moment::AsksRefuge { person, host, band, cause } => refuge::ask(sim, person, host, band, cause),
            Moment::HomageSeason { polity, row } => dues::homage::season(sim, polity, row),
            Moment::Threatened { polity, against, place, event } => {
                help::appeal::raise(sim, polity, against, place, event);
            }
            Moment::RemoteAsked { to, from, against, event } => border::raid::help(sim, to, from, against, event),
            Moment::VassalStays { polity } => help::arbitration::make_up(sim, polity),
            Moment::VassalLeaves { polity, bond, patron, why } => allegiance::leave(sim, polity, bond, patron, why),
            Moment::Sent { polity, motive, force, news } => strategy::dispatch(sim, polity, motive, force, news),
            Moment::Council { polity, cause } => strategy::council_on_news(sim, polity, cause),
            Moment::BandCouncil(polity) => migration::council(sim, polity),
            Moment::TaxesIn { polity, income, short } => {
                pay::hoard::year(sim, polity, income);
                levy::refill_hosts(sim, polity);
                census::consider(sim, polity, short);
                notables::look_about(sim, polity);
                dues::commissioner::look_after(sim, polity);
                drift::year(sim, polity);
            }
        }
    }

    /// Goes from one to the next until somebody takes the matter in hand; whether anybody has.
    pub(crate) fn put(&mut self, matter: Matter<'_>) -> bool {
        let sim = self;
        match matter {
            Matter::LegAhead { host, to } => {
                dikes::approach(sim, host, to);
                dikes::turns_back(sim, host, to)
            }
            Matter::Meets(host) => !encounter::meet(sim, host),
            Matter::AtGoal(host) => aftermath::sits(sim, host) || throne::enthroned::arrives(sim, host),
            Matter::Facing { place, line, a, b, p } => encounter::mediation::between(sim, place, line, a, b, p),
            Matter::HelpPromised { helper, asker, event } => !favour::price(sim, helper, asker, event),
            Matter::Oath { captive, court, captor } => siege::settlement::defeat::by_oath(sim, captive, court, captor),
            Matter::ThroneInReach { host, holder, place, event } => {
                throne::enthroned::takes(sim, host, holder, place, event)
                    || throne::succession::dispute::decided(sim, host, holder, place, event)
            }
            Matter::LastLandLost { polity, place, event } => migration::herds::displaced(sim, polity, place, event),
            Matter::CityFree { place, holder, event } => arise::city(sim, place, holder, event),
            Matter::HelpGranted { of, ward, against, event } => march::assembly::call(sim, of, ward, against, event),
            Matter::ArmyComing { to, from, place, event } => {
                // A host on its way to somebody else's place is no reason to give up one's own.
                let ours = sim.world.place(place).holder == to;
                if ours && siege::settlement::submit_early(sim, to, from, event) {
                    return true;
                }
                help::appeal::raise(sim, to, from, place, event);
                dikes::defend(sim, to, place, from, event);
                false
            }
        }
    }
}
