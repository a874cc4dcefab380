//! The atlas over HTTP: what is answered, with which headers, and what is refused.

mod common;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::Value;
use std::sync::{Arc, OnceLock};
use tower::ServiceExt;
use tumen_atlas::server::router;
use tumen_atlas::{Address, Atlas};

const HOST: &str = "127.0.0.1:7878";
const HISTORIES: u64 = 30;

/// An answer.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// What is wrong, in words.
    fn error(&self) -> String {
        self.json()["error"].as_str().unwrap_or_default().to_owned()
    }
}

/// An atlas in which nothing is prepared.
fn fresh() -> Arc<Atlas> {
    Arc::new(Atlas::new(common::book(), common::page().0, HISTORIES))
}

/// An atlas in which everything is.
fn prepared() -> Router {
    static ATLAS: OnceLock<Arc<Atlas>> = OnceLock::new();
    let atlas = ATLAS.get_or_init(|| {
        let atlas = fresh();
        atlas.prepare();
        atlas
    });
    router(Arc::clone(atlas), Address { port: 7878 })
}

fn send(router: Router, request: Request<Body>) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    })
}

fn get(path: &str) -> Answer {
    send(prepared(), Request::get(path).header("host", HOST).body(Body::empty()).unwrap())
}

fn comparison(body: impl Into<Body>) -> Request<Body> {
    let request = Request::post("/api/whatif").header("host", HOST).header("content-type", "application/json");
    request.body(body.into()).unwrap()
}

fn post(body: impl Into<Body>) -> Answer {
    send(prepared(), comparison(body))
}

#[test]
fn the_page_and_its_files_are_served_with_their_types() {
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/engine/tumen_bg.wasm", "application/wasm"),
    ] {
        let answer = get(path);
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, kind), "{path}");
    }
    for path in ["/nothing", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/data/nothing.json", "/api/nothing"] {
        let answer = get(path);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.error().contains("there is no"), "{}", answer.error());
    }
}

#[test]
fn every_answer_is_for_this_page_only() {
    for path in ["/", "/data/site.json", "/nothing"] {
        let answer = get(path);
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    }
}

