//! How well a document agrees with a query.

/// How a document agrees with a query, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// It says why what is asked for is not here: a page about it, a prohibited technology.
    Told,
    /// Its name, or its identifier or a filing's date.
    Exact,
    /// Its name begins so.
    Begins,
    /// Its name contains it.
    Contains,
    /// Another of its names contains it.
    OtherName,
    /// The institution named, with a valid filing of a technology asked for, or of which nothing is
    /// asked.
    Named,
    /// The institution named, of which no such filing is valid now.
    NamedNotValid,
    /// The institution named, which has no filing of any technology asked for.
    NoRecord,
    /// Institutions in the place named with valid filings of what is asked for.
    InPlace,
    /// Its names hold all parts.
    NameParts,
    /// Names, place, level and valid filings hold all parts.
    Parts,
    /// The same with filings that are not valid now.
    PartsNotValid,
    /// Names hold all parts of a name that no institution has.
    SomeNames,
    /// Names, place, level and valid filings hold all parts that any of them holds, or all parts
    /// of a name that no institution has.
    Some,
    /// Its text contains it.
    Text,
    /// Its text holds all parts.
    TextParts,
    /// Its name is read so.
    Sound,
    /// Its name but for one character.
    Near,
}

impl Tier {
    /// All of them in their order.
    pub const ALL: [Self; 18] = [
        Self::Told,
        Self::Exact,
        Self::Begins,
        Self::Contains,
        Self::OtherName,
        Self::Named,
        Self::NamedNotValid,
        Self::NoRecord,
        Self::InPlace,
        Self::NameParts,
        Self::Parts,
        Self::PartsNotValid,
        Self::SomeNames,
        Self::Some,
        Self::Text,
        Self::TextParts,
        Self::Sound,
        Self::Near,
    ];

    /// The word of data files, the same as in the browser.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Exact => "exact",
            Self::Begins => "begins",
            Self::Contains => "contains",
            Self::OtherName => "other-name",
            Self::Named => "named",
            Self::NamedNotValid => "named-not-valid",
            Self::NoRecord => "no-record",
            Self::InPlace => "in-place",
            Self::NameParts => "name-parts",
            Self::Parts => "parts",
            Self::PartsNotValid => "parts-not-valid",
            Self::Text => "text",
            Self::TextParts => "text-parts",
            Self::Sound => "sound",
            Self::Near => "near",
            Self::SomeNames | Self::Some => "some",
        }
    }

    /// What a result says about how it was found; nothing where the name says it.
    #[must_use]
    pub fn remark(self) -> Option<&'static str> {
        match self {
            Self::NamedNotValid | Self::PartsNotValid => Some("备案目前无效"),
            Self::NoRecord => Some("现在未见备案记录"),
            Self::Text | Self::TextParts => Some("正文中提到"),
            Self::Sound => Some("按读音匹配"),
            Self::Near => Some("近似匹配"),
            Self::SomeNames | Self::Some => Some("部分符合"),
            _ => None,
        }
    }

    /// Whether a document agrees by parts of the query, so that single characters between them
    /// said nothing.
    pub(crate) fn is_by_parts(self) -> bool {
        (Self::Named..=Self::Some).contains(&self)
    }
}
