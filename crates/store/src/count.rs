//! How many statements a request ran. A request has a budget, and tests hold it to that.

use std::cell::Cell;
use std::future::Future;

tokio::task_local! {
    static STATEMENTS: Cell<u32>;
}

/// Runs a future and says how many statements it ran.
pub async fn counting<F: Future>(future: F) -> (F::Output, u32) {
    STATEMENTS
        .scope(Cell::new(0), async {
            let output = future.await;
            (output, STATEMENTS.with(Cell::get))
        })
        .await
}

/// Counts one statement; called by `on!`. Outside [`counting`] it does nothing.
pub fn count_statement() {
    count_statements(1);
}

/// Counts statements that ran elsewhere on behalf of this request.
pub(crate) fn count_statements(more: u32) {
    let _ = STATEMENTS.try_with(|count| count.set(count.get() + more));
}
