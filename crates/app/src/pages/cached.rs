//! Pages whose body is made once for many readers: what belongs to one reader, name and messages, is written around it
//! for each answer.
//!
//! The body is packed once as well. What stands around it is packed for each answer by itself, and the three are put
//! together as one gzip stream; Brotli has no such seams, so a page that is kept goes out by gzip.

use axum::response::Response;
use bytes::Bytes;
use live::Cached;
use maud::PreEscaped;
use ui::page::Page;

use super::PageRequest;
use super::frame::frame;
use super::gzip::{self, Deflated};
use super::visitor::was_shown;
use crate::problem::Problem;
use crate::request::{Effort, Packed, Packing, Question, join, split, tag_of};

/// Stands for the body while the rest is written; what people write cannot look like it, for it is escaped.
const BODY: &str = "<body-of-the-page>";

impl<P> PageRequest<P> {
    /// A page that is the same for all who ask this question, made by `make` if nobody has it. Its question has to name
    /// the language and of the reader what the page shows more or less for.
    pub async fn cached<Q: Question>(
        &self,
        question: Q,
        make: impl Future<Output = Result<Page, Problem>> + Send,
    ) -> Result<Response, Problem> {
        let packing = self.context().packing(&[Packing::Gzip]);
        let made = async { Ok(Body::of(&make.await?)) };
        let body = self.kept(&question, packing, made).await?;
        Ok(self.within::<Q>(packing, &body))
    }

    /// The body within what stands around it for this reader.
    fn within<Q: Question>(&self, packing: Packing, body: &Body) -> Response {
        let frame = frame(self.context());
        let title = String::from_utf8_lossy(&body.title);
        let page = Page::new(title, PreEscaped(BODY.to_owned()));
        let around = page.within(&frame).0;
        let (before, after) = around.split_once(BODY).unwrap_or((&around, ""));
        let tag = tag_of([&body.tag, before.as_bytes(), after.as_bytes()], None);
        let whole = match packing {
            Packing::Plain => [before.as_bytes(), &body.text[..], after.as_bytes()].concat(),
            _ => gzip::stream(before.as_bytes(), &body.deflated(), after.as_bytes()),
        };
        let mut response = self.repeatable::<Q>(packing, tag.as_bytes(), "text/html; charset=utf-8", whole.into());
        was_shown(&mut response, &page, &frame);
        response
    }
}

/// The body of a page, as it is kept.
#[derive(Debug, Clone)]
struct Body {
    title: Bytes,
    /// A word for what it says.
    tag: Bytes,
    /// Of the unpacked text.
    sum: Bytes,
    /// The text, or the same packed.
    text: Bytes,
}

impl Body {
    fn of(page: &Page) -> Self {
        let text = Bytes::from(page.body().0.clone());
        Self {
            title: Bytes::from(page.title().to_owned()),
            tag: tag_of([&text[..]], None).into(),
            sum: Bytes::new(),
            text,
        }
    }

    fn deflated(&self) -> Deflated {
        Deflated::from_parts(&self.sum, self.text.clone())
    }
}

impl Cached for Body {
    fn to_bytes(&self) -> Bytes {
        join([&self.title, &self.tag, &self.sum, &self.text])
    }

    fn from_bytes(bytes: Bytes) -> Option<Self> {
        split(bytes).map(|[title, tag, sum, text]| Self { title, tag, sum, text })
    }
}

impl Packed for Body {
    fn packed(&self, _: Packing, effort: Effort) -> Self {
        let packed = Deflated::new(&self.text, effort);
        Self { sum: packed.sum(), text: packed.bytes, ..self.clone() }
    }
}
