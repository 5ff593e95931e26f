//! The settings: one page, a form for each part, so that a mistake in one keeps nothing else from being saved.

mod costs;
pub(super) mod days;
mod read;
mod shares;
mod sizes;

use axum::response::Response;
use domain::Permission;
use domain::may::{OwnTokens, WriteCostSettings};
use maud::{Markup, Render as _, html};
use serde_json::{Value, json};
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use crate::pages::{PageRequest, conflict, filled};
use crate::problem::{FieldError, Problem};
use crate::request::{Body, Kitchen, Path};
use crate::tenants::settings::expect_leave;
use crate::tenants::{Settings, SettingsDraft, settings, update_settings};
use crate::users;

/// A part of the settings with a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// What a serving costs beside its ingredients.
    Costs,
    /// Portion sizes.
    Sizes,
    /// A meal's share of the day, and how nutrients are reckoned.
    Shares,
    /// Days on which the kitchen does not cook.
    Holidays,
    /// Time zone and language.
    Region,
    /// One's own tokens.
    Tokens,
}

impl Section {
    const OF_KITCHEN: [Self; 5] = [Self::Costs, Self::Sizes, Self::Shares, Self::Holidays, Self::Region];

    const fn code(self) -> &'static str {
        match self {
            Self::Costs => "costs",
            Self::Sizes => "sizes",
            Self::Shares => "shares",
            Self::Holidays => "holidays",
            Self::Region => "region",
            Self::Tokens => "tokens",
        }
    }

    const fn title(self, t: Locale) -> &'static str {
        match self {
            Self::Costs => t.costs(),
            Self::Sizes => t.sizes(),
            Self::Shares => t.shares(),
            Self::Holidays => t.holidays(),
            Self::Region => t.region(),
            Self::Tokens => t.tokens(),
        }
    }

    /// The fields of the settings that this part shows.
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Costs => &["laborRatePerHour", "workers", "overheadPercent", "packagingPerServing", "batchServings"],
            Self::Sizes => &["sizes"],
            Self::Shares => &["mealShares", "retention"],
            Self::Holidays => &["holidays"],
            Self::Region => &["timezone", "locale"],
            Self::Tokens => &[],
        }
    }

    /// Whether a person may change it.
    fn is_open_to<P>(self, kitchen: &Kitchen<P>) -> bool {
        kitchen.may(Permission::WriteSettings) || self == Self::Costs && kitchen.may(Permission::WriteCostSettings)
    }
}

/// The form of one part that came back, with what stands above it.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// Which part.
    pub section: Section,
    /// Its form, filled with what was sent.
    pub form: Form,
    /// Both versions side by side, after a conflict.
    pub above: Markup,
}

/// The settings as they are.
pub(super) async fn show(page: PageRequest<OwnTokens>) -> Result<Response, Problem> {
    Ok(page.page(&settings_page(&page, None).await?))
}

/// Saves one part.
pub(super) async fn save(
    page: PageRequest<WriteCostSettings>,
    Path(section): Path<String>,
    body: Body,
) -> Result<Response, Problem> {
    let t = page.t();
    let section = Section::OF_KITCHEN.into_iter().find(|known| known.code() == section).ok_or(Problem::NotFound)?;
    let mut work = page.write().await?;
    let current = settings(&mut work).await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let version = input.version();
    for name in section.fields() {
        // An unticked box and a list without rows are not sent.
        let none = if *name == "retention" { json!(false) } else { json!([]) };
        if ["retention", "sizes", "holidays"].contains(name) {
            input = input.absent_is(name, none);
        }
    }
    expect_leave(page.caller.user.role, &current, input.value())?;
    let draft = input.over(&current.set).read(|f| SettingsDraft::read(f, &current.set.meal_shares));
    let mine = draft.as_ref().map_or(Value::Null, |draft| only(section, &json!(draft)));
    let saved = match draft {
        Ok(draft) => update_settings(&page.app.catalogue, &mut work, &current, version.unwrap_or(0), draft).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(_) => page.done(work, &format!("/menu/settings#{}", section.code()), t.settings_saved()).await,
        Err(problem) => {
            drop(work);
            let form = in_plain_words(t, page.refused(&form_id(section), &sent, &without_special(&problem))?, &problem);
            let above = conflict(t, &problem, &mine, &read::compared(t, section), "/menu/settings");
            Ok(page.refusal(&problem, &settings_page(&page, Some(Refusal { section, form, above })).await?))
        }
    }
}

/// Only what this part shows, so that a conflict compares nothing else.
fn only(section: Section, whole: &Value) -> Value {
    let fields = section.fields().iter().filter_map(|name| Some(((*name).to_owned(), whole.get(name)?.clone())));
    Value::Object(fields.collect())
}

/// Faults of this page whose general wording would mean nothing to a cook.
fn is_special(error: &FieldError) -> bool {
    error.field == "sizes" || error.field.starts_with("mealShares.")
}

