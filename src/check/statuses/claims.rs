//! What rows that are set aside say of an end: by no other row is the filing valid then.
//!
//! A list of what was revoked often lacks what makes a record of it. It is set aside, and still
//! says that the same filing in another list, or in another row, no longer holds.

use super::candidates::Candidates;
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::check::place::Places;
use crate::check::registry::{Perhaps, Registry, Whom};
use crate::check::rules::ended_in_remark;
use crate::check::subject;
use crate::check::technology::Technologies;
use crate::dataset::{Filing, InstitutionIndex, SaidEnd, SaidOf};
use crate::date::PartialDate;
use crate::record::{
    BaseStatus, CellDefectKind, Ended, Field, FilingStatus, Kind, Record, Statement,
    TechnologyMention, is_end, merged_over, removed_in, stopped_in, without_end,
};
use crate::source::Location;

/// Of what something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Of {
    /// The institution itself.
    Institution,
    /// What it filed.
    Filing,
    /// What it is a training base of.
    Base,
}

/// That something has ended, by a row that is set aside.
#[derive(Clone)]
pub(crate) struct Claim {
    /// Whose.
    pub(crate) institution: InstitutionIndex,
    /// What.
    pub(crate) of: Of,
    /// Of which technology; `None` where of all, or nobody knows of which.
    pub(crate) technology: Option<TechnologyId>,
    /// Whether nobody knows of which technology: the cell with its name then.
    pub(crate) unclear: Option<String>,
    /// When it was completed, where the row says so.
    pub(crate) completed: Option<PartialDate>,
    /// Since when it has ended, where the row says so.
    pub(crate) since: Option<PartialDate>,
    /// What says that it has ended.
    pub(crate) at: Location,
    /// The same in words.
    pub(crate) what: String,
}

/// Stands for an institution that no other row speaks of.
const UNKNOWN: InstitutionIndex = InstitutionIndex(u32::MAX);

impl Claim {
    /// The same for the releases to come; nothing where nobody knows what it is about.
    pub(crate) fn said(&self, whose: SaidOf) -> Option<SaidEnd> {
        let of = match self.of {
            Of::Institution => Kind::Institution,
            Of::Filing => Kind::Filing,
            Of::Base => Kind::TrainingBase,
        };
        let (technology, completed) = (self.technology.clone(), self.completed);
        self.unclear.is_none().then_some(SaidEnd { whose, of, technology, completed })
    }

    /// That a technology has ended, by a licence's note; `None` for a part of it that is not
    /// understood.
    pub(crate) fn of_note(
        institution: InstitutionIndex,
        technology: Option<&TechnologyId>,
        completed: Option<PartialDate>,
        at: Location,
        said: &Ended,
    ) -> Option<Self> {
        is_of_end(said, false).then(|| Self {
            institution,
            of: Of::Filing,
            technology: technology.cloned(),
            unclear: technology.is_none().then(String::new),
            completed,
            since: None,
            at,
            what: ended_in_remark::said(said).1,
        })
    }
}

/// A record whose row is set aside, where it says that something has ended.
pub(crate) fn kept(record: &Record) -> Option<Record> {
    end_said(record).map(|_| record.clone())
}

/// The part of a record that names technologies which could not be resolved, where it says that
/// something has ended.
pub(crate) fn kept_of(
    record: &Record,
    is_unresolved: impl FnMut(&TechnologyMention) -> bool,
) -> Option<Record> {
    let mut kept = kept(record)?;
    if let Statement::Filing(said) = &mut kept.statement {
        said.technologies.retain(is_unresolved);
    } else if let Statement::TrainingBase(said) = &mut kept.statement {
        said.technologies.retain(is_unresolved);
    }
    Some(kept)
}

/// Where a row says that something has ended, and how.
fn end_said(record: &Record) -> Option<(Location, String)> {
    let is_list = match record.statement {
        Statement::Institution => true,
        Statement::Filing(_) | Statement::TrainingBase(_) => false,
        _ => return None,
    };
    let of_defect = |kind: &CellDefectKind, raw: &str| match kind {
        CellDefectKind::Ended(said) | CellDefectKind::EndedThoughValid(said) => {
            is_of_end(said, is_list).then(|| ended_in_remark::said(said).1)
        }
        CellDefectKind::UnknownStatus => {
            let word = stopped_in(raw).or_else(|| removed_in(raw)).or_else(|| merged_over(raw));
            word.map(|word| format!("这里写有“{word}”"))
        }
        _ => None,
    };
    let mut defects = record.defects.iter();
    let found =
        defects.find_map(|defect| Some((defect.location, of_defect(&defect.kind, &defect.raw)?)));
    found.or_else(|| {
        let stated = stated_end(&record.statement)?;
        let status = record.row.text(Field::Status).unwrap_or(stated);
        Some((record.row.location_of(Field::Status), format!("这里写“{status}”")))
    })
}

/// The status, where it is not that of something valid.
fn stated_end(statement: &Statement) -> Option<&'static str> {
    match statement {
        Statement::Filing(said) => {
            let ended = said.status.filter(|status| *status != FilingStatus::Active);
            ended.map(FilingStatus::in_chinese)
        }
        Statement::TrainingBase(said) => {
            let ended = said.status.filter(|status| *status != BaseStatus::Active);
            ended.map(BaseStatus::in_chinese)
        }
        _ => None,
    }
}

