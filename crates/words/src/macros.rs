/// Sentences in both languages, as methods of [`Locale`](crate::Locale).
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident : $kind:ty),+))? => $id:literal, $en:literal;)+) => {
        #[expect(missing_docs, reason = "the sentence itself says what it is")]
        impl $crate::Locale {
            $( words!(@one $(#[$doc])* $name $(($($arg : $kind),+))? => $id, $en); )+
        }
    };
    (@one $(#[$doc:meta])* $name:ident => $id:literal, $en:literal) => {
        $(#[$doc])*
        pub const fn $name(self) -> &'static str {
            match self { Self::Id => $id, Self::En => $en }
        }
    };
    (@one $(#[$doc:meta])* $name:ident ($($arg:ident : $kind:ty),+) => $id:literal, $en:literal) => {
        $(#[$doc])*
        pub fn $name(self, $($arg: $kind),+) -> String {
            match self { Self::Id => format!($id), Self::En => format!($en) }
        }
    };
}
