//! Two shapes that most words of the trade share: a closed list of codes, and a number with a unit.

/// A closed list of words, written in JSON and in the database as its canonical code.
#[macro_export]
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which people list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The canonical code, as in the JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value with this canonical code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <::std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::from_code(&code)
                    .ok_or_else(|| ::serde::de::Error::unknown_variant(&code, &[$($code),+]))
            }
        }

        #[cfg(feature = "sqlx")]
        $crate::column_as!($name, String, |value| value.code().to_owned(), |text: String| {
            Self::from_code(&text).ok_or_else(|| format!("unknown code {text:?}"))
        });

        #[cfg(feature = "openapi")]
        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                ::utoipa::openapi::ObjectBuilder::new()
                    .schema_type(::utoipa::openapi::schema::Type::String)
                    .enum_values(Some([$($code),+]))
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> { stringify!($name).into() }
        }
    };
}

/// Lets a type be a column on both databases, through a simpler type that already is one.
#[macro_export]
macro_rules! column_as {
    ($name:ty, $raw:ty, |$value:ident| $encode:expr, $decode:expr) => {
        impl<D: ::sqlx::Database> ::sqlx::Type<D> for $name
        where
            $raw: ::sqlx::Type<D>,
        {
            fn type_info() -> D::TypeInfo {
                <$raw as ::sqlx::Type<D>>::type_info()
            }
            fn compatible(info: &D::TypeInfo) -> bool {
                <$raw as ::sqlx::Type<D>>::compatible(info)
            }
        }

        impl<'q, D: ::sqlx::Database> ::sqlx::Encode<'q, D> for $name
        where
            $raw: ::sqlx::Encode<'q, D>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <D as ::sqlx::Database>::ArgumentBuffer,
            ) -> Result<::sqlx::encode::IsNull, ::sqlx::error::BoxDynError> {
                let $value = self;
                <$raw as ::sqlx::Encode<'q, D>>::encode($encode, buffer)
            }
        }

        impl<'r, D: ::sqlx::Database> ::sqlx::Decode<'r, D> for $name
        where
            $raw: ::sqlx::Decode<'r, D>,
        {
            fn decode(value: <D as ::sqlx::Database>::ValueRef<'r>) -> Result<Self, ::sqlx::error::BoxDynError> {
                let raw = <$raw as ::sqlx::Decode<'r, D>>::decode(value)?;
                let decode: fn($raw) -> Result<Self, String> = $decode;
                decode(raw).map_err(Into::into)
            }
        }
    };
}

/// A number with a unit, held exactly in thousandths and written in JSON as a decimal number.
macro_rules! thousandths {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            /// Nothing at all; not the same as "not known".
            pub const ZERO: Self = Self(0);

            /// From a whole number of thousandths.
            pub const fn from_thousandths(thousandths: i64) -> Self { Self(thousandths) }

            /// From a whole number of units.
            pub const fn whole(units: i64) -> Self { Self(units * 1000) }

            /// The exact value, in thousandths.
            pub const fn thousandths(self) -> i64 { self.0 }

            /// The value as a binary fraction: for charts and solvers, never for money or for a figure shown.
            #[expect(clippy::cast_precision_loss, reason = "fifty-three bits hold every figure within the limits")]
            pub fn to_f64(self) -> f64 { self.0 as f64 / 1000.0 }

            /// From a JSON number; refused when it has more than three decimals or is out of all measure.
            #[expect(clippy::cast_possible_truncation, reason = "the size is checked before")]
            pub fn from_f64(value: f64) -> Option<Self> {
                let scaled = (value * 1000.0).round();
                let exact = (value * 1000.0 - scaled).abs() <= 1e-6 * value.abs().max(1.0);
                (value.is_finite() && exact && scaled.abs() < 9e15).then_some(Self(scaled as i64))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::quantity::write_thousandths(f, self.0)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.0 % 1000 == 0 {
                    serializer.serialize_i64(self.0 / 1000)
                } else {
                    serializer.serialize_f64(self.to_f64())
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = f64::deserialize(deserializer)?;
                Self::from_f64(value).ok_or_else(|| ::serde::de::Error::custom("at most three decimals"))
            }
        }

        #[cfg(feature = "sqlx")]
        $crate::column_as!($name, i64, |value| value.0, |thousandths: i64| Ok(Self(thousandths)));

        #[cfg(feature = "openapi")]
        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                ::utoipa::openapi::ObjectBuilder::new()
                    .schema_type(::utoipa::openapi::schema::Type::Number)
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> { stringify!($name).into() }
        }
    };
}
