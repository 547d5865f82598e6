//! The checked, immutable dataset of one release date.
//!
//! Only `check` makes one. Everything in it resolved: technologies to entries, institutions to
//! one record each, authorities and places to their codes. Every record keeps the row it came
//! from.

use crate::catalog::{AuthorityId, EntryRef, JurisdictionCode, TechnologyId};
use crate::date::PartialDate;
use crate::privacy::Few;
use crate::record::{BaseStatus, Field, FilingStatus, Kind, Level, LineAccount, RawRow};
use crate::source::{FileId, Location, Sources};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Index of an institution in [`Dataset::institutions`]; valid within one dataset only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstitutionIndex(pub u32);

/// Where a record came from: its row, with the raw text of each known cell.
pub type Origin = Arc<RawRow>;

/// One medical institution (医疗机构).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// Present name.
    pub name: String,
    /// Former names its sources state; earlier exports add more (see `history`).
    pub former_names: Vec<String>,
    /// Second names and campuses.
    pub aliases: Vec<String>,
    /// 医疗机构执业许可证登记号.
    pub registration_number: Option<String>,
    /// 统一社会信用代码 (GB 32100-2015), check character verified.
    pub credit_code: Option<String>,
    /// Level, where stated.
    pub level: Option<Level>,
    /// Category as written, where stated.
    pub category: Option<String>,
    /// Where it stands; `None` where no source says.
    pub jurisdiction: Option<JurisdictionCode>,
    /// Who issued its licence and holds its filings, where stated.
    pub authority: Option<AuthorityId>,
    /// The row that describes it, or the first that names it.
    pub origin: Origin,
}

/// One filing (备案): institution × catalog entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// Who filed.
    pub institution: InstitutionIndex,
    /// What, across editions.
    pub technology: TechnologyId,
    /// Under which entry of which edition.
    pub entry: EntryRef,
    /// The part of the technology that the name is limited to in its source, as written: a part of
    /// the body, a disease, patients, a method, grades. `None` where the source names none.
    pub limited_to: Option<String>,
    /// The authority that holds the filing.
    pub authority: AuthorityId,
    /// 所在科室.
    pub department: Option<String>,
    /// 首例开展日期.
    pub first_case: Option<PartialDate>,
    /// 材料齐全日期.
    pub papers_complete: Option<PartialDate>,
    /// 完成备案时间.
    pub completed: Option<PartialDate>,
    /// Status on the release date.
    pub status: FilingStatus,
    /// Since when it has that status, where stated.
    pub status_date: Option<PartialDate>,
    /// Why it has that status, as written.
    pub status_reason: Option<String>,
    /// 副本备注 / 备注三, as written.
    pub licence_note: Option<String>,
    /// The row.
    pub origin: Origin,
    /// Rows of other authorities' lists that state it too.
    pub elsewhere: Vec<Origin>,
}

/// One disclosure (院务公开) of one technology at one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// Who discloses.
    pub institution: InstitutionIndex,
    /// What.
    pub technology: TechnologyId,
    /// 完成备案时间 as the hospital states it.
    pub completed: Option<PartialDate>,
    /// 累计开展例数; `None` also where it is kept back as too small.
    pub cumulative_cases: Option<u32>,
    /// What is told instead of a count that is kept back.
    pub few_cases: Option<Few>,
    /// Date up to which the cases are counted.
    pub as_of: Option<PartialDate>,
    /// The row.
    pub origin: Origin,
}

/// How new a disclosed count is; greater for a newer one. A count without a day is taken for the
/// newest of its export: who fills in no day gives what holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountAge(bool, Option<PartialDate>);

impl CountAge {
    /// That of a count up to a day, where one is stated.
    #[must_use]
    pub fn of(as_of: Option<PartialDate>) -> Self {
        Self(as_of.is_none(), as_of)
    }
}

impl Disclosure {
    /// Whether it has a count, be it one that is kept back.
    #[must_use]
    pub fn tells_a_count(&self) -> bool {
        self.cumulative_cases.is_some() || self.few_cases.is_some()
    }

