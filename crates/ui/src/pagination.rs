//! The way through the pages of a list.

use maud::{Markup, html};
use words::Locale;

use crate::icon::Icon;

/// Where one is in a list.
#[derive(Debug, Clone, Copy)]
pub struct Pagination {
    /// This page, from 1.
    pub page: u64,
    /// How many things a page shows.
    pub page_size: u64,
    /// How many things there are.
    pub total: u64,
}

impl Pagination {
    /// How many pages there are, at least one.
    pub fn pages(self) -> u64 {
        self.total.div_ceil(self.page_size.max(1)).max(1)
    }

    /// Links to the neighbours, the ends and the pages around this one; `url` gives a page's address. With one page it
    /// only says how many things there are.
    pub fn render(self, locale: Locale, url: impl Fn(u64) -> String) -> Markup {
        let pages = self.pages();
        let page = self.page.clamp(1, pages);
        let first = if self.total == 0 { 0 } else { (page - 1) * self.page_size + 1 };
        let last = (page * self.page_size).min(self.total);
        html! {
            div.pagination {
                p.pagination-count { (locale.shown_of(first, last, self.total)) }
                @if pages > 1 {
                    nav aria-label=(locale.pages()) {
                        (step(page > 1, page - 1, Icon::ChevronLeft, locale.previous(), "prev", &url))
                        ol {
                            @for shown in around(page, pages) {
                                // Beside the present page there is no room on a phone; the arrows lead there.
                                li data-beside[pages > 4 && shown.is_some_and(|number| number != page && number != 1 && number != pages)] {
                                    @match shown {
                                        None => span.pagination-gap aria-hidden="true" { "…" },
                                        Some(number) => a.btn data-variant=(if number == page { "secondary" } else { "ghost" }) data-size="icon"
                                            href=(url(number)) aria-current=[(number == page).then_some("page")]
                                            aria-label=(locale.page_of(number, pages)) { (number) },
                                    }
                                }
                            }
                        }
                        (step(page < pages, page + 1, Icon::ChevronRight, locale.next(), "next", &url))
                    }
                }
            }
        }
    }
}

fn step(there: bool, page: u64, icon: Icon, label: &str, rel: &str, url: impl Fn(u64) -> String) -> Markup {
    html! {
        @if there {
            a.btn data-variant="outline" data-size="icon" href=(url(page)) rel=(rel) title=(label) { (icon) span.sr-only { (label) } }
        } @else {
            span.btn.btn-off data-variant="outline" data-size="icon" aria-hidden="true" { (icon) }
        }
    }
}

/// The first, the last, and this page with its neighbours; `None` where some are left out.
fn around(page: u64, pages: u64) -> Vec<Option<u64>> {
    let mut shown = Vec::new();
    let mut before = 0;
    for number in 1..=pages {
        if number == 1 || number == pages || number.abs_diff(page) <= 1 {
            if number > before + 1 {
                shown.push(None);
            }
            shown.push(Some(number));
            before = number;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_page_is_marked_and_gaps_are_shown() {
        assert_eq!(around(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        let list = Pagination { page: 2, page_size: 20, total: 41 }
            .render(Locale::Id, |page| format!("?page={page}&q=a"))
            .into_string();
        assert!(list.contains(r#"href="?page=2&amp;q=a" aria-current="page""#), "{list}");
        assert!(list.contains("21–40 dari 41"));
    }

    #[test]
    fn nothing_is_zero_of_zero() {
        assert!(
            Pagination { page: 1, page_size: 20, total: 0 }
                .render(Locale::Id, |_| String::new())
                .into_string()
                .contains("0–0 dari 0")
        );
    }
}
