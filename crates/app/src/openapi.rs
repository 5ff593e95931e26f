//! The OpenAPI document: made from the routes themselves, with what all operations share added once.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder,
    SecurityRequirement,
};
use utoipa::{PartialSchema, ToSchema};
use utoipa_swagger_ui::SwaggerUi;

use crate::app::App;
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
type Object = std::collections::BTreeMap<String, serde_json::Value>;

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

/// Adds to every operation what all share: the security, and the failures that its method and path can have.
pub fn finished(mut document: OpenApi) -> OpenApi {
    let paths = std::mem::take(&mut document.paths.paths);
    for (path, mut item) in paths {
        let has_id = path.contains('{');
        for (operation, has_body) in [
            (&mut item.get, false),
            (&mut item.post, true),
            (&mut item.put, true),
            (&mut item.patch, true),
            (&mut item.delete, false),
        ] {
            if let Some(operation) = operation {
                share(operation, has_id, has_body);
            }
        }
        document.paths.paths.insert(format!("/api/v1{path}"), item);
    }
    document
}

fn share(operation: &mut Operation, has_id: bool, has_body: bool) {
    if operation.security.is_none() {
        let schemes = ["session", "token"].map(|name| SecurityRequirement::new(name, [] as [&str; 0]));
        operation.security = Some(schemes.to_vec());
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            described(status).clone_into(&mut response.description);
        }
    }
    let mut statuses = vec!["401", "403", "429", "500", "503"];
    statuses.extend(has_id.then_some("404"));
    if has_body {
        statuses.extend(["400", "409", "413", "415", "422"]);
    }
    for status in statuses {
        operation.responses.responses.entry(status.to_owned()).or_insert_with(problem);
    }
}

/// What a success means; the specification wants it said.
fn described(status: &str) -> &'static str {
    match status {
        "201" => "Created; Location says where.",
        "204" => "Done; there is nothing to show.",
        _ => "As asked.",
    }
}

fn problem() -> RefOr<utoipa::openapi::Response> {
    let schema = RefOr::Ref(Ref::from_schema_name("Problem"));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    RefOr::T(ResponseBuilder::new().description("A problem.").content("application/problem+json", content).build())
}

/// The document, and a page to read it on.
pub fn routes(document: &OpenApi) -> Router<App> {
    let json = document.to_json().unwrap_or_default();
    let answer = move || {
        let json = json.clone();
        async move { ([(CONTENT_TYPE, "application/json")], json) }
    };
    Router::new()
        .route("/api/v1/openapi.json", get(answer))
        .merge(SwaggerUi::new("/api/docs").config(utoipa_swagger_ui::Config::from("/api/v1/openapi.json")))
}
