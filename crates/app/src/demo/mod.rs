//! Demo.
use crate::app::App;
use crate::problem::Problem;
/// x
pub async fn load(_: &App) -> Result<bool, crate::cli::Failure> {
    let _: Option<Problem> = None;
    Ok(false)
}
