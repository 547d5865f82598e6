//! Hospitals named as hospitals are, asked for as people ask: the browser's tests ask the same
//! (`tests/browser/search_names.test.mjs`).

use gongshi::BuildOptions;
use gongshi::history::Accept;
use gongshi::search::{Index, Tier};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Names and questions that both engines answer.
#[derive(Deserialize)]
struct Named {
    institutions: Institutions,
    /// Rows of the site's own `hospital-names.csv`.
    popular: Vec<String>,
    /// What is typed, and what must stand first.
    asked: Vec<[String; 2]>,
}

const SETTINGS: &str = r#"
title = "示例备案公示"
authority = "示例机关"
base_url = "https://example.org/"
data_licence = "示例数据"
"#;

/// What institutions a site lists, by the authority's code: name, level, place.
pub(crate) type Institutions = BTreeMap<String, Vec<[String; 3]>>;

/// What they have filed, by the authority's code: name, technology, completed, status, since when.
pub(crate) type Filings = BTreeMap<String, Vec<[String; 5]>>;

/// What they have disclosed, by the authority's code: name, technology, count, as of.
pub(crate) type Disclosures = BTreeMap<String, Vec<[String; 4]>>;

/// The same with what the institutions disclose themselves.
pub(crate) fn index_with(
    institutions: &Institutions,
    filings: &Filings,
    disclosures: &Disclosures,
    site: &Path,
) -> Index {
    for (authority, rows) in disclosures {
        let rows = rows.iter().map(|row| row.join(",")).collect();
        let header = "医疗机构名称,限制类技术名称,累计例数,截止日期";
        export(site, authority, "院务公开.csv", header, rows);
    }
    index(institutions, filings, &[], site)
}

/// Writes one export of an authority.
fn export(site: &Path, authority: &str, name: &str, header: &str, rows: Vec<String>) {
    let folder = site.join("data/sources").join(authority).join("2026-10-25");
    fs::create_dir_all(&folder).expect("folder");
    fs::write(folder.join(name), format!("{header}\n{}\n", rows.join("\n"))).expect("export");
}

/// The index of a national site of these institutions, in a folder that is empty.
pub(crate) fn index(
    institutions: &Institutions,
    filings: &Filings,
    popular: &[String],
    site: &Path,
) -> Index {
    index_of("000000", institutions, filings, popular, site)
}

/// The same of another area's site.
fn index_of(
    area: &str,
    institutions: &Institutions,
    filings: &Filings,
    popular: &[String],
    site: &Path,
) -> Index {
    let settings = format!("jurisdiction = \"{area}\"{SETTINGS}");
    fs::write(site.join("site.toml"), settings).expect("settings");
    for (authority, rows) in institutions {
        let rows = rows.iter().map(|row| row.join(",")).collect();
        export(site, authority, "医疗机构.csv", "医疗机构名称,医疗机构级别,所在地", rows);
    }
    for (authority, rows) in filings {
        let rows = rows.iter().map(|row| row.join(",")).collect();
        let header = "医疗机构名称,限制类技术名称,完成备案时间,备案状态,状态变更日期";
        export(site, authority, "限制类技术备案.csv", header, rows);
    }
    let popular = format!("name,asked_as\n{}\n", popular.join("\n"));
    fs::write(site.join("data/hospital-names.csv"), popular).expect("names");
    let options = BuildOptions {
        site: site.to_owned(),
        target: site.join("public"),
        previous: site.join("public"),
        today: jiff::civil::Date::constant(2026, 11, 22),
        accept: Accept::nothing(),
    };
    gongshi::index(&options).expect("an index")
}

#[test]
fn the_names_people_use_find_the_hospital_first() {
    let named: Named = serde_json::from_str(include_str!("named.json")).expect("the fixture");
    let site = tempfile::tempdir().expect("folder");
    let index = index(&named.institutions, &Filings::new(), &named.popular, site.path());
    let mut wrong = Vec::new();
    for [query, name] in &named.asked {
        let answer = index.search(query, 10).expect("an answer");
        let title = answer.hits.first().map(|hit| (hit.tier, &index.document(hit.document).title));
        if title.map(|(_, title)| title) != Some(name) {
            wrong.push(format!("{query}: {title:?}, not {name}"));
        }
        // A title that does not say why it was found stands beside the name that does.
        let hit = answer.hits.first().filter(|hit| hit.tier == Tier::Exact);
        if hit.is_some_and(|hit| {
            !name.contains(&query.replace(" ", "")) && index.other_name(hit, query).is_none()
        }) {
            wrong.push(format!("{query}: {name} without the name that was asked for"));
        }
    }
    assert!(named.asked.len() > 90 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn on_a_provinces_site_the_provinces_hospital_is_named_without_the_provinces_name() {
    let rows = [
        ("甘肃省中医院", "兰州市"),
        ("甘肃省妇幼保健院（甘肃省中心医院）", "兰州市"),
        ("甘肃省肿瘤医院（甘肃省医学科学研究院）", "兰州市"),
        ("天水市人民医院", "天水市"),
    ];
    let rows = rows.map(|(name, place)| [name, "三级甲等", place].map(str::to_owned));
    let institutions = Institutions::from([("620000".to_owned(), rows.to_vec())]);
    let site = tempfile::tempdir().expect("folder");
    let index = index_of("620000", &institutions, &Filings::new(), &[], site.path());
    let named = |query: &str| {
        let answer = index.search(query, 10).expect("an answer");
        let names = answer.cards.iter().filter_map(|card| card.institution);
        names.map(|number| index.document(number).title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(named("省中医院有ECMO吗"), ["甘肃省中医院"]);
    assert_eq!(named("省妇幼 ECMO"), ["甘肃省妇幼保健院"]);
    // What stands inside another word names nobody, nor is another's hospital near.
    for query in ["省医ECMO", "省人民医院ECMO"] {
        assert!(named(query).is_empty(), "{query}: {:?}", named(query));
        assert!(index.search(query, 10).expect("an answer").hits.len() <= 1, "{query}");
    }
}
