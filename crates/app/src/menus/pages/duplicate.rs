//! A copy of a menu, under a code of its own.

use axum::response::Response;
use domain::MenuId;
use domain::may::WriteMenus;
use maud::{Markup, Render as _, html};
use ui::card::Card;
use ui::dialog::Dialog;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use crate::menus::{self, DuplicateDraft, Menu, Whole, find};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{Body, Path};

/// What the copy is to be called.
pub(super) async fn page(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let menu = find(&mut tx, id).await?;
    let programs = programs::all(&mut tx).await?;
    let t = page.t();
    let name: String = t.menu_copy_of(&menu.menu_name).chars().take(100).collect();
    let form = Form::new(t, "copy")
        .value("menuCode", next_code(&menu.menu_code))
        .value("menuName", name)
        .value("programId", menu.program_id);
    Ok(page.over(None, || dialog(t, &menu, &programs, &form), || view(t, &menu, &programs, &form)))
}

/// `SOTO-01` → `SOTO-02`, `SOTO` → `SOTO-2`: a proposal; whether it is free shows when it is saved.
fn next_code(code: &str) -> String {
    let digits = code.len() - code.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (stem, number) = code.split_at(code.len() - digits.min(6));
    let next = match number.parse::<u32>() {
        Ok(next) => format!("{stem}{:0width$}", next + 1, width = number.len()),
        Err(_) => format!("{code}-2"),
    };
    if next.len() <= 20 { next } else { String::new() }
}

/// The form over the page it was asked for on; what is wrong comes back into the dialog.
fn dialog(t: Locale, menu: &Menu, programs: &[Program], form: &Form) -> Markup {
    let attrs = Attrs::default().set("hx-post", format!("/menu/{}/duplicate", menu.id)).and(&ui::dialog::again());
    let body = fields(t, menu, programs, form, &attrs);
    let dialog = Dialog::new("copy-dialog", t, t.menu_duplicate(&menu.menu_name), body);
    dialog.description(t.menu_duplicate_lead()).opens_itself().render()
}

fn fields(t: Locale, menu: &Menu, programs: &[Program], form: &Form, attrs: &Attrs) -> Markup {
    let own = format!("/menu/{}", menu.id);
    let choices = programs.iter().map(|program| (program.id.to_string(), program.about.name.clone()));
    let fields = html! {
        (form.text("menuName", t.menu_name()).required().attr("maxlength", "100").attr("autocomplete", "off").autofocus())
        (form::columns(&html! {
            (form.text("menuCode", t.menu_code()).required().hint(t.code_hint()).attr("maxlength", "20")
                .attr("autocapitalize", "characters").attr("autocomplete", "off").attr("spellcheck", "false"))
            (form.select("programId", t.menu_program(), choices).required())
        }))
        (form::actions(&html! {
            (Button::link(&own, t.cancel()).variant(Variant::Outline).attr("data-dialog-close", ""))
            (Button::submit(t.duplicate()).icon(Icon::Copy).pending(t.menu_duplicating()))
        }))
    };
    form.element(&format!("{own}/duplicate"), attrs, &fields)
}

fn view(t: Locale, menu: &Menu, programs: &[Program], form: &Form) -> Page {
    let title = t.menu_duplicate(&menu.menu_name);
    let form = fields(t, menu, programs, form, &Attrs::default());
    let body = html! {
        (Heading::new(&title).back(format!("/menu/{}", menu.id), &menu.menu_name).subtitle(t.menu_duplicate_lead()))
        div.narrow { (Card::new(form)) }
    };
    Page::new(title, body)
}

/// Copies, and goes on to change the copy.
pub(super) async fn save(
    page: PageRequest<WriteMenus>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut work = page.write().await?;
    let menu = find(&mut work, id).await?;
    let programs = programs::all(&mut work).await?;
    let known: Vec<_> = programs.iter().map(|program| program.id).collect();
    let input = body.form()?;
    let sent = input.value().clone();
    let copied = match input.read(|f| DuplicateDraft::read(f, &known)) {
        Ok(draft) => menus::duplicate(&page.app.catalogue, &mut work, &menu, draft, |name| t.menu_copy_of(name)).await,
        Err(problem) => Err(problem),
    };
    match copied {
        Ok(Whole { menu: copy, .. }) => {
            page.done(work, &format!("/menu/{}", copy.id), t.menu_duplicated(&copy.menu_name)).await
        }
        Err(problem) => {
            let form = page.refused("copy", &sent, &problem)?;
            Ok(page.over(Some(&problem), || dialog(t, &menu, &programs, &form), || view(t, &menu, &programs, &form)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::next_code;

    #[test]
    fn a_code_counts_on() {
        assert_eq!(next_code("SOTO-09"), "SOTO-10");
        assert_eq!(next_code("SOTO"), "SOTO-2");
        assert_eq!(next_code("ABCDEFGHIJKLMNOPQRST"), "");
        assert_eq!(next_code("99999999999999999999"), "");
    }
}
