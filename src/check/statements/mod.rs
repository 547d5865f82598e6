//! Records → dataset records, with the account of every row.

mod filings;
mod others;

use super::Context;
use crate::catalog::JurisdictionCode;
use crate::check::campuses::Campuses;
use crate::check::defects;
use crate::check::finding::Finding;
use crate::check::licence_note;
use crate::check::outcome::Outcome;
use crate::check::place::Places;
use crate::check::registry::{Perhaps, Registry};
use crate::check::rest;
use crate::check::rules::{duplicate_row, future_date};
use crate::check::seen::RowsSeen;
use crate::check::statuses::claims::{self, Claim};
use crate::check::statuses::taken::{self, RowKey};
use crate::check::subject::{self, Subject};
use crate::check::technology::{Speaks, Technologies, distinct};
use crate::dataset::{
    Dataset, Disclosure, Filing, InstitutionIndex, LicenceNote, NewTechnology, QualityCentre,
    SaidEnd, SurgeryItem, TrainingBase,
};
use crate::date::PartialDate;
use crate::record::{
    BaseStatus, DisclosureStatement, Field, Kind, LineAccount, Record, Statement,
    TechnologyMention, TrainingBaseStatement,
};
use crate::source::Sources;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Collects the records of all tables.
pub(crate) struct Statements<'a> {
    places: &'a Places<'a>,
    exported: Vec<Date>,
    files: Vec<String>,
    technologies: Technologies<'a>,
    site: &'a JurisdictionCode,
    filings: Vec<Filing>,
    disclosures: Vec<Disclosure>,
    training_bases: Vec<TrainingBase>,
    quality_centres: Vec<QualityCentre>,
    surgery_items: Vec<SurgeryItem>,
    new_technologies: Vec<NewTechnology>,
    licence_notes: Vec<LicenceNote>,
    rows_seen: RowsSeen<'a>,
    /// The rows of which a part was set aside.
    pub(crate) partly: BTreeSet<RowKey>,
    /// Records that say of something that it has ended, and are set aside.
    ended: Vec<Record>,
    /// The same of technologies that a row's licence note says have ended.
    noted_ends: Vec<Claim>,
    campuses: Campuses,
    /// Institutions of which a filing is set aside, in part or as a whole.
    held: BTreeSet<InstitutionIndex>,
}

impl<'a> Statements<'a> {
    /// Nothing yet of so many records.
    pub(crate) fn new(
        context: &Context<'a>,
        sources: &Sources,
        places: &'a Places<'a>,
        records: usize,
    ) -> Self {
        let files = sources.files.iter();
        let exported = files.map(|file| file.snapshot.unwrap_or(context.as_of));
        Self {
            places,
            exported: exported.collect(),
            files: sources.files.iter().map(|file| file.path.clone()).collect(),
            technologies: Technologies::new(context),
            site: context.jurisdiction,
            filings: Vec::new(),
            disclosures: Vec::new(),
            training_bases: Vec::new(),
            quality_centres: Vec::new(),
            surgery_items: Vec::new(),
            new_technologies: Vec::new(),
            licence_notes: Vec::new(),
            rows_seen: RowsSeen::of(records),
            partly: BTreeSet::new(),
            ended: Vec::new(),
            noted_ends: Vec::new(),
            campuses: Campuses::default(),
            held: BTreeSet::new(),
        }
    }

    /// Takes records of one table and completes its account.
    pub(crate) fn take(
        &mut self,
        records: &[Record],
        as_of: Option<PartialDate>,
        lines: &mut LineAccount,
        registry: &mut Registry,
        findings: &mut Vec<Finding>,
    ) {
        // A row that lists dates or counts for its technologies is several records.
        for row in records.chunk_by(|one, next| one.row.location.row == next.row.location.row) {
            match self.row(row, as_of, registry, findings) {
                Some(Outcome::Accepted) => lines.accepted += 1,
                Some(Outcome::PartlyAccepted) => {
                    lines.partly_accepted += 1;
                    self.partly.insert(taken::key(row[0].row.location));
                }
                Some(Outcome::SetAside) => lines.set_aside += 1,
                None => {}
            }
        }
    }

