//! Every route of the OpenAPI document × everyone who may ask × ids of one's own, another kitchen's and nobody's. A new
//! route is covered the day it is written: without a row in the table below this test fails.

mod plans;
mod world;

use domain::{Permission, Role};
use serde_json::{Value, json};
use store::on_each_database;

pub(crate) use self::world::World;
use crate::menus::{self, plate};
use crate::openapi::tests::Document;
use crate::request::Paging;
use crate::testing::{Answer, Bench, Client};
use crate::transfer;

/// One operation: who may, a body that does it, the status that it then has, and how many statements it may take,
/// the gate's included.
pub(crate) struct Row {
    pub operation: &'static str,
    permission: Permission,
    pub body: fn(&World) -> Value,
    status: u16,
    budget: u32,
}

const fn row(
    operation: &'static str,
    permission: Permission,
    body: fn(&World) -> Value,
    status: u16,
    budget: u32,
) -> Row {
    Row { operation, permission, body, status, budget }
}

/// A picture to send.
fn picture(_: &World) -> Value {
    json!(PICTURE)
}

/// What stands for a picture where bodies are JSON.
const PICTURE: &str = "a picture";

/// An archive to send.
fn archive(_: &World) -> Value {
    json!(ARCHIVE)
}

/// What stands for an archive where bodies are JSON.
const ARCHIVE: &str = "an archive";

/// Nothing to send.
const fn nothing(_: &World) -> Value {
    Value::Null
}

pub(crate) fn table() -> Vec<Row> {
    use Permission as P;
    [
        row("getSession", P::OwnTokens, nothing, 200, 1),
        row("signOut", P::OwnTokens, nothing, 204, 2),
        row("getTokens", P::OwnTokens, nothing, 200, 2),
        row("createToken", P::OwnTokens, |_| json!({ "name": "Laporan" }), 201, 2),
        row("deleteToken", P::OwnTokens, nothing, 204, 2),
        row("getUsers", P::ManageUsers, nothing, 200, 3),
        row("createUser", P::ManageUsers, |_| World::person("baru"), 201, 4),
        row("getUserById", P::ManageUsers, nothing, 200, 2),
        row("updateUser", P::ManageUsers, |_| json!({ "name": "Nama baru" }), 200, 6),
        row("getSppgs", P::ManageSppgs, nothing, 200, 3),
        row("createSppg", P::ManageSppgs, |_| json!({ "code": "SPPG-X-1", "name": "SPPG Baru" }), 201, 4),
        row("getSppgById", P::ManageSppgs, nothing, 200, 2),
        row("updateSppg", P::ManageSppgs, |_| json!({ "version": 1, "name": "SPPG Lain" }), 200, 4),
        row("getSettings", P::ReadSettings, nothing, 200, 2),
        row("updateSettings", P::WriteCostSettings, |_| json!({ "version": 1, "workers": 2 }), 200, 16),
        row("getPrograms", P::ReadPrograms, nothing, 200, 3),
        row("createProgram", P::WritePrograms, |_| World::program("BARU"), 201, 5),
        row("getProgramById", P::ReadPrograms, nothing, 200, 2),
        row("updateProgram", P::WritePrograms, |_| json!({ "version": 1, "name": "Nama baru" }), 200, 7),
        row("deleteProgram", P::WritePrograms, nothing, 409, 5),
        row("getFoods", P::ReadFoods, nothing, 200, 1),
        row("getIngredients", P::ReadIngredients, nothing, 200, 3),
        row("searchIngredients", P::ReadIngredients, nothing, 200, 4),
        row(
            "createIngredient",
            P::WriteIngredients,
            |_| json!({ "itemName": "Tempe", "category": "PROTEIN", "unit": "kg" }),
            201,
            6,
        ),
        row("getIngredientById", P::ReadIngredients, nothing, 200, 2),
        row("getIngredientPrices", P::ReadIngredients, nothing, 200, 4),
        row("updateIngredient", P::WritePrices, |_| json!({ "version": 1, "price": 17000 }), 200, 14),
        row("deleteIngredient", P::WriteIngredients, nothing, 409, 4),
        row("getMenus", P::ReadMenus, nothing, 200, 3),
        row("createMenu", P::WriteMenus, |w| w.menu("BARU"), 201, 14),
        row("getMenuById", P::ReadMenus, nothing, 200, 8),
        row("updateMenu", P::WriteMenus, |_| json!({ "version": 2, "menuName": "Nama baru" }), 200, 15),
        row("deleteMenu", P::DeleteMenus, nothing, 204, 7),
        row("restoreMenu", P::DeleteMenus, |_| json!({}), 200, 9),
        row("toggleMenuStatus", P::WriteMenus, |_| json!({}), 200, 12),
        row("duplicateMenu", P::WriteMenus, |_| json!({ "menuCode": "SALINAN" }), 201, 18),
        row("setMenuImage", P::WriteMenus, picture, 200, 18),
        row("removeMenuImage", P::WriteMenus, nothing, 204, 7),
        row("calculateNutrition", P::ReadMenus, nothing, 200, 6),
        row("calculateCost", P::ReadMenus, nothing, 200, 6),
        row("validateMenuBalance", P::ReadMenus, nothing, 200, 7),
        row("previewMenu", P::ReadMenus, |w| w.menu("BARU"), 200, 7),
        row("optimizePortions", P::WriteMenus, |_| json!({}), 200, 6),
        row(
            "addIngredientToMenu",
            P::WriteMenus,
            |w| json!({ "inventoryItemId": w.spare, "quantity": 20, "unit": "g" }),
            201,
            14,
        ),
        row("reorderIngredients", P::WriteMenus, |w| json!({ "order": [w.line] }), 200, 13),
        row("getMenuIngredient", P::ReadMenus, nothing, 200, 7),
        row("updateIngredientQuantity", P::WriteMenus, |_| json!({ "quantity": 70 }), 200, 14),
        row("removeIngredientFromMenu", P::WriteMenus, nothing, 204, 10),
        row("getRecipes", P::ReadMenus, nothing, 200, 3),
        row("createRecipe", P::WriteRecipes, |_| json!({ "instruction": "Rebus sampai matang." }), 201, 7),
        row("reorderRecipes", P::WriteRecipes, |w| json!({ "order": [w.step] }), 200, 8),
        row("getRecipeById", P::ReadMenus, nothing, 200, 4),
        row("updateRecipe", P::WriteRecipes, |_| json!({ "duration": 5 }), 200, 7),
        row("deleteRecipe", P::WriteRecipes, nothing, 204, 8),
        // There is a kitchen's worth of things already.
        row("exportKitchen", P::Export, nothing, 200, 13),
        row("importKitchen", P::WriteSettings, archive, 409, 3),
        row("getEvents", P::ReadEvents, nothing, 200, 3),
        row("createLiveTicket", P::ReadMenus, |_| json!({}), 201, 3),
        row("getPresence", P::ReadMenus, nothing, 200, 1),
        row("setPresence", P::ReadMenus, |w| json!({ "entity": "menu", "id": w.menu, "mode": "viewing" }), 204, 2),
    ]
    .into_iter()
    .chain(plans::rows())
    .collect()
}

