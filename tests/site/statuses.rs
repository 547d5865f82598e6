//! Rows that state different statuses of one filing: what is published, and the account.

use gongshi::check::Checked;
use gongshi::record::{BaseStatus, FilingStatus};

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

/// A filing is the institution's, of whatever department: whether all of it has ended can't be told,
/// and the clerk is told how to say which.
#[test]
fn departments_that_differ_leave_the_status_open() {
    let rows = "医疗机构名称,科室,技术名称,完成备案时间,备案状态,状态变更日期\n\
        示例甲医院,介入科,肿瘤消融治疗技术,2023-05-06,有效,\n\
        示例甲医院,超声科,肿瘤消融治疗技术,2023-05-06,撤销,2024-02-03\n";
    let checked = read(&[("备案.csv", rows)]);
    assert!(checked.dataset.filings.is_empty());
    let told = checked.findings.iter().filter(|finding| finding.rule.code == "F418");
    let remedies: Vec<&str> = told.map(|finding| finding.remedy()).collect();
    assert_eq!(remedies.len(), 2);
    assert!(remedies.iter().all(|remedy| remedy.contains("不分科室")), "{remedies:?}");
}

/// Spelt otherwise, or to the month only, in this file or in another one.
#[test]
fn a_filing_that_is_told_twice_is_published_once_and_most_precisely() {
    let rows = "医疗机构名称,技术名称,完成备案时间,备案状态,科室,累计例数,截止日期\n\
        示例甲医院,肿瘤消融治疗技术,2021年5月,,,10,2026-06-30\n\
        示例甲医院,肿瘤消融治疗技术,2021-5-6,有效,介入科,12,2026-07-31\n\
        示例甲医院,肿瘤消融治疗技术,2021.05.06,有效,,,\n";
    let other = "医疗机构名称,技术名称,完成备案时间,备案状态\n\
        示例甲医院,肿瘤消融治疗技术,2021,有效\n";
    let checked = read(&[("备案.csv", rows), ("备案二.csv", other)]);
    let filings = &checked.dataset.filings;
    let told: Vec<_> = filings.iter().map(|it| it.completed.map(|date| date.to_string())).collect();
    assert_eq!(told, [Some("2021-05-06".to_owned())]);
    assert_eq!(filings[0].department.as_deref(), Some("介入科"));
    // The counts of the other rows are of other days.
    assert_eq!(checked.dataset.disclosures.len(), 2);
    let repeated = checked.findings.iter().filter(|finding| finding.rule.code == "F404");
    assert!(repeated.clone().all(|it| it.related[0].row == 3) && repeated.count() == 3);
    assert!(checked.findings.iter().all(|finding| finding.rule.code != "F405"));
}

/// What one row says and the other does not is no repetition, nor are days that can't be the same.
#[test]
fn rows_that_each_say_something_of_their_own_are_told_apart() {
    for (one, other) in
        [("2021-05-06,,介入科", "2021-05-06,,超声科"), ("2021-05-06,,", "2021-06,,")]
    {
        let rows = format!(
            "医疗机构名称,技术名称,完成备案时间,备案状态,科室\n\
            示例甲医院,肿瘤消融治疗技术,{one}\n示例甲医院,肿瘤消融治疗技术,{other}\n"
        );
        let checked = read(&[("备案.csv", &rows)]);
        assert_eq!((checked.dataset.filings.len(), told(&checked, "F405").len()), (2, 1));
    }
}

/// That a filing has ended is sure, and since when is not.
#[test]
fn of_two_days_of_one_end_none_is_published() {
    let ended = |rows: &[&str]| -> Vec<Option<String>> {
        let filings = checked(rows).dataset.filings;
        filings.iter().map(|it| it.status_date.map(|date| date.to_string())).collect()
    };
    let row = |end: &str| format!("肿瘤消融治疗技术,2023-05-06,撤销,{end},");
    let (first, second) = (row("2024-02-03"), row("2024-08-03"));
    assert_eq!(ended(&[&first, &second]), [None]);
    let both = checked(&[&first, &second]);
    assert_eq!((told(&both, "F421"), told(&both, "F411")), (vec![3], vec![]));
    for less in [row(""), row("2024-02"), row("2024年")] {
        assert_eq!(ended(&[&less, &first]), [Some("2024-02-03".to_owned())], "{less}");
    }
    let earlier = "肿瘤消融治疗技术,2020-05-06,撤销,2021-02-03,";
    assert_eq!(ended(&[earlier, &first]).len(), 2);
}

