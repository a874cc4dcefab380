//! The gazetteer in the Linked Places format 1.2, a GeoJSON whose places have attested names, types,
//! relations and descriptions. Names, relations and descriptions that claims give carry the claim and
//! the sentence from which they are.

use super::graph::{Graph, sort};
use super::values::tag;
use super::{ExportError, Frame, dates, place_parts};
use crate::claim::{Claim, Dating, Modality, Value};
use crate::record::Record;
use crate::things::{EntityKind, Thing};
use serde::Serialize;
use serde_json::{Value as Json, json};
use tumen_base::PlaceId;
use tumen_geo::Place;

/// Where the format says what its keys mean.
const CONTEXT: &str =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld";

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "type")]
    sort: &'a str,
    #[serde(rename = "@context")]
    context: &'a str,
    features: Vec<Feature>,
}

#[derive(Serialize)]
struct Feature {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "type")]
    sort: &'static str,
    properties: Json,
    geometry: Json,
    names: Vec<Json>,
    types: Vec<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Json>,
}

/// Writes the gazetteer.
pub(super) fn write(record: &Record, frame: &Frame<'_>) -> Result<String, ExportError> {
    let desk = Desk { record, graph: Graph::new(frame.id) };
    let features = record.places.iter().enumerate().map(|(at, place)| desk.feature(PlaceId::at(at), place));
    let collection = Collection { sort: "FeatureCollection", context: CONTEXT, features: features.collect() };
    let text = serde_json::to_string_pretty(&collection).map_err(|error| ExportError::new("Linked Places", error))?;
    Ok(text + "\n")
}

struct Desk<'a> {
    record: &'a Record,
    graph: Graph,
}

impl Desk<'_> {
    fn feature(&self, id: PlaceId, place: &Place) -> Feature {
        let this = Thing::Place(id);
        let mut names = vec![json!({ "toponym": place.name, "citations": [{ "label": place.source }] })];
        names.extend(place.aliases.iter().map(|alias| json!({ "toponym": alias })));
        let (mut relations, mut descriptions) = (Vec::new(), Vec::new());
        for claim in &self.record.claims {
            let others = named(&claim.value);
            let denied = claim.modality == Modality::Denied;
            match &claim.value {
                _ if claim.about != this && !others.contains(&this) => {}
                _ if denied => descriptions.push(self.description(claim)),
                Value::Name(name) => {
                    let tag = tag(&name.language, &name.script);
                    names.push(json!({ "toponym": name.form, "lang": tag, "citations": [self.citation(claim)] }));
                }
                _ if claim.about != this && self.is_placed(claim.about) => {
                    relations.push(self.relation(claim, claim.about))
                }
                _ if claim.about == this && !others.is_empty() && others.iter().all(|other| self.is_placed(*other)) => {
                    relations.extend(others.iter().map(|other| self.relation(claim, *other)));
                }
                _ => descriptions.push(self.description(claim)),
            }
        }
        Feature {
            id: self.iri(this),
            sort: "Feature",
            properties: json!({ "title": place.name }),
            geometry: json!({ "type": "GeometryCollection", "geometries": [{
                "type": "Point",
                "coordinates": [place.lon, place.lat],
                "certainty": place_parts::certainty(&place.quality),
                "citations": [{ "label": format!("{} (quality {})", place.source, place.quality) }],
            }] }),
            names,
            types: vec![kind(place)],
            relations,
            descriptions,
        }
    }

    /// That a place has to do with another place or a polity, as a claim says.
    fn relation(&self, claim: &Claim, other: Thing) -> Json {
        let within = claim.property.name == "part_of" && claim.about != other;
        let mut relation = json!({
            "relationType": if within { "gvp:broaderPartitive" } else { "gvp:tgn3000_related_to" },
            "relationTo": self.iri(other),
            "label": self.record.tell(claim),
            "citations": [self.citation(claim)],
        });
        let Some(object) = relation.as_object_mut() else { return relation };
        if let Some(when) = claim.at.as_ref().and_then(when) {
            object.insert("when".into(), when);
        }
        if claim.modality == Modality::Hedged {
            object.insert("certainty".into(), "less-certain".into());
        }
        relation
    }

    /// Whether a place can be related to it: to places, regions and polities, but not to persons or to
    /// what happens.
    fn is_placed(&self, thing: Thing) -> bool {
        match thing {
            Thing::Place(_) => true,
            Thing::Entity(id) => matches!(self.record.entity(id).kind, EntityKind::Region | EntityKind::Polity),
            Thing::Happening(_) | Thing::Source(_) => false,
        }
    }

    fn description(&self, claim: &Claim) -> Json {
        json!({ "@id": self.claim(claim), "value": self.record.tell(claim), "lang": "en" })
    }

    /// The sentence in which a claim stands.
    fn citation(&self, claim: &Claim) -> Json {
        json!({ "label": self.record.locus(claim), "@id": self.claim(claim) })
    }

    fn claim(&self, claim: &Claim) -> String {
        self.graph.node("claim", &claim.id).into_string()
    }

    fn iri(&self, thing: Thing) -> String {
        self.graph.node(sort(thing), self.record.id(thing)).into_string()
    }
}

