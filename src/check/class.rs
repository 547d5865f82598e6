//! The classes of rules, by the hundreds of their codes.

use super::finding::Rule;

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleClass {
    /// F0: files, sheets and columns.
    Files,
    /// F1: single cells.
    Cells,
    /// F2: names of technologies.
    Technologies,
    /// F3: institutions, authorities and places.
    Institutions,
    /// F4: filings by themselves, against the law.
    Filings,
    /// F5: records against each other.
    Records,
    /// F6: corrections and what changed since the last release.
    Corrections,
    /// F7: personal data.
    Privacy,
}

impl RuleClass {
    /// Every class, by code.
    pub const ALL: [Self; 8] = [
        Self::Files,
        Self::Cells,
        Self::Technologies,
        Self::Institutions,
        Self::Filings,
        Self::Records,
        Self::Corrections,
        Self::Privacy,
    ];

    /// The heading of the class.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Files => "文件和表",
            Self::Cells => "单元格",
            Self::Technologies => "技术名称",
            Self::Institutions => "机构和机关",
            Self::Filings => "备案",
            Self::Records => "记录之间",
            Self::Corrections => "更正和变更",
            Self::Privacy => "个人信息",
        }
    }
}

impl Rule {
    /// The class its code puts it in.
    #[must_use]
    pub fn class(&self) -> RuleClass {
        let hundreds = self.code.as_bytes().get(1).map_or(0, |digit| digit.wrapping_sub(b'0'));
        RuleClass::ALL.get(usize::from(hundreds)).copied().unwrap_or(RuleClass::Files)
    }
}
