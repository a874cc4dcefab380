use tumen_engine::*;
use tumen_scenario::*;
fn main() {
    let root = std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/qara-khitai"));
    let mut texts = vec![];
    fn walk(d: &std::path::Path, root: &std::path::Path, out: &mut Vec<(String, String)>) {
        for e in std::fs::read_dir(d).unwrap() {
            let p = e.unwrap().path();
            if p.is_dir() {
                walk(&p, root, out)
            } else if let Ok(t) = std::fs::read_to_string(&p) {
                out.push((p.strip_prefix(root).unwrap().to_string_lossy().into_owned(), t))
            }
        }
    }
    walk(&root, &root, &mut texts);
    let files = Files::new(texts);
    let def = load(&files, None).unwrap_or_else(|e| panic!("{e}"));
    let t = std::time::Instant::now();
    let stage = Stage::new(&def, RulePriors::new(&def.overrides).unwrap());
    eprintln!("stage {:?}", t.elapsed());
    let args: Vec<String> = std::env::args().collect();
    if args[1] == "c" {
        let mut sim = Sim::new(&stage, 1, args[2].parse().unwrap(), Switches::default());
        while sim.step() {
            sim.world.assert_sound();
        }
        for (id, e) in sim.world.chronicle.iter() {
            println!("{:>4} {:>12} {}", id.0, e.day.to_string(), story::sentence(&def, e));
        }
        println!("{} events, {} scheduled", sim.world.chronicle.events().len(), sim.world.agenda.scheduled());
    } else if args[1] == "s" {
        let n: u64 = args[2].parse().unwrap();
        let k = def.person("kuchlug").unwrap();
        let qk = def.polity("qara_khitai").unwrap();
        let mg = def.polity("mongols").unwrap();
        let kh = def.polity("khwarazm").unwrap();
        let mut c = std::collections::BTreeMap::<String, u32>::new();
        let sw = {
            let mut s = Switches::default();
            for a in &args[3..] {
                s.flip(a);
            }
            s
        };
        for h in 0..n {
            let mut sim = Sim::new(&stage, 1, h, sw);
            sim.run();
            let mut t = |x: &str| *c.entry(x.to_string()).or_insert(0) += 1;
            let ev = sim.world.chronicle.events();
            let f = |kind: EventKind, g: &dyn Fn(&Event) -> bool| ev.iter().find(|e| e.kind == kind && g(e));
            let coup = f(EventKind::Coup, &|e| e.person == Some(k));
            if f(EventKind::RefugeGiven, &|e| e.person == Some(k)).is_some() {
                t("00 refuge");
            }
            if f(EventKind::Marriage, &|e| e.person == Some(k)).is_some() {
                t("01 marriage");
            }
            if f(EventKind::CoupBegun, &|e| e.person == Some(k)).is_some() {
                t("02 coup begun");
            }
            if f(EventKind::HuntAmbush, &|e| e.person == Some(k)).is_some() {
                t("02 hunt ambush");
            }
            if f(EventKind::CoupFailed, &|e| e.person == Some(k)).is_some() {
                t("02 coup failed");
            }
            if let Some(e) = coup {
                t(&format!("03 coup {}", e.day.year()));
                t("03 coup any");
                if f(EventKind::Policy, &|e| e.person == Some(k) && matches!(e.detail, tumen_engine::world::chronicle::Detail::Policy(f, p) if f.0 == 0 && p >= Policy::Persecute)).is_some() { t("04 persecution"); }
                if f(EventKind::SiegeBegun, &|x| {
                    x.actor == Some(qk) && x.place == def.place("almaliq") && x.day > e.day
                })
                .is_some()
                {
                    t("05 siege almaliq");
                }
                if f(EventKind::Flight, &|x| x.person == Some(k)).is_some() {
                    t("09 flight");
                }
                if let Some(x) = f(EventKind::Captured, &|x| x.target == Some(k)) {
                    t("10 captured");
                    t(&format!("10 captured by {}", def.polities[x.actor.unwrap().index()].id));
                }
                if f(EventKind::KilledInBattle, &|x| x.target == Some(k)).is_some() {
                    t("10 killed in battle");
                }
                if f(EventKind::Escaped, &|x| x.person == Some(k)).is_some() {
                    t("10 escaped");
                }
                if sim.world.polity(qk).power == Some(k) {
                    t("11 reigning at end");
                }
                if sim.world.person(k).alive() {
                    t("11 alive at end");
                }
            }
            if let Some(e) = f(EventKind::Campaign, &|e| e.actor == Some(mg) && e.other == Some(qk)) {
                t(&format!("06 mongol campaign vs qk {}", e.day.year()));
            }
            for s in ["balasagun", "kashgar", "almaliq", "samarkand", "qocho", "qayaliq"] {
                let pl = def.place(s).unwrap();
                let o = sim.world.overlord(sim.world.place(pl).holder);
                t(&format!("20 {s} {}", def.polities[o.index()].id));
            }
            for p in 1..def.polities.len() {
                let id = tumen_base::PolityId::at(p);
                if !sim.world.polity(id).alive {
                    t(&format!("30 ended {}", def.polities[p].id));
                }
            }
            if f(EventKind::GateOpened, &|e| e.other == Some(qk)).is_some() {
                t("08 gate opened vs qk");
            }
            if f(EventKind::Battle, &|e| e.place == def.place("balasagun")).is_some() {
                t("07 battle at balasagun");
            }
            let _ = kh;
        }
        for (k, v) in c {
            println!("{k:40} {:.3}", v as f64 / n as f64);
        }
    } else {
        let n: u64 = args[2].parse().unwrap();
        let t = std::time::Instant::now();
        let mut kinds = std::collections::BTreeMap::new();
        let mut sched = 0u64;
        for h in 0..n {
            let mut sim = Sim::new(&stage, 1, h, Switches::default());
            sim.run();
            sched += sim.world.agenda.scheduled() as u64;
            for e in sim.world.chronicle.events() {
                *kinds.entry(e.kind.name()).or_insert(0u32) += 1;
            }
        }
        let el = t.elapsed();
        for (k, v) in kinds {
            println!("{k:24} {:.2}", v as f64 / n as f64);
        }
        println!("{:?} per history, {} agenda entries", el / n as u32, sched / n);
    }
}
