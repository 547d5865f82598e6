//! The ids that files, URLs and the other modules share.

use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A text that cannot be an id: empty, or with characters other than `a-z`, `0-9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是有效的标识：只能用小写字母、数字和连字符")]
pub struct InvalidId(pub String);

fn checked(text: String) -> Result<String, InvalidId> {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if !text.is_empty() && text.bytes().all(allowed) { Ok(text) } else { Err(InvalidId(text)) }
}

// The text is shared: half a million records name a few dozen technologies.
macro_rules! id_type {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a text as an id.
            ///
            /// # Errors
            /// [`InvalidId`] unless the text is one or more of `a-z`, `0-9` and `-`.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                checked(text.into()).map(|text| Self(text.into()))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = InvalidId;
            fn try_from(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

id_type! {
    /// The id of a technology (医疗技术), such as `tumor-ablation`; it outlives every edition.
    TechnologyId
}
id_type! {
    /// The id of a catalog edition (目录的一版), such as `national-2022`.
    EditionId
}
id_type! {
    /// The code of a jurisdiction (行政区划): six digits of GB/T 2260, or an own id for a
    /// functional area that the standard lacks, such as `220000-changbaishan`.
    JurisdictionCode
}
id_type! {
    /// The id of an authority (卫生健康行政部门): its jurisdiction's code, with `-tcm` added for
    /// the authority for Chinese medicine.
    AuthorityId
}

impl JurisdictionCode {
    /// The code that stands for the whole country where a scope is asked for. It is no entry of
    /// the table: a site for the country has no jurisdiction page of its own for it.
    pub const COUNTRY: &'static str = "000000";

    /// The scope of the whole country.
    #[must_use]
    pub fn country() -> Self {
        Self(Self::COUNTRY.into())
    }

    /// Whether this is the scope of the whole country.
    #[must_use]
    pub fn is_country(&self) -> bool {
        &*self.0 == Self::COUNTRY
    }
}

impl AuthorityId {
    /// The health authority of a jurisdiction.
    #[must_use]
    pub fn health(jurisdiction: &JurisdictionCode) -> Self {
        Self(jurisdiction.0.clone())
    }

    /// The authority for Chinese medicine of a jurisdiction (Measures, art. 50).
    #[must_use]
    pub fn tcm(jurisdiction: &JurisdictionCode) -> Self {
        Self(format!("{jurisdiction}-tcm").into())
    }
}

#[cfg(test)]
mod tests {
    use super::TechnologyId;

    #[test]
    fn ids_are_lower_case_ascii() {
        assert!(TechnologyId::new("tumor-ablation").is_ok());
        for text in ["", "Tumor", "肿瘤", "a b", "a/b", "a.b"] {
            assert!(TechnologyId::new(text).is_err(), "{text}");
        }
    }

    #[test]
    fn files_with_a_bad_id_are_refused() {
        assert!(serde_json::from_str::<TechnologyId>("\"../etc\"").is_err());
    }
}
