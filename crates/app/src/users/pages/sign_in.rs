//! The door: e-mail and password, and nothing that tells which of them was wrong.

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;
use ui::alert::Alert;
use ui::form::Form;
use ui::page::{Cache, Page, theme_switch};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use super::examples;
use crate::app::App;
use crate::config::Peer;
use crate::pages::{self, Visitor, local_path};
use crate::problem::Problem;
use crate::request::{Body, Caller, Context, Query, refuse_foreign_page, text};
use crate::users::{api, sign_out};

/// The page, unless one is in already.
pub(super) async fn show(State(app): State<App>, query: Query, request: Request) -> Response {
    let mut parts = request.into_parts().0;
    let context = Context::of(&parts);
    let next = query.get("next").and_then(local_path).unwrap_or("/");
    if Caller::of(&mut parts, &app).await.is_ok() {
        return pages::go(&context, next, None);
    }
    let chosen = query.get("as").filter(|_| app.config.demo).unwrap_or_default();
    let form = Form::new(context.locale(), "sign-in").value("email", chosen).value("next", next);
    pages::answer(&context, StatusCode::OK, &page(&context, &app, &form, None))
}

/// Lets a person in, or says that the two do not belong together.
pub(super) async fn enter(
    State(app): State<App>,
    context: Context,
    connection: Option<axum::Extension<ConnectInfo<std::net::SocketAddr>>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    refuse_foreign_page(&headers)?;
    let peer = Peer::of(&app.config, connection.map(|axum::Extension(ConnectInfo(peer))| peer), &headers);
    let input = body.form()?;
    let sent = input.value().clone();
    let read = input.read(|f| {
        let next = f.optional("next", text(0, 2000));
        let credentials = api::Credentials::read(f);
        Some((credentials?, next?))
    });
    let signed_in = match read {
        Ok((credentials, next)) => credentials.sign_in(&app, &peer).await.map(|signed_in| (signed_in, next)),
        Err(problem) => Err(problem),
    };
    match signed_in {
        Ok((signed_in, next)) => {
            let next = next.as_deref().and_then(local_path).unwrap_or("/");
            let mut response = pages::go(&context, next, None);
            set_session(&mut response, &api::cookie(&app, Some(&signed_in.secret)));
            Ok(response)
        }
        Err(problem) => refuse(&app, &context, &sent, &problem),
    }
}

/// The form again: with the address as typed, never the password.
fn refuse(app: &App, context: &Context, sent: &Value, problem: &Problem) -> Result<Response, Problem> {
    let t = context.locale();
    let (form, message) = match problem {
        Problem::SignInFailed => (Form::new(t, "sign-in"), Some(t.sign_in_failed().to_owned())),
        Problem::RateLimited(seconds) => (Form::new(t, "sign-in"), Some(t.sign_in_wait(seconds.div_ceil(60)))),
        _ => (pages::refused(t, "sign-in", sent, problem)?, None),
    };
    let text = |name: &str| sent.get(name).and_then(Value::as_str).unwrap_or_default();
    let next = local_path(text("next")).unwrap_or("/");
    let form = form.value("email", text("email")).value("next", next);
    let mut response = pages::answer(context, problem.status(), &page(context, app, &form, message.as_deref()));
    if let Problem::RateLimited(seconds) = problem {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*seconds));
    }
    Ok(response)
}

/// Ends the session, at once and wherever it is used.
pub(super) async fn leave(visitor: Visitor) -> Result<Response, Problem> {
    sign_out(&visitor.app, &visitor.caller).await?;
    let mut response = visitor.see("/login", visitor.t().signed_out());
    set_session(&mut response, &api::cookie(&visitor.app, None));
    Ok(response)
}

fn set_session(response: &mut Response, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

fn page(context: &Context, app: &App, form: &Form, message: Option<&str>) -> Page {
    let t = context.locale();
    let is_demo = app.config.demo;
    let email = form.email("email", t.email()).required().attr("autocomplete", "username").attr("inputmode", "email");
    let email = if form.get("email").is_empty() { email.autofocus() } else { email };
    let password = form.password("password", t.password()).required().attr("autocomplete", "current-password");
    // The password of the examples is no secret: it stands on this very page.
    let is_example = is_demo && examples::is_example(form.get("email"));
    let password = if is_example { password.attr("value", examples::PASSWORD) } else { password };
    let fields = html! {
        (form.hidden("next"))
        (email)
        (password)
        (Button::submit(t.sign_in()).block().pending(t.signing_in()))
    };
    let body = html! {
        div.door {
            div.door-side {
                div.brand {
                    img src=(ui::assets::url("icon.svg")) alt="" width="44" height="44";
                    span.brand-text { strong { (t.product()) } }
                }
                p.door-lead { (t.sign_in_lead()) }
                ul.door-points role="list" {
                    @for (icon, point) in [
                        (Icon::Scale, t.sign_in_point_nutrition()),
                        (Icon::Wallet, t.sign_in_point_cost()),
                        (Icon::Salad, t.sign_in_point_balance()),
                    ] { li { (icon) span { (point) } } }
                }
            }
            div.door-main {
                div.door-tools { (super::account::language_switch(t, context.address())) (theme_switch(t, theme(context))) }
                div.door-form {
                    div.brand.door-brand {
                        img src=(ui::assets::url("icon.svg")) alt="" width="40" height="40";
                        span.brand-text { strong { (t.product()) } }
                    }
                    h1 { (t.sign_in_title()) }
                    @if let Some(message) = message { (Alert::new(Tone::Bad, message).takes_focus()) }
                    (form.element("/login", &Attrs::default(), &fields))
                    @if is_demo { (demo_accounts(t, form)) } @else { p.muted { (t.no_self_registration()) } }
                }
            }
        }
    };
    Page::new(t.sign_in(), body).cache(Cache::Never)
}

fn theme(context: &Context) -> ui::page::Theme {
    context.cookie(ui::page::Theme::COOKIE).map(ui::page::Theme::from_cookie).unwrap_or_default()
}

/// The example accounts: a click fills them in.
fn demo_accounts(t: Locale, form: &Form) -> Markup {
    let next: String = form_urlencoded::byte_serialize(form.get("next").as_bytes()).collect();
    let account = |email: &str, role| {
        let variant = if form.get("email") == email { Variant::Secondary } else { Variant::Outline };
        let href = format!("/login?as={email}&next={next}");
        Button::link(href, t.name(role)).variant(variant).small().attr("title", email)
    };
    html! {
        section.examples aria-labelledby="examples" {
            h2 #examples { (t.demo_accounts()) }
            p.muted { (t.demo_password(examples::PASSWORD)) }
            @for place in examples::PLACES {
                h3 { (place.name.unwrap_or(t.platform())) }
                div.actions {
                    @for (name, role) in place.accounts { (account(&format!("{name}@{}", place.host), *role)) }
                }
            }
        }
    }
}
