//! Two example kitchens, loaded once into an empty database through the same doors that people use, so that every page
//! shows something true.

mod kitchen;
mod plans;
#[cfg(test)]
mod tests;

use ::store::{Actor, Change};
use domain::{Day, Email, Role};
use serde_json::{Value, json};

use self::kitchen::Kitchen;
use crate::app::App;
use crate::cli::Failure;
use crate::ingredients::{self, IngredientDraft};
use crate::menus::{self, Known, MenuInput, Parts, named_ingredients};
use crate::problem::Problem;
use crate::programs::{self, ProgramDraft};
use crate::request::Input;
use crate::tenants::{self, TenantDraft};
use crate::users::{self, PersonDraft};

/// The password of every example account; shown on the sign-in page in demo mode only.
pub const PASSWORD: &str = "makan-bergizi";

/// The kitchens: their data, and the ending of their people's addresses.
const KITCHENS: [(&str, &str); 2] =
    [(include_str!("purwakarta.json"), "pwk.demo"), (include_str!("soe.json"), "soe.demo")];

/// The accounts of a kitchen, in the order of the sign-in page: the part before the `@`, and the role.
pub const ACCOUNTS: [(&str, Role); 5] = [
    ("kepala", Role::SppgHead),
    ("gizi", Role::Nutritionist),
    ("akuntan", Role::Accountant),
    ("dapur", Role::KitchenStaff),
    ("lihat", Role::Viewer),
];

const PEOPLE: [[&str; 5]; 2] = [
    ["Ratna Komalasari", "Siti Rahmawati", "Budi Santoso", "Asep Hidayat", "Tamu Dinas Kesehatan"],
    ["Yohanes Nubatonis", "Maria Tefa", "Agustinus Liunokas", "Yuliana Banunaek", "Tamu Dinas Kesehatan"],
];

/// The addresses of all example accounts, kitchen by kitchen, the platform's admin last.
pub fn addresses() -> Vec<(String, Role)> {
    let of_kitchens = KITCHENS
        .iter()
        .flat_map(|(_, host)| ACCOUNTS.iter().map(move |(name, role)| (format!("{name}@{host}"), *role)));
    of_kitchens.chain([("admin@platform.demo".to_owned(), Role::PlatformAdmin)]).collect()
}

/// Loads what is missing of the two kitchens, each in one transaction; `false` when all is there, or when the database
/// holds kitchens of its own.
pub async fn load(app: &App) -> Result<bool, Failure> {
    let kitchens: Vec<Kitchen> =
        KITCHENS.iter().map(|(text, _)| serde_json::from_str(text)).collect::<Result<_, _>>()?;
    let mut missing = Vec::new();
    for (at, kitchen) in kitchens.iter().enumerate() {
        if tenants::by_code(app, &kitchen.code).await?.is_none() {
            missing.push(at);
        }
    }
    let known = i64::try_from(kitchens.len() - missing.len()).unwrap_or(0);
    if missing.is_empty() || tenants::count(app).await? > known {
        return Ok(false);
    }
    let hash = app.passwords.hash(PASSWORD).await;
    let admin = Email::parse("admin@platform.demo").map_err(|fault| format!("{fault:?}"))?;
    users::add_with_hash(app, nobody(), None, (admin, "Admin Platform", Role::PlatformAdmin), &hash).await?;
    for at in missing {
        load_kitchen(app, &kitchens[at], KITCHENS[at].1, &PEOPLE[at], &hash).await?;
    }
    Ok(true)
}

fn nobody() -> Actor {
    Actor::product("Bergizi")
}

async fn load_kitchen(app: &App, kitchen: &Kitchen, host: &str, people: &[&str; 5], hash: &str) -> Result<(), Failure> {
    let about = TenantDraft {
        code: kitchen.code.clone(),
        name: kitchen.name.clone(),
        address: kitchen.address.clone(),
        timezone: kitchen.timezone.clone(),
        locale: "id".to_owned(),
    };
    let mut change = tenants::open(app, nobody()).await?;
    let tenant = tenants::insert(&mut change, about).await?;
    let [head, nutritionist] = add_people(&mut change, host, people, hash).await?;
    change.by(nutritionist);
    let today = app.now().day_in(&tenant.about.timezone);
    let items = add_ingredients(app, &mut change, kitchen, today).await?;
    add_programs(app, &mut change, kitchen, &items).await?;
    change.dated(app.now());
    Box::pin(plans::add(app, &mut change, &head, today)).await?;
    change.commit().await?;
    Ok(())
}

