//! Typed ids: a program's id can never be handed over as a menu's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Instant;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh id (UUID version 7): ids made later sort later.
            pub fn new(now: Instant) -> Self { Self(fresh(now)) }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }

        #[cfg(feature = "sqlx")]
        column_as!($name, Uuid, |value| value.0, |id: Uuid| Ok(Self(id)));

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Uuid)))
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
        }
    )+ };
}

ids! {
    /// A kitchen: one SPPG, one tenant.
    SppgId,
    /// A person who signs in.
    UserId,
    /// A token for another program.
    TokenId,
    /// A feeding program of a kitchen.
    ProgramId,
    /// A food of the shared catalogue.
    FoodId,
    /// An item of a kitchen's store room.
    IngredientId,
    /// A menu.
    MenuId,
    /// One ingredient line of a menu.
    LineId,
    /// One step of a menu's recipe.
    StepId,
    /// A plan.
    PlanId,
    /// A menu on a day of a plan.
    AssignmentId,
    /// A cycle of menus that can be laid over any start.
    TemplateId,
    /// Many days of a plan that were set as one.
    ArrangementId,
    /// Work that takes longer than a request.
    JobId,
    /// A secret link to a program's calendar.
    FeedId,
    /// A state of all that a kitchen's menus give and cost by.
    FiguresId,
    /// What a published day keeps of what it serves: the same id never stands for anything else.
    KeptId,
}

fn fresh(now: Instant) -> Uuid {
    let mut chance = [0_u8; 10];
    // Without a source of chance no id is unique and no session secret: there is nothing left to serve.
    getrandom::fill(&mut chance).expect("the operating system gives random bytes");
    let unix_ms = u64::try_from(now.unix_micros() / 1000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(unix_ms, &chance).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_seven_and_sort_by_time() {
        let early = MenuId::new(Instant::from_unix_micros(1_000_000));
        let late = MenuId::new(Instant::from_unix_micros(2_000_000));
        assert_eq!(early.0.get_version_num(), 7);
        assert!(early < late);
    }
}
