//! The catalogue that this version of the product carries, as a file beside this one.

use calc::Measure;
use domain::{Allergen, Allergens, Amount, Category, FoodId, Nutrient, Nutrients, Quantity, RetentionGroup};
use sha2::{Digest, Sha256};

use super::Food;
use super::draft::no_retinol_in_plants;
use crate::cli::Failure;

const CATALOGUE: &str = include_str!("catalogue.csv");

/// A word that changes with the file.
pub(super) fn revision() -> String {
    Sha256::digest(CATALOGUE).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The foods of the file; a cell that does not parse stops the start, not a request.
pub(super) fn foods() -> Result<Vec<Food>, Failure> {
    let mut reader = csv::Reader::from_reader(CATALOGUE.as_bytes());
    let header = reader.headers()?.clone();
    let mut foods = Vec::new();
    for record in reader.records() {
        let record = record?;
        let row = Row { header: &header, record: &record };
        foods.push(row.food().map_err(|cell| format!("catalogue.csv, {}: {cell}", row.text("code")))?);
    }
    Ok(foods)
}

struct Row<'a> {
    header: &'a csv::StringRecord,
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    fn food(&self) -> Result<Food, String> {
        let mut nutrients = Nutrients::default();
        for nutrient in Nutrient::ALL {
            nutrients[*nutrient] = self.decimal(nutrient.code(), Amount::from_thousandths)?;
        }
        let animal = self.given("animal").map(str::to_owned);
        if animal.is_none() {
            no_retinol_in_plants(&mut nutrients);
        }
        Ok(Food {
            id: id_of(self.text("code")),
            code: self.text("code").to_owned(),
            name_id: self.text("name_id").to_owned(),
            name_en: self.text("name_en").to_owned(),
            aliases: self.words("aliases"),
            state: self.text("state").to_owned(),
            category: Category::from_code(self.text("category")).ok_or("category")?,
            source: self.text("source").to_owned(),
            bdd_percent: self.decimal("bdd_percent", domain::Percent::from_thousandths)?,
            yield_factor: self.decimal("yield_factor", domain::Factor::from_thousandths)?,
            density_g_per_ml: self.decimal("density_g_per_ml", domain::Factor::from_thousandths)?,
            piece_grams: self.decimal("piece_grams", domain::Grams::from_thousandths)?,
            measures: self.measures()?,
            allergens: self.allergens()?,
            retention_group: self.given("retention_group").and_then(RetentionGroup::from_code),
            animal,
            quality_flags: self.words("quality_flags"),
            note: self.text("note").to_owned(),
            nutrients,
        })
    }

    fn text(&self, column: &str) -> &str {
        let at = self.header.iter().position(|name| name == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }

    fn given(&self, column: &str) -> Option<&str> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    fn words(&self, column: &str) -> Vec<String> {
        self.text(column).split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    fn decimal<T>(&self, column: &str, make: impl Fn(i64) -> T) -> Result<Option<T>, String> {
        self.given(column).map(|text| thousandths(text).map(&make).ok_or_else(|| column.to_owned())).transpose()
    }

    fn measures(&self) -> Result<Vec<Measure>, String> {
        let measure = |text: &String| {
            let (name, grams) = text.split_once('=')?;
            Some(Measure { name: name.trim().to_owned(), grams: domain::Grams::from_thousandths(thousandths(grams)?) })
        };
        self.words("measures").iter().map(|text| measure(text).ok_or_else(|| format!("measures: {text}"))).collect()
    }

    fn allergens(&self) -> Result<Option<Allergens>, String> {
        match self.text("allergens") {
            "" => Ok(None),
            "NONE" => Ok(Some(Allergens::NONE)),
            _ => {
                let codes = self.words("allergens");
                let known = codes.iter().map(|code| Allergen::from_code(code).ok_or_else(|| code.clone()));
                known.collect::<Result<_, _>>().map(Some)
            }
        }
    }
}

/// The exact thousandths of a decimal number.
fn thousandths(text: &str) -> Option<i64> {
    Quantity::from_f64(text.trim().parse().ok()?).map(Quantity::thousandths)
}

/// The id of a food follows from its code, so that it is the same in every database.
pub(super) fn id_of(code: &str) -> FoodId {
    /// 2019-01-01, the year of the table.
    const TKPI_2019_MS: u64 = 1_546_300_800_000;
    let digest = Sha256::digest(code);
    let mut chance = [0_u8; 10];
    chance.copy_from_slice(&digest[..10]);
    FoodId(uuid::Builder::from_unix_timestamp_millis(TKPI_2019_MS, &chance).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_food_of_the_file_is_read() {
        let foods = foods().expect("the catalogue parses");
        assert!(foods.len() >= 200, "{} foods", foods.len());
        let rice = foods.iter().find(|food| food.code == "AR001").expect("rice");
        assert_eq!(rice.nutrients[Nutrient::Calories], Some(Amount::whole(357)));
        assert_eq!(rice.nutrients[Nutrient::VitaminC], Some(Amount::ZERO));
        assert!(foods.iter().any(Food::is_exempt), "water");
        assert!(foods.iter().any(|food| food.code == "USDA02047"), "salt");
    }

    #[test]
    fn missing_is_not_zero() {
        let foods = foods().expect("the catalogue parses");
        let tilapia = foods.iter().find(|food| food.code == "USDA175176").expect("tilapia");
        assert_eq!(tilapia.nutrients[Nutrient::Iron], None);
        assert_eq!(tilapia.nutrients[Nutrient::Carbohydrates], Some(Amount::ZERO));
    }
}
