//! What can be found: one document for each technology, place, institution, training base, catalog
//! item, article, term and page.

pub(super) mod collect;
mod former;
mod holdings;
pub(super) mod own_name;
pub(super) mod standings;
mod taken;
mod written;

use crate::date::PartialDate;
use crate::record::{FilingStatus, Level};

/// What a document is, in the order in which kinds stand in results of equal rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 医疗技术.
    Technology,
    /// 行政区划.
    Place,
    /// 医疗机构.
    Institution,
    /// 培训基地.
    TrainingBase,
    /// An item of a catalog's edition.
    CatalogItem,
    /// A word explained.
    Term,
    /// An article or other part of a regulation.
    Article,
    /// A page written by the editors or a section of it, an edition of a catalog, a list.
    Page,
}

impl Kind {
    /// All kinds in their order.
    pub const ALL: [Self; 8] = [
        Self::Technology,
        Self::Place,
        Self::Institution,
        Self::TrainingBase,
        Self::CatalogItem,
        Self::Term,
        Self::Article,
        Self::Page,
    ];

    /// As people read it.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Technology => "医疗技术",
            Self::Place => "地区",
            Self::Institution => "医疗机构",
            Self::TrainingBase => "培训基地",
            Self::CatalogItem => "目录项",
            Self::Term => "词语解释",
            Self::Article => "法规条文",
            Self::Page => "页面",
        }
    }
}

/// What another name of a document is to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A second name or another wording on record.
    Alias,
    /// A former name.
    Former,
    /// A code of a catalog, the figure form of an article's number.
    Code,
    /// What people call it by habit; on no record.
    Colloquial,
    /// A name of that kind which everybody takes for this one alone.
    WellKnown,
    /// A word with which people ask for it, which may mean more or less.
    AskedAs,
}

impl NameKind {
    /// All of them in their order.
    pub const ALL: [Self; 6] =
        [Self::Alias, Self::Former, Self::Code, Self::Colloquial, Self::WellKnown, Self::AskedAs];

    /// As people read it.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Alias => "又名",
            Self::Former => "曾用名",
            Self::Code => "编号",
            Self::Colloquial | Self::WellKnown => "习惯称呼",
            Self::AskedAs => "常见问法",
        }
    }
}

/// Another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// What it is to the document.
    pub kind: NameKind,
    /// As written.
    pub text: String,
}

/// Where a filing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is listed, with this status.
    Filed(FilingStatus),
    /// It was listed, and the present exports lack it.
    NoLongerListed,
}

impl State {
    /// The statuses in the order of a key's lists, then what is no longer listed, under no key.
    pub(crate) const ALL: [Self; 5] = [
        Self::Filed(FilingStatus::Active),
        Self::Filed(FilingStatus::Suspended),
        Self::Filed(FilingStatus::Withdrawn),
        Self::Filed(FilingStatus::Cancelled),
        Self::NoLongerListed,
    ];

    /// As people read it behind 备案.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Filed(status) => status.in_chinese(),
            Self::NoLongerListed => "以前公布过，现在的资料里没有，见机构页",
        }
    }

    /// Its place in [`Self::ALL`].
    pub(crate) fn number(self) -> usize {
        match self {
            Self::Filed(status) => status as usize,
            Self::NoLongerListed => Self::ALL.len() - 1,
        }
    }

    /// The list of a key that has it.
    pub(crate) fn list(self) -> Option<usize> {
        Some(self.number()).filter(|_| self != Self::NoLongerListed)
    }
}

/// One technology an institution has filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Place of the technology in the index's list.
    pub technology: usize,
    /// The best status of its filings: valid before all others.
    pub state: State,
    /// When that filing was completed, as precisely as is known; empty where it is not.
    pub completed: String,
    /// The parts of the technology that the filings are limited to; empty where one is of all of it.
    pub parts: Vec<Part>,
    /// Since when it is not valid, as precisely as is known; empty where it is valid or that is not
    /// known.
    pub ended: String,
    /// The authority that holds it.
    pub authority: String,
}

