//! 数据字典: every public field, what it means and what an absent value means.

use super::View;
use crate::render::RenderError;
use crate::render::layout::{Head, section_label};
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::site::dictionary::{self, Choice, DataField, DataSet, DataSetId, FieldKind};
use crate::site::{Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct Dictionary {
    /// How many data sets and fields there are.
    sets_count: usize,
    fields_count: usize,
    data: String,
    sets: Vec<SetView>,
}

#[derive(Serialize)]
struct SetView {
    name: &'static str,
    title: &'static str,
    meaning: &'static str,
    fields: Vec<FieldView>,
}

#[derive(Serialize)]
struct FieldView {
    anchor: String,
    name: &'static str,
    title: &'static str,
    kind: &'static str,
    meaning: &'static str,
    /// The fixed values, `value` and what it says.
    values: Vec<ValueView>,
    /// What an absent value means.
    absent: Cell,
    basis: Vec<Cell>,
}

#[derive(Serialize)]
struct ValueView {
    value: &'static str,
    title: &'static str,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let sets: Vec<_> = DataSetId::ALL.iter().map(|id| set(site, links, id.declaration())).collect();
    let body = Dictionary {
        sets_count: sets.len(),
        fields_count: sets.iter().map(|set| set.fields.len()).sum(),
        data: links.page(&Page::Data),
        sets,
    };
    let head = Head {
        title: "数据字典".to_owned(),
        description: "每个数据集的每个字段：名称、类型、含义、空值的意思和公开依据。".to_owned(),
        above: vec![(section_label(&Page::Data).to_owned(), Page::Data)],
    };
    View::new("pages/dictionary.html", head, &body)
}

fn set(site: &Site<'_>, links: &Links<'_>, set: &DataSet) -> SetView {
    let DataSet { name, title, meaning, fields } = *set;
    let fields = fields.iter().map(|each| field(site, links, set, each)).collect();
    SetView { name, title, meaning, fields }
}

fn field(site: &Site<'_>, links: &Links<'_>, set: &DataSet, field: &DataField) -> FieldView {
    let DataField { name, title, kind, null, meaning, basis } = *field;
    let articles = basis.iter().filter_map(|basis| {
        dictionary::article(basis, site)?;
        Some(Cell::link(basis.citation, links.article(basis.regulation, basis.anchor)?))
    });
    FieldView {
        anchor: format!("{}-{name}", set.name),
        name,
        title,
        kind: kind.in_chinese(),
        meaning,
        values: values(kind),
        absent: null.map_or_else(|| Cell::text("不会为空"), Cell::text),
        basis: articles.collect(),
    }
}

fn values(kind: FieldKind) -> Vec<ValueView> {
    let value = |Choice { value, title }| ValueView { value, title };
    kind.choices().into_iter().map(value).collect()
}
