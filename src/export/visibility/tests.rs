use super::{Visitor, visit};
use crate::export::cells::Cells;
use crate::export::fixture::Fixture;
use crate::site::dictionary::{DataSet, DataSetId};
use serde::Serialize;
use serde_json::Value;

/// Every row as JSON, with the names of its fields in their order.
struct Rows;

impl Visitor for Rows {
    type Output = Vec<(Vec<&'static str>, Value)>;

    fn visit<'k, K: Sync, R: Serialize>(
        self,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R + Sync,
    ) -> Self::Output {
        let read = |key| {
            let row = row(key);
            let mut cells = Cells::default();
            cells.read(&row).expect("a flat row");
            (cells.names().to_vec(), serde_json::to_value(&row).expect("JSON"))
        };
        keys.iter().map(read).collect()
    }
}

fn rows(fixture: &Fixture, id: DataSetId) -> Vec<(Vec<&'static str>, Value)> {
    visit(&fixture.site(), id, Rows)
}

fn names(set: &DataSet) -> Vec<&'static str> {
    set.fields.iter().map(|field| field.name).collect()
}

#[test]
fn exactly_the_declared_fields_are_written() {
    let fixture = Fixture::new();
    for id in DataSetId::ALL {
        let set = id.declaration();
        let rows = rows(&fixture, *id);
        assert!(!rows.is_empty(), "the fixture has no {}", set.name);
        rows.iter().for_each(|(written, _)| assert_eq!(*written, names(set), "{}", set.name));
    }
}

#[test]
fn the_pages_announce_as_many_records_as_are_written() {
    let fixture = Fixture::new();
    for id in DataSetId::ALL {
        let announced = fixture.site().record_count(*id) as usize;
        assert_eq!(announced, rows(&fixture, *id).len(), "{}", id.declaration().name);
    }
}

#[test]
fn only_what_is_declared_nullable_is_ever_absent() {
    let fixture = Fixture::new();
    for id in DataSetId::ALL {
        for (_, row) in rows(&fixture, *id) {
            for field in id.declaration().fields {
                assert!(field.null.is_some() || !row[field.name].is_null(), "{row}");
            }
        }
    }
}

#[test]
fn raw_text_is_published_only_where_it_is_explained() {
    let fixture = Fixture::new();
    let filings = rows(&fixture, DataSetId::Filings);
    assert_eq!(filings[0].1["raw_technology"], "G08 肿瘤消融治疗技术");
    assert_eq!(filings[0].1["raw_completed"], "2023.5");
    assert!(filings[1].1["raw_technology"].is_null(), "{}", filings[1].1);
    let disclosures = rows(&fixture, DataSetId::Disclosures);
    assert!(disclosures[0].1["raw_cumulative_cases"].is_null());
    assert_eq!(disclosures[1].1["raw_cumulative_cases"], "41例");
}

#[test]
fn a_month_stays_a_month() {
    let filings = rows(&Fixture::new(), DataSetId::Filings);
    assert_eq!(filings[0].1["completed"], "2023-05");
    assert_eq!(filings[0].1["completed_precision"], "month");
}

#[test]
fn a_value_of_a_field_no_longer_public_is_not_repeated() {
    let changes = rows(&Fixture::new(), DataSetId::Changes);
    assert_eq!(changes[0].1["after"], "暂停");
    for field in ["field", "before", "after"] {
        assert!(changes[1].1[field].is_null(), "{}", changes[1].1);
    }
}

#[test]
fn a_link_to_an_institution_no_longer_listed_leads_to_its_page() {
    let changes = rows(&Fixture::new(), DataSetId::Changes);
    assert_eq!(changes[0].1["url"], "https://example.org/ylws/institutions/a1b2c3d/");
    assert_eq!(changes[2].1["url"], "https://example.org/ylws/institutions/z9z9z9z/");
}

#[test]
fn the_coverage_counts_places_above_too() {
    let coverage = rows(&Fixture::new(), DataSetId::Coverage);
    let at = |code: &str| coverage.iter().find(|(_, row)| row["jurisdiction_code"] == code);
    let [province, district] = ["220000", "220104"].map(|code| at(code).expect(code).1.clone());
    assert_eq!(
        (&province["institutions"], &province["active_institutions"]),
        (&2.into(), &1.into())
    );
    assert_eq!(
        (&district["institutions"], &district["active_institutions"]),
        (&1.into(), &0.into())
    );
}
