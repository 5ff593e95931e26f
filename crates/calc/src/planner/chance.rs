//! Chance that a seed decides: the same everywhere and always.

/// The generator `SplitMix64` (Steele, Lea, Flood 2014): a counter, well stirred.
pub(super) struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let stirred = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let stirred = (stirred ^ (stirred >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        stirred ^ (stirred >> 31)
    }

    /// A number less than `count`, which is more than zero.
    pub fn below(&mut self, count: usize) -> usize {
        let wide = u128::from(self.next()) * u128::try_from(count).unwrap_or(1);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// More than zero, and one at most.
    pub fn share(&mut self) -> f64 {
        let thirty_two_bits = u32::try_from(self.next() >> 32).unwrap_or(0);
        (f64::from(thirty_two_bits) + 1.0) / 4_294_967_296.0
    }
}
