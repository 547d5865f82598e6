//! 数据: every file for download, and how to check and cite it.

use super::View;
use crate::render::layout::Head;
use crate::render::links::Links;
use crate::render::parts::Cell;
use crate::render::{RenderError, format};
use crate::site::dictionary::{DataSetId, Form};
use crate::site::{Page, Site};
use serde::Serialize;

#[derive(Serialize)]
struct Data<'a> {
    sets: Vec<SetView>,
    dictionary: String,
    quality: String,
    files: Vec<FileView>,
    licence: &'a str,
    as_of: String,
    citation: String,
    /// Address of the site, for the commands.
    base_url: &'a str,
}

/// One data set with its files.
#[derive(Serialize)]
struct SetView {
    title: &'static str,
    meaning: &'static str,
    records: String,
    /// Where its fields are explained.
    fields: String,
    forms: Vec<Cell>,
}

/// One file about the whole release.
#[derive(Serialize)]
struct FileView {
    link: Cell,
    meaning: &'static str,
}

pub(super) fn view(site: &Site<'_>, links: &Links<'_>) -> Result<View, RenderError> {
    let body = Data {
        sets: DataSetId::ALL.iter().map(|id| set(site, links, *id)).collect(),
        dictionary: links.page(&Page::Dictionary),
        quality: links.page(&Page::Quality),
        files: files(links),
        licence: &site.config.data_licence,
        as_of: format::day(site.dataset.as_of),
        citation: citation(site),
        base_url: &site.config.base_url,
    };
    let head = Head {
        title: "数据下载".to_owned(),
        description: "整批下载全部公开数据：JSON、NDJSON、CSV，附校验值和字段说明。".to_owned(),
        above: Vec::new(),
    };
    View::new("pages/data.html", head, &body)
}

fn set(site: &Site<'_>, links: &Links<'_>, id: DataSetId) -> SetView {
    let set = id.declaration();
    let form = |form: Form| Cell::link(form_label(form), links.file(&set.path(form)));
    SetView {
        title: set.title,
        meaning: set.meaning,
        records: format::number(site.record_count(id)),
        fields: format!("{}#{}", links.page(&Page::Dictionary), set.name),
        forms: FORMS.map(form).to_vec(),
    }
}

/// The forms, those for people first.
const FORMS: [Form; 5] = [Form::ExcelCsv, Form::Csv, Form::Json, Form::Ndjson, Form::Schema];

/// The word on the link; what each form is for stands once above the list.
fn form_label(form: Form) -> &'static str {
    match form {
        Form::Json => "JSON",
        Form::Ndjson => "NDJSON",
        Form::Csv => "CSV",
        Form::ExcelCsv => "Excel CSV",
        Form::Schema => "Schema",
    }
}

fn files(links: &Links<'_>) -> Vec<FileView> {
    let all = [
        ("data/release.json", "这次发布的数据截至哪一天，可以用来看网站有没有更新"),
        ("data/SHA256SUMS", "每个文件的 SHA-256 校验值，一行一个文件"),
        ("data/manifest.json", "全部文件的清单：路径、大小和校验值"),
        ("data/ledger.json", "历次发布的记录（台账）：机构标识、每次变更和累计例数"),
        ("data/LICENCE.txt", "使用许可"),
    ];
    let file = |(path, meaning): (&'static str, _)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        FileView { link: Cell::link(name, links.file(path)), meaning }
    };
    all.into_iter().map(file).collect()
}

fn citation(site: &Site<'_>) -> String {
    let config = site.config;
    format!(
        "{}：《{}》，数据截至{}，{}",
        config.authority,
        config.title,
        format::day(site.dataset.as_of),
        config.base_url
    )
}