    /// Takes the records of one row. A count stands and falls with the filing it follows.
    fn row(
        &mut self,
        records: &[Record],
        as_of: Option<PartialDate>,
        registry: &mut Registry,
        findings: &mut Vec<Finding>,
    ) -> Option<Outcome> {
        let mut filed = Outcome::Accepted;
        let each = records.iter().map(|record| {
            if filed == Outcome::SetAside && record.kind == Kind::Disclosure {
                findings.extend(defects::of_record(record).0);
                return Outcome::SetAside;
            }
            // A filing told before has its count all the same, of another day perhaps.
            let is_repeated = self.rows_seen.has(record, as_of, self.places);
            let outcome = self.record(record, as_of, registry, findings);
            let is_of_count = record.kind == Kind::Filing && !is_repeated;
            filed = if is_of_count { outcome } else { Outcome::Accepted };
            outcome
        });
        each.reduce(Outcome::and)
    }

    /// Keeps what rows of tables that could not be read say of an end.
    pub(crate) fn hear(&mut self, ends: Vec<Record>) {
        self.ended.extend(ends);
    }

    /// What rows that were set aside say of an end, and what they say of institutions of which no
    /// other row speaks.
    pub(crate) fn claims(&mut self, registry: &Registry) -> (Vec<Claim>, Vec<SaidEnd>) {
        let mut claims = std::mem::take(&mut self.noted_ends);
        let (ended, places) = (&self.ended, self.places);
        let perhaps = Perhaps::new(registry, places, &self.filings);
        let (of_rows, of_others) =
            claims::of_rows(ended, places, self.site, &perhaps, &self.technologies);
        claims.extend(of_rows);
        claims.extend(claims::of_namesakes(&self.filings, &perhaps, registry));
        (claims, of_others)
    }

