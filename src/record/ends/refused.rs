//! What rows of a table that can't be read say of an end.
//!
//! Such a table is set aside as a whole, for nothing tells what its columns mean. That a hospital's
//! filing was revoked can be seen all the same where a row has the name of an institution in a cell
//! and the word in another one, or in the name of the file. It makes no record; what other files say
//! of that filing is not sure then.

use super::ended::{end_at_name, end_in, is_end, without_end};
use super::remark::Ended;
use super::removed::removed_in;
use crate::record::defect::{CellDefect, CellDefectKind};
use crate::record::field::{Field, Kind};
use crate::record::header::around::SaidAround;
use crate::record::raw::{
    FilingStatement, InstitutionMention, Record, Statement, TechnologyMention,
};
use crate::record::raw_row::RawRow;
use crate::record::values::institution::{is_whole, parse_name};
use crate::source::{Location, Row, SourceFile, Table};
use crate::text::trim;
use std::sync::Arc;

/// Longer texts are sentences.
const LONGEST_NAME: usize = 40;

/// Words around a technology of which an end is told: 撤销其肿瘤消融治疗技术的备案.
const BESIDE: [&str; 9] = ["备案", "资格", "的", "其", "已", "对", "了", "：", ":"];

/// The ends that rows of a table without a known header tell of.
pub(crate) fn ends(rows: &[Row], table: &Table, file: &SourceFile) -> Vec<Record> {
    let stem = file.name().rsplit_once('.').map_or(file.name(), |(stem, _)| stem);
    let titles = rows.iter().take_while(|row| is_title(row)).flat_map(|row| &row.cells);
    let titles = titles.map(|cell| trim(&cell.text)).filter(|text| !text.is_empty());
    let around: Vec<&str> = titles
        .chain(file.sheet_name(table.sheet))
        .chain([stem])
        .chain(table.around.iter().map(String::as_str))
        .collect();
    let around = SaidAround::of(&around).ended.filter(|said| match said {
        Ended::Around(word, _) => is_end(word),
        _ => false,
    });
    let of_row = |row: &Row| of_row(row, table, around.as_ref());
    rows.iter().filter_map(of_row).flatten().collect()
}

/// Whether only one cell of a row is filled.
fn is_title(row: &Row) -> bool {
    row.cells.iter().filter(|cell| !cell.is_blank()).take(2).count() < 2
}

/// One record for each institution named in a row that tells of an end.
fn of_row(row: &Row, table: &Table, around: Option<&Ended>) -> Option<Vec<Record>> {
    let texts = || row.cells.iter().map(|cell| trim(&cell.text)).enumerate();
    let names: Vec<(usize, &str)> = texts().filter(|(_, text)| is_name(text)).collect();
    if names.is_empty() {
        return None;
    }
    let is_name_at = |at: usize| names.iter().any(|(name, _)| *name == at);
    let word = |(at, text): (usize, &str)| {
        let word = match is_name_at(at) {
            true => end_at_name(text),
            false => end_in(text).or_else(|| removed_in(text)),
        };
        word.filter(|word| is_end(word)).map(|word| (at, Ended::Word(word)))
    };
    let (at, said) =
        texts().find_map(word).or_else(|| around.map(|said| (names[0].0, said.clone())))?;
    let location = |at: usize| Location {
        file: table.file,
        sheet: table.sheet,
        row: row.number,
        column: u16::try_from(at + 1).ok(),
    };
    let technologies: Vec<TechnologyMention> = texts()
        .filter(|(at, _)| !is_name_at(*at))
        .filter_map(|(_, text)| technology(text))
        .collect();
    let defect = CellDefect {
        location: location(at),
        field: Field::Status,
        raw: row.cells[at].text.clone(),
        kind: CellDefectKind::Ended(said),
    };
    let record = |(at, name): &(usize, &str)| {
        let parts = parse_name(without_end(name));
        let statement =
            FilingStatement { technologies: technologies.clone(), ..Default::default() };
        Record {
            kind: Kind::Filing,
            row: Arc::new(RawRow::new(location(*at), [])),
            institution: InstitutionMention {
                name: parts.name,
                former_names: parts.former_names,
                aliases: parts.aliases,
                ..Default::default()
            },
            authority: None,
            statement: Statement::Filing(Box::new(statement)),
            defects: vec![defect.clone()],
        }
    };
    Some(names.iter().map(record).collect())
}

fn is_name(text: &str) -> bool {
    let may_be = text.contains(['院', '心', '所', '部']) && text.chars().count() <= LONGEST_NAME;
    may_be && is_whole(&parse_name(without_end(text)).name)
}

/// A technology that a cell names, perhaps with the word for its end: 撤销肿瘤消融治疗技术备案.
fn technology(text: &str) -> Option<TechnologyMention> {
    if !text.contains('术') || text.chars().count() > LONGEST_NAME {
        return None;
    }
    let mut bare = text;
    loop {
        let before = bare.len();
        for word in BESIDE.into_iter().chain(end_in(bare)) {
            bare = bare.strip_prefix(word).unwrap_or(bare);
            bare = trim(bare.strip_suffix(word).unwrap_or(bare));
        }
        if bare.len() == before {
            break;
        }
    }
    (!bare.is_empty()).then(|| TechnologyMention { text: bare.to_owned(), code: None })
}
