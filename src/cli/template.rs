//! `gongshi template`: a workbook to fill in.

use super::{Outcome, today};
use crate::exit_code;
use crate::record::Kind;
use crate::template::ORDER;
use jiff::civil::Date;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(
        value_name = "表",
        value_parser = kind,
        help = format!("要哪些表：{}；不写就是全部", ORDER.map(Kind::in_chinese).join("、"))
    )]
    kinds: Vec<Kind>,
    #[arg(
        long,
        value_name = "站点文件夹",
        default_value = ".",
        hide_default_value = true,
        help = "有 site.toml 的文件夹，默认是当前文件夹；下拉列表用它的行政区划和目录"
    )]
    site: PathBuf,
    #[arg(long, value_name = "日期", value_parser = super::day, help = "列出这一天有效的技术，例如 2026-11-15；默认是今天")]
    date: Option<Date>,
    #[arg(
        long,
        value_name = "文件",
        default_value = "填报模板.xlsx",
        hide_default_value = true,
        help = "写到哪个文件，默认是当前文件夹的 填报模板.xlsx；已有的文件不会覆盖"
    )]
    out: PathBuf,
}

/// Why no template was written.
#[derive(Debug, thiserror::Error)]
enum TemplateError {
    #[error("{0} 的名字须以 .xlsx 结尾")]
    Ending(PathBuf),
    #[error("{0} 已经有了，没有改动它。请用 --out 换一个名字，或先删去它")]
    Exists(PathBuf),
    #[error("写不了 {path}：{}", crate::folder::why(.source))]
    Write { path: PathBuf, source: std::io::Error },
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let out = &arguments.out;
    if out.extension().is_none_or(|ending| ending != "xlsx") {
        return Err(TemplateError::Ending(out.clone()).into());
    }
    let day = arguments.date.unwrap_or_else(today);
    let bytes = crate::template(&arguments.site, &arguments.kinds, day)?;
    write_new(out, &bytes)?;
    println!("模板在 {}，第一张工作表是填写说明。", out.display());
    println!("填好后放进 data/sources/<机关>/<日期>/，再运行 gongshi check 核查。");
    Ok(exit_code::DONE)
}

/// Writes a file that is not there yet: a template half filled in is never overwritten.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), TemplateError> {
    let fault = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::AlreadyExists => TemplateError::Exists(path.to_owned()),
        _ => TemplateError::Write { path: path.to_owned(), source },
    };
    let mut file = std::fs::File::create_new(path).map_err(fault)?;
    file.write_all(bytes).map_err(fault)
}

/// A kind by its Chinese name, a name it is called for short, or its word in `source.toml`.
fn kind(text: &str) -> Result<Kind, String> {
    let short = match text {
        "机构" => Some(Kind::Institution),
        "公开" => Some(Kind::Disclosure),
        "手术目录" | "手术" => Some(Kind::SurgeryItem),
        "新技术" => Some(Kind::NewTechnology),
        _ => Kind::from_code(text),
    };
    let named = ORDER.into_iter().find(|kind| kind.in_chinese() == text);
    let all = || ORDER.map(Kind::in_chinese).join("、");
    named.or(short).ok_or_else(|| format!("没有这种表；有：{}", all()))
}
