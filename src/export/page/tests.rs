use super::{MOST_BYTES, page_json};
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::InstitutionIndex;
use crate::export::fixture::Fixture;
use crate::site::Page;
use crate::site::dictionary::DataSetId;
use serde_json::Value;

fn document(fixture: &Fixture, page: &Page) -> Value {
    let bytes = page_json(&fixture.site(), page).expect("a document");
    assert!(bytes.len() <= MOST_BYTES);
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Keys of documents that hold no records of a data set.
const OWN_KEYS: &[&str] = &[
    "listed",
    "url",
    "title",
    "release",
    "technology_id",
    "technologies_elsewhere_in_the_country",
    "licence",
    "publisher",
    "notice",
    "source",
    "dictionary",
    "total",
    "counts",
    "notes",
    "compared",
    "about",
    "page",
    "pages",
    "sitemap",
    "feeds",
    "files",
    "manifest",
    "checksums",
    "licence_file",
    "data_sets",
    "institutions_of",
    "holders_of",
    "accounts_by_source",
    "by_file",
    "by_source",
    "findings_by_source",
    "rule",
    "rules",
    "left_out",
    "references",
    "terms",
    "from",
    "to",
    "note",
    "rows",
];

/// Lists of records under a name of their own.
fn declared_in(key: &str) -> Option<DataSetId> {
    match key {
        "places_below" => Some(DataSetId::Jurisdictions),
        "holders" => Some(DataSetId::Filings),
        "documents" => Some(DataSetId::Regulations),
        "coverage_of_largest_places" | "coverage_nearby" | "coverage_here_and_right_below" => {
            Some(DataSetId::Coverage)
        }
        _ => {
            let named = |id: &&DataSetId| id.declaration().name.replace('-', "_") == key;
            DataSetId::ALL.iter().find(named).copied()
        }
    }
}

#[test]
fn every_page_but_one_has_data_with_declared_fields_only() {
    let fixture = Fixture::new();
    for page in fixture.site().pages() {
        if page == Page::NotFound {
            assert_eq!(page_json(&fixture.site(), &page), None);
            continue;
        }
        let document = document(&fixture, &page);
        for (key, value) in document.as_object().expect("an object") {
            let Some(set) = declared_in(key) else {
                assert!(OWN_KEYS.contains(&key.as_str()), "{page:?}: {key}");
                continue;
            };
            let records = value.as_array().unwrap_or_else(|| panic!("{page:?}: {key} is no list"));
            for record in records {
                for field in record.as_object().expect("a record").keys() {
                    assert!(set.declaration().field(field).is_some(), "{page:?}: {key}.{field}");
                }
            }
        }
    }
}

#[test]
fn an_institution_tells_all_that_is_known_of_it() {
    let document = document(&Fixture::new(), &Page::Institution(InstitutionIndex(0)));
    assert_eq!(document["url"], "https://example.org/ylws/institutions/a1b2c3d/");
    assert_eq!(document["notice"], "演示站：均为虚构示例");
    let lengths = [
        ("institutions", 1),
        ("filings", 1),
        ("disclosures", 2),
        ("series", 2),
        ("training_bases", 1),
        ("surgery_items", 1),
        ("new_technologies", 1),
        ("changes", 2),
    ];
    for (list, length) in lengths {
        assert_eq!(document[list].as_array().map(Vec::len), Some(length), "{list}");
    }
    assert!(document.get("left_out").is_none());
}

#[test]
fn a_technology_tells_its_entries_over_the_editions() {
    let id = TechnologyId::new("tumor-ablation").expect("id");
    let document = document(&Fixture::new(), &Page::Technology(id));
    assert_eq!(document["filings"].as_array().map(Vec::len), Some(2));
    let codes: Vec<_> = document["catalogs"].as_array().expect("entries").iter().collect();
    assert!(codes.iter().any(|entry| entry["edition"] == "national-2017"));
    assert!(codes.iter().any(|entry| entry["edition"] == "national-2022"));
}

#[test]
fn a_place_tells_what_is_in_it_and_below() {
    let code = JurisdictionCode::new("220100").expect("code");
    let document = document(&Fixture::new(), &Page::Jurisdiction(code));
    assert_eq!(document["institutions_of"], "here_and_below");
    assert_eq!(document["institutions"][0]["institution_id"], "a1b2c3d");
    assert_eq!(document["coverage"][0]["institutions"], 1);
}

#[test]
fn a_place_tells_where_the_nearest_is() {
    let code = JurisdictionCode::new("220105").expect("code");
    let document = document(&Fixture::new(), &Page::Jurisdiction(code));
    let nearby = document["coverage_nearby"].as_array().expect("a list");
    let nearest = |id: &str| nearby.iter().find(|each| each["technology_id"] == id);
    let nearest = nearest("tumor-ablation").expect("the technology");
    assert_eq!(nearest["jurisdiction_code"], "220000", "the city has no valid filing");
}

#[test]
fn holders_of_a_technology_in_a_place_are_filings() {
    let id = TechnologyId::new("tumor-ablation").expect("id");
    let code = JurisdictionCode::new("220100").expect("code");
    let document = document(&Fixture::new(), &Page::Holders(id, code, 1));
    assert_eq!((&document["page"], &document["pages"]), (&1.into(), &1.into()));
    assert_eq!(document["holders_of"], "here_and_below");
    assert_eq!(document["holders"][0]["institution_id"], "a1b2c3d");
    let coverage = document["coverage_here_and_right_below"].as_array().expect("a list");
    assert_eq!(coverage[0]["jurisdiction_code"], "220100");
}

#[test]
fn a_list_that_does_not_fit_is_left_out_as_a_whole() {
    let mut fixture = Fixture::new();
    let item = fixture.dataset.surgery_items[0].clone();
    fixture.dataset.surgery_items = vec![item; 5_000];
    let document = document(&fixture, &Page::Institution(InstitutionIndex(0)));
    assert!(document.get("surgery_items").is_none());
    let left_out = &document["left_out"][0];
    assert_eq!((&left_out["list"], &left_out["records"]), (&"surgery_items".into(), &5_000.into()));
    assert_eq!(left_out["see"], "https://example.org/ylws/data/surgery-items.ndjson");
    assert_eq!(document["new_technologies"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_later_list_still_fits_after_one_was_left_out() {
    let mut fixture = Fixture::new();
    let centre = fixture.dataset.quality_centres[0].clone();
    fixture.dataset.quality_centres = vec![centre; 5_000];
    let id = TechnologyId::new("tumor-ablation").expect("id");
    let document = document(&fixture, &Page::Technology(id));
    assert_eq!(document["left_out"][0]["list"], "quality_centres");
    assert_eq!(document["filings"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_dictionary_lists_every_field_with_the_published_articles() {
    let document = document(&Fixture::new(), &Page::Dictionary);
    let sets = document["data_sets"].as_array().expect("data sets");
    assert_eq!(sets.len(), DataSetId::ALL.len());
    let completed = sets[0]["fields"].as_array().expect("fields").iter();
    let completed = completed.into_iter().find(|field| field["name"] == "completed");
    let completed = completed.expect("a field");
    assert_eq!(
        completed["basis"][0]["url"],
        "https://example.org/ylws/regulations/measures/#art-11"
    );
    assert_eq!(completed["null_means"], "资料未写明，或者写法不一致、认不出，没有公布");
}