/// The things that a value names.
fn named(value: &Value) -> Vec<Thing> {
    match value {
        Value::Places(list) | Value::Who(list) => list.clone(),
        Value::Near(place, ..) => vec![*place],
        _ => Vec::new(),
    }
}

fn kind(place: &Place) -> Json {
    let own = json!([{ "label": place_parts::label(place.kind), "lang": "en" }]);
    match place_parts::thesaurus(place.kind) {
        Some((number, term)) => json!({ "identifier": format!("aat:{number}"), "label": term, "sourceLabels": own }),
        None => json!({
            "identifier": super::graph::own("place", place_parts::label(place.kind)).into_string(),
            "label": place_parts::label(place.kind),
            "sourceLabels": own,
        }),
    }
}

/// A time-span; none without a beginning, which the format wants.
fn when(at: &Dating) -> Option<Json> {
    let (first, last) = dates::bounds(at);
    let mut span = serde_json::Map::new();
    span.insert("start".into(), json!({ "earliest": dates::gregorian(first?) }));
    if let Some(last) = last {
        span.insert("end".into(), json!({ "latest": dates::gregorian(last) }));
    }
    Some(json!({ "timespans": [span], "label": dates::words(at) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_geo::PlaceKind;

    const TEXTS: [(&str, &str); 4] = [
        (
            "record/sources.toml",
            "[[source]]\nid = 'guide'\ntitle = 'A guide'\nkind = 'survey'\ncitation = 'Old, A guide'\n",
        ),
        (
            "record/documents/guide.csv",
            "unit,section,paragraph,kind,words,begins,none,digest\na.1,Sights,1,sentence,9,The town,,00\n",
        ),
        ("record/entities.toml", "[[entity]]\nid = 'valley'\nlabel = 'the valley'\nkind = 'region'\n"),
        (
            "record/claims.toml",
            "source = 'guide'\n\
             [[claim]]\nid = 'a'\nlocus = 'a.1'\nabout = 'town'\nproperty = 'part_of'\nvalue = 'valley'\nmodality = 'hedged'\n\
             [[claim]]\nid = 'b'\nlocus = 'a.1'\nabout = 'town'\nproperty = 'name'\nvalue = { form = 'Burg', language = 'de' }\nmodality = 'denied'\n\
             [[claim]]\nid = 'c'\nlocus = 'a.1'\nabout = 'town'\nproperty = 'name'\nvalue = { form = 'Stadt', language = 'de' }\n",
        ),
    ];

    #[test]
    fn what_is_denied_is_no_name_and_what_is_hedged_is_less_certain() {
        let town = Place {
            id: "town".into(),
            name: "Town".into(),
            aliases: vec!["Towne".into()],
            lat: 40.0,
            lon: 70.0,
            kind: PlaceKind::City,
            quality: "B".into(),
            source: "a map".into(),
        };
        let record = Record::read(TEXTS, &tumen_geo::Graph::new(vec![town], Vec::new())).unwrap();
        let frame = Frame { id: "tiny", title: "", licence: "", authors: &[] };
        let text = write(&record, &frame).unwrap();
        let feature = serde_json::from_str::<Json>(&text).unwrap()["features"][0].clone();
        let names: Vec<&str> =
            feature["names"].as_array().unwrap().iter().filter_map(|n| n["toponym"].as_str()).collect();
        assert_eq!(names, ["Town", "Towne", "Stadt"]);
        assert_eq!(feature["names"][2]["citations"][0]["label"], "A guide, Sights 1");
        assert_eq!(feature["relations"][0]["certainty"], "less-certain");
        assert_eq!(feature["relations"][0]["relationType"], "gvp:broaderPartitive");
        assert_eq!(feature["relations"][0]["relationTo"], "https://tumen.example/tiny/entity/valley");
        assert_eq!(feature["descriptions"][0]["@id"], "https://tumen.example/tiny/claim/b");
    }
}
