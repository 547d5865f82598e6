//! Findings for what `source` and `record` met.

use super::Severity;
use super::finding::Finding;
use super::rules::{
    blank_below, broken_off, broken_settings, code_like_text, coloured_rows, continued_row,
    control_character, corrected_in_remark, count_unit, doubled_column, duplicate_key, empty_table,
    ended_in_remark, false_count, hidden_columns, hidden_rows, hidden_sheet, invisible_characters,
    may_have_ended, merged_count, misplaced_cell, missing_text, missing_value, name_differs,
    not_to_publish, numbered_identifier, partial_export, period_count, personal_data,
    personal_data_in_key, several_institutions, text_sheet, too_long_cell, too_wide,
    unclosed_quote, uncomputed_formula, undecodable_text, uneven_list, uneven_row, unknown_column,
    unknown_status, unknown_table, unread_form, unreadable_as_of, unreadable_count,
    unreadable_date, unreadable_detail, unreadable_file, unsupported_file,
};
use crate::record::{
    CellDefect, CellDefectKind, Field, HeaderDefect, HeaderDefectKind, Kind, Record, is_no_name,
};
use crate::source::{Location, SourceDefect, SourceDefectKind};

pub(super) fn of_source(defect: &SourceDefect) -> Finding {
    let at = defect.location;
    match &defect.kind {
        SourceDefectKind::Unreadable(reason) => unreadable_file::closed(at, reason),
        SourceDefectKind::BrokenWorkbook(reason) | SourceDefectKind::BrokenRow(reason) => {
            unreadable_file::finding(at, reason)
        }
        SourceDefectKind::BrokenJson(reason) => unreadable_file::json(at, reason),
        SourceDefectKind::UnsupportedFormat(ending) => unsupported_file::ending(at, ending),
        SourceDefectKind::OldWorkbook => unsupported_file::old_workbook(at),
        SourceDefectKind::TooLarge { bytes, limit } => {
            unsupported_file::too_large(at, *bytes, *limit)
        }
        SourceDefectKind::BrokenOff(reason) => broken_off::finding(at, reason),
        SourceDefectKind::HiddenRows(rows) => hidden_rows::finding(at, rows),
        SourceDefectKind::HiddenColumns(columns) => hidden_columns::finding(at, columns),
        SourceDefectKind::MisplacedCell(said) => misplaced_cell::misplaced(at, said),
        SourceDefectKind::DoubledCell => misplaced_cell::doubled(at),
        SourceDefectKind::MissingTexts(rows) => missing_text::finding(at, rows),
        SourceDefectKind::FalseCount(count) => false_count::finding(at, count),
        SourceDefectKind::TooLongCell(length) => too_long_cell::finding(at, *length),
        SourceDefectKind::ControlCharacter(sign) => control_character::finding(at, *sign),
        SourceDefectKind::HiddenSheet(rows) => hidden_sheet::finding(at, *rows),
        SourceDefectKind::TooWide(last) => too_wide::finding(at, *last),
        SourceDefectKind::BrokenSettings(reason) => broken_settings::broken(at, reason),
        SourceDefectKind::NotAFile => unsupported_file::not_a_file(at),
        SourceDefectKind::UnreadableName => unsupported_file::unreadable_name(at),
        SourceDefectKind::Empty => empty_table::file(at),
        SourceDefectKind::Misplaced => unsupported_file::misplaced(at),
        SourceDefectKind::EmptyFolder => unsupported_file::empty_folder(at),
        SourceDefectKind::PassedOver(other) => unsupported_file::passed_over(at, other),
        SourceDefectKind::Undecodable(bytes) => undecodable_text::line(at, bytes),
        SourceDefectKind::NotText(bytes) => undecodable_text::file(at, bytes),
        SourceDefectKind::Utf16WithoutMark => undecodable_text::utf16(at),
        SourceDefectKind::UnclosedQuote(next) => unclosed_quote::finding(at, *next),
        SourceDefectKind::Partial { said, read } => partial_export::finding(at, *said, *read),
        SourceDefectKind::DuplicateKey(key) => duplicate_key::finding(at, key),
        SourceDefectKind::Further { like, more, last } => further(at, like, *more, *last),
    }
}

