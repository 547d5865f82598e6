//! One row → one record of its table's kind.

use super::cells::RowReader;
use super::defect::CellDefect;
use super::defect::CellDefectKind::{
    LeftOut, Limited, NotACount, NotAName, NotANumber, SeveralNames, Uneven, UnknownLevel,
    UnknownStatus,
};
use super::ends::closed::{Listed, listed};
use super::ends::ended::without_end;
use super::ends::status_text::StatusText;
use super::field::{Field, Kind};
use super::raw::{
    DisclosureStatement, FilingStatement, InstitutionMention, Level, LicenceNote,
    NewTechnologyStatement, QualityCentreStatement, Record, Statement, SurgeryStatement,
    TechnologyMention, TrainingBaseStatement,
};
use super::values::count::{parse_count, parse_months};
use super::values::institution::{is_no_name, is_value, limit, names, parse_name, several};
use super::values::level::parse_small_level;
use super::values::licence_note::parse_licence_note;
use super::values::name_marks::without_marks;
use super::values::status::{base_status_in, filing_status_in};
use super::values::technologies::{code_in, split_technologies};
use crate::date::PartialDate;
use std::sync::Arc;

/// Fields of a filing's row that state how many cases the hospital has counted.
const COUNT: [Field; 2] = [Field::CumulativeCases, Field::AsOf];

/// Reads a row as its record; a filing's row with a count in it is a disclosure too.
pub(crate) fn filing_and_count(kind: Kind, row: RowReader<'_>) -> Vec<Record> {
    if kind != Kind::Filing || !row.holds(Field::CumulativeCases) {
        return vec![record(kind, row)];
    }
    let is_of_count = |defect: &CellDefect| COUNT.contains(&defect.field);
    let mut count = record(Kind::Disclosure, row.clone());
    count.defects.retain(is_of_count);
    let mut filing = record(kind, row);
    filing.defects.retain(|defect| !is_of_count(defect));
    vec![filing, count]
}

/// Reads a row as a record of this kind.
fn record(kind: Kind, mut row: RowReader<'_>) -> Record {
    let institution = match kind {
        Kind::QualityCentre => InstitutionMention::default(),
        _ => institution(&mut row),
    };
    let authority = row.as_said(Field::Authority);
    let statement = match kind {
        Kind::Institution => {
            // What it says of an end is told of the row.
            let known = |text: &str| (listed(text) != Listed::Unknown).then_some(());
            row.read(Field::Status, UnknownStatus, known);
            Statement::Institution
        }
        Kind::Filing => Statement::Filing(Box::new(filing(&mut row))),
        Kind::Disclosure => Statement::Disclosure(disclosure(&mut row)),
        Kind::TrainingBase => Statement::TrainingBase(training_base(&mut row)),
        Kind::QualityCentre => Statement::QualityCentre(quality_centre(&mut row)),
        Kind::SurgeryItem => Statement::SurgeryItem(surgery_item(&mut row)),
        Kind::NewTechnology => Statement::NewTechnology(new_technology(&mut row)),
        Kind::LicenceNote => Statement::LicenceNote(licence_note(&mut row).unwrap_or_default()),
    };
    let raw = Arc::new(row.raw_row());
    Record { kind, row: raw, institution, authority, statement, defects: row.defects }
}

fn institution(row: &mut RowReader<'_>) -> InstitutionMention {
    let written = row.written(Field::InstitutionName);
    if let Some(names) = written.and_then(several) {
        row.tell(Field::InstitutionName, SeveralNames(names));
    }
    let name = written.filter(|text| !is_no_name(text) && !is_value(text));
    let mut parts = name.map(parse_name).unwrap_or_default();
    if written.is_some_and(|text| is_value(text) && !is_no_name(text)) {
        row.tell(Field::InstitutionName, NotAName);
    } else if parts.name.is_empty() {
        row.missing(Field::InstitutionName);
    }
    if let Some(scope) = written.and_then(limit) {
        row.tell(Field::InstitutionName, Limited(scope.to_owned()));
    }
    let mut listed = |field| row.listed(field).map(names).unwrap_or_default();
    let (more_former, mut more_aliases) = (listed(Field::FormerNames), listed(Field::Aliases));
    more_aliases.retain(|name| !is_all(name));
    let has_level = row.holds(Field::Level);
    let level = row.level();
    let of_name = parts.level.filter(|_| !has_level).map(|level| (level, None));
    let level = level.or(of_name);
    let is_told = |in_name: &Level| level.as_ref().is_some_and(|(level, _)| level == in_name);
    let untold = parts.level.filter(|in_name| !is_told(in_name));
    parts.left_out.extend(untold.map(|level| level.in_chinese().to_owned()));
    if !parts.left_out.is_empty() {
        row.tell(Field::InstitutionName, LeftOut(parts.left_out));
    }
    let beside = level.as_ref().and_then(|(_, beside)| beside.clone());
    InstitutionMention {
        name: parts.name,
        former_names: joined(parts.former_names, more_former),
        aliases: joined(parts.aliases, more_aliases),
        registration_number: row.identifier(Field::RegistrationNumber),
        credit_code: row.identifier(Field::CreditCode),
        level: level.map(|(level, _)| level),
        category: row.text(Field::Category).or(beside),
        jurisdiction: row.place(),
    }
}

