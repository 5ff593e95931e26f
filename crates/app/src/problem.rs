//! Everything that can go wrong with a request, as one closed list. Programs get `application/problem+json`, people
//! get a page, the log gets the chain once, at the edge.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::Fault;
use serde::Serialize;
use serde_json::{Value, json};
use words::Locale;

use crate::request::Reply;

/// What is wrong with one field, named by its path, for example `ingredients[0].unit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The path of the field.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

impl FieldError {
    /// This fault of this field.
    pub fn new(field: impl Into<String>, fault: Fault) -> Self {
        Self { field: field.into(), fault }
    }
}

/// Why a request was not done. The codes are closed: a program can rely on them.
#[derive(Debug, Clone)]
pub enum Problem {
    /// The body is not JSON.
    Malformed,
    /// Nobody is signed in.
    Unauthenticated,
    /// E-mail and password do not belong together.
    SignInFailed,
    /// The role does not allow it.
    Forbidden,
    /// The request came from a page of another site.
    CrossSite,
    /// A token was shown to end a session.
    NoSession,
    /// A platform admin acts inside a kitchen only by naming it.
    NameAKitchen,
    /// There is no such thing, or it is another kitchen's.
    NotFound,
    /// The address exists, this method on it does not.
    MethodNotAllowed,
    /// There is already one with the same code, or the same ingredient in the menu.
    Duplicate(Vec<FieldError>),
    /// Changed by someone else since it was read; holds what it is now.
    Conflict(Box<Value>),
    /// Where it stands, this cannot be done; holds what it is now.
    WrongState(Box<Value>),
    /// Something hangs on it; holds what.
    InUse(Vec<Dependent>),
    /// The body is larger than allowed.
    TooLarge,
    /// The body's type is not one that is understood here.
    UnsupportedMediaType,
    /// JSON, but not what the contract asks for: every error at once.
    Invalid(Vec<FieldError>),
    /// Too often; holds the seconds to wait.
    RateLimited(u64),
    /// Our fault. The chain goes to the log, never to the client.
    Internal(Arc<dyn std::error::Error + Send + Sync>),
    /// Busy or draining.
    Unavailable,
    /// Nothing went wrong: the same request was quicker, and this is its answer.
    Answered(Box<Reply>),
}

/// A thing that keeps another from being deleted.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub struct Dependent {
    /// The kind of thing, for example `menu`.
    pub entity: &'static str,
    /// Which one.
    pub id: String,
    /// What people call it.
    pub name: String,
}

impl Problem {
    /// Somebody else was quicker; `current` is what the thing is now.
    pub fn conflict(current: &impl Serialize) -> Self {
        Self::with_current(current, Self::Conflict)
    }

    /// Where a thing stands, this cannot be done; `current` is what it is now.
    pub fn wrong_state(current: &impl Serialize) -> Self {
        Self::with_current(current, Self::WrongState)
    }

    fn with_current(current: &impl Serialize, problem: fn(Box<Value>) -> Self) -> Self {
        serde_json::to_value(current).map_or_else(Self::from, |current| problem(Box::new(current)))
    }

    /// What was looked for, if it is there.
    pub fn if_there<T>(found: Result<T, Self>) -> Result<Option<T>, Self> {
        match found {
            Ok(thing) => Ok(Some(thing)),
            Err(Self::NotFound) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// One field, one fault.
    pub fn field(field: impl Into<String>, fault: Fault) -> Self {
        Self::Invalid(vec![FieldError::new(field, fault)])
    }

    /// One field whose value another already has.
    pub fn taken(field: impl Into<String>) -> Self {
        Self::Duplicate(vec![FieldError::new(field, Fault::Taken)])
    }

    /// The status line.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthenticated | Self::SignInFailed => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite | Self::NoSession | Self::NameAKitchen => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Duplicate(_) | Self::Conflict(_) | Self::WrongState(_) | Self::InUse(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::RateLimited(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Answered(reply) => reply.status,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The closed word for it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Unauthenticated | Self::SignInFailed => "unauthenticated",
            Self::Forbidden | Self::CrossSite | Self::NoSession | Self::NameAKitchen => "forbidden",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Duplicate(_) => "duplicate",
            Self::Conflict(_) | Self::WrongState(_) => "conflict",
            Self::InUse(_) => "in_use",
            Self::TooLarge => "too_large",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::Invalid(_) => "invalid",
            Self::RateLimited(_) => "rate_limited",
            Self::Internal(_) => "internal",
            Self::Unavailable | Self::Answered(_) => "unavailable",
        }
    }

