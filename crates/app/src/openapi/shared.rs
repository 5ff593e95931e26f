//! What all operations of one kind share: how one signs in, the headers they read and answer with, and the failures that
//! their method and path can have.

use serde_json::{Value, json};

use super::limits::of_parameter;

/// The headers that requests may carry: name in the document, header, what it is for.
const HEADERS: [(&str, &str, &str); 5] = [
    ("Sppg", "X-Sppg-Id", "The kitchen in which a platform administrator acts; anyone else may name only their own."),
    ("Language", "Accept-Language", "`id` or `en`, for the sentences in the answer; else the person's own language."),
    ("IfNoneMatch", "If-None-Match", "ETags that are known already: 304 when the answer is still one of them."),
    (
        "IfMatch",
        "If-Match",
        "The version that was read: its ETag, its number in quotes, or `*` for whichever is there.",
    ),
    ("IdempotencyKey", "Idempotency-Key", "1 to 100 characters: the same key is done once, and answered alike."),
];

/// Adds it to every operation.
pub fn add(document: &mut Value) {
    for (method, path, operation) in super::operations(document) {
        let is_public = operation["security"].is_array();
        if !is_public {
            operation["security"] = json!([{ "session": [] }, { "token": [] }]);
        }
        tidy_parameters(operation);
        let names = headers(method, path, is_public);
        let parameters = names.iter().map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }));
        let parameters: Vec<_> =
            operation["parameters"].as_array().cloned().into_iter().flatten().chain(parameters).collect();
        operation["parameters"] = json!(parameters);
        describe(&mut operation["responses"]);
        for status in failures(method, is_public) {
            let responses = &mut operation["responses"];
            if responses.get(*status).is_none() {
                responses[*status] = problem(status);
            }
        }
        if method == "get" {
            operation["responses"]["304"] = json!({ "description": "Still what is known." });
        }
    }
    for (name, header, description) in HEADERS {
        document["components"]["parameters"][name] =
            json!({ "name": header, "in": "header", "description": description, "schema": { "type": "string" } });
    }
}

/// The headers that an operation reads.
fn headers(method: &str, path: &str, is_public: bool) -> Vec<&'static str> {
    let mut names = vec!["Language"];
    if is_public {
        return names;
    }
    names.push("Sppg");
    match method {
        "get" => names.push("IfNoneMatch"),
        "post" => names.push("IdempotencyKey"),
        _ => {}
    }
    let has_no_version = ["/tokens/", "/feeds"].iter().any(|part| path.contains(part));
    let acts_on_one = path.contains("{id}") && !has_no_version;
    if method == "patch" || (method != "get" && acts_on_one) {
        names.push("IfMatch");
    }
    names
}

/// What can go wrong: every query and every body can be wrong, and a named kitchen may not be there.
fn failures(method: &str, is_public: bool) -> &'static [&'static str] {
    match method {
        "get" => &["401", "403", "404", "422", "429", "500", "503"],
        _ if is_public => &["400", "401", "403", "413", "415", "422", "429", "500", "503"],
        _ => &["400", "401", "403", "404", "409", "413", "415", "422", "429", "500", "503"],
    }
}

/// A parameter of a query is left out, never null; and has its limits.
fn tidy_parameters(operation: &mut Value) {
    let Some(parameters) = operation["parameters"].as_array_mut() else { return };
    for parameter in parameters.iter_mut().filter(|parameter| parameter["in"] == "query") {
        let limits = of_parameter(parameter["name"].as_str().unwrap_or_default());
        let schema = &mut parameter["schema"];
        if let Some(kinds) = schema["type"].as_array() {
            let kinds: Vec<_> = kinds.iter().filter(|kind| *kind != "null").cloned().collect();
            schema["type"] = kinds.into_iter().next().unwrap_or_default();
        }
        if let Some(one) = schema["oneOf"].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null")) {
            *schema = one.clone();
        }
        if let (Some(schema), Value::Object(limits)) = (schema.as_object_mut(), limits) {
            schema.extend(limits);
        }
    }
}

/// Says of each success what it means, and which headers it has.
fn describe(responses: &mut Value) {
    for (status, response) in responses.as_object_mut().into_iter().flatten() {
        if response["description"].as_str().is_none_or(str::is_empty) {
            response["description"] = json!(match status.as_str() {
                "201" => "Created; Location says where.",
                "204" => "Done; there is nothing to show.",
                _ => "As asked.",
            });
        }
        match status.as_str() {
            "200" => {
                response["headers"]["ETag"] =
                    header("Names what is shown, and its version where it has one; of a GET.");
            }
            "201" => response["headers"]["Location"] = header("Where the new thing is."),
            _ => {}
        }
    }
}

fn header(description: &str) -> Value {
    json!({ "description": description, "schema": { "type": "string" } })
}

fn problem(status: &str) -> Value {
    let mut response = json!({
        "description": "A problem.",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
    if status == "429" {
        response["headers"]["Retry-After"] = header("Seconds to wait.");
    }
    response
}
