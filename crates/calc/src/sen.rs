//! Hundredths of a rupiah, for what one line costs in one serving.

use std::fmt;

use domain::Rupiah;
use serde::{Serialize, Serializer};

/// Money in hundredths of a rupiah; written in JSON as rupiah with up to two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sen(pub i64);

impl Sen {
    /// Whole rupiah, rounded half up (away from nothing).
    pub const fn rounded(self) -> Rupiah {
        let half = if self.0 % 100 >= 50 {
            1
        } else if self.0 % 100 <= -50 {
            -1
        } else {
            0
        };
        Rupiah(self.0 / 100 + half)
    }

    /// Whole rupiah, the lower ones, for what is promised to be at least so much.
    pub const fn rounded_down(self) -> Rupiah {
        Rupiah(self.0.div_euclid(100))
    }
}

impl fmt::Display for Sen {
    /// Rupiah with two decimals: `1833.33`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

impl Serialize for Sen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            return serializer.serialize_i64(self.0 / 100);
        }
        #[expect(clippy::cast_precision_loss, reason = "only the JSON spelling; 53 bits hold ninety trillion rupiah")]
        serializer.serialize_f64(self.0 as f64 / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Rupiah, Sen};

    #[test]
    fn a_line_cost_has_two_decimals() {
        assert_eq!(Sen(183_333).to_string(), "1833.33");
        assert_eq!(Sen(-5).to_string(), "-0.05");
        assert_eq!((Sen(150).rounded(), Sen(-150).rounded(), Sen(149).rounded()), (Rupiah(2), Rupiah(-2), Rupiah(1)));
        assert_eq!((Sen(199).rounded_down(), Sen(-101).rounded_down()), (Rupiah(1), Rupiah(-2)));
        assert_eq!(serde_json::to_string(&[Sen(183_333), Sen(120_000)]).ok().as_deref(), Some("[1833.33,1200]"));
    }
}
