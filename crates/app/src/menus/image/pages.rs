//! The picture of a menu, as people choose it and as pages show it.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::MenuId;
use domain::may::{ReadMenus, WriteMenus};
use maud::{Markup, Render as _, html};
use serde_json::Value;
use ui::card::Card;
use ui::dialog::{Ask, Dialog};
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use super::{ImageUrl, TYPES, WIDTHS, find as find_picture, read, remove, set};
use crate::app::App;
use crate::menus::{Menu, Opened, find};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{Kitchen, Path, Query, Upload};

/// The pages of this feature.
pub(in crate::menus) fn routes() -> Router<App> {
    Router::new()
        .route("/menu/{id}/image", get(page).post(save))
        .route("/menu/{id}/image/remove", post(take_away))
        .route("/menu/{id}/image/{file}", get(show))
}

/// A menu's picture where it has one; `sizes` says how wide it is shown on which screens.
pub fn picture(menu: &Menu, sizes: &str, is_lazy: bool) -> Markup {
    let alt = menu.image_alt.as_deref().unwrap_or_default();
    html! {
        @if let Some(url) = &menu.image_url {
            img.menu-picture src=(url.at(640)) srcset=(url.srcset()) sizes=(sizes) alt=(alt) width="640" height="360"
                loading=[is_lazy.then_some("lazy")] decoding="async";
        }
    }
}

/// The picture itself. Its address names what it shows, so a browser keeps it for good.
async fn show(
    kitchen: Kitchen<ReadMenus>,
    Path((id, file)): Path<(MenuId, String)>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let hash = file.strip_suffix(".jpg").ok_or(Problem::NotFound)?;
    let width = match query.get("width") {
        None => WIDTHS[2],
        Some(wanted) => WIDTHS.into_iter().find(|width| width.to_string() == wanted).ok_or(Problem::NotFound)?,
    };
    let url = ImageUrl::new(id, hash.to_owned());
    let bytes = find_picture(&mut kitchen.read().await?, &url, width).await?;
    let tag = format!("\"{hash}-{width}\"");
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let kept = [
        (CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (ETAG, HeaderValue::from_str(&tag).map_err(|_| Problem::NotFound)?),
    ];
    if known.is_some_and(|known| known.contains(&tag)) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(CONTENT_TYPE, "image/jpeg")], bytes).into_response())
}

/// Where a picture is chosen: a page, or a dialog where scripts run.
async fn page(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let t = page.t();
    let menu = find(&mut page.read().await?, id).await?;
    let form = Form::new(t, "picture").maybe("alt", menu.image_alt.as_deref());
    let dialog = || Dialog::new("picture-dialog", t, title(t, &menu), body(t, &menu, &form)).opens_itself().render();
    Ok(page.over(None, dialog, || view(t, &menu, &form)))
}

/// Keeps the picture and its words, or shows the form again. It takes nobody else's change away, so it needs no version.
async fn save(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>, upload: Upload) -> Result<Response, Problem> {
    let t = page.t();
    let menu = find(&mut page.read().await?, id).await?;
    let saved = async {
        let sent = read(&page.app, &upload, menu.image_url.is_none()).await?;
        let mut opened = Opened::new(&page, id).await?;
        opened.expects_version(sent.version).await?;
        let Opened { mut work, menu, .. } = opened;
        set(&mut work, &menu, sent).await?;
        Ok(work)
    };
    match saved.await {
        Ok(work) => page.done(work, &format!("/menu/{id}"), t.menu_picture_saved()).await,
        Err(problem) => {
            let problem = Upload::beside("image", "JPEG, PNG, WebP", problem);
            let typed = upload.open("image", &TYPES).await.map_or(Value::Null, |(_, input)| input.value().clone());
            let form = page.refused("picture", &typed, &problem)?;
            Ok(page.refusal(&problem, &view(t, &menu, &form)))
        }
    }
}

/// Takes the picture away.
async fn take_away(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let Opened { mut work, menu, .. } = Opened::new(&page, id).await?;
    if menu.image_url.is_some() {
        remove(&mut work, &menu).await?;
    }
    page.done(work, &format!("/menu/{id}"), page.t().menu_picture_removed()).await
}

fn title(t: Locale, menu: &Menu) -> String {
    t.menu_picture_of(&menu.menu_name)
}

fn view(t: Locale, menu: &Menu, form: &Form) -> Page {
    let own = format!("/menu/{}", menu.id);
    let body = html! {
        (Heading::new(title(t, menu)).back(&own, &menu.menu_name))
        div.narrow { (Card::new(body(t, menu, form))) }
    };
    Page::new(title(t, menu), body)
}

fn body(t: Locale, menu: &Menu, form: &Form) -> Markup {
    let own = format!("/menu/{}", menu.id);
    let file = form.file("image", if menu.image_url.is_some() { t.menu_picture_other() } else { t.menu_picture() });
    let file = file.hint(t.menu_picture_hint()).attr("accept", TYPES.join(",")).attr("data-picture", "picture-preview");
    let fields = html! {
        @match &menu.image_url {
            Some(url) => img.menu-picture.picture-preview #picture-preview src=(url.at(640)) alt=(menu.image_alt.as_deref().unwrap_or_default()) width="640" height="360";,
            None => img.menu-picture.picture-preview #picture-preview alt="" width="640" height="360" hidden;,
        }
        @if menu.image_url.is_some() { (file) } @else { (file.required()) }
        (form.text("alt", t.menu_picture_alt()).hint(t.menu_picture_alt_hint()).attr("maxlength", "200").attr("autocomplete", "off"))
        (form::actions(&html! {
            (Button::link(&own, t.cancel()).variant(Variant::Outline).attr("data-dialog-close", ""))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.file_sending()))
        }))
    };
    let ask = Ask {
        title: t.menu_picture_remove_ask().into(),
        text: t.menu_picture_remove_text().into(),
        confirm: t.remove().into(),
        pending: t.deleting().into(),
    };
    let away = Button::submit(t.menu_picture_remove()).icon(Icon::Delete).variant(Variant::Ghost);
    html! {
        (form.element(&format!("{own}/image"), &Attrs::default().set("enctype", "multipart/form-data"), &fields))
        @if menu.image_url.is_some() { div.picture-away { (ask.form(&format!("{own}/image/remove"), &away)) } }
    }
}
