//! The OpenAPI document: made from the routes themselves, with what all operations share added once.

mod bodies;
mod limits;
mod shared;
#[cfg(test)]
pub(crate) mod tests;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use domain::Allergen;
use serde_json::{Value, json};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder};
use utoipa::{PartialSchema, ToSchema};
use utoipa_swagger_ui::SwaggerUi;

use crate::app::App;
use crate::events::Entity;
use crate::problem::Dependent;
use crate::request::SESSION_COOKIE;

/// Title, version, and how one signs in.
pub fn about() -> OpenApi {
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(SESSION_COOKIE)));
    let bearer = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    let schemes = ComponentsBuilder::new()
        .security_scheme("session", cookie)
        .security_scheme("token", bearer)
        .schema(ProblemBody::name(), ProblemBody::schema())
        .schema(ProblemField::name(), ProblemField::schema())
        .schema(Dependent::name(), Dependent::schema())
        // Named by a parameter only, which does not bring its shape along.
        .schema(Entity::name(), Entity::schema())
        .schema(Allergen::name(), Allergen::schema())
        .build();
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Bergizi")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some("Menu management for the kitchens of Indonesia's free-meal programme."))
                .build(),
        )
        .components(Some(schemes))
        .build()
}

/// The form of every failure.
#[derive(ToSchema)]
#[schema(as = Problem)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what `Problem::to_json` writes")]
struct ProblemBody {
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    #[schema(example = "invalid")]
    code: String,
    request_id: String,
    errors: Option<Vec<ProblemField>>,
    current: Option<Object>,
    dependents: Option<Vec<Dependent>>,
}

/// Any JSON object.
type Object = std::collections::BTreeMap<String, Value>;

/// What is wrong with one field.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `Problem::to_json` writes")]
struct ProblemField {
    /// The path of the field, for example `ingredients[0].unit`.
    field: String,
    /// A stable word, for example `required`.
    code: String,
    /// The sentence for people.
    message: String,
}

/// The methods that an operation can have.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The whole document: each operation's own words, with what all of one kind share added once, so that a new route says
/// it without saying it.
pub fn finished(document: &OpenApi) -> Value {
    let mut document = json!(document);
    let paths = document["paths"].as_object().cloned().unwrap_or_default();
    document["paths"] = paths.into_iter().map(|(path, item)| (format!("/api/v1{path}"), item)).collect();
    shared::add(&mut document);
    bodies::close(&mut document);
    document
}

/// Every operation of the document, with its method and path.
fn operations(document: &mut Value) -> impl Iterator<Item = (&str, &str, &mut Value)> {
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let operations = item.as_object_mut().into_iter().flatten();
        let operations = operations.filter(|(method, _)| METHODS.contains(&method.as_str()));
        operations.map(move |(method, operation)| (method.as_str(), path.as_str(), operation))
    })
}

/// The document, and a page to read it on.
pub fn routes(document: &Value) -> Router<App> {
    let json = document.to_string();
    let answer = move || {
        let json = json.clone();
        async move { ([(CONTENT_TYPE, "application/json")], json) }
    };
    // Without this the page shows the document to a validator on another host.
    let page = utoipa_swagger_ui::Config::from("/api/v1/openapi.json").validator_url("none");
    Router::new().route("/api/v1/openapi.json", get(answer)).merge(SwaggerUi::new("/api/docs").config(page))
}