    /// Greater for the newer of two; one with a count stands before one without.
    #[must_use]
    pub fn newness(&self) -> (bool, CountAge) {
        (self.tells_a_count(), CountAge::of(self.as_of))
    }
}

/// One training base (培训基地): institution × technology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingBase {
    /// Which institution.
    pub institution: InstitutionIndex,
    /// For what.
    pub technology: TechnologyId,
    /// 备案日期.
    pub filed_on: Option<PartialDate>,
    /// 培训计划.
    pub plan: Option<String>,
    /// 培训名额.
    pub places: Option<u32>,
    /// Status on the release date.
    pub status: BaseStatus,
    /// Since when.
    pub status_date: Option<PartialDate>,
    /// The row.
    pub origin: Origin,
}

/// One quality centre (质控中心) of one technology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityCentre {
    /// 质控中心名称.
    pub name: String,
    /// The technology it controls.
    pub technology: TechnologyId,
    /// The row.
    pub origin: Origin,
}

/// One line of a hospital's graded surgery list (手术分级管理目录).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurgeryItem {
    /// Whose list.
    pub institution: InstitutionIndex,
    /// 手术名称.
    pub name: String,
    /// 手术编码.
    pub code: Option<String>,
    /// Level 1 to 4.
    pub level: Option<u8>,
    /// 所在科室.
    pub department: Option<String>,
    /// The row.
    pub origin: Origin,
}

/// One admission of a new technology (新技术准入) by a hospital.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTechnology {
    /// Whose admission.
    pub institution: InstitutionIndex,
    /// Name as written; not a catalog technology.
    pub name: String,
    /// Grade 1 to 3.
    pub grade: Option<u8>,
    /// Class as written.
    pub class: Option<String>,
    /// 准入日期.
    pub admitted_on: Option<PartialDate>,
    /// 监管期 in months.
    pub supervision_months: Option<u16>,
    /// 所在科室.
    pub department: Option<String>,
    /// The row.
    pub origin: Origin,
}

/// What the note on a licence's duplicate (副本备注, 备注三) says is filed. Checked against the
/// filings and the disclosures; not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceNote {
    /// Whose licence.
    pub institution: InstitutionIndex,
    /// The technologies it names.
    pub technologies: Vec<NotedTechnology>,
    /// Whether every word of it was understood; where not, nothing can be concluded from what
    /// it leaves out.
    pub is_understood: bool,
    /// Whether this is the note as a whole; `false` where it stands in the row of a filing and
    /// may speak of that filing alone.
    pub is_whole: bool,
    /// The row.
    pub origin: Origin,
}

/// One technology as a licence notes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedTechnology {
    /// What, across editions.
    pub technology: TechnologyId,
    /// 完成备案时间, where the note gives it.
    pub completed: Option<PartialDate>,
    /// How the filing ended, where the note says that it did; never [`FilingStatus::Active`].
    pub ended: Option<FilingStatus>,
}

/// What became of one table of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableAccount {
    /// The file.
    pub file: FileId,
    /// Index in the file's sheets.
    pub sheet: u16,
    /// What its header says it holds; `None` where it is of no known kind.
    pub kind: Option<Kind>,
    /// Whether its author has hidden the sheet: its rows were counted and not read, and its name
    /// is not published.
    pub is_hidden: bool,
    /// Its lines.
    pub lines: LineAccount,
}

/// A correction (更正) that holds for a value of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedCorrection {
    /// Whose value.
    pub institution: InstitutionIndex,
    /// Of which technology's record, where it is not about the institution itself.
    pub technology: Option<TechnologyId>,
    /// The kind of record.
    pub kind: Kind,
    /// The field.
    pub field: Field,
    /// Up to which day the count concerned is counted, where the correction says so.
    pub as_of: Option<PartialDate>,
    /// The wrong value as data files write it.
    pub was: Option<String>,
    /// The right one.
    pub now: Option<String>,
    /// Why, by whom and since when.
    pub cause: Cause,
    /// Its entry in the file of corrections.
    pub location: Location,
    /// What it did.
    pub effect: Effect,
}

