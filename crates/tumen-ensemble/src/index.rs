//! All patterns of a scenario, found in one pass over a chronicle. Patterns are kept by the kinds of
//! event they look for, so that an event meets only the few that could match it.

use tumen_base::{Day, PersonId};
use tumen_engine::world::chronicle::Detail;
use tumen_engine::{Event, World};
use tumen_scenario::EventKind;
use tumen_scenario::measure::{Pattern, Who};

/// Patterns by kind of event.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    patterns: Vec<Pattern>,
    by_kind: Vec<Vec<u16>>,
}

/// What a pattern found in one chronicle. Positions are those of the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub first: Option<u32>,
    pub last: Option<u32>,
    pub count: u32,
}

impl Index {
    pub fn new() -> Self {
        Self { patterns: Vec::new(), by_kind: vec![Vec::new(); EventKind::ALL.len()] }
    }

    /// Adds a pattern and says where its result will stand. Equal patterns share one.
    pub fn add(&mut self, pattern: &Pattern) -> usize {
        if let Some(same) = self.patterns.iter().position(|p| p == pattern) {
            return same;
        }
        let slot = self.patterns.len();
        let number = u16::try_from(slot).expect("a scenario has fewer than 65,536 patterns");
        let kinds = if pattern.kinds.is_empty() { EventKind::ALL } else { &pattern.kinds };
        for kind in kinds {
            let list = &mut self.by_kind[*kind as usize];
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
        self.patterns.push(pattern.clone());
        slot
    }

    /// What each pattern finds in the chronicle of a world.
    pub fn scan(&self, world: &World) -> Vec<Found> {
        self.scan_events(world.chronicle.events(), Some(world))
    }

    fn scan_events(&self, events: &[Event], world: Option<&World>) -> Vec<Found> {
        let mut found = vec![Found::default(); self.patterns.len()];
        for (at, event) in events.iter().enumerate() {
            let at = at as u32;
            for slot in &self.by_kind[event.kind as usize] {
                let slot = usize::from(*slot);
                if matches(&self.patterns[slot], event, world) {
                    let f = &mut found[slot];
                    f.first = f.first.or(Some(at));
                    f.last = Some(at);
                    f.count += 1;
                }
            }
        }
        found
    }

    /// The first event on or after a day that a pattern matches.
    pub fn first_since<'w>(&self, slot: usize, world: &'w World, day: Day) -> Option<&'w Event> {
        self.first_event_since(slot, world.chronicle.events(), Some(world), day)
    }

    fn first_event_since<'w>(
        &self,
        slot: usize,
        events: &'w [Event],
        world: Option<&World>,
        day: Day,
    ) -> Option<&'w Event> {
        let pattern = &self.patterns[slot];
        let start = events.partition_point(|e| e.day < day);
        events[start..]
            .iter()
            .find(|e| (pattern.kinds.is_empty() || pattern.kinds.contains(&e.kind)) && matches(pattern, e, world))
    }
}

/// Whether an event has what a pattern asks, its kind apart.
fn matches(p: &Pattern, e: &Event, world: Option<&World>) -> bool {
    fn admits<T: PartialEq>(list: &[T], one: Option<T>) -> bool {
        list.is_empty() || one.is_some_and(|x| list.contains(&x))
    }
    let (faith, policy) = match e.detail {
        Detail::Faith(f) => (Some(f), None),
        Detail::Policy(f, policy) => (Some(f), Some(policy)),
        _ => (None, None),
    };
    admits(&p.place, e.place)
        && admits(&p.actor, e.actor)
        && admits(&p.other, e.other)
        && is(&p.person, e.person, e.day, world)
        && is(&p.target, e.target, e.day, world)
        && admits(&p.faith, faith)
        && admits(&p.policy, policy)
        && p.after.is_none_or(|day| e.day >= day)
        && p.before.is_none_or(|day| e.day <= day)
}

