//! Money.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whole rupiah. Money is never a floating-point number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupiah(pub i64);

impl Rupiah {
    /// Of what is known; `None` when nothing is. Stops at the most that can be held.
    pub fn sum_of_known(costs: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        costs.into_iter().flatten().reduce(|sum, cost| Self(sum.0.saturating_add(cost.0)))
    }

    /// What each of so many pays, rounded half up; `None` when there is nobody to share it.
    pub fn shared_among(self, count: i64) -> Option<Self> {
        let (cost, count) = (i128::from(self.0), i128::from(count));
        (count > 0)
            .then(|| (2 * cost + count).div_euclid(2 * count))
            .and_then(|each| i64::try_from(each).ok())
            .map(Self)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_leaves_out_what_nobody_knows() {
        assert_eq!(Rupiah::sum_of_known([Some(Rupiah(2)), None, Some(Rupiah(3))]), Some(Rupiah(5)));
        assert_eq!(Rupiah::sum_of_known([None, None]), None);
        assert_eq!(Rupiah::sum_of_known([Some(Rupiah(i64::MAX)), Some(Rupiah(1))]), Some(Rupiah(i64::MAX)));
    }

    #[test]
    fn halves_of_a_rupiah_go_up() {
        assert_eq!(Rupiah(7).shared_among(2), Some(Rupiah(4)));
        assert_eq!(Rupiah(10).shared_among(3), Some(Rupiah(3)));
        assert_eq!(Rupiah(i64::MAX).shared_among(1), Some(Rupiah(i64::MAX)));
        assert_eq!(Rupiah(7).shared_among(0), None);
    }
}
