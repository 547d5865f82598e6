//! What is published as data, and what never is.

use crate::support::{self, build, export, files, site};
use serde_json::Value;
use std::fs;

/// Stands in every private or unknown column; may stand nowhere in the output.
const CANARY: &str = "CANARY7351";

#[test]
fn private_and_unknown_columns_are_published_nowhere() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let private =
        ["联系人", "联系电话", "手机", "身份证号", "电子邮箱", "地址", "随便一列", "备注2"];
    let header = format!("医疗机构名称,限制类技术名称,完成备案时间,{}", private.join(","));
    let row =
        format!("示例市第一医院,肿瘤消融治疗技术,2023-05-06{}", format!(",{CANARY}").repeat(8));
    let text = format!("{header}\n{row}\n示例市第二医院,{CANARY},2023-05-06\n");
    export(&site, "220100/2026-11-15", "备案.csv", text.as_bytes());
    build(&site);
    for (path, bytes) in files(&site.join("public")) {
        let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
        assert!(!found, "{path} publishes a private value");
    }
}

#[test]
fn the_manifest_names_every_file_with_its_checksum() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let text =
        "医疗机构名称,限制类技术名称,完成备案时间\n示例市第一医院,肿瘤消融治疗技术,2023-05-06\n";
    export(&site, "220100/2026-11-15", "备案.csv", text.as_bytes());
    build(&site);
    let public = site.join("public");
    let manifest = fs::read(public.join("data/manifest.json")).expect("manifest");
    let manifest: Value = serde_json::from_slice(&manifest).expect("manifest");
    let listed = manifest["files"].as_array().expect("files");
    for file in listed {
        let path = file["path"].as_str().expect("path");
        let bytes = fs::read(public.join(path)).expect(path);
        assert_eq!(file["sha256"], support::checksum(&bytes), "{path}");
        assert_eq!(file["bytes"], bytes.len(), "{path}");
    }
    let unlisted = ["data/manifest.json", "data/SHA256SUMS", ".gongshi-release"];
    assert_eq!(listed.len() + unlisted.len(), files(&public).len());
}

/// Technologies are in the order of the catalogs, series in that of their ids: the first of both is
/// not the same.
#[test]
fn every_point_of_a_series_is_in_the_data_of_its_institution() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let header = "医疗机构名称,技术名称,累计例数,截止日期\n";
    for (date, count) in [("2026-11-08", 10), ("2026-11-15", 12)] {
        let row = |technology| format!("示例市第一医院,{technology},{count},{date}\n");
        let rows = ["人工智能辅助治疗技术", "肿瘤消融治疗技术"].map(row).concat();
        let text = format!("{header}{rows}");
        export(&site, &format!("220100/{date}"), "公开.csv", text.as_bytes());
    }
    build(&site);
    let all = crate::history::json(&site, "data/series.json")["records"].clone();
    let id = all[0]["institution_id"].as_str().expect("id").to_owned();
    let own =
        crate::history::json(&site, &format!("institutions/{id}/index.json"))["series"].clone();
    assert_eq!((all.as_array().map(Vec::len), &own), (Some(4), &all));
}

#[test]
fn every_line_read_is_in_the_published_sum() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = temporary.path().join("site");
    fs::create_dir_all(&site).expect("folder");
    fs::copy(support::repository().join("site.toml"), site.join("site.toml")).expect("settings");
    support::copy(&support::repository().join("data"), &site.join("data"));
    let built = build(&site);
    let account = built.checked.dataset.account();
    assert!(account.balances() && account.set_aside > 0, "{account:?}");
    let sources = fs::read(site.join("public/data/sources.json")).expect("sources");
    let sources: Value = serde_json::from_slice(&sources).expect("sources");
    let rows = sources["records"].as_array().expect("records");
    let sum = |field: &str| -> u64 { rows.iter().filter_map(|row| row[field].as_u64()).sum() };
    assert_eq!(sum("lines_read"), u64::from(account.read));
    let parts =
        ["header", "blank", "note", "continuation", "accepted", "partly_accepted", "set_aside"];
    let total: u64 = parts.iter().map(|part| sum(&format!("lines_{part}"))).sum();
    assert_eq!(total, sum("lines_read"));
}

#[test]
fn a_countys_site_offers_no_cities_to_choose_from() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let settings = crate::support::SETTINGS.replace("220000", "220122");
    fs::write(site.join("site.toml"), settings).expect("settings");
    let filings =
        "医疗机构名称,技术名称,完成备案时间\n示例农安县人民医院,心室辅助技术,2021-03-20\n";
    crate::support::export(&site, "220122/2026-11-15", "备案.csv", filings.as_bytes());
    crate::support::build(&site);
    let home = fs::read_to_string(site.join("public/index.html")).expect("home");
    assert!(home.contains("当地有哪些医疗机构备案") && !home.contains("从市、县找到"));
}

/// Rows that disagree are no silence of the sources; and where the data says a count stands, it does.
#[test]
fn a_page_says_why_a_value_is_not_told_and_where_a_count_stands() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let filings = "医疗机构名称,级别,技术名称,完成备案时间\n\
        示例市第一医院,三级甲等,肿瘤消融治疗技术,2023-05-06\n\
        示例市第一医院,二级甲等,心室辅助技术,2023-05-06\n";
    export(&site, "220100/2026-11-15", "备案.csv", filings.as_bytes());
    let counts = "医疗机构名称,技术名称,累计例数,截止日期\n\
        示例市第一医院,人工智能辅助治疗技术,30,2026-10-31\n\
        示例市第一医院,人工智能辅助治疗技术,20,2026-10-31\n";
    export(&site, "220100/2026-11-15", "公开.csv", counts.as_bytes());
    build(&site);
    let all = crate::history::json(&site, "data/disclosures.json")["records"].clone();
    let url = all[0]["url"].as_str().expect("an address");
    let (page, anchor) = url.split_once('#').expect("an anchor");
    let id = page.trim_end_matches('/').rsplit('/').next().expect("an id");
    let page = fs::read_to_string(site.join(format!("public/institutions/{id}/index.html")));
    let page = page.expect("the page");
    assert_eq!(all[0]["cumulative_cases"], Value::Null);
    assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor} is not in {page}");
    assert_eq!(page.matches("报送的写法不一致或者认不出，没有公布").count(), 2, "{page}");
}