fn without_special(problem: &Problem) -> Problem {
    match problem {
        Problem::Invalid(errors) => {
            Problem::Invalid(errors.iter().filter(|error| !is_special(error)).cloned().collect())
        }
        other => other.clone(),
    }
}

fn in_plain_words(t: Locale, form: Form, problem: &Problem) -> Form {
    use domain::Fault;
    let Problem::Invalid(errors) = problem else { return form };
    errors.iter().filter(|error| is_special(error)).fold(form, |form, error| match &error.fault {
        Fault::WrongForm(_) if error.field == "sizes" => form.error("sizes", t.one_reference_size()),
        Fault::Required if error.field == "sizes" => form.error("sizes", t.one_size_at_least()),
        fault if error.field == "sizes" => form.error("sizes", t.fault(fault)),
        Fault::WrongForm(_) => form.error(format!("{}[0]", error.field), t.share_order()),
        other => form.error(format!("{}[0]", error.field), t.fault(other)),
    })
}

/// The whole page: every part that the person may see, as a form where they may change it.
pub(crate) async fn settings_page<P>(page: &PageRequest<P>, refusal: Option<Refusal>) -> Result<Page, Problem> {
    let t = page.t();
    let mut parts: Vec<(&str, &str)> = Vec::new();
    let mut body = Vec::new();
    if page.may(Permission::ReadSettings) {
        let mut tx = page.read().await?;
        let current = settings(&mut tx).await?;
        drop(tx);
        for section in Section::OF_KITCHEN {
            parts.push((section.code(), section.title(t)));
            let refused = refusal.as_ref().filter(|refusal| refusal.section == section);
            body.push(if section.is_open_to(page) {
                card(t, section, &current, refused)
            } else {
                read::card(t, section, &current)
            });
        }
    }
    if page.may(Permission::Export) {
        parts.push(("archive", t.archive()));
        body.push(archive(t, page.may(Permission::WriteSettings)));
    }
    if page.may(Permission::ManageUsers) {
        parts.push(("people", t.people()));
        body.push(users::pages::people_section(t, &users::list(&page.app, page.sppg.id).await?));
    }
    parts.extend([("account", t.my_account()), ("tokens", t.tokens())]);
    let tokens = users::pages::own_tokens(page).await?;
    let form = match refusal {
        Some(refusal) if refusal.section == Section::Tokens => refusal.form,
        _ => Form::new(t, "token").value("days", "90"),
    };
    body.push(users::pages::account_section(page, t, &tokens, &form));
    let body = html! {
        (Heading::new(t.nav_settings()).subtitle(&page.sppg.name))
        div.sections {
            nav.section-links aria-label=(t.parts_of_settings()) {
                @for (id, title) in &parts { a href={ "#" (id) } { (title) } }
            }
            div.stack { @for part in &body { (part) } }
        }
    };
    Ok(Page::new(t.nav_settings(), body))
}

/// All that the kitchen has, to be taken along, and the way in for an empty kitchen.
fn archive(t: Locale, may_bring_in: bool) -> Markup {
    let take = Button::link("/api/v1/export", t.archive_take()).icon(Icon::Download).variant(Variant::Outline);
    let bring = Button::link("/menu/settings/archive", t.archive_bring()).icon(Icon::Archive).variant(Variant::Ghost);
    let body = html! { div.actions { (take.attr("download", "")) @if may_bring_in { (bring) } } };
    ui::card::Card::new(body).id("archive").title(t.archive()).subtitle(t.archive_lead()).render()
}

/// One part as a form.
fn card(t: Locale, section: Section, current: &Settings, refused: Option<&Refusal>) -> Markup {
    let fresh = filled(t, &form_id(section), &only(section, &json!(current.set))).value("version", current.version);
    let form = refused.map_or(&fresh, |refusal| &refusal.form);
    let fields = match section {
        Section::Costs => costs::fields(t, form),
        Section::Sizes => sizes::fields(t, form),
        Section::Shares => shares::fields(t, form),
        Section::Holidays => days::fields(t, form),
        Section::Region => days::region_fields(t, form),
        Section::Tokens => Markup::default(),
    };
    let whole = html! {
        (form.hidden("version"))
        (fields)
        (form::actions(&html! { (Button::submit(t.save()).icon(Icon::Save).pending(t.saving())) }))
    };
    let action = format!("/menu/settings/{}", section.code());
    let lead = read::lead(t, section);
    html! {
        @if let Some(refusal) = refused { (refusal.above) }
        (ui::card::Card::new(form.element(&action, &Attrs::default().set("data-guard", ""), &whole))
            .id(section.code()).title(section.title(t)).subtitle(lead))
    }
}

/// The id of a part's form; the card around it has the part's own code, which the links above lead to.
fn form_id(section: Section) -> String {
    format!("{}-form", section.code())
}
