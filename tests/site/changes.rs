//! What pages and feeds say of changes.

use crate::history::{FIRST, SECOND, THIRD, id_of, json, last_events, week};
use crate::support::{build, export, options, site};
use gongshi::history::Accept;
use gongshi::{BuildOptions, Silent};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn page(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join("public").join(path)).expect(path)
}

fn accepting(site: &Path) {
    let options = BuildOptions { accept: Accept::Everything, ..options(site) };
    gongshi::build(&options, &Silent).expect("built");
}

/// What the first hospital says of its cases: each a count and a date.
fn counts(site: &Path, date: &str, rows: &[&str]) {
    let row = |row: &&str| format!("示例市第一医院,111111111111111111,肿瘤消融治疗技术,{row}\n");
    let rows: String = rows.iter().map(row).collect();
    let text = format!("医疗机构名称,登记号,技术名称,累计例数,截止日期\n{rows}");
    export(site, &format!("220100/{date}"), "公开.csv", text.as_bytes());
}

/// The pages that tell of a change of the first hospital: its own and the home page, both feeds.
fn told(site: &Path) -> [(&'static str, String); 4] {
    let own = format!("institutions/{}/index.html", id_of(site, "111111111111111111"));
    [
        ("its own page", page(site, &own)),
        ("home", page(site, "index.html")),
        ("Atom", page(site, "changes/feed.xml")),
        ("JSON Feed", page(site, "changes/feed.json")),
    ]
}

#[test]
fn a_count_that_is_no_longer_listed_is_not_the_filing() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    counts(&site, "2026-11-08", &["120,2026-06-30"]);
    build(&site);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    accepting(&site);
    for (place, text) in told(&site) {
        assert!(text.contains("例数不再列出"), "{place}: {text}");
        assert!(text.contains("累计例数 120 例"), "{place}: {text}");
    }
}

#[test]
fn a_filing_that_had_ended_when_it_first_appeared_says_so() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    let ended = "示例市第一医院,111111111111111111,心室辅助技术,2024-05-06,取消,2026-11-10";
    week(&site, "2026-11-15", &[FIRST, SECOND, ended]);
    build(&site);
    for (place, text) in told(&site) {
        let (_, behind) = text.split_once("新增备案").expect(place);
        let (_, behind) = behind.split_once("（2024年5月6日）").expect(place);
        assert!(behind.chars().take(40).collect::<String>().contains("已取消"), "{place}: {text}");
    }
}

#[test]
fn a_change_says_what_changed_and_up_to_which_day_a_count_counts() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    counts(&site, "2026-11-08", &["120,2026-06-30"]);
    build(&site);
    week(&site, "2026-11-15", &[&FIRST.replace("2023-05-06", "2023-05-16"), SECOND]);
    counts(&site, "2026-11-15", &["110,2026-06-30"]);
    accepting(&site);
    for (place, text) in told(&site) {
        for told in [
            "完成备案时间由“2023年5月6日”改为“2023年5月16日”",
            "（截至2026年6月30日）",
            "累计例数由“120 例”改为“110 例”",
        ] {
            assert!(text.contains(told), "{told} on {place}: {text}");
        }
    }
    week(&site, "2026-11-22", &[&FIRST.replace("2023-05-06", "2023-05-16"), SECOND]);
    counts(&site, "2026-11-22", &["110,2026-09-30"]);
    build(&site);
    let feed = page(&site, "changes/feed.json");
    assert!(feed.contains("（截至2026年9月30日），110 例，与此前公布的相同"), "{feed}");
}

#[test]
fn an_institution_that_left_is_told_once() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND, THIRD]);
    counts(&site, "2026-11-08", &["120,2026-06-30"]);
    build(&site);
    week(&site, "2026-11-15", &[SECOND, THIRD]);
    export(
        &site,
        "220100/2026-11-15",
        "公开.csv",
        "医疗机构名称,登记号,技术名称,累计例数,截止日期\n".as_bytes(),
    );
    accepting(&site);
    assert_eq!(last_events(&site), ["removed", "removed", "removed"]);
    let feed = page(&site, "changes/feed.json");
    assert_eq!(feed.matches("不再列出：示例市第一医院").count(), 1, "{feed}");
    assert!(feed.contains("不再列出：示例市第一医院，整家机构"), "{feed}");
    let home = page(&site, "index.html");
    assert!(!home.contains("还有"), "{home}");
}

