//! Labels for the package, on a roll: what it is, what it gives, what is in it, what it costs, and until when it is good.

use axum::response::Response;
use domain::may::ReadMenus;
use domain::{Day, MenuId, Nutrient, TimeOfDay};
use maud::{Markup, Render as _, html};
use ui::Tone;
use ui::alert::Alert;
use ui::form::Choice;
use ui::page::{Heading, Page};
use words::Locale;

use super::super::Sheet;
use super::{allergen_words, answer, options, or_plain, sheet_page};
use crate::menus::pages::amount;
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{Path, Query, day, integer, text, time_of_day};

/// Hours after cooking within which a meal is eaten (DOMAIN §10).
const GOOD_FOR_HOURS: i32 = 4;

/// The most labels in one go.
const MOST_COPIES: i64 = 500;

/// What the labels are for.
#[derive(Debug, Default)]
struct Asked {
    size: Option<String>,
    date: Option<Day>,
    cooked_at: Option<TimeOfDay>,
    copies: Option<i64>,
}

/// The page.
pub(super) async fn show(
    page: PageRequest<ReadMenus>,
    Path(id): Path<MenuId>,
    query: Query,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut tx = page.read().await?;
    let sheet = Sheet::read(&page.app.catalogue, &mut tx, id).await?;
    let rules = &sheet.workings.rules;
    let (asked, problem) = or_plain(query.read_paths(|f| {
        let size = f.optional("size", |value| {
            let code = text(1, 40)(value)?;
            let all = || rules.sizes.iter().map(|size| size.code.clone()).collect();
            rules.size(&code).map(|size| size.code.clone()).ok_or_else(|| domain::Fault::NotOneOf(all()))
        });
        let date = f.optional("date", day);
        let cooked_at = f.optional("cookedAt", time_of_day);
        let copies = f.optional("copies", integer(1, MOST_COPIES));
        Some(Asked { size: size?, date: date?, cooked_at: cooked_at?, copies: copies? })
    }))?;
    let date = asked.date.unwrap_or_else(|| page.today());
    let (sheet, _) = sheet.on(&mut tx, date).await?;
    drop(tx);
    let rules = &sheet.workings.rules;
    let size = asked.size.as_deref().and_then(|code| rules.size(code)).unwrap_or_else(|| rules.reference());
    // What is cooked today is cooked now; of another day nobody has said when.
    let now = || (date == page.today()).then(|| TimeOfDay::at(page.now(), &page.sppg.timezone));
    let cooked_at = asked.cooked_at.or_else(now);
    let usual = [("size", size.code.clone()), ("date", date.to_string()), ("copies", "1".to_owned())];
    let usual: Vec<_> = usual.into_iter().chain(cooked_at.map(|time| ("cookedAt", time.to_string()))).collect();
    let form = options(t, &query, problem.as_ref(), &usual)?;
    let own = format!("/menu/{id}");
    let heading = Heading::new(t.report_label()).back(&own, &sheet.menu.menu_name).subtitle(t.label_hint());
    let sizes: Vec<Choice> = rules.sizes.iter().map(|size| Choice::new(&size.code, &size.name)).collect();
    let fields = html! {
        (form.select("size", t.report_size(), sizes).required())
        (form.date("date", t.report_day()))
        (form.time("cookedAt", t.label_cooked_at()))
        (form.number("copies", t.label_copies()))
    };
    let label = Label { t, sheet: &sheet, kitchen: &page.sppg.name, size, date, cooked_at };
    let one = label.one();
    let labels = html! {
        (label.missing())
        @for _ in 0..asked.copies.unwrap_or(1) { (one) }
    };
    let body = sheet_page(t, heading, &form, &format!("{own}/label"), &fields, &labels);
    let shown = Page::new(t.report_of(t.report_label(), &sheet.menu.menu_name), body);
    Ok(answer(&page, problem.as_ref(), &shown))
}

struct Label<'a> {
    t: Locale,
    sheet: &'a Sheet,
    kitchen: &'a str,
    size: &'a calc::Size,
    date: Day,
    cooked_at: Option<TimeOfDay>,
}

impl Label<'_> {
    fn one(&self) -> Markup {
        let (t, menu, workings) = (self.t, &self.sheet.menu, &self.sheet.workings);
        let nutrition = workings.nutrition(self.size);
        let weight = nutrition.weight.map(|weight| weight.declared);
        let weight = weight.or_else(|| (*self.size == *workings.rules.reference()).then_some(menu.serving_size));
        let of_menu = nutrition.nutrients.iter().filter(|shape| Nutrient::of_menu().contains(&shape.nutrient));
        let figures = &menu.figures;
        html! {
            article.label {
                header {
                    p.label-kitchen { (self.kitchen) }
                    h2 { (menu.menu_name) }
                    p { (self.size.name) @if let Some(grams) = weight { ", " (t.label_weight(&t.mass(grams))) } }
                }
                dl.label-figures {
                    @for shape in of_menu { div { dt { (t.name(shape.nutrient)) } dd { (amount(t, shape.nutrient, shape.value)) } } }
                }
                p.label-allergens { strong { (t.allergens()) ": " } (allergen_words(t, figures.allergens, figures.allergens_complete)) }
                dl.label-times {
                    div { dt { (t.label_cooked()) } dd { (self.cooked()) } }
                    div.label-use-by { dt { (t.label_use_by()) } dd { (self.use_by()) } }
                    div { dt { (t.label_price()) } dd { (self.price()) } }
                }
            }
        }
    }

    fn moment(&self, day: Day, time: TimeOfDay) -> String {
        format!("{} {}", self.t.day_short(day), self.t.time(time))
    }

    fn cooked(&self) -> Markup {
        match self.cooked_at {
            Some(time) => html! { (self.moment(self.date, time)) },
            None => html! { (self.t.day_short(self.date)) " " span.label-blank {} },
        }
    }

    fn use_by(&self) -> String {
        match self.cooked_at.map(|time| time.plus_hours(self.date, GOOD_FOR_HOURS)) {
            Some((day, time)) => self.moment(day, time),
            None => self.t.label_use_by_open().to_owned(),
        }
    }

    /// What a portion of this size costs, cooked as one batch; with the ingredients that nobody knows the price of.
    fn price(&self) -> Markup {
        let (t, workings) = (self.t, &self.sheet.workings);
        let batch = [(self.size.code.as_str(), workings.meal.batch_servings)];
        let cost = calc::cost_of_portions(&workings.meal, &workings.rules, batch);
        match cost.per_serving {
            None => html! { (t.no_data()) },
            Some(cost_each) if cost.complete => html! { (t.rupiah(cost_each)) },
            Some(cost_each) => {
                html! { (t.rupiah(cost_each)) " " small { (t.label_price_part(&self.without_price().join(", "))) } }
            }
        }
    }

    fn without_price(&self) -> Vec<String> {
        self.sheet.workings.cost(None).missing
    }

    /// Said on the screen as well, before anything is printed.
    fn missing(&self) -> Markup {
        let (t, missing) = (self.t, self.without_price());
        html! {
            @if !missing.is_empty() {
                div.no-print { (Alert::new(Tone::Warn, t.menu_prices_missing()).body(html! { p { (missing.join(", ")) } }).render()) }
            }
        }
    }
}
