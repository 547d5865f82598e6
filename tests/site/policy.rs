//! What a site says about its findings: how much a rule weighs, and what was explained.

use crate::support::{self, build, export, site};
use gongshi::check::{Checked, Severity, report_json, report_text};
use gongshi::source::Encoding;
use std::fs;
use std::path::Path;

const FILING: &str = "医疗机构名称,限制类技术名称,首例开展日期,完成备案时间\n\
     示例市第一医院,肿瘤消融治疗技术,2023-01-03,2023-06-30\n\
     示例市第二医院,肿瘤消融治疗技术,2023-01-03,2023-06-30\n";

const EXPLAINED: &str = r#"
[[suppression]]
rule = "F403"
institution = "示例市第一医院"
technology = "肿瘤消融治疗技术"
reason = "疫情期间材料寄送延误，已核实"
by = "医政科"
date = 2026-11-20
"#;

fn with(folder: &Path, settings: &str, suppressions: &str) -> std::path::PathBuf {
    let site = site(folder);
    fs::write(site.join("site.toml"), format!("{}\n{settings}", support::SETTINGS)).expect("file");
    export(&site, "220100/2026-11-15", "备案.csv", FILING.as_bytes());
    fs::write(site.join("data/suppressions.toml"), suppressions).expect("file");
    site
}

fn checked(settings: &str, suppressions: &str) -> Checked {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = with(temporary.path(), settings, suppressions);
    gongshi::inspect(&site, support::TODAY).expect("inspected").checked
}

fn refused(settings: &str, suppressions: &str) -> String {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = with(temporary.path(), settings, suppressions);
    gongshi::inspect(&site, support::TODAY).expect_err("refused").to_string()
}

#[test]
fn a_site_sets_how_much_a_rule_weighs() {
    let own = checked("", "");
    let set = checked("[rules]\nlate-filing = \"warning\"", "");
    let weights = |checked: &Checked| -> Vec<Severity> {
        let late = checked.findings.iter().filter(|each| each.rule.name == "late-filing");
        late.map(|each| each.severity).collect()
    };
    assert_eq!(weights(&own), [Severity::Notice; 2]);
    assert_eq!(weights(&set), [Severity::Warning; 2]);
    let report = report_json(&set.findings, &set.dataset.sources);
    assert_eq!(report["warnings"], 2);
    assert!(report_text(&set.findings, &set.dataset.sources).contains("警告 F403"));
}

#[test]
fn severities_that_cannot_be_are_refused_in_chinese() {
    assert!(refused("[rules]\nlate-fling = \"warning\"", "").contains("late-fling"));
    assert!(refused("[rules]\nF403 = \"error\"", "").contains("搁置"));
    assert!(refused("[rules]\nunknown-technology = \"notice\"", "").contains("公布不了"));
    assert!(
        refused("[rules]\nF403 = \"warning\"\nlate-filing = \"notice\"", "").contains("写了两次")
    );
}

#[test]
fn an_explained_finding_stays_in_the_report_under_its_reason() {
    let checked = checked("[rules]\nF403 = \"warning\"", EXPLAINED);
    let sources = &checked.dataset.sources;
    let report = report_json(&checked.findings, sources);
    assert_eq!((&report["warnings"], &report["explained"]), (&1.into(), &1.into()));
    let text = report_text(&checked.findings, sources);
    let (open, explained) = text.split_once("已说明 1 条").expect("the explained ones");
    assert!(open.contains("第 3 行") && !explained.contains("第 3 行"), "{text}");
    assert!(explained.contains("疫情期间材料寄送延误") && explained.contains("第 2 行"), "{text}");
}

#[test]
fn an_explanation_by_file_and_row_fits_that_row_only() {
    let text = "[[suppression]]\nrule = \"late-filing\"\nfile = \"220100/*/备案.csv\"\nrow = 3\n\
                reason = \"已核实\"\ndate = 2026-11-20\n";
    let checked = checked("", text);
    let explained = checked.findings.iter().filter(|each| each.explained.is_some());
    let rows: Vec<u32> = explained.map(|each| each.location.row).collect();
    assert_eq!(rows, [3]);
}

