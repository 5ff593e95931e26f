//! Menus in short, for those who only name them.

use std::collections::HashMap;

use ::store::TenantTx;
use domain::{MealType, MenuId, ProgramId};

use super::store;
use crate::problem::Problem;

/// What can be said of a menu in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InShort {
    /// Its program.
    pub program_id: ProgramId,
    /// Its name.
    pub menu_name: String,
    /// The meal it is for.
    pub meal_type: MealType,
    /// Whether it is in use.
    pub is_active: bool,
    /// Whether it was deleted.
    pub is_deleted: bool,
}

impl InShort {
    /// Whether it is there, as a menu of this program, in use or not.
    pub fn belongs_to(&self, program: ProgramId) -> bool {
        !self.is_deleted && self.program_id == program
    }

    /// Whether a plan of this program may take it.
    pub fn fits(&self, program: ProgramId) -> bool {
        self.belongs_to(program) && self.is_active
    }
}

/// All menus of the kitchen, those that were deleted as well.
pub async fn in_short(tx: &mut TenantTx) -> Result<HashMap<MenuId, InShort>, Problem> {
    Ok(store::in_short(tx).await?.into_iter().collect())
}