/// Method, path template and name of every operation in the document.
pub(crate) async fn operations(bench: &Bench) -> Vec<(axum::http::Method, String, String)> {
    let document = bench.stranger().get("/api/v1/openapi.json").await.is(200);
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let Ok(method) = method.to_uppercase().parse() else { continue };
            let name = operation["operationId"].as_str().expect("a name").to_owned();
            operations.push((method, path.clone(), name));
        }
    }
    operations
}

pub(crate) async fn send(client: &Client, method: &axum::http::Method, path: &str, body: &Value) -> Answer {
    if body == PICTURE {
        let picture = plate(4, 3, [200, 30, 30, 255], image::ImageFormat::Png);
        return client.send(method.clone(), path, Some("image/png"), axum::body::Body::from(picture)).await;
    }
    if body == ARCHIVE {
        let archive = transfer::empty_archive();
        return client.send(method.clone(), path, Some("application/zip"), axum::body::Body::from(archive)).await;
    }
    let (kind, body) =
        if body.is_null() { (None, String::new()) } else { (Some("application/json"), body.to_string()) };
    client.send(method.clone(), path, kind, axum::body::Body::from(body)).await
}

/// The client for a role: a platform admin names the kitchen wherever there is one to name.
pub(crate) async fn asker(bench: &Bench, kitchen: usize, role: Role) -> Client {
    let client = bench.signs_in_at(kitchen, role).await;
    match role {
        Role::PlatformAdmin => client.with("x-sppg-id", &bench.kitchens[kitchen].to_string()),
        _ => client,
    }
}

