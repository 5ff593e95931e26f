//! The words in which a menu is judged: its balance, its nutrients, its cost, and how its food keeps vitamins in cooking.

codes! {
    /// What the balance of a menu comes to for one target group (DOMAIN §7).
    Verdict {
        /// Energy or protein is not known well enough.
        NotJudged = "NOT_JUDGED",
        /// Seimbang: a score of 90 or more, energy and protein not below.
        Balanced = "BALANCED",
        /// Perlu perbaikan: a score of 70 or more.
        NeedsImprovement = "NEEDS_IMPROVEMENT",
        /// Belum seimbang.
        Unbalanced = "UNBALANCED",
    }
}

impl Verdict {
    /// Whether this is a step down from the other; what cannot be judged is the lowest.
    pub fn is_worse_than(self, other: Self) -> bool {
        let rank = |verdict| match verdict {
            Self::Balanced => 0,
            Self::NeedsImprovement => 1,
            Self::Unbalanced => 2,
            Self::NotJudged => 3,
        };
        rank(self) > rank(other)
    }
}

codes! {
    /// Where an amount stands against its band.
    BandStatus {
        /// Kurang.
        Below = "BELOW",
        /// Sesuai.
        Within = "WITHIN",
        /// Berlebih.
        Above = "ABOVE",
        /// The amount is not known.
        NoData = "NO_DATA",
    }
}

codes! {
    /// Where a raw-food cost stands against its ceiling (DOMAIN §6).
    CeilingStatus {
        /// Below nine tenths of the ceiling.
        Under = "UNDER",
        /// From nine tenths up to the ceiling.
        On = "ON",
        /// Above the ceiling.
        Over = "OVER",
    }
}

codes! {
    /// Foods that keep their vitamins and minerals alike when cooked: the groups of USDA's retention factors.
    RetentionGroup {
        /// Leafy vegetables.
        VegGreens = "VEG_GREENS",
        /// Other vegetables.
        VegOther = "VEG_OTHER",
        /// Tomatoes.
        Tomato = "TOMATO",
        /// Sweet potatoes.
        SweetPotato = "SWEET_POTATO",
        /// Roots and tubers.
        Root = "ROOT",
        /// Eggs.
        Egg = "EGG",
        /// Rice.
        Rice = "RICE",
        /// Noodles and other pasta.
        Pasta = "PASTA",
    }
}
