//! One filing in the lists of superior and subordinate authorities.

use gongshi::check::Checked;
use gongshi::dataset::Filing;
use gongshi::record::FilingStatus;

const HEADER: &str = "医疗机构名称,技术名称,备案机关,所在科室,完成备案时间,备案状态,状态变更日期\n";

/// What rows of one hospital and technology come to; each with its folder, of one day or another,
/// and beginning with the authority.
fn checked(rows: &[(&str, &str)]) -> Checked {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let mut folders: Vec<&str> = rows.iter().map(|(folder, _)| *folder).collect();
    folders.dedup();
    for folder in folders {
        let own = rows.iter().filter(|(of, _)| *of == folder);
        let own = own.map(|(_, row)| format!("示例甲医院,肿瘤消融治疗技术,{row}\n"));
        let text = HEADER.to_owned() + &own.collect::<String>();
        let day = if folder.contains('/') { "" } else { "/2026-11-15" };
        let place = format!("{folder}{day}");
        crate::support::export(&site, &place, "备案.csv", text.as_bytes());
    }
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    assert!(checked.dataset.account().balances(), "{rows:?}: lines lost");
    checked
}

fn told(checked: &Checked, code: &str) -> usize {
    checked.findings.iter().filter(|finding| finding.rule.code == code).count()
}

/// The only filing: its authority, its day, and in how many other lists it stands.
fn only(checked: &Checked) -> (String, String, usize) {
    let [Filing { authority, completed, elsewhere, .. }] = checked.dataset.filings.as_slice()
    else {
        panic!("{:?}", checked.dataset.filings);
    };
    let day = completed.map(|date| date.to_string()).unwrap_or_default();
    (authority.to_string(), day, elsewhere.len())
}

#[test]
fn a_filing_in_the_lists_of_a_province_and_its_city_is_published_once() {
    let (province, city, county) = ("220000", "220100", "220122");
    for (rows, authority, day, others) in [
        // Only the lists tell whose it is: it is reported upwards.
        (
            vec![(province, ",,2023-05-06,有效,"), (city, ",,2023-05-06,有效,")],
            city,
            "2023-05-06",
            1,
        ),
        // What is named holds.
        (
            vec![
                (province, "吉林省卫生健康委员会,,2023-05-06,有效,"),
                (city, ",,2023-05-06,有效,"),
            ],
            province,
            "2023-05-06",
            1,
        ),
        (
            vec![
                (province, "长春市卫生健康委员会,,2023-05-06,有效,"),
                (city, ",,2023-05-06,有效,"),
            ],
            city,
            "2023-05-06",
            1,
        ),
        // The more precise row is published, as held by the lower authority.
        (vec![(province, ",,2023-05-06,有效,"), (city, ",,2023年5月,,")], city, "2023-05-06", 1),
        (vec![(province, ",,2023年,有效,"), (city, ",,2023-05-06,,")], city, "2023-05-06", 1),
        (vec![(province, ",,,有效,"), (city, ",介入科,2023-05-06,,")], city, "2023-05-06", 1),
        (
            vec![
                (province, ",,2023-05-06,有效,"),
                (city, ",,2023-05-06,有效,"),
                (county, ",,2023-05-06,有效,"),
            ],
            county,
            "2023-05-06",
            2,
        ),
    ] {
        let checked = checked(&rows);
        assert_eq!(only(&checked), (authority.to_owned(), day.to_owned(), others), "{rows:?}");
        assert_eq!(told(&checked, "F422"), others, "{rows:?}");
        assert_eq!((told(&checked, "F405"), told(&checked, "F404")), (0, 0), "{rows:?}");
        assert_eq!(checked.dataset.account().accepted as usize, rows.len(), "{rows:?}");
    }
}

#[test]
fn of_two_days_in_two_lists_none_is_published() {
    let checked = checked(&[("220000", ",,2023-06-01,有效,"), ("220100", ",,2023-05-06,有效,")]);
    assert_eq!(only(&checked), ("220100".to_owned(), String::new(), 1));
    assert_eq!((told(&checked, "F423"), told(&checked, "F405")), (1, 0));
}

/// Who holds a filing puts its day right; the superior's list is older and does not know yet.
#[test]
fn of_two_days_that_of_the_holders_newer_list_is_published() {
    let city = ("220100", ",,2023-05-16,有效,");
    let older = [("220000/2026-11-08", ",,2023-05-06,有效,"), city];
    let first = checked(&older);
    assert_eq!(only(&first), ("220100".to_owned(), "2023-05-16".to_owned(), 1));
    assert_eq!((told(&first, "F423"), told(&first, "F405")), (1, 0));
    // Of the superior's newer list nobody knows whether it follows the city's or has slipped.
    let newer = [("220000", ",,2023-05-06,有效,"), ("220100/2026-11-08", ",,2023-05-16,有效,")];
    assert_eq!(only(&checked(&newer)).1, "");
    let county = [older[0], ("220100/2026-11-08", ",,2023-05-06,有效,"), ("220122", city.1)];
    assert_eq!(only(&checked(&county)), ("220122".to_owned(), "2023-05-16".to_owned(), 2));
}

#[test]
fn what_a_superior_list_says_otherwise_is_told() {
    let checked =
        checked(&[("220000", ",介入科,2023-05-06,有效,"), ("220100", ",超声科,2023-05-06,有效,")]);
    assert_eq!(only(&checked).0, "220100");
    assert_eq!(checked.dataset.filings[0].department.as_deref(), Some("超声科"));
    assert_eq!(told(&checked, "F423"), 1);
}

