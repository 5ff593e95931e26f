//! One's own account: the language of the pages, and tokens for one's own programs.

use axum::extract::{FromRequest as _, Request, State};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::TokenId;
use domain::may::OwnTokens;
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::card::{self, Card};
use ui::dialog::Ask;
use ui::form::Form;
use ui::page::{Cache, Heading, Page};
use ui::table::{Column, Table};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use super::super::tokens::{self, NewToken, Token, TokenDraft};
use crate::app::App;
use crate::pages::{self, PageRequest, local_path};
use crate::problem::Problem;
use crate::request::{
    Body, Caller, Context, Input, Kitchen, LOCALE_COOKIE, Path, integer, one_of, refuse_foreign_page, text,
};
use crate::tenants::pages::{Refusal, Section, settings_page};
use crate::users::set_locale;

/// Sets the language: of the person's pages, or of this browser before anyone has signed in.
pub(super) async fn speak(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    refuse_foreign_page(&parts.headers)?;
    let caller = Caller::of(&mut parts, &app).await.ok();
    let context = Context::of(&parts);
    let input = Body::from_request(Request::from_parts(parts, body), &()).await?.form()?;
    let (locale, next) = input.read(|f| {
        let locale = f.required("locale", one_of(Locale::ALL));
        let next = f.optional("next", text(0, 2000));
        Some((locale?, next?))
    })?;
    if let Some(caller) = caller {
        set_locale(&app, caller.user.id, locale).await?;
    }
    let mut response = pages::go(&context, next.as_deref().and_then(local_path).unwrap_or("/"), None);
    let cookie = format!("{LOCALE_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000", locale.code());
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Two buttons, one for each language, that lead back to `next`.
pub(super) fn language_switch(t: Locale, next: &str) -> Markup {
    html! {
        form.language method="post" action="/locale" aria-label=(t.language()) {
            input type="hidden" name="next" value=(next);
            @for (locale, name) in [(Locale::Id, "Indonesia"), (Locale::En, "English")] {
                button type="submit" name="locale" value=(locale.code()) lang=(locale.code())
                    aria-pressed=(if locale == t { "true" } else { "false" }) { (name) }
            }
        }
    }
}

/// Who one is, and one's tokens: the last part of the settings.
pub(crate) fn section<P>(kitchen: &Kitchen<P>, t: Locale, tokens: &[Token], form: &Form) -> Markup {
    let user = &kitchen.caller.user;
    let facts = card::facts([
        (t.name_of_person(), html! { (user.name) }),
        (t.email(), html! { (user.email) }),
        (t.role(), html! { (t.name(user.role)) }),
        (t.language(), language_switch(t, "/menu/settings#account")),
    ]);
    let fields = html! {
        (ui::form::columns(&html! {
            (form.text("name", t.token_name()).required().attr("maxlength", "100").hint(t.token_name_hint()))
            (form.select("days", t.token_ends(), [("30", t.token_30_days()), ("90", t.token_90_days()), ("365", t.token_year()), ("", t.token_never())]))
        }))
        div.actions { (Button::submit(t.create_token()).variant(Variant::Outline).icon(Icon::Key)) }
    };
    html! {
        (Card::new(facts).id("account").title(t.my_account()))
        (Card::new(html! {
            div.stack {
                (list(t, tokens, &kitchen.sppg.timezone))
                (form.element("/menu/settings/tokens", &Attrs::default(), &fields))
            }
        }).id("tokens").title(t.tokens()).subtitle(t.tokens_lead()))
    }
}

fn list(t: Locale, tokens: &[Token], timezone: &str) -> Markup {
    if tokens.is_empty() {
        return html! { p.muted { (t.no_tokens()) } };
    }
    let columns = vec![
        Column::text(t.token_name()),
        Column::text(t.created()),
        Column::text(t.token_ends()),
        Column::actions(t.actions()),
    ];
    let table = tokens.iter().fold(Table::new(t, t.tokens(), columns), |table, token| {
        let ask = Ask {
            title: t.end_token(&token.name),
            text: t.end_token_text().into(),
            confirm: t.end().into(),
            pending: t.ending().into(),
        };
        let end = Button::submit(t.end()).variant(Variant::Ghost).small().icon(Icon::Delete);
        table.row(vec![
            html! { (token.name) },
            html! { (t.moment(token.created_at, timezone)) },
            html! { (token.expires_at.map_or(t.token_never().to_owned(), |end| t.moment(end, timezone))) },
            ask.form(&format!("/menu/settings/tokens/{}/delete", token.id), &end),
        ])
    });
    table.render()
}

/// A token that was just made: the one page on which its secret is shown.
#[derive(Debug)]
struct TokenShown<'a>(&'a NewToken);

impl TokenShown<'_> {
    fn secret(&self) -> &str {
        self.0.token.as_deref().unwrap_or_default()
    }

    fn page(&self, t: Locale) -> Page {
        let body = html! {
            (Heading::new(t.token_made(&self.0.about.name)).back("/menu/settings#tokens", t.nav_settings()))
            (Card::new(html! {
                div.stack {
                    (Alert::new(Tone::Warn, t.token_once()))
                    div.secret {
                        code #token tabindex="0" { (self.secret()) }
                        (Button::plain(t.copy()).icon(Icon::Copy).attr("data-copy", "token").attr("data-copied", t.copied()))
                    }
                    p.muted { (t.token_use()) }
                    pre.sample { code { "Authorization: Bearer " (self.secret()) } }
                }
            }))
            div.actions { (Button::link("/menu/settings#tokens", t.token_kept())) }
        };
        Page::new(t.tokens(), body).cache(Cache::Never)
    }
}

/// Makes a token and shows its secret this once.
pub(super) async fn make_token(page: PageRequest<OwnTokens>, body: Body) -> Result<Response, Problem> {
    let input = body.form()?;
    let sent = input.value().clone();
    match read(input, &page) {
        Ok(draft) => {
            let token = tokens::create(&page.app, page.caller.user.id, draft).await?;
            Ok(page.page(&TokenShown(&token).page(page.t())))
        }
        Err(problem) => {
            let form = page.refused("token", &sent, &problem)?;
            let refusal = Refusal { section: Section::Tokens, form, above: Markup::default() };
            Ok(page.refusal(&problem, &settings_page(&page, Some(refusal)).await?))
        }
    }
}

fn read<P>(input: Input, kitchen: &Kitchen<P>) -> Result<TokenDraft, Problem> {
    input.read(|f| {
        let name = f.required("name", text(1, 100));
        let days = f.optional("days", integer(1, 3650));
        Some(TokenDraft { name: name?, expires_at: days?.map(|days| kitchen.now().plus_seconds(days * 86_400)) })
    })
}

/// Ends a token at once.
pub(super) async fn end_token(page: PageRequest<OwnTokens>, Path(id): Path<TokenId>) -> Result<Response, Problem> {
    tokens::revoke(&page.app, page.caller.user.id, id).await?;
    Ok(page.see("/menu/settings#tokens", page.t().token_ended()))
}

/// One's own tokens, for the settings page.
pub(crate) async fn own_tokens<P>(kitchen: &Kitchen<P>) -> Result<Vec<Token>, Problem> {
    tokens::list(&kitchen.app, kitchen.caller.user.id).await
}
