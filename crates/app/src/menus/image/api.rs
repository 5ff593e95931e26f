//! The picture of a menu, set and removed by programs. It is looked at where `imageUrl` says.

use domain::MenuId;
use domain::may::WriteMenus;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{read, remove, set};
use crate::app::App;
use crate::menus::{Detail, Opened, Sight, Whole, find};
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Path, Reply, Upload};

/// The routes of this feature.
pub(in crate::menus) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(set_menu_image, remove_menu_image))
}

/// What a form may hold.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes what is read by name")]
struct ImageForm {
    /// The picture: JPEG, PNG or WebP, at most 20 MB and 40 megapixels.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    image: Vec<u8>,
    /// What it shows, for those who cannot see it; stays as it was when absent.
    alt: Option<String>,
    /// The version of the menu that was read; instead of `If-Match`.
    version: Option<i64>,
}

/// Gives a menu a picture: as a form, or the JPEG, PNG or WebP alone as the body. What is kept is made anew from it, in
/// three widths and without what the camera noted; `imageUrl` says where.
#[utoipa::path(put, path = "/menus/{id}/image", operation_id = "setMenuImage", tag = "menus",
    params(("id" = MenuId, Path)),
    request_body(content(
        (ImageForm = "multipart/form-data"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp"),
    )),
    responses((status = 200, body = Detail)))]
async fn set_menu_image(
    kitchen: Kitchen<WriteMenus>,
    Path(id): Path<MenuId>,
    upload: Upload,
) -> Result<Reply, Problem> {
    find(&mut kitchen.read().await?, id).await?;
    let sent = read(&kitchen.app, &upload, true).await?;
    let mut opened = Opened::new(&kitchen, id).await?;
    opened.expects_version(sent.version).await?;
    let Opened { mut work, menu, .. } = opened;
    let menu = set(&mut work, &menu, sent).await?;
    let whole = Whole::read(&kitchen.app.catalogue, &mut work, menu).await?;
    let (version, sight) = (whole.menu.version, Sight::of(&kitchen.caller));
    work.commit(Reply::ok(&whole.detail(sight))?.at_version(version)).await
}

/// Takes a menu's picture away.
#[utoipa::path(delete, path = "/menus/{id}/image", operation_id = "removeMenuImage", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 204)))]
async fn remove_menu_image(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    if opened.menu.image_url.is_none() {
        return Err(Problem::NotFound);
    }
    opened.expects(&body).await?;
    let Opened { mut work, menu, .. } = opened;
    remove(&mut work, &menu).await?;
    work.commit(Reply::none()).await
}
