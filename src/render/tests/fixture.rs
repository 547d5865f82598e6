//! A small invented province: three institutions, a few filings of every status.

use crate::catalog::{AuthorityId, EntryRef, JurisdictionCode, Reference, TechnologyId};
use crate::check::Summary;
use crate::config::Config;
use crate::content::{self, Content};
use crate::dataset::{
    Dataset, Disclosure, Filing, Institution, InstitutionIndex, NewTechnology, Origin,
    QualityCentre, SurgeryItem, TrainingBase,
};
use crate::date::PartialDate;
use crate::history::{self, History, Ledger};
use crate::record::{BaseStatus, Field, FilingStatus, Level, RawCell, RawRow};
use crate::site::{Parts, Site};
use crate::source::{Encoding, FileId, Location, SourceFile, Sources};
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

/// Everything a [`Site`] borrows.
pub(in crate::render) struct Inputs {
    pub(in crate::render) config: Config,
    pub(in crate::render) reference: Reference,
    pub(in crate::render) content: Content,
    pub(in crate::render) dataset: Dataset,
    pub(in crate::render) history: History,
    pub(in crate::render) findings: Summary,
    pub(in crate::render) jurisdiction: JurisdictionCode,
}

impl Inputs {
    pub(in crate::render) fn site(&self) -> Site<'_> {
        let Self { config, reference, content, dataset, history, findings, jurisdiction } = self;
        Site::new(Parts { config, reference, content, dataset, history, findings, jurisdiction })
    }
}

pub(in crate::render) fn inputs() -> Inputs {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = content::read(&root.join("content")).expect("content");
    let (dataset, reference) = (dataset(), Reference::builtin().expect("reference data"));
    Inputs {
        config: Config::load(root).expect("site.toml"),
        content: content::load(&files).expect("content"),
        history: history(&dataset, &reference),
        reference,
        dataset,
        findings: Summary::default(),
        jurisdiction: place("220000"),
    }
}

/// The same province with so many more institutions at places, each with a valid filing of
/// tumour ablation.
pub(in crate::render) fn crowded(places: &[(&str, usize)]) -> Inputs {
    let mut inputs = inputs();
    for (code, count) in places {
        for number in 0..*count {
            let at = inputs.dataset.institutions.len() as u32;
            let name = format!("示例{code}第{number}医院");
            inputs.dataset.institutions.push(institution(&name, None, Some(code)));
            let filing = filing(at, "tumor-ablation", 7, FilingStatus::Active);
            inputs.dataset.filings.push(filing);
        }
    }
    inputs.history = history(&inputs.dataset, &inputs.reference);
    inputs
}

pub(in crate::render) fn place(code: &str) -> JurisdictionCode {
    JurisdictionCode::new(code).expect("code")
}

pub(in crate::render) fn technology(id: &str) -> TechnologyId {
    TechnologyId::new(id).expect("id")
}

pub(in crate::render) fn iso(text: &str) -> Option<PartialDate> {
    Some(PartialDate::from_iso(text).expect("date"))
}

/// A row of the fixture's file, with the raw text of some cells.
fn origin(row: u32, cells: &[(Field, &str)]) -> Origin {
    let cells = cells.iter().zip(1..);
    let cell = |(&(field, text), column)| RawCell { row: None, field, column, text };
    let location = Location { file: FileId(0), sheet: 0, row, column: None };
    Arc::new(RawRow::new(location, cells.map(cell)))
}

fn institution(name: &str, level: Option<Level>, place_code: Option<&str>) -> Institution {
    Institution {
        name: name.to_owned(),
        former_names: Vec::new(),
        aliases: Vec::new(),
        registration_number: None,
        credit_code: None,
        level,
        category: Some("综合医院".to_owned()),
        jurisdiction: place_code.map(place),
        authority: Some(AuthorityId::new("220000").expect("id")),
        origin: origin(2, &[(Field::InstitutionName, name)]),
    }
}

