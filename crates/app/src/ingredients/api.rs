//! Ingredients as JSON.

use domain::may::{ReadIngredients, WriteIngredients, WritePrices};
use domain::{Allergen, Category, IngredientId, Permission};
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::prices::RecordedPrice;
use super::{
    Ingredient, IngredientDraft, IngredientFilter, Sort, SortBy, changes_only_the_price, create, delete, find, list,
    prices, search, update,
};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Body, Fields, Kitchen, Page, Paging, Path, Query, Read, Reply, boolean, one_of, text};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_ingredients, create_ingredient))
        .routes(routes!(search_ingredients))
        .routes(routes!(get_ingredient, update_ingredient, delete_ingredient))
        .routes(routes!(get_prices))
}

/// The kitchen's ingredients, the latest change first.
#[utoipa::path(get, path = "/ingredients", operation_id = "getIngredients", tag = "ingredients",
    params(
        ("category" = Option<Category>, Query), ("inStock" = Option<bool>, Query), ("hasPrice" = Option<bool>, Query),
        ("excludeAllergen" = Option<Vec<Allergen>>, Query,
            description = "Only those known to be free of it: what is unknown, or may hold more, is left out."),
        ("search" = Option<String>, Query, description = "Part of the name or the code."),
        ("sort" = Option<String>, Query,
            description = "itemName, price, priceDate, currentStock, createdAt or updatedAt; `-` first for descending."),
        ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Ingredient>)))]
async fn get_ingredients(kitchen: Kitchen<ReadIngredients>, query: Query) -> Result<Reply, Problem> {
    let (filter, sort, paging) = query.read(|f| {
        let search = f.optional("search", text(0, 100));
        let sort = f.optional("sort", sort);
        let (filter, paging) = (read_filter(f), Paging::read(f));
        Some((IngredientFilter { search: search?, ..filter? }, sort?.unwrap_or_default(), paging?))
    })?;
    let mut tx = kitchen.read().await?;
    Reply::ok(&list(&mut tx, &kitchen.app.catalogue, &filter, sort, paging).await?)
}

/// The ingredients that a typed word may mean, the likeliest first; slips of the finger are forgiven.
#[utoipa::path(get, path = "/ingredients/search", operation_id = "searchIngredients", tag = "ingredients",
    params(
        ("q" = Option<String>, Query, description = "A name or code, or a name of the food in Indonesian or English."),
        ("category" = Option<Category>, Query), ("inStock" = Option<bool>, Query), ("hasPrice" = Option<bool>, Query),
        ("excludeAllergen" = Option<Vec<Allergen>>, Query),
        ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Ingredient>)))]
async fn search_ingredients(kitchen: Kitchen<ReadIngredients>, query: Query) -> Result<Reply, Problem> {
    let (typed, filter, paging) = query.read(|f| {
        let typed = f.optional("q", text(0, 100));
        let (filter, paging) = (read_filter(f), Paging::read(f));
        Some((typed?.unwrap_or_default(), filter?, paging?))
    })?;
    let mut tx = kitchen.read().await?;
    Reply::ok(&search(&mut tx, &kitchen.app, kitchen.sppg.menus_seq, &typed, &filter, paging).await?)
}

/// Creates an ingredient.
#[utoipa::path(post, path = "/ingredients", operation_id = "createIngredient", tag = "ingredients",
    request_body = IngredientDraft, responses((status = 201, body = Ingredient)))]
async fn create_ingredient(kitchen: Kitchen<WriteIngredients>, body: Body) -> Result<Reply, Problem> {
    let catalogue = &kitchen.app.catalogue;
    let draft = body.json()?.read(|f| IngredientDraft::read(f, catalogue, kitchen.today()))?;
    let mut work = kitchen.write().await?;
    let ingredient = create(&mut work, catalogue, draft).await?;
    work.commit(Reply::created(format!("/api/v1/ingredients/{}", ingredient.id), &ingredient)?).await
}

