//! The schema, step by step: one portable text for both databases, or a pair where they must differ.

use std::borrow::Cow;

use sqlx::SqlSafeStr;
use sqlx::SqlStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

struct Step {
    version: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! both {
    ($version:literal, $name:literal) => {
        Step {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../../migrations/", $name, ".sql")),
            postgres: include_str!(concat!("../../../migrations/", $name, ".sql")),
        }
    };
}

macro_rules! pair {
    ($version:literal, $name:literal) => {
        Step {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../../migrations/", $name, ".sqlite.sql")),
            postgres: include_str!(concat!("../../../migrations/", $name, ".postgres.sql")),
        }
    };
}

const STEPS: &[Step] = &[
    both!(1, "0001_accounts"),
    both!(2, "0002_foods"),
    both!(3, "0003_kitchen"),
    pair!(4, "0004_row_level_security"),
    pair!(5, "0005_menu_images"),
    pair!(6, "0006_live_tickets"),
    both!(7, "0007_menus_changed_at"),
    both!(8, "0008_plans"),
    pair!(9, "0009_plans_of_own_kitchen"),
    both!(10, "0010_planning"),
    pair!(11, "0011_planning_of_own_kitchen"),
    both!(12, "0012_figures_state"),
    both!(13, "0013_kept_servings_named"),
    pair!(14, "0014_owner_may_serve"),
];

/// The migrations for SQLite.
pub(crate) fn sqlite() -> Migrator {
    migrator(|step| step.sqlite)
}

/// The migrations for PostgreSQL.
pub(crate) fn postgres() -> Migrator {
    migrator(|step| step.postgres)
}

/// A word that changes whenever any migration changes, to name test templates by.
pub(crate) fn fingerprint() -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    for step in STEPS {
        (step.version, step.sqlite, step.postgres).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

fn migrator(text: impl Fn(&Step) -> &'static str) -> Migrator {
    let migrations = STEPS.iter().map(|step| {
        let sql: SqlStr = text(step).into_sql_str();
        Migration::new(step.version, Cow::Borrowed(step.name), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(migrations.collect())
}
