//! Comparisons that the editions themselves give: items are the same where the data name the same
//! technology. Nothing is matched by likeness.

use super::crosswalk::{Crosswalk, CrosswalkRow, Fate};
use super::edition::{CatalogEntry, Edition, Editions};
use super::ids::EditionId;

/// The pairs of editions that get a page, the earlier one first: of one kind, one of them national
/// or both of one place.
pub(super) fn pairs(editions: &Editions) -> Vec<(&Edition, &Edition)> {
    let mut all: Vec<_> = editions.iter().collect();
    all.sort_by_key(|edition| (edition.in_force_from, &edition.id));
    let mut pairs = Vec::new();
    for (at, from) in all.iter().enumerate() {
        let comparable = |to: &&&Edition| {
            let national = from.jurisdiction.is_none() || to.jurisdiction.is_none();
            from.kind == to.kind && (national || from.jurisdiction == to.jurisdiction)
        };
        pairs.extend(all[at + 1..].iter().filter(comparable).map(|to| (*from, *to)));
    }
    pairs
}

/// Whether an edition took the place of another, at once or by way of others.
pub(super) fn replaces(editions: &Editions, from: &EditionId, to: &EditionId) -> bool {
    let next = |edition: &&Edition| editions.get(edition.replaced_by.as_ref()?);
    let chain = std::iter::successors(editions.get(from), next);
    chain.skip(1).take(editions.iter().count()).any(|edition| edition.id == *to)
}

/// What became of each item.
pub(super) fn compare(from: &Edition, to: &Edition, editions: &Editions) -> Crosswalk {
    let pair = Pair { from, to, succession: replaces(editions, &from.id, &to.id) };
    let mut rows: Vec<CrosswalkRow> = from.entries.iter().flat_map(|old| pair.ways(old)).collect();
    let is_new = |new: &&CatalogEntry| counterparts(new, to, from).is_empty();
    rows.extend(to.entries.iter().filter(is_new).map(|new| pair.alone(new, Fate::New)));
    let source = format!("“{}”与“{}”，由程序按技术逐项比对。", from.title, to.title);
    let (from, to) = (from.id.clone(), to.id.clone());
    Crosswalk { from, to, source, rows, succession: pair.succession }
}

/// The items of the other edition that list the same technology. Where both list it more than once,
/// only the same wording is the same item.
fn counterparts<'e>(
    entry: &CatalogEntry,
    own: &Edition,
    other: &'e Edition,
) -> Vec<&'e CatalogEntry> {
    let same = |each: &&CatalogEntry| each.technology == entry.technology;
    let mut found: Vec<_> = other.entries.iter().filter(same).collect();
    if found.len() > 1 && own.entries.iter().filter(same).count() > 1 {
        found.retain(|each| each.full_name() == entry.full_name());
    }
    found
}

/// Two editions in comparison.
#[derive(Clone, Copy)]
struct Pair<'e> {
    from: &'e Edition,
    to: &'e Edition,
    /// Whether the later took the place of the earlier.
    succession: bool,
}

