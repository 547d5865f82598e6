//! The tables only some authorities export: graded surgery lists, admissions of new
//! technologies, training bases, quality centres.

use super::abilities::ABILITIES;
use super::category::Category;
use super::column::{Cell, Column};
use super::dates::{minus, office_day, plus};
use super::filings::Filing;
use super::institutions::Institution;
use super::random::Random;
use super::reference::EditionKind;
use super::rows::{institution_cell, naming_columns};
use super::table::{Export, Table};
use super::wording::base_status;
use crate::catalog::CatalogEntry;
use crate::record::{BaseStatus, Field, FilingStatus, Kind};
use jiff::civil::date;

mod operations;

use operations::{ADMISSIONS, OPERATIONS};

/// The graded surgery list of an authority's first tertiary general hospital, at four
/// authorities in five.
pub(super) fn surgeries(export: &Export<'_>) -> Option<Table> {
    use Field::{Department, SurgeryCode, SurgeryLevel, SurgeryName};
    let hospital = hospital(export).filter(|_| export.number() % 5 != 4)?;
    let mut random = Random::new(export.seed, "surgeries", export.number() as usize);
    let share = random.between(40, 85);
    let mut rows = Vec::new();
    for &(name, code, level, department) in OPERATIONS {
        if random.chance(share) {
            let level = ["一级", "二级", "三级", "四级"][level - 1];
            let cells = [name, code, level, department].map(Cell::from);
            rows.push(with_naming(export, hospital, cells));
        }
    }
    let fields = [SurgeryName, SurgeryCode, SurgeryLevel, Department];
    Some(table(export, Kind::SurgeryItem, fields, rows))
}

/// New technologies that hospital has admitted, at two authorities in three: one year of
/// supervision for ordinary ones, two for restricted ones.
pub(super) fn new_technologies(export: &Export<'_>) -> Option<Table> {
    use Field::{
        AdmittedOn, Department, Grade, NewTechnologyName, SupervisionPeriod, TechnologyClass,
    };
    let hospital = hospital(export).filter(|_| export.number() % 3 != 2)?;
    let mut random = Random::new(export.seed, "admissions", export.number() as usize);
    let mut rows = Vec::new();
    for &(name, grade, restricted, department) in ADMISSIONS {
        let admitted = office_day(plus(date(2024, 3, 1), random.below(900)));
        if random.chance(60) && admitted < minus(export.since, 60) {
            let (class, period) =
                if restricted { ("限制类", "2年") } else { ("常规类", "1年") };
            let texts = [name, grade, class].map(Cell::from);
            let rest = [Cell::Day(admitted), Cell::from(period), Cell::from(department)];
            rows.push(with_naming(export, hospital, texts.into_iter().chain(rest)));
        }
    }
    let fields =
        [NewTechnologyName, Grade, TechnologyClass, AdmittedOn, SupervisionPeriod, Department];
    (!rows.is_empty()).then(|| table(export, Kind::NewTechnology, fields, rows))
}

/// Up to eight training bases of a province: one for each of its first hospitals' technologies.
/// From two weeks after the first export on, the second is ordered to stop.
pub(super) fn training_bases(export: &Export<'_>, begin: jiff::civil::Date) -> Option<Table> {
    use Field::{FiledOn, Places, Plan, Status, StatusDate, Technology};
    if !is_province(export) {
        return None;
    }
    let mut random = Random::new(export.seed, "bases", 0);
    let stopped_on = office_day(plus(begin, 11));
    let mut rows = Vec::new();
    for (number, (hospital, filing)) in taught(export).into_iter().enumerate() {
        // A base needs its hospital's own filing first (Measures, art. 29).
        let filed = office_day(minus(begin, random.between(200, 900))).max(filing.dates.completed);
        let stopped = number == 1 && stopped_on <= export.since;
        let status = if stopped { BaseStatus::Stopped } else { BaseStatus::Active };
        let plan = format!("每年{}期，理论培训2周，临床实践10周", random.between(1, 2));
        let places = random.between(4, 20);
        // A base that was stopped announces nothing.
        let (plan, places) = match stopped {
            true => (Cell::blank(), Cell::blank()),
            false => (Cell::from(plan), Cell::Number(places)),
        };
        let cells = [
            Cell::from(filing.entry.name.as_str()),
            Cell::Day(filed),
            plan,
            places,
            Cell::from(base_status(status)),
            Cell::day(stopped.then_some(stopped_on)),
        ];
        rows.push(with_naming(export, hospital, cells));
    }
    let fields = [Technology, FiledOn, Plan, Places, Status, StatusDate];
    (!rows.is_empty()).then(|| table(export, Kind::TrainingBase, fields, rows))
}

/// The quality centres of a province, one or two for each technology of the editions in force.
pub(super) fn quality_centres(export: &Export<'_>) -> Option<Table> {
    let mut editions = vec![EditionKind::National2022];
    editions.extend((export.folder == "220000").then_some(EditionKind::Jilin2021));
    let entries = editions.iter().flat_map(|&edition| export.reference.entries(edition));
    let centre = |field: &str| format!("示例{}{field}医疗质量控制中心", export.place);
    let row = |entry: &CatalogEntry| {
        let ability =
            ABILITIES.iter().find(|ability| ability.technology == entry.technology.as_str())?;
        let mut centres = centre(ability.department(Category::General));
        if ability.technology == "musculoskeletal-allograft" {
            centres = format!("{centres}、{}", centre("运动医学科"));
        }
        Some(vec![Cell::from(entry.name.as_str()), Cell::from(centres)])
    };
    let columns = [Field::Technology, Field::CentreName].map(Column::Known).to_vec();
    let rows = entries.filter_map(row).collect();
    is_province(export).then_some(Table { kind: Kind::QualityCentre, columns, rows })
}

fn is_province(export: &Export<'_>) -> bool {
    export.folder.len() == 6 && export.folder.ends_with("0000")
}

fn hospital<'a>(export: &Export<'a>) -> Option<&'a Institution> {
    let fits = |i: &&&Institution| i.category == Category::General && i.is_tertiary();
    export.institutions.iter().find(fits).copied()
}

/// A valid technology of each hospital, a national one where it has one; each technology once.
fn taught<'a>(export: &Export<'a>) -> Vec<(&'a Institution, &'a Filing)> {
    let mut taught: Vec<(&Institution, &Filing)> = Vec::new();
    for &hospital in &export.institutions {
        let new = hospital.filings.iter().filter(|filing| {
            filing.edition != EditionKind::National2017
                && filing.status_on(export.stated_on(hospital)) == FilingStatus::Active
                && filing.changes.is_empty()
                && taught.iter().all(|(_, other)| other.entry.name != filing.entry.name)
        });
        let new = new.min_by_key(|filing| filing.edition);
        taught.extend(new.map(|filing| (hospital, filing)));
    }
    taught.truncate(8);
    taught
}

fn table<const N: usize>(
    export: &Export<'_>,
    kind: Kind,
    fields: [Field; N],
    rows: Vec<Vec<Cell>>,
) -> Table {
    let mut columns = naming_columns(export.style);
    columns.extend(fields.map(Column::Known));
    Table { kind, columns, rows }
}

fn with_naming(
    export: &Export<'_>,
    institution: &Institution,
    cells: impl IntoIterator<Item = Cell>,
) -> Vec<Cell> {
    let name = |column: Column| match column {
        Column::Known(field) => institution_cell(field, institution, export),
        Column::Other(_) => Cell::blank(),
    };
    naming_columns(export.style).into_iter().map(name).chain(cells).collect()
}
