//! A new menu.

use axum::response::Response;
use domain::may::WriteMenus;
use maud::html;
use ui::card::Card;
use ui::form::Form;
use ui::page::{Heading, Page};
use words::Locale;

use super::form::{self, Offered};
use super::live;
use crate::menus::{self, MenuInput, Parts, Whole, named_ingredients};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{Body, Query};

/// An empty form: lunch, easy, for the program that the address names.
pub(super) async fn page(page: PageRequest<WriteMenus>, query: Query) -> Result<Response, Problem> {
    let offered = form::offered(&page.app, &mut page.read().await?, &[]).await?;
    let named = query.get("programId").and_then(|id| id.parse().ok());
    let only = (offered.programs.len() == 1).then(|| offered.programs[0].id);
    let program = named.filter(|id| offered.known.programs.contains(id)).or(only);
    let form = Form::new(page.t(), form::ID)
        .maybe("programId", program)
        .value("mealType", "LUNCH")
        .value("difficulty", "EASY")
        .value("isActive", true)
        .value("ingredients[0].basis", "EDIBLE");
    Ok(page.page(&view(page.t(), &form, &offered)))
}

fn view(t: Locale, filled: &Form, offered: &Offered) -> Page {
    let body = html! {
        (Heading::new(t.create_menu()).back("/menu", t.nav_menus()))
        div.editor {
            (live::panel(t))
            (Card::new(form::form(t, filled, offered, "/menu", "/menu")))
        }
    };
    Page::new(t.create_menu(), body)
}

/// Creates the menu with its lines and its recipe, or shows the form again.
pub(super) async fn create(page: PageRequest<WriteMenus>, body: Body) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let input = form::with_named(&page.app, &mut work, page.sppg.menus_seq, body.form()?).await?;
    let input = form::read(input);
    let sent = input.value().clone();
    let offered = form::offered(&page.app, &mut work, &named_ingredients(&input)).await?;
    let created = match input.read(|f| MenuInput::read(f, &offered.known, &Parts::default())) {
        Ok(input) => menus::create(&page.app.catalogue, &mut work, input).await,
        Err(problem) => Err(problem),
    };
    match created {
        Ok(Whole { menu, .. }) => {
            page.done(work, &format!("/menu/{}", menu.id), page.t().menu_created(&menu.menu_name)).await
        }
        Err(problem) => {
            let form = page.refused(form::ID, &sent, &problem)?;
            Ok(page.refusal(&problem, &view(page.t(), &form, &offered)))
        }
    }
}