#[test]
fn a_release_of_counts_alone_has_no_rest() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    counts(&site, "2026-11-08", &["120,2026-06-30"]);
    build(&site);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    counts(&site, "2026-11-15", &["130,2026-09-30"]);
    build(&site);
    let home = page(&site, "index.html");
    assert!(home.contains("例数更新 1 条") && home.contains("查看本次更新"), "{home}");
    assert!(!home.contains("还有 1 条"), "{home}");
}

/// Two sites get the same last exports; one of them first gets another of the last date. What they
/// tell of changes is the same, but for what was accepted of the mistaken one.
fn sent_again(first: impl Fn(&Path), mistaken: impl Fn(&Path), right: impl Fn(&Path)) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let [weekly, at_once] = ["weekly", "at once"].map(|name| site(&temporary.path().join(name)));
    [&weekly, &at_once].into_iter().for_each(|site| first(site));
    accepting(&weekly);
    mistaken(&weekly);
    accepting(&weekly);
    [&weekly, &at_once].into_iter().for_each(|site| right(site));
    accepting(&weekly);
    accepting(&at_once);
    let [weekly, at_once] = [weekly, at_once].map(|site| {
        let mut ledger = json(&site, "data/ledger.json");
        // Which row said something first is another question.
        drop(ledger.as_object_mut().expect("an object").remove("seen"));
        for release in ledger["releases"].as_array_mut().expect("releases") {
            drop(release.as_object_mut().expect("a release").remove("accepted"));
        }
        let pages = ["index.html", "changes/feed.xml", "data/changes.csv"];
        (ledger, pages.map(|path| page(&site, path)))
    });
    assert_eq!(weekly, at_once);
}

#[test]
fn an_export_sent_again_tells_what_changed_since_the_release_before() {
    let status = |status: &str| FIRST.replace("有效,", status);
    let suspended = status("暂停,2026-11-02");
    sent_again(
        |site| {
            week(site, "2026-11-08", &[FIRST, SECOND]);
            week(site, "2026-11-09", &[&suspended, SECOND]);
        },
        |site| week(site, "2026-11-16", &[FIRST, SECOND]),
        |site| week(site, "2026-11-16", &[&suspended, SECOND]),
    );
    sent_again(
        |site| week(site, "2026-11-09", &[FIRST, SECOND]),
        |site| week(site, "2026-11-16", &[&FIRST.replace("2023-05-06", "2023-05-16"), SECOND]),
        |site| week(site, "2026-11-16", &[&FIRST.replace("2023-05-06", "2023-05-26"), SECOND]),
    );
    sent_again(
        |site| {
            week(site, "2026-11-09", &[FIRST, SECOND, THIRD]);
            counts(site, "2026-11-09", &["120,2026-06-30"]);
        },
        |site| week(site, "2026-11-16", &[&FIRST.replace("第一医院", "中心医院"), THIRD]),
        |site| {
            week(site, "2026-11-16", &[FIRST, &status("取消,2026-11-10"), SECOND, THIRD]);
            counts(site, "2026-11-16", &["130,2026-09-30"]);
        },
    );
}

#[test]
fn an_export_sent_again_as_it_was_before_changes_nothing() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-09", &[FIRST, SECOND]);
    build(&site);
    week(&site, "2026-11-16", &[&FIRST.replace("有效,", "暂停,2026-11-10"), SECOND]);
    build(&site);
    assert_eq!(last_events(&site), ["suspended"]);
    week(&site, "2026-11-16", &[FIRST, SECOND]);
    accepting(&site);
    assert_eq!(last_events(&site), Vec::<String>::new());
    // Once more: what it is compared with is still the release before.
    week(&site, "2026-11-16", &[&FIRST.replace("有效,", "撤销,2026-11-10"), SECOND]);
    accepting(&site);
    assert_eq!(last_events(&site), ["withdrawn"]);
    assert_eq!(json(&site, "data/ledger.json")["releases"].as_array().map(Vec::len), Some(2));
}

