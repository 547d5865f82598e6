//! `gongshi catalog`: what the editions of catalogs say.

mod compare;

use super::{Outcome, usage};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    #[command(about = "逐项对照两版目录，哪两版都可以", override_usage = "gongshi catalog compare <目录> <目录> [选项]", help_template = usage::HELP)]
    Compare(compare::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Compare(arguments) => compare::run(arguments),
    }
}