impl Pair<'_> {
    /// The rows of an item of the earlier edition.
    fn ways(&self, old: &CatalogEntry) -> Vec<CrosswalkRow> {
        match counterparts(old, self.from, self.to)[..] {
            [] => vec![self.alone(old, Fate::Removed)],
            [new] => vec![match counterparts(new, self.to, self.from).len() {
                1 => self.passed_on(old, new),
                _ => self.joined(old, new, Fate::Merged),
            }],
            ref several => several.iter().map(|new| self.joined(old, new, Fate::Split)).collect(),
        }
    }

    fn passed_on(&self, old: &CatalogEntry, new: &CatalogEntry) -> CrosswalkRow {
        let named_alike = old.name == new.name;
        let (fate, codes) = match (&old.code, &new.code) {
            (Some(one), Some(other)) if one != other => {
                (Fate::Renumbered, self.changed("编号", one, other))
            }
            (one, other) => {
                let fate = if named_alike { Fate::Kept } else { Fate::Renamed };
                let codes = match one.is_some() && other.is_some() {
                    true => self.unchanged("编号"),
                    false => self.without_code(one.is_some(), other.is_some()),
                };
                (fate, codes)
            }
        };
        let name = match named_alike {
            true => self.unchanged("名称"),
            false => self.changed("名称", &quoted(&old.name), &quoted(&new.name)),
        };
        let mut parts = match fate {
            Fate::Kept if old.code.is_some() && new.code.is_some() => {
                vec![self.both_unchanged().to_owned()]
            }
            Fate::Renumbered => vec![name, codes],
            _ => vec![codes, name],
        };
        parts.extend(self.otherwise_different(old, new));
        let meaning = match fate {
            Fate::Renumbered => other_meaning(old.code.as_deref(), self.to, "；"),
            _ => String::new(),
        };
        let explanation = format!("{}{meaning}。", parts.join("，"));
        self.row(Some(old), Some(new), fate, explanation)
    }

    fn both_unchanged(&self) -> &'static str {
        if self.succession { "编号和名称都没有变" } else { "编号和名称相同" }
    }

    fn unchanged(&self, what: &str) -> String {
        if self.succession { format!("{what}没有变") } else { format!("{what}相同") }
    }

    /// 由…改为… where the later edition replaced the earlier; else what either says.
    fn changed(&self, what: &str, old: &str, new: &str) -> String {
        let [from, to] = [&self.from.short_title, &self.to.short_title];
        let (old, new) = (spaced(old), spaced(new));
        match self.succession {
            true => format!("{what}由{old}改为{}", new.trim_end()),
            false => format!("{what}在{from}里是{}，在{to}里是{}", old.trim_end(), new.trim_end()),
        }
    }

    /// Why items are taken for the same without a code on both sides.
    fn without_code(&self, old: bool, new: bool) -> String {
        let who = match (old, new) {
            (false, false) => "两份目录都没有编号".to_owned(),
            (false, true) => format!("{}没有编号", self.from.short_title),
            _ => format!("{}没有编号", self.to.short_title),
        };
        format!("{who}，按本站登记的同一项技术对应")
    }

    /// What else distinguishes two items of one technology.
    fn otherwise_different(&self, old: &CatalogEntry, new: &CatalogEntry) -> Vec<String> {
        let scope = |entry: &CatalogEntry| entry.scope.clone().unwrap_or("不限".to_owned());
        let indication =
            |entry: &CatalogEntry| entry.indication.clone().unwrap_or("不限".to_owned());
        let facts = [
            ("范围", scope(old), scope(new)),
            ("适应证", indication(old), indication(new)),
            ("种类", self.from.kind.in_chinese().to_owned(), self.to.kind.in_chinese().to_owned()),
        ];
        let different = facts.into_iter().filter(|(_, old, new)| old != new);
        different.map(|(what, old, new)| self.changed(what, &quoted(&old), &quoted(&new))).collect()
    }

    /// An item that became several, or one of several that became one.
    fn joined(&self, old: &CatalogEntry, new: &CatalogEntry, fate: Fate) -> CrosswalkRow {
        let [from, to] = [&self.from.short_title, &self.to.short_title];
        let words = match fate {
            Fate::Split => {
                format!("{from}的这一项，{to}分成几项，这是其中的{}。", quoted(&new.name))
            }
            _ => format!("{from}的几项，{to}合为{}，这是其中一项。", quoted(&new.name)),
        };
        self.row(Some(old), Some(new), fate, words)
    }

    /// An item that only one of the two has.
    fn alone(&self, entry: &CatalogEntry, fate: Fate) -> CrosswalkRow {
        let other = if fate == Fate::New { self.from } else { self.to };
        let meaning = other_meaning(entry.code.as_deref(), other, "，");
        let words = match (self.succession, fate) {
            (true, Fate::Removed) => format!("{}不再列入{meaning}。", other.short_title),
            (true, _) => format!("以前没有列入{meaning}。"),
            (false, _) => format!("{}没有这一项{meaning}。", other.short_title),
        };
        match fate {
            Fate::New => self.row(None, Some(entry), fate, words),
            _ => self.row(Some(entry), None, fate, words),
        }
    }

    fn row(
        &self,
        from: Option<&CatalogEntry>,
        to: Option<&CatalogEntry>,
        fate: Fate,
        explanation: String,
    ) -> CrosswalkRow {
        let key = |entry: &CatalogEntry| entry.key().to_owned();
        CrosswalkRow { from: from.map(key), to: to.map(key), fate, explanation }
    }
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// A code between Chinese words stands apart.
fn spaced(value: &str) -> String {
    if value.is_ascii() { format!(" {value} ") } else { value.to_owned() }
}

