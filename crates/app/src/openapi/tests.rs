//! The document holds: what is answered is of the shape it names, what lies beyond a limit it names is refused, and a
//! change demands nothing but what it needs.

use axum::http::Method;
use domain::Role;
use serde_json::{Map, Value, json};
use store::on_each_database;

use super::bodies::plain;
use crate::matrix::{World, asker, operations, send, table};
use crate::testing::{Answer, Bench};

/// The document, for looking things up in it.
pub(crate) struct Document(Value);

impl Document {
    pub async fn of(bench: &Bench) -> Self {
        Self(bench.stranger().get("/api/v1/openapi.json").await.is(200))
    }

    fn operation(&self, method: &Method, path: &str) -> &Value {
        &self.0["paths"][path][method.as_str().to_lowercase()]
    }

    fn shapes(&self) -> &Map<String, Value> {
        self.0["components"]["schemas"].as_object().expect("shapes")
    }

    /// The body that an operation takes, if any.
    fn body(&self, method: &Method, path: &str) -> Option<Value> {
        let sent = &self.operation(method, path)["requestBody"]["content"]["application/json"]["schema"];
        sent.is_object().then(|| plain(self.shapes(), sent))
    }

    /// Where a body differs from what an operation takes.
    pub fn faults_of_body(&self, method: &Method, path: &str, body: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        if let Some(shape) = self.body(method, path).filter(|_| !body.is_null()) {
            self.check(&shape, body, "body", &mut faults);
        }
        faults
    }

    /// Where an answer differs from what the document says of it.
    pub fn faults_of_answer(&self, method: &Method, path: &str, answer: &Answer) -> Vec<String> {
        let status = answer.status.as_str();
        let Some(response) = self.operation(method, path)["responses"].get(status) else {
            return vec![format!("{status} is not in the document")];
        };
        let sent = answer.header("content-type");
        let is_file = answer.status.is_success() && !sent.is_empty() && sent != "application/json";
        if is_file {
            let is_named = response["content"][sent].is_object();
            return if is_named { Vec::new() } else { vec![format!("{sent} is not in the document")] };
        }
        let kind = if answer.status.is_success() { "application/json" } else { "application/problem+json" };
        let shape = &response["content"][kind]["schema"];
        let mut faults = Vec::new();
        match (answer.text.is_empty(), shape.is_object()) {
            (true, false) => {}
            (false, true) => self.check(&plain(self.shapes(), shape), &answer.json(), "answer", &mut faults),
            _ => faults.push(format!("{status}: a body where there is none in the document, or none where there is")),
        }
        faults
    }

    /// The part of JSON Schema that the document uses; a word that is not known here fails.
    fn check(&self, shape: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let is = |kind: &str| match kind {
            "null" => value.is_null(),
            "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
            "number" => value.is_number(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "array" => value.is_array(),
            _ => value.is_object(),
        };
        let size = |size: usize| f64::from(u32::try_from(size).unwrap_or(u32::MAX));
        let length = value.as_str().map(|text| size(text.chars().count()));
        let count = value.as_array().map(|items| size(items.len()));
        for (word, said) in shape.as_object().into_iter().flatten() {
            let within = |found: Option<f64>, fits: fn(f64, f64) -> bool| {
                found.zip(said.as_f64()).is_none_or(|(found, limit)| fits(found, limit))
            };
            let holds = match word.as_str() {
                "$ref" => {
                    let name = said.as_str().and_then(|path| path.rsplit('/').next()).expect("a name");
                    self.check(&self.shapes()[name], value, at, faults);
                    true
                }
                "type" => match said {
                    Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is),
                    kind => kind.as_str().is_some_and(is),
                },
                "enum" => said.as_array().is_some_and(|all| all.contains(value)),
                "oneOf" | "anyOf" => said.as_array().into_iter().flatten().any(|one| {
                    let mut faults = Vec::new();
                    self.check(one, value, at, &mut faults);
                    faults.is_empty()
                }),
                "minimum" => within(value.as_f64(), |found, limit| found >= limit),
                "maximum" => within(value.as_f64(), |found, limit| found <= limit),
                "exclusiveMinimum" => within(value.as_f64(), |found, limit| found > limit),
                "minLength" => within(length, |found, limit| found >= limit),
                "maxLength" => within(length, |found, limit| found <= limit),
                "minItems" => within(count, |found, limit| found >= limit),
                "maxItems" => within(count, |found, limit| found <= limit),
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(said, item, &format!("{at}[{index}]"), faults);
                    }
                    true
                }
                "required" => {
                    let names = said.as_array().into_iter().flatten().filter_map(Value::as_str);
                    let missing: Vec<_> = names.filter(|name| value.is_object() && value.get(name).is_none()).collect();
                    faults.extend(missing.iter().map(|name| format!("{at}.{name} is missing")));
                    true
                }
                "properties" => {
                    for (name, field) in said.as_object().into_iter().flatten() {
                        if let Some(found) = value.get(name) {
                            self.check(field, found, &format!("{at}.{name}"), faults);
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let known = |name: &String| shape["properties"].get(name).is_some();
                    for (name, found) in value.as_object().into_iter().flatten().filter(|(name, _)| !known(name)) {
                        match said {
                            Value::Bool(true) => {}
                            Value::Bool(false) => faults.push(format!("{at}.{name} is not in the document")),
                            said => self.check(said, found, &format!("{at}.{name}"), faults),
                        }
                    }
                    true
                }
                "description" | "format" | "default" | "example" | "pattern" | "propertyNames" | "title" => true,
                unknown => panic!("{at}: the test does not know {unknown:?}"),
            };
            if !holds {
                faults.push(format!("{at}: {value} against {word} {said}"));
            }
        }
    }
}