fn filing(at: u32, id: &str, entry: usize, status: FilingStatus) -> Filing {
    Filing {
        institution: InstitutionIndex(at),
        technology: technology(id),
        entry: EntryRef {
            edition: crate::catalog::EditionId::new("national-2022").expect("id"),
            index: entry,
        },
        limited_to: None,
        authority: AuthorityId::new("220000").expect("id"),
        department: Some("肿瘤科".to_owned()),
        first_case: iso("2023-04-18"),
        papers_complete: None,
        completed: iso("2023-05"),
        status,
        status_date: (status != FilingStatus::Active).then(|| iso("2025-03-01")).flatten(),
        status_reason: None,
        licence_note: None,
        origin: origin(
            3 + at,
            &[(Field::Technology, "肿瘤消融技术"), (Field::Completed, "2023.5")],
        ),
        elsewhere: Vec::new(),
    }
}

fn disclosure(cases: u32, as_of: &str) -> Disclosure {
    Disclosure {
        institution: InstitutionIndex(0),
        technology: technology("tumor-ablation"),
        completed: iso("2023-05"),
        cumulative_cases: Some(cases),
        few_cases: None,
        as_of: iso(as_of),
        origin: origin(9, &[(Field::CumulativeCases, "例数")]),
    }
}

fn dataset() -> Dataset {
    let mut first = institution("示例省肿瘤医院", Some(Level::ThreeA), Some("220104"));
    first.registration_number = Some("示例登记号0001".to_owned());
    first.aliases = vec!["示例大学附属医院".to_owned()];
    Dataset {
        as_of: date(2026, 11, 15),
        sources: Sources { files: vec![file()] },
        accounts: Vec::new(),
        institutions: vec![
            first,
            institution("示例市中心医院", Some(Level::Three), Some("220202")),
            institution("示例县医院", None, None),
        ],
        filings: vec![
            filing(0, "ecmo", 10, FilingStatus::Active),
            filing(0, "tumor-ablation", 7, FilingStatus::Active),
            filing(1, "tumor-ablation", 7, FilingStatus::Cancelled),
            filing(2, "tumor-ablation", 7, FilingStatus::Active),
        ],
        disclosures: vec![disclosure(40, "2024-12-31"), disclosure(95, "2025-12-31")],
        training_bases: vec![TrainingBase {
            institution: InstitutionIndex(0),
            technology: technology("tumor-ablation"),
            filed_on: iso("2024-03-01"),
            plan: Some("每年两期".to_owned()),
            places: Some(12),
            status: BaseStatus::Active,
            status_date: None,
            origin: origin(10, &[]),
        }],
        quality_centres: vec![QualityCentre {
            name: "示例省肿瘤消融质控中心".to_owned(),
            technology: technology("tumor-ablation"),
            origin: origin(11, &[]),
        }],
        surgery_items: vec![SurgeryItem {
            institution: InstitutionIndex(0),
            name: "肝肿瘤射频消融术".to_owned(),
            code: Some("50.2400".to_owned()),
            level: Some(4),
            department: None,
            origin: origin(12, &[]),
        }],
        new_technologies: vec![NewTechnology {
            institution: InstitutionIndex(0),
            name: "示例新技术".to_owned(),
            grade: Some(2),
            class: Some("常规类".to_owned()),
            admitted_on: iso("2026-02-01"),
            supervision_months: Some(12),
            department: None,
            origin: origin(13, &[]),
        }],
        corrections: Vec::new(),
        removals: Vec::new(),
        licence_notes: Vec::new(),
        said_ends: Vec::new(),
        held: Default::default(),
    }
}

fn file() -> SourceFile {
    SourceFile {
        delimiter: None,
        authority: "220000".to_owned(),
        snapshot: Some(date(2026, 11, 15)),
        path: "220000/2026-11-15/示例备案.csv".to_owned(),
        sha256: "0123456789abcdef".repeat(4),
        bytes: 1234,
        encoding: Some(Encoding::Gb18030),
        sheets: Vec::new(),
    }
}

/// Two releases: a week before, the second institution's filing was still valid.
fn history(dataset: &Dataset, reference: &Reference) -> History {
    let mut before = dataset.clone();
    before.as_of = date(2026, 11, 8);
    before.institutions[0].name = "示例省第二医院".to_owned();
    before.filings[2].status = FilingStatus::Active;
    let accept = history::Accept::Everything;
    let judgement = history::Judgement {
        limits: history::Limits::default(),
        accept: &accept,
        repeated: &[],
        tells_undated: true,
    };
    let first = history::advance(&Ledger::default(), &before, reference, judgement);
    let first = first.expect("release");
    let second = history::advance(&first.ledger, dataset, reference, judgement).expect("release");
    second.history()
}
