#![doc = include_str!("../README.md")]

pub mod alert;
pub mod assets;
pub mod attrs;
pub mod badge;
pub mod button;
pub mod card;
pub mod chart;
pub mod combobox;
pub mod dialog;
pub mod empty;
pub mod form;
pub mod icon;
pub mod live;
pub mod menu;
pub mod page;
pub mod pagination;
pub mod table;
pub mod tabs;
pub mod toast;
pub mod tone;

pub use attrs::Attrs;
pub use button::{Button, Variant};
pub use icon::Icon;
pub use tone::Tone;
