use super::{DataField, DataSet, DataSetId};
use std::collections::BTreeSet;

fn every_field() -> impl Iterator<Item = (&'static DataSet, &'static DataField)> {
    let sets = DataSetId::ALL.iter().map(|id| id.declaration());
    sets.flat_map(|set| set.fields.iter().map(move |field| (set, field)))
}

#[test]
fn names_are_ascii_and_unique() {
    let sets: BTreeSet<_> = DataSetId::ALL.iter().map(|id| id.declaration().name).collect();
    assert_eq!(sets.len(), DataSetId::ALL.len());
    let mut fields = BTreeSet::new();
    for (set, field) in every_field() {
        assert!(fields.insert((set.name, field.name)), "{} {}", set.name, field.name);
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        assert!(field.name.bytes().all(plain), "{}", field.name);
    }
}

#[test]
fn every_field_says_what_it_means() {
    for (set, field) in every_field() {
        let texts = [field.title, field.meaning, field.null.unwrap_or("-")];
        assert!(texts.iter().all(|text| !text.is_empty()), "{} {}", set.name, field.name);
    }
}

#[test]
fn cited_articles_exist() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let files = crate::content::read(&folder).expect("content");
    let content = crate::content::load(&files).expect("regulations");
    for basis in every_field().flat_map(|(_, field)| field.basis) {
        let regulation = content.regulations.iter().find(|each| each.id == basis.regulation);
        let regulation = regulation.unwrap_or_else(|| panic!("{basis:?}"));
        let unit = regulation.units.iter().find(|unit| unit.anchor == basis.anchor);
        let unit = unit.unwrap_or_else(|| panic!("{basis:?}"));
        assert_eq!(basis.citation, format!("《{}》{}", regulation.title, unit.label));
    }
}