#[test]
fn other_hosts_and_origins_are_refused() {
    let with = |headers: &[(&str, &str)]| {
        let request = headers.iter().fold(Request::get("/data/site.json"), |r, (name, value)| r.header(*name, *value));
        send(prepared(), request.body(Body::empty()).unwrap()).status
    };
    for host in ["127.0.0.1:7878", "localhost:7878", "[::1]:7878"] {
        let origin = format!("http://{host}");
        assert_eq!(with(&[("host", host), ("origin", &origin), ("sec-fetch-site", "same-origin")]), StatusCode::OK);
    }
    assert_eq!(with(&[]), StatusCode::MISDIRECTED_REQUEST);
    for host in ["example.org:7878", "127.0.0.1:80", "localhost.example.org:7878"] {
        assert_eq!(with(&[("host", host)]), StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    for origin in ["http://example.org", "null", "https://127.0.0.1:7878", "http://127.0.0.1:79"] {
        assert_eq!(with(&[("host", HOST), ("origin", origin)]), StatusCode::FORBIDDEN, "{origin}");
    }
    assert_eq!(with(&[("host", HOST), ("sec-fetch-site", "cross-site")]), StatusCode::FORBIDDEN);
    let link = [("host", HOST), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
    assert_eq!(with(&link), StatusCode::OK);
}

#[test]
fn the_data_is_what_the_contract_says() {
    let site = get("/data/site.json").json();
    assert_eq!((&site["server"], &site["wasm"], &site["seed"]), (&true.into(), &true.into(), &1.into()));
    assert_eq!(site["ensemble"], HISTORIES);
    let scenario = get("/data/scenario.json").json();
    assert_eq!(scenario["id"], "tiny/two-towns");
    assert!(!get("/data/inputs.json").json().as_array().unwrap().is_empty());
    assert_eq!(get("/data/land.json").json()["type"], "Topology");
    let record = get("/data/record.json").json();
    for key in ["record", "disagreements", "conflicts", "timeline"] {
        assert!(record.get(key).is_some(), "{key}");
    }
    let pack = get("/data/pack.json").json();
    assert_eq!(pack["scenario"], "two-towns");
    assert!(pack["files"]["pack.toml"].is_string());
    let ensemble = get("/data/ensemble.json").json();
    assert_eq!(ensemble["histories"], HISTORIES);
    assert!(get("/data/ensemble.bin").body.len() as u64 > ensemble["offsets"]["holders"].as_u64().unwrap());
}

#[test]
fn the_ensemble_is_waited_for() {
    let request = Request::get("/data/ensemble.json").header("host", HOST).body(Body::empty()).unwrap();
    let answer = send(router(fresh(), Address { port: 7878 }), request);
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::ACCEPTED, "1"));
    assert_eq!(answer.json(), serde_json::json!({"done": 0, "of": HISTORIES}));
}

#[test]
fn a_history_is_one_history_however_it_is_asked_for() {
    let of_data = get("/data/history-3.json").json();
    let of_api = get("/api/history?history=3").json();
    assert_eq!((&of_data["history"], &of_data), (&3.into(), &of_api));
    let changed = get("/api/history?history=3&seed=1&setup=%7B%22flip%22%3A%5B%22pay%22%5D%7D").json();
    assert_eq!(changed["setup"]["flip"][0], "pay");
    assert_ne!(changed["digest"], of_data["digest"]);
}

#[test]
fn what_cannot_be_played_is_told_in_words() {
    for (path, word) in [
        ("/api/history", "history ``"),
        ("/api/history?history=-1", "history `-1`"),
        ("/api/history?history=100000000", "100000000"),
        ("/api/history?history=1&seed=x", "`x` is not a seed"),
        ("/api/history?history=1&speed=2", "`speed`"),
        ("/api/history?history=1&setup=%7B", "setup cannot be read"),
        ("/api/history?history=1&setup=%7B%22flip%22%3A%5B%22pax%22%5D%7D", "`pax`"),
        ("/data/history-x.json", "history `x`"),
        ("/data/history-+3.json", "history `+3`"),
        ("/data/history-03.json", "history `03`"),
        ("/api/history?history=1&history=2", "`history` stands twice"),
        ("/api/history?history=1&setup=%5B%5D", "`[]` is no setup"),
        ("/api/history?history=1&setup=%E0%A4%A", "setup cannot be read"),
    ] {
        let answer = get(path);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(answer.error().contains(word), "{path}: {}", answer.error());
    }
    let near = get("/api/history?history=1&setup=%7B%22flip%22%3A%5B%22pax%22%5D%7D").json();
    assert_eq!(near["nearest"], "pay");
}

#[test]
fn an_address_that_is_too_long_is_refused_in_words() {
    let long = format!("/api/history?history=1&setup={}", "%20".repeat(12_000));
    let answer = get(&long);
    assert_eq!(answer.status, StatusCode::URI_TOO_LONG);
    assert!(answer.error().contains("an address of 36029 characters"), "{}", answer.error());
    assert!(answer.json()["expected"].as_str().unwrap().contains("at most 32768"));
}

#[test]
fn a_comparison_grows_line_by_line() {
    let answer = post(r#"{"histories": 120, "setup": {"flip": ["pay"]}}"#);
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/x-ndjson"));
    let text = String::from_utf8(answer.body).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let pairs: Vec<u64> = lines.iter().map(|line| line["pairs"].as_u64().unwrap()).collect();
    assert_eq!(pairs, [50, 100, 120]);
    assert!(lines[2]["touched"].as_u64().unwrap() > 0);
    assert!(lines[2]["outcomes"][0]["difference"]["low"].is_number());
    // What has been played for the ensemble is not played again, and nothing else comes of it.
    let unprepared = router(fresh(), Address { port: 7878 });
    let body = r#"{"seed": 1, "histories": 120, "setup": {"flip": ["pay"]}, "base": {}}"#;
    assert_eq!(String::from_utf8(send(unprepared, comparison(body)).body).unwrap(), text);
}

#[test]
fn a_comparison_has_limits() {
    for (body, status, word) in [
        ("", StatusCode::BAD_REQUEST, "cannot be read"),
        (r#"{"histories": 5}"#, StatusCode::BAD_REQUEST, "setup"),
        (r#"{"histories": 0, "setup": {}}"#, StatusCode::BAD_REQUEST, "0 pairs"),
        (r#"{"histories": 2001, "setup": {}}"#, StatusCode::BAD_REQUEST, "2001 pairs"),
        (r#"{"histories": 5, "setup": {"set": [["no.such", "1"]]}}"#, StatusCode::BAD_REQUEST, "no.such"),
        (r#"{"histories": 5, "setup": {}, "files": 1}"#, StatusCode::BAD_REQUEST, "files"),
        ("[]", StatusCode::BAD_REQUEST, "`[]` is no comparison"),
        (r#"{"histories": -5, "setup": {}}"#, StatusCode::BAD_REQUEST, "`histories` is `-5`, not a whole number"),
        (r#"{"histories": 1.5, "setup": {}}"#, StatusCode::BAD_REQUEST, "`1.5`"),
        (r#"{"histories": 5, "seed": "x", "setup": {}}"#, StatusCode::BAD_REQUEST, "`seed` is"),
        (r#"{"histories": 5, "setup": []}"#, StatusCode::BAD_REQUEST, "`[]` is no setup"),
    ] {
        let answer = post(body);
        assert_eq!(answer.status, status, "{body}");
        assert!(answer.error().contains(word), "{body}: {}", answer.error());
    }
    let long = post(vec![b' '; (64 << 10) + 1]);
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(long.error().contains("too long"));
}

#[test]
fn a_comparison_is_asked_for_as_json() {
    for kind in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
        let mut request = Request::post("/api/whatif").header("host", HOST);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let answer = send(prepared(), request.body(Body::from(r#"{"histories": 5, "setup": {}}"#)).unwrap());
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind:?}");
        assert!(answer.json()["expected"].as_str().unwrap().contains("application/json"));
    }
}

#[test]
fn it_is_told_in_how_many_histories_an_act_could_be_done() {
    // A vassal does not make peace with its suzerain, but may once it has left.
    let answer = post(r#"{"histories": 20, "setup": {"acts": [["1433-01-01", "tisrit peace awlil"]]}}"#);
    let [none, one] = [0, 1].map(|i| answer.json()["acts_done"][i].as_u64().unwrap());
    assert!(none > 0 && none + one == 20, "{none} and {one}");
}

#[test]
fn one_comparison_is_made_at_a_time() {
    let router = router(fresh(), Address { port: 7878 });
    let ask = || comparison(r#"{"histories": 2000, "setup": {"flip": ["pay"]}}"#);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let first = router.clone().oneshot(ask()).await.unwrap();
        assert_eq!(first.status(), StatusCode::OK);
        let second = router.clone().oneshot(ask()).await.unwrap();
        assert_eq!(second.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(second.headers()["retry-after"], "5");
        // Whoever asked goes away; then it is the turn of the next.
        drop(first);
        for _ in 0..60 {
            if router.clone().oneshot(ask()).await.unwrap().status() == StatusCode::OK {
                return;
            }
        }
        panic!("the comparison that nobody waits for goes on");
    });
}

#[test]
fn nothing_else_can_be_done() {
    for (method, path) in [("PUT", "/a.js"), ("POST", "/"), ("DELETE", "/data/site.json"), ("GET", "/api/whatif")] {
        let request = Request::builder().method(method).uri(path).header("host", HOST).body(Body::empty()).unwrap();
        let answer = send(prepared(), request);
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        assert!(answer.error().contains(method), "{}", answer.error());
    }
}
