//! Units of an ingredient line, and what one of each weighs (DOMAIN §4). A conversion that is not known is never guessed.

use domain::{Factor, Fault, Grams, PurchaseUnit, clean, fold};
use serde::{Deserialize, Serialize};

/// The unit of an ingredient line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Unit {
    /// `g`.
    Gram,
    /// `kg`.
    Kilogram,
    /// `ml`; needs the density.
    Millilitre,
    /// `l`; needs the density.
    Litre,
    /// `piece`; needs the grams of one.
    Piece,
    /// A household measure of that food, by its name: `sdm`, `gelas`, `butir` …
    Measure(String),
}

impl Unit {
    /// The unit that a code or a household name stands for. Whether the food knows the measure is
    /// for [`Conversions::grams_per`] to say.
    ///
    /// # Errors
    /// The text's own fault: empty, longer than 40 characters, or holding NUL.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let name = clean(text, 1, 40)?;
        Ok(match fold(&name).as_str() {
            "g" => Self::Gram,
            "kg" => Self::Kilogram,
            "ml" => Self::Millilitre,
            "l" => Self::Litre,
            "piece" => Self::Piece,
            _ => Self::Measure(name),
        })
    }

    /// The code, or the household measure's name, as it stands in the JSON.
    pub fn code(&self) -> &str {
        match self {
            Self::Gram => "g",
            Self::Kilogram => "kg",
            Self::Millilitre => "ml",
            Self::Litre => "l",
            Self::Piece => "piece",
            Self::Measure(name) => name,
        }
    }

    /// Whether it is a weight already, so that grams say the same.
    pub const fn is_weight(&self) -> bool {
        matches!(self, Self::Gram | Self::Kilogram)
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        unit.code().to_owned()
    }
}

impl TryFrom<String> for Unit {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "no unit")
    }
}

impl From<PurchaseUnit> for Unit {
    fn from(unit: PurchaseUnit) -> Self {
        match unit {
            PurchaseUnit::Gram => Self::Gram,
            PurchaseUnit::Kilogram => Self::Kilogram,
            PurchaseUnit::Litre => Self::Litre,
            PurchaseUnit::Piece => Self::Piece,
        }
    }
}

/// A household measure of a food.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Measure {
    /// Its name: `sdm`, `potong sedang`.
    pub name: String,
    /// What one of it weighs.
    pub grams: Grams,
}

/// What is known of a food's weight in units other than grams.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Conversions {
    /// Grams of a millilitre.
    pub density: Option<Factor>,
    /// Grams of one piece.
    pub piece: Option<Grams>,
    /// Household measures.
    pub measures: Vec<Measure>,
}

impl Conversions {
    /// Exactly what one of this unit weighs; `None` when it is not known for this food (or not more than nothing).
    /// Names of household measures are compared folded: `Sdm.` is `sdm`.
    pub fn grams_per(&self, unit: &Unit) -> Option<Grams> {
        let per_millilitre = self.density.map(Factor::thousandths);
        let thousandths = match unit {
            Unit::Gram => Some(1_000),
            Unit::Kilogram => Some(1_000_000),
            Unit::Millilitre => per_millilitre,
            Unit::Litre => per_millilitre.and_then(|grams| grams.checked_mul(1_000)),
            Unit::Piece => self.piece.map(Grams::thousandths),
            Unit::Measure(name) => {
                let wanted = fold(name);
                let found = self.measures.iter().find(|measure| fold(&measure.name) == wanted);
                found.map(|measure| measure.grams.thousandths())
            }
        };
        thousandths.filter(|grams| *grams > 0).map(Grams::from_thousandths)
    }

    /// The units in which a quantity of this food can be given, codes first, then its household measures.
    pub fn known(&self) -> Vec<String> {
        let plain = [Unit::Gram, Unit::Kilogram, Unit::Millilitre, Unit::Litre, Unit::Piece];
        let measures = self.measures.iter().map(|measure| Unit::Measure(measure.name.clone()));
        let usable = plain.into_iter().chain(measures).filter(|unit| self.grams_per(unit).is_some());
        usable.map(|unit| unit.code().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn egg() -> Conversions {
        Conversions {
            density: None,
            piece: Some(Grams::whole(60)),
            measures: vec![Measure { name: "Butir".to_owned(), grams: Grams::whole(55) }],
        }
    }

    #[test]
    fn a_household_measure_is_found_however_typed() {
        let unit = Unit::parse("  butir ").expect("a unit");
        assert_eq!(egg().grams_per(&unit), Some(Grams::whole(55)));
        assert_eq!(Unit::parse("KG"), Ok(Unit::Kilogram));
        assert!(Unit::parse(" ").is_err());
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        assert_eq!(egg().grams_per(&Unit::Millilitre), None);
        assert_eq!(egg().grams_per(&Unit::Measure("sdm".to_owned())), None);
        assert_eq!(egg().known(), ["g", "kg", "piece", "Butir"]);
        let weightless = Conversions { piece: Some(Grams::ZERO), ..Conversions::default() };
        assert_eq!(weightless.grams_per(&Unit::Piece), None);
    }

    #[test]
    fn a_litre_of_oil_weighs_its_density() {
        let oil = Conversions { density: Some(Factor::from_thousandths(915)), ..Conversions::default() };
        assert_eq!(oil.grams_per(&Unit::Litre), Some(Grams::whole(915)));
        assert_eq!(oil.known(), ["g", "kg", "ml", "l"]);
    }
}