/// One ingredient.
#[utoipa::path(get, path = "/ingredients/{id}", operation_id = "getIngredientById", tag = "ingredients",
    params(("id" = IngredientId, Path)), responses((status = 200, body = Ingredient)))]
async fn get_ingredient(kitchen: Kitchen<ReadIngredients>, Path(id): Path<IngredientId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let ingredient = find(&mut tx, &kitchen.app.catalogue, id).await?;
    Ok(Reply::ok(&ingredient)?.at_version(ingredient.version))
}

/// Changes an ingredient, and with it what its menus give and cost. An accountant may change the price and the supplier.
#[utoipa::path(patch, path = "/ingredients/{id}", operation_id = "updateIngredient", tag = "ingredients",
    params(("id" = IngredientId, Path)), request_body = IngredientDraft,
    responses((status = 200, body = Ingredient)))]
async fn update_ingredient(
    kitchen: Kitchen<WritePrices>,
    Path(id): Path<IngredientId>,
    body: Body,
) -> Result<Reply, Problem> {
    let catalogue = &kitchen.app.catalogue;
    let mut work = kitchen.write().await?;
    let ingredient = find(&mut work, catalogue, id).await?;
    let mut input = body.json()?;
    let version = input.version();
    if !kitchen.may(Permission::WriteIngredients) && !changes_only_the_price(&input, &ingredient.about) {
        return Err(Problem::Forbidden);
    }
    let draft = ingredient.about.changed(input, catalogue, kitchen.today())?;
    let next = update(&mut work, catalogue, &ingredient, version.unwrap_or_default(), draft).await?;
    work.commit(Reply::ok(&next)?.at_version(next.version)).await
}

/// Deletes an ingredient that no menu uses.
#[utoipa::path(delete, path = "/ingredients/{id}", operation_id = "deleteIngredient", tag = "ingredients",
    params(("id" = IngredientId, Path)), responses((status = 204)))]
async fn delete_ingredient(
    kitchen: Kitchen<WriteIngredients>,
    Path(id): Path<IngredientId>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let ingredient = find(&mut work, &kitchen.app.catalogue, id).await?;
    body.expects(ingredient.version, &ingredient)?;
    delete(&mut work, &ingredient).await?;
    work.commit(Reply::none()).await
}

/// The prices of an ingredient, the latest day first.
#[utoipa::path(get, path = "/ingredients/{id}/prices", operation_id = "getIngredientPrices", tag = "ingredients",
    params(("id" = IngredientId, Path), ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query)),
    responses((status = 200, body = Page<RecordedPrice>)))]
async fn get_prices(
    kitchen: Kitchen<ReadIngredients>,
    Path(id): Path<IngredientId>,
    query: Query,
) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    find(&mut tx, &kitchen.app.catalogue, id).await?;
    let paging = query.read(Paging::read)?;
    Reply::ok(&prices(&mut tx, id, paging).await?)
}

/// The filters that every list of ingredients has.
pub(super) fn read_filter(f: &mut Fields) -> Option<IngredientFilter> {
    let category = f.optional("category", one_of(Category::ALL));
    let in_stock = f.optional("inStock", boolean);
    let has_price = f.optional("hasPrice", boolean);
    let exclude_allergens = f.list("excludeAllergen", Allergen::ALL.len(), one_of(Allergen::ALL));
    Some(IngredientFilter {
        category: category?,
        in_stock: in_stock?,
        has_price: has_price?,
        exclude_allergens: exclude_allergens?,
        search: None,
    })
}

/// `price`, or `-price` for the largest first.
fn sort(value: &Value) -> Read<Sort> {
    let typed = text(1, 30)(value)?;
    let (word, descending) = typed.strip_prefix('-').map_or((typed.as_str(), false), |word| (word, true));
    let by = one_of(SortBy::ALL)(&Value::from(word))?;
    Ok(Sort { by, descending })
}
