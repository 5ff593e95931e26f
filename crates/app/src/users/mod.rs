//! People: who they are, how they sign in, and the tokens of their programs. Nobody registers himself.

pub mod api;
mod gate;
pub mod idempotency;
mod limits;
pub mod pages;
mod password;
mod proof;
mod secret;
mod sessions;
mod store;
#[cfg(test)]
mod tests;
mod tokens;

use ::store::{Actor, Change};
use domain::{Email, Fault, Instant, Role, SppgId, UserId};
use serde::Serialize;
use words::Locale;

pub(crate) use self::gate::altering;
pub use self::gate::{Gate, Holds};
#[cfg(test)]
pub(crate) use self::password::hash as hash_now;
pub use self::password::{PasswordWork, acceptable};
pub use self::proof::{Proof, still_good, vouched};
pub use self::secret::Secret;
pub use self::sessions::{SignedIn, recognise, sign_in, sign_out, start_session, visit};
#[cfg(test)]
pub(crate) use self::store::ALL_STATEMENTS;
use crate::app::App;
use crate::events::{self, Entity};
use crate::problem::{FieldError, Problem};
use crate::request::{Fields, Page, Paging, boolean, one_of, text};

/// A person, as the head of the kitchen manages them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The person's id.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// The address the person signs in with.
    #[schema(value_type = String)]
    pub email: Email,
    /// What the person is in the kitchen.
    pub role: Role,
    /// The language of the person's pages.
    pub locale: Locale,
    /// Whether the person may sign in.
    pub is_active: bool,
    /// When the person was added.
    pub created_at: Instant,
    /// When the person was last changed.
    pub updated_at: Instant,
    /// Counts the changes.
    pub version: i64,
}

/// What can be said of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonDraft {
    /// The person's name, 2 to 100 characters.
    pub name: String,
    /// The address to sign in with.
    #[schema(value_type = String)]
    pub email: Email,
    /// What the person is in the kitchen; a platform admin belongs to none.
    pub role: Role,
    /// The language of the person's pages.
    #[schema(default = "id")]
    pub locale: Option<Locale>,
    /// Whether the person may sign in.
    #[schema(default = true)]
    pub is_active: Option<bool>,
    /// A new password, 10 to 200 characters; required for a new person.
    #[serde(skip_serializing)]
    pub password: Option<String>,
}

impl PersonDraft {
    /// Reads a person of a kitchen.
    pub fn read(f: &mut Fields, is_new: bool) -> Option<Self> {
        let name = f.required("name", text(2, 100));
        let email = f.required("email", |value| Email::parse(&text(3, 254)(value)?));
        let role = f.required("role", one_of(&Role::ALL[1..]));
        let locale = f.optional("locale", one_of(Locale::ALL));
        let is_active = f.optional("isActive", boolean);
        let password = f.optional("password", |value| {
            let password = text(10, 200)(value)?;
            acceptable(&password).map(|()| password)
        });
        if is_new && password == Some(None) {
            f.fail("password", Fault::Required);
        }
        Some(Self {
            name: name?,
            email: email?,
            role: role?,
            locale: locale?,
            is_active: is_active?,
            password: password?,
        })
    }
}

impl From<&Person> for PersonDraft {
    fn from(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            email: person.email.clone(),
            role: person.role,
            locale: Some(person.locale),
            is_active: Some(person.is_active),
            password: None,
        }
    }
}

/// A page of the people of a kitchen, the latest change first.
pub async fn page_of(app: &App, sppg: SppgId, paging: Paging) -> Result<Page<Person>, Problem> {
    let total = store::count(app, sppg).await?;
    Ok(Page::new(store::newest(app, sppg, paging).await?, paging, total))
}

/// The people of a kitchen, by name.
pub async fn list(app: &App, sppg: SppgId) -> Result<Vec<Person>, Problem> {
    Ok(store::list(app, sppg).await?)
}

/// A person of this kitchen.
pub async fn find(app: &App, sppg: SppgId, id: UserId) -> Result<Person, Problem> {
    store::find(app, sppg, id).await?.ok_or(Problem::NotFound)
}

/// Adds a person to the kitchen of the change.
pub async fn create(change: &mut Change, draft: PersonDraft, password_hash: String) -> Result<Person, Problem> {
    let now = change.now();
    let person = Person {
        id: UserId::new(now),
        name: draft.name.clone(),
        email: draft.email.clone(),
        role: draft.role,
        locale: draft.locale.unwrap_or(Locale::Id),
        is_active: draft.is_active.unwrap_or(true),
        created_at: now,
        updated_at: now,
        version: 1,
    };
    if !store::insert(change, &person, &password_hash).await? {
        return Err(Problem::taken("email"));
    }
    events::note_created(change, Entity::User, person.id.0, Some(1), &PersonDraft::from(&person), summary(&person));
    Ok(person)
}