/// Adds the kitchen's people, and gives its head and its nutritionist.
async fn add_people(change: &mut Change, host: &str, people: &[&str; 5], hash: &str) -> Result<[Actor; 2], Failure> {
    let mut known = [change.actor().clone(), change.actor().clone()];
    for ((account, role), name) in ACCOUNTS.iter().zip(people) {
        let email = Email::parse(&format!("{account}@{host}")).map_err(|fault| format!("{fault:?}"))?;
        let draft =
            PersonDraft { name: (*name).to_owned(), email, role: *role, locale: None, is_active: None, password: None };
        let person = users::create(change, draft, hash.to_owned()).await?;
        let actor = Actor { id: person.id, name: (*name).to_owned() };
        match role {
            Role::SppgHead => known[0] = actor,
            Role::Nutritionist => known[1] = actor,
            _ => {}
        }
    }
    Ok(known)
}

/// The kitchen's ingredients by their codes.
type Items = std::collections::HashMap<String, domain::IngredientId>;

async fn add_ingredients(app: &App, change: &mut Change, kitchen: &Kitchen, today: Day) -> Result<Items, Failure> {
    let mut items = Items::new();
    for item in &kitchen.ingredients {
        let food = item.food.as_deref().and_then(|code| app.catalogue.by_code(code)).map(|food| food.id);
        let mut value = Value::Object(item.about.clone());
        value["foodId"] = json!(food);
        let mut prices: Vec<_> = item.previous_prices.iter().map(|dated| (dated.price, dated.date)).collect();
        prices.extend(item.price.zip(item.price_date));
        let mut ingredient = None;
        for (price, date) in prices.iter().map(|(price, date)| (Some(*price), Some(*date))).chain(
            // An ingredient without a price is one all the same.
            prices.is_empty().then_some((None, None)),
        ) {
            value["price"] = json!(price);
            value["priceDate"] = json!(date.map(|date| date.min(today)));
            let draft = read_ingredient(app, &value, today)?;
            ingredient = Some(match ingredient {
                None => ingredients::create(change, &app.catalogue, draft).await?,
                Some(before) => ingredients::update(change, &app.catalogue, &before, before.version, draft).await?,
            });
        }
        if let Some(ingredient) = ingredient {
            items.insert(item.code().to_owned(), ingredient.id);
        }
    }
    Ok(items)
}

fn read_ingredient(app: &App, value: &Value, today: Day) -> Result<IngredientDraft, Failure> {
    let read = Input::of(value.clone()).read(|f| IngredientDraft::read(f, &app.catalogue, today));
    read.map_err(|problem| named(&value["itemName"], &problem))
}

async fn add_programs(app: &App, change: &mut Change, kitchen: &Kitchen, items: &Items) -> Result<(), Failure> {
    let settings = tenants::settings(change).await?;
    let count: i64 = kitchen.programs.iter().map(|program| i64::try_from(program.menus.len()).unwrap_or(0)).sum();
    let mut ago = count;
    for program in &kitchen.programs {
        let value = Value::Object(program.about.clone());
        let draft = Input::of(value.clone()).read(|f| ProgramDraft::read(f, &settings));
        let created = programs::create(change, draft.map_err(|problem| named(&value["name"], &problem))?).await?;
        for menu in &program.menus {
            // The menus were written one after the other, over the last weeks.
            change.dated(app.now().plus_seconds(-ago * 7 * 3600));
            ago -= 1;
            let input = Input::of(menu.to_json(created.id, items)?);
            let named_menu = input.value()["menuName"].clone();
            let stocked = ingredients::stocked(change, &app.catalogue, &named_ingredients(&input)).await?;
            let known = Known::new(vec![created.id], stocked, settings.clone());
            let read = input.read(|f| MenuInput::read(f, &known, &Parts::default()));
            let read = read.map_err(|problem| named(&named_menu, &problem))?;
            Box::pin(menus::create(&app.catalogue, change, read)).await?;
        }
    }
    Ok(())
}

fn named(name: &Value, problem: &Problem) -> Failure {
    format!("example data, {name}: {problem}").into()
}
