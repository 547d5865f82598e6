//! `gongshi sample`: an invented data set.

use super::Outcome;
use crate::exit_code;
use crate::sample::{Formats, SampleOptions};
use jiff::civil::Date;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "文件夹", help = "写到哪里，一般是站点的 data/sources")]
    into: PathBuf,
    #[arg(long, value_name = "家数", default_value_t = 96, help = "机构数")]
    institutions: u32,
    #[arg(
        long,
        value_name = "数",
        default_value_t = 2026,
        help = "随机种子：同样的选项写出同样的文件"
    )]
    seed: u64,
    #[arg(
        long,
        value_name = "代码",
        default_value = "220000",
        help = "行政区划代码；000000 是全国"
    )]
    jurisdiction: String,
    #[arg(long, value_name = "日期", default_value = "2026-10-25", help = "第一次导出的日期")]
    first_snapshot: Date,
    #[arg(long, value_name = "次数", default_value_t = 4, help = "每周一次，共几次")]
    snapshots: u32,
    #[arg(long, help = "全部写成 UTF-8 的 CSV（默认各机关格式不一，像真实的导出）")]
    csv: bool,
    #[arg(long, help = "不写有错的行")]
    clean: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let options = SampleOptions {
        seed: arguments.seed,
        institutions: arguments.institutions,
        jurisdiction: arguments.jurisdiction.clone(),
        first_snapshot: arguments.first_snapshot,
        snapshots: arguments.snapshots,
        formats: if arguments.csv { Formats::Csv } else { Formats::Mixed },
        bad_rows: !arguments.clean,
    };
    let written = crate::sample::write(&options, &arguments.into)?;
    println!(
        "写入 {} 个文件：{} 家机构，{} 条备案，{} 条公开（均为虚构，名称带“示例”）",
        written.files, written.institutions, written.filings, written.disclosures
    );
    Ok(exit_code::DONE)
}
