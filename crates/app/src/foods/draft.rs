//! A food as somebody writes it down, for bringing into the catalogue.

use domain::{Allergen, Allergens, Category, Factor, Fault, Grams, Nutrient, Nutrients, Percent, RetentionGroup};
use serde_json::Value;

use super::{Food, id_of};
use crate::ingredients::{measures, nutrients};
use crate::problem::Problem;
use crate::request::{Fields, Input, Read, decimal, one_of, text};

/// What state a food can be in.
const STATES: [&str; 5] = ["RAW", "COOKED", "DRY", "PROCESSED", "DISH"];
/// What a food that is no plant can come of.
const ANIMALS: [&str; 5] = ["MEAT", "FISH", "EGG", "DAIRY", "DISH"];

impl Food {
    /// Reads a food that is new to the catalogue.
    fn read(f: &mut Fields) -> Option<Self> {
        let code = f.required("code", text(1, 40));
        let (name_id, name_en) = (f.required("nameId", text(2, 100)), f.required("nameEn", text(2, 100)));
        let aliases = f.list("aliases", 50, text(1, 100));
        let state = f.required("state", word(&STATES));
        let category = f.required("category", one_of(Category::ALL));
        let source = f.required("source", text(1, 40));
        let bdd_percent = f.optional("bddPercent", decimal(0.001, 100.0, Percent::from_thousandths));
        let yield_factor = f.optional("yieldFactor", decimal(0.1, 10.0, Factor::from_thousandths));
        let density_g_per_ml = f.optional("densityGPerMl", decimal(0.1, 3.0, Factor::from_thousandths));
        let piece_grams = f.optional("pieceGrams", decimal(0.001, 10_000.0, Grams::from_thousandths));
        let measures = measures(f);
        let is_said = f.has("allergens");
        let allergens = f.list("allergens", Allergen::ALL.len(), one_of(Allergen::ALL));
        let retention_group = f.optional("retentionGroup", one_of(RetentionGroup::ALL));
        let animal = f.optional("animal", word(&ANIMALS));
        let quality_flags = f.list("qualityFlags", 20, text(1, 60));
        let note = f.optional("note", text(0, 500));
        let given = nutrients(f)?;
        let mut nutrients = Nutrients::from_fn(|nutrient| given.get(&nutrient).copied());
        let (code, animal) = (code?, animal?);
        if animal.is_none() {
            no_retinol_in_plants(&mut nutrients);
        }
        Some(Self {
            id: id_of(&code),
            code,
            name_id: name_id?,
            name_en: name_en?,
            aliases: aliases?,
            state: state?,
            category: category?,
            source: source?,
            bdd_percent: bdd_percent?,
            yield_factor: yield_factor?,
            density_g_per_ml: density_g_per_ml?,
            piece_grams: piece_grams?,
            measures: measures?,
            allergens: allergens?.into_iter().map(Some).collect::<Option<Allergens>>().filter(|_| is_said),
            retention_group: retention_group?,
            animal,
            quality_flags: quality_flags?,
            note: note?.unwrap_or_default(),
            nutrients,
        })
    }

    /// Reads a food as it is from now on: what is not said stays as this one has it, nutrient by nutrient.
    pub fn written(input: Input, before: Option<&Self>) -> Result<Self, Problem> {
        let Some(before) = before else { return input.read(Self::read) };
        let mut whole = serde_json::to_value(before)?;
        let mut figures = whole["nutrients"].take();
        if let (Some(figures), Some(sent)) = (figures.as_object_mut(), input.value()["nutrients"].as_object()) {
            figures.extend(sent.clone());
        }
        if let Value::Object(fields) = &mut whole {
            fields.remove("id");
        }
        let is_object = matches!(input.value().get("nutrients"), None | Some(Value::Object(_)));
        let input = if is_object { input.with("nutrients", figures) } else { input };
        input.over(&whole).read(Self::read)
    }
}

/// Plants hold no retinol, whether or not a table says so (DOMAIN §5).
pub(super) fn no_retinol_in_plants(nutrients: &mut Nutrients<Option<domain::Amount>>) {
    nutrients[Nutrient::Retinol].get_or_insert(domain::Amount::ZERO);
}

fn word(all: &'static [&'static str]) -> impl Fn(&Value) -> Read<String> {
    move |value| {
        let word = text(1, 40)(value)?;
        let known = || all.iter().map(|known| (*known).to_owned()).collect();
        if all.contains(&word.as_str()) { Ok(word) } else { Err(Fault::NotOneOf(known())) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_row_does_not_say_stays() {
        let rice = json!({
            "code": "X1", "nameId": "Beras uji", "nameEn": "Test rice", "state": "RAW", "category": "KARBOHIDRAT",
            "source": "LAB", "nutrients": { "calories": 350, "protein": 8 },
        });
        let rice = Food::written(Input::of(rice), None).expect("a food");
        let change = json!({ "code": "X1", "nutrients": { "protein": 9 } });
        let changed = Food::written(Input::of(change), Some(&rice)).expect("a food");
        assert_eq!(changed.nutrients[Nutrient::Calories], rice.nutrients[Nutrient::Calories]);
        assert_eq!(changed.nutrients[Nutrient::Protein], Some(domain::Amount::whole(9)));
        assert_eq!((changed.id, &changed.name_id), (rice.id, &rice.name_id));
        assert_eq!(changed.nutrients[Nutrient::Retinol], Some(domain::Amount::ZERO), "a plant");
        assert_eq!(changed.nutrients[Nutrient::Iron], None, "nobody said");
    }
}
