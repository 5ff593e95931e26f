//! An ingredient as one kitchen has it.

use domain::{
    Allergens, Amount, Basis, Day, Factor, Nutrient, Nutrients, Percent, PurchaseUnit, RetentionGroup, Rupiah,
};

use serde::{Deserialize, Serialize};

use crate::Conversions;

/// An ingredient with its food's figures merged in: where the kitchen has a figure of its own, that one stands here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Item {
    /// What the kitchen calls it.
    pub name: String,
    /// Per 100 g edible; `None` is "no data", zero is a true zero.
    pub nutrients: Nutrients<Option<Amount>>,
    /// The edible share as purchased, percent. Unknown counts as 100, with the note [`crate::flag::BDD_UNKNOWN`].
    pub bdd: Option<Percent>,
    /// Cooked weight ÷ raw weight; 1 when not known.
    pub yield_factor: Option<Factor>,
    /// Weights of other units.
    pub conversions: Conversions,
    /// What it costs; `None` makes the costs of its menus partial.
    pub price: Option<Price>,
    /// `None` is unknown, which never reads as "free of".
    pub allergens: Option<Allergens>,
    /// Whether `allergens` are only those that are sure, and there may be more.
    pub allergens_incomplete: bool,
    /// Water: it has nothing to know and is left out of the coverage.
    pub exempt: bool,
    /// How it keeps vitamins and minerals when cooked.
    pub retention: Option<RetentionGroup>,
    /// Doubts about its figures that follow the food to the result.
    pub flags: Vec<String>,
}

impl Item {
    /// The edible share in thousandths of a percent, and whether it is known. Nothing or less is as good as unknown.
    pub(crate) fn edible_share(&self) -> (i64, bool) {
        match self.bdd.map(Percent::thousandths).filter(|share| *share > 0) {
            Some(share) => (share, true),
            None => (100_000, false),
        }
    }

    /// Whether any of the menu's ten nutrients is known.
    pub(crate) fn has_data(&self) -> bool {
        Nutrient::of_menu().iter().any(|nutrient| self.nutrients[*nutrient].is_some())
    }

    /// Whether an amount of it turns into an amount bought, and that into rupiah.
    pub(crate) fn purchase(&self) -> Option<Purchase> {
        let price = self.price?;
        let grams = self.conversions.grams_per(&price.unit.into())?;
        Some(Purchase { price, grams_thousandths: grams.thousandths() })
    }
}

/// A dated price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    /// Rupiah for one purchase unit.
    pub per_unit: Rupiah,
    /// The purchase unit.
    pub unit: PurchaseUnit,
    /// Since which day it holds.
    pub day: Day,
}

/// A price with the known weight of its purchase unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Purchase {
    pub price: Price,
    pub grams_thousandths: i64,
}

/// Grams bought for one gram on the plate, as a fraction: BDD turns edible into purchased (DOMAIN §4).
pub(crate) fn purchased_per_given(item: &Item, basis: Basis) -> (i64, i64) {
    match basis {
        Basis::AsPurchased => (1, 1),
        Basis::Edible => (100_000, item.edible_share().0),
    }
}