#[test]
fn each_filing_of_one_list_is_joined_with_its_own_of_the_other() {
    let checked = checked(&[
        ("220000", ",,2023-05-06,有效,"),
        ("220000", ",,2024-05-06,有效,"),
        ("220100", ",,2024-05-06,有效,"),
        ("220100", ",,2023-05-06,有效,"),
    ]);
    let filings = &checked.dataset.filings;
    assert!(filings.iter().all(|it| it.authority.as_str() == "220100" && it.elsewhere.len() == 1));
    assert_eq!((filings.len(), told(&checked, "F422"), told(&checked, "F405")), (2, 1, 1));
}

/// Who says that a filing has ended need not be the one that holds it.
#[test]
fn what_one_list_says_has_ended_is_not_valid_by_the_other() {
    for other in ["撤销,", "撤销,2024-02-03"] {
        let row = format!(",,2023-05-06,{other}");
        let checked = checked(&[("220000", &row), ("220100", ",,2023-05-06,有效,")]);
        assert!(checked.dataset.filings.is_empty());
        assert_eq!(told(&checked, "F418"), 2);
    }
}

/// Who holds a filing says later than the superior's list that it has ended; the other way round
/// nobody can tell.
#[test]
fn what_the_holders_later_list_says_has_ended_has_ended() {
    let province = "220000/2026-11-08";
    for (other, day) in [("撤销,", None), ("撤销,2026-09-01", Some("2026-09-01")), ("暂停,", None)]
    {
        let row = format!(",,2023-05-06,{other}");
        let checked = checked(&[(province, ",,2023-05-06,有效,"), ("220100", &row)]);
        let [filing] = checked.dataset.filings.as_slice() else { panic!("{other}") };
        assert_ne!(filing.status, FilingStatus::Active);
        assert_eq!(filing.status_date.map(|day| day.to_string()).as_deref(), day);
        assert_eq!((told(&checked, "F418"), told(&checked, "F419")), (0, 1));
    }
    for rows in [
        [("220000", ",,2023-05-06,撤销,"), ("220100/2026-11-08", ",,2023-05-06,有效,")],
        [(province, ",,2023-05-06,撤销,"), ("220100", ",,2023-05-06,有效,")],
        [(province, ",,2023-05-06,有效,"), ("220100", ",,2023-05-07,撤销,")],
        [(province, ",,2023-05-06,有效,"), ("220200", ",,2023-05-06,撤销,")],
    ] {
        let checked = checked(&rows);
        let valid = |filing: &&Filing| filing.status == FilingStatus::Active;
        let is_alone = rows[1].0 == "220200";
        assert!(is_alone || checked.dataset.filings.iter().all(|it| !valid(&it)), "{rows:?}");
    }
}

#[test]
fn an_end_with_two_days_in_two_lists_is_published_without_one() {
    let checked = checked(&[
        ("220000", ",,2023-05-06,撤销,2024-08-03"),
        ("220100", ",,2023-05-06,撤销,2024-02-03"),
    ]);
    assert_eq!(only(&checked), ("220100".to_owned(), "2023-05-06".to_owned(), 1));
    assert_eq!(checked.dataset.filings[0].status_date, None);
    assert_eq!(told(&checked, "F421"), 1);
}

/// Authorities of two cities, or two that are both named: nobody can tell which of them holds it.
#[test]
fn lists_of_which_none_is_above_the_other_are_both_published() {
    for rows in [
        [("220100", ",,2023-05-06,有效,"), ("220200", ",,2023-05-06,有效,")],
        [
            ("220000", "吉林省卫生健康委员会,,2023-05-06,有效,"),
            ("220100", "长春市卫生健康委员会,,2023-05-06,有效,"),
        ],
    ] {
        let checked = checked(&rows);
        assert_eq!(told(&checked, "F422"), 0);
        assert_eq!(checked.dataset.filings.len(), 2, "{rows:?}");
    }
}

#[test]
fn pages_and_data_name_both_lists() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let row = "医疗机构名称,登记号,技术名称,完成备案时间\n\
        示例甲医院,PDY00000022010111A1001,肿瘤消融治疗技术,2023-05-06\n";
    for folder in ["220000/2026-11-15", "220100/2026-11-15"] {
        crate::support::export(&site, folder, "备案.csv", row.as_bytes());
    }
    crate::support::build(&site);
    let read = |path: &str| std::fs::read_to_string(site.join("public").join(path)).expect("built");
    let filings = read("data/filings.ndjson");
    assert_eq!(filings.lines().count(), 1);
    assert!(filings.contains("\"source_file\":\"220100/2026-11-15/备案.csv\""), "{filings}");
    assert!(filings.contains("\"other_sources\":[\"220000/2026-11-15/备案.csv#2\"]"), "{filings}");
    let page = walkdir::WalkDir::new(site.join("public/institutions"))
        .into_iter()
        .filter_map(Result::ok)
        .map(|entry| std::fs::read_to_string(entry.path()).unwrap_or_default())
        .find(|page| page.contains("本页各项记录的来源"))
        .expect("the hospital's page");
    let sources = page.split("本页各项记录的来源").nth(1).expect("its sources");
    assert!(["吉林省卫生健康委员会", "长春市卫生健康委员会"].iter().all(|it| sources.contains(it)));
}
