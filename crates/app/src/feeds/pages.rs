//! Feeds on the page of their program, the one page that shows a new one's address, and what a link leads to.

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::may::WritePlans;
use domain::{FeedId, ProgramId};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::card::Card;
use ui::dialog::Ask;
use ui::page::{Cache, Heading, Page};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::{Feed, NewFeed, create, follow, revoke};
use crate::app::App;
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::Path;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/calendar/{file}", get(show))
        .route("/programs/{id}/feeds", post(make))
        .route("/programs/{id}/feeds/{feedId}/delete", post(end))
}

/// The calendar itself, for whoever has the link.
async fn show(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Problem> {
    let calendar = follow(&app, &file).await?;
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar).into_response())
}

/// A program's feeds as a part of its page, for those who may give its calendar away.
pub(crate) fn card(t: Locale, program: ProgramId, feeds: &[Feed], timezone: &str) -> Markup {
    let make = Button::submit(t.feed_create()).variant(Variant::Outline).icon(Icon::Link).pending(t.feed_creating());
    Card::new(html! {
        div.stack.tight {
            @if feeds.is_empty() { p.muted { (t.feed_none()) } } @else {
                ul.stack.tight role="list" {
                    @for feed in feeds {
                        li class="flex flex-wrap items-center justify-between gap-2" {
                            span { (t.feed_of(&t.moment(feed.created_at, timezone))) }
                            (ask(t, feed))
                        }
                    }
                }
            }
            form method="post" action={ "/programs/" (program) "/feeds" } { (make) }
        }
    })
    .id("feeds")
    .title(t.feeds())
    .subtitle(t.feeds_lead())
    .render()
}

fn ask(t: Locale, feed: &Feed) -> Markup {
    let ask = Ask {
        title: t.feed_revoke_this().into(),
        text: t.feed_revoke_text().into(),
        confirm: t.feed_revoke().into(),
        pending: t.feed_revoking().into(),
    };
    let end = Button::submit(t.feed_revoke()).variant(Variant::Ghost).small().icon(Icon::Delete);
    ask.form(&format!("/programs/{}/feeds/{}/delete", feed.program_id, feed.id), &end)
}

/// Makes a link and shows its address this once.
async fn make(page: PageRequest<WritePlans>, Path(id): Path<ProgramId>) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let program = programs::find(&mut work, id).await?;
    let feed = create(&page.app, page.context(), &mut work, &program).await?;
    work.save().await?;
    Ok(page.page(&made(page.t(), &program, &feed)))
}

fn made(t: Locale, program: &Program, feed: &NewFeed) -> Page {
    let back = format!("/programs/{}#feeds", program.id);
    let body = html! {
        (Heading::new(t.feed_made()).back(&back, &program.about.name))
        (Card::new(html! {
            div.stack {
                (Alert::new(Tone::Warn, t.feed_once()))
                div.secret {
                    code #feed tabindex="0" { (feed.url.as_deref().unwrap_or_default()) }
                    (Button::plain(t.copy()).icon(Icon::Copy).attr("data-copy", "feed").attr("data-copied", t.copied()))
                }
                p.muted { (t.feed_use()) }
            }
        }))
        div.actions { (Button::link(back, t.token_kept())) }
    };
    Page::new(t.feeds(), body).cache(Cache::Never)
}

/// Ends a link at once.
async fn end(page: PageRequest<WritePlans>, Path((id, feed)): Path<(ProgramId, FeedId)>) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    revoke(&mut work, id, feed).await?;
    page.done(work, &format!("/programs/{id}#feeds"), page.t().feed_revoked()).await
}
