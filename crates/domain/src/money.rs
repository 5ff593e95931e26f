//! Money.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whole rupiah. Money is never a floating-point number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupiah(pub i64);

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(feature = "sqlx")]
column_as!(Rupiah, i64, |value| value.0, |rupiah: i64| Ok(Self(rupiah)));

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Rupiah {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .description(Some("Whole rupiah."))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Rupiah {
    fn name() -> std::borrow::Cow<'static, str> {
        "Rupiah".into()
    }
}
