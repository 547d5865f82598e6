//! `gongshi catalog compare`: the comparison of any two editions, also of those that have no page.

use super::super::Outcome;
use crate::catalog::{Crosswalk, CrosswalkRow, Edition, EditionId, Editions, Fate, Reference};
use crate::exit_code;
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "目录", help = "前一版的标识，例如 national-2017")]
    from: String,
    #[arg(value_name = "目录", help = "后一版的标识，例如 jilin-2021")]
    to: String,
    #[arg(
        long,
        value_name = "站点文件夹",
        default_value = ".",
        hide_default_value = true,
        help = "默认是当前文件夹"
    )]
    site: PathBuf,
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "text（给人看，默认）、json 或 csv"
    )]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

/// An edition that the data do not have.
#[derive(Debug, thiserror::Error)]
#[error("没有标识为“{wanted}”的目录。现有：{known}")]
struct Unknown {
    wanted: String,
    known: String,
}

/// A row, with the names that the keys stand for; the fields of the data set `crosswalks`.
#[derive(Serialize)]
struct Row<'c> {
    from_edition: &'c str,
    from_code: Option<&'c str>,
    from_name: Option<&'c str>,
    to_edition: &'c str,
    to_code: Option<&'c str>,
    to_name: Option<&'c str>,
    fate: Fate,
    fate_name: &'static str,
    explanation: &'c str,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    super::super::inputs::existing(&arguments.site)?;
    let reference = Reference::load(&arguments.site.join("data"))?;
    let editions = &reference.editions;
    let (from, to) = (find(editions, &arguments.from)?, find(editions, &arguments.to)?);
    let crosswalk = reference.crosswalks.between(from, to, editions);
    let rows: Vec<_> = crosswalk.rows.iter().map(|each| row(from, to, &crosswalk, each)).collect();
    match arguments.format {
        Format::Text => print!("{}", text(from, to, &rows)),
        Format::Json => println!("{}", serde_json::to_string_pretty(&rows)?),
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(std::io::stdout());
            rows.iter().try_for_each(|each| writer.serialize(each))?;
            writer.flush()?;
        }
    }
    Ok(exit_code::DONE)
}

fn find<'e>(editions: &'e Editions, wanted: &str) -> Result<&'e Edition, Unknown> {
    let id = EditionId::new(wanted).ok();
    id.and_then(|id| editions.get(&id)).ok_or_else(|| {
        let known: Vec<_> = editions.iter().map(|edition| edition.id.as_str()).collect();
        Unknown { wanted: wanted.to_owned(), known: known.join("、") }
    })
}

fn row<'c>(
    from: &'c Edition,
    to: &'c Edition,
    crosswalk: &Crosswalk,
    row: &'c CrosswalkRow,
) -> Row<'c> {
    let CrosswalkRow { from: old, to: new, fate, explanation } = row;
    let item = |edition: &'c Edition, key: &Option<String>| edition.item(key.as_deref()?);
    let (old, new) = (item(from, old), item(to, new));
    Row {
        from_edition: from.id.as_str(),
        from_code: old.and_then(|entry| entry.code.as_deref()),
        from_name: old.map(|entry| entry.name.as_str()),
        to_edition: to.id.as_str(),
        to_code: new.and_then(|entry| entry.code.as_deref()),
        to_name: new.map(|entry| entry.name.as_str()),
        fate: *fate,
        fate_name: fate.between(crosswalk.succession),
        explanation,
    }
}

fn text(from: &Edition, to: &Edition, rows: &[Row<'_>]) -> String {
    let mut out = format!("{}与{}对照，{} 行：\n", from.title, to.title, rows.len());
    for row in rows {
        let code = |code: Option<&'_ str>, name: Option<&'_ str>| match (code, name) {
            (Some(code), _) => code.to_owned(),
            (None, Some(_)) => "未编号".to_owned(),
            (None, None) => "—".to_owned(),
        };
        let codes =
            [code(row.from_code, row.from_name), code(row.to_code, row.to_name)].join(" → ");
        let name = row.to_name.or(row.from_name).unwrap_or_default();
        out.push_str(&format!("  {codes}　{}　{name}\n    {}\n", row.fate_name, row.explanation));
    }
    out
}
