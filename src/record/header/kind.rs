//! Which kind of records a header describes.
//!
//! Order of decision, the first that fits:
//! 1. 手术名称: a graded surgery list.
//! 2. 新技术名称, or a technology with 准入日期 or 监管期: admissions of new technologies; with
//!    批准日期 under names that speak of 备案 or 限制类, filings as well: then nobody can tell.
//! 3. a technology with 质控中心 or 委托中心: quality centres.
//! 4. institution and technology with 培训名额, 培训计划 or a 基地备案日期, or with 培训 and
//!    基地 or 机构 in a name around the table: training bases; with 培训 alone it may be a list of
//!    those who were trained.
//! 5. institution, technology and 累计例数: disclosures; with fields that only a filing has
//!    (首例, 材料齐全, 状态, 副本备注), or with 备案机关 in a table called 备案: filings whose rows
//!    state a count too, unless the names around the table speak of 公开.
//! 6. institution and technology with what a filing has: filings; a table called 公开 without
//!    the fields only a filing has: disclosures; nothing but the two, or 首例 beside them, which
//!    is the day of a technology that may never have been filed: the names decide.
//! 7. an institution with 副本备注 or 备注三 and no technology: what licences note.
//! 8. an institution's name with its numbers, level, category or place: institutions.

use crate::record::columns::Names;
use crate::record::field::{Field, Kind};
use std::collections::BTreeSet;

/// What a header fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// This kind.
    One(Kind),
    /// Several equally.
    Several(Vec<Kind>),
    /// None.
    None,
}

/// Fields that a filing has and a disclosure has not.
const FILING_ONLY: [Field; 6] = [
    Field::FirstCase,
    Field::PapersComplete,
    Field::Status,
    Field::StatusDate,
    Field::StatusReason,
    Field::LicenceNote,
];

/// Further fields of a filing.
const FILING: [Field; 5] = [
    Field::Completed,
    Field::Authority,
    Field::TechnologyClass,
    Field::TechnologyCode,
    Field::Department,
];

const TRAINING: [Field; 3] = [Field::FiledOn, Field::Plan, Field::Places];

const INSTITUTION: [Field; 7] = [
    Field::RegistrationNumber,
    Field::CreditCode,
    Field::Level,
    Field::Category,
    Field::Jurisdiction,
    Field::FormerNames,
    Field::Aliases,
];

/// Decides by the fields of a header and the names around the table: sheet, title rows, file.
pub(crate) fn decide(fields: &BTreeSet<Field>, names: &[&str]) -> Fit {
    let has = |field| fields.contains(&field);
    let any = |of: &[Field]| of.iter().any(|field| fields.contains(field));
    if has(Field::SurgeryName) {
        return Fit::One(Kind::SurgeryItem);
    }
    if has(Field::NewTechnologyName) || (has(Field::Technology) && has(Field::SupervisionPeriod)) {
        return Fit::One(Kind::NewTechnology);
    }
    if has(Field::Technology) && has(Field::AdmittedOn) {
        return admitted(names);
    }
    if has(Field::Technology) && has(Field::CentreName) {
        return Fit::One(Kind::QualityCentre);
    }
    match (has(Field::InstitutionName), has(Field::Technology)) {
        (true, true) => of_technologies(fields, names),
        (true, false) if has(Field::LicenceNote) => Fit::One(Kind::LicenceNote),
        (true, false) if any(&INSTITUTION) => Fit::One(Kind::Institution),
        _ => Fit::None,
    }
}

/// A technology with 批准日期. Where the names speak of filings it may be one of them, in the words
/// of the time when restricted technologies were approved.
fn admitted(names: &[&str]) -> Fit {
    let is_restricted = names.iter().any(|name| name.contains("限制类"));
    match hint(names) {
        Some(Kind::NewTechnology) => Fit::One(Kind::NewTechnology),
        Some(Kind::Filing) => Fit::Several(vec![Kind::Filing, Kind::NewTechnology]),
        _ if is_restricted => Fit::Several(vec![Kind::Filing, Kind::NewTechnology]),
        _ => Fit::One(Kind::NewTechnology),
    }
}

