//! The ids by which institutions are known across releases.

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Characters of an id: 36^7 is far beyond any number of institutions.
pub(super) const LENGTH: usize = 7;

/// Id of an institution: minted once, kept in the ledger, never reused, not derived from the
/// name. Seven characters of `[0-9a-z]`, which a ledger repeats half a million times.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstitutionId([u8; LENGTH]);

impl InstitutionId {
    /// Takes a text as an id; `None` for one that is none.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let id = <[u8; LENGTH]>::try_from(text.as_bytes()).ok()?;
        id.iter().all(|each| matches!(each, b'0'..=b'9' | b'a'..=b'z')).then_some(Self(id))
    }

    /// The id as it stands in URLs.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only letters and digits are taken")
    }
}

impl fmt::Debug for InstitutionId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "InstitutionId({})", self.as_str())
    }
}

impl Serialize for InstitutionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for InstitutionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Str(&text), &"seven characters of 0-9 and a-z")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::InstitutionId;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        let id = InstitutionId::new("0a1b2cz").expect("an id");
        let json = serde_json::to_string(&id).expect("JSON");
        assert_eq!(json, "\"0a1b2cz\"");
        assert_eq!(serde_json::from_str::<InstitutionId>(&json).expect("read again"), id);
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "a1b2c3", "a1b2c3d4", "../../x", "A1B2C3D", "示例a"] {
            assert!(InstitutionId::new(text).is_none(), "{text}");
            let json = serde_json::to_string(text).expect("JSON");
            assert!(serde_json::from_str::<InstitutionId>(&json).is_err(), "{text}");
        }
    }
}
