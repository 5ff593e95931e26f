//! The list of menus: found while typing, filtered, sorted, drawn in three ways.

use axum::response::Response;
use domain::may::ReadMenus;
use domain::{Permission, Role};
use maud::{Markup, Render as _, html};
use ui::empty::{self, Empty};
use ui::form::Filters;
use ui::live;
use ui::page::{Heading, Page};
use ui::pagination::Pagination;
use ui::tabs::{self, TabLink};
use ui::{Button, Icon, Variant};
use words::Locale;

use super::address::{self, Address, SORTS, View};
use super::card::{Card, May};
use crate::ingredients;
use crate::menus::{self, Menu};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{self, Paging, Query, Question};
use crate::tenants::{self, Settings};

/// The page.
pub(super) async fn show(page: PageRequest<ReadMenus>, query: Query) -> Result<Response, Problem> {
    let t = page.t();
    let address = Address::read(t, &query);
    let asked = Asked { t, role: page.caller.user.role, query: &query };
    let list = async { shown(&page, t, &address).await };
    page.cached(asked, list).await
}

/// The list's page, the same for all of a role who read the same language.
struct Asked<'a> {
    t: Locale,
    role: Role,
    query: &'a Query,
}

impl Question for Asked<'_> {
    const FAMILY: &'static str = "menu:list";

    fn rest(&self) -> String {
        format!("page:{}:{}:{}", self.t.code(), self.role, self.query.canonical())
    }
}

async fn shown(page: &PageRequest<ReadMenus>, t: Locale, address: &Address) -> Result<Page, Problem> {
    let mut tx = page.read().await?;
    let mut menus = menus::list(&mut tx, &address.filter, address.paging).await?;
    if menus.items.is_empty() && menus.total > 0 {
        // The address names a page behind the last one.
        let last = Paging { page: (menus.total - 1) / menus.page_size + 1, ..address.paging };
        menus = menus::list(&mut tx, &address.filter, last).await?;
    }
    let programs = programs::all(&mut tx).await?;
    let settings = tenants::settings(&mut tx).await?;
    let ingredient = match address.filter.ingredient {
        Some(id) => ingredients::stocked(&mut tx, &page.app.catalogue, &[id]).await?.remove(&id),
        None => None,
    };
    let list = List {
        t,
        menus: &menus,
        programs: &programs,
        settings: &settings,
        ingredient: ingredient.map(|stocked| stocked.ingredient.about.item_name).unwrap_or_default(),
        address,
        may: May { write: page.may(Permission::WriteMenus), delete: page.may(Permission::DeleteMenus) },
        may_read_ingredients: page.may(Permission::ReadIngredients),
    };
    Ok(list.page())
}

struct List<'a> {
    t: Locale,
    menus: &'a request::Page<Menu>,
    programs: &'a [Program],
    settings: &'a Settings,
    /// The name of the ingredient that is filtered by.
    ingredient: String,
    address: &'a Address,
    may: May,
    may_read_ingredients: bool,
}

