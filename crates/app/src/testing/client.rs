//! Who speaks to the bench, and what comes back.

use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

use crate::request::Statements;

/// A browser or a program.
#[derive(Clone)]
pub struct Client {
    pub(super) router: Router,
    pub(super) cookie: Option<String>,
    pub(super) headers: Vec<(String, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// The body as it came; of what is no text, `text` shows the traces only.
    pub bytes: Vec<u8>,
    /// How many statements it took.
    pub statements: u32,
}

impl Client {
    /// The same, speaking to another server.
    pub fn on(&self, server: &Router) -> Self {
        Self { router: server.clone(), ..self.clone() }
    }

    /// The same, sending one more header with everything.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut client = self.clone();
        client.headers.push((name.to_owned(), value.to_owned()));
        client
    }

    /// The same, reading English.
    pub fn in_english(&self) -> Self {
        self.with(ACCEPT_LANGUAGE.as_str(), "en")
    }

    /// What this client shows to say who it is.
    pub fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap_or_default()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some("application/json"), Body::from(body.to_string())).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some("application/json"), Body::from(body.to_string())).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some("application/json"), Body::from(body.to_string())).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, Body::empty()).await
    }

    /// Sends a form, as a browser does from one of our own pages.
    pub async fn submits(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), Body::from(body)).await
    }

    pub async fn send(&self, method: Method, path: &str, content_type: Option<&str>, body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", "bergizi.test");
        if let Some(content_type) = content_type {
            request = request.header(CONTENT_TYPE, content_type);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the body comes whole").to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
            statements: parts.extensions.get::<Statements>().map_or(0, |statements| statements.0),
        }
    }

    /// Where an answer sends a browser, with the message that came along.
    pub async fn follows(&self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let message = answer.header(SET_COOKIE.as_str()).split(';').next().unwrap_or_default();
        let place = answer.header("location").split('#').next().unwrap_or_default();
        self.with(COOKIE.as_str(), message).get(place).await
    }

    /// The same client with the cookie that came with an answer.
    pub fn keeping(&self, answer: &Answer) -> Self {
        let cookie = answer.header(SET_COOKIE.as_str()).split(';').next().map(str::to_owned);
        Self { cookie, ..self.clone() }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The answer's JSON, when it has this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        if self.text.is_empty() { Value::Null } else { self.json() }
    }

    /// The fields that a problem names, when it has this code.
    #[track_caller]
    pub fn is_problem(&self, status: u16, code: &str) -> Vec<(String, String)> {
        let body = self.is(status);
        assert_eq!(body["code"], code, "{body}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        let text = |error: &Value, name: &str| error[name].as_str().unwrap_or_default().to_owned();
        errors.iter().map(|error| (text(error, "field"), text(error, "code"))).collect()
    }

    /// At most so many statements, the gate's included.
    #[track_caller]
    pub fn within(self, budget: u32) -> Self {
        assert!(self.statements <= budget, "{} statements, {budget} allowed", self.statements);
        self
    }
}

/// Errors as pairs of field and code, for comparing.
pub fn errors(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(field, code)| ((*field).to_owned(), (*code).to_owned())).collect()
}

/// A form with a file in this field, if any, and with other fields, as browsers send it: its type and its body.
pub fn multipart(field: &str, file: Option<(&str, &str, &[u8])>, fields: &[(&str, &str)]) -> (&'static str, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--batas\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    if let Some((name, kind, bytes)) = file {
        let about = format!("form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}");
        body.extend(format!("--batas\r\nContent-Disposition: {about}\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--batas--\r\n");
    ("multipart/form-data; boundary=batas", body)
}