/// What the code means in the other edition, so that nobody takes one for the other.
fn other_meaning(code: Option<&str>, other: &Edition, joint: &str) -> String {
    let words = |code: &str| {
        let entry = other.entry(code)?;
        Some(format!("{joint}{}的 {code} 是{}", other.short_title, entry.name))
    };
    code.and_then(words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::catalog::{
        CatalogEntry, CrosswalkRow, Edition, EditionId, Fate, Reference, TechnologyId,
    };
    use std::sync::LazyLock;

    fn id(text: &str) -> EditionId {
        EditionId::new(text).expect("id")
    }

    #[test]
    fn the_program_agrees_with_the_reviewed_comparison() {
        let reference = Reference::builtin().expect("reference");
        let (from, to) = (id("national-2017"), id("national-2022"));
        let edition = |id| reference.editions.get(id).expect("edition");
        let derived = super::compare(edition(&from), edition(&to), &reference.editions);
        let reviewed = reference.crosswalks.get(&from, &to).expect("reviewed");
        let fates = |rows: &[crate::catalog::CrosswalkRow]| -> Vec<_> {
            rows.iter().map(|row| (row.from.clone(), row.to.clone(), row.fate)).collect()
        };
        assert_eq!(fates(&derived.rows), fates(&reviewed.rows));
        assert!(derived.succession && reviewed.succession);
        let ablation = derived.rows.iter().find(|row| row.from.as_deref() == Some("G10"));
        let words = &ablation.expect("G10").explanation;
        assert!(
            words.contains("编号由 G10 改为 G08") && words.contains("G10 是人工智能辅助治疗技术")
        );
    }

    #[test]
    fn a_province_is_compared_without_speaking_of_removal() {
        let reference = Reference::builtin().expect("reference");
        let both = reference.crosswalks.get(&id("jilin-2021"), &id("national-2022")).expect("pair");
        assert!(!both.succession);
        assert_eq!(Fate::Removed.between(both.succession), "只在前一份");
        assert!(both.rows.iter().all(|row| !row.explanation.contains("不再列入")));
        assert_eq!(both.rows.len(), 21 + 12);
    }

    /// A provincial edition of the items (code, technology, name), later than all others.
    fn edition(items: &[(Option<&str>, &str, &str)]) -> Edition {
        let entry = |(code, technology, name): &(Option<&str>, &str, &str)| CatalogEntry {
            code: code.map(str::to_owned),
            technology: TechnologyId::new(*technology).expect("id"),
            name: (*name).to_owned(),
            aliases: Vec::new(),
            scope: None,
            indication: None,
            note: None,
        };
        Edition {
            id: id("example-2026"),
            title: "示例省目录（2026年版）".to_owned(),
            short_title: "示例省目录".to_owned(),
            entries: items.iter().map(entry).collect(),
            ..national().clone()
        }
    }

    fn national() -> &'static Edition {
        static REFERENCE: LazyLock<Reference> =
            LazyLock::new(|| Reference::builtin().expect("reference"));
        REFERENCE.editions.get(&id("national-2022")).expect("edition")
    }

    fn compared(own: &Edition) -> Vec<CrosswalkRow> {
        let editions = Reference::builtin().expect("reference").editions;
        super::compare(national(), own, &editions).rows
    }

    #[test]
    fn items_without_code_are_matched_by_technology_and_the_sentence_says_so() {
        let own = edition(&[
            (None, "tumor-ablation", "肿瘤消融治疗技术"),
            (None, "ecmo", "体外生命支持技术"),
            (None, "gender-reassignment-other", "性别重置技术"),
        ]);
        let rows = compared(&own);
        let row = |key: &str| rows.iter().find(|row| row.to.as_deref() == Some(key)).expect("row");
        let ablation = row("tumor-ablation");
        assert_eq!((ablation.from.as_deref(), ablation.fate), (Some("G08"), Fate::Kept));
        assert_eq!(
            ablation.explanation,
            "示例省目录没有编号，按本站登记的同一项技术对应，名称相同。"
        );
        let ecmo = row("ecmo");
        assert_eq!((ecmo.from.as_deref(), ecmo.fate), (Some("G11"), Fate::Renamed));
        assert!(ecmo.explanation.contains("在示例省目录里是“体外生命支持技术”"));
        // The same name for what the data call another technology is no match.
        let other = row("gender-reassignment-other");
        assert_eq!((other.from.as_deref(), other.fate), (None, Fate::New));
        assert_eq!(rows.len(), 12 + 1);
    }

    #[test]
    fn an_item_in_several_parts_has_a_row_for_each() {
        let own = edition(&[
            (Some("A1"), "tumor-ablation", "肿瘤射频消融技术"),
            (Some("A2"), "tumor-ablation", "肿瘤微波消融技术"),
        ]);
        let rows = compared(&own);
        let parts: Vec<_> = rows.iter().filter(|row| row.fate == Fate::Split).collect();
        let ways: Vec<_> =
            parts.iter().map(|row| (row.from.as_deref(), row.to.as_deref())).collect();
        assert_eq!(ways, [(Some("G08"), Some("A1")), (Some("G08"), Some("A2"))]);
        assert!(parts[0].explanation.contains("“肿瘤射频消融技术”"));
    }

    #[test]
    fn every_two_editions_can_be_compared() {
        let reference = Reference::builtin().expect("reference");
        let all: Vec<_> = reference.editions.iter().collect();
        for from in &all {
            for to in all.iter().filter(|to| to.id != from.id) {
                let rows = reference.crosswalks.between(from, to, &reference.editions).rows;
                let items = |edition: &Edition, key: fn(&CrosswalkRow) -> &Option<String>| {
                    let named = rows.iter().filter_map(|row| key(row).as_deref());
                    assert!(named.clone().all(|key| edition.item(key).is_some()));
                    assert_eq!(named.count(), edition.entries.len(), "{} {}", from.id, to.id);
                };
                items(from, |row| &row.from);
                items(to, |row| &row.to);
            }
        }
    }
}
