//! The records and values that corrections are about.

use crate::catalog::TechnologyId;
use crate::correction::{Correction, Value};
use crate::dataset::{Dataset, InstitutionIndex};
use crate::record::{BaseStatus, Field, FilingStatus, Kind};
use crate::source::Location;

/// One record of a dataset, by its place in the list of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) kind: Kind,
    at: usize,
}

/// The records of a kind that a correction can mean.
pub(crate) fn records(
    dataset: &Dataset,
    correction: &Correction,
    kind: Kind,
    institution: InstitutionIndex,
) -> Vec<Target> {
    let about = (institution, correction.technology.as_ref());
    let at: Vec<usize> = match kind {
        Kind::Institution => vec![institution.0 as usize],
        Kind::Filing => {
            positions(&dataset.filings, about, |it| (it.institution, &it.technology)).collect()
        }
        Kind::Disclosure => {
            let all = &dataset.disclosures;
            let as_of = correction.as_of;
            let is_meant = |at: &usize| as_of.is_none() || as_of == all[*at].as_of;
            positions(all, about, |it| (it.institution, &it.technology)).filter(is_meant).collect()
        }
        Kind::TrainingBase => {
            positions(&dataset.training_bases, about, |it| (it.institution, &it.technology))
                .collect()
        }
        Kind::LicenceNote | Kind::QualityCentre | Kind::SurgeryItem | Kind::NewTechnology => {
            Vec::new()
        }
    };
    at.into_iter().map(|at| Target { kind, at }).collect()
}

/// Where the records of one institution and technology stand in a list, which has the order of both.
fn positions<T>(
    records: &[T],
    (institution, technology): (InstitutionIndex, Option<&TechnologyId>),
    of: impl Fn(&T) -> (InstitutionIndex, &TechnologyId),
) -> std::ops::Range<usize> {
    let Some(technology) = technology else { return 0..0 };
    let start = records.partition_point(|it| of(it) < (institution, technology));
    let own = records[start..].partition_point(|it| of(it) == (institution, technology));
    start..start + own
}

impl Target {
    /// Where the record, or its cell of a field, stands.
    pub(crate) fn location(self, dataset: &Dataset, field: Field) -> Location {
        let origin = match self.kind {
            Kind::Filing => &dataset.filings[self.at].origin,
            Kind::Disclosure => &dataset.disclosures[self.at].origin,
            Kind::TrainingBase => &dataset.training_bases[self.at].origin,
            _ => &dataset.institutions[self.at].origin,
        };
        origin.location_of(field)
    }