#[test]
fn the_file_is_listed_as_it_is_whether_or_not_it_explains_anything() {
    let stale = EXPLAINED.replace("示例市第一医院", "示例市第九医院");
    for text in [EXPLAINED.to_owned(), format!("\u{FEFF}{stale}")] {
        let sources = checked("", &text).dataset.sources;
        let listed: Vec<_> =
            sources.files.iter().filter(|file| file.path == "suppressions.toml").collect();
        let [file] = listed.as_slice() else { panic!("{listed:?}") };
        assert_eq!(file.bytes, text.len() as u64);
        assert_eq!(file.sha256.len(), 64);
        assert_eq!(file.encoding, Some(Encoding::Utf8));
    }
    let none = checked("", "").dataset.sources;
    assert!(none.files.iter().all(|file| file.path != "suppressions.toml"));
}

#[test]
fn what_can_not_be_explained_away_is_refused() {
    let without_reason = EXPLAINED.replace("疫情期间材料寄送延误，已核实", " ");
    assert!(refused("", &without_reason).contains("理由"));
    let of_an_error = EXPLAINED.replace("F403", "unknown-technology");
    assert!(refused("", &of_an_error).contains("是错误"));
    let of_all = "[[suppression]]\nrule = \"F403\"\nreason = \"x\"\ndate = 2026-11-20\n";
    assert!(refused("", of_all).contains("[rules]"));
    assert!(refused("", &EXPLAINED.replace("reason", "reson")).contains("reson"));
}

#[test]
fn the_site_counts_what_was_explained_and_publishes_no_reason() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = with(temporary.path(), "", EXPLAINED);
    build(&site);
    let public = site.join("public");
    let page = fs::read_to_string(public.join("data/quality/index.html")).expect("page");
    assert!(page.contains("已说明"));
    for (path, bytes) in support::files(&public) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("疫情期间") && !text.contains("医政科，"), "{path}");
    }
}

#[test]
fn the_public_counts_hold_no_value_of_a_cell() {
    const CANARY: &str = "CANARY4096";
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let header = "医疗机构名称,登记号,统一社会信用代码,限制类技术名称,首例开展日期,材料齐全日期,\
                  完成备案时间,备案机关,备案状态,状态变更日期,状态原因,副本备注";
    let good = [
        "示例市第一医院",
        "",
        "",
        "肿瘤消融治疗技术",
        "2023-01-03",
        "2023-01-10",
        "2023-01-20",
        "",
        "取消",
        "2024-01-20",
        "其他",
        "",
    ];
    let mut text = format!("{header}\n");
    for spoilt in 0..good.len() {
        let cells = good.iter().enumerate();
        let cells: Vec<&str> =
            cells.map(|(at, cell)| if at == spoilt { CANARY } else { *cell }).collect();
        text.push_str(&format!("{}\n", cells.join(",")));
    }
    export(&site, "220100/2026-11-15", "备案.csv", text.as_bytes());
    let built = build(&site);
    assert!(built.checked.findings.len() > 8);
    let public = site.join("public");
    for (path, bytes) in support::files(&public) {
        let counts = path.starts_with("rules/") || path.starts_with("data/quality/");
        if counts || path.starts_with("data/findings") {
            assert!(!String::from_utf8_lossy(&bytes).contains(CANARY), "{path}");
        }
    }
}

#[test]
fn each_rule_has_a_page_with_its_weight_here_and_its_counts() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = with(temporary.path(), "[rules]\nF403 = \"warning\"", EXPLAINED);
    build(&site);
    let public = site.join("public");
    for rule in gongshi::check::RULES {
        assert!(public.join("rules").join(rule.name).join("index.html").is_file(), "{}", rule.name);
    }
    let page = fs::read_to_string(public.join("rules/late-filing/index.html")).expect("page");
    assert!(page.contains("规则本身是提示") && page.contains("#art-11"), "{page}");
    let data = fs::read(public.join("rules/late-filing/index.json")).expect("data");
    let data: serde_json::Value = serde_json::from_slice(&data).expect("JSON");
    assert_eq!((&data["rule"]["findings"], &data["rule"]["explained"]), (&1.into(), &1.into()));
    assert_eq!(data["by_source"][0]["source"], "长春市卫生健康委员会");
    let map = fs::read_to_string(public.join("sitemap.xml")).expect("sitemap");
    assert!(map.contains("/rules/late-filing/"));
}
