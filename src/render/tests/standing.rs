//! What pages say of filings that have ended and of technologies by where they stand.

use super::{fixture, html};
use crate::catalog::{EditionId, EntryRef};
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use crate::history::SeriesPoint;
use crate::record::FilingStatus;
use crate::site::Page;

const NOT_FORBIDDEN: &str = "没有记录不表示不能开展";

fn entry(edition: &str, index: usize) -> EntryRef {
    EntryRef { edition: EditionId::new(edition).expect("id"), index }
}

#[test]
fn an_ended_filing_is_a_record() {
    let mut inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(1)));
    let lead = "没有有效的备案：肿瘤消融治疗技术的备案已取消（2025年3月1日起）。";
    assert!(page.contains(lead) && !page.contains(NOT_FORBIDDEN), "{page}");
    inputs.dataset.filings.remove(2);
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(1)));
    assert!(page.contains(NOT_FORBIDDEN), "{page}");
}

#[test]
fn the_lead_counts_what_has_ended_beside_what_is_valid() {
    let mut inputs = fixture::inputs();
    inputs.dataset.filings[0].status = FilingStatus::Suspended;
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(page.contains("1 项限制类技术备案有效，另有 1 项暂停。"), "{page}");
    assert!(page.contains("医疗机构自己停止并报告"), "whoever stopped it: {page}");
}

#[test]
fn a_part_that_is_restricted_is_told_wherever_the_technology_is() {
    let mut inputs = fixture::inputs();
    let filing = &mut inputs.dataset.filings[0];
    filing.technology = fixture::technology("gynecologic-endoscopy");
    filing.entry = entry("jilin-2021", 8);
    let site = inputs.site();
    let words = "只有难度较高的三级、四级操作属于限制类，其余不需要备案";
    let own = html(&site, &Page::Technology(fixture::technology("gynecologic-endoscopy")));
    assert!(own.contains(words), "{own}");
    assert!(own.contains("catalogs/jilin-2021/#s9>吉林省级限制类技术目录（2021版）"), "{own}");
    assert!(html(&site, &Page::Technologies).contains(words));
    assert!(html(&site, &Page::Catalog(EditionId::new("jilin-2021").expect("id"))).contains(words));
    let row = html(&site, &Page::Institution(InstitutionIndex(0)));
    assert!(row.contains("只有三级、四级手术（操作）需要备案"), "{row}");
    let whole = html(&site, &Page::Technology(fixture::technology("joint-replacement")));
    assert!(!whole.contains("其余不需要备案"), "{whole}");
}

#[test]
fn a_technology_that_left_the_catalogs_says_since_when() {
    let mut inputs = fixture::inputs();
    let id = fixture::technology("ai-assisted-diagnosis");
    let off = "2022年4月20日起不再列入国家限制类目录，不需要备案";
    let page = html(&inputs.site(), &Page::Technology(id.clone()));
    assert!(page.contains(&format!("{off}。")) && !page.contains(NOT_FORBIDDEN), "{page}");
    assert!(html(&inputs.site(), &Page::Technologies).contains(off));
    assert!(!html(&inputs.site(), &Page::Home).contains("不再列入的技术"));
    let filing = &mut inputs.dataset.filings[0];
    (filing.technology, filing.entry) = (id.clone(), entry("national-2017", 11));
    let page = html(&inputs.site(), &Page::Technology(id));
    let lead = format!("<p class=lead>{off}。以前备案、记录仍为有效的医疗机构有 1 家。");
    assert!(page.contains(&lead) && !page.contains("备案有效的医疗机构"), "{page}");
    let home = html(&inputs.site(), &Page::Home);
    assert!(home.contains("其中 1 项是以前备案的、现行目录不再列入的技术"), "{home}");
    let row = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(row.contains(off), "{row}");
    // Elsewhere, the province may restrict what the country no longer does.
    inputs.jurisdiction = fixture::place("520000");
    let row = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    assert!(row.contains("各省仍可以在本省目录里限制") && !row.contains(off), "{row}");
}

#[test]
fn the_newest_count_published_is_shown_whichever_export_had_it() {
    let mut inputs = fixture::inputs();
    let id = fixture::technology("tumor-ablation");
    let point = |as_of: &str, cases| SeriesPoint {
        as_of: PartialDate::from_iso(as_of).expect("date"),
        cases,
    };
    let points = vec![point("2025-12-31", 95), point("2026-11-08", 99)];
    inputs.history.series.insert(InstitutionIndex(0), id.clone(), points);
    let page = html(&inputs.site(), &Page::Institution(InstitutionIndex(0)));
    let table = page.split("每项技术最近一次公布的累计例数").nth(1).expect("table");
    let row = table.split("肿瘤消融治疗技术").nth(1).expect("row");
    let row = row.split("</tr>").next().expect("row");
    assert!(row.contains("截至2026年11月8日") && row.contains(">99<"), "{row}");
    assert!(row.contains("此后报送的资料没有再列这个数"), "{row}");
    let page = html(&inputs.site(), &Page::Technology(id));
    assert!(page.contains("99 例") && page.contains("没有收到公开的例数"), "{page}");
}

#[test]
fn a_sum_of_counts_is_of_valid_filings_and_says_of_how_many() {
    let mut inputs = fixture::inputs();
    let id = fixture::technology("tumor-ablation");
    let point = |cases| SeriesPoint { as_of: fixture::iso("2025-12-31").expect("date"), cases };
    inputs.history.series.insert(InstitutionIndex(1), id.clone(), vec![point(500)]);
    let page = html(&inputs.site(), &Page::Technology(id));
    assert!(page.contains("备案有效的 2 家医疗机构里，1 家公布的累计例数相加"), "{page}");
    assert!(page.contains("为95例") && !page.contains("595"), "{page}");
}

#[test]
fn what_only_a_province_restricts_is_not_called_former_on_a_site_of_the_country() {
    let mut inputs = fixture::inputs();
    inputs.jurisdiction = fixture::place("000000");
    let site = inputs.site();
    let list = html(&site, &Page::Technologies);
    let (before, former) = list.split_once("不在现行目录中的技术").expect("both groups");
    let in_parts = before.split_once("只在部分省限制的技术").expect("a group of its own").1;
    assert!(in_parts.contains("technologies/gynecologic-endoscopy/"), "{in_parts}");
    assert!(!former.contains("technologies/gynecologic-endoscopy/"), "{former}");
    let words = "国家限制类目录没有列入；吉林省（限三级、四级）现在限制，在那里开展应当备案，其他省要看当地的目录";
    let own = html(&site, &Page::Technology(fixture::technology("gynecologic-endoscopy")));
    assert!(own.contains(&format!("{words}。")) && own.contains(NOT_FORBIDDEN), "{own}");
    assert!(!own.contains("本站所列的现行目录没有这项技术"), "{own}");
    let left = html(&site, &Page::Technology(fixture::technology("ai-assisted-diagnosis")));
    assert!(left.contains("各省仍可以在本省目录里限制"), "{left}");
}

#[test]
fn a_site_of_the_country_counts_the_catalogs_of_the_provinces_apart() {
    let mut inputs = fixture::inputs();
    let own = html(&inputs.site(), &Page::Catalogs);
    assert!(own.contains("吉林省现行的限制类技术目录有 2 份，共 33 项；国家点名"), "{own}");
    inputs.jurisdiction = fixture::place("000000");
    let page = html(&inputs.site(), &Page::Catalogs);
    assert!(page.contains("国家现行的限制类技术目录有 1 份，共 12 项；"), "{page}");
    assert!(page.contains("本站列出的各省目录另有 1 份，共 21 项；"), "{page}");
}
