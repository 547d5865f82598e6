//! Rows that state different statuses of one filing: what is published, and the account.

use gongshi::check::Checked;
use gongshi::record::FilingStatus;

const HEADER: &str = "医疗机构名称,登记号,技术名称,完成备案时间,备案状态,状态变更日期,累计例数\n";

/// What rows of 示例甲医院 come to; each begins with the technology.
fn checked(rows: &[&str]) -> Checked {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let row = |row: &&str| format!("示例甲医院,PDY00000022010111A1001,{row}\n");
    let text = HEADER.to_owned() + &rows.iter().map(row).collect::<String>();
    crate::support::export(&site, "220100/2026-11-15", "备案.csv", text.as_bytes());
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    assert!(checked.dataset.account().balances(), "{rows:?}: lines lost");
    checked
}

/// The statuses published, by date of completion.
fn published(rows: &[&str]) -> Vec<FilingStatus> {
    checked(rows).dataset.filings.iter().map(|filing| filing.status).collect()
}

/// The rows in which a rule found something.
fn told(checked: &Checked, code: &str) -> Vec<u32> {
    let told = checked.findings.iter().filter(|finding| finding.rule.code == code);
    told.map(|finding| finding.location.row).collect()
}

#[test]
fn a_filing_that_is_valid_and_ended_is_neither() {
    for [one, other] in [
        ["2023-05-06,有效,", "2023-05-06,撤销,"],
        ["2023-05-06,有效,", "2023-05-06,暂停,2024-02-03"],
        ["2023-05-06,有效,", ",撤销,2024-02-03"],
        [",有效,", "2023-05-06,撤销,2024-02-03"],
        ["2023-05-06,有效,", "2023-05,取消,2024-02-03"],
        ["2023-05-06,有效,2025-01-02", "2023-05-06,撤销,2024-02-03"],
        ["2023-05-06,有效,", "2023-05-06,撤销,2022-02-03"],
        ["2023-05-06,撤销,2024-02-03", "2023-05-06,取消,2024-08-03"],
        // The last thing known of the technology is its end.
        ["2020-05-06,有效,", "2023-05-06,撤销,2024-02-03"],
        ["2023-05-06,有效,", "2020-05-06,撤销,2024-02-03"],
    ] {
        let rows = [one, other].map(|row| format!("肿瘤消融治疗技术,{row},"));
        let checked = checked(&[&rows[0], &rows[1]]);
        assert!(checked.dataset.filings.is_empty(), "{one} {other}");
        assert_eq!(told(&checked, "F418"), [2, 3], "{one} {other}");
        assert_eq!(checked.dataset.account().set_aside, 2);
    }
}

#[test]
fn dates_tell_which_status_came_later() {
    use FilingStatus::{Active, Withdrawn};
    for (one, other, last) in [
        ("2023-05-06,有效,", "2023-05-06,撤销,2024-02-03", Withdrawn),
        ("2023-05-06,撤销,2024-02-03", "2023-05-06,暂停,2023-08-03", Withdrawn),
        ("2023-05-06,暂停,2024-02-03", "2023-05-06,有效,2024-08-05", Active),
    ] {
        let rows = [one, other].map(|row| format!("肿瘤消融治疗技术,{row},"));
        let checked = checked(&[&rows[0], &rows[1]]);
        let statuses: Vec<_> = checked.dataset.filings.iter().map(|each| each.status).collect();
        assert_eq!(statuses, [last], "{one} {other}");
        assert_eq!((told(&checked, "F419").len(), checked.dataset.account().set_aside), (1, 1));
    }
}

#[test]
fn what_was_filed_anew_is_valid_beside_its_past() {
    use FilingStatus::{Active, Withdrawn};
    for [one, other] in [
        ["2020-05-06,撤销,2021-02-03", "2023-05-06,有效,"],
        ["2020-05-06,撤销,", "2023-05-06,有效,"],
        [",撤销,2021-02-03", "2023-05-06,有效,"],
        ["2020-05-06,撤销,2023-05-06", "2023-05-06,有效,"],
    ] {
        let rows = [one, other].map(|row| format!("肿瘤消融治疗技术,{row},"));
        assert_eq!(published(&[&rows[0], &rows[1]]), [Withdrawn, Active], "{one} {other}");
    }
}