fn of_technologies(fields: &BTreeSet<Field>, names: &[&str]) -> Fit {
    let hint = hint(names);
    let any = |of: &[Field]| of.iter().any(|field| fields.contains(field));
    let is_of_bases = |name: &&str| {
        name.contains("培训") && ["基地", "机构", "单位"].iter().any(|it| name.contains(it))
    };
    match hint == Some(Kind::TrainingBase) {
        _ if any(&TRAINING) => return Fit::One(Kind::TrainingBase),
        true if names.iter().any(is_of_bases) => return Fit::One(Kind::TrainingBase),
        true => return Fit::Several(vec![Kind::Filing, Kind::TrainingBase]),
        false => {}
    }
    let hint = hint.filter(|kind| matches!(kind, Kind::Filing | Kind::Disclosure));
    let of_filing = |field: &Field| {
        let is_filed = || hint == Some(Kind::Filing) || any(&[Field::Completed, Field::Authority]);
        fields.contains(field) && (*field != Field::FirstCase || is_filed())
    };
    let only_filing = FILING_ONLY.iter().any(of_filing);
    match (fields.contains(&Field::CumulativeCases), only_filing, hint) {
        (true, true, Some(Kind::Disclosure)) => Fit::One(Kind::Disclosure),
        (_, true, _) => Fit::One(Kind::Filing),
        (true, false, Some(Kind::Filing)) if fields.contains(&Field::Authority) => {
            Fit::One(Kind::Filing)
        }
        (true, false, _) => Fit::One(Kind::Disclosure),
        (false, false, Some(kind)) => Fit::One(kind),
        (false, false, None) if any(&FILING) && !fields.contains(&Field::FirstCase) => {
            Fit::One(Kind::Filing)
        }
        (false, false, None) => Fit::Several(vec![Kind::Filing, Kind::Disclosure]),
    }
}

/// What the first name that says anything says. 备案 and 机构 stand last: other names hold them
/// too (培训基地备案表). 备案 with 公开 says nothing: an authority's list and a hospital's page
/// are both called 备案信息公开.
fn hint(names: &[&str]) -> Option<Kind> {
    const WORDS: [(&str, Kind); 8] = [
        ("培训", Kind::TrainingBase),
        ("质控", Kind::QualityCentre),
        ("手术", Kind::SurgeryItem),
        ("新技术", Kind::NewTechnology),
        ("院务公开", Kind::Disclosure),
        ("公开", Kind::Disclosure),
        ("备案", Kind::Filing),
        ("机构", Kind::Institution),
    ];
    let says_both =
        |name: &str| name.contains("公开") && name.contains("备案") && !name.contains("院务公开");
    names
        .iter()
        .filter(|name| !says_both(name))
        .find_map(|name| WORDS.iter().find(|(word, _)| name.contains(word)).map(|(_, kind)| *kind))
}

/// The field a column means in a table of this kind: 备案日期 of a training base is the base's.
pub(crate) fn field_in(kind: Kind, field: Field) -> Field {
    match (kind, field) {
        (Kind::TrainingBase, Field::Completed) => Field::FiledOn,
        (Kind::NewTechnology, Field::Technology) => Field::NewTechnologyName,
        (Kind::NewTechnology, Field::Completed) => Field::AdmittedOn,
        (_, field) => field,
    }
}

/// What 级别 or 类别, with nothing before it, means in a table of this kind; `None` where it means
/// nothing that is read. Beside operations it is not the hospital's: read as that, it would make
/// a hospital one of another level.
pub(crate) fn bare_in(kind: Kind, field: Field) -> Option<Field> {
    match (kind, field) {
        (Kind::SurgeryItem, Field::Level) => Some(Field::SurgeryLevel),
        (Kind::NewTechnology, Field::Level) => Some(Field::Grade),
        (Kind::NewTechnology, Field::Category) => Some(Field::TechnologyClass),
        (Kind::SurgeryItem, Field::Category) => None,
        (_, field) => Some(field),
    }
}