/// Whether a cell for the campus means all of the hospital.
fn is_all(name: &str) -> bool {
    matches!(name, "全院" | "全部院区" | "各院区" | "所有院区")
}

fn joined(mut names: Vec<String>, more: Vec<String>) -> Vec<String> {
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The technologies named. Where the end of a filing is told of the whole row, `is_of_ends`, its word
/// behind a name is no part of that: nobody should be told to delete it.
fn technologies(row: &mut RowReader<'_>, is_of_ends: bool) -> Vec<TechnologyMention> {
    let mut names = row.written(Field::Technology).map(split_technologies).unwrap_or_default();
    leave_out_marks(row, &mut names);
    if is_of_ends {
        let bare = |name: &mut String| name.truncate(without_end(name).len());
        names.iter_mut().for_each(bare);
    }
    let code = row.text(Field::TechnologyCode);
    match (names.as_slice(), code) {
        ([name], None) if is_no_name(name) => {
            row.missing(Field::Technology);
            Vec::new()
        }
        ([], None) => {
            row.missing(Field::Technology);
            Vec::new()
        }
        ([], Some(code)) => vec![TechnologyMention { text: code.clone(), code: Some(code) }],
        ([name], _) => {
            // What is no code of a catalog says nothing of the technology.
            let code = row.read(Field::TechnologyCode, NotANumber, code_in);
            vec![TechnologyMention { text: name.clone(), code }]
        }
        (several, code) => {
            if code.is_some() {
                // Which of them it is of can't be told.
                let technologies = several.len();
                row.tell(Field::TechnologyCode, Uneven { technologies, values: 1 });
            }
            names.into_iter().map(|text| TechnologyMention { text, code: None }).collect()
        }
    }
}

/// Takes the marks around names of technologies away, and tells them.
fn leave_out_marks(row: &mut RowReader<'_>, names: &mut [String]) {
    let mut marks = Vec::new();
    for name in names {
        let (own, around) = without_marks(name);
        if !around.is_empty() {
            marks.extend(around);
            *name = own.to_owned();
        }
    }
    if !marks.is_empty() {
        row.tell(Field::Technology, LeftOut(marks));
    }
}

/// The status that a cell states and the day of its end, which may stand in the same cell; what else
/// the cell says is told.
fn status<S>(
    row: &mut RowReader<'_>,
    read: impl Fn(&str) -> Option<StatusText<S>>,
) -> (Option<S>, Option<PartialDate>) {
    let stated = row.read(Field::Status, UnknownStatus, read);
    let date = row.date(Field::StatusDate);
    let Some(StatusText { status, date: beside_it, mut beside }) = stated else {
        return (None, date);
    };
    let is_told = row.holds(Field::StatusDate) && beside_it.is_some() && date != beside_it;
    beside.extend(beside_it.filter(|_| is_told).map(|day| day.to_string()));
    if !beside.is_empty() {
        row.tell(Field::Status, LeftOut(beside));
    }
    let date = if row.holds(Field::StatusDate) { date } else { beside_it };
    (Some(status), date)
}

fn filing(row: &mut RowReader<'_>) -> FilingStatement {
    let (status, status_date) = status(row, filing_status_in);
    let technologies = technologies(row, true);
    FilingStatement {
        limited_to: limited_to(row, technologies.len()),
        technologies,
        department: row.text(Field::Department),
        first_case: row.date(Field::FirstCase),
        papers_complete: row.date(Field::PapersComplete),
        completed: row.date(Field::Completed),
        status,
        status_date,
        status_reason: row.text(Field::StatusReason),
        licence_note: row.text(Field::LicenceNote),
        noted: licence_note(row),
    }
}

/// The part of a technology that a column of its own limits the filing to.
fn limited_to(row: &mut RowReader<'_>, technologies: usize) -> Option<String> {
    let part = part(row)?;
    if technologies > 1 || is_no_name(&part) || is_value(&part) {
        row.tell(Field::LimitedTo, Limited(part.clone()));
    }
    Some(part)
}

/// What stands in that column, unless it is all of the technology.
fn part(row: &mut RowReader<'_>) -> Option<String> {
    const ALL: [&str; 8] =
        ["全部", "不限", "无限制", "不限定", "整项", "全项", "整项技术", "全部范围"];
    row.as_said(Field::LimitedTo).filter(|part| !ALL.contains(&part.as_str()))
}

/// What is said of a part of a technology can't be told of all of it.
fn tell_part(row: &mut RowReader<'_>) {
    if let Some(part) = part(row) {
        row.tell(Field::LimitedTo, Limited(part));
    }
}

fn licence_note(row: &mut RowReader<'_>) -> Option<LicenceNote> {
    row.plain(Field::LicenceNote).map(parse_licence_note)
}

fn disclosure(row: &mut RowReader<'_>) -> DisclosureStatement {
    tell_part(row);
    let technologies = technologies(row, false);
    let cumulative_cases = row.read(Field::CumulativeCases, NotACount, parse_count);
    let several = technologies.len();
    if several > 1 && cumulative_cases.is_some() {
        // Which technology the cases are of can't be told.
        row.tell(Field::CumulativeCases, Uneven { technologies: several, values: 1 });
    }
    let (completed, as_of) = (row.date(Field::Completed), row.date(Field::AsOf));
    DisclosureStatement { technologies, completed, cumulative_cases, as_of }
}

fn training_base(row: &mut RowReader<'_>) -> TrainingBaseStatement {
    tell_part(row);
    let technologies = technologies(row, true);
    let (status, status_date) = status(row, base_status_in);
    let (several, places) = (technologies.len(), row.read(Field::Places, NotACount, parse_count));
    if several > 1 && places.is_some() {
        row.tell(Field::Places, Uneven { technologies: several, values: 1 });
    }
    TrainingBaseStatement {
        technologies,
        filed_on: row.date(Field::FiledOn),
        plan: row.text(Field::Plan),
        // Whose they are, or whether all of them share them, can't be told.
        places: places.filter(|_| several < 2),
        status,
        status_date,
    }
}

fn quality_centre(row: &mut RowReader<'_>) -> QualityCentreStatement {
    tell_part(row);
    let centres = row.written(Field::CentreName).map(centres).unwrap_or_default();
    if centres.is_empty() {
        row.missing(Field::CentreName);
    } else if !centres.iter().all(|name| is_organisation(name)) {
        row.tell(Field::CentreName, NotAName);
    }
    QualityCentreStatement { technologies: technologies(row, true), centres }
}

/// Whether a name ends as those of centres and of what they belong to do; a person may stand there.
fn is_organisation(name: &str) -> bool {
    const ENDS: [&str; 9] = ["中心", "院", "组", "会", "所", "科", "室", "公司", "站"];
    let open = name.rfind(['（', '(']).filter(|_| name.ends_with(['）', ')']));
    let bare = open.map_or(name, |open| name[..open].trim_end());
    ENDS.iter().any(|end| bare.ends_with(end))
}

/// Several centres in one cell. A line that does not end a centre's name goes on in the next:
/// Guizhou annex 4 breaks 心血管疾病（心脏外科）医疗质量控制中心 in two.
fn centres(text: &str) -> Vec<String> {
    let mut centres: Vec<String> = Vec::new();
    for piece in split_technologies(text) {
        match centres.last_mut() {
            Some(open) if !open.ends_with("中心") && piece.ends_with("中心") => {
                open.push_str(&piece);
            }
            _ => centres.push(piece),
        }
    }
    centres
}

fn surgery_item(row: &mut RowReader<'_>) -> SurgeryStatement {
    let name = row.needed(Field::SurgeryName);
    if parse_small_level(&name, 4).is_some() || name.ends_with('科') {
        row.tell(Field::SurgeryName, NotAName);
    }
    SurgeryStatement {
        name,
        code: row.text(Field::SurgeryCode),
        level: row.read(Field::SurgeryLevel, UnknownLevel, |text| parse_small_level(text, 4)),
        department: row.text(Field::Department),
    }
}

fn new_technology(row: &mut RowReader<'_>) -> NewTechnologyStatement {
    NewTechnologyStatement {
        name: row.needed(Field::NewTechnologyName),
        grade: row.read(Field::Grade, UnknownLevel, |text| parse_small_level(text, 3)),
        class: row.text(Field::TechnologyClass),
        admitted_on: row.date(Field::AdmittedOn),
        supervision_months: row.read(Field::SupervisionPeriod, NotACount, parse_months),
        department: row.text(Field::Department),
    }
}

#[cfg(test)]
mod tests {
    use super::centres;

    #[test]
    fn a_broken_line_goes_on_and_a_whole_one_does_not() {
        assert_eq!(
            centres("心血管疾病（心脏外科）\n医疗质量控制中心"),
            ["心血管疾病（心脏外科）医疗质量控制中心"]
        );
        assert_eq!(
            centres("骨科专业医疗质量控制中心\n运动医学专业医疗质量控制中心"),
            ["骨科专业医疗质量控制中心", "运动医学专业医疗质量控制中心"]
        );
    }
}
