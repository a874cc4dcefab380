//! Small worlds in a few words. Each call adds a record; what matters to a test is written as
//! `"key = value; key = value"`, with the keys and values of the pack files (strings in single quotes in
//! what becomes TOML, bare in what becomes CSV), and everything else has a quiet default: nobody is
//! ambitious, nobody dies in bed, every man is a fair horseman.
//!
//! Two faiths, `sun` and `moon`; one people, `folk`, unless others are added. A polity brings its ruler
//! (`<id>_ruler`), a grown son (`<id>_heir`), and a garrison in its capital.

use tumen_scenario::{Files, Scenario, load};

/// Keys and values of one record, in order.
#[derive(Clone, Debug)]
struct Record(Vec<(String, String)>);

impl Record {
    /// The defaults with some put in their place.
    fn new(defaults: &str, given: &str) -> Self {
        let mut record = Self(Vec::new());
        record.set(defaults);
        record.set(given);
        record
    }

    fn set(&mut self, words: &str) {
        for part in words.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or_else(|| panic!("`{part}` is not `key = value`"));
            let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
            match self.0.iter_mut().find(|(k, _)| *k == key) {
                Some((_, old)) => *old = value,
                None => self.0.push((key, value)),
            }
        }
    }

    /// Takes a key out.
    fn take(&mut self, key: &str) -> Option<String> {
        let at = self.0.iter().position(|(k, _)| k == key)?;
        Some(self.0.remove(at).1)
    }

    fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(k, _)| k == key).map_or_else(|| panic!("no key `{key}`"), |(_, v)| v)
    }

    fn toml(&self, table: &str) -> String {
        let lines: String = self.0.iter().map(|(k, v)| format!("{k} = {v}\n")).collect();
        format!("[[{table}]]\n{lines}source = 'invented'\n\n")
    }

    /// A row with these columns; there must be no other keys.
    fn csv(&self, columns: &[&str]) -> String {
        for (key, _) in &self.0 {
            assert!(columns.contains(&key.as_str()), "`{key}` is not one of {columns:?}");
        }
        let cells: Vec<&str> = columns.iter().map(|c| self.get(c)).collect();
        cells.join(",") + ",invented\n"
    }
}

const PLACE: &[&str] = &["id", "name", "aliases", "lat", "lon", "kind", "coord_quality"];
const SETTLEMENT: &[&str] = &[
    "place",
    "households",
    "households_low",
    "households_high",
    "walls",
    "farm_days",
    "pasture_km2",
    "trade",
    "quality",
];
const ROUTE: &[&str] = &[
    "from",
    "to",
    "km",
    "terrain",
    "climb_m",
    "closed",
    "closure",
    "crossing",
    "high_water",
    "trap_risk",
    "km_method",
];
const WORKS: &[&str] = &["place", "dikes", "notables", "mint", "market", "obstacle"];
const HOLDING: &[&str] = &["place", "polity", "garrison_low", "garrison", "garrison_high", "treasury"];

/// A small world in the making.
#[derive(Clone, Debug)]
pub struct Little {
    start: String,
    end: String,
    places: Vec<Record>,
    routes: Vec<Record>,
    polities: Vec<Record>,
    holdings: Vec<Record>,
    persons: Vec<Record>,
    hosts: Vec<Record>,
    peoples: Vec<Record>,
    relations: String,
    outside: String,
    rules: Vec<(String, f64)>,
    works: Vec<Record>,
    authority: String,
    naming: fn(&str) -> String,
}

impl Default for Little {
    fn default() -> Self {
        Self::new()
    }
}

impl Little {
    /// An empty world from the first of January 1300 to the end of 1303.
    pub fn new() -> Self {
        Self {
            start: "1300-01-01".into(),
            end: "1303-12-31".into(),
            places: Vec::new(),
            routes: Vec::new(),
            polities: Vec::new(),
            holdings: Vec::new(),
            persons: Vec::new(),
            hosts: Vec::new(),
            peoples: vec![Record::new("id = 'folk'; name = 'Folk'; plural = 'Folk'", "")],
            relations: String::new(),
            outside: String::new(),
            rules: vec![("succession.level".into(), 1e-9)],
            works: Vec::new(),
            authority: String::new(),
            naming: |id| id.replace('_', " "),
        }
    }

