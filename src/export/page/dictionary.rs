//! The data dictionary and the list of files.

use super::Document;
use crate::export::address;
use crate::site::Site;
use crate::site::dictionary::{DataField, DataSet, DataSetId, Form, article};
use serde::Serialize;

/// A field as the dictionary and the data files describe it.
#[derive(Serialize)]
pub(crate) struct FieldView {
    name: &'static str,
    title: &'static str,
    r#type: &'static str,
    meaning: &'static str,
    null_means: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<ValueView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    basis: Vec<BasisView>,
}

#[derive(Serialize)]
struct ValueView {
    value: &'static str,
    title: &'static str,
}

#[derive(Serialize)]
struct BasisView {
    regulation: &'static str,
    anchor: &'static str,
    citation: &'static str,
    url: String,
}

/// The fields of a data set; of the legal bases, those the site publishes.
pub(crate) fn field_views(site: &Site<'_>, set: &'static DataSet) -> Vec<FieldView> {
    set.fields.iter().map(|field| field_view(site, field)).collect()
}

fn field_view(site: &Site<'_>, field: &'static DataField) -> FieldView {
    let published = field.basis.iter().filter(|basis| article(basis, site).is_some());
    let basis = published.map(|basis| BasisView {
        regulation: basis.regulation,
        anchor: basis.anchor,
        citation: basis.citation,
        url: address(site, &format!("regulations/{}/#{}", basis.regulation, basis.anchor)),
    });
    let values = field.kind.choices().into_iter();
    FieldView {
        name: field.name,
        title: field.title,
        r#type: field.kind.code(),
        meaning: field.meaning,
        null_means: field.null,
        values: values.map(|each| ValueView { value: each.value, title: each.title }).collect(),
        basis: basis.collect(),
    }
}

#[derive(Serialize)]
struct FileView {
    data_set: &'static str,
    title: &'static str,
    form: &'static str,
    path: String,
    url: String,
}

/// Every file of every data set; sizes and checksums are in the manifest.
pub(super) fn files(site: &Site<'_>, document: &mut Document<'_>) {
    let forms = |id: &DataSetId| {
        let set = id.declaration();
        Form::ALL.map(|form| file_view(site, set, form))
    };
    let files: Vec<_> = DataSetId::ALL.iter().flat_map(forms).collect();
    document.value("files", &files);
    document.value("manifest", &address(site, "data/manifest.json"));
    document.value("checksums", &address(site, "data/SHA256SUMS"));
    document.value("licence_file", &address(site, "data/LICENCE.txt"));
}

fn file_view(site: &Site<'_>, set: &DataSet, form: Form) -> FileView {
    let path = set.path(form);
    let url = address(site, &path);
    FileView { data_set: set.name, title: set.title, form: form.in_chinese(), path, url }
}

#[derive(Serialize)]
struct DataSetView {
    name: &'static str,
    title: &'static str,
    meaning: &'static str,
    url: String,
    fields: Vec<FieldView>,
}

/// The whole dictionary.
pub(super) fn data_sets(site: &Site<'_>, document: &mut Document<'_>) {
    let view = |id: &DataSetId| {
        let set = id.declaration();
        DataSetView {
            name: set.name,
            title: set.title,
            meaning: set.meaning,
            url: address(site, &set.path(Form::Json)),
            fields: field_views(site, set),
        }
    };
    document.value("data_sets", &DataSetId::ALL.iter().map(view).collect::<Vec<_>>());
}