/// The statuses of training bases that come of these rows, and the rows with F418.
fn bases(rows: &[&str]) -> (Vec<BaseStatus>, Vec<u32>) {
    let row = |row: &&str| format!("示例甲医院,肿瘤消融治疗技术,{row}\n");
    let text = "医疗机构名称,技术名称,培训计划,基地备案日期,基地状态,状态变更日期\n".to_owned()
        + &rows.iter().map(row).collect::<String>();
    let checked = read(&[("基地.csv", &text)]);
    let bases = &checked.dataset.training_bases;
    (bases.iter().map(|base| base.status).collect(), told(&checked, "F418"))
}

#[test]
fn a_training_base_that_is_valid_and_stopped_is_neither() {
    use BaseStatus::{Active, Stopped};
    let valid = "见附件,2021-05-06,有效,";
    assert_eq!(bases(&[valid, ",2021-05-06,责令停止,"]), (vec![], vec![2, 3]));
    assert_eq!(bases(&[valid, ",2021-05-06,撤销,2024-02-03"]), (vec![], vec![2]));
    assert_eq!(bases(&[valid, ",2021-05-06,责令停止,2024-02-03"]), (vec![Stopped], vec![]));
    assert_eq!(bases(&[valid, "见附件,2021年5月,有效,"]), (vec![Active], vec![]));
    let again = ["见附件,2023-05-06,有效,", ",2021-05-06,责令停止,2022-02-03"];
    assert_eq!(bases(&again), (vec![Stopped, Active], vec![]));
}

/// Whose technology is not told for certain, the row that says of an end leaves those in doubt that
/// it may mean, and no others.
#[test]
fn an_end_of_a_technology_that_is_not_known_leaves_what_it_may_mean_in_doubt() {
    let valid = ["肿瘤消融治疗技术,2023-05-06,有效,,", "心室辅助技术,2023-05-06,有效,,"];
    for (ended, remaining, unclear) in [
        ("肿瘤消溶治疗技术,2023-05-06,撤销,,", 1, 0),
        ("G10 肿瘤消融治疗技术,2023-05-06,撤销,,", 1, 0),
        ("G08,2023-05-06,取消,,", 1, 0),
        ("高频热疗,2023-05-06,撤销,,", 2, 1),
        (",2023-05-06,撤销,,", 2, 1),
        ("肿瘤消溶治疗技术,2023-05-06,注销,,", 1, 0),
        // What it may mean was completed after that end.
        ("肿瘤消溶治疗技术,2020-05-06,撤销,2021-02-03,", 2, 1),
        ("肿瘤消溶治疗技术,2023-05-06,有效,,", 2, 0),
        ("人类辅助生殖技术,2023-05-06,撤销,,", 2, 0),
    ] {
        let checked = checked(&[valid[0], valid[1], ended]);
        let filings = checked.dataset.filings.len();
        assert_eq!((filings, told(&checked, "F420").len()), (remaining, unclear), "{ended}");
        assert_eq!(told(&checked, "F418").len(), 2 - remaining, "{ended}");
    }
    let only = checked(&[valid[0], ",2023-05-06,撤销,,"]);
    assert_eq!((only.dataset.filings.len(), told(&only, "F418")), (0, vec![2]));
    let several = checked(&[valid[0], "心室辅助技术、肿瘤消溶治疗技术,2023-05-06,撤销,,"]);
    let filed: Vec<_> = several.dataset.filings.iter().map(|it| it.technology.as_str()).collect();
    assert_eq!((filed, told(&several, "F418")), (vec!["ventricular-assist"], vec![2]));
}

/// Nor does one whose hospital, or whose authority, is not told for certain.
#[test]
fn an_end_of_a_hospital_that_is_not_known_leaves_what_it_may_mean_in_doubt() {
    let rows = "医疗机构名称,登记号,技术名称,完成备案时间,备案状态,备案机关\n\
        示例人民医院,PDY00000022010111A1001,肿瘤消融治疗技术,2023-05-06,有效,\n\
        示例人民医院,PDY00000022010111A1002,肿瘤消融治疗技术,2023-05-06,有效,\n\
        示例人民医院,PDY00000022010111A1002,心室辅助技术,2023-05-06,有效,\n\
        示例人民医院,,肿瘤消融治疗技术,2023-05-06,撤销,\n\
        示例乙医院,,肿瘤消融治疗技术,2023-05-06,有效,\n\
        示例乙医院,,肿瘤消融治疗技术,2023-05-06,撤销,某某局\n";
    let (filed, told) = filed(&[("备案.csv", rows)]);
    assert_eq!((filed.len(), told), (1, vec![2, 3, 6]));
}

