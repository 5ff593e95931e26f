//! Which page of a list.

use super::Fields;

/// A page of a list: 1 is the first; 1 to 100 items on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// Counted from 1.
    pub page: i64,
    /// Items on a page.
    pub page_size: i64,
}

impl Default for Paging {
    fn default() -> Self {
        Self { page: 1, page_size: 20 }
    }
}

impl Paging {
    /// Reads `page` and `pageSize`.
    pub fn read(f: &mut Fields) -> Option<Self> {
        let default = Self::default();
        let page = f.optional("page", super::integer(1, 1_000_000));
        let page_size = f.optional("pageSize", super::integer(1, 100));
        Some(Self { page: page?.unwrap_or(default.page), page_size: page_size?.unwrap_or(default.page_size) })
    }

    /// How many items come before this page.
    pub const fn offset(self) -> i64 {
        (self.page - 1) * self.page_size
    }
}
