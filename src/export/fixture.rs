//! A small hand-made site in which every data set has a record and every field a value
//! somewhere. All of it is invented.

use crate::catalog::{AuthorityId, EditionId, EntryRef, JurisdictionCode, Reference, TechnologyId};
use crate::check::{RuleCount, Severity, Summary};
use crate::config::Config;
use crate::content::{self, Content};
use crate::dataset::{
    AppliedCorrection, Cause, Dataset, Disclosure, Effect, Filing, Institution, InstitutionIndex,
    NewTechnology, Origin, QualityCentre, SurgeryItem, TableAccount, TrainingBase,
};
use crate::date::PartialDate;
use crate::history::Values;
use crate::history::{
    Accepted, Advanced, Event, EventKind, FormerFiling, History, InstitutionId, KnownCounts,
    KnownFiling, KnownInstitution, Ledger, OtherChange, Places, Release, Removal,
};
use crate::record::{BaseStatus, Field, FilingStatus, Kind, Level, LineAccount, RawCell, RawRow};
use crate::site::{Parts, Site};
use crate::source::{Encoding, FileId, Location, SourceFile, Sources};
use jiff::civil::{Date, date};
use std::path::Path;
use std::sync::Arc;

/// What a site is made of.
pub(crate) struct Fixture {
    pub(crate) config: Config,
    reference: Reference,
    content: Content,
    pub(crate) dataset: Dataset,
    pub(crate) history: History,
    findings: Summary,
    jurisdiction: JurisdictionCode,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let files = content::read(&folder).expect("content");
        Self {
            config: config(),
            reference: Reference::builtin().expect("reference data"),
            content: content::load(&files).expect("regulations"),
            dataset: dataset(),
            history: history(),
            findings: findings(),
            jurisdiction: JurisdictionCode::new("220000").expect("code"),
        }
    }

    pub(crate) fn site(&self) -> Site<'_> {
        let Self { config, reference, content, dataset, history, findings, jurisdiction } = self;
        Site::new(Parts { config, reference, content, dataset, history, findings, jurisdiction })
    }
}

fn config() -> Config {
    let text = r#"
        title = "示例省限制类技术 <公示> & 查询"
        jurisdiction = "220000"
        authority = "示例省卫生健康委员会"
        base_url = "https://example.org/ylws/"
        notice = "演示站：均为虚构示例"
        data_licence = "示例数据，可自由使用"
    "#;
    Config::parse(text, Path::new("site.toml")).expect("settings")
}

pub(crate) fn partial(text: &str) -> PartialDate {
    PartialDate::from_iso(text).expect("date")
}

fn day() -> Date {
    date(2026, 11, 16)
}

fn technology(id: &str) -> TechnologyId {
    TechnologyId::new(id).expect("id")
}

fn authority() -> AuthorityId {
    AuthorityId::new("220100").expect("id")
}

