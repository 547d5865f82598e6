//! What a person accepts by name after the gate refused.

use jiff::civil::Date;
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
    /// All records of a kind in an authority's exports.
    Records,
    /// What is no longer listed of an authority's filings.
    Filings,
    /// Filings of an authority that belong to other institutions.
    Moved,
    /// The names of an authority's institutions.
    Names,
    /// The values of one field of an authority's institutions.
    Values,
    /// The counts of an authority's exports that grew many times.
    Growth,
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
    /// Filings and training bases of an authority that had ended and of which no status is stated any more.
    Unstated,
    /// Filings of an authority that were withdrawn or cancelled and are called valid again.
    Revived,
    /// What was not published of an authority's because rows said that it had ended.
    Held,
}

impl Class {
    const ALL: [Self; 18] = [
        Self::Removals,
        Self::Source,
        Self::Repeated,
        Self::Records,
        Self::Filings,
        Self::Moved,
        Self::Names,
        Self::Values,
        Self::Growth,
        Self::Technology,
        Self::Jurisdiction,
        Self::Count,
        Self::Counts,
        Self::Completed,
        Self::Status,
        Self::Unstated,
        Self::Revived,
        Self::Held,
    ];

    /// The word, and what stands behind the colon where there is one.
    const fn form(self) -> (&'static str, &'static str) {
        match self {
            Self::Removals => ("removals", ""),
            Self::Source => ("source", "机关文件夹"),
            Self::Repeated => ("repeated", "机关文件夹/日期"),
            Self::Records => ("records", "机关文件夹/记录种类"),
            Self::Filings => ("filings", "机关文件夹"),
            Self::Moved => ("moved", "机关文件夹"),
            Self::Names => ("names", "机关文件夹"),
            Self::Values => ("values", "机关文件夹/字段"),
            Self::Growth => ("growth", "机关文件夹"),
            Self::Technology => ("technology", "技术标识"),
            Self::Jurisdiction => ("jurisdiction", "行政区划代码"),
            Self::Count => ("count", "机构标识/技术标识"),
            Self::Counts => ("counts", "项数"),
            Self::Completed => ("completed", "机关文件夹"),
            Self::Status => ("status", "机关文件夹"),
            Self::Unstated => ("unstated", "机关文件夹"),
            Self::Revived => ("revived", "机关文件夹"),
            Self::Held => ("held", "机关文件夹"),
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

    /// What is accepted of one release of a build. Where it makes several, a name holds for the one
    /// whose date stands behind it (`removals@2026-11-16`): nobody can accept what a later release
    /// would lose before it was shown. The names are without their dates then.
    #[must_use]
    pub fn of_release(&self, date: Date, is_only: bool) -> Self {
        let Self::Named(names) = self else { return Self::Everything };
        let of_release = |name: &String| match dated(name) {
            (bare, Some(day)) => (day == date).then(|| bare.to_owned()),
            (bare, None) => is_only.then(|| bare.to_owned()),
        };
        Self::Named(names.iter().filter_map(of_release).collect())
    }

    /// A name as it is accepted for one of several releases.
    #[must_use]
    pub fn dated(name: &str, date: Date) -> String {
        format!("{name}{DATE_SIGN}{date}")
    }

    /// Whether a text has the form of a name; `Err` says which forms there are.
    ///
    /// # Errors
    /// When it has none of the forms.
    pub fn check_name(text: &str) -> Result<(), String> {
        let (text, _) = dated(text);
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

/// Stands before the date of the release that a name is accepted for.
const DATE_SIGN: char = '@';

/// A name without the date behind it, and the date.
fn dated(name: &str) -> (&str, Option<Date>) {
    let parts = name.rsplit_once(DATE_SIGN);
    let dated = parts.and_then(|(bare, date)| Some((bare, date.parse::<Date>().ok()?)));
    dated.map_or((name, None), |(bare, date)| (bare, Some(date)))
}

fn forms() -> String {
    Class::ALL.map(|class| class.name(class.form().1)).join("、")
}

#[cfg(test)]
mod tests {
    use super::Accept;
    use jiff::civil::date;

    #[test]
    fn of_several_releases_each_is_accepted_by_its_date() {
        let accept = Accept::names(["removals", "source:220100@2026-11-16"]);
        let (first, second) = (date(2026, 11, 16), date(2026, 11, 23));
        let one = accept.of_release(first, false);
        assert!(one.has("source:220100") && !one.has("removals"));
        let other = accept.of_release(second, false);
        assert!(!other.has("source:220100") && !other.has("removals"));
        let only = accept.of_release(first, true);
        assert!(only.has("source:220100") && only.has("removals"));
        assert_eq!(Accept::dated("removals", first), "removals@2026-11-16");
    }

    #[test]
    fn a_name_has_one_of_the_forms() {
        for name in [
            "removals",
            "technology:ecmo",
            "count:a1b2c3d/ecmo",
            "counts:12",
            "repeated:220100/2026-11-16",
            "records:220100/training_base",
            "filings:220100",
            "moved:220100",
            "names:220100",
            "values:220100/level",
            "growth:220100",
            "removals@2026-11-16",
            "repeated:220100/2026-11-16@2026-11-16",
        ] {
            assert_eq!(Accept::check_name(name), Ok(()), "{name}");
        }
        for name in [
            "removal",
            "removals@",
            "removals@2026-13-01",
            "removals:1",
            "technology",
            "technology:",
            "",
            "x:y",
        ] {
            assert!(Accept::check_name(name).is_err(), "{name}");
        }
    }
}
