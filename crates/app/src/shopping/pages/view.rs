//! What the page shows.

use domain::Rupiah;
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::card::{self, Card};
use ui::empty::Empty;
use ui::form::{Filters, Form};
use ui::page::{Heading, Page};
use ui::table::{Column, Table};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::super::{Format, ShoppingItem, ShoppingList};
use crate::menus::Sight;
use crate::plans::Plan;

/// For whom, and of which plan.
pub(super) struct Shown<'a> {
    pub t: Locale,
    pub plan: &'a Plan,
    pub sight: Sight,
}

impl Shown<'_> {
    /// The list and all around it.
    pub fn page(&self, list: &ShoppingList) -> Page {
        let form = Form::new(self.t, "range").value("from", list.from).value("to", list.to);
        let form = form.value("minusStock", list.minus_stock);
        self.around(&form, Some(list), &self.list(list))
    }

    /// Days that do not fit, to be mended.
    pub fn mending(&self, form: &Form) -> Page {
        // Its fields are written first, so that the list of errors knows their names.
        let fields = self.fields(form);
        self.framed(&fields, None, &form.summary())
    }

    fn around(&self, form: &Form, list: Option<&ShoppingList>, found: &Markup) -> Page {
        self.framed(&self.fields(form), list, found)
    }

    fn framed(&self, fields: &Markup, list: Option<&ShoppingList>, found: &Markup) -> Page {
        let (t, plan) = (self.t, self.plan);
        let address = self.address();
        let heading = Heading::new(t.shopping_list()).back(format!("/menu/planning/{}", plan.id), &plan.about.name);
        let body = html! {
            (heading)
            (Filters::new(&address, "shopping").render(t.shopping_range(), fields))
            div.stack.shopping #shopping aria-live="polite" data-live="INGREDIENT_ MENU_ PLAN_ ASSIGNMENT_" {
                @if let Some(list) = list {
                    p.subtitle { (plan.about.name) ": " (t.shopping_period(&t.day(list.from), &t.day(list.to))) }
                }
                (found)
            }
        };
        Page::new(t.shopping_of(&plan.about.name), body)
    }

    fn address(&self) -> String {
        format!("/menu/planning/{}/shopping", self.plan.id)
    }

    fn fields(&self, form: &Form) -> Markup {
        let (t, about) = (self.t, &self.plan.about);
        let (first, last) = (about.start_date.to_string(), about.end_date.to_string());
        html! {
            (form.date("from", t.shopping_from()).attr("min", &first).attr("max", &last))
            (form.date("to", t.shopping_to()).attr("min", first).attr("max", last))
            @if self.sight == Sight::Everything { (form.checkbox("minusStock", t.shopping_minus_stock())) }
        }
    }

    fn list(&self, list: &ShoppingList) -> Markup {
        let t = self.t;
        if list.items.is_empty() {
            let empty = Empty::new(Icon::Clipboard, t.shopping_empty()).text(t.shopping_empty_text());
            return html! { (self.missing(list)) (empty) };
        }
        let groups = list.items.chunk_by(|one, other| one.category == other.category);
        let label = if list.complete { t.shopping_total() } else { t.shopping_total_known() };
        html! {
            (self.missing(list))
            (card::figures(&[
                card::figure(label, money(t, list.total_cost), ""),
                card::figure(t.shopping_items(), t.integer(i64::try_from(list.items.len()).unwrap_or(i64::MAX)), ""),
            ]))
            div.actions.no-print {
                (Button::plain(t.report_print_now()).icon(Icon::Print).attr("data-print", ""))
                @for format in [Format::Xlsx, Format::Csv] { (self.download(list, format)) }
            }
            @for group in groups { (self.group(list, group)) }
        }
    }

    /// What keeps the list from being whole.
    fn missing(&self, list: &ShoppingList) -> Markup {
        let t = self.t;
        let names = html! {
            p { (t.shopping_incomplete_text()) }
            ul.alert-list { @for name in &list.missing { li { (name) } } }
        };
        html! { @if !list.complete { (Alert::new(Tone::Warn, t.shopping_incomplete()).body(names)) } }
    }

    fn download(&self, list: &ShoppingList, format: Format) -> Markup {
        let t = self.t;
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("from", &list.from.to_string()).append_pair("to", &list.to.to_string());
        query.append_pair("minusStock", if list.minus_stock { "true" } else { "false" });
        query.append_pair("format", &format.to_string());
        let label = if format == Format::Xlsx { t.shopping_xlsx() } else { t.shopping_csv() };
        Button::link(format!("{}?{}", self.address(), query.finish()), label)
            .variant(Variant::Outline)
            .icon(Icon::Download)
            .attr("download", "")
            .render()
    }

    /// The ingredients of one category, with what they cost.
    fn group(&self, list: &ShoppingList, items: &[ShoppingItem]) -> Markup {
        let t = self.t;
        let category = items.first().map_or("", |item| t.name(item.category));
        let mut columns = vec![Column::text(t.shopping_item()), Column::number(t.shopping_quantity())];
        if self.sight == Sight::Everything {
            let stock = Column::number(t.shopping_stock());
            let stock = if list.minus_stock { stock } else { stock.minor() };
            columns.extend([stock, Column::number(t.shopping_price_short()).minor()]);
        }
        columns.extend([Column::number(t.shopping_to_buy()), Column::number(t.shopping_cost_short())]);
        let table = items.iter().fold(Table::new(t, category, columns), |table, item| table.row(self.cells(item)));
        Card::new(table.render()).title(category).compact().render()
    }

    fn cells(&self, item: &ShoppingItem) -> Vec<Markup> {
        let t = self.t;
        let amount = |amount: Option<domain::Quantity>| match amount {
            Some(amount) => html! { (t.decimal(amount, 3)) " " (t.name(item.unit)) },
            None => html! { span.muted { (t.no_data()) } },
        };
        let name = html! { span.tick aria-hidden="true" {} (item.item_name) };
        // What is needed, to the gram; what is to be bought is rounded up to what can be.
        let needed = match item.purchased_grams {
            Some(grams) => html! { (t.mass(grams)) },
            None => html! { span.muted { (t.no_data()) } },
        };
        let mut cells = vec![name, needed];
        if self.sight == Sight::Everything {
            cells.extend([amount(item.stock), money(t, item.price)]);
        }
        cells.extend([html! { strong { (amount(item.to_buy)) } }, money(t, item.cost)]);
        cells
    }
}

fn money(t: Locale, amount: Option<Rupiah>) -> Markup {
    match amount {
        Some(amount) => html! { (t.rupiah(amount)) },
        None => html! { span.muted { (t.no_data()) } },
    }
}