/// What is told of defects that are only counted.
fn further(at: Location, like: &SourceDefectKind, more: u32, last: u32) -> Finding {
    let first = of_source(&SourceDefect { location: at, kind: like.clone() });
    let message = format!(
        "文件里这样的问题还有 {more} 处，从第 {} 行（条）到第 {last} 行（条），不再逐处列出",
        at.row
    );
    Finding { message, value: String::new(), hint: None, ..first }
}

pub(super) fn of_header(defect: &HeaderDefect) -> Finding {
    let at = defect.location;
    match &defect.kind {
        HeaderDefectKind::HarmCount(name, word) => period_count::of_harm(at, name, word),
        HeaderDefectKind::PeriodCount(name) => period_count::finding(at, name),
        HeaderDefectKind::UnitOfMany(name, unit) => count_unit::finding(at, name, unit),
        HeaderDefectKind::OnlyText => text_sheet::finding(at),
        HeaderDefectKind::UnknownTable { seen, lacks } => unknown_table::unknown(at, seen, *lacks),
        HeaderDefectKind::SideBySide(names) => unknown_table::side_by_side(at, names),
        HeaderDefectKind::AmbiguousKind(kinds, unread) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| kind.in_chinese()).collect();
            unknown_table::ambiguous(at, &kinds, unread)
        }
        HeaderDefectKind::UnclearMatrix => unknown_table::matrix(at),
        HeaderDefectKind::UnreadForm(trouble) => unread_form::finding(at, trouble),
        HeaderDefectKind::UnevenRow { cells, columns } => uneven_row::finding(at, *cells, *columns),
        HeaderDefectKind::MayHaveEnded(ended) => may_have_ended::in_text(at, ended),
        HeaderDefectKind::OlderEdition(own, newer) => may_have_ended::of_edition(at, own, newer),
        HeaderDefectKind::MayBeAskedFor(word, text) => may_have_ended::asked_for(at, word, text),
        HeaderDefectKind::Withheld(word, text) => not_to_publish::finding(at, word, text),
        HeaderDefectKind::ColouredRows(rows) => coloured_rows::finding(at, rows),
        HeaderDefectKind::NoRecords => empty_table::header_only(at),
        HeaderDefectKind::UnknownSetting(word) => broken_settings::unknown_word(at, word),
        HeaderDefectKind::PrivateSetting(header) => broken_settings::private_column(at, header),
        HeaderDefectKind::UnknownColumn(name) => unknown_column::finding(at, name),
        HeaderDefectKind::UnreadableAsOf(text) => unreadable_as_of::finding(at, text),
        HeaderDefectKind::DoubledColumn { names, .. } => doubled_column::finding(at, names),
    }
}

/// The findings of a record's cells, and whether one of them sets the record aside.
pub(super) fn of_record(record: &Record) -> (Vec<Finding>, bool) {
    let findings: Vec<Finding> =
        record.defects.iter().map(|defect| of_cell(defect, record.kind)).collect();
    let set_aside = findings.iter().any(|finding| finding.severity == Severity::Error);
    (findings, set_aside)
}

