//! Rows that a check must find, so that the demonstration's report is not empty. One authority
//! gets one kind; the functional areas get none.

use super::abilities::{ABILITIES, Ability, weights};
use super::column::{Cell, Column};
use super::dates::{minus, office_day, plus};
use super::filings::{Filing, Steps};
use super::institutions::Institution;
use super::random::Random;
use super::reference::EditionKind;
use super::rows::{disclosure_row, filing_row};
use super::share::Share;
use super::table::{Export, Table};
use crate::catalog::CatalogEntry;
use crate::record::{Field, Kind};
use jiff::civil::Date;

type Spoil = fn(&Export<'_>, &mut [Table], usize);

/// The kinds, in the order in which authorities get them.
const KINDS: [Spoil; 9] = [
    prohibited_technology,
    unknown_technology,
    impossible_date,
    disclosure_without_filing,
    wrong_check_character,
    completed_in_the_future,
    duplicate_row,
    unknown_column,
    code_of_another_edition,
];

/// Adds its bad row to the tables of the `number`-th authority.
pub(super) fn add(export: &Export<'_>, number: usize, tables: &mut [Table]) {
    if let Some(spoil) = KINDS.get(number) {
        spoil(export, tables, 0);
    }
}

/// The kinds that add a row, of which an export can have any number.
const ROWS: [Spoil; 8] = [
    unknown_technology,
    impossible_date,
    duplicate_row,
    disclosure_without_filing,
    wrong_check_character,
    prohibited_technology,
    completed_in_the_future,
    code_of_another_edition,
];

/// Adds bad rows of all kinds: as many as a share of the filings' rows.
pub(super) fn add_share(export: &Export<'_>, share: Share, tables: &mut [Table]) {
    let rows = of_kind(tables, Kind::Filing).map_or(0, |table| table.rows.len());
    let number = export.folder.bytes().fold(0, |sum, byte| sum * 31 % 999_983 + usize::from(byte));
    let mut random = Random::new(export.seed, "bad rows", number);
    let first = random.index(ROWS.len());
    for turn in 0..share.of_drawn(rows, |whole| random.below(whole)) {
        ROWS[(first + turn) % ROWS.len()](export, tables, turn);
    }
}

fn prohibited_technology(export: &Export<'_>, tables: &mut [Table], turn: usize) {
    add_filing(export, tables, turn, |table, row| {
        table.set(row, Field::TechnologyCode, "");
        table.set(row, Field::Technology, "颈深淋巴管/结—静脉吻合术治疗阿尔茨海默病");
        table.set(row, Field::Department, "神经外科");
        table.set(row, Field::LicenceNote, "");
    });
}

fn unknown_technology(export: &Export<'_>, tables: &mut [Table], turn: usize) {
    add_filing(export, tables, turn, |table, row| {
        table.set(row, Field::TechnologyCode, "");
        table.set(row, Field::Technology, "肿瘤消溶治疗技术");
        table.set(row, Field::LicenceNote, "");
    });
}

fn impossible_date(export: &Export<'_>, tables: &mut [Table], turn: usize) {
    let written = export.style.write_parts(2023, 2, 30);
    add_filing(export, tables, turn, |table, row| {
        table.set(row, Field::FirstCase, "");
        table.set(row, Field::PapersComplete, "");
        table.set(row, Field::Completed, written.as_str());
    });
}

fn disclosure_without_filing(export: &Export<'_>, tables: &mut [Table], turn: usize) {
    let Some((institution, filing)) = unfiled(export, None, export.since, turn) else { return };
    if let Some(table) = of_kind(tables, Kind::Disclosure) {
        let row = disclosure_row(&table.columns, institution, &filing, export.since, export);
        table.rows.push(row);
    }
}

fn wrong_check_character(export: &Export<'_>, tables: &mut [Table], turn: usize) {
    let Some((institution, filing)) = unfiled(export, None, export.since, turn) else { return };
    let mut code = institution.identifiers.credit_code.clone();
    let wrong = if code.pop() == Some('1') { '2' } else { '1' };
    code.push(wrong);
    push_filing(export, tables, institution, &filing, |table, row| {
        table.set(row, Field::CreditCode, code.as_str());
    });
}

fn completed_in_the_future(export: &Export<'_>, tables: &mut [Table], turn: usize) {
    let later = plus(export.since, 1200);
    let Some((institution, filing)) = unfiled(export, None, later, turn) else { return };
    push_filing(export, tables, institution, &filing, |_, _| {});
}

fn duplicate_row(_: &Export<'_>, tables: &mut [Table], turn: usize) {
    if let Some(table) = of_kind(tables, Kind::Filing) {
        let doubled = table.rows.get(turn % table.rows.len().max(1)).cloned();
        table.rows.extend(doubled);
    }
}

fn unknown_column(_: &Export<'_>, tables: &mut [Table], _: usize) {
    if let Some(table) = of_kind(tables, Kind::Filing) {
        table.columns.push(Column::Other("备注2"));
        for (number, row) in table.rows.iter_mut().enumerate() {
            row.push(Cell::from(if number == 0 { "示例：已电话核对" } else { "" }));
        }
    }
}

/// The code of 2017 on a filing made after the edition of 2022 came into force.
fn code_of_another_edition(export: &Export<'_>, tables: &mut [Table], turn: usize) {
    let ablation = Some("tumor-ablation");
    let Some((institution, filing)) = unfiled(export, ablation, export.since, turn) else { return };
    push_filing(export, tables, institution, &filing, |table, row| {
        let name = &filing.entry.name;
        match table.column_of(Field::TechnologyCode) {
            Some(_) => table.set(row, Field::TechnologyCode, "G10"),
            None => table.set(row, Field::Technology, format!("G10 {name}")),
        }
    });
}

fn add_filing(
    export: &Export<'_>,
    tables: &mut [Table],
    turn: usize,
    spoil: impl Fn(&Table, &mut [Cell]),
) {
    if let Some((institution, filing)) = unfiled(export, None, export.since, turn) {
        push_filing(export, tables, institution, &filing, spoil);
    }
}

fn push_filing(
    export: &Export<'_>,
    tables: &mut [Table],
    institution: &Institution,
    filing: &Filing,
    spoil: impl Fn(&Table, &mut [Cell]),
) {
    if let Some(table) = of_kind(tables, Kind::Filing) {
        let mut row = filing_row(&table.columns, institution, &[filing], export);
        spoil(table, &mut row);
        table.rows.push(row);
    }
}

fn of_kind(tables: &mut [Table], kind: Kind) -> Option<&mut Table> {
    tables.iter_mut().find(|table| table.kind == kind)
}

/// A filing, made about two and a half years before a day, that no institution of the export
/// has made: of the first technology that fits the first such institution from the `turn`-th on.
fn unfiled<'a>(
    export: &Export<'a>,
    technology: Option<&str>,
    day: Date,
    turn: usize,
) -> Option<(&'a Institution, Filing)> {
    let first_case = office_day(minus(day, 900));
    let papers = office_day(plus(first_case, 9));
    let dates = Steps { first_case, papers, completed: office_day(plus(papers, 12)) };
    let mut random = Random::new(export.seed, "unfiled", export.number() as usize);
    let institutions = export.institutions.iter().cycle().skip(turn);
    institutions.take(export.institutions.len()).find_map(|&institution| {
        let (ability, entry) = missing(export, institution, technology)?;
        Some((institution, Filing::new(entry, ability, institution, dates, &mut random)))
    })
}

fn missing<'a>(
    export: &Export<'a>,
    institution: &Institution,
    technology: Option<&str>,
) -> Option<(&'static Ability, (EditionKind, &'a CatalogEntry))> {
    let fits = weights(institution);
    let edition = EditionKind::National2022;
    ABILITIES.iter().zip(fits).find_map(|(ability, weight)| {
        let asked = technology.is_none_or(|asked| asked == ability.technology);
        let filed =
            institution.filings.iter().any(|f| f.entry.technology.as_str() == ability.technology);
        let entry = export.reference.entry(edition, ability.technology)?;
        (asked && weight > 0 && !filed).then_some((ability, (edition, entry)))
    })
}