/// Values that lie just beyond what a field may hold.
fn beyond(shape: &Value) -> Vec<Value> {
    let number = |word: &str, by: f64| shape[word].as_f64().map(|limit| json!(limit + by));
    let text = |word: &str, by: i64| {
        let characters = shape[word].as_i64().and_then(|limit| usize::try_from(limit + by).ok());
        characters.map(|characters| json!("A".repeat(characters)))
    };
    let items = |word: &str, by: i64| {
        let count = shape[word].as_i64().and_then(|limit| usize::try_from(limit + by).ok());
        count.map(|count| json!(vec![json!("x"); count]))
    };
    let all = [
        number("minimum", -1.0),
        number("maximum", 1.0),
        number("exclusiveMinimum", 0.0),
        text("minLength", -1),
        text("maxLength", 1),
        items("minItems", -1),
        items("maxItems", 1),
        shape["enum"].is_array().then(|| json!("NOWHERE")),
        shape["pattern"].is_string().then(|| json!("lower case")),
    ];
    all.into_iter().flatten().collect()
}

on_each_database! {
    async fn every_limit_that_the_document_names_is_held(db: TestDb) {
        let bench = Bench::new(db).await;
        let document = Document::of(&bench).await;
        let world = World::of(&bench, 0).await;
        let mut checked = 0;
        // A picture and an archive are files rather than fields.
        for (method, template, name) in operations(&bench).await.iter().filter(|(method, _, name)| {
            !["signIn", "setMenuImage", "importKitchen"].contains(&name.as_str()) && *method != Method::GET && *method != Method::DELETE
        }) {
            let row = table().into_iter().find(|row| row.operation == name).expect("a row");
            let shape = document.body(method, template).unwrap_or_else(|| panic!("{name} takes no body"));
            let role = if template.contains("/sppgs") { Role::PlatformAdmin } else { Role::SppgHead };
            let client = asker(&bench, 0, role).await;
            // A preview takes what is half typed, and only a deleted menu can be restored.
            if ["previewMenu", "restoreMenu"].contains(&name.as_str()) {
                continue;
            }
            let body = (row.body)(&world);
            let mut sent = vec![("shoe".to_owned(), json!(38))];
            for (field, shape) in shape["properties"].as_object().into_iter().flatten() {
                sent.extend(beyond(shape).into_iter().map(|value| (field.clone(), value)));
            }
            for (field, value) in sent {
                let mut body = body.clone();
                body[&field] = value.clone();
                let answer = send(&client, method, &world.path(template), &body).await;
                assert_eq!(answer.status, 422, "{name}: {field} = {value}");
                let errors = answer.is_problem(422, "invalid");
                assert!(errors.iter().any(|(named, _)| named.starts_with(&field)), "{name}: {field} = {value}: {errors:?}");
                assert_eq!(document.faults_of_answer(method, template, &answer), Vec::<String>::new(), "{name}");
                checked += 1;
            }
        }
        assert!(checked > 100, "{checked}");
    }

    async fn a_change_demands_nothing_but_what_it_needs(db: TestDb) {
        let bench = Bench::new(db).await;
        let document = Document::of(&bench).await;
        for (method, template, name) in operations(&bench).await.iter().filter(|(method, _, _)| *method == Method::PATCH) {
            let shape = document.body(method, template).expect("a body");
            let required: Vec<_> = shape["required"].as_array().into_iter().flatten().collect();
            assert!(required.is_empty() || required == [&json!("version")], "{name}: {required:?}");
            assert_eq!(shape["additionalProperties"], json!(false), "{name}");
        }
    }
}

#[tokio::test]
async fn a_new_route_says_what_all_routes_say() {
    let document = super::finished(&crate::router::api().split_for_parts().1);
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let has = |status: &str| operation["responses"].get(status).is_some();
            let reads = |name: &str| operation["parameters"].to_string().contains(&format!("parameters/{name}\""));
            let name = &operation["operationId"];
            assert!(has("401") && has("403") && has("422") && has("500"), "{name}");
            assert_eq!(has("409"), method != "get" && name != "signIn", "{name}");
            assert_eq!(has("304") && reads("IfNoneMatch"), method == "get", "{name}");
            assert_eq!(reads("IdempotencyKey"), method == "post" && name != "signIn", "{name}");
            assert_eq!(reads("Sppg"), name != "signIn", "{name}");
            assert!(reads("IfMatch") || method != "patch", "{name}: {path}");
        }
    }
    let text = document.to_string();
    for (at, _) in text.match_indices("\"#/") {
        let path = text[at + 2..].split('"').next().expect("an end");
        assert!(document.pointer(path).is_some(), "nothing stands at {path}");
    }
    assert!(!text.contains("multipleOf"));
}

/// The types of the client module are made from a copy of the document in the repository, since they are built before
/// there is a server to ask. `INSTA_UPDATE=always` brings the copy up to date.
#[test]
fn the_copy_that_the_client_module_is_typed_by_is_true() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/client/openapi.json");
    let (_, document) = crate::router::api().split_for_parts();
    let now = serde_json::to_string_pretty(&super::finished(&document)).expect("JSON") + "\n";
    if std::fs::read_to_string(&path).is_ok_and(|kept| kept == now) {
        return;
    }
    let is_asked = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    assert!(is_asked, "the document changed: accept it by INSTA_UPDATE=always, and build again");
    std::fs::write(path, now).expect("a file to write");
}