/// Adds a person from the command line: to a kitchen, or as platform admin. `false` when the address is in use.
pub async fn add(
    app: &App,
    actor: Actor,
    sppg: Option<SppgId>,
    (email, name, role): (Email, &str, Role),
    password: &str,
) -> Result<bool, Problem> {
    let password_hash = app.passwords.hash(password).await;
    add_with_hash(app, actor, sppg, (email, name, role), &password_hash).await
}

/// The same, with a password that is hashed already.
pub async fn add_with_hash(
    app: &App,
    actor: Actor,
    sppg: Option<SppgId>,
    (email, name, role): (Email, &str, Role),
    password_hash: &str,
) -> Result<bool, Problem> {
    let draft = PersonDraft { name: name.to_owned(), email, role, locale: None, is_active: None, password: None };
    let Some(sppg) = sppg else {
        let now = app.now();
        let person = Person {
            id: UserId::new(now),
            name: draft.name,
            email: draft.email,
            role,
            locale: Locale::Id,
            is_active: true,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        return Ok(store::insert_admin(app, &person, password_hash).await?);
    };
    let mut change = app.db.write(sppg, actor, app.now()).await?;
    match create(&mut change, draft, password_hash.to_owned()).await {
        Ok(_) => change.commit().await.map(|_| true).map_err(Problem::from),
        Err(Problem::Duplicate(_)) => Ok(false),
        Err(problem) => Err(problem),
    }
}

/// The person who signs in with this address.
pub async fn by_email(app: &App, email: &Email) -> Result<Option<UserId>, Problem> {
    Ok(store::credentials(app, email.as_str()).await?.map(|(id, _)| id))
}

/// Sets the language of a person's pages.
pub async fn set_locale(app: &App, user: UserId, locale: Locale) -> Result<(), Problem> {
    Ok(store::set_locale(app, user, locale).await?)
}

/// The fields by which a change may shut people out of their own kitchen.
fn lockout(person: &Person, next: &Person, fault: &Fault) -> Result<(), Problem> {
    let changes = [("role", next.role != person.role), ("isActive", person.is_active && !next.is_active)];
    let fields = changes.iter().filter(|(_, is_changed)| *is_changed);
    let errors: Vec<_> = fields.map(|(field, _)| FieldError::new(*field, fault.clone())).collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem::Invalid(errors)) }
}

/// Changes a person. A new password, a new role or being made inactive ends every session at once.
pub async fn update(
    change: &mut Change,
    person: &Person,
    draft: PersonDraft,
    password_hash: Option<String>,
) -> Result<Person, Problem> {
    let next = Person {
        name: draft.name.clone(),
        email: draft.email.clone(),
        role: draft.role,
        locale: draft.locale.unwrap_or(person.locale),
        is_active: draft.is_active.unwrap_or(person.is_active),
        updated_at: change.now(),
        version: person.version + 1,
        ..person.clone()
    };
    if change.actor().id == person.id {
        lockout(person, &next, &Fault::Oneself)?;
    }
    if store::is_email_taken(change, &next.email, next.id).await? {
        return Err(Problem::taken("email"));
    }
    if !store::update(change, &next, password_hash.as_deref()).await? {
        return Err(Problem::conflict(person));
    }
    if person.role == Role::SppgHead && person.is_active && lockout(person, &next, &Fault::LastHead).is_err() {
        // Two heads who demote each other at the same moment take turns here, and the second finds nobody left.
        store::hold_kitchen(change).await?;
        if store::other_heads(change, person.id).await? == 0 {
            return lockout(person, &next, &Fault::LastHead).map(|()| next);
        }
    }
    if password_hash.is_some() || next.role != person.role || !next.is_active {
        store::end_sessions(change, next.id).await?;
    }
    let (before, after) = (PersonDraft::from(person), PersonDraft::from(&next));
    events::note_updated(change, Entity::User, next.id.0, Some(next.version), (&before, &after), summary(&next));
    Ok(next)
}

fn summary(person: &Person) -> serde_json::Value {
    serde_json::json!({ "id": person.id, "name": person.name, "role": person.role, "isActive": person.is_active })
}
