//! Who may ask, and what browsers are told of every answer.
//!
//! A page of another site can have a browser send requests to loopback. It cannot read the answers, but neither should it
//! have histories played. And a name of another site can be made to mean this machine, so a request must name this one.

use super::answer::Refusal;
use crate::policy::POLICY;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::io;
use std::net::TcpListener;
use tumen_view::Problem;

/// Names of this machine for itself.
const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// The longest address that is answered, bytes: twice what the greatest change that can be asked for takes. Up to twice as
/// much is read, and refused in words; beyond that the connection is refused before anything here sees it.
const LONGEST: usize = 32 << 10;

/// Where the atlas listens: a port of loopback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// The port.
    pub port: u16,
}

impl Address {
    /// The address of a listener.
    ///
    /// # Errors
    /// If it has none.
    pub fn of(listener: &TcpListener) -> io::Result<Self> {
        Ok(Self { port: listener.local_addr()?.port() })
    }

    /// Whether a host, as requests name it, is this address.
    fn is(self, host: &str) -> bool {
        let port = format!(":{}", self.port);
        let name = host.strip_suffix(&port).or_else(|| (self.port == 80).then_some(host));
        name.is_some_and(|name| NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)))
    }
}

/// What every answer says of itself: the policy of the page, and that no other site may have it.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Refuses requests that are not from this machine's own page, and puts the headers on every answer.
pub async fn guard(State(address): State<Address>, request: Request, next: Next) -> Response {
    let mut response = match refusal(address, request.headers()).or_else(|| too_long(request.uri())) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = HeaderValue::from_str(&format!("{POLICY}; frame-ancestors 'none'"));
    headers.extend(policy.ok().map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
    // All of it may be another after the next build.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

fn refusal(address: Address, headers: &HeaderMap) -> Option<Refusal> {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let here = format!("http://127.0.0.1:{}", address.port);
    let host = text(header::HOST).unwrap_or_default();
    if !address.is(host) {
        let problem = Problem::new(format!("`{host}` is not the name of this server")).expected(here);
        return Some(Refusal::of(StatusCode::MISDIRECTED_REQUEST, problem));
    }
    let foreign = |origin: &str| !origin.strip_prefix("http://").is_some_and(|origin| address.is(origin));
    let site = text(HeaderName::from_static("sec-fetch-site")).unwrap_or_default();
    // A link on another page may lead here; a script or picture of it may not.
    let link = text(HeaderName::from_static("sec-fetch-mode")).unwrap_or_default() == "navigate";
    if text(header::ORIGIN).is_some_and(foreign) || (matches!(site, "cross-site" | "same-site") && !link) {
        let problem = Problem::new("pages of other sites are not answered").expected(here);
        return Some(Refusal::of(StatusCode::FORBIDDEN, problem));
    }
    None
}

/// An address too long to be one of the page's.
fn too_long(address: &Uri) -> Option<Refusal> {
    let length = address.path_and_query().map_or(0, |asked| asked.as_str().len());
    let problem = || Problem::new(format!("an address of {length} characters is too long to be answered"));
    let expected = || format!("at most {LONGEST}; a change with fewer parts");
    (length > LONGEST).then(|| Refusal::of(StatusCode::URI_TOO_LONG, problem().expected(expected())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_loopback_with_the_port_are_this_address() {
        let address = Address { port: 7878 };
        for host in ["127.0.0.1:7878", "localhost:7878", "LOCALHOST:7878", "[::1]:7878"] {
            assert!(address.is(host), "{host}");
        }
        for host in
            ["", "127.0.0.1", "127.0.0.1:78", "127.0.0.1:17878", "rebound.example:7878", "localhost.example:7878"]
        {
            assert!(!address.is(host), "{host}");
        }
        assert!(Address { port: 80 }.is("localhost") && !Address { port: 80 }.is("example.org"));
    }
}
