//! What a person accepts by name after the gate refused.

use std::collections::BTreeSet;
use std::fmt;

/// The names accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Whatever the gate objects to: for previews, which publish nothing.
    Everything,
    /// Exactly these, as a refusal prints them.
    Named(BTreeSet<String>),
}

/// What a name is about; its word stands before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// What is no longer listed, in all.
    Removals,
    /// An authority's exports.
    Source,
    /// An export that was delivered before.
    Repeated,
    /// All filings of a technology.
    Technology,
    /// All institutions of a place.
    Jurisdiction,
    /// One count that fell.
    Count,
    /// As many counts that fell.
    Counts,
    /// The completion dates of an authority's filings.
    Completed,
    /// The statuses of an authority's filings.
    Status,
}

impl Class {
    const ALL: [Self; 9] = [
        Self::Removals,
        Self::Source,
        Self::Repeated,
        Self::Technology,
        Self::Jurisdiction,
        Self::Count,
        Self::Counts,
        Self::Completed,
        Self::Status,
    ];

    /// The word, and what stands behind the colon where there is one.
    const fn form(self) -> (&'static str, &'static str) {
        match self {
            Self::Removals => ("removals", ""),
            Self::Source => ("source", "机关文件夹"),
            Self::Repeated => ("repeated", "机关文件夹/日期"),
            Self::Technology => ("technology", "技术标识"),
            Self::Jurisdiction => ("jurisdiction", "行政区划代码"),
            Self::Count => ("count", "机构标识/技术标识"),
            Self::Counts => ("counts", "项数"),
            Self::Completed => ("completed", "机关文件夹"),
            Self::Status => ("status", "机关文件夹"),
        }
    }

    /// A name of the class; without a colon where nothing stands behind it.
    pub(super) fn name(self, about: impl fmt::Display) -> String {
        match self.form() {
            (word, "") => word.to_owned(),
            (word, _) => format!("{word}:{about}"),
        }
    }
}

impl Accept {
    /// Nothing.
    #[must_use]
    pub fn nothing() -> Self {
        Self::Named(BTreeSet::new())
    }

    /// These names.
    #[must_use]
    pub fn names<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::Named(names.into_iter().map(Into::into).collect())
    }

    /// Whether a name is accepted.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Named(names) => names.contains(name),
        }
    }

    /// Whether a text has the form of a name; `Err` says which forms there are.
    ///
    /// # Errors
    /// When it has none of the forms.
    pub fn check_name(text: &str) -> Result<(), String> {
        let (class, about) = text.split_once(':').unwrap_or((text, ""));
        let is_known = |known: &Class| {
            let (word, behind) = known.form();
            word == class && behind.is_empty() == about.is_empty()
        };
        match Class::ALL.iter().any(is_known) {
            true => Ok(()),
            false => Err(format!("须是程序拒绝发布时列出的名称：{}", forms())),
        }
    }
}

fn forms() -> String {
    Class::ALL.map(|class| class.name(class.form().1)).join("、")
}

#[cfg(test)]
mod tests {
    use super::Accept;

    #[test]
    fn a_name_has_one_of_the_forms() {
        for name in [
            "removals",
            "technology:ecmo",
            "count:a1b2c3d/ecmo",
            "counts:12",
            "repeated:220100/2026-11-16",
        ] {
            assert_eq!(Accept::check_name(name), Ok(()), "{name}");
        }
        for name in ["removal", "removals:1", "technology", "technology:", "", "x:y"] {
            assert!(Accept::check_name(name).is_err(), "{name}");
        }
    }
}
