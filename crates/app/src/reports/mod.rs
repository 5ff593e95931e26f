//! What leaves the desk: a recipe at the stove, and what is printed and shared of a menu and of a plan.

mod daily;
pub mod pages;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use ::store::TenantTx;
use domain::{Day, MenuId};

use crate::foods::Catalogue;
use crate::menus::{self, Menu, Sight, Workings};
use crate::plans;
use crate::problem::Problem;
use crate::recipes::{self, Recipe};

/// A menu with what a sheet about it may say.
#[derive(Debug)]
pub struct Sheet {
    /// The menu.
    pub menu: Menu,
    /// What its figures are made of.
    pub workings: Workings,
    /// The steps of its recipe, in order.
    pub steps: Vec<Recipe>,
}

impl Sheet {
    /// Reads a menu of this kitchen.
    pub async fn read(catalogue: &Catalogue, tx: &mut TenantTx, id: MenuId) -> Result<Self, Problem> {
        let menu = menus::find(tx, id).await?;
        // What a kilogram costs is on no sheet.
        let workings = menus::workings(catalogue, tx, &menu, Sight::WithoutTrade).await?;
        let steps = recipes::list(tx, id).await?;
        Ok(Self { menu, workings, steps })
    }

    /// The same on a day, and for how many: as the plan serves it that has it on that day, with the figures of the day on
    /// which that was published; else for those of its program, else one batch.
    pub async fn on(mut self, tx: &mut TenantTx, day: Day) -> Result<(Self, Portions), Problem> {
        let Some(planned) = plans::planned(tx, self.menu.id, day).await? else {
            let usual = self.usual_portions();
            return Ok((self, usual));
        };
        self.menu.meal_type = planned.meal_type;
        if let Some(kept) = planned.kept {
            let allergens = calc::allergens(&kept.meal);
            self.menu.menu_name = kept.menu_name;
            self.menu.figures.allergens = allergens.allergens;
            self.menu.figures.allergens_complete = allergens.complete;
            (self.workings.meal, self.workings.rules) = (kept.meal, kept.rules);
            (self.workings.program.about.target_groups, self.workings.targets) = (kept.groups, kept.targets);
        }
        Ok((self, Portions { by_size: planned.portions, origin: Origin::Plan(planned.plan) }))
    }

    fn usual_portions(&self) -> Portions {
        let program = &self.workings.program.about.portions;
        if program.values().any(|count| *count > 0) {
            return Portions { by_size: program.clone(), origin: Origin::Program };
        }
        let batch = (self.workings.rules.reference().code.clone(), self.workings.meal.batch_servings);
        Portions { by_size: BySize::from([batch]), origin: Origin::Batch }
    }
}

/// Servings of each size, by its code.
pub type BySize = BTreeMap<String, i64>;

/// For how many a menu is cooked on a day, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portions {
    /// Servings of each size.
    pub by_size: BySize,
    /// Where the numbers come from.
    pub origin: Origin,
}

/// Who says for how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The plan of this name, for that day.
    Plan(String),
    /// The program, for any day.
    Program,
    /// Nobody: a batch of the reference size.
    Batch,
    /// Whoever asks.
    Typed,
}

impl Portions {
    /// The same with these typed over them.
    #[must_use]
    pub fn with(mut self, typed: BySize) -> Self {
        if !typed.is_empty() {
            self.origin = Origin::Typed;
            self.by_size.extend(typed);
        }
        self
    }

    /// As the arithmetic takes them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, i64)> {
        self.by_size.iter().map(|(code, count)| (code.as_str(), *count))
    }
}