    /// First and last day.
    pub fn span(mut self, start: &str, end: &str) -> Self {
        (self.start, self.end) = (start.into(), end.into());
        self
    }

    /// How records are named after their ids.
    pub fn named(mut self, naming: fn(&str) -> String) -> Self {
        self.naming = naming;
        self
    }

    /// A place with so many households. Keys: kind, walls, farm_days, pasture_km2, trade, and `lives`, a list
    /// of communities as `sun 0.7 + moon nomad 0.3`.
    pub fn place(mut self, id: &str, households: f64, words: &str) -> Self {
        let defaults = "kind = city; walls = 0.2; farm_days = 200; pasture_km2 = 500; trade = 500; lives = sun 1";
        let mut place = Record::new(defaults, words);
        place.set(&format!("id = {id}; households = {households}"));
        self.places.push(place);
        self
    }

    /// A steppe road.
    pub fn route(self, from: &str, to: &str, km: f64) -> Self {
        self.road(from, to, km, "")
    }

    /// A road. Keys: terrain, climb_m, closed, closure, crossing, high_water, trap_risk.
    pub fn road(mut self, from: &str, to: &str, km: f64, words: &str) -> Self {
        let defaults = "terrain = steppe; climb_m = 0; closed =; closure =; crossing =; high_water =; trap_risk = 0";
        let mut road = Record::new(defaults, words);
        road.set(&format!("from = {from}; to = {to}; km = {km}; km_method = invented"));
        self.routes.push(road);
        self
    }

    /// A polity with its seat (none for a band: an empty one), its ruler, his son, and its garrison there.
    pub fn polity(mut self, id: &str, capital: &str, words: &str) -> Self {
        let defaults = format!(
            "id = '{id}'; form = 'kingdom'; people = 'folk'; faith = 'sun'; ruler = '{id}_ruler'; house = '{id}'; \
             custom = 'eldest_son'; marries_out = false; treasury = 100000; reserve = 0; salaried = false; \
             income_share = 0.5; prestige = 0.5; ambition = 0; colour = '#808080'; garrison = 300"
        );
        let mut polity = Record::new(&defaults, words);
        if let Some(garrison) = polity.take("garrison").filter(|_| !capital.is_empty()) {
            polity.set(&format!("capital = '{capital}'"));
            let garrison = garrison.parse().unwrap_or_else(|_| panic!("the garrison `{garrison}` is not a number"));
            self = self.hold(id, capital, garrison);
        }
        let kin = format!("people = {}; faith = {}; house = '{id}'", polity.get("people"), polity.get("faith"));
        self.polities.push(polity);
        if capital.is_empty() {
            return self.person(&format!("{id}_ruler"), id, &format!("office = 'ruler'; {kin}"));
        }
        self.person(&format!("{id}_ruler"), id, &format!("office = 'ruler'; {kin}")).person(
            &format!("{id}_heir"),
            id,
            &format!("office = 'heir'; born = 1281; father = '{id}_ruler'; {kin}"),
        )
    }

    /// A place that a polity holds, with so many men in it.
    pub fn hold(mut self, polity: &str, place: &str, garrison: f64) -> Self {
        let words = format!(
            "place = {place}; polity = {polity}; garrison_low = {garrison}; garrison = {garrison}; \
             garrison_high = {garrison}; treasury = 0"
        );
        self.holdings.push(Record::new(&words, ""));
        self
    }

    /// A person of middling character, thirty-five years old.
    pub fn person(mut self, id: &str, polity: &str, words: &str) -> Self {
        let defaults = format!(
            "id = '{id}'; sex = 'm'; born = 1265; people = 'folk'; faith = 'sun'; polity = '{polity}'; \
             boldness = 0.5; zeal = 0.5; caution = 0.5; pride = 0.5; greed = 0.5"
        );
        self.persons.push(Record::new(&defaults, words));
        self
    }

    /// Changes a person who is there already.
    pub fn with_person(mut self, id: &str, words: &str) -> Self {
        let quoted = format!("'{id}'");
        let person = self.persons.iter_mut().find(|p| p.get("id") == quoted).unwrap_or_else(|| panic!("no `{id}`"));
        person.set(words);
        self
    }

