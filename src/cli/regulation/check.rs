//! `gongshi regulation check`: numbers that do not follow, references that lead nowhere.

use super::Outcome;
use crate::content::Regulation;
use crate::exit_code;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(
        value_name = "站点文件夹",
        default_value = ".",
        hide_default_value = true,
        help = "默认是当前文件夹"
    )]
    site: PathBuf,
    #[arg(long, help = "有未说明的编号问题时退出码为 1")]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let content = super::content(&arguments.site)?;
    let mut open = 0;
    for regulation in &content.regulations {
        println!("{}", summary(regulation));
        for line in irregularities(regulation).chain(unresolved(regulation)) {
            println!("  {line}");
        }
        open += regulation.irregularities.iter().filter(|each| !each.as_printed).count();
    }
    Ok(if arguments.strict && open > 0 { exit_code::FINDINGS } else { exit_code::DONE })
}

fn summary(regulation: &Regulation) -> String {
    let resolved = regulation.references.iter().filter(|each| each.target.is_some()).count();
    format!(
        "《{}》（{}）：{} 个条文单位，引用 {} 处，其中 {resolved} 处已做成链接",
        regulation.title,
        regulation.version,
        regulation.units.len(),
        regulation.references.len()
    )
}

fn irregularities(regulation: &Regulation) -> impl Iterator<Item = String> {
    let path = format!("content/regulations/{}/{}.md", regulation.id, regulation.version);
    regulation.irregularities.iter().map(move |each| {
        let remedy = match each.as_printed {
            true => "（已注明原文如此）".to_owned(),
            false => format!(
                "。请与原文核对：漏了就补上；原文如此的，在文件开头写 as_printed = [\"{}\"]",
                each.anchor
            ),
        };
        format!("{path} 第 {} 行：{}{remedy}", each.line, each.message)
    })
}

fn unresolved(regulation: &Regulation) -> impl Iterator<Item = String> {
    let open = regulation.references.iter().filter(|each| each.target.is_none());
    open.map(|each| {
        let place = each.from.as_deref().and_then(|anchor| regulation.find(anchor));
        let place = place.map_or("开头或结尾", |(_, label)| label);
        format!("{place}：引用的“{}”不在本站，没有链接", each.text)
    })
}