/// A part of a technology that a filing is limited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The part, as its source writes it.
    pub limited_to: String,
    /// When that filing was completed, as precisely as is known; empty where it is not.
    pub completed: String,
}

impl Holding {
    /// When it was completed and for which part, in words; empty where neither is known.
    #[must_use]
    pub fn completion(&self) -> String {
        if self.parts.is_empty() {
            return in_chinese(&self.completed);
        }
        let part = |Part { limited_to, completed }: &Part| {
            let date = if completed.is_empty() { "日期不明" } else { &in_chinese(completed) };
            format!("{date}（备案范围：{limited_to}）")
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join("、")
    }

    /// Since when it is not valid, in words.
    #[must_use]
    pub fn end(&self) -> String {
        in_chinese(&self.ended)
    }
}

/// 2023年12月19日 of 2023-12-19.
pub(super) fn in_chinese(date: &str) -> String {
    PartialDate::from_iso(date).map_or_else(|| date.to_owned(), PartialDate::in_chinese)
}

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its address from the site's root.
    pub address: String,
    /// Its name.
    pub title: String,
    /// Its other names.
    pub others: Vec<OtherName>,
    /// Where it stands: a place, a regulation, an edition; or what it is, in a sentence.
    pub context: String,
    /// Its text; empty for what only has names.
    pub text: String,
    /// Level of an institution.
    pub level: Option<Level>,
    /// What an institution has filed, in the order of the technologies.
    pub holdings: Vec<Holding>,
    /// The technologies that an institution disclosed itself and of which no filing was ever seen.
    pub disclosed: Vec<usize>,
    /// Registration number and credit code.
    pub identifiers: Vec<String>,
    /// Filing dates as `YYYYMMDD` or `YYYYMM`.
    pub dates: Vec<String>,
    /// The names of what it stands in by which it is found: a place, a regulation, an edition.
    pub place_names: Vec<String>,
}

impl Document {
    /// A document with a name and an address.
    pub(crate) fn new(kind: Kind, title: String, address: String) -> Self {
        Self {
            kind,
            address,
            title,
            others: Vec::new(),
            context: String::new(),
            text: String::new(),
            level: None,
            holdings: Vec::new(),
            disclosed: Vec::new(),
            identifiers: Vec::new(),
            dates: Vec::new(),
            place_names: Vec::new(),
        }
    }

    /// With another name.
    pub(crate) fn also(mut self, kind: NameKind, text: impl Into<String>) -> Self {
        let text = text.into();
        let known = self.title == text || self.others.iter().any(|each| each.text == text);
        if !known && !text.is_empty() {
            self.others.push(OtherName { kind, text });
        }
        self
    }

    /// With the words people ask with.
    pub(crate) fn asked_as(self, words: &[String]) -> Self {
        words.iter().fold(self, |document, word| document.also(NameKind::AskedAs, word))
    }

    /// Its names: not what people ask with, which may mean more or less.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.others.iter().filter(|each| each.kind != NameKind::AskedAs);
        std::iter::once(self.title.as_str()).chain(others.map(|each| each.text.as_str()))
    }

    /// Its valid filings.
    #[must_use]
    pub fn active(&self) -> usize {
        self.holdings.iter().filter(|each| each.state == State::Filed(FilingStatus::Active)).count()
    }

    /// Its static rank, smaller is better: level, then number of valid filings.
    #[must_use]
    pub fn rank(&self) -> u8 {
        if self.kind != Kind::Institution {
            return 0;
        }
        let level = level_number(self.level);
        let filings = self.active().min(15) as u8;
        level * 16 + (15 - filings)
    }
}

/// The number of what has no known level, after all others.
pub(crate) const UNKNOWN_LEVEL: u8 = Level::Ungraded as u8 + 1;

/// Place of a level among all, 0 for 三级甲等.
pub(crate) fn level_number(level: Option<Level>) -> u8 {
    level.map_or(UNKNOWN_LEVEL, |level| level as u8)
}