on_each_database! {
    async fn every_route_is_closed_to_strangers_and_to_roles_that_may_not(db: TestDb) {
        let bench = Bench::new(db).await;
        let own = World::of(&bench, 1).await;
        let table = table();
        for (method, template, name) in operations(&bench).await.iter().filter(|(_, _, name)| name != "signIn") {
            let row = table.iter().find(|row| row.operation == name).unwrap_or_else(|| panic!("no row for {name}"));
            let path = own.path(template);
            let stranger = send(&bench.stranger(), method, &path, &json!({})).await;
            stranger.is_problem(401, "unauthenticated");
            for role in Role::ALL.iter().filter(|role| !role.may(row.permission)) {
                let refused = send(&asker(&bench, 1, *role).await, method, &path, &json!({})).await;
                assert_eq!(refused.status, 403, "{name} as {role}: {}", refused.text);
            }
        }
        for row in &table {
            assert!(operations(&bench).await.iter().any(|(_, _, name)| name == row.operation), "{} is gone", row.operation);
        }
    }

    async fn what_is_another_kitchens_is_as_if_it_never_was(db: TestDb) {
        let bench = Bench::new(db).await;
        let (foreign, nowhere) = (World::of(&bench, 0).await, World::nowhere());
        World::of(&bench, 1).await;
        let table = table();
        let with_id = |template: &String| template.contains('{') && !template.starts_with("/api/v1/sppgs");
        for (method, template, name) in operations(&bench).await.iter().filter(|(_, path, _)| with_id(path)) {
            let row = table.iter().find(|row| row.operation == name).expect("a row");
            for role in Role::ALL.iter().filter(|role| role.may(row.permission)) {
                let client = asker(&bench, 1, *role).await;
                let theirs = send(&client, method, &foreign.path(template), &json!({})).await;
                let nobodys = send(&client, method, &nowhere.path(template), &json!({})).await;
                assert_eq!(theirs.status, 404, "{name} as {role}: {}", theirs.text);
                let (mut theirs, mut nobodys) = (theirs.json(), nobodys.json());
                theirs["requestId"].take();
                nobodys["requestId"].take();
                assert_eq!(theirs, nobodys, "{name} as {role}");
            }
        }
    }

    async fn every_operation_does_what_it_says_within_its_budget(db: TestDb) {
        let mut bench = Bench::new(db).await;
        let table = table();
        let document = Document::of(&bench).await;
        let (mut over, mut faults) = (Vec::new(), Vec::new());
        let operations = operations(&bench).await;
        for (method, template, name) in operations.iter().filter(|(_, _, name)| name != "signIn") {
            let row = table.iter().find(|row| row.operation == name).expect("a row");
            // A kitchen of its own, so that none finds what another left.
            let kitchen = bench.adds_kitchen(&name.to_uppercase(), name, "Asia/Jakarta").await;
            let world = World::of(&bench, kitchen).await;
            let role = if row.permission == Permission::ManageSppgs { Role::PlatformAdmin } else { Role::SppgHead };
            let client = asker(&bench, kitchen, role).await;
            let path = format!("{}{}", world.path(template), if name == "searchIngredients" { "?q=beras" } else { "" });
            let body = (row.body)(&world);
            let answer = send(&client, method, &path, &body).await;
            assert_eq!(answer.status.as_u16(), row.status, "{name}: {}", answer.text);
            faults.extend(document.faults_of_body(method, template, &body).iter().map(|fault| format!("{name}: {fault}")));
            faults.extend(document.faults_of_answer(method, template, &answer).iter().map(|fault| format!("{name}: {fault}")));
            if answer.statements > row.budget {
                over.push(format!("{name}: {} statements, {} allowed", answer.statements, row.budget));
            }
        }
        assert!(over.is_empty(), "{}", over.join("\n"));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    async fn no_operation_leaves_an_older_list_or_menu_behind(db: TestDb) {
        let mut bench = Bench::new(db).await;
        let table = table();
        for (method, template, name) in operations(&bench).await.iter().filter(|(method, _, _)| *method != "GET") {
            let Some(row) = table.iter().find(|row| row.operation == name) else { continue };
            let kitchen = bench.adds_kitchen(&name.to_uppercase(), name, "Asia/Jakarta").await;
            let world = World::of(&bench, kitchen).await;
            let role = if row.permission == Permission::ManageSppgs { Role::PlatformAdmin } else { Role::SppgHead };
            let (client, reader) = (asker(&bench, kitchen, role).await, asker(&bench, kitchen, Role::Viewer).await);
            let paths = ["/api/v1/menus".to_owned(), world.path("/api/v1/menus/{id}")];
            for path in &paths {
                reader.get(path).await.is(200);
            }
            send(&client, method, &world.path(template), &(row.body)(&world)).await;
            let mut tx = bench.app.db.read(bench.kitchens[kitchen]).await.expect("the kitchen can be read");
            let list = menus::list(&mut tx, &menus::MenuFilter::default(), Paging::default()).await.expect("a list");
            assert_eq!(reader.get(&paths[0]).await.is(200), json!(list), "the list after {name}");
            let shown = reader.get(&paths[1]).await;
            match menus::find(&mut tx, world.menu.parse().expect("an id")).await {
                Ok(menu) => {
                    let whole = menus::Whole::read(&bench.app.catalogue, &mut tx, menu).await.expect("a menu");
                    let fresh = json!(whole.detail(menus::Sight::Everything));
                    assert_eq!(shown.is(200), fresh, "the menu after {name}");
                }
                Err(_) => {
                    shown.is_problem(404, "not_found");
                }
            }
        }
    }
}
