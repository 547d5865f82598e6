//! The data dictionary: every public data set and field, what it means and on what basis it is
//! published.
//!
//! This is the declaration that "private unless declared public" refers to. It is pure data and
//! lies in `site` because both `export` (which writes exactly these fields) and `render` (which
//! shows the dictionary) read it, and neither may import the other. A test in `export` compares
//! it with what is really written, in both directions.

mod account;
mod activity;
mod catalogs;
mod choices;
mod common;
mod form;
mod former;
mod places;
mod register;

pub use form::Form;

use super::Site;
use crate::check::Basis;
use crate::content::{Regulation, Unit};

/// One public data set: `data/<name>.json` and its other forms.
#[derive(Debug)]
pub struct DataSet {
    /// Name in addresses: lower-case ASCII with hyphens.
    pub name: &'static str,
    /// Title in Chinese.
    pub title: &'static str,
    /// What one record is, in one Chinese sentence.
    pub meaning: &'static str,
    /// Its fields, in the order of the columns.
    pub fields: &'static [DataField],
}

impl DataSet {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static DataField> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// One public field.
#[derive(Clone, Copy, Debug)]
pub struct DataField {
    /// Name in the files: lower-case ASCII with underscores.
    pub name: &'static str,
    /// Title in Chinese.
    pub title: &'static str,
    /// What its values are.
    pub kind: FieldKind,
    /// What an absent value means; `None` where the value is never absent.
    pub null: Option<&'static str>,
    /// What it means, in one Chinese sentence.
    pub meaning: &'static str,
    /// The articles that ask for it or for its publication, where there are any.
    pub basis: &'static [Basis],
}

impl DataField {
    const fn new(
        name: &'static str,
        title: &'static str,
        kind: FieldKind,
        meaning: &'static str,
    ) -> Self {
        Self { name, title, kind, null: None, meaning, basis: &[] }
    }

    const fn text(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, FieldKind::Text, meaning)
    }

    const fn integer(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, FieldKind::Integer, meaning)
    }

    const fn partial_date(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, FieldKind::PartialDate, meaning)
    }

    const fn choice(
        name: &'static str,
        title: &'static str,
        values: fn() -> Vec<Choice>,
        meaning: &'static str,
    ) -> Self {
        Self::new(name, title, FieldKind::Choice(values), meaning)
    }

    const fn or_null(self, means: &'static str) -> Self {
        Self { null: Some(means), ..self }
    }

    const fn under(self, basis: &'static [Basis]) -> Self {
        Self { basis, ..self }
    }
}

/// What the values of a field are. In CSV an absent value is an empty cell.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    /// Text.
    Text,
    /// A whole number from 0.
    Integer,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: only the parts that are known.
    PartialDate,
    /// `YYYY-MM-DD`.
    Date,
    /// An absolute address.
    Url,
    /// One of a fixed list of words.
    Choice(fn() -> Vec<Choice>),
    /// A list of texts; in CSV joined with `；`.
    TextList,
}

impl FieldKind {
    /// The word of the data files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::PartialDate => "partial-date",
            Self::Date => "date",
            Self::Url => "url",
            Self::Choice(_) => "enum",
            Self::TextList => "string-list",
        }
    }

    /// The word of the pages.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Text => "文字",
            Self::Integer => "整数",
            Self::PartialDate => "日期（精确到年、月或日）",
            Self::Date => "日期",
            Self::Url => "网址",
            Self::Choice(_) => "固定取值",
            Self::TextList => "文字列表",
        }
    }

    /// The values of a fixed list; empty for the other kinds.
    #[must_use]
    pub fn choices(self) -> Vec<Choice> {
        match self {
            Self::Choice(values) => values(),
            _ => Vec::new(),
        }
    }
}

/// One value of a fixed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value in the files.
    pub value: &'static str,
    /// What it says, in Chinese.
    pub title: &'static str,
}

/// The article as the site publishes it; `None` where it does not publish that regulation, as a
/// site of another province does not publish the Jilin rules.
#[must_use]
pub fn article<'a>(basis: &Basis, site: &'a Site<'_>) -> Option<(&'a Regulation, &'a Unit)> {
    let named = |each: &&Regulation| each.id == basis.regulation;
    let regulation = site.content.regulations.iter().rfind(named)?;
    let unit = regulation.units.iter().find(|unit| unit.anchor == basis.anchor)?;
    Some((regulation, unit))
}

macro_rules! data_sets {
    ($($(#[$doc:meta])* $variant:ident => $declaration:path,)*) => {
        /// The public data sets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DataSetId {
            $($(#[$doc])* $variant,)*
        }

        impl DataSetId {
            /// Every data set, in the order pages show them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// What it declares.
            #[must_use]
            pub fn declaration(self) -> &'static DataSet {
                match self {
                    $(Self::$variant => &$declaration,)*
                }
            }
        }
    };
}

data_sets! {
    /// 备案.
    Filings => register::FILINGS,
    /// 院务公开.
    Disclosures => register::DISCLOSURES,
    /// 累计例数 over time.
    Series => register::SERIES,
    /// 医疗机构.
    Institutions => register::INSTITUTIONS,
    /// 医疗技术.
    Technologies => catalogs::TECHNOLOGIES,
    /// 目录项, one record an entry of an edition.
    Catalogs => catalogs::CATALOGS,
    /// What became of each item between two editions.
    Crosswalks => catalogs::CROSSWALKS,
    /// 行政区划 with institutions.
    Jurisdictions => places::JURISDICTIONS,
    /// How many institutions filed a technology in a place.
    Coverage => places::COVERAGE,
    /// 规范化培训基地.
    TrainingBases => activity::TRAINING_BASES,
    /// 质控中心.
    QualityCentres => activity::QUALITY_CENTRES,
    /// 文件指定的质控中心.
    DesignatedCentres => activity::DESIGNATED_CENTRES,
    /// 手术分级管理目录.
    SurgeryItems => activity::SURGERY_ITEMS,
    /// 新技术准入.
    NewTechnologies => activity::NEW_TECHNOLOGIES,
    /// 变更.
    Changes => account::CHANGES,
    /// 更正.
    Corrections => former::CORRECTIONS,
    /// 不再列出的医疗机构.
    FormerInstitutions => former::FORMER_INSTITUTIONS,
    /// 不再列出的备案.
    FormerFilings => former::FORMER_FILINGS,
    /// 发布.
    Releases => account::RELEASES,
    /// 来源文件 and the account of their lines.
    Sources => account::SOURCES,
    /// 核查结果, counted.
    Findings => account::FINDINGS,
    /// 法规条文.
    Regulations => account::REGULATIONS,
    /// 款、项、目 of 法规条文.
    RegulationParts => account::REGULATION_PARTS,
}

/// Whether any data set declares a field of this name; values of others are never published.
#[must_use]
pub fn is_declared(field: &str) -> bool {
    DataSetId::ALL.iter().any(|id| id.declaration().field(field).is_some())
}

#[cfg(test)]
mod tests;
