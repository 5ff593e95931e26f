//! Every statement of every feature is prepared on both databases, so that none is right on one of them only.

use sqlx::{Executor as _, SqlStr};
use store::{Route, on_each_database};

use crate::{
    channels, events, feeds, foods, ingredients, jobs, menus, plans, programs, recipes, templates, tenants, transfer,
    users,
};

const FEATURES: &[(&str, &[(&str, &str)])] = &[
    ("channels", channels::STATEMENTS),
    ("events", events::STATEMENTS),
    ("feeds", feeds::STATEMENTS),
    ("foods", foods::STATEMENTS),
    ("ingredients", ingredients::ALL_STATEMENTS[0]),
    ("ingredients", ingredients::ALL_STATEMENTS[1]),
    ("ingredients", ingredients::ALL_STATEMENTS[2]),
    ("jobs", jobs::STATEMENTS),
    ("menus", menus::STATEMENTS),
    ("menus::image", menus::IMAGE_STATEMENTS),
    ("plans", plans::STATEMENTS),
    ("programs", programs::STATEMENTS),
    ("recipes", recipes::STATEMENTS),
    ("templates", templates::STATEMENTS),
    ("tenants", tenants::STATEMENTS),
    ("transfer", transfer::STATEMENTS),
    ("users", users::ALL_STATEMENTS[0]),
    ("users", users::ALL_STATEMENTS[1]),
    ("users", users::ALL_STATEMENTS[2]),
    ("users", users::ALL_STATEMENTS[3]),
    ("users", users::ALL_STATEMENTS[4]),
];

on_each_database! {
    async fn every_statement_can_be_prepared(db: TestDb) {
        let mut failures = Vec::new();
        for (feature, statements) in FEATURES {
            for (name, text) in *statements {
                let prepared = match db.db.route() {
                    Route::Sqlite(pool) => pool.prepare(SqlStr::from_static(text)).await.map(|_| ()),
                    Route::Postgres(pool) => pool.prepare(SqlStr::from_static(text)).await.map(|_| ()),
                };
                if let Err(error) = prepared {
                    failures.push(format!("{feature}::{name}: {error}"));
                }
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