fn of_cell(defect: &CellDefect, kind: Kind) -> Finding {
    let (at, raw, what) = (defect.location, defect.raw.as_str(), defect.field.in_chinese());
    match &defect.kind {
        CellDefectKind::Ended(ended) if kind == Kind::Institution => {
            ended_in_remark::of_institution(at, ended)
        }
        CellDefectKind::Ended(ended) if !matches!(kind, Kind::Filing | Kind::TrainingBase) => {
            ended_in_remark::of_other(at, ended)
        }
        CellDefectKind::Ended(ended) => ended_in_remark::finding(at, ended),
        CellDefectKind::Corrected(word, note) => {
            corrected_in_remark::finding(at, word, note.as_deref())
        }
        CellDefectKind::EndedThoughValid(ended) => ended_in_remark::though_valid(at, ended),
        CellDefectKind::MayHaveEnded(ended) if kind == Kind::Disclosure => {
            may_have_ended::of_disclosure(at, ended)
        }
        CellDefectKind::MayHaveEnded(ended) => may_have_ended::beside_valid(at, ended),
        CellDefectKind::BlankBelow(name) => blank_below::finding(at, name),
        CellDefectKind::Continued(name) => continued_row::finding(at, name),
        CellDefectKind::SeveralNames(names) => several_institutions::finding(at, raw, names),
        CellDefectKind::Renamed(present) => name_differs::in_remark(at, present),
        CellDefectKind::Limited(scope) if defect.field == Field::Status => {
            missing_value::limited_in_remark(at, scope)
        }
        CellDefectKind::Limited(part) if defect.field == Field::LimitedTo => match kind {
            Kind::Filing => missing_value::part_unclear(at, part),
            _ => missing_value::of_part(at, part),
        },
        CellDefectKind::Limited(scope) => missing_value::limited(at, raw, scope),
        CellDefectKind::LeftOut(parts) if defect.field == Field::Status => {
            unreadable_detail::beside_status(at, raw, parts)
        }
        CellDefectKind::LeftOut(parts) => unreadable_detail::left_out(at, raw, what, parts),
        CellDefectKind::Code => code_like_text::finding(at, raw, what),
        CellDefectKind::OfMany => missing_value::of_many(at, raw),
        CellDefectKind::NotAName => missing_value::not_a_name(at, raw, what),
        CellDefectKind::Missing if is_no_name(raw) => missing_value::ditto(at, raw, what),
        CellDefectKind::Missing => missing_value::finding(at, what),
        CellDefectKind::NumberedIdentifier => numbered_identifier::finding(at, raw, what),
        CellDefectKind::Uncomputed => uncomputed_formula::finding(at, raw, what),
        CellDefectKind::Personal if is_key(defect.field, kind) || is_identity(defect.field) => {
            personal_data_in_key::finding(at, raw, what)
        }
        CellDefectKind::Personal => personal_data::finding(at, raw, what),
        CellDefectKind::InvisibleCharacters => invisible_characters::finding(at, raw, what),
        _ if !is_key(defect.field, kind) => unreadable_detail::finding(at, raw, what),
        CellDefectKind::Uneven { technologies, values } => {
            uneven_list::finding(at, raw, what, *technologies, *values)
        }
        CellDefectKind::MergedCount => merged_count::finding(at, raw, what),
        CellDefectKind::NotADate => unreadable_date::finding(at, raw, what),
        CellDefectKind::NotACount => unreadable_count::finding(at, raw),
        // Of an institution it is a detail.
        CellDefectKind::UnknownStatus if kind == Kind::Institution => {
            unreadable_detail::finding(at, raw, "状态")
        }
        CellDefectKind::UnknownStatus => unknown_status::finding(at, raw),
        CellDefectKind::UnknownLevel | CellDefectKind::Ditto | CellDefectKind::NotANumber => {
            unreadable_detail::finding(at, raw, what)
        }
    }
}

/// Whether a record without this field would speak of nobody, of nothing or of another place.
fn is_identity(field: Field) -> bool {
    matches!(
        field,
        Field::InstitutionName
            | Field::Technology
            | Field::CentreName
            | Field::SurgeryName
            | Field::NewTechnologyName
            | Field::Authority
            | Field::Jurisdiction
    )
}

/// Whether a record of that kind would say something wrong without this field.
fn is_key(field: Field, kind: Kind) -> bool {
    match kind {
        Kind::Filing => matches!(field, Field::Completed | Field::Status),
        Kind::Disclosure => {
            matches!(field, Field::Completed | Field::CumulativeCases | Field::AsOf)
        }
        Kind::TrainingBase => matches!(field, Field::FiledOn | Field::Status),
        Kind::NewTechnology => matches!(field, Field::AdmittedOn),
        Kind::Institution | Kind::QualityCentre | Kind::SurgeryItem | Kind::LicenceNote => false,
    }
}
