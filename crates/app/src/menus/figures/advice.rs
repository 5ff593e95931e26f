//! What would help a menu, in words and in grams.

use calc::{Advice, QuantityChange, Step};
use domain::{Grams, IngredientId, LineId, Quantity, Rupiah};
use serde::Serialize;
use words::Locale;

/// One thing that would help.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct AdviceShape {
    /// In the reader's language.
    pub text: String,
    /// What to change.
    pub changes: Vec<ChangeShape>,
    /// What a serving of the group's size then costs more, in rupiah with two decimals; less when negative.
    #[schema(value_type = f64)]
    pub cost: calc::Sen,
}

/// A change of a line, or a line to add.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeShape {
    /// The line to change; absent when one is to be added.
    pub line_id: Option<LineId>,
    /// The ingredient to add; absent when a line is to be changed.
    pub inventory_item_id: Option<IngredientId>,
    /// The ingredient's name.
    pub name: String,
    /// The size whose own quantity changes; absent when the line's quantity does.
    pub size: Option<String>,
    /// The unit of both quantities.
    pub unit: String,
    /// The present quantity.
    pub from: Quantity,
    /// The proposed quantity.
    pub to: Quantity,
    /// The present quantity in grams.
    pub from_grams: Grams,
    /// The proposed quantity in grams.
    pub to_grams: Grams,
}

impl From<&QuantityChange> for ChangeShape {
    fn from(change: &QuantityChange) -> Self {
        Self {
            line_id: Some(change.line_id),
            inventory_item_id: None,
            name: change.name.clone(),
            size: change.size.clone(),
            unit: change.unit.code().to_owned(),
            from: change.from,
            to: change.to,
            from_grams: change.from_grams,
            to_grams: change.to_grams,
        }
    }
}

/// Advice in the reader's language.
pub fn advice_of(t: Locale, advice: Vec<Advice>) -> Vec<AdviceShape> {
    advice.into_iter().map(|advice| one_advice(t, &advice)).collect()
}

fn one_advice(t: Locale, advice: &Advice) -> AdviceShape {
    let helps: Vec<_> = advice.helps.iter().map(|nutrient| t.name(*nutrient)).collect();
    let cost = t.rupiah(Rupiah(advice.cost.rounded().0.abs()));
    let (change, text) = match &advice.step {
        Step::Add { id, name, grams, .. } => {
            let change = ChangeShape {
                line_id: None,
                inventory_item_id: Some(*id),
                name: name.clone(),
                size: None,
                unit: "g".to_owned(),
                from: Quantity::ZERO,
                to: Quantity::from_thousandths(grams.thousandths()),
                from_grams: Grams::ZERO,
                to_grams: *grams,
            };
            (change, t.advice_add(&t.decimal(*grams, 1), name))
        }
        Step::Change(quantity) => {
            let (from, to) = (t.decimal(quantity.from_grams, 1), t.decimal(quantity.to_grams, 1));
            let text = if quantity.to_grams > quantity.from_grams {
                t.advice_more(&quantity.name, &from, &to)
            } else {
                t.advice_less(&quantity.name, &from, &to)
            };
            (ChangeShape::from(quantity), text)
        }
    };
    let for_whom = if helps.is_empty() { String::new() } else { t.advice_helps(&helps.join(", ")) };
    let price = if advice.cost.0 < 0 { t.advice_saves(&cost) } else { t.advice_costs(&cost) };
    AdviceShape { text: [text, for_whom, price].concat(), changes: vec![change], cost: advice.cost }
}