/// The first release has nothing before it, so nothing in it is a change.
#[test]
fn a_first_export_sent_again_tells_no_changes() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    for status in ["暂停,2026-11-10", "有效,", "暂停,2026-11-11"] {
        week(&site, "2026-11-16", &[&FIRST.replace("有效,", status), SECOND]);
        accepting(&site);
    }
    assert_eq!(last_events(&site), Vec::<String>::new());
}

#[test]
fn a_count_that_comes_back_is_told() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let rows: [&[&str]; 3] = [&["120,2026-06-30"], &[], &["120,2026-06-30"]];
    for (day, rows) in (15..).zip(rows) {
        let date = format!("2026-11-{day}");
        week(&site, &date, &[FIRST, SECOND]);
        counts(&site, &date, rows);
        accepting(&site);
    }
    assert_eq!(last_events(&site), ["count_updated"]);
    let ledger = json(&site, "data/ledger.json");
    let event = &ledger["releases"][2]["events"][0];
    assert_eq!((&event["before"], &event["after"]), (&Value::Null, &"120".into()));
    assert!(page(&site, "index.html").contains("例数更新 1 条"));
}

/// The count of the first hospital on its own page and on that of the technology.
fn shows(site: &Path, count: &str) {
    let own = page(site, &format!("institutions/{}/index.html", id_of(site, "111111111111111111")));
    assert!(own.contains(&format!(">{count}</td>")), "{count}: {own}");
    let holders = page(site, "technologies/tumor-ablation/index.html");
    assert!(holders.contains(&format!("{count} 例")), "{count}: {holders}");
}

#[test]
fn a_count_without_a_day_is_disclosed_and_the_newest() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    counts(&site, "2026-11-08", &["50,2025-12-31", "90,"]);
    build(&site);
    shows(&site, "90");
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    counts(&site, "2026-11-15", &["90,"]);
    build(&site);
    assert_eq!(last_events(&site), Vec::<String>::new());
    shows(&site, "90");
}

/// What events of counts tell: the day, the count before and after.
fn of_counts(site: &Path) -> Vec<[String; 3]> {
    let changes = json(site, "data/changes.json")["records"].clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of_counts = |it: &&Value| it["kind"] == "count_updated";
    let changes = changes.as_array().expect("records").iter().filter(of_counts);
    changes.map(|it| [&it["date"], &it["before"], &it["after"]].map(text)).collect()
}

#[test]
fn a_count_without_a_day_that_changes_is_told() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let weeks = [
        ("2026-11-01", "41,"),
        ("2026-11-03", "41,"),
        ("2026-11-05", "45,"),
        ("2026-11-07", "47,2026-11-06"),
        ("2026-11-09", "50,"),
        // The page shows it as the newest: 50 is told no more.
        ("2026-11-11", "47,2026-11-06"),
        ("2026-11-13", "47,"),
    ];
    for (date, row) in weeks {
        week(&site, date, &[FIRST, SECOND]);
        counts(&site, date, &[row]);
    }
    let refused = gongshi::build(&options(&site), &Silent).expect_err("a count falls");
    assert!(refused.to_string().contains("由 50 变为 47"), "{refused}");
    accepting(&site);
    let told = [
        ["", "41", "45"],
        ["2026-11-06", "45", "47"],
        ["", "47", "50"],
        ["2026-11-06", "50", "47"],
    ];
    let mut of_counts = of_counts(&site);
    of_counts.sort();
    let mut told = told.map(|it| it.map(str::to_owned)).to_vec();
    told.sort();
    assert_eq!(of_counts, told);
}

