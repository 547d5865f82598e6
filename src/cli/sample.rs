//! `gongshi sample`: an invented data set.

use super::Outcome;
use crate::exit_code;
use crate::sample::{BadRows, Formats, SampleOptions, Share};
use jiff::civil::Date;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "文件夹", help = "写到哪里，一般是站点的 data/sources")]
    into: PathBuf,
    #[arg(long, value_name = "家数", help = "机构数，默认 96")]
    institutions: Option<u32>,
    #[arg(long, value_name = "数", help = "随机种子：同样的选项写出同样的文件；默认 2026")]
    seed: Option<u64>,
    #[arg(long, value_name = "代码", help = "行政区划代码，默认 220000；000000 是全国")]
    jurisdiction: Option<String>,
    #[arg(long, value_name = "日期", value_parser = super::day, help = "第一次导出的日期，默认 2026-10-25")]
    first_snapshot: Option<Date>,
    #[arg(long, value_name = "次数", help = "每周一次，共几次；默认 4")]
    snapshots: Option<u32>,
    #[arg(long, help = "全部写成 UTF-8 的 CSV（默认各机关格式不一，像真实的导出）")]
    csv: bool,
    #[arg(long, help = "不写有错的行")]
    clean: bool,
    #[arg(
        long,
        value_name = "百分数",
        conflicts_with = "clean",
        help = "各机关的备案里有错的行占多少，如 0.5%；默认每种错误一行"
    )]
    bad_rows: Option<Share>,
    #[arg(
        long,
        value_name = "百分数",
        help = "只写再下一周的导出，其中有这么多机构有变化，如 1%；其他选项照写前几周时的写"
    )]
    change: Option<Share>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let default = SampleOptions::default();
    let options = SampleOptions {
        seed: arguments.seed.unwrap_or(default.seed),
        institutions: arguments.institutions.unwrap_or(default.institutions),
        jurisdiction: arguments.jurisdiction.clone().unwrap_or(default.jurisdiction),
        first_snapshot: arguments.first_snapshot.unwrap_or(default.first_snapshot),
        snapshots: arguments.snapshots.unwrap_or(default.snapshots),
        formats: if arguments.csv { Formats::Csv } else { Formats::Mixed },
        bad_rows: match (arguments.clean, arguments.bad_rows) {
            (true, _) => BadRows::None,
            (false, Some(share)) => BadRows::Share(share),
            (false, None) => BadRows::OneOfEach,
        },
        change: arguments.change,
    };
    let written = crate::sample::write(&options, &arguments.into)?;
    println!(
        "写入 {} 个文件：{} 家机构，{} 条备案，{} 条公开（均为虚构，名称带“示例”）",
        written.files, written.institutions, written.filings, written.disclosures
    );
    Ok(exit_code::DONE)
}