impl List<'_> {
    fn page(&self) -> Page {
        let (t, is_deleted) = (self.t, self.address.filter.is_deleted);
        let is_new = self.menus.total == 0 && self.address.is_plain();
        let title = if is_deleted { t.menu_deleted_title() } else { t.nav_menus() };
        let heading = Heading::new(title).actions(self.actions());
        let heading = if is_deleted {
            heading.back("/menu", t.nav_menus()).subtitle(t.menu_deleted_lead())
        } else {
            heading.subtitle(t.menu_list_lead())
        };
        let body = html! {
            (heading)
            @if is_new { (live::part("menus", &["MENU_"], &self.nothing_yet())) } @else {
                (Filters::new("/menu", "menus").render(t.menu_filter(), &self.filters()))
                div.results #menus data-live="MENU_ PROGRAM_ INGREDIENT_ SETTINGS_" {
                    (self.found())
                    div.while-loading aria-hidden="true" { (empty::skeleton_cards(t, 6)) }
                }
            }
        };
        Page::new(title, body)
    }

    fn actions(&self) -> Markup {
        let t = self.t;
        html! {
            @if !self.address.filter.is_deleted {
                @if self.may.delete { (Button::link("/menu?deleted=true", t.menu_deleted_title()).icon(Icon::Archive).variant(Variant::Ghost)) }
                @if self.may.write { (Button::link("/menu/create", t.create_menu()).icon(Icon::Add)) }
            }
        }
    }

    fn nothing_yet(&self) -> Markup {
        let t = self.t;
        if self.address.filter.is_deleted {
            return Empty::new(Icon::Archive, t.menu_none_deleted()).text(t.menu_none_deleted_text()).render();
        }
        let empty = Empty::new(Icon::Menu, t.menu_none_yet()).text(t.menu_none_yet_text());
        let create = Button::link("/menu/create", t.create_menu()).icon(Icon::Add).render();
        if self.may.write { empty.actions(create).render() } else { empty.render() }
    }

    fn filters(&self) -> Markup {
        let (t, form) = (self.t, self.address.form(self.t));
        let ids: Vec<_> = self.programs.iter().map(|program| (program.id.to_string(), &program.about.name)).collect();
        let programs = ids.iter().map(|(id, name)| (id.as_str(), name.as_str()));
        let sorts = SORTS.map(|sort| (sort, t.menu_sort(sort)));
        let folded = self.address.folded();
        html! {
            (form.search("search", t.search()).attr("placeholder", t.menu_search_hint()).attr("autocomplete", "off"))
            (form.select("programId", t.menu_program(), [("", t.menu_all_programs())].into_iter().chain(programs)))
            (form.select("mealType", t.menu_meal(), address::meals(t)))
            (form.select("sort", t.menu_sort_by(), sorts).required())
            details.filter-more open[folded > 0] {
                summary { (Icon::Filter) span { (t.menu_more_filters()) } (Icon::ChevronDown) }
                div.filter-grid { (self.more_filters(&form)) }
            }
            @if self.address.filter.is_deleted { input type="hidden" name="deleted" value="true"; }
            @if self.address.view != View::Default { input type="hidden" name="view" value=(self.address.view.code()); }
        }
    }

    fn more_filters(&self, form: &ui::form::Form) -> Markup {
        let t = self.t;
        html! {
            (form.select("attention", t.menu_attention(), address::attentions(t)))
            (form.select("isActive", t.status(), [("", t.all()), ("true", t.active()), ("false", t.inactive())]))
            (form.select("difficulty", t.menu_difficulty(), address::difficulties(t)))
            (form.select("excludeAllergen", t.menu_free_of(), address::allergens(t)))
            @if self.may_read_ingredients {
                (form.combobox("ingredientId", t.menu_with_ingredient(), "/menu/ingredient-options", &self.ingredient))
            }
            (form.number("minCalories", t.menu_least_energy()).unit(t.nutrient_unit(domain::Nutrient::Calories)))
            (form.number("maxCalories", t.menu_most_energy()).unit(t.nutrient_unit(domain::Nutrient::Calories)))
            (form.number("maxCostPerServing", t.menu_most_cost()).unit("Rp"))
        }
    }

    fn found(&self) -> Markup {
        let (t, menus) = (self.t, self.menus);
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let place =
            Pagination { page: count(menus.page), page_size: count(menus.page_size), total: count(menus.total) };
        html! {
            div.results-head {
                p.muted aria-live="polite" { (t.menu_found(menus.total)) }
                (self.views())
            }
            @if menus.items.is_empty() {
                (Empty::new(Icon::Search, t.nothing_found()).text(t.other_filters())
                    .actions(Button::link("/menu", t.reset()).variant(Variant::Outline).render()))
            } @else {
                ul.menu-cards role="list" data-view=(self.address.view.code()) {
                    @for menu in &menus.items { li { (self.card(menu)) } }
                }
            }
            @if menus.total > 0 { (place.render(t, |page| self.address.with("page", &page.to_string()))) }
        }
    }

    fn views(&self) -> Markup {
        let named = |view: View| match view {
            View::Default => self.t.menu_view_default(),
            View::Compact => self.t.menu_view_compact(),
            View::Detailed => self.t.menu_view_detailed(),
        };
        let link = |view: View| TabLink {
            label: named(view).to_owned(),
            href: self.address.with("view", if view == View::Default { "" } else { view.code() }),
            current: view == self.address.view,
        };
        tabs::links(self.t.menu_view(), &View::ALL.map(link))
    }

    fn card(&self, menu: &Menu) -> Markup {
        let program = self.programs.iter().find(|program| program.id == menu.program_id);
        let program = program.map_or("–", |program| program.about.name.as_str());
        let is_deleted = self.address.filter.is_deleted;
        Card { t: self.t, menu, program, settings: self.settings, may: self.may, is_deleted }.render(self.address.view)
    }
}
