//! A message that the next page shows once: "Program disimpan."

use std::borrow::Cow;

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue};
use ui::Tone;
use ui::toast::Toast;

use super::visitor::local_path;
use crate::request::Context;

const COOKIE: &str = "bergizi_flash";
/// The tones that a message may have.
const TONES: [Tone; 4] = [Tone::Good, Tone::Warn, Tone::Bad, Tone::Info];

/// A message on its way to the next page, in a cookie that lives for a minute.
#[derive(Debug, Clone)]
pub struct Flash {
    tone: Tone,
    text: Cow<'static, str>,
    undo: Option<(String, String)>,
}

impl Flash {
    /// A message of one sentence.
    pub fn new(tone: Tone, text: impl Into<Cow<'static, str>>) -> Self {
        Self { tone, text: text.into(), undo: None }
    }

    /// A button in it that takes back what was done: where its form is sent, and its words.
    #[must_use]
    pub fn undo(mut self, action: impl Into<String>, label: impl Into<String>) -> Self {
        self.undo = Some((action.into(), label.into()));
        self
    }

    /// The header that sends it.
    pub(super) fn header(&self) -> (HeaderName, HeaderValue) {
        let mut texts = vec![self.text.as_ref()];
        texts.extend(self.undo.iter().flat_map(|(action, label)| [action.as_str(), label.as_str()]));
        let written: Vec<String> =
            texts.iter().map(|text| form_urlencoded::byte_serialize(text.as_bytes()).collect()).collect();
        cookie(&format!("{}.{}", self.tone.name(), written.join("&")), 60)
    }

    /// The message that came with a request, and that its page has to show.
    pub(super) fn of(context: &Context) -> Option<Toast> {
        let (tone, text) = context.cookie(COOKIE)?.split_once('.')?;
        let tone = TONES.into_iter().find(|known| known.name() == tone)?;
        let mut texts =
            form_urlencoded::parse(text.as_bytes()).map(|(text, _)| text.chars().take(300).collect::<String>());
        let toast = Toast::new(tone, texts.next()?);
        match (texts.next(), texts.next()) {
            (Some(action), Some(label)) if local_path(&action).is_some() => Some(toast.post(action, label)),
            _ => Some(toast),
        }
    }

    /// The header that takes it away once it was shown.
    pub(super) fn shown() -> (HeaderName, HeaderValue) {
        cookie("", 0)
    }
}

fn cookie(value: &str, seconds: u32) -> (HeaderName, HeaderValue) {
    let line = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    (SET_COOKIE, HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static("bergizi_flash=; Path=/; Max-Age=0")))
}

/// A sentence alone is good news.
impl<T: Into<Cow<'static, str>>> From<T> for Flash {
    fn from(text: T) -> Self {
        Self::new(Tone::Good, text)
    }
}