    /// The value of a field; `None` where the record has none.
    pub(crate) fn value(self, dataset: &Dataset, field: Field) -> Option<Value> {
        let text = |text: &Option<String>| text.clone().map(Value::Text);
        match self.kind {
            Kind::Institution => {
                let record = &dataset.institutions[self.at];
                match field {
                    Field::InstitutionName => Some(Value::Text(record.name.clone())),
                    Field::RegistrationNumber => text(&record.registration_number),
                    Field::CreditCode => text(&record.credit_code),
                    Field::Level => record.level.map(Value::Level),
                    Field::Category => text(&record.category),
                    Field::Jurisdiction => record.jurisdiction.clone().map(Value::Jurisdiction),
                    _ => None,
                }
            }
            Kind::Filing => {
                let record = &dataset.filings[self.at];
                match field {
                    Field::Completed => record.completed.map(Value::Date),
                    Field::PapersComplete => record.papers_complete.map(Value::Date),
                    Field::FirstCase => record.first_case.map(Value::Date),
                    Field::Status => Some(Value::FilingStatus(record.status)),
                    Field::StatusDate => record.status_date.map(Value::Date),
                    Field::StatusReason => text(&record.status_reason),
                    Field::LimitedTo => text(&record.limited_to),
                    Field::Department => text(&record.department),
                    Field::LicenceNote => text(&record.licence_note),
                    _ => None,
                }
            }
            Kind::Disclosure => {
                let record = &dataset.disclosures[self.at];
                match field {
                    Field::CumulativeCases => record.cumulative_cases.map(Value::Count),
                    Field::Completed => record.completed.map(Value::Date),
                    _ => None,
                }
            }
            Kind::TrainingBase => {
                let record = &dataset.training_bases[self.at];
                match field {
                    Field::FiledOn => record.filed_on.map(Value::Date),
                    Field::Status => Some(Value::BaseStatus(record.status)),
                    Field::StatusDate => record.status_date.map(Value::Date),
                    Field::Plan => text(&record.plan),
                    Field::Places => record.places.map(Value::Count),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Puts a value in its place. A value the field cannot hold changes nothing: the file of
    /// corrections was read for the same fields.
    pub(crate) fn set(self, dataset: &mut Dataset, field: Field, value: Option<Value>) {
        match self.kind {
            Kind::Institution => self.set_institution(dataset, field, value),
            Kind::Filing => self.set_filing(dataset, field, value),
            Kind::Disclosure => self.set_disclosure(dataset, field, value),
            Kind::TrainingBase => self.set_training_base(dataset, field, value),
            _ => {}
        }
    }

    fn set_institution(self, dataset: &mut Dataset, field: Field, value: Option<Value>) {
        let record = &mut dataset.institutions[self.at];
        match (field, value) {
            (Field::InstitutionName, Some(Value::Text(name))) => record.name = name,
            (Field::RegistrationNumber, value) => record.registration_number = text(value),
            (Field::CreditCode, value) => record.credit_code = text(value),
            (Field::Category, value) => record.category = text(value),
            (Field::Level, Some(Value::Level(level))) => record.level = Some(level),
            (Field::Level, _) => record.level = None,
            (Field::Jurisdiction, Some(Value::Jurisdiction(code))) => {
                record.jurisdiction = Some(code);
            }
            (Field::Jurisdiction, _) => record.jurisdiction = None,
            _ => {}
        }
    }

    fn set_filing(self, dataset: &mut Dataset, field: Field, value: Option<Value>) {
        let record = &mut dataset.filings[self.at];
        match (field, value) {
            (Field::Status, Some(Value::FilingStatus(status))) => {
                record.status = status;
                // The day and the reason of an end that there was not.
                if status == FilingStatus::Active {
                    (record.status_date, record.status_reason) = (None, None);
                }
            }
            (Field::Completed, value) => record.completed = date(value),
            (Field::PapersComplete, value) => record.papers_complete = date(value),
            (Field::FirstCase, value) => record.first_case = date(value),
            (Field::StatusDate, value) => record.status_date = date(value),
            (Field::StatusReason, value) => record.status_reason = text(value),
            (Field::LimitedTo, value) => record.limited_to = text(value),
            (Field::Department, value) => record.department = text(value),
            (Field::LicenceNote, value) => record.licence_note = text(value),
            _ => {}
        }
    }

    fn set_disclosure(self, dataset: &mut Dataset, field: Field, value: Option<Value>) {
        let record = &mut dataset.disclosures[self.at];
        match field {
            Field::CumulativeCases => record.cumulative_cases = count(value),
            Field::Completed => record.completed = date(value),
            _ => {}
        }
    }

    fn set_training_base(self, dataset: &mut Dataset, field: Field, value: Option<Value>) {
        let record = &mut dataset.training_bases[self.at];
        match (field, value) {
            (Field::Status, Some(Value::BaseStatus(status))) => {
                record.status = status;
                if status == BaseStatus::Active {
                    record.status_date = None;
                }
            }
            (Field::FiledOn, value) => record.filed_on = date(value),
            (Field::StatusDate, value) => record.status_date = date(value),
            (Field::Plan, value) => record.plan = text(value),
            (Field::Places, value) => record.places = count(value),
            _ => {}
        }
    }
}

fn text(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn date(value: Option<Value>) -> Option<crate::date::PartialDate> {
    match value {
        Some(Value::Date(date)) => Some(date),
        _ => None,
    }
}

fn count(value: Option<Value>) -> Option<u32> {
    match value {
        Some(Value::Count(count)) => Some(count),
        _ => None,
    }
}
