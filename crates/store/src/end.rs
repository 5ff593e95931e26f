//! What must not stop half way.

use crate::count::{count_statements, counting};

/// Runs a future to its end even when whoever waits for it goes away: a request is dropped where it stands when its
/// client hangs up, and what follows a write would then not be done. Its statements count as the request's.
pub async fn to_the_end<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    match tokio::spawn(counting(future)).await {
        Ok((output, statements)) => {
            count_statements(statements);
            output
        }
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // Only a runtime that is going away cancels it, and this with it.
            Err(_) => std::future::pending().await,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::count_statement;

    #[tokio::test]
    async fn its_statements_are_the_requests() {
        let two = async {
            count_statement();
            count_statement();
            7
        };
        assert_eq!(counting(to_the_end(two)).await, (7, 2));
    }

    #[tokio::test]
    async fn it_goes_on_when_nobody_waits() {
        let (done, is_done) = tokio::sync::oneshot::channel();
        let slow = to_the_end(async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let _ = done.send(());
        });
        assert!(tokio::time::timeout(Duration::from_millis(1), slow).await.is_err(), "nobody waits any more");
        is_done.await.expect("it came to its end");
    }
}
