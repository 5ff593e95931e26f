/// Runs an expression on whichever database is there.
///
/// The first argument is anything with a `route()`: a [`Db`](crate::Db) (one statement of its own, outside any
/// kitchen), a [`TenantTx`](crate::TenantTx) or a [`Change`](crate::Change). The expression is expanded once per
/// driver, and so type-checked for both.
#[macro_export]
macro_rules! on {
    ($on:expr, |$connection:ident| $statement:expr) => {{
        $crate::count_statement();
        match $on.route() {
            $crate::Route::Sqlite($connection) => $statement,
            $crate::Route::Postgres($connection) => $statement,
        }
    }};
}

/// Named statements, and the list of them that a test prepares on both databases.
#[macro_export]
macro_rules! sql {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$doc])* const $name: &str = $text;)+

        /// Every statement of this feature by name, for the test that prepares them all on both databases.
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

/// Turns one test into two: on SQLite always, on PostgreSQL whenever the test script provides one.
///
/// ```text
/// on_each_database! {
///     async fn a_menu_can_be_found(db: TestDb) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_each_database {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident : TestDb) $body:block)+) => { $(
        async fn $name($db: $crate::testing::TestDb) $body

        mod $name {
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let test_db = $crate::testing::TestDb::sqlite().await;
                super::$name(test_db).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let Some(test_db) = $crate::testing::TestDb::postgres().await else { return };
                super::$name(test_db).await;
            }
        }
    )+ };
}