/// Whether a table says of its technologies that they were filed: a department or a class beside a
/// hospital and a technology says it of none, and a state may be one of practice (开展状态).
pub(crate) fn is_filed(fields: &BTreeSet<Field>) -> bool {
    const OF_FILINGS: [Field; 4] =
        [Field::Completed, Field::PapersComplete, Field::LicenceNote, Field::StatusDate];
    OF_FILINGS.iter().any(|field| fields.contains(field))
}

/// Words in the names of columns of what was filed.
const OF_FILED: [&str; 4] = ["技术", "内容", "事项", "项目"];

/// Whether days or counts of technologies stand beside columns that speak of technologies or of what
/// was filed, and are not known, 备案技术 over 国家级 and 省级, or 备案内容; or whether such columns
/// speak of restricted technologies.
pub(crate) fn is_of_unnamed(fields: &BTreeSet<Field>, names: &Names) -> bool {
    let of_technologies = [Field::Completed, Field::FirstCase, Field::CumulativeCases];
    let is_dated = of_technologies.iter().any(|field| fields.contains(field));
    names.unknown().any(|(_, text)| {
        let is_of_filed = || OF_FILED.iter().any(|word| text.contains(word));
        let is_key = || text.to_ascii_lowercase().contains("tech");
        let is_of_restricted = || {
            text.contains("技术")
                && ["限制类", "备案"].iter().any(|word| text.contains(word))
                && !text.contains("是否")
                && !text.ends_with('数')
        };
        let is_counted =
            ["num", "count", "数"].iter().any(|end| text.to_ascii_lowercase().ends_with(end));
        (is_dated && is_of_filed()) || (is_key() && !is_counted) || is_of_restricted()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Field::{
        Completed, CumulativeCases, FirstCase, InstitutionName, Level, Places, Technology,
    };

    fn fit(fields: &[Field], names: &[&str]) -> Fit {
        decide(&fields.iter().copied().collect(), names)
    }

    #[test]
    fn fields_decide_before_names() {
        let both = [InstitutionName, Technology];
        let with = |more: &[Field]| [&both, more].concat();
        assert_eq!(fit(&with(&[Completed]), &["公示名单"]), Fit::One(Kind::Filing));
        assert_eq!(fit(&with(&[CumulativeCases]), &["备案"]), Fit::One(Kind::Disclosure));
        assert_eq!(fit(&with(&[Places]), &["备案"]), Fit::One(Kind::TrainingBase));
        assert_eq!(fit(&[InstitutionName, Level], &["备案机构"]), Fit::One(Kind::Institution));
    }

    #[test]
    fn names_break_ties_and_nothing_is_guessed_without_them() {
        let either = [InstitutionName, Technology, FirstCase, CumulativeCases];
        assert_eq!(fit(&either, &["限制类技术备案表"]), Fit::One(Kind::Filing));
        assert_eq!(fit(&either, &["Sheet1", "院务公开"]), Fit::One(Kind::Disclosure));
        assert_eq!(fit(&either, &["Sheet1"]), Fit::One(Kind::Disclosure));
        let several = Fit::Several(vec![Kind::Filing, Kind::Disclosure]);
        let begun = [InstitutionName, Technology, FirstCase, Field::Department];
        assert_eq!(fit(&begun, &["Sheet1"]), several);
        assert_eq!(fit(&begun, &["备案.csv"]), Fit::One(Kind::Filing));
        assert_eq!(fit(&begun, &["院务公开.csv"]), Fit::One(Kind::Disclosure));
        assert_eq!(fit(&[InstitutionName, Technology], &[]), several);
        let trained = [InstitutionName, Technology];
        assert_eq!(fit(&trained, &["培训基地名单"]), Fit::One(Kind::TrainingBase));
        let people = Fit::Several(vec![Kind::Filing, Kind::TrainingBase]);
        assert_eq!(fit(&trained, &["培训合格人员名单"]), people);
        let admitted = [InstitutionName, Technology, Field::AdmittedOn];
        assert_eq!(fit(&admitted, &["新技术备案"]), Fit::One(Kind::NewTechnology));
        let several = Fit::Several(vec![Kind::Filing, Kind::NewTechnology]);
        assert_eq!(fit(&admitted, &["限制类技术名单"]), several);
    }
}
