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

/// The end of one department's filing is not that of the other's, nor is the other's valid for sure.
#[test]
fn departments_that_differ_leave_the_status_open() {
    let rows = "医疗机构名称,科室,技术名称,完成备案时间,备案状态,状态变更日期\n\
        示例甲医院,介入科,肿瘤消融治疗技术,2023-05-06,有效,\n\
        示例甲医院,超声科,肿瘤消融治疗技术,2023-05-06,撤销,2024-02-03\n";
    assert_eq!(filed(&[("备案.csv", rows)]), (vec![], vec![2, 3]));
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

/// The filings and the rows with F418 that files of one city come to.
fn filed(files: &[(&str, &str)]) -> (Vec<String>, Vec<u32>) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    for (name, text) in files {
        crate::support::export(&site, "220100/2026-11-15", name, text.as_bytes());
    }
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    let dataset = &checked.dataset;
    assert!(dataset.account().balances(), "lines lost");
    let name =
        |filing: &gongshi::dataset::Filing| dataset.institution(filing.institution).name.clone();
    (dataset.filings.iter().map(name).collect(), told(&checked, "F418"))
}

/// A row of what was revoked that lacks its status is set aside, and still says that the filing in
/// the other list has ended; a filing of a later day is another one.
#[test]
fn what_a_row_that_is_set_aside_says_of_an_end_is_not_lost() {
    let list = "医疗机构名称,技术名称,完成备案时间\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
        示例乙医院,肿瘤消融治疗技术,2023-05-06\n\
        示例丙医院,肿瘤消融治疗技术,2025-05-06\n";
    for revoked in [
        "医疗机构名称,技术名称,撤销日期\n\
            示例乙医院,肿瘤消融治疗技术,2024-02-03\n示例丙医院,肿瘤消融治疗技术,2024-02-03\n",
        "医疗机构名称,技术名称,完成备案时间,备案状态,状态变更日期\n\
            示例乙医院,肿瘤消融治疗技术,2023年2月30日,撤销,2024-02-03\n",
        "医疗机构名称,技术名称,完成备案时间,备案状态\n\
            示例乙医院,肿瘤消融治疗技术,2023-05-06,已注销\n",
        "医疗机构名称,技术名称,完成备案时间,备注\n\
            示例乙医院（已撤销）,肿瘤消融治疗技术,2023-05-06,\n",
        "撤销备案名单\n医疗机构名称,技术名称,完成备案时间\n\
            示例乙医院,肿瘤消融治疗技术,2023.5.6\n",
    ] {
        // Whichever file is read first.
        for name in ["乙.csv", "甲.csv"] {
            let (mut filed, told) = filed(&[("备案.csv", list), (name, revoked)]);
            filed.sort();
            assert_eq!((filed.join("、").as_str(), told.len()), ("示例丙医院、示例甲医院", 1));
        }
    }
}

/// What was refused, or is still asked for, is no end of what is filed.
#[test]
fn a_refusal_beside_a_filing_is_no_end() {
    let rows = "医疗机构名称,技术名称,完成备案时间,备注\n\
        示例甲医院,肿瘤消融治疗技术,,2022年不予备案\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,\n";
    assert_eq!(filed(&[("备案.csv", rows)]), (vec!["示例甲医院".to_owned()], vec![]));
}

/// Its number makes the hospital known, which the list says has closed.
#[test]
fn a_hospital_that_its_list_says_has_closed_has_no_valid_filing() {
    for remark in ["2024年已注销", "2024年已并入示例市第一医院，不单独执业"] {
        let list = format!(
            "医疗机构名称,登记号,备注\n示例市第一医院,PDY00000022010111A1001,示例市第二医院并入\n\
            示例市第二医院,PDY00000022010111A1002,{remark}\n"
        );
        let rows = "医疗机构名称,登记号,技术名称,完成备案时间,备案状态\n\
            示例市第一医院,PDY00000022010111A1001,肿瘤消融治疗技术,2023-05-06,有效\n\
            示例市第二医院,PDY00000022010111A1002,肿瘤消融治疗技术,2023-05-06,有效\n";
        let files = [("机构.csv", list.as_str()), ("备案.csv", rows)];
        assert_eq!(filed(&files), (vec!["示例市第一医院".to_owned()], vec![3]), "{remark}");
    }
}

/// A sign at a name, a word before it, or a kind of change in a column that is read as 类别.
#[test]
fn an_end_is_told_by_signs_and_by_kinds_of_change() {
    let marked = "序号,医疗机构名称,技术名称,备案时间\n\
        1,示例甲医院,肿瘤消融治疗技术,2023-05-06\n2,示例乙医院*,肿瘤消融治疗技术,2023-05-06\n\
        3,示例丙医院,肿瘤消融治疗技术△,2023-05-06\n4,示例丁医院①,肿瘤消融治疗技术,2023-05-06\n\
        注：带*的已撤销备案，带△的暂停，①为首批。,,,\n";
    let before = "医疗机构名称,技术名称,备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
        撤销-示例乙医院,肿瘤消融治疗技术,2023-05-06\n";
    let kinds = "类别,医疗机构名称,技术名称,备案时间\n\
        新增,示例甲医院,肿瘤消融治疗技术,2023-05-06\n撤销,示例乙医院,肿瘤消融治疗技术,2023-05-06\n\
        减少,示例丙医院,肿瘤消融治疗技术,2023-05-06\n";
    let both = vec!["示例丁医院①".to_owned(), "示例甲医院".to_owned()];
    for (rows, expected) in [
        (marked, both),
        (before, vec!["示例甲医院".to_owned()]),
        (kinds, vec!["示例甲医院".to_owned()]),
    ] {
        let (mut filed, _) = filed(&[("备案.csv", rows)]);
        filed.sort();
        assert_eq!(filed, expected, "{rows}");
    }
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
