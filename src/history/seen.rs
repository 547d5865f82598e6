//! Where each published row was first seen saying what it says.
//!
//! Most rows of an export say again what the export before said, in another line of another file.
//! What a page tells of its sources would be new every week though nothing on it is. So a row
//! that says what a row of an earlier export of the same authority said keeps the earlier place,
//! which speaks as true and is older.

use super::institution_id::InstitutionId;
use super::said::{self, Said};
use crate::catalog::Reference;
use crate::dataset::Dataset;
use crate::lookup::Map;
use crate::source::{FileId, Location, SourceFile};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Rows of one file, or of one sheet of a workbook, that published records were first seen in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenIn {
    /// Path below `data/sources/`.
    pub file: String,
    /// The sheet, in a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The authority's folder.
    pub authority: String,
    /// The day of the export; `None` for a file that lies in none.
    pub snapshot: Option<Date>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The rows by their numbers, and what each says.
    pub rows: Vec<(u32, Said)>,
}

impl SeenIn {
    /// Whether the file lies below a folder of exports: `220100/2026-11-15`.
    #[must_use]
    pub fn is_below(&self, folder: &str) -> bool {
        self.file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Where rows of the dataset were first seen.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Earlier files that are still spoken of, by path and sheet, without their rows.
    files: Vec<SeenIn>,
    /// The rows first seen in an earlier file: by number, sorted, of each file and sheet.
    earlier: Map<(FileId, u16), Vec<(u32, At)>>,
}

/// A row of the dataset's own files: file, sheet and number.
type Row = (FileId, u16, u32);

/// An index of [`Places::files`] and the number of a row in it.
#[derive(Clone, Copy, Debug)]
struct At {
    file: u32,
    row: u32,
}

/// A list of the next ledger in the making: of a file of the dataset, or of one that was known.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum List {
    Own(FileId, u16),
    Known(usize),
}

impl Places {
    /// The earlier files that published records come from.
    #[must_use]
    pub fn earlier_files(&self) -> &[SeenIn] {
        &self.files
    }

    /// The earlier file in which a row was first seen, and its number there; `None` where the
    /// row says what it says for the first time.
    #[must_use]
    pub fn earlier(&self, location: Location) -> Option<(&SeenIn, u32)> {
        let Location { file, sheet, row, column: _ } = location;
        let rows = self.earlier.get(&(file, sheet))?;
        let found = rows.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        let At { file, row } = rows[found].1;
        Some((&self.files[file as usize], row))
    }
}

/// What the next ledger says of a dataset's rows, and where each was first seen.
pub(super) fn seen(
    before: &[SeenIn],
    dataset: &Dataset,
    ids: &[InstitutionId],
    reference: &Reference,
) -> (Vec<SeenIn>, Places) {
    let known = Known::of(before);
    let mut lists: Map<List, Vec<(u32, Said)>> = Map::default();
    let mut kept: Vec<(Row, usize, u32)> = Vec::new();
    said::for_each_row(dataset, ids, reference, |location, said| {
        let Location { file, sheet, row, column: _ } = location;
        let source = dataset.sources.file(file);
        let earlier = known.first(said, &source.authority);
        let earlier = earlier.filter(|(at, _)| before[*at].snapshot < source.snapshot);
        let (list, number) = match earlier {
            Some((at, number)) => {
                kept.push(((file, sheet, row), at, number));
                (List::Known(at), number)
            }
            None => (List::Own(file, sheet), row),
        };
        lists.entry(list).or_default().push((number, said));
    });
    let places = places(before, kept);
    let lists = lists.into_iter().map(|(list, rows)| match list {
        List::Own(file, sheet) => seen_in(dataset.sources.file(file), sheet, rows),
        List::Known(at) => SeenIn { rows: in_order(rows), ..without_rows(&before[at]) },
    });
    let mut lists: Vec<SeenIn> = lists.collect();
    lists.sort_unstable();
    (lists, places)
}

/// What was said before, with the list and the row that say it, sorted.
struct Known<'b> {
    before: &'b [SeenIn],
    said: Vec<(Said, u32, u32)>,
}

impl<'b> Known<'b> {
    fn of(before: &'b [SeenIn]) -> Self {
        let rows = (0_u32..)
            .zip(before)
            .flat_map(|(at, list)| list.rows.iter().map(move |(row, said)| (*said, at, *row)));
        let mut said: Vec<_> = rows.collect();
        said.sort_unstable();
        Self { before, said }
    }

    /// The first place at which files of an authority said something.
    fn first(&self, said: Said, authority: &str) -> Option<(usize, u32)> {
        let from = self.said.partition_point(|(known, ..)| *known < said);
        let same = self.said[from..].iter().take_while(|(known, ..)| *known == said);
        let places = same.map(|(_, at, row)| (*at as usize, *row));
        places.into_iter().find(|(at, _)| self.before[*at].authority == authority)
    }
}

fn places(before: &[SeenIn], kept: Vec<(Row, usize, u32)>) -> Places {
    let mut used: Vec<usize> = kept.iter().map(|(_, at, _)| *at).collect();
    used.sort_unstable();
    used.dedup();
    let index = |at: usize| used.binary_search(&at).map_or(0, |index| index as u32);
    let mut earlier: Map<_, Vec<(u32, At)>> = Map::default();
    for ((file, sheet, own), at, row) in kept {
        earlier.entry((file, sheet)).or_default().push((own, At { file: index(at), row }));
    }
    earlier.values_mut().for_each(|rows| rows.sort_unstable_by_key(|(row, _)| *row));
    Places { files: used.iter().map(|at| without_rows(&before[*at])).collect(), earlier }
}

fn without_rows(list: &SeenIn) -> SeenIn {
    let SeenIn { file, sheet, authority, snapshot, sha256, bytes, rows: _ } = list;
    SeenIn {
        file: file.clone(),
        sheet: sheet.clone(),
        authority: authority.clone(),
        snapshot: *snapshot,
        sha256: sha256.clone(),
        bytes: *bytes,
        rows: Vec::new(),
    }
}

fn seen_in(source: &SourceFile, sheet: u16, rows: Vec<(u32, Said)>) -> SeenIn {
    SeenIn {
        file: source.path.clone(),
        sheet: source.sheet_name(sheet).map(str::to_owned),
        authority: source.authority.clone(),
        snapshot: source.snapshot,
        sha256: source.sha256.clone(),
        bytes: source.bytes,
        rows: in_order(rows),
    }
}

/// Two rows that say the same keep one place.
fn in_order(mut rows: Vec<(u32, Said)>) -> Vec<(u32, Said)> {
    rows.sort_unstable();
    rows.dedup();
    rows
}