    /// A host of horse archers with three horses a man.
    pub fn host(mut self, id: &str, polity: &str, at: &str, men: f64, words: &str) -> Self {
        let defaults = format!(
            "id = '{id}'; polity = '{polity}'; at = '{at}'; horse_archers = {men}; remounts = 3; quality = 1; \
             salaried = false"
        );
        self.hosts.push(Record::new(&defaults, words));
        self
    }

    /// Another people.
    pub fn people(mut self, id: &str, words: &str) -> Self {
        self.peoples.push(Record::new(&format!("id = '{id}'; name = '{id}'; plural = '{id}'"), words));
        self
    }

    /// A vassal without dues, of some habit.
    pub fn vassal(self, vassal: &str, of: &str, words: &str) -> Self {
        let defaults = format!(
            "polity = '{vassal}'; of = '{of}'; tribute = 0; levy = 0; commissioner = 'none'; habit = 0.5; oath = 0.5"
        );
        self.relation("vassal", Record::new(&defaults, words))
    }

    /// Two polities at war.
    pub fn war(self, a: &str, b: &str) -> Self {
        let since = self.start.clone();
        self.relation("war", Record::new(&format!("a = '{a}'; b = '{b}'; since = '{since}'"), ""))
    }

    /// Two polities that keep the peace until a day.
    pub fn truce(self, a: &str, b: &str, until: &str) -> Self {
        self.relation("truce", Record::new(&format!("a = '{a}'; b = '{b}'; until = '{until}'"), ""))
    }

    /// A wrong remembered.
    pub fn grudge(self, of: &str, against: &str, weight: f64) -> Self {
        let words = format!("of = '{of}'; against = '{against}'; weight = {weight}; reason = 'an old wrong'");
        self.relation("grudge", Record::new(&words, ""))
    }

    /// A place that a polity thinks its own.
    pub fn claim(self, polity: &str, place: &str) -> Self {
        self.relation("claim", Record::new(&format!("polity = '{polity}'; place = '{place}'; reason = 'of old'"), ""))
    }

    fn relation(mut self, table: &str, record: Record) -> Self {
        self.relations.push_str(&record.toml(table));
        self
    }

    /// A band comes in from outside on a day.
    pub fn arrival(mut self, person: &str, host: &str, with: &str, at: &str, date: &str) -> Self {
        let words = format!(
            "id = '{host}_comes'; label = 'the coming of {host}'; person = '{person}'; host = '{host}'; \
             with = '{with}'; at = '{at}'; date = '{date}'"
        );
        self.outside.push_str(&Record::new(&words, "").toml("arrival"));
        self
    }

    /// A polity's host goes over to a place on a day.
    pub fn crossing(mut self, polity: &str, to: &str, date: &str) -> Self {
        let words = format!(
            "id = '{polity}_crosses'; label = 'the crossing of {polity}'; polity = '{polity}'; to = '{to}'; date = '{date}'"
        );
        self.outside.push_str(&Record::new(&words, "").toml("crossing"));
        self
    }

    /// An outside event of any kind, with its keys.
    pub fn outside(mut self, kind: &str, words: &str) -> Self {
        self.outside.push_str(&Record::new("label = 'what comes from outside'", words).toml(kind));
        self
    }

    /// Fixes a parameter of the rules, `mechanism.parameter`.
    pub fn rule(mut self, path: &str, value: f64) -> Self {
        self.rules.retain(|(known, _)| known != path);
        self.rules.push((path.into(), value));
        self
    }

    /// What stands at a place beside its walls. Keys: dikes, notables, mint, market, obstacle.
    pub fn works(mut self, place: &str, words: &str) -> Self {
        let defaults =
            format!("place = {place}; dikes = 0; notables = 0; mint = false; market = false; obstacle = none");
        self.works.push(Record::new(&defaults, words));
        self
    }

    /// To whom the rulers of the first faith look as its higher authority.
    pub fn authority(mut self, name: &str) -> Self {
        self.authority = format!("authority = '{name}'\n");
        self
    }