fn origin(file: u32, row: u32, cells: &[(Field, &str)]) -> Origin {
    let location = Location { file: FileId(file), sheet: 0, row, column: None };
    let cells = cells.iter().zip(1..);
    let cell = |(&(field, text), column)| RawCell { row: None, field, column, text };
    Arc::new(RawRow::new(location, cells.map(cell)))
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn sources() -> Sources {
    let file = |name: &str, encoding: Option<Encoding>, sheets: &[&str]| SourceFile {
        delimiter: None,
        authority: "changchun".to_owned(),
        snapshot: encoding.map(|_| day()),
        path: format!("changchun/2026-11-16/{name}"),
        sha256: if encoding.is_some() { "0".repeat(64) } else { String::new() },
        bytes: 1234,
        encoding,
        sheets: sheets.iter().map(|name| (*name).to_owned()).collect(),
    };
    let workbook = file("示例备案.xlsx", Some(Encoding::Workbook), &["备案"]);
    let plain = file("示例机构.csv", Some(Encoding::Gb18030), &[]);
    Sources { files: vec![plain, workbook, file("示例坏.csv", None, &[])] }
}

fn accounts() -> Vec<TableAccount> {
    let lines = LineAccount {
        read: 9,
        header: 2,
        accepted: 5,
        set_aside: 1,
        note: 1,
        ..Default::default()
    };
    let table =
        |file, kind| TableAccount { file: FileId(file), sheet: 0, kind, is_hidden: false, lines };
    vec![table(0, Some(Kind::Institution)), table(1, None)]
}

fn institutions() -> Vec<Institution> {
    let full = Institution {
        name: "=示例市第一医院".to_owned(),
        former_names: vec![],
        aliases: vec!["示例，\"附属\"医院".to_owned(), "示例院区".to_owned()],
        registration_number: text("123456789012345678"),
        credit_code: text("91350100M000100Y4"),
        level: Some(Level::ThreeA),
        category: text("综合医院"),
        jurisdiction: Some(JurisdictionCode::new("220104").expect("code")),
        authority: Some(authority()),
        origin: origin(0, 2, &[]),
    };
    let bare = Institution {
        name: "示例市第二医院\u{7}".to_owned(),
        aliases: vec![],
        registration_number: None,
        credit_code: None,
        level: None,
        category: None,
        jurisdiction: None,
        authority: None,
        origin: origin(1, 3, &[]),
        ..full.clone()
    };
    vec![full, bare]
}

fn entry(edition: &str, index: usize) -> EntryRef {
    EntryRef { edition: EditionId::new(edition).expect("id"), index }
}

fn filings() -> Vec<Filing> {
    let raw = [(Field::Technology, "G08 肿瘤消融治疗技术"), (Field::Completed, "2023.5")];
    let full = Filing {
        institution: InstitutionIndex(0),
        technology: technology("tumor-ablation"),
        entry: entry("national-2022", 7),
        limited_to: text("肺癌"),
        authority: authority(),
        department: text("介入科"),
        first_case: Some(partial("2023-04-01")),
        papers_complete: Some(partial("2023-04-20")),
        completed: Some(partial("2023-05")),
        status: FilingStatus::Suspended,
        status_date: Some(partial("2025")),
        status_reason: text("-示例原因"),
        licence_note: text("限\n示例"),
        origin: origin(1, 4, &raw),
        elsewhere: vec![origin(0, 9, &raw)],
    };
    let bare = Filing {
        institution: InstitutionIndex(1),
        limited_to: None,
        department: None,
        first_case: None,
        papers_complete: None,
        completed: None,
        status: FilingStatus::Active,
        status_date: None,
        status_reason: None,
        licence_note: None,
        origin: origin(0, 5, &[(Field::Technology, "肿瘤消融治疗技术 联系人13800000000")]),
        elsewhere: Vec::new(),
        ..full.clone()
    };
    vec![full, bare]
}

fn disclosures() -> Vec<Disclosure> {
    let raw = [(Field::CumulativeCases, "41例"), (Field::AsOf, "2026年6月30日")];
    let full = Disclosure {
        institution: InstitutionIndex(0),
        technology: technology("tumor-ablation"),
        completed: Some(partial("2023-05-06")),
        cumulative_cases: Some(41),
        few_cases: None,
        as_of: Some(partial("2026-06-30")),
        origin: origin(1, 6, &raw),
    };
    let bare = Disclosure {
        completed: None,
        cumulative_cases: None,
        as_of: None,
        origin: origin(0, 7, &[(Field::CumulativeCases, "张三")]),
        ..full.clone()
    };
    vec![bare, full]
}

fn cause() -> Cause {
    let by = AuthorityId::new("220000").expect("id");
    Cause { date: day(), reason: "登记时录错".to_owned(), by }
}

fn correction() -> AppliedCorrection {
    AppliedCorrection {
        institution: InstitutionIndex(0),
        technology: Some(technology("tumor-ablation")),
        kind: Kind::Filing,
        field: Field::Completed,
        as_of: None,
        was: text("2023-05-06"),
        now: text("2023-05-16"),
        cause: cause(),
        location: origin(0, 12, &[]).location,
        effect: Effect::Applied,
    }
}

fn dataset() -> Dataset {
    let institution = InstitutionIndex(0);
    let base = TrainingBase {
        institution,
        technology: technology("tumor-ablation"),
        filed_on: Some(partial("2024-03-01")),
        plan: text("示例计划"),
        places: Some(8),
        status: BaseStatus::Stopped,
        status_date: Some(partial("2025-01")),
        origin: origin(1, 8, &[]),
    };
    let centre = QualityCentre {
        name: "示例质控中心".to_owned(),
        technology: technology("tumor-ablation"),
        origin: origin(1, 9, &[]),
    };
    let item = SurgeryItem {
        institution,
        name: "示例手术".to_owned(),
        code: text("36.10"),
        level: Some(4),
        department: text("外科"),
        origin: origin(0, 10, &[]),
    };
    let admitted = NewTechnology {
        institution,
        name: "示例新技术".to_owned(),
        grade: Some(2),
        class: text("常规类"),
        admitted_on: Some(partial("2026-01")),
        supervision_months: Some(12),
        department: text("外科"),
        origin: origin(0, 11, &[]),
    };
    Dataset {
        as_of: day(),
        sources: sources(),
        accounts: accounts(),
        institutions: institutions(),
        filings: filings(),
        disclosures: disclosures(),
        training_bases: vec![base],
        quality_centres: vec![centre],
        surgery_items: vec![item],
        new_technologies: vec![admitted],
        corrections: vec![correction()],
        removals: Vec::new(),
        licence_notes: Vec::new(),
        said_ends: Vec::new(),
        held: Default::default(),
    }
}

pub(crate) fn event(kind: EventKind, field: Option<&str>) -> Event {
    Event {
        kind,
        institution: InstitutionId::new("a1b2c3d").expect("an id"),
        institution_name: "示例市第一医院".to_owned(),
        technology: Some(technology("tumor-ablation")),
        date: Some(partial("2025")),
        field: field.map(str::to_owned),
        before: text("有效"),
        after: text("暂停"),
        cause: Some(cause()),
    }
}

fn history() -> History {
    let ids = ["a1b2c3d", "0012345"].map(|id| InstitutionId::new(id).expect("an id"));
    let removal = Removal { release: day(), folder: None, last: None, missing: None };
    let [known, gone] = known(ids[0], &removal);
    let filing = KnownFiling {
        institution: gone.id,
        technology: technology("tumor-ablation"),
        status: "active".to_owned(),
        values: Values::default(),
        source: None,
        copies: Vec::new(),
    };
    let counts = KnownCounts {
        institution: ids[0],
        technology: technology("tumor-ablation"),
        disclosed: true,
        points: [(partial("2025-12-31"), 30), (partial("2026-06-30"), 41)].into_iter().collect(),
        undated: None,
    };
    let ledger = Ledger {
        releases: releases(),
        institutions: vec![known, gone],
        counts: vec![counts],
        former_filings: vec![FormerFiling { filing, removal }],
        ..Ledger::default()
    };
    Advanced { ledger, ids: ids.to_vec(), places: Places::default(), accepted: Vec::new() }
        .history()
}

fn releases() -> Vec<Release> {
    let gone = Event {
        institution: InstitutionId::new("z9z9z9z").expect("an id"),
        technology: None,
        date: None,
        before: None,
        after: None,
        ..event(EventKind::Removed, None)
    };
    let events = vec![
        event(EventKind::Suspended, Some("status")),
        event(EventKind::Corrected, Some("contact_phone")),
        gone,
    ];
    let release = |date, baseline, events| Release {
        date,
        baseline,
        institutions: 2,
        filings: 2,
        events,
        others: vec![OtherChange {
            kind: "training_base".to_owned(),
            before: 2,
            after: 1,
            folder: None,
            field: None,
        }],
        accepted: vec![Accepted { name: "removals".to_owned(), what: "示例变化".to_owned() }],
    };
    vec![release(date(2026, 11, 9), true, vec![]), release(day(), false, events)]
}

/// An institution that is listed, and one that is listed no longer.
fn known(id: InstitutionId, removal: &Removal) -> [KnownInstitution; 2] {
    let known = KnownInstitution {
        id,
        name: "=示例市第一医院".to_owned(),
        former_names: vec!["示例旧名医院".to_owned()],
        replaced_names: Vec::new(),
        listed: true,
        values: Values::default(),
        unstated: Values::default(),
        source: None,
        removal: None,
    };
    let gone = KnownInstitution {
        id: InstitutionId::new("z9z9z9z").expect("an id"),
        listed: false,
        removal: Some(removal.clone()),
        ..known.clone()
    };
    [known, gone]
}

fn findings() -> Summary {
    let count = RuleCount {
        rule: "F012",
        title: "示例规则",
        severity: Severity::Error,
        file: FileId(1),
        findings: 1,
        explained: 0,
    };
    Summary { counts: vec![count] }
}