/// Whether it tells of an end: what was refused, is under way, or was renewed is none.
fn is_of_end(said: &Ended, is_list: bool) -> bool {
    match said {
        Ended::Word(word) | Ended::Around(word, _) | Ended::Comment(word) => is_end(word),
        Ended::Column(_) => true,
        Ended::Denied(_) => is_list,
        Ended::Undecided(..)
        | Ended::Past(_)
        | Ended::Struck
        | Ended::Changed
        | Ended::Pending
        | Ended::Old(_) => false,
    }
}

/// What rows that were set aside say of the institutions known, and of others.
pub(crate) fn of_rows(
    records: &[Record],
    places: &Places<'_>,
    site: &JurisdictionCode,
    perhaps: &Perhaps<'_>,
    technologies: &Technologies<'_>,
) -> (Vec<Claim>, Vec<SaidEnd>) {
    let (mut claims, mut of_others) = (Vec::new(), Vec::new());
    for record in records {
        let Some((at, what)) = end_said(record) else { continue };
        let name = without_end(&record.institution.name);
        let whom = subject::candidates(record, name, places, site, perhaps);
        let Some((Whom { named, otherwise }, area)) = whom else { continue };
        let of = |institution, is_sure| Claim {
            institution,
            of: Of::Institution,
            technology: None,
            unclear: None,
            completed: None,
            since: None,
            at,
            what: if is_sure {
                what.clone()
            } else {
                format!("{what}，“{name}”可能就是这一家")
            },
        };
        if named.is_empty() {
            let mut said = Vec::new();
            of_record(record, &of(UNKNOWN, true), &area, technologies, &mut said);
            of_others.extend(said.iter().filter_map(|claim| claim.said(unknown(record, name))));
        }
        let is_sure = named.len() == 1;
        for institution in named {
            let claim = of(institution, is_sure);
            of_record(record, &claim, &area, technologies, &mut claims);
        }
        // By another spelling not all of an institution's is in doubt.
        let mut others = Vec::new();
        for institution in otherwise {
            of_record(record, &of(institution, false), &area, technologies, &mut others);
        }
        claims.extend(others.into_iter().filter(|claim| claim.technology.is_some()));
    }
    (claims, of_others)
}

fn unknown(record: &Record, name: &str) -> SaidOf {
    let mention = &record.institution;
    SaidOf::Unknown {
        name: name.to_owned(),
        registration_number: mention.registration_number.clone(),
        credit_code: mention.credit_code.clone(),
    }
}

/// What filings that have ended say of others: of institutions whose names may be other spellings
/// of their institution's.
pub(crate) fn of_namesakes(
    filings: &[Filing],
    perhaps: &Perhaps<'_>,
    registry: &Registry,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for filing in filings.iter().filter(|filing| filing.status != FilingStatus::Active) {
        let status = filing.origin.text(Field::Status).unwrap_or(filing.status.in_chinese());
        let name = registry.name(filing.institution);
        let others = perhaps.namesakes(filing.institution);
        claims.extend(others.into_iter().map(|institution| Claim {
            institution,
            of: Of::Filing,
            technology: Some(filing.technology.clone()),
            unclear: None,
            completed: filing.completed,
            since: filing.status_date,
            at: filing.origin.location_of(Field::Status),
            what: format!("这里写“{status}”，“{name}”可能就是这一家"),
        }));
    }
    claims
}

/// What one row says of one institution.
fn of_record(
    record: &Record,
    claim: &Claim,
    area: &JurisdictionCode,
    technologies: &Technologies<'_>,
    claims: &mut Vec<Claim>,
) {
    let (of, named, completed, since) = match &record.statement {
        Statement::Filing(said) => {
            (Of::Filing, &said.technologies, said.completed, said.status_date)
        }
        Statement::TrainingBase(said) => {
            (Of::Base, &said.technologies, said.filed_on, said.status_date)
        }
        _ => return claims.push(claim.clone()),
    };
    let claim = Claim { of, completed, since, ..claim.clone() };
    let unclear = |text: &str| Claim { unclear: Some(text.to_owned()), ..claim.clone() };
    if named.is_empty() {
        claims.push(unclear(""));
    }
    // A base's own day says nothing of the catalog it was filed under.
    let on = completed.filter(|_| of == Of::Filing);
    for mention in named {
        let of = |technology| Claim { technology: Some(technology), ..claim.clone() };
        let perhaps = |technology| Claim {
            what: format!("{}，技术写的是“{}”，可能就是这一项", claim.what, mention.text),
            ..of(technology)
        };
        match technologies.candidates(mention, area, on) {
            Candidates::One(technology) => claims.push(of(technology)),
            Candidates::Of(several) => claims.extend(several.into_iter().map(perhaps)),
            Candidates::Unknown(nearest) => {
                claims.extend(nearest.map(perhaps));
                claims.push(unclear(&mention.text));
            }
            Candidates::Nothing => {}
        }
    }
}
