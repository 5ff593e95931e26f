//! One ingredient line: what can be said of it, and how it is read.

use std::collections::BTreeMap;

use calc::Unit;
use domain::{Basis, CookingMethod, Factor, Fault, Grams, IngredientId, LineId, Quantity};
use serde::Serialize;
use serde_json::Value;

use super::{Ids, Known};
use crate::ingredients::Stocked;
use crate::request::{Fields, boolean, decimal, id, one_of, text};

/// One ingredient line, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LineDraft {
    /// The line itself, when a whole menu is sent again and the line is to stay itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<LineId>,
    /// The ingredient.
    pub inventory_item_id: IngredientId,
    /// For one serving of the reference size; more than 0, at most what weighs 10,000 g.
    pub quantity: Quantity,
    /// `g`, `kg`, `ml`, `l`, `piece`, or a household measure of this ingredient.
    pub unit: String,
    /// Whether the quantity is what is eaten (the default) or what is bought.
    #[schema(value_type = Option<Basis>)]
    pub basis: Basis,
    /// Quantities for sizes that do not follow their factor: `{"SMALL": 50}`.
    #[schema(value_type = Option<BTreeMap<String, f64>>)]
    pub size_quantities: BTreeMap<String, Quantity>,
    /// How it is cooked.
    pub cooking_method: Option<CookingMethod>,
    /// Whether the cook may leave it out; it counts all the same.
    #[schema(value_type = Option<bool>)]
    pub is_optional: bool,
    /// A remark for the cook.
    pub notes: Option<String>,
}

/// The most that a line may weigh.
const HEAVIEST: Grams = Grams::whole(10_000);

impl LineDraft {
    /// Reads a line: its ingredient is there, its unit can be turned into grams, and it weighs what is allowed.
    pub fn read(f: &mut Fields, known: &Known, lines: &Ids<LineId>) -> Option<Self> {
        let line = f.optional("id", lines.reader());
        let is_there = |id: &IngredientId| known.stocked.get(id).is_some_and(|stocked| !stocked.is_deleted);
        let item = f.required("inventoryItemId", id(is_there));
        let quantity = f.required("quantity", amount_of(false));
        let unit = f.required("unit", |value| Unit::parse(&text(1, 40)(value)?));
        let basis = f.optional("basis", one_of(Basis::ALL));
        let has_size = |code: &str| known.sizes.iter().any(|size| size.code == code).then(|| code.to_owned());
        let size_quantities = f.map("sizeQuantities", has_size, amount_of(true));
        let reference = known.sizes.iter().find(|size| size.factor == Factor::whole(1));
        if let (Some(given), Some(reference)) = (&size_quantities, reference)
            && given.iter().any(|(code, _)| *code == reference.code)
        {
            f.fail(&format!("sizeQuantities.{}", reference.code), Fault::NotTogetherWith("quantity"));
            return None;
        }
        let cooking_method = f.optional("cookingMethod", one_of(CookingMethod::ALL));
        let is_optional = f.optional("isOptional", boolean);
        let notes = f.optional("notes", text(0, 300));
        if let (Some(item), Some(unit)) = (item, &unit) {
            check_weight(f, &known.stocked[&item], unit, quantity, size_quantities.as_deref())?;
        }
        Some(Self {
            id: line?,
            inventory_item_id: item?,
            quantity: quantity?,
            unit: unit?.code().to_owned(),
            basis: basis?.unwrap_or(Basis::Edible),
            size_quantities: size_quantities?.into_iter().collect(),
            cooking_method: cooking_method?,
            is_optional: is_optional?.unwrap_or(false),
            notes: notes?.filter(|text| !text.is_empty()),
        })
    }
}

/// More than nothing, unless nothing is a choice: a size may leave a line out.
fn amount_of(may_be_zero: bool) -> impl Fn(&Value) -> Result<Quantity, Fault> {
    move |value| {
        let quantity = decimal(-1e9, 1e9, Quantity::from_thousandths)(value)?;
        let fits = quantity > Quantity::ZERO || (may_be_zero && quantity == Quantity::ZERO);
        if fits { Ok(quantity) } else { Err(Fault::NotPositive) }
    }
}

fn check_weight(
    f: &mut Fields,
    stocked: &Stocked,
    unit: &Unit,
    quantity: Option<Quantity>,
    size_quantities: Option<&[(String, Quantity)]>,
) -> Option<()> {
    let conversions = &stocked.item.conversions;
    let Some(grams) = conversions.grams_per(unit) else {
        f.fail("unit", Fault::NoConversion { unit: unit.code().to_owned(), known: conversions.known() });
        return None;
    };
    let most = i128::from(HEAVIEST.thousandths()) * 1000;
    let is_too_heavy = |quantity: Quantity| i128::from(quantity.thousandths()) * i128::from(grams.thousandths()) > most;
    let fault = || Fault::OutOfRange { least: "0".to_owned(), most: format!("{HEAVIEST} g") };
    let mut fits = Some(());
    if quantity.is_some_and(is_too_heavy) {
        f.fail("quantity", fault());
        fits = None;
    }
    for (size, _) in size_quantities.unwrap_or_default().iter().filter(|(_, quantity)| is_too_heavy(*quantity)) {
        f.fail(&format!("sizeQuantities.{size}"), fault());
        fits = None;
    }
    fits
}

/// The places of the lines whose ingredient stands further up already.
pub fn repeated(lines: &[LineDraft]) -> impl Iterator<Item = usize> + '_ {
    let stands_before =
        |at: &usize| lines[..*at].iter().any(|other| other.inventory_item_id == lines[*at].inventory_item_id);
    (0..lines.len()).filter(stands_before)
}
