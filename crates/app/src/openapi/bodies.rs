//! What requests may hold. The shapes that answers share are copied for each operation and closed: no field but the
//! known ones, within their limits; and a PATCH demands nothing but what it needs.

use serde_json::{Map, Value, json};

use super::limits::limits;

/// Where the document keeps its shapes.
const SHAPES: &str = "#/components/schemas/";
/// The changes that do not need the version that was read, but take it.
const VERSION_IS_OPTIONAL: [&str; 4] = ["updateAssignment", "updateUser", "updateIngredientQuantity", "updateRecipe"];
/// What a new thing needs and a changed one does not: (operation, field).
const NEEDED_ONCE: [(&str, &str); 1] = [("createUser", "password")];

/// Gives each operation a body of its own.
pub fn close(document: &mut Value) {
    let shapes = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
    let mut own = Map::new();
    for (method, path, operation) in super::operations(document) {
        let name = operation["operationId"].as_str().unwrap_or_default().to_owned();
        let tag = operation["tags"][0].as_str().unwrap_or_default().to_owned();
        let sent = &operation["requestBody"]["content"]["application/json"]["schema"];
        // Jobs have no version.
        let is_versioned = !["figures", "tokens", "feeds"].contains(&tag.as_str()) && !path.contains("/jobs/");
        let acts_on_one = path.contains("{id}") && is_versioned;
        let mut body = if sent.is_object() {
            plain(&shapes, sent)
        } else if acts_on_one && ["post", "delete"].contains(&method) {
            json!({ "type": "object", "properties": {}, "additionalProperties": false })
        } else {
            continue;
        };
        if method == "patch" {
            let needs_version = !VERSION_IS_OPTIONAL.contains(&name.as_str());
            body["required"] = if needs_version { json!(["version"]) } else { json!([]) };
        }
        if method == "patch" || acts_on_one {
            body["properties"]["version"] = json!({
                "type": "integer",
                "description": "The version that was read; `If-Match` may say it instead. A stale one is a conflict.",
            });
        }
        for (_, field) in NEEDED_ONCE.iter().filter(|(operation, _)| *operation == name) {
            if let Some(required) = body["required"].as_array_mut() {
                required.push(json!(field));
            }
        }
        let needs_any =
            method != "delete" && (method == "patch" || body["required"].as_array().is_some_and(|all| !all.is_empty()));
        let shape = format!("{}{}Body", name[..1].to_uppercase(), &name[1..]);
        let reference = json!({ "$ref": format!("{SHAPES}{shape}") });
        operation["requestBody"] =
            json!({ "content": { "application/json": { "schema": reference } }, "required": needs_any });
        own.insert(shape, body);
    }
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        schemas.extend(own);
        // Once for what only bodies named, once more for what only that named.
        for _ in 0..3 {
            drop_unnamed(document);
        }
    }
}

/// Takes away the shapes that nothing names any more.
fn drop_unnamed(document: &mut Value) {
    let text = document.to_string();
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        schemas.retain(|name, _| text.contains(&format!("\"{SHAPES}{name}\"")));
    }
}

/// A shape as one: parts that are laid together are, objects that are named stand in place, and none takes an unknown
/// field. Closed lists of words and plain values stay named.
pub fn plain(shapes: &Map<String, Value>, shape: &Value) -> Value {
    let named = shape["$ref"].as_str().and_then(|path| path.strip_prefix(SHAPES));
    if let Some(name) = named {
        let whole = named_shape(shapes, name);
        let is_object = whole["properties"].is_object() || whole["type"] == "array";
        return if is_object { with(whole, shape) } else { shape.clone() };
    }
    let Value::Object(parts) = shape else { return shape.clone() };
    let mut whole = Map::new();
    for (keyword, value) in parts {
        let value = match (keyword.as_str(), value) {
            ("allOf", _) => continue,
            ("oneOf" | "anyOf", Value::Array(choices)) => choices.iter().map(|one| plain(shapes, one)).collect(),
            ("items" | "additionalProperties", value) => plain(shapes, value),
            ("properties", Value::Object(fields)) => {
                fields.iter().map(|(name, field)| (name.clone(), plain(shapes, field))).collect()
            }
            (_, value) => value.clone(),
        };
        whole.insert(keyword.clone(), value);
    }
    let mut whole = Value::Object(whole);
    for part in shape["allOf"].as_array().into_iter().flatten() {
        lay(&mut whole, plain(shapes, part));
    }
    if whole["properties"].is_object() && whole.get("additionalProperties").is_none() {
        whole["additionalProperties"] = json!(false);
    }
    whole
}

/// A named shape as one, within its limits.
fn named_shape(shapes: &Map<String, Value>, name: &str) -> Value {
    let mut whole = plain(shapes, &shapes[name]);
    for (field, limit) in limits(name) {
        if let Some(fields) = whole["properties"].as_object_mut() {
            let known = fields.entry(field).or_insert_with(|| json!({}));
            *known = with(known.clone(), &limit);
        }
    }
    whole
}

/// The shape with more keywords; what it says itself is said over, but for the name it goes by.
fn with(mut shape: Value, more: &Value) -> Value {
    if let (Value::Object(shape), Value::Object(more)) = (&mut shape, more) {
        shape
            .extend(more.iter().filter(|(word, _)| *word != "$ref").map(|(word, value)| (word.clone(), value.clone())));
    }
    shape
}

/// Lays one object over another: the fields of both.
fn lay(whole: &mut Value, part: Value) {
    let Value::Object(part) = part else { return };
    for (keyword, value) in part {
        match (&mut whole[&keyword], value) {
            (Value::Object(fields), Value::Object(more)) if keyword == "properties" => fields.extend(more),
            (Value::Array(names), Value::Array(more)) if keyword == "required" => names.extend(more),
            (there @ Value::Null, value) => *there = value,
            _ => {}
        }
    }
}
