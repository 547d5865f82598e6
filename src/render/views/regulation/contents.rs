//! The contents of a regulation.

use crate::content::{ContentsEntry, Regulation, UnitKind};
use serde::Serialize;

/// A top-level part with what stands inside it.
#[derive(Serialize)]
pub(super) struct Chapter<'a> {
    heading: Option<ContentsLink<'a>>,
    parts: Vec<ContentsLink<'a>>,
}

#[derive(Clone, Copy, Serialize)]
struct ContentsLink<'a> {
    anchor: &'a str,
    label: &'a str,
}

fn link(entry: &ContentsEntry) -> ContentsLink<'_> {
    ContentsLink { anchor: &entry.anchor, label: &entry.label }
}

/// Groups the lines of the contents under those of level 1.
pub(super) fn chapters(lines: &[ContentsEntry]) -> Vec<Chapter<'_>> {
    let chapter = |group: &'_ [ContentsEntry]| -> usize {
        usize::from(group.first().is_some_and(|first| first.level == 1))
    };
    let groups = lines.chunk_by(|_, next| next.level != 1);
    let built = groups.map(|group| {
        let (heading, parts) = group.split_at(chapter(group));
        Chapter { heading: heading.first().map(link), parts: parts.iter().map(link).collect() }
    });
    built.collect()
}

/// How much there is of it: 7 章，51 条.
pub(super) fn extent(regulation: &Regulation) -> String {
    let units = |kind| regulation.units.iter().filter(|unit| unit.kind == kind).count();
    let chapters = regulation.contents.iter();
    let chapters =
        chapters.filter(|entry| entry.level == 1 && entry.anchor.starts_with("ch-")).count();
    let parts = [
        (chapters, "章"),
        (units(UnitKind::Article), "条"),
        (units(UnitKind::Section), "部分"),
        (units(UnitKind::Annex), "个附件"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = parts.map(|(count, word)| format!("{count} {word}")).collect();
    parts.join("，")
}

#[cfg(test)]
mod tests {
    use super::chapters;
    use crate::content::ContentsEntry;

    #[test]
    fn articles_stand_under_their_chapter() {
        let line = |anchor: &str, level| ContentsEntry {
            level,
            anchor: anchor.to_owned(),
            label: anchor.to_owned(),
        };
        let lines = [line("art-0", 2), line("ch-1", 1), line("art-1", 2), line("art-2", 2)];
        let shape: Vec<_> = chapters(&lines)
            .iter()
            .map(|each| (each.heading.map(|link| link.anchor.to_owned()), each.parts.len()))
            .collect();
        assert_eq!(shape, [(None, 1), (Some("ch-1".to_owned()), 2)]);
    }
}
