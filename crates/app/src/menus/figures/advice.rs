//! What would help a menu, in words and in grams.

use calc::{Advice, QuantityChange, Rules, Step};
use domain::{Amount, Grams, IngredientId, LineId, Quantity, Rupiah, TargetGroup};
use serde::Serialize;
use words::Locale;

/// What would help: all its changes together, since their grams were weighed against each other.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct AdviceShape {
    /// In the reader's language: what to do, what it improves, the score it reaches, what it costs.
    pub text: String,
    /// What to change; all of it.
    pub changes: Vec<ChangeShape>,
    /// What the raw food of a serving of the group's size then costs more, in rupiah; less when negative.
    pub cost: Rupiah,
    /// The score that the group then has.
    pub score: Amount,
    /// Each change in words, for a list.
    #[serde(skip)]
    pub steps: Vec<String>,
    /// What all of them together reach and cost.
    #[serde(skip)]
    pub result: String,
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

/// Advice for a group in the reader's language.
pub fn advice_of(t: Locale, advice: &Advice, group: TargetGroup, rules: &Rules) -> AdviceShape {
    let steps: Vec<_> = advice.steps.iter().map(|step| step_in_words(t, step, group, rules)).collect();
    let helps: Vec<_> = advice.helps.iter().map(|nutrient| t.name(*nutrient)).collect();
    let for_whom = if helps.is_empty() { String::new() } else { t.advice_helps(&helps.join(", ")) };
    let reaches = t.advice_reaches(&t.decimal(advice.before, 1), &t.decimal(advice.after, 1));
    let rupiah = t.rupiah(Rupiah(advice.cost.0.abs()));
    let price = if advice.cost.0 < 0 { t.advice_saves(&rupiah) } else { t.advice_costs(&rupiah) };
    AdviceShape {
        steps: advice.steps.iter().map(|step| step_in_list(t, step, group, rules)).collect(),
        result: [t.advice_result(&t.decimal(advice.before, 1), &t.decimal(advice.after, 1)), price.clone()].concat(),
        text: [capitalised(&steps.join(t.advice_together())), for_whom, reaches, price].concat(),
        changes: advice.steps.iter().map(ChangeShape::from).collect(),
        cost: advice.cost,
        score: advice.after,
    }
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Grams are as the line is written: for the reference size, unless the size has a quantity of its own.
fn step_in_words(t: Locale, step: &Step, group: TargetGroup, rules: &Rules) -> String {
    let text = match step {
        Step::Add { name, grams, .. } => t.advice_add(&t.decimal(*grams, 1), name),
        Step::Change(quantity) => {
            let (from, to) = (t.decimal(quantity.from_grams, 1), t.decimal(quantity.to_grams, 1));
            let text = if is_more(quantity) { Locale::advice_more } else { Locale::advice_less };
            text(t, &quantity.name, &from, &to)
        }
    };
    with_size(text, step, group, rules)
}

/// The same with the ingredient in front, as a line of a list.
fn step_in_list(t: Locale, step: &Step, group: TargetGroup, rules: &Rules) -> String {
    let grams = |grams| format!("{}\u{a0}g", t.decimal(grams, 1));
    let text = match step {
        Step::Add { name, grams: added, .. } => t.advice_item_add(name, &grams(*added)),
        Step::Change(quantity) => {
            let text = if is_more(quantity) { Locale::advice_item_more } else { Locale::advice_item_less };
            text(t, &quantity.name, &grams(quantity.from_grams), &grams(quantity.to_grams))
        }
    };
    with_size(text, step, group, rules)
}

fn is_more(quantity: &QuantityChange) -> bool {
    quantity.to_grams > quantity.from_grams
}

/// The size for which the grams are written, unless it is the one that the group gets.
fn with_size(text: String, step: &Step, group: TargetGroup, rules: &Rules) -> String {
    let own_size = match step {
        Step::Add { .. } => None,
        Step::Change(quantity) => quantity.size.as_deref().and_then(|code| rules.size(code)),
    };
    let written_for = own_size.unwrap_or(rules.reference());
    if own_size.is_none() && rules.size_of(group).code == written_for.code {
        text
    } else {
        format!("{text} ({})", written_for.name)
    }
}

impl From<&Step> for ChangeShape {
    fn from(step: &Step) -> Self {
        match step {
            Step::Change(quantity) => Self::from(quantity),
            Step::Add { id, name, grams, .. } => Self {
                line_id: None,
                inventory_item_id: Some(*id),
                name: name.clone(),
                size: None,
                unit: "g".to_owned(),
                from: Quantity::ZERO,
                to: Quantity::from_thousandths(grams.thousandths()),
                from_grams: Grams::ZERO,
                to_grams: *grams,
            },
        }
    }
}
