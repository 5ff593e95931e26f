//! An archive for a kitchen that has nothing yet.

use axum::response::Response;
use domain::may::WriteSettings;
use maud::{Render as _, html};
use ui::alert::Alert;
use ui::card::Card;
use ui::form::Form;
use ui::page::{Heading, Page};
use ui::{Button, Tone};
use words::Locale;

use super::{refused, sending};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::Upload;
use crate::transfer::archive::TYPES;
use crate::transfer::{Holdings, bring_in, holdings, opened};

/// Where the archive is chosen, or why none can come in.
pub(super) async fn page(page: PageRequest<WriteSettings>) -> Result<Response, Problem> {
    let there = holdings(&mut page.read().await?).await?;
    Ok(page.page(&view(&Form::new(page.t(), "archive"), there)))
}

/// Brings it in, or shows what is wrong with it.
pub(super) async fn bring(page: PageRequest<WriteSettings>, upload: Upload) -> Result<Response, Problem> {
    let t = page.t();
    let brought = async {
        let content = opened(&page.app, &upload).await?;
        let mut work = page.write().await?;
        let imported = bring_in(&page.app.catalogue, &mut work, content).await?;
        Ok((work, imported))
    };
    match brought.await {
        Ok((work, imported)) => page.done(work, "/", t.archive_brought_in(&things(t, imported.held))).await,
        Err(problem) => {
            let problem = Upload::beside("archive", "ZIP", problem);
            let there = holdings(&mut page.read().await?).await?;
            let form = match &problem {
                // The page says it by itself.
                Problem::WrongState(_) => Form::new(t, "archive"),
                _ => refused(t, "archive", problem.clone())?,
            };
            Ok(page.refusal(&problem, &view(&form, there)))
        }
    }
}

fn view(form: &Form, there: Holdings) -> Page {
    let t = form.locale();
    let own = "/menu/settings#archive";
    let file = form.file("archive", t.archive_file()).hint(t.archive_file_hint()).required();
    let file = file.attr("accept", format!(".zip,{}", TYPES.join(",")));
    let sent = (file.render(), Button::submit(t.archive_bring()));
    let body = html! {
        (Heading::new(t.archive_bring()).back(own, t.nav_settings()).subtitle(t.archive_bring_lead()))
        div.narrow {
            @if there.is_nothing() {
                (Card::new(sending(form, "/menu/settings/archive", own, sent)))
            } @else {
                (Alert::new(Tone::Info, t.archive_not_empty()).body(html! { (t.archive_not_empty_text(&things(t, there))) }))
            }
        }
    };
    Page::new(t.archive_bring(), body)
}

fn things(t: Locale, there: Holdings) -> String {
    let Holdings { programs, ingredients, menus, plans } = there;
    t.archive_things(&t.integer(programs), &t.integer(ingredients), &t.integer(menus), &t.integer(plans))
}
