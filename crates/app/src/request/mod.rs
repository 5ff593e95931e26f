//! How a request comes in and an answer goes out: who asks, for which kitchen, with what; and the form of the answer.

mod again;
mod body;
mod cached;
mod caller;
mod context;
mod edge;
mod fields;
mod form;
mod kitchen;
mod packing;
mod page;
mod path;
mod query;
mod readers;
mod reply;
#[cfg(test)]
mod tests;
mod unread;
mod upload;

pub use again::{Again, again};
pub use body::{Body, Input, LargeBody, is_stale};
pub(crate) use cached::Packed;
pub use cached::Question;
pub use caller::{Account, Caller, Credential, SESSION_COOKIE, User};
pub use context::{Context, LOCALE_COOKIE};
pub(crate) use edge::tag_of;
pub use edge::{Statements, Version, answer, etag, refuse_foreign_page, refuse_unread_query};
pub use fields::Fields;
pub use kitchen::{Kitchen, Work};
pub use packing::{Effort, Packing};
pub(crate) use packing::{join, split};
pub use page::Paging;
pub use path::Path;
pub use query::Query;
pub use readers::{Read, boolean, day, decimal, id, instant, integer, one_of, rupiah, text, time_of_day};
pub use reply::{Items, Page, Reply};
pub use upload::Upload;
