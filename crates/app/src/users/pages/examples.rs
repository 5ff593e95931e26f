//! The example accounts, as the sign-in page of a demonstration shows them.

use domain::Role;

/// The password of every example account; it stands on the page.
pub const PASSWORD: &str = "makan-bergizi";

/// Where an example account belongs.
#[derive(Debug)]
pub struct Place {
    /// The kitchen's name; none for the platform.
    pub name: Option<&'static str>,
    /// What its accounts' addresses end in.
    pub host: &'static str,
    /// Its accounts: what the address begins with, and the role.
    pub accounts: &'static [(&'static str, Role)],
}

const PEOPLE: &[(&str, Role)] = &[
    ("kepala", Role::SppgHead),
    ("gizi", Role::Nutritionist),
    ("akuntan", Role::Accountant),
    ("dapur", Role::KitchenStaff),
    ("lihat", Role::Viewer),
];

/// The two kitchens and the platform.
pub const PLACES: &[Place] = &[
    Place { name: Some("SPPG Purwakarta"), host: "pwk.demo", accounts: PEOPLE },
    Place { name: Some("SPPG Soe"), host: "soe.demo", accounts: PEOPLE },
    Place { name: None, host: "platform.demo", accounts: &[("admin", Role::PlatformAdmin)] },
];

/// Whether this is the address of an example account.
pub fn is_example(email: &str) -> bool {
    email.split_once('@').is_some_and(|(name, host)| {
        PLACES.iter().any(|place| place.host == host && place.accounts.iter().any(|(known, _)| *known == name))
    })
}