impl AppliedCorrection {
    /// The field's name in the data sets.
    #[must_use]
    pub fn published_field(&self) -> &'static str {
        match self.field {
            Field::InstitutionName => "name",
            Field::Jurisdiction => "jurisdiction_code",
            field => field.code(),
        }
    }
}

/// What a correction does in one release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The exports still have the wrong value; the dataset has the right one.
    Applied,
    /// The exports themselves have the right value.
    Satisfied,
    /// The exports no longer have the record; an earlier release's count is corrected.
    Remembered,
}

/// Why something changed, where an authority says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cause {
    /// The day of the correction.
    pub date: Date,
    /// The reason given.
    pub reason: String,
    /// The authority that gives it.
    pub by: AuthorityId,
}

/// An explanation why an institution, or what it filed, is no longer in the exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedRemoval {
    /// The site's id of the institution.
    pub institution: String,
    /// The technology; `None` for the institution itself.
    pub technology: Option<TechnologyId>,
    /// The explanation.
    pub cause: Cause,
}

/// Of whom rows that are set aside speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidOf {
    /// Of this institution.
    Known(InstitutionIndex),
    /// Of one that no other row speaks of.
    Unknown {
        /// Its name.
        name: String,
        /// Its registration number.
        registration_number: Option<String>,
        /// Its credit code.
        credit_code: Option<String>,
    },
}

/// That rows say of something that it has ended. They are set aside, and with them what other rows
/// say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidEnd {
    /// Whose.
    pub whose: SaidOf,
    /// Of a filing, of a training base, or of the institution itself.
    pub of: Kind,
    /// Of which technology; `None` where of all.
    pub technology: Option<TechnologyId>,
    /// When it was completed, where that is said.
    pub completed: Option<PartialDate>,
}

impl SaidEnd {
    /// Whose filing it is about, where it is about one.
    pub(crate) fn of_filing(&self) -> Option<InstitutionIndex> {
        match self.whose {
            SaidOf::Known(index) if self.of == Kind::Filing => Some(index),
            _ => None,
        }
    }
}

/// All checked records of one release date, each list in a fixed order: institutions by
/// registration number, credit code and name; the others by institution, technology and date.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// The date the data speak for: the newest export in it.
    pub as_of: Date,
    /// The files read.
    pub sources: Sources,
    /// The account of every table.
    pub accounts: Vec<TableAccount>,
    /// Institutions.
    pub institutions: Vec<Institution>,
    /// Filings.
    pub filings: Vec<Filing>,
    /// Disclosures, the newest last for each institution and technology.
    pub disclosures: Vec<Disclosure>,
    /// Training bases.
    pub training_bases: Vec<TrainingBase>,
    /// Quality centres.
    pub quality_centres: Vec<QualityCentre>,
    /// Graded surgery lists.
    pub surgery_items: Vec<SurgeryItem>,
    /// Admissions of new technologies.
    pub new_technologies: Vec<NewTechnology>,
    /// Corrections that hold, in the order of their dates.
    pub corrections: Vec<AppliedCorrection>,
    /// Explanations of what is no longer listed.
    pub removals: Vec<ExplainedRemoval>,
    /// What licences note, by institution and row.
    pub licence_notes: Vec<LicenceNote>,
    /// What rows that are set aside say has ended.
    pub said_ends: Vec<SaidEnd>,
    /// Institutions of which a row about a filing is set aside, as far as rows tell which.
    pub held: BTreeSet<InstitutionIndex>,
}

impl Dataset {
    /// The institution of an index handed out by this dataset.
    #[must_use]
    pub fn institution(&self, index: InstitutionIndex) -> &Institution {
        &self.institutions[index.0 as usize]
    }

    /// The account of all tables together.
    #[must_use]
    pub fn account(&self) -> LineAccount {
        self.accounts.iter().fold(LineAccount::default(), |mut sum, table| {
            sum.add(&table.lines);
            sum
        })
    }
}
