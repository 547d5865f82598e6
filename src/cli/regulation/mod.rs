//! `gongshi regulation`: what an editor of regulations needs.

mod align;
mod check;
mod import;

use super::{Outcome, usage};
use crate::content::{self, Content};
use std::path::Path;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    #[command(about = "把纯文本的法规转成网站用的文件，并说明拿不准的地方", override_usage = "gongshi regulation import <文件> [选项]", help_template = usage::HELP)]
    Import(import::Arguments),
    #[command(about = "核对法规的编号和引用", override_usage = "gongshi regulation check [站点文件夹] [选项]", help_template = usage::HELP)]
    Check(check::Arguments),
    #[command(about = "为两份法规起草条文对照表，供人审阅", override_usage = "gongshi regulation align <编号> <编号> [选项]", help_template = usage::HELP)]
    Align(align::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Import(arguments) => import::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Align(arguments) => align::run(arguments),
    }
}

/// The content built in, overlaid by that of a site where there is one.
fn content(site: &Path) -> Result<Content, Box<dyn std::error::Error>> {
    super::inputs::existing(site)?;
    let own = site.join("content");
    let own = if own.is_dir() { content::read(&own)? } else { Vec::new() };
    Ok(content::load(&content::overlay(content::builtin(), own))?)
}
