//! The statement behind the sheets: everything else is asked of the features that own it.

use ::store::{Result, TenantTx, from_json, on, sql};
use domain::{Day, MenuId};

use super::BySize;

sql! {
    PLANNED = "
        SELECT p.name, a.portions
        FROM assignments a
        JOIN plans p ON p.sppg_id = a.sppg_id AND p.id = a.plan_id
        WHERE a.sppg_id = $1 AND a.menu_id = $2 AND a.day = $3
          AND p.deleted_at IS NULL AND p.status NOT IN ('ARCHIVED', 'CANCELLED')
        ORDER BY CASE p.status WHEN 'PUBLISHED' THEN 0 WHEN 'COMPLETED' THEN 1 WHEN 'APPROVED' THEN 2 ELSE 3 END, a.id
        LIMIT 1
    ";
}

/// The plan that serves a menu on a day, by its name, and for how many; the most binding one of several.
pub(super) async fn planned(tx: &mut TenantTx, menu: MenuId, day: Day) -> Result<Option<(String, BySize)>> {
    let sppg = tx.tenant();
    let row: Option<(String, String)> =
        on!(tx, |c| sqlx::query_as(PLANNED).bind(sppg).bind(menu).bind(day).fetch_optional(c).await)?;
    row.map(|(plan, portions)| Ok((plan, from_json(&portions)?))).transpose()
}
