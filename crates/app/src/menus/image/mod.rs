//! The picture of a menu: read from whatever a phone made of it, and kept in three sizes as JPEG without anything else
//! that was in the file.

pub(super) mod api;
pub(super) mod pages;
mod picture;
mod store;
#[cfg(test)]
pub(crate) mod tests;

use ::store::{Change, TenantTx};
use domain::{Fault, MenuId};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

pub(crate) use self::picture::{Picture, WIDTHS};
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use super::{Menu, summary};
use crate::app::App;
use crate::events::{self, Entity};
use crate::problem::{FieldError, Problem};
use crate::request::{Upload, text};

/// The media types that are understood.
const TYPES: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// Where a menu's picture is: an address that never shows another one, since it holds the picture's hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageUrl {
    menu: MenuId,
    hash: String,
}

impl ImageUrl {
    /// The address of the picture with this hash.
    pub const fn new(menu: MenuId, hash: String) -> Self {
        Self { menu, hash }
    }

    /// What names the picture.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The address of one of its widths.
    pub fn at(&self, width: u32) -> String {
        format!("{self}?width={width}")
    }

    /// All widths, for a browser to choose from.
    pub fn srcset(&self) -> String {
        WIDTHS.map(|width| format!("{} {width}w", self.at(width))).join(", ")
    }
}

impl std::fmt::Display for ImageUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "/menu/{}/image/{}.jpg", self.menu, self.hash)
    }
}

impl Serialize for ImageUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What was sent for a menu's picture.
#[derive(Debug)]
pub(super) struct Sent {
    /// The picture; `None` where only its words were sent.
    picture: Option<Picture>,
    /// What it shows; `None` where nothing was said of that, and empty where nothing is to be said.
    alt: Option<String>,
    /// The version that the sender has read, if it was said.
    version: Option<i64>,
}

/// Reads what was sent, or names everything that is wrong with it. Decoding takes a while: no transaction may be open.
pub(super) async fn read(app: &App, upload: &Upload, is_needed: bool) -> Result<Sent, Problem> {
    let (file, mut input) = upload.open("image", &TYPES).await?;
    let version = input.version_if_given();
    let says_alt = input.value().get("alt").is_some();
    let picture = match file {
        Some(bytes) => Some(app.pictures.run(move || Picture::read(&bytes)).await),
        None => is_needed.then_some(Err(Fault::Required)),
    };
    if let Some(Err(fault)) = &picture {
        input.fail(FieldError::new("image", fault.clone()));
    }
    let alt = input.read(|f| f.optional("alt", text(0, 200)))?;
    Ok(Sent { picture: picture.and_then(Result::ok), alt: says_alt.then(|| alt.unwrap_or_default()), version })
}

/// Gives a menu this picture, in place of the one it had.
pub(super) async fn set(change: &mut Change, menu: &Menu, sent: Sent) -> Result<Menu, Problem> {
    let url = sent.picture.as_ref().map(|picture| ImageUrl::new(menu.id, picture.hash.clone()));
    let image_alt = sent.alt.or_else(|| menu.image_alt.clone()).filter(|alt| !alt.is_empty());
    let next = Menu { image_url: url.or_else(|| menu.image_url.clone()), image_alt, ..menu.clone() };
    let next = save(change, menu, next).await?;
    if let Some(picture) = &sent.picture {
        store::put(change, menu.id, picture).await?;
    }
    Ok(next)
}

/// Takes a menu's picture away, and what was said of it.
pub(super) async fn remove(change: &mut Change, menu: &Menu) -> Result<Menu, Problem> {
    let next = save(change, menu, Menu { image_url: None, image_alt: None, ..menu.clone() }).await?;
    store::remove(change, menu.id).await?;
    Ok(next)
}

/// Writes the menu with its picture one version on, and tells of it.
async fn save(change: &mut Change, menu: &Menu, next: Menu) -> Result<Menu, Problem> {
    let next = Menu { version: menu.version + 1, updated_at: change.now(), updated_by: change.actor().id, ..next };
    if !store::save(change, &next).await? {
        return Err(Problem::conflict(menu));
    }
    let shown = |menu: &Menu| json!({ "imageUrl": menu.image_url, "imageAlt": menu.image_alt });
    let mut told = events::differences(&shown(menu), &shown(&next));
    // The same picture once more is still a picture that somebody set.
    if told.0.is_empty() {
        told = (vec!["imageUrl".to_owned()], Value::Object(serde_json::Map::new()));
    }
    events::note(change, Entity::Menu, "MENU_UPDATED", next.id.0, Some(next.version), told, summary(&next));
    Ok(next)
}

/// The copy of a menu with the same picture, if there is one.
pub(super) async fn copy(change: &mut Change, menu: &Menu, copy: Menu) -> Result<Menu, Problem> {
    let Some(url) = &menu.image_url else { return Ok(copy) };
    let url = ImageUrl::new(copy.id, url.hash.clone());
    store::copy(change, menu.id, &url).await?;
    Ok(Menu { image_url: Some(url), ..copy })
}

/// One width of the picture that has this hash.
pub async fn find(tx: &mut TenantTx, url: &ImageUrl, width: u32) -> Result<Vec<u8>, Problem> {
    store::find(tx, url, width).await?.ok_or(Problem::NotFound)
}