/// What contradicts the status that came later leaves nothing of the earlier one either.
#[test]
fn a_status_that_came_later_and_is_doubted_replaces_nothing() {
    let checked = checked(&[
        "肿瘤消融治疗技术,2023-05-06,有效,,",
        "肿瘤消融治疗技术,2023-05-06,撤销,2024-02-03,",
        "肿瘤消融治疗技术,,有效,,",
    ]);
    assert!(checked.dataset.filings.is_empty());
    assert_eq!(told(&checked, "F418"), [2, 3, 4]);
}

#[test]
fn a_row_of_several_technologies_keeps_the_others_and_counts_fall_with_their_filings() {
    let checked = checked(&[
        "肿瘤消融治疗技术、心室辅助技术,2023-05-06,有效,,",
        "心室辅助技术,2023-05-06,撤销,,8",
        "人工智能辅助诊断技术,2019-05-06,有效,,12",
    ]);
    let lines = checked.dataset.account();
    assert_eq!((lines.accepted, lines.partly_accepted, lines.set_aside), (1, 1, 1));
    let filed: Vec<&str> =
        checked.dataset.filings.iter().map(|each| each.technology.as_str()).collect();
    assert_eq!(filed, ["ai-assisted-diagnosis", "tumor-ablation"]);
    let counted = checked.dataset.disclosures.iter().filter_map(|each| each.cumulative_cases);
    assert_eq!(counted.collect::<Vec<_>>(), [12]);
}

/// The row stands in the second table of its sheet: the account of that one changes.
#[test]
fn of_tables_one_under_another_the_right_account_changes() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let text = "医疗机构名称,技术名称,完成备案时间,备案状态\n\
        示例乙医院,心室辅助技术,2019-01-20,有效\n\n\
        医疗机构名称,技术名称,累计例数,截止日期,备案状态,完成备案时间\n\
        示例甲医院,肿瘤消融治疗技术,20,2026-06-30,有效,2023-05-06\n\
        示例乙医院,肿瘤消融治疗技术,20,2026-06-30,有效,2023-05-06\n";
    crate::support::export(&site, "220100/2026-11-15", "备案.csv", text.as_bytes());
    let other = "医疗机构名称,技术名称,完成备案时间,备案状态\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,撤销\n";
    crate::support::export(&site, "220100/2026-11-15", "撤销.csv", other.as_bytes());
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let tables = checked.dataset.accounts.iter().map(|table| {
        assert!(table.lines.balances());
        (table.lines.accepted, table.lines.set_aside)
    });
    let mut tables: Vec<_> = tables.collect();
    tables.sort_unstable();
    assert_eq!(tables, [(0, 1), (1, 0), (1, 1)]);
}

/// Two valid filings of different dates: pages say that nobody knows which counts, and the search
/// gives no date.
#[test]
fn of_two_valid_filings_no_date_is_chosen() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let rows = "医疗机构名称,技术名称,完成备案时间,备案状态\n\
        示例甲医院,肿瘤消融治疗技术,2023-03-01,有效\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,有效\n\
        示例乙医院,肿瘤消融治疗技术,2023-07-08,有效\n";
    crate::support::export(&site, "220100/2026-11-15", "备案.csv", rows.as_bytes());
    crate::support::build(&site);
    let page = |path: &str| std::fs::read_to_string(site.join("public").join(path)).expect("page");
    let technology = page("technologies/tumor-ablation/index.html");
    for date in ["2023年3月1日", "2023年5月6日"] {
        let note = format!("另一条有效备案：{date}；来源文件没有说明以哪一条为准");
        assert_eq!(technology.matches(&note).count(), 1, "{date}");
    }
    let index = gongshi::index(&crate::support::options(&site)).expect("an index");
    let completed = |query: &str| {
        let card = index.search(query, 10).expect("an answer").cards.into_iter().next();
        card.and_then(|card| card.filing).map(|filing| filing.completed)
    };
    assert_eq!(completed("示例甲医院肿瘤消融").as_deref(), Some(""));
    assert_eq!(completed("示例乙医院肿瘤消融").as_deref(), Some("2023-07-08"));
}
