//! The statements on pictures.

use ::store::{Change, Result, TenantTx, on, sql};
use domain::MenuId;

use super::{ImageUrl, Picture};
use crate::menus::Menu;

sql! {
    SAVE = "
        UPDATE menus SET image_key = $6, image_alt = $7, version = $3, updated_at = $4, updated_by = $5
        WHERE sppg_id = $1 AND id = $2 AND version = $3 - 1 AND deleted_at IS NULL
        RETURNING id
    ";
    PUT = "
        INSERT INTO menu_images (sppg_id, menu_id, width, hash, bytes)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (sppg_id, menu_id, width) DO UPDATE SET hash = excluded.hash, bytes = excluded.bytes
    ";
    REMOVE = "DELETE FROM menu_images WHERE sppg_id = $1 AND menu_id = $2";
    FIND = "SELECT bytes FROM menu_images WHERE sppg_id = $1 AND menu_id = $2 AND width = $3 AND hash = $4";
    SET_KEY = "UPDATE menus SET image_key = $3 WHERE sppg_id = $1 AND id = $2";
    COPY = "
        INSERT INTO menu_images (sppg_id, menu_id, width, hash, bytes)
        SELECT i.sppg_id, m.id, i.width, i.hash, i.bytes
        FROM menu_images i
        JOIN menus m ON m.sppg_id = i.sppg_id AND m.id = $3
        WHERE i.sppg_id = $1 AND i.menu_id = $2
    ";
}

/// Writes which picture the menu has, one version on.
pub(super) async fn save(change: &mut Change, menu: &Menu) -> Result<bool> {
    let (sppg, key) = (change.tenant(), menu.image_url.as_ref().map(ImageUrl::hash));
    let written: Option<MenuId> = on!(change, |c| sqlx::query_scalar(SAVE)
        .bind(sppg)
        .bind(menu.id)
        .bind(menu.version)
        .bind(menu.updated_at)
        .bind(menu.updated_by)
        .bind(key)
        .bind(&menu.image_alt)
        .fetch_optional(c)
        .await)?;
    Ok(written.is_some())
}

pub(super) async fn put(change: &mut Change, menu: MenuId, picture: &Picture) -> Result<()> {
    let sppg = change.tenant();
    for (width, bytes) in &picture.sizes {
        on!(change, |c| sqlx::query(PUT)
            .bind(sppg)
            .bind(menu)
            .bind(i64::from(*width))
            .bind(&picture.hash)
            .bind(bytes)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

pub(super) async fn remove(change: &mut Change, menu: MenuId) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(REMOVE).bind(sppg).bind(menu).execute(c).await.map(|_| ()))
}

pub(super) async fn find(tx: &mut TenantTx, url: &ImageUrl, width: u32) -> Result<Option<Vec<u8>>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_scalar(FIND)
        .bind(sppg)
        .bind(url.menu)
        .bind(i64::from(width))
        .bind(&url.hash)
        .fetch_optional(c)
        .await)
}

pub(super) async fn copy(change: &mut Change, from: MenuId, to: &ImageUrl) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(SET_KEY).bind(sppg).bind(to.menu).bind(&to.hash).execute(c).await.map(|_| ()))?;
    on!(change, |c| sqlx::query(COPY).bind(sppg).bind(from).bind(to.menu).execute(c).await.map(|_| ()))
}
