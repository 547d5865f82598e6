//! Which parts of two regulations answer each other: data that people write and review.
//!
//! `gongshi regulation align` proposes a file; what became of each part, and why one has no
//! counterpart, is for a person to say. What a machine can check is checked: every part of both
//! is there once, and 相同 is said exactly where the words are the same.

use super::compare::{folded, units_to_compare};
use super::{ContentError, ContentFile, Regulation, Unit, markdown};
use serde::Deserialize;

/// What a later or narrower regulation does with a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Divergence {
    /// 增加: asks for more, or says what the other does not.
    Added,
    /// 收紧: the same duty, stricter.
    Tightened,
    /// 放宽: the same duty, less strict.
    Loosened,
    /// 删去: leaves something out.
    Dropped,
    /// 改写: who acts or how it is put differs, no duty does.
    Adapted,
    /// 相同: the same words.
    Same,
}

impl Divergence {
    /// Every divergence, what matters most first.
    pub const ALL: [Self; 6] =
        [Self::Added, Self::Tightened, Self::Loosened, Self::Dropped, Self::Adapted, Self::Same];

    /// As read on a page.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Added => "增加",
            Self::Tightened => "收紧",
            Self::Loosened => "放宽",
            Self::Dropped => "删去",
            Self::Adapted => "改写",
            Self::Same => "相同",
        }
    }

    /// The stable word of the data files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Tightened => "tightened",
            Self::Loosened => "loosened",
            Self::Dropped => "dropped",
            Self::Adapted => "adapted",
            Self::Same => "same",
        }
    }
}

/// A version of a regulation: `measures/2018`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct VersionRef {
    /// The regulation.
    pub id: String,
    /// Its version.
    pub version: String,
}

impl TryFrom<String> for VersionRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('/');
        let (id, version) = parts.ok_or(format!("“{text}”应为 <编号>/<版本>"))?;
        Ok(Self { id: id.to_owned(), version: version.to_owned() })
    }
}

/// The parts of two regulations that answer each other.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alignment {
    /// The wider or earlier regulation.
    pub from: VersionRef,
    /// The narrower or later one.
    pub to: VersionRef,
    /// Who made the comparison and how far it may be relied on.
    pub note: String,
    /// The rows, in the order of `from`, what only `to` has where it stands there.
    pub rows: Vec<AlignmentRow>,
    #[serde(skip)]
    path: String,
}

/// Parts that answer each other.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlignmentRow {
    /// Permalinks in the first; empty for what only the second has.
    #[serde(default)]
    pub from: Vec<String>,
    /// Permalinks in the second; empty for what it leaves out.
    #[serde(default)]
    pub to: Vec<String>,
    /// What became of it, what matters most first.
    pub changes: Vec<Divergence>,
    /// What differs, or why there is no counterpart.
    #[serde(default)]
    pub note: String,
}

/// Reads `alignments/<id>--<id>.toml`.
pub(super) fn parse(file: &ContentFile, name: &str) -> Result<Alignment, ContentError> {
    let text = file.text.trim_start_matches('\u{FEFF}');
    let mut alignment: Alignment = toml::from_str(text).map_err(|source| {
        let message = crate::toml_words::in_chinese(&source, text);
        ContentError::FrontMatter { path: file.path.clone(), message, source: Box::new(source) }
    })?;
    alignment.path.clone_from(&file.path);
    let named = format!("{}--{}", alignment.from.id, alignment.to.id);
    if named != name || !markdown::is_plain_id(name) {
        return Err(alignment.unfounded(format!("文件名应为 {named}.toml")));
    }
    Ok(alignment)
}

/// Checks an alignment against the two regulations.
pub(super) fn check(alignment: &Alignment, regulations: &[Regulation]) -> Result<(), ContentError> {
    let find = |wanted: &VersionRef| {
        let found =
            regulations.iter().find(|each| each.id == wanted.id && each.version == wanted.version);
        let (id, version) = (&wanted.id, &wanted.version);
        found.ok_or_else(|| alignment.unfounded(format!("没有 regulations/{id}/{version}.md")))
    };
    let (from, to) = (find(&alignment.from)?, find(&alignment.to)?);
    let row_problem = alignment.rows.iter().find_map(|row| problem(row, from, to));
    let problem = row_problem
        .or_else(|| uncovered(from, alignment.rows.iter().flat_map(|row| &row.from)))
        .or_else(|| uncovered(to, alignment.rows.iter().flat_map(|row| &row.to)));
    problem.map_or(Ok(()), |message| Err(alignment.unfounded(message)))
}

impl Alignment {
    fn unfounded(&self, message: String) -> ContentError {
        ContentError::Unfounded { path: self.path.clone(), message }
    }
}

/// The units of these permalinks.
#[must_use]
pub fn units_of<'r>(regulation: &'r Regulation, anchors: &[String]) -> Vec<&'r Unit> {
    let unit = |anchor: &String| regulation.units.iter().find(|unit| unit.anchor == *anchor);
    anchors.iter().filter_map(unit).collect()
}

/// The text of several units as one.
#[must_use]
pub fn text_of(units: &[&Unit]) -> String {
    units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn problem(row: &AlignmentRow, from: &Regulation, to: &Regulation) -> Option<String> {
    let place = format!("{} → {}", row.from.join("、"), row.to.join("、"));
    let (old, new) = (units_of(from, &row.from), units_of(to, &row.to));
    if old.len() != row.from.len() || new.len() != row.to.len() {
        return Some(format!("{place} 里有不存在的条文标识"));
    }
    let expected = match (old.is_empty(), new.is_empty()) {
        (true, true) => return Some("有一行两边都是空的".to_owned()),
        (true, false) => Some(Divergence::Added),
        (false, true) => Some(Divergence::Dropped),
        (false, false) => {
            let same = folded(&text_of(&old)) == folded(&text_of(&new));
            if same != row.changes.contains(&Divergence::Same) {
                let word = if same { "相同，应写 same" } else { "不同，不能写 same" };
                return Some(format!("{place} 的文字{word}"));
            }
            None
        }
    };
    if expected.is_some_and(|expected| row.changes != [expected]) || row.changes.is_empty() {
        return Some(format!("{place} 的 changes 与两边有没有条文不符"));
    }
    let needs_note = !row.changes.contains(&Divergence::Same) && row.note.is_empty();
    needs_note.then(|| format!("{place} 缺 note：请说明有什么不同，或为什么没有对应的条文"))
}

/// A unit that does not have exactly one row.
fn uncovered<'a>(
    regulation: &Regulation,
    listed: impl Iterator<Item = &'a String>,
) -> Option<String> {
    let listed: Vec<&String> = listed.collect();
    let units = units_to_compare(regulation).into_iter();
    let mut wrong =
        units.filter(|unit| listed.iter().filter(|anchor| ***anchor == unit.anchor).count() != 1);
    wrong.next().map(|unit| format!("《{}》{} 应恰好有一行", regulation.short_title, unit.label))
}