/// Two counts without a day would tell what was added between them.
#[test]
fn counts_without_a_day_tell_no_growth_where_small_counts_are_kept_back() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let settings = fs::read_to_string(site.join("site.toml")).expect("settings");
    for (date, row) in [("2026-11-01", "41,"), ("2026-11-08", "43,")] {
        week(&site, date, &[FIRST, SECOND]);
        counts(&site, date, &[row]);
    }
    build(&site);
    assert_eq!(of_counts(&site).len(), 1);
    let small = format!("{settings}\n[small-counts]\nlimit = 11\n");
    fs::write(site.join("site.toml"), small).expect("settings");
    build(&site);
    assert_eq!(of_counts(&site).len(), 0);
}

/// A correction may be deleted once the exports are right: its reason stays.
#[test]
fn a_release_that_is_built_again_keeps_its_reasons() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-09", &[&FIRST.replace("示例市第一医院", "示例市弟一医院"), SECOND]);
    build(&site);
    let correction = "[[correction]]\ndate = 2026-11-16\nkind = \"institution\"\n\
        institution = \"111111111111111111\"\nname = \"示例市弟一医院\"\nfield = \"医疗机构名称\"\n\
        was = \"示例市弟一医院\"\nnow = \"示例市第一医院\"\nreason = \"登记时录错\"\nby = \"220100\"\n";
    let file = site.join("data/corrections.toml");
    fs::write(&file, correction).expect("a correction");
    week(&site, "2026-11-16", &[FIRST, SECOND]);
    build(&site);
    let told = |site: &Path| json(site, "data/ledger.json")["releases"][1]["events"].clone();
    let (before, own) = (told(&site), page(&site, "changes/2026-11-16/index.html"));
    assert_eq!(before[0]["cause"]["reason"], "登记时录错");
    fs::remove_file(&file).expect("deleted");
    build(&site);
    assert_eq!(told(&site), before);
    assert_eq!(page(&site, "changes/2026-11-16/index.html"), own);
    let known = json(&site, "data/ledger.json")["institutions"].to_string();
    assert!(!known.contains("弟一"), "{known}");
}

/// A catalog takes effect between two exports: the page of the second one says so.
#[test]
fn a_catalog_that_took_effect_since_the_release_before_is_told() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let row = "示例市第一医院,111111111111111111,肿瘤消融治疗技术,2020-05-06,有效,";
    for date in ["2022-04-03", "2022-04-10", "2022-04-24"] {
        week(&site, date, &[row]);
        build(&site);
    }
    let catalogs = |date: &str| {
        let page = page(&site, &format!("changes/{date}/index.html"));
        page.split_once("目录的变化").map(|(_, section)| section.to_owned())
    };
    assert_eq!(catalogs("2022-04-03"), None, "a first release has none before it");
    assert_eq!(catalogs("2022-04-10"), None);
    let told = catalogs("2022-04-24").expect("told");
    for words in ["catalogs/national-2022/", "2022年4月20日起施行", "2022年4月20日起不再施行"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// Another authority takes a hospital over: one row, not one for each of its filings.
#[test]
fn a_correction_that_many_filings_share_is_one_row() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    for (date, authority) in
        [("2026-11-08", "长春市卫生健康委员会"), ("2026-11-15", "吉林省卫生健康委员会")]
    {
        let row = |rest: &str| format!("示例市第一医院,111111111111111111,{rest},{authority}\n");
        let text = format!(
            "医疗机构名称,登记号,技术名称,完成备案时间,备案机关\n{}{}示例市第二医院,222222222222222222,心室辅助技术,2024-01-08,长春市卫生健康委员会\n",
            row("肿瘤消融治疗技术,2023-05-06"),
            row("心室辅助技术,2024-01-08"),
        );
        export(&site, &format!("220100/{date}"), "备案.csv", text.as_bytes());
        accepting(&site);
    }
    let page = page(&site, "changes/2026-11-15/index.html");
    let (_, corrected) = page.split_once("更正（3）").expect("told");
    // One row for its filings, one for its own authority.
    assert_eq!(corrected.matches("示例市第一医院").count(), 2, "{corrected}");
    for words in [
        "2 项技术",
        "肿瘤消融治疗技术、心室辅助技术",
        "长春市卫生健康委员会",
        "吉林省卫生健康委员会",
    ] {
        assert!(corrected.contains(words), "{words}: {corrected}");
    }
}
