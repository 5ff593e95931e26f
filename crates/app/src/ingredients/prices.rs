//! Prices by their day: one in force, and the history from which menus say as of when they cost what.

use ::store::TenantTx;
use domain::{Day, IngredientId, Instant, PurchaseUnit, Rupiah, UserId};
use serde::Serialize;

use super::{IngredientDraft, store};
use crate::problem::Problem;
use crate::request::{Page, Paging};

/// A price of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DatedPrice {
    /// Rupiah per unit.
    pub price: Rupiah,
    /// The day from which it holds.
    pub price_date: Day,
    /// The unit it is for.
    pub unit: PurchaseUnit,
}

/// A price of the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordedPrice {
    /// The price.
    #[serde(flatten)]
    pub dated: DatedPrice,
    /// When it was written down.
    pub recorded_at: Instant,
    /// Who wrote it down.
    pub recorded_by: UserId,
}

/// One page of an ingredient's prices, the latest day first.
pub async fn prices(tx: &mut TenantTx, id: IngredientId, paging: Paging) -> Result<Page<RecordedPrice>, Problem> {
    let total = store::count_prices(tx, id).await?;
    Ok(Page::new(store::prices(tx, id, paging).await?, paging, total))
}

/// The price that this draft says and the ingredient did not have.
pub(super) fn newly_said(before: &IngredientDraft, draft: &IngredientDraft) -> Option<DatedPrice> {
    draft.dated_price().filter(|price| before.dated_price() != Some(*price))
}

/// The draft with the price that is in force after it: a price of an earlier day only joins the history.
pub(super) fn with_the_price_in_force(before: &IngredientDraft, draft: IngredientDraft) -> IngredientDraft {
    match (before.price_date, draft.price_date) {
        (Some(in_force), Some(said)) if said < in_force => {
            IngredientDraft { price: before.price, price_date: before.price_date, ..draft }
        }
        _ => draft,
    }
}
