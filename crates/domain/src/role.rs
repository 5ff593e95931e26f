//! Who may do what: one table, asked by the API, the pages and the live channels alike.

codes! {
    /// What a person is in the kitchen.
    Role {
        /// Looks after all kitchens; acts inside one only by naming it.
        PlatformAdmin = "PLATFORM_ADMIN",
        /// Kepala SPPG.
        SppgHead = "SPPG_HEAD",
        /// Ahli gizi.
        Nutritionist = "NUTRITIONIST",
        /// Akuntan.
        Accountant = "ACCOUNTANT",
        /// Staf dapur.
        KitchenStaff = "KITCHEN_STAFF",
        /// Pengamat.
        Viewer = "VIEWER",
    }
}

/// Makes the list of permissions, and for each a type of the same name in [`may`] by which a handler asks for it.
macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        codes! {
            /// One thing that a role may or may not do.
            Permission { $($(#[$doc])* $name = $code),+ }
        }

        /// Each permission as a type, so that a handler names in its signature what it needs.
        pub mod may {
            use super::Permission;

            /// A permission known when the program is compiled.
            pub trait Permit: Send + Sync + 'static {
                /// The permission.
                const PERMISSION: Permission;
            }

            $(
                $(#[$doc])*
                #[derive(Debug, Clone, Copy)]
                pub struct $name;
                impl Permit for $name { const PERMISSION: Permission = Permission::$name; }
            )+
        }
    };
}

permissions! {
    /// See menus, their numbers and their recipes.
    ReadMenus = "menus:read",
    /// Create and change menus and their ingredient lines.
    WriteMenus = "menus:write",
    /// Delete and restore menus.
    DeleteMenus = "menus:delete",
    /// Change recipe steps.
    WriteRecipes = "recipes:write",
    /// See programs.
    ReadPrograms = "programs:read",
    /// Create, change and delete programs.
    WritePrograms = "programs:write",
    /// See ingredients and their prices.
    ReadIngredients = "ingredients:read",
    /// Create, change and delete ingredients.
    WriteIngredients = "ingredients:write",
    /// Change the price of an ingredient.
    WritePrices = "prices:write",
    /// See the food catalogue.
    ReadFoods = "foods:read",
    /// See plans and the calendar.
    ReadPlans = "plans:read",
    /// Change and submit plans.
    WritePlans = "plans:write",
    /// Approve, reject and publish plans.
    ApprovePlans = "plans:approve",
    /// See the kitchen's settings.
    ReadSettings = "settings:read",
    /// Change every setting of the kitchen.
    WriteSettings = "settings:write",
    /// Change what a serving costs beside its ingredients.
    WriteCostSettings = "settings:costs",
    /// See and manage the kitchen's people.
    ManageUsers = "users:manage",
    /// See the audit trail.
    ReadEvents = "events:read",
    /// Take data out as files.
    Export = "export",
    /// See and manage kitchens.
    ManageSppgs = "sppgs:manage",
    /// Have tokens for one's own programs.
    OwnTokens = "tokens:own",
}

impl Role {
    /// The table.
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::ManageSppgs => matches!(self, Self::PlatformAdmin),
            P::ManageUsers | P::WriteSettings | P::ApprovePlans => matches!(self, Self::PlatformAdmin | Self::SppgHead),
            P::WriteMenus | P::DeleteMenus | P::WritePrograms | P::WriteIngredients | P::WritePlans => {
                matches!(self, Self::PlatformAdmin | Self::SppgHead | Self::Nutritionist)
            }
            P::WriteRecipes => {
                matches!(self, Self::PlatformAdmin | Self::SppgHead | Self::Nutritionist | Self::KitchenStaff)
            }
            P::WritePrices => {
                matches!(self, Self::PlatformAdmin | Self::SppgHead | Self::Nutritionist | Self::Accountant)
            }
            P::WriteCostSettings | P::Export => {
                matches!(self, Self::PlatformAdmin | Self::SppgHead | Self::Accountant)
            }
            P::ReadMenus | P::ReadPlans | P::ReadFoods | P::OwnTokens => true,
            P::ReadPrograms | P::ReadIngredients | P::ReadSettings | P::ReadEvents => {
                !matches!(self, Self::KitchenStaff)
            }
        }
    }

    /// Everything this role may do, in the order of the list.
    pub fn permissions(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.may(*permission))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kitchen_staff_cook_and_do_not_plan_or_price() {
        let may: Vec<_> = Role::KitchenStaff.permissions().map(Permission::code).collect();
        assert_eq!(may, ["menus:read", "recipes:write", "foods:read", "plans:read", "tokens:own"]);
    }

    #[test]
    fn an_onlooker_changes_nothing() {
        for permission in Role::Viewer.permissions() {
            assert!(permission.code().ends_with(":read") || permission == Permission::OwnTokens, "{permission}");
        }
    }

    #[test]
    fn an_accountant_prices_and_sets_costs_only() {
        let writes: Vec<_> =
            Role::Accountant.permissions().map(Permission::code).filter(|code| !code.ends_with(":read")).collect();
        assert_eq!(writes, ["prices:write", "settings:costs", "export", "tokens:own"]);
    }
}
