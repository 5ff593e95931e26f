//! How every change of a menu and of what belongs to it begins.

use domain::MenuId;

use crate::menus::{Menu, Sight, expect_version, find_to_change, restorable};
use crate::problem::Problem;
use crate::request::{Body, Input, Kitchen, Work};

/// A menu that was found to be changed, and the change that is under way.
#[derive(Debug)]
pub struct Opened<'a, P> {
    kitchen: &'a Kitchen<P>,
    /// The change.
    pub work: Work,
    /// The menu as it is.
    pub menu: Menu,
    /// The version that the sender has read.
    version: Option<i64>,
}

impl<'a, P> Opened<'a, P> {
    /// Begins a change of this menu, if it is there.
    pub async fn new(kitchen: &'a Kitchen<P>, id: MenuId) -> Result<Self, Problem> {
        let mut work = kitchen.write().await?;
        let menu = find_to_change(&mut work, id).await?;
        Ok(Self { kitchen, work, menu, version: None })
    }

    /// The same, deleted or not.
    pub async fn deleted_or_not(kitchen: &'a Kitchen<P>, id: MenuId) -> Result<Self, Problem> {
        let mut work = kitchen.write().await?;
        let menu = restorable(&mut work, id).await?;
        Ok(Self { kitchen, work, menu, version: None })
    }

    /// What was sent, without the version, which is remembered if one is given.
    pub fn input(&mut self, body: &Body) -> Result<Input, Problem> {
        let mut input = body.json()?;
        self.version = input.version_if_given();
        Ok(input)
    }

    /// The same where a version has to be given.
    pub fn versioned(&mut self, body: &Body) -> Result<Input, Problem> {
        let mut input = body.json()?;
        self.version = input.version();
        Ok(input)
    }

    /// Once all that was sent is read: the version that the sender has read is the one that is there.
    pub async fn is_current(&mut self) -> Result<(), Problem> {
        let (catalogue, sight) = (&self.kitchen.app.catalogue, Sight::of(&self.kitchen.caller));
        expect_version(catalogue, &mut self.work, &self.menu, self.version, sight).await
    }

    /// For a request that says nothing but, perhaps, which version it is meant for.
    pub async fn expects(&mut self, body: &Body) -> Result<(), Problem> {
        let mut input = body.optional_json()?;
        let version = input.version_if_given();
        input.read(|_| Some(()))?;
        self.expects_version(version).await
    }

    /// For a request that said beside a file which version it is meant for, if it did.
    pub async fn expects_version(&mut self, version: Option<i64>) -> Result<(), Problem> {
        self.version = version;
        self.is_current().await
    }
}
