//! `gongshi build`: the whole weekly job.

use super::copies;
use super::inputs::Inputs;
use super::{Outcome, progress::Bars, timings::Timings};
use crate::check::{Severity, Summary, report_digest};
use crate::history::Accept;
use crate::{BuildOptions, Built, Later};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "文件夹", help = "发布到哪里，默认是站点文件夹里的 public")]
    target: Option<PathBuf>,
    #[arg(long, help = "有错误或警告时退出码为 1（网站照常发布）")]
    strict: bool,
    #[arg(long, value_name = "名称", value_delimiter = ',', value_parser = accepted, help = "核对过了：接受程序拒绝发布时列出的这几处，用逗号分开")]
    accept: Vec<String>,
    #[arg(long, help = "列出每个阶段用了多少时间")]
    timings: bool,
    #[arg(long, hide = true, help = "同 --accept removals")]
    accept_removals: bool,
}

/// A name as a refusal prints it.
fn accepted(name: &str) -> Result<String, String> {
    Accept::check_name(name).map(|()| name.to_owned())
}

/// What to build for a site published to a target; `None` means its own `public`.
pub(super) fn options(inputs: &Inputs, target: Option<&Path>) -> BuildOptions {
    let site = &inputs.site;
    let target = target.map_or_else(|| site.join("public"), Path::to_owned);
    BuildOptions {
        site: site.clone(),
        previous: target.clone(),
        target,
        today: inputs.day(),
        accept: Accept::nothing(),
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let target = arguments.target.as_deref();
    if let Some(target) = target.filter(|it| copies::is_input(&arguments.inputs.site, it)) {
        let target = target.display();
        let reason = "那里放的是生成网站要用的文件。请用 --target 换一个文件夹";
        return Err(format!("不能发布到 {target}：{reason}").into());
    }
    let options = BuildOptions {
        accept: accept(arguments),
        ..options(&arguments.inputs, arguments.target.as_deref())
    };
    let watched = Timings::new(Bars::new(), arguments.timings);
    let built = crate::build(&options, &watched);
    watched.finish();
    eprint!("{}", watched.table());
    let built = built.map_err(|error| error.asked_for(arguments.inputs.date))?;
    let checked = &built.checked;
    eprint!("{}", report_digest(&checked.findings, &checked.dataset.sources));
    println!("{}", summary(&built));
    println!(
        "网站在 {}，首页是 {}",
        options.target.display(),
        options.target.join("index.html").display()
    );
    for name in &built.unneeded {
        eprintln!("提示：--accept {name} 没有用上，这次发布没有这一处。");
    }
    tell_later(&built.later, options.today);
    if let Some(warning) = &built.published.warning {
        eprintln!("警告：{}", crate::privacy::mask(&warning.to_string()));
    }
    let code = super::check::strict_code(arguments.strict, &checked.findings);
    // The program ends here: to let go of a million records one by one is time for nothing.
    std::mem::forget(built);
    Ok(code)
}

/// What is without effect on a day, as with a mistyped date.
pub(super) fn tell_later(Later { corrections, exports, late }: &Later, day: Date) {
    if *corrections > 0 {
        eprintln!("提示：更正文件里有 {corrections} 条的日期晚于 {day}，到那一天才有效。");
    }
    for folder in exports {
        eprintln!(
            "提示：data/sources/{folder} 的日期晚于 {day}，没有读取。日期写错的，请改文件夹的名称。"
        );
    }
    for folder in late {
        eprintln!(
            "提示：data/sources/{folder} 来晚了：它的日期早于已发布的数据，同一机关又有更新的导出，所以这次没有读取。日期写错的，请改文件夹的名称；不需要的可以移走。"
        );
    }
}

fn accept(arguments: &Arguments) -> Accept {
    let removals = arguments.accept_removals.then(|| "removals".to_owned());
    Accept::names(arguments.accept.iter().cloned().chain(removals))
}

/// The account of a build in a few lines.
pub(super) fn summary(built: &Built) -> String {
    let (dataset, published) = (&built.checked.dataset, &built.published);
    let lines = dataset.account();
    let findings = Summary::of(&built.checked.findings);
    format!(
        "数据截至 {}：{} 家机构，{} 条备案\n\
         读入 {} 行 = 采用 {} + 部分采用 {} + 搁置 {} + 空白 {} + 表头 {} + 注释 {} + 续行 {}\n\
         核查：错误 {}，警告 {}，提示 {}，已说明 {}\n\
         {} 个页面，{} 个文件（新写 {}，未变 {}）",
        dataset.as_of,
        dataset.institutions.len(),
        dataset.filings.len(),
        lines.read,
        lines.accepted,
        lines.partly_accepted,
        lines.set_aside,
        lines.blank,
        lines.header,
        lines.note,
        lines.continuation,
        findings.total(Severity::Error),
        findings.total(Severity::Warning),
        findings.total(Severity::Notice),
        findings.explained(),
        built.pages,
        published.files,
        published.written,
        published.linked,
    )
}