    /// What people are told, in a few words.
    pub const fn title(&self, t: Locale) -> &'static str {
        match self {
            Self::Malformed => t.problem_malformed(),
            Self::Unauthenticated => t.problem_unauthenticated(),
            Self::SignInFailed => t.sign_in_failed(),
            Self::Forbidden => t.problem_forbidden(),
            Self::CrossSite => t.problem_cross_site(),
            Self::NoSession => t.problem_no_session(),
            Self::NameAKitchen => t.problem_name_a_kitchen(),
            Self::NotFound => t.problem_not_found(),
            Self::MethodNotAllowed => t.problem_method_not_allowed(),
            Self::Duplicate(_) => t.problem_duplicate(),
            Self::Conflict(_) => t.problem_conflict(),
            Self::WrongState(_) => t.problem_wrong_state(),
            Self::InUse(_) => t.problem_in_use(),
            Self::TooLarge => t.problem_too_large(),
            Self::UnsupportedMediaType => t.problem_unsupported_media_type(),
            Self::Invalid(_) => t.problem_invalid(),
            Self::RateLimited(_) => t.problem_rate_limited(),
            Self::Internal(_) => t.problem_internal(),
            Self::Unavailable | Self::Answered(_) => t.problem_unavailable(),
        }
    }

    /// The whole sentence, with what can be named.
    pub fn detail(&self, t: Locale) -> String {
        match self {
            Self::Duplicate(errors) | Self::Invalid(errors) => errors
                .iter()
                .map(|error| match error.field.as_str() {
                    "" => t.fault(&error.fault),
                    field => format!("{field}: {}", t.fault(&error.fault)),
                })
                .collect::<Vec<_>>()
                .join(" "),
            Self::InUse(dependents) => {
                let names: Vec<_> = dependents.iter().take(5).map(|dependent| dependent.name.as_str()).collect();
                format!("{}: {}.", self.title(t), names.join(", "))
            }
            Self::RateLimited(seconds) => t.problem_wait(*seconds),
            _ => format!("{}.", self.title(t).trim_end_matches('.')),
        }
    }

    /// The body of `application/problem+json`.
    pub fn to_json(&self, t: Locale, request_id: &str) -> Value {
        let mut body = json!({
            "type": format!("/api/docs#problem-{}", self.code()),
            "title": self.title(t),
            "status": self.status().as_u16(),
            "detail": self.detail(t),
            "code": self.code(),
            "requestId": request_id,
        });
        match self {
            Self::Duplicate(errors) | Self::Invalid(errors) => {
                body["errors"] = errors
                    .iter()
                    .map(|error| {
                        json!({ "field": error.field, "code": error.fault.code(), "message": t.fault(&error.fault) })
                    })
                    .collect();
            }
            Self::Conflict(current) | Self::WrongState(current) => body["current"] = Value::clone(current),
            Self::InUse(dependents) => body["dependents"] = json!(dependents),
            _ => {}
        }
        body
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => Self::Unavailable,
            other => Self::Internal(Arc::new(other)),
        }
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(Arc::new(error))
    }
}

/// For commands, which speak to whoever runs the server.
impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.detail(Locale::En))
    }
}

impl std::error::Error for Problem {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Internal(error) => Some(&**error),
            _ => None,
        }
    }
}

/// Only marks the response; the edge writes it out, in the language and form of whoever asked.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Self::Answered(reply) = self {
            return reply.into_response();
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
