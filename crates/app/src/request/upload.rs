//! A file that was sent: alone as the body, or as a field of a form beside others.

use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use domain::Fault;

use super::Input;
use super::body::{FILE_LIMIT, IfMatch, collect, essence};
use crate::problem::Problem;

/// What stands before the text of some files.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A request with a file, as it came in. Asking what it holds is what can fail.
#[derive(Debug)]
pub struct Upload {
    bytes: Option<Bytes>,
    headers: HeaderMap,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        Ok(Self { bytes: collect(body, FILE_LIMIT).await?, headers: parts.headers })
    }
}

impl Upload {
    /// The file, of one of these media types, and what was said beside it. Of a form, the file is the field of this name,
    /// or any that carries a file's name; a browser sends an empty one where none was chosen. Two are one too many.
    pub async fn open(&self, name: &str, types: &[&str]) -> Result<(Option<Bytes>, Input), Problem> {
        let bytes = self.bytes.as_ref().ok_or(Problem::TooLarge)?;
        let kind = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if essence(kind) != "multipart/form-data" {
            is_one_of(types, kind)?;
            return Ok((Some(bytes.clone()).filter(|bytes| !bytes.is_empty()), self.input(Vec::new())));
        }
        let mut request =
            Request::builder().header(CONTENT_TYPE, kind).body(bytes.clone().into()).map_err(malformed)?;
        DefaultBodyLimit::disable().apply(&mut request);
        let mut form = Multipart::from_request(request, &()).await.map_err(malformed)?;
        let (mut file, mut pairs) = (None, Vec::new());
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            let label = field.name().unwrap_or_default().to_owned();
            if label == name || field.file_name().is_some() {
                let content = content(field, types).await?;
                if content.is_some() && file.is_some() {
                    return Err(Problem::field(name, Fault::GivenTwice));
                }
                file = content.or(file);
            } else {
                pairs.push((label, field.text().await.map_err(unreadable)?));
            }
        }
        Ok((file, self.input(pairs)))
    }

    /// The file, when nothing may be said beside it.
    pub async fn alone(&self, name: &str, types: &[&str]) -> Result<Bytes, Problem> {
        let (file, beside) = self.open(name, types).await?;
        beside.read(|_| Some(()))?;
        file.ok_or_else(|| Problem::field(name, Fault::Required))
    }

    /// A file of JSON. Some editors begin one with a mark of its encoding.
    pub async fn json(&self, name: &str) -> Result<Input, Problem> {
        let bytes = self.alone(name, &["application/json"]).await?;
        let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes);
        serde_json::from_slice(text).map(Input::of).map_err(|_| Problem::field(name, Fault::WrongForm("JSON")))
    }

    /// What is wrong with a file: what a program is told by the status, a person is told beside the field.
    pub fn beside(field: &str, types: &'static str, problem: Problem) -> Problem {
        let fault = match problem {
            Problem::TooLarge => Fault::OutOfRange { least: "0".to_owned(), most: "20 MB".to_owned() },
            Problem::UnsupportedMediaType => Fault::WrongForm(types),
            other => return other,
        };
        Problem::field(field, fault)
    }

    fn input(&self, pairs: Vec<(String, String)>) -> Input {
        Input::new(super::form::tree(pairs.into_iter()), true, IfMatch::of(&self.headers))
    }
}

/// What a form's file holds; `None` where none was chosen.
async fn content(field: Field<'_>, types: &[&str]) -> Result<Option<Bytes>, Problem> {
    let kind = field.content_type().unwrap_or_default().to_owned();
    let bytes = field.bytes().await.map_err(unreadable)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    // Whoever does not know a file's type says so; the bytes will tell.
    if !kind.is_empty() && essence(&kind) != "application/octet-stream" {
        is_one_of(types, &kind)?;
    }
    Ok(Some(bytes))
}

fn is_one_of(types: &[&str], kind: &str) -> Result<(), Problem> {
    if types.contains(&essence(kind).as_str()) { Ok(()) } else { Err(Problem::UnsupportedMediaType) }
}

fn unreadable(_: MultipartError) -> Problem {
    Problem::Malformed
}

fn malformed<E>(_: E) -> Problem {
    Problem::Malformed
}