/// What the licence's note in a row says of an end counts for the other rows.
#[test]
fn an_end_in_a_licence_note_is_not_lost() {
    let noted = "医疗机构名称,技术名称,完成备案时间,副本备注\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,限制类技术：肿瘤消融治疗技术（2023年5月6日，2024年已撤销）\n";
    let list = "医疗机构名称,技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n";
    assert_eq!(filed(&[("备案.csv", list), ("备注.csv", noted)]), (vec![], vec![2]));
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

/// What files of one city come to.
fn read(files: &[(&str, &str)]) -> Checked {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    for (name, text) in files {
        crate::support::export(&site, "220100/2026-11-15", name, text.as_bytes());
    }
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    assert!(checked.dataset.account().balances(), "lines lost");
    checked
}

/// The filings and the rows with F418 that files of one city come to.
fn filed(files: &[(&str, &str)]) -> (Vec<String>, Vec<u32>) {
    let checked = read(files);
    let dataset = &checked.dataset;
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
    for (column, goes_on, closed) in [
        ("备注", "示例市第二医院并入", "2024年已注销"),
        ("备注", "示例市第二医院并入", "2024年已并入示例市第一医院，不单独执业"),
        ("备注", "2022年停业，2023年恢复营业", "因合并撤销"),
        ("状态", "正常", "停业"),
        ("状态", "未注销", "撤销"),
        ("状态", "变更中", "已并入示例市第一医院"),
        ("是否有效", "是", "否"),
        ("执业状态", "正常", "注销"),
    ] {
        let list = format!(
            "医疗机构名称,登记号,{column}\n示例市第一医院,PDY00000022010111A1001,{goes_on}\n\
            示例市第二医院,PDY00000022010111A1002,{closed}\n"
        );
        let rows = "医疗机构名称,登记号,技术名称,完成备案时间,备案状态\n\
            示例市第一医院,PDY00000022010111A1001,肿瘤消融治疗技术,2023-05-06,有效\n\
            示例市第二医院,PDY00000022010111A1002,肿瘤消融治疗技术,2023-05-06,有效\n";
        let files = [("机构.csv", list.as_str()), ("备案.csv", rows)];
        assert_eq!(filed(&files), (vec!["示例市第一医院".to_owned()], vec![3]), "{closed}");
    }
    let list = "医疗机构名称,登记号,状态\n示例市第一医院,PDY00000022010111A1001,异常\n";
    let checked = read(&[("机构.csv", list)]);
    assert_eq!((checked.dataset.institutions.len(), told(&checked, "F105")), (1, vec![2]));
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
    let merged_note = "医疗机构名称,技术名称,备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n\
        示例乙医院,肿瘤消融治疗技术,2023-05-06\n示例市中心医院,肿瘤消融治疗技术,2023-05-06\n\
        注：示例乙医院已并入示例市中心医院。,,\n";
    let merged_section = "医疗机构名称,技术名称,备案时间\n一、有效备案,,\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06\n二、已并入示例市中心医院,,\n\
        示例乙医院,肿瘤消融治疗技术,2023-05-06\n三、因合并撤销,,\n\
        示例丙医院,肿瘤消融治疗技术,2023-05-06\n四、本期减少,,\n\
        示例丁医院,肿瘤消融治疗技术,2023-05-06\n";
    let sentences = "序号,医疗机构名称,技术名称,备案时间\n\
        1,示例甲医院,肿瘤消融治疗技术,2023-05-06\n2,示例乙医院,肿瘤消融治疗技术,2023-05-06\n\
        3,示例丙医院,肿瘤消融治疗技术,2023-05-06\n4,示例丁医院,肿瘤消融治疗技术,2023-05-06\n\
        注：1.示例甲医院为首批；2.序号2、3已取消备案；3.示例丁医院自愿放弃；4.请在备注里填写原因。,,,\n";
    let stated = "序号,医疗机构名称,技术名称,备案时间,备案状态\n\
        1,示例甲医院,肿瘤消融治疗技术,2023-05-06,有效\n2,示例乙医院,肿瘤消融治疗技术,2023-05-06,有效\n\
        3,示例丙医院,肿瘤消融治疗技术,2023-05-06,有效\n4,示例丁医院,肿瘤消融治疗技术,2023-05-06,有效\n\
        注：1.第2项备案已暂停。2.示例丁医院已取消备案。3.以上医疗机构停止开展的请及时报告。,,,,\n";
    let taken_off = "医疗机构名称,技术名称,备案时间,备案状态,变动情况\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,有效,新增\n\
        示例乙医院,肿瘤消融治疗技术,2023-05-06,有效,删除\n\
        示例丙医院,肿瘤消融治疗技术,2023-05-06,,迁出本市\n\
        示例丁医院,肿瘤消融治疗技术,2023-05-06,有效,责令整改，已整改到位\n\
        示例戊医院,肿瘤消融治疗技术,2023-05-06,,本期减少\n";
    let both = vec!["示例丁医院".to_owned(), "示例甲医院".to_owned()];
    for (rows, expected) in [
        (marked, both),
        (before, vec!["示例甲医院".to_owned()]),
        (kinds, vec!["示例甲医院".to_owned()]),
        (merged_note, vec!["示例市中心医院".to_owned(), "示例甲医院".to_owned()]),
        (merged_section, vec!["示例甲医院".to_owned()]),
        (sentences, vec!["示例甲医院".to_owned()]),
        (stated, vec!["示例丙医院".to_owned(), "示例甲医院".to_owned()]),
        (taken_off, vec!["示例丁医院".to_owned(), "示例甲医院".to_owned()]),
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

/// A file that repeats one filing by the hundred makes no page on which each row names all others.
#[test]
fn of_very_many_filings_of_one_technology_a_few_are_named() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let day = |at: i32| jiff::civil::date(2020, 1, 1) + jiff::Span::new().days(at);
    let row = |at| format!("示例甲医院,肿瘤消融治疗技术,{},有效\n", day(at));
    let rows = (0..300).map(row).collect::<String>();
    let rows = format!("医疗机构名称,技术名称,完成备案时间,备案状态\n{rows}");
    crate::support::export(&site, "220100/2026-11-15", "备案.csv", rows.as_bytes());
    crate::support::build(&site);
    let path = site.join("public/technologies/tumor-ablation/index.html");
    let page = std::fs::read_to_string(path).expect("page");
    assert!(page.contains("另外 299 条有效备案：2020年1月2日、"), "{page}");
    assert!(page.len() < 1_000 * 300, "{}", page.len());
}

/// A table whose columns nothing explains makes no records; that it tells of an end counts.
#[test]
fn what_a_table_that_is_refused_says_of_an_end_is_not_lost() {
    let filed = "医疗机构名称,技术名称,完成备案时间,备案状态\n\
        示例甲医院,肿瘤消融治疗技术,2023-05-06,有效\n\
        示例甲医院,心室辅助技术,2023-05-06,有效\n\
        示例乙医院,心室辅助技术,2023-05-06,有效\n";
    for (name, refused, rows) in [
        ("通知.csv", "单位,事项,结果\n示例甲医院,肿瘤消融治疗技术,已撤销\n", vec![2]),
        ("撤销名单.csv", "医院,项目\n示例甲医院（三级甲等）,肿瘤消融治疗技术\n", vec![2]),
        ("表.csv", "甲,乙,丙\n1,示例甲医院,撤销其肿瘤消融治疗技术备案\n", vec![2]),
        ("表.csv", "甲,乙,丙\n1,示例乙医院,2024年已撤销\n", vec![4]),
        ("表.csv", "甲,乙,丙\n1,示例甲医院,未撤销肿瘤消融治疗技术备案\n", vec![]),
        ("表.csv", "甲,乙,丙\n1,示例丙医院,撤销肿瘤消融治疗技术备案\n", vec![]),
    ] {
        let checked = read(&[("备案.csv", filed), (name, refused)]);
        assert_eq!(told(&checked, "F010").len(), 1, "{refused}");
        assert_eq!(told(&checked, "F418"), rows, "{refused}");
        assert_eq!(checked.dataset.filings.len(), 3 - rows.len(), "{refused}");
    }
}

/// It is in the list, only closed.
#[test]
fn a_filing_of_a_hospital_that_its_list_says_has_closed_is_told_so() {
    let list = "医疗机构名称,登记号,级别,状态\n示例甲医院,PDY00000022010111A1001,三级甲等,注销\n\
        示例乙医院,PDY00000022010111A1002,三级甲等,正常\n";
    let filed = "医疗机构名称,技术名称,完成备案时间\n示例甲医院,心室辅助技术,2023-05-06\n";
    let checked = read(&[("机构.csv", list), ("备案.csv", filed)]);
    let mut findings = checked.findings.iter().filter(|finding| finding.rule.code == "F301");
    let message = &findings.next().expect("told").message;
    assert!(message.contains("机构.csv”第 2 行") && message.contains("已停业"), "{message}");
}
