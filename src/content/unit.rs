//! The parts of a regulation that can be cited.

/// What a unit is in the way its document counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// 第二十四条
    Article,
    /// 一、
    Section,
    /// （一） below a section.
    Item,
    /// 1. below an item or a section.
    Point,
    /// 附件1
    Annex,
}

impl UnitKind {
    /// The stable word of the data files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Section => "section",
            Self::Item => "item",
            Self::Point => "point",
            Self::Annex => "annex",
        }
    }

    /// 条, 部分 …
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Article => "条",
            Self::Section => "部分",
            Self::Item => "项",
            Self::Point => "点",
            Self::Annex => "附件",
        }
    }
}

/// One part of a regulation that can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its permalink on the regulation's page, without `#`.
    pub anchor: String,
    /// What it is.
    pub kind: UnitKind,
    /// How to cite it: 第二十四条, 二（三）1, or the heading of a section or annex.
    pub label: String,
    /// Its own plain text without the label, one line a paragraph; of parts inside it only an
    /// annex holds the text. Empty for a section that is only a heading.
    pub text: String,
    /// What can be cited inside it: 款, 项 and 目 of an article, (1) of a point.
    pub parts: Vec<Part>,
    /// The label of the chapter it stands in, with its heading.
    pub chapter: Option<String>,
    /// Line of its file, from 1.
    pub line: u32,
}

/// What a part inside a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// 款 of an article.
    Paragraph,
    /// 项 of an article.
    Item,
    /// 目 of an article.
    SubItem,
    /// (1) of a point.
    SubPoint,
}

impl PartKind {
    /// The stable word of the data files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::SubItem => "sub-item",
            Self::SubPoint => "sub-point",
        }
    }

    /// 款, 项, 目 or 点.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Paragraph => "款",
            Self::Item => "项",
            Self::SubItem => "目",
            Self::SubPoint => "点",
        }
    }
}

/// A part of a unit with a permalink of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The permalink of what it stands in: the unit, its 款 or its 项.
    pub within: String,
    /// Its permalink: `art-25-k1-x2`, from 款 kuǎn, 项 xiàng, 目 mù.
    pub anchor: String,
    /// How to cite it: 第二十五条第一款第二项.
    pub label: String,
    /// Its own text without its mark.
    pub text: String,
}

/// A stretch of the body: a unit's, or what stands between units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Position of the unit in [`super::Regulation::units`]; `None` for chapter headings, prefaces
    /// and signatures.
    pub unit: Option<usize>,
    /// Valid HTML from level 2 headings down, no inline style or script. The unit's own anchor is
    /// for whoever wraps it.
    pub html: String,
}

/// One line of a regulation's contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// 1 for chapters, sections and annexes; 2 and 3 for what stands inside them.
    pub level: u8,
    /// Id of the part, without `#`.
    pub anchor: String,
    /// 第二章　…, 第二十四条, （一）….
    pub label: String,
}
