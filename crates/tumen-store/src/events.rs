//! `events.parquet`: one row for each event of the histories whose events are kept.

use crate::histories::{History, to_date32};
use arrow_array::builder::{ListBuilder, UInt32Builder};
use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray, UInt32Array, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::sync::Arc;
use tumen_base::{PersonId, PolityId};
use tumen_engine::battle::Incident;
use tumen_engine::story;
use tumen_engine::world::chronicle::{AimKind, Detail};
use tumen_engine::{Act, Cause, Event};
use tumen_scenario::{Policy, Scenario};

/// The columns. Places, polities, persons and faiths are told by their ids in the pack.
#[must_use]
pub fn schema() -> SchemaRef {
    let some = |name: &str, data| Field::new(name, data, false);
    let maybe = |name: &str| Field::new(name, DataType::Utf8, true);
    let whole = |name: &str| some(name, DataType::UInt32);
    let causes = DataType::List(Arc::new(whole("element")));
    Arc::new(Schema::new(vec![
        some("history", DataType::UInt64),
        whole("event"),
        some("day", DataType::Date32),
        some("kind", DataType::Utf8),
        maybe("place"),
        maybe("actor"),
        maybe("other"),
        maybe("person"),
        maybe("target"),
        whole("men"),
        whole("other_men"),
        whole("losses"),
        whole("other_losses"),
        Field::new("dinars", DataType::Int64, true),
        maybe("faith"),
        maybe("detail"),
        maybe("cause"),
        some("causes", causes),
    ]))
}

/// The events of some histories as a batch.
///
/// # Errors
/// If the columns do not fit together, which would be an error in Tumen.
pub fn batch<'e>(def: &'e Scenario, schema: &SchemaRef, histories: &'e [History]) -> Result<RecordBatch, ArrowError> {
    let all: Vec<(u64, u32, &'e Event)> = histories
        .iter()
        .flat_map(|h| h.events.iter().flatten().zip(0..).map(|(event, number)| (h.row.history, number, event)))
        .collect();
    let events = || all.iter().map(|(_, _, event)| *event);
    let text = |read: &dyn Fn(&'e Event) -> Option<&'e str>| -> ArrayRef {
        Arc::new(events().map(read).collect::<StringArray>())
    };
    let whole =
        |read: &dyn Fn(&Event) -> u32| -> ArrayRef { Arc::new(UInt32Array::from_iter_values(events().map(read))) };
    let polity = |p: Option<PolityId>| p.map(|p| def.polities[p.index()].id.as_str());
    let person = |read: &dyn Fn(&Event) -> Option<PersonId>| -> ArrayRef {
        Arc::new(events().map(|e| read(e).map(|p| story::person_id(def, p))).collect::<StringArray>())
    };
    let mut causes = ListBuilder::new(UInt32Builder::new()).with_field(Field::new("element", DataType::UInt32, false));
    for event in events() {
        for cause in event.causes() {
            if let Cause::Event(earlier) = cause {
                causes.values().append_value(earlier.0);
            }
        }
        causes.append(true);
    }
    let arrays: Vec<ArrayRef> = vec![
        Arc::new(UInt64Array::from_iter_values(all.iter().map(|(history, _, _)| *history))),
        Arc::new(UInt32Array::from_iter_values(all.iter().map(|(_, number, _)| *number))),
        Arc::new(Date32Array::from_iter_values(events().map(|e| to_date32(e.day)))),
        text(&|e| Some(e.kind.name())),
        text(&|e| e.place.map(|p| def.graph.place(p).id.as_str())),
        text(&|e| polity(e.actor)),
        text(&|e| polity(e.other)),
        person(&|e| e.person),
        person(&|e| e.target),
        whole(&|e| e.men),
        whole(&|e| e.other_men),
        whole(&|e| e.losses),
        whole(&|e| e.other_losses),
        Arc::new(events().map(|e| e.detail.number()).collect::<Int64Array>()),
        text(&|e| faith(def, e.detail)),
        text(&|e| detail(def, e.detail)),
        text(&|e| e.causes().next().map(cause)),
        Arc::new(causes.finish()),
    ];
    RecordBatch::try_new(Arc::clone(schema), arrays)
}

fn faith(def: &Scenario, detail: Detail) -> Option<&str> {
    match detail {
        Detail::Faith(f) | Detail::Policy(f, _) | Detail::Act(Act::Policy(_, f, _)) => Some(&def.faiths[f.index()].id),
        _ => None,
    }
}

/// The detail in a word: policy, aim, incident of a battle, act of an experiment, or row of an outside event.
fn detail(def: &Scenario, detail: Detail) -> Option<&str> {
    Some(match detail {
        Detail::None
        | Detail::Dinars(_)
        | Detail::Days(_)
        | Detail::Households(_)
        | Detail::Faith(_)
        | Detail::Told(_) => return None,
        Detail::Polity(p) => &def.polities[p.index()].id,
        Detail::People(p) => &def.peoples[p.index()].id,
        Detail::Authority(f) => def.faiths[f.index()].authority.as_deref()?,
        Detail::Title(p, n) => &def.polities[p.index()].titles[usize::from(n)].name,
        Detail::Era(p, n, _) => &def.polities[p.index()].eras[usize::from(n)],
        Detail::Outside(row) => &def.outside[usize::from(row)].id,
        Detail::Policy(_, policy) => self::policy(policy),
        Detail::Aim(aim) => match aim {
            AimKind::Conquer => "conquer",
            AimKind::Recover => "recover",
            AimKind::Punish => "punish",
            AimKind::Relieve => "relieve",
            AimKind::Raid => "raid",
            AimKind::Hunt => "hunt",
            AimKind::Guard => "guard",
            AimKind::Migrate => "migrate",
        },
        Detail::Act(act) => match act {
            Act::War(..) => "war",
            Act::Peace(..) => "peace",
            Act::Neutral(..) => "neutral",
            Act::Submit(..) => "submit",
            Act::Leave(_) => "leave",
            Act::Attack(..) => "attack",
            Act::Recall(_) => "recall",
            Act::Policy(_, _, policy) => self::policy(policy),
            Act::Die(_) => "die",
        },
        Detail::Incident(incident) => match incident {
            Incident::Surprise => "surprise",
            Incident::NightSurprise => "night_surprise",
            Incident::WindAndDust => "wind_and_dust",
            Incident::CommanderAbsent => "commander_absent",
            Incident::FeignedFlight => "feigned_flight",
            Incident::Encirclement => "encirclement",
            Incident::PinnedAgainstObstacle => "pinned_against_obstacle",
        },
    })
}

fn policy(policy: Policy) -> &'static str {
    match policy {
        Policy::Patronise => "patronise",
        Policy::Tolerate => "tolerate",
        Policy::Restrict => "restrict",
        Policy::Persecute => "persecute",
        Policy::Force => "force",
    }
}

/// What kind of thing a cause is.
fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Event(_) => "event",
        Cause::Grudge(_) => "grudge",
        Cause::Vassalage(_) => "vassalage",
        Cause::Claim(_) => "claim",
        Cause::Outside(_) => "outside",
        Cause::Character(_) => "character",
        Cause::Ambition(_) => "ambition",
        Cause::OldPolicy(..) => "old_policy",
    }
}
