//! How an answer goes out.

use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::{Paging, Version};
use crate::problem::Problem;

/// A JSON answer, ready to be sent, or to be kept and sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// Where the new thing is.
    pub location: Option<String>,
    /// The body; empty when there is none.
    pub body: String,
    /// The version of the thing it shows, which its ETag then names.
    pub version: Option<i64>,
}

impl Reply {
    /// 200 with the whole thing.
    pub fn ok(body: &impl Serialize) -> Result<Self, Problem> {
        Ok(Self { status: StatusCode::OK, location: None, body: serde_json::to_string(body)?, version: None })
    }

    /// 201 with the whole thing and where it is.
    pub fn created(location: String, body: &impl Serialize) -> Result<Self, Problem> {
        Ok(Self { status: StatusCode::CREATED, location: Some(location), ..Self::ok(body)? })
    }

    /// The same answer, about a thing at this version.
    #[must_use]
    pub const fn at_version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    /// 204.
    pub const fn none() -> Self {
        Self { status: StatusCode::NO_CONTENT, location: None, body: String::new(), version: None }
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.body).into_response();
        let headers = response.headers_mut();
        if self.status == StatusCode::NO_CONTENT {
            headers.remove(CONTENT_TYPE);
        } else {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        if let Some(version) = self.version {
            response.extensions_mut().insert(Version(version));
        }
        let headers = response.headers_mut();
        if let Some(location) = self.location.and_then(|location| location.parse().ok()) {
            headers.insert(LOCATION, location);
        }
        response
    }
}

/// A list that cannot grow without end.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Items<T> {
    /// All of them.
    pub items: Vec<T>,
}

/// One page of a list.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The things on this page.
    pub items: Vec<T>,
    /// Which page, counted from 1.
    pub page: i64,
    /// How many fit on a page.
    pub page_size: i64,
    /// How many there are in all.
    pub total: i64,
    /// How many pages they fill.
    pub total_pages: i64,
}

impl<T> Page<T> {
    /// These items as this page of so many.
    pub const fn new(items: Vec<T>, paging: Paging, total: i64) -> Self {
        let total_pages = (total + paging.page_size - 1) / paging.page_size;
        Self { items, page: paging.page, page_size: paging.page_size, total, total_pages }
    }

    /// The same page of other things.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            page: self.page,
            page_size: self.page_size,
            total: self.total,
            total_pages: self.total_pages,
        }
    }
}