    /// The world as a scenario.
    ///
    /// # Panics
    /// With every problem, if the texts do not make a pack.
    pub fn load(&self) -> Scenario {
        load(&self.files(), None).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// The world as the texts of a pack.
    pub fn files(&self) -> Files {
        let (start, end) = (&self.start, &self.end);
        let pack = format!(
            "id = 'little'\ntitle = 'A little world'\nlicence = 'MIT'\nauthors = ['nobody']\ndefault = 'tale'\n\
             [[scenario]]\nid = 'tale'\ntitle = 'A little world'\nstart = '{start}'\nend = '{end}'\n"
        );
        let authority = &self.authority;
        let faiths = format!(
            "[[faith]]\nid = 'sun'\nname = 'the Sun'\nadherents = 'Sunfolk'\nadjective = 'Sunny'\nsource = 'invented'\n\
             {authority}[[faith]]\nid = 'moon'\nname = 'the Moon'\nadherents = 'Moonfolk'\nadjective = 'Moony'\nsource = 'invented'\n"
        );
        let [places, settlements, communities] = self.gazetteer();
        let texts = [
            ("pack.toml", pack),
            ("world/faiths.toml", faiths),
            ("world/peoples.toml", self.peoples.iter().map(|p| p.toml("people")).collect()),
            ("world/places.csv", places),
            ("world/settlements.csv", settlements),
            ("world/communities.csv", communities),
            ("world/routes.csv", table(ROUTE, self.routes.iter().map(|r| r.csv(ROUTE)))),
            ("tale/polities.toml", self.with_names(&self.polities, "polity")),
            ("tale/persons.toml", self.with_names(&self.persons, "person")),
            ("tale/hosts.toml", self.with_names(&self.hosts, "host")),
            ("tale/holdings.csv", table(HOLDING, self.holdings.iter().map(|h| h.csv(HOLDING)))),
            ("tale/relations.toml", self.relations.clone()),
            ("tale/outside.toml", self.outside.clone()),
            ("tale/parameters.toml", self.parameters()),
            ("tale/works.csv", table(WORKS, self.works.iter().map(|w| w.csv(WORKS)))),
        ];
        Files::new(texts.map(|(path, text)| (path.to_owned(), text)))
    }

    /// Places, settlements and communities.
    fn gazetteer(&self) -> [String; 3] {
        let (mut places, mut settlements, mut communities) = (Vec::new(), Vec::new(), Vec::new());
        for (i, place) in self.places.iter().enumerate() {
            let mut settlement = place.clone();
            let (id, kind) = (settlement.take("id").expect("set above"), settlement.take("kind").expect("a default"));
            let (n, lives) = (place.get("households"), settlement.take("lives").expect("a default"));
            // All places lie close together as the crow flies, so that roads may have any length.
            let name = (self.naming)(&id);
            let row = format!(
                "id = {id}; name = {name}; aliases =; lat = {}; lon = 20; kind = {kind}; coord_quality = A",
                20.0 + 0.001 * i as f64
            );
            places.push(Record::new(&row, "").csv(PLACE));
            settlement.set(&format!("place = {id}; households_low = {n}; households_high = {n}; quality = estimate"));
            settlements.push(settlement.csv(SETTLEMENT));
            for community in lives.split('+') {
                communities.push(community_row(&id, community));
            }
        }
        let columns = ["place", "faith", "lifeway", "share"];
        [table(PLACE, places), table(SETTLEMENT, settlements), table(&columns, communities)]
    }

    fn with_names(&self, records: &[Record], kind: &str) -> String {
        let named = records.iter().map(|record| {
            let mut record = record.clone();
            let name = (self.naming)(record.get("id").trim_matches('\''));
            record.set(&format!("name = '{name}'"));
            if kind == "polity" {
                record.set(&format!("adjective = '{name}'"));
            }
            record.toml(kind)
        });
        named.collect()
    }

    fn parameters(&self) -> String {
        let lines = self.rules.iter().map(|(path, value)| {
            format!("[{path}]\nprior = {value:e}\nunit = 'as the engine has it'\nsource = 'invented'\n")
        });
        lines.collect()
    }
}

fn table(columns: &[&str], rows: impl IntoIterator<Item = String>) -> String {
    columns.join(",") + ",source\n" + &rows.into_iter().collect::<String>()
}

/// `moon nomad 0.3` at a place.
fn community_row(place: &str, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let (faith, lifeway, share) = match words[..] {
        [faith, "nomad", share] => (faith, "nomad", share),
        [faith, share] => (faith, "settled", share),
        _ => panic!("`{words:?}` is not `faith share` or `faith nomad share`"),
    };
    format!("{place},{faith},{lifeway},{share},invented\n")
}
