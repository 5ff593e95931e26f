//! A kitchen with one of everything that a path can name.

use domain::Role;
use serde_json::{Value, json};

use super::{PICTURE, send};
use crate::testing::{Answer, Bench};

/// What a kitchen holds, so that every path of the document can be filled in.
pub(crate) struct World {
    pub(super) sppg: String,
    pub(super) user: String,
    pub(super) token: String,
    pub(super) program: String,
    pub(super) ingredient: String,
    pub(super) spare: String,
    pub(super) menu: String,
    pub(super) line: String,
    pub(super) step: String,
    pub(super) plan: String,
    pub(super) assignment: String,
    pub(super) template: String,
    pub(super) arrangement: String,
    pub(super) job: String,
    pub(super) feed: String,
}

impl World {
    /// A menu with a line and a step, in one of the kitchens.
    pub async fn of(bench: &Bench, kitchen: usize) -> Self {
        let head = bench.signs_in_at(kitchen, Role::SppgHead).await;
        let id = |answer: Answer| answer.is(201)["id"].as_str().expect("an id").to_owned();
        let new = |name: &str| json!({ "itemName": name, "category": "KARBOHIDRAT", "unit": "kg", "price": 15000 });
        let empty = Self {
            sppg: bench.kitchens[kitchen].to_string(),
            user: String::new(),
            token: id(head.post("/api/v1/tokens", json!({ "name": "x" })).await),
            program: String::new(),
            ingredient: id(head.post("/api/v1/ingredients", new("Beras")).await),
            spare: id(head.post("/api/v1/ingredients", new("Jagung")).await),
            menu: String::new(),
            line: String::new(),
            step: String::new(),
            plan: String::new(),
            assignment: String::new(),
            template: String::new(),
            arrangement: String::new(),
            job: String::new(),
            feed: String::new(),
        };
        let user = id(head.post("/api/v1/users", Self::person(&format!("siti{kitchen}"))).await);
        let program = id(head.post("/api/v1/programs", Self::program("SEKOLAH")).await);
        let world = Self { user, program, ..empty };
        let menu = head.post("/api/v1/menus", world.menu("NTB-01")).await.is(201);
        let text = |value: &Value| value["id"].as_str().expect("an id").to_owned();
        let image = format!("/api/v1/menus/{}/image", text(&menu));
        send(&head, &axum::http::Method::PUT, &image, &json!(PICTURE)).await.is(200);
        let plan = head.post("/api/v1/plans", Self::plan(&world.program)).await.is(201);
        let day = json!({ "menuId": menu["id"], "dates": ["2026-07-13"], "mealType": "LUNCH" });
        let plan = head.post(&format!("/api/v1/plans/{}/assignments", text(&plan)), day).await.is(201);
        let own = format!("/api/v1/plans/{}", text(&plan));
        let template = head.post(&format!("{own}/templates"), json!({ "name": "Sehari" })).await.is(201);
        let laying = json!({ "templateId": template["id"], "startDate": "2026-07-24" });
        head.post(&format!("{own}/apply-template"), laying).await.is(200);
        let arrangements = head.get(&format!("{own}/arrangements")).await.is(200);
        let job = head.post(&format!("{own}/generate"), json!({})).await.is(201);
        // Called off, unless it is over by now: nothing comes of it either way.
        head.delete(&format!("/api/v1/jobs/{}", text(&job))).await;
        let feeds = format!("/api/v1/programs/{}/feeds", world.program);
        Self {
            menu: text(&menu),
            line: text(&menu["ingredients"][0]),
            step: text(&menu["recipes"][0]),
            plan: text(&plan),
            assignment: text(&plan["assignments"][0]),
            template: text(&template),
            arrangement: text(&arrangements["items"][0]),
            job: text(&job),
            feed: id(head.post(&feeds, json!({})).await),
            ..world
        }
    }

    /// The menu's id.
    pub fn menu_id(&self) -> &str {
        &self.menu
    }

    pub(super) fn person(name: &str) -> Value {
        json!({ "name": name, "email": format!("{name}@bench.test"), "role": "VIEWER", "password": crate::testing::PASSWORD })
    }

    pub(super) fn program(code: &str) -> Value {
        json!({ "name": "Makan siang", "programCode": code, "targetGroups": ["TODDLER"], "startDate": "2026-07-13" })
    }

    pub(super) fn plan(program: &str) -> Value {
        json!({ "name": "Juli", "programId": program, "startDate": "2026-07-13", "endDate": "2026-07-24" })
    }

    pub(super) fn plan_file() -> Value {
        json!({
            "name": "Juli", "programCode": "SEKOLAH", "startDate": "2026-07-13", "endDate": "2026-07-24",
            "assignments": [{ "date": "2026-07-13", "mealType": "LUNCH", "menuCode": "NTB-01" }],
        })
    }

    pub(super) fn menu(&self, code: &str) -> Value {
        json!({
            "menuName": "Nasi putih", "menuCode": code, "programId": self.program, "mealType": "LUNCH",
            "servingSize": 200, "preparationTime": 5, "cookingTime": 30, "difficulty": "EASY",
            "ingredients": [{ "inventoryItemId": self.ingredient, "quantity": 80, "unit": "g" }],
            "recipes": [{ "instruction": "Masak nasi sampai matang." }],
        })
    }

    /// The path with this kitchen's ids.
    pub fn path(&self, template: &str) -> String {
        let id = match template.trim_start_matches("/api/v1/").split('/').next() {
            Some("menus") => &self.menu,
            Some("programs") => &self.program,
            Some("ingredients") => &self.ingredient,
            Some("users") => &self.user,
            Some("tokens") => &self.token,
            Some("plans") => &self.plan,
            Some("templates") => &self.template,
            Some("jobs") => &self.job,
            _ => &self.sppg,
        };
        let parts = [
            ("{lineId}", &self.line),
            ("{stepId}", &self.step),
            ("{assignmentId}", &self.assignment),
            ("{arrangementId}", &self.arrangement),
            ("{feedId}", &self.feed),
        ];
        parts.iter().fold(template.replace("{id}", id), |path, (name, id)| path.replace(name, id))
    }

    /// The same path with ids that never were.
    pub(super) fn nowhere() -> Self {
        let id = || "0199a000-0000-7000-8000-000000000000".to_owned();
        Self {
            sppg: id(),
            user: id(),
            token: id(),
            program: id(),
            ingredient: id(),
            spare: id(),
            menu: id(),
            line: id(),
            step: id(),
            plan: id(),
            assignment: id(),
            template: id(),
            arrangement: id(),
            job: id(),
            feed: id(),
        }
    }
}
