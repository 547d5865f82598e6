//! Quality centres, lines of surgery lists and new technologies.

use super::Statements;
use crate::check::finding::Finding;
use crate::check::outcome::Outcome;
use crate::check::subject::Subject;
use crate::check::technology::{Speaks, distinct};
use crate::dataset::{NewTechnology, QualityCentre, SurgeryItem};
use crate::record::{
    Field, NewTechnologyStatement, QualityCentreStatement, Record, SurgeryStatement,
};
use std::sync::Arc;

impl Statements<'_> {
    pub(super) fn quality_centre(
        &mut self,
        record: &Record,
        said: &QualityCentreStatement,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        let QualityCentreStatement { technologies, centres } = said;
        let area = self.places.scope(record.row.location.file).clone();
        let date = (None, Speaks::OfPresent);
        let resolved = self.technologies.of_row(record, technologies, &area, date, findings);
        let outcome = Outcome::of_parts(technologies.len(), resolved.len());
        let resolved = distinct(resolved);
        for resolved in resolved {
            self.quality_centres.extend(centres.iter().map(|name| QualityCentre {
                name: name.clone(),
                technology: resolved.technology.clone(),
                origin: Arc::clone(&record.row),
            }));
        }
        outcome
    }

    pub(super) fn surgery_item(
        &mut self,
        record: &Record,
        said: &SurgeryStatement,
        subject: &Subject,
    ) -> Outcome {
        let SurgeryStatement { name, code, level, department } = said.clone();
        self.surgery_items.push(SurgeryItem {
            institution: subject.institution,
            name,
            code,
            level,
            department,
            origin: Arc::clone(&record.row),
        });
        Outcome::Accepted
    }

    pub(super) fn new_technology(
        &mut self,
        record: &Record,
        said: &NewTechnologyStatement,
        subject: &Subject,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        let NewTechnologyStatement {
            name,
            grade,
            class,
            admitted_on,
            supervision_months,
            department,
        } = said.clone();
        if self.in_future(record, &[(Field::AdmittedOn, admitted_on)], findings) {
            return Outcome::SetAside;
        }
        self.new_technologies.push(NewTechnology {
            institution: subject.institution,
            name,
            grade,
            class,
            admitted_on,
            supervision_months,
            department,
            origin: Arc::clone(&record.row),
        });
        Outcome::Accepted
    }
}
