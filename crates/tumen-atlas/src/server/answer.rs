//! Answers that are not what was asked for, in words.

use axum::Json;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::any::Any;
use tokio::task::{JoinError, spawn_blocking};
use tumen_view::Problem;

/// Why a request is not answered.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    problem: Problem,
}

impl Refusal {
    /// A refusal with what is wrong.
    pub fn new(status: StatusCode, error: impl Into<String>) -> Self {
        Self::of(status, Problem::new(error))
    }

    /// The same, with all that is known of it.
    pub fn of(status: StatusCode, problem: Problem) -> Self {
        Self { status, problem }
    }

    /// Something in the request is wrong.
    pub fn wrong(problem: impl Into<Problem>) -> Self {
        Self::of(StatusCode::BAD_REQUEST, problem.into())
    }

    /// Something in Tumen is wrong.
    pub fn bug(why: &str) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, format!("{why}; this is an error in Tumen"))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.problem)).into_response();
        if self.status == StatusCode::TOO_MANY_REQUESTS {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

/// A request by a method for which there is nothing here.
pub async fn wrong_method(method: Method) -> Refusal {
    let problem = Problem::new(format!("{method} is not understood here")).expected("GET, or POST to api/whatif");
    Refusal::of(StatusCode::METHOD_NOT_ALLOWED, problem)
}

/// Does long work on a thread of its own. A panic there is told.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    spawn_blocking(work).await.map_err(|error| Refusal::bug(&broken(error)))
}

fn broken(error: JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else { return "the work was broken off".into() };
    let panic: &(dyn Any + Send) = panic.as_ref();
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".into())
}
