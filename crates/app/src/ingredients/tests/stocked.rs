//! What the arithmetic and the menus are given.

use domain::{Allergen, IngredientId, Nutrient};

use super::*;
use crate::ingredients::{Stocked, all_stocked, stocked};

fn id(path: &str) -> IngredientId {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

async fn of(bench: &Bench, path: &str) -> Stocked {
    let mut tx = bench.app.db.read(bench.kitchens[0]).await.expect("a reading begins");
    let mut found = stocked(&mut tx, &bench.app.catalogue, &[id(path)]).await.expect("is read");
    found.remove(&id(path)).expect("is there")
}

on_each_database! {
    async fn the_kitchens_own_figures_win_over_the_foods(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let own = json!({
            "nutrients": { "iron": 9.5 }, "bddPercent": 90, "yieldFactor": 3, "densityGPerMl": 0.8,
            "measures": [{ "name": "centong", "grams": 60 }],
        });
        let rice = of(&bench, &added(&gizi, with(rice(&bench), &own)).await).await;
        let (item, food) = (&rice.item, food(&bench, "AR001"));
        assert_eq!(item.name, "Beras medium");
        assert_eq!(item.nutrients[Nutrient::Iron].map(|amount| amount.to_string()).as_deref(), Some("9.5"));
        assert_eq!(item.nutrients[Nutrient::Calories], food.nutrients[Nutrient::Calories]);
        assert_eq!(item.bdd.map(|bdd| bdd.to_string()).as_deref(), Some("90"));
        assert_eq!((item.retention, item.exempt), (food.retention_group, false));
        assert_eq!(item.conversions.known()[..4], ["g", "kg", "ml", "l"]);
        assert!(item.conversions.known().contains(&"centong".to_owned()));
        let price = item.price.expect("a price");
        assert_eq!((price.per_unit.0, price.unit.code(), price.day.to_string().as_str()), (14000, "kg", "2026-11-22"));
        assert_eq!(rice.food.map(|food| food.code.clone()).as_deref(), Some("AR001"));
        assert!(!item.allergens_incomplete);
    }

    async fn doubts_end_where_the_kitchen_knows(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let doubtful = |flag: &str| {
            let found = bench.app.catalogue.all().find(|food| food.quality_flags.contains(&flag.to_owned()));
            found.expect("a food with this doubt").id
        };
        let noodles = json!({ "foodId": doubtful("ALLERGENS_INCOMPLETE") });
        let item = of(&bench, &added(&gizi, with(plain("Mi"), &noodles)).await).await.item;
        assert!(item.allergens_incomplete && item.flags.contains(&"ALLERGENS_INCOMPLETE".to_owned()));
        let said = with(noodles, &json!({ "allergens": ["GLUTEN", "EGG"] }));
        let item = of(&bench, &added(&gizi, with(plain("Mi"), &said)).await).await.item;
        assert!(!item.allergens_incomplete && !item.flags.contains(&"ALLERGENS_INCOMPLETE".to_owned()));
        assert!(item.allergens.is_some_and(|set| set.contains(Allergen::Egg)));
        let fish = json!({ "foodId": doubtful("BDD_MISSING"), "bddPercent": 70 });
        let item = of(&bench, &added(&gizi, with(plain("Bandeng"), &fish)).await).await.item;
        assert!(!item.flags.contains(&"BDD_MISSING".to_owned()));
        let clove = json!({ "foodId": doubtful("THIAMIN_IMPLAUSIBLE") });
        let item = of(&bench, &added(&gizi, with(plain("Cengkih"), &clove)).await).await.item;
        assert!(item.flags.contains(&"THIAMIN_IMPLAUSIBLE".to_owned()));
        let known = with(clove, &json!({ "nutrients": { "thiamin": 0.2 } }));
        let item = of(&bench, &added(&gizi, with(plain("Cengkih"), &known)).await).await.item;
        assert!(!item.flags.contains(&"THIAMIN_IMPLAUSIBLE".to_owned()));
        let unlinked = of(&bench, &added(&gizi, plain("Bumbu")).await).await;
        assert!(unlinked.food.is_none() && unlinked.item.allergens.is_none() && unlinked.item.flags.is_empty());
    }

    async fn the_deleted_are_found_by_id_and_not_among_all(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let (rice, salt) = (added(&gizi, rice(&bench)).await, added(&gizi, plain("Garam")).await);
        let foreign = added(&bench.signs_in_at(1, Role::Nutritionist).await, plain("Gula")).await;
        gizi.delete(&rice).await.is(204);
        let mut tx = bench.app.db.read(bench.kitchens[0]).await.expect("a reading begins");
        let catalogue = &bench.app.catalogue;
        let asked = [id(&rice), id(&salt), id(&foreign)];
        let (found, statements) = store::counting(stocked(&mut tx, catalogue, &asked)).await;
        let found = found.expect("is read");
        assert_eq!((found.len(), statements), (2, 1));
        assert!(found[&id(&rice)].is_deleted && !found[&id(&salt)].is_deleted);
        let all = all_stocked(&mut tx, catalogue).await.expect("is read");
        assert_eq!(all.iter().map(|stocked| stocked.item.name.as_str()).collect::<Vec<_>>(), ["Garam"]);
        let (none, statements) = store::counting(stocked(&mut tx, catalogue, &[])).await;
        assert!(none.expect("is read").is_empty() && statements == 0);
    }
}