    /// Takes away the counts that are of a part of their hospital.
    pub(crate) fn without_campus_counts(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.campuses).settle(&mut self.disclosures)
    }

    /// The dataset of everything taken, in the order taken, without its account.
    pub(crate) fn finish(self, registry: Registry, as_of: Date, sources: Sources) -> Dataset {
        Dataset {
            as_of,
            sources,
            accounts: Vec::new(),
            institutions: registry.finish(),
            filings: self.filings,
            disclosures: self.disclosures,
            training_bases: self.training_bases,
            quality_centres: self.quality_centres,
            surgery_items: self.surgery_items,
            new_technologies: self.new_technologies,
            corrections: Vec::new(),
            removals: Vec::new(),
            licence_notes: self.licence_notes,
            said_ends: Vec::new(),
            held: self.held,
        }
    }

    fn record(
        &mut self,
        record: &Record,
        as_of: Option<PartialDate>,
        registry: &mut Registry,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        let (of_cells, set_aside) = defects::of_record(record);
        findings.extend(of_cells);
        if set_aside {
            rest::of_row(record, self.places, &mut self.technologies, findings);
            let kept = claims::kept(record);
            if let Some(closed) = kept.as_ref().filter(|it| it.kind == Kind::Institution) {
                registry.close(closed);
            }
            self.ended.extend(kept);
            return Outcome::SetAside;
        }
        if let Some(first) = self.rows_seen.first_of_same(record, as_of, self.places) {
            let file = &self.files[first.file.0 as usize];
            findings.push(duplicate_row::finding(record.row.location, first, file));
            return Outcome::SetAside;
        }
        match &record.statement {
            Statement::QualityCentre(statement) => self.quality_centre(record, statement, findings),
            _ => match subject::of(record, self.places, self.site, registry, findings) {
                Ok(subject) => {
                    self.campuses.take(record, subject.institution);
                    let outcome = self.about(record, as_of, &subject, findings);
                    if record.kind == Kind::Filing && outcome != Outcome::Accepted {
                        self.held.insert(subject.institution);
                    }
                    outcome
                }
                Err(finding) => {
                    findings.push(*finding);
                    rest::of_technologies(record, self.places, &mut self.technologies, findings);
                    self.ended.extend(claims::kept(record));
                    Outcome::SetAside
                }
            },
        }
    }

    fn about(
        &mut self,
        record: &Record,
        as_of: Option<PartialDate>,
        subject: &Subject,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        match &record.statement {
            Statement::Institution | Statement::QualityCentre(_) => Outcome::Accepted,
            Statement::Filing(said) => self.filing(record, said, subject, findings),
            Statement::Disclosure(said) => self.disclosure(record, said, as_of, subject, findings),
            Statement::TrainingBase(said) => self.training_base(record, said, subject, findings),
            Statement::SurgeryItem(said) => self.surgery_item(record, said, subject),
            Statement::NewTechnology(said) => self.new_technology(record, said, subject, findings),
            Statement::LicenceNote(said) => {
                let technologies = &mut self.technologies;
                let note = licence_note::of(record, said, subject, technologies, findings);
                self.noted_ends.extend(licence_note::claims(&note, said));
                self.licence_notes.push(note);
                Outcome::Accepted
            }
        }
    }

    /// Finds the dates of a row that lie after its own export. `true` when there is one.
    fn in_future(
        &mut self,
        record: &Record,
        dates: &[(Field, Option<PartialDate>)],
        findings: &mut Vec<Finding>,
    ) -> bool {
        let exported = self.exported[record.row.location.file.0 as usize];
        let found =
            dates.iter().filter_map(|date| future_date::check(&record.row, *date, exported));
        let before = findings.len();
        findings.extend(found);
        let any = findings.len() > before;
        if any {
            self.ended.extend(claims::kept(record));
            rest::of_technologies(record, self.places, &mut self.technologies, findings);
        }
        any
    }

    /// Keeps what a row says of the end of technologies that could not be resolved.
    fn keep_unresolved(
        &mut self,
        record: &Record,
        area: &JurisdictionCode,
        date: (Option<PartialDate>, Speaks),
    ) {
        let technologies = &mut self.technologies;
        let is_unresolved = |mention: &TechnologyMention| {
            let mentions = std::slice::from_ref(mention);
            technologies.of_row(record, mentions, area, date, &mut Vec::new()).is_empty()
        };
        self.ended.extend(claims::kept_of(record, is_unresolved));
    }

    fn disclosure(
        &mut self,
        record: &Record,
        said: &DisclosureStatement,
        of_table: Option<PartialDate>,
        subject: &Subject,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        let DisclosureStatement { technologies, completed, cumulative_cases, as_of } = said;
        let as_of = as_of.or(of_table);
        let dates = [(Field::Completed, *completed), (Field::AsOf, as_of)];
        if self.in_future(record, &dates, findings) {
            return Outcome::SetAside;
        }
        let date = (*completed, Speaks::OfPresent);
        let resolved =
            self.technologies.of_row(record, technologies, &subject.area, date, findings);
        let outcome = Outcome::of_parts(technologies.len(), resolved.len());
        let (resolved, first) = (distinct(resolved), self.disclosures.len());
        self.campuses.count(record, first..first + resolved.len());
        self.disclosures.extend(resolved.into_iter().map(|resolved| Disclosure {
            institution: subject.institution,
            technology: resolved.technology,
            completed: *completed,
            cumulative_cases: *cumulative_cases,
            few_cases: None,
            as_of,
            origin: Arc::clone(&record.row),
        }));
        outcome
    }

    fn training_base(
        &mut self,
        record: &Record,
        said: &TrainingBaseStatement,
        subject: &Subject,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        let TrainingBaseStatement { technologies, filed_on, plan, places, status, status_date } =
            said;
        let dates = [(Field::FiledOn, *filed_on), (Field::StatusDate, *status_date)];
        if self.in_future(record, &dates, findings) {
            return Outcome::SetAside;
        }
        let date = (*filed_on, Speaks::OfPresent);
        let resolved =
            self.technologies.of_row(record, technologies, &subject.area, date, findings);
        if resolved.len() < technologies.len() {
            self.keep_unresolved(record, &subject.area, date);
        }
        let outcome = Outcome::of_parts(technologies.len(), resolved.len());
        let resolved = distinct(resolved);
        self.training_bases.extend(resolved.into_iter().map(|resolved| TrainingBase {
            institution: subject.institution,
            technology: resolved.technology,
            filed_on: *filed_on,
            plan: plan.clone(),
            places: *places,
            status: status.unwrap_or(BaseStatus::Active),
            status_date: *status_date,
            origin: Arc::clone(&record.row),
        }));
        outcome
    }
}