/// Whether a person is who a pattern asks for, as things stood on the day.
fn is(who: &Who, one: Option<PersonId>, day: Day, world: Option<&World>) -> bool {
    if who.is_anybody() {
        return true;
    }
    let (Some(one), Some(world)) = (one, world) else {
        // Roles are read off a world; names are not.
        return one.is_some_and(|one| !who.named.is_empty() && who.named.contains(&one));
    };
    let of_the_house = who.ruler_of.is_none_or(|polity| {
        let number = world.reigns.number(polity, one, day);
        number.is_some_and(|n| who.reign.is_none_or(|wanted| usize::from(wanted) == n))
    });
    of_the_house && who.admits_name(one) && who.woman.is_none_or(|woman| woman != world.person(one).male)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_base::{FaithId, PlaceId, PolityId};
    use tumen_scenario::Policy;

    fn event(kind: EventKind, day: i32) -> Event {
        let mut e = Event::new(kind);
        e.day = Day(day);
        e
    }

    fn of(kinds: &[EventKind]) -> Pattern {
        Pattern { kinds: kinds.to_vec(), ..Pattern::default() }
    }

    #[test]
    fn first_last_and_count_by_kind_place_and_span() {
        let (here, there) = (PlaceId(3), PlaceId(4));
        let events = [
            event(EventKind::Revolt, 1).at(here),
            event(EventKind::Battle, 2).at(here),
            event(EventKind::Revolt, 5).at(there),
            event(EventKind::Revolt, 9).at(here),
        ];
        let mut index = Index::new();
        let all = index.add(&of(&[EventKind::Revolt]));
        let at_here = index.add(&Pattern { place: vec![here], ..of(&[EventKind::Revolt]) });
        let span = index.add(&Pattern { after: Some(Day(2)), before: Some(Day(5)), ..of(&[]) });
        let never = index.add(&of(&[EventKind::Coup]));
        assert_eq!(index.add(&of(&[EventKind::Revolt])), all);
        let found = index.scan_events(&events, None);
        assert_eq!(found[all], Found { first: Some(0), last: Some(3), count: 3 });
        assert_eq!(found[at_here], Found { first: Some(0), last: Some(3), count: 2 });
        assert_eq!(found[span], Found { first: Some(1), last: Some(2), count: 2 });
        assert_eq!(found[never], Found::default());
        assert_eq!(index.first_event_since(all, &events, None, Day(2)).map(|e| e.day), Some(Day(5)));
        assert_eq!(index.first_event_since(all, &events, None, Day(10)), None);
    }

    #[test]
    fn an_empty_slot_of_an_event_matches_no_list() {
        let mut index = Index::new();
        let slot = index.add(&Pattern { actor: vec![PolityId(1)], ..of(&[EventKind::War]) });
        assert_eq!(index.scan_events(&[event(EventKind::War, 1)], None)[slot].count, 0);
        assert_eq!(index.scan_events(&[event(EventKind::War, 1).actor(PolityId(1))], None)[slot].count, 1);
    }

    #[test]
    fn faith_and_policy_are_read_from_the_detail() {
        let policy = |f, p| event(EventKind::Policy, 1).detail(Detail::Policy(FaithId(f), p));
        let mut index = Index::new();
        let slot = index.add(&Pattern {
            faith: vec![FaithId(0)],
            policy: vec![Policy::Persecute, Policy::Force],
            ..of(&[EventKind::Policy])
        });
        let relief = index.add(&Pattern { faith: vec![FaithId(0)], ..of(&[EventKind::Proclamation]) });
        let events = [
            policy(0, Policy::Restrict),
            policy(1, Policy::Force),
            policy(0, Policy::Force),
            event(EventKind::Proclamation, 2).detail(Detail::Faith(FaithId(0))),
        ];
        let found = index.scan_events(&events, None);
        assert_eq!(found[slot], Found { first: Some(2), last: Some(2), count: 1 });
        assert_eq!(found[relief].count, 1);
    }
}
