//! What every command that reads a site is told.

use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The site and the day.
#[derive(Debug, clap::Args)]
pub(super) struct Inputs {
    #[arg(
        value_name = "站点文件夹",
        default_value = ".",
        hide_default_value = true,
        help = "有 site.toml 的文件夹，默认是当前文件夹"
    )]
    pub(super) site: PathBuf,
    #[arg(long, value_name = "日期", value_parser = super::day, help = "只用到这一天为止的数据，例如 2026-11-15；默认是今天")]
    pub(super) date: Option<Date>,
}

impl Inputs {
    /// Those of a site, on a day where one is told.
    pub(super) fn of(site: PathBuf, date: Option<Date>) -> Self {
        Self { site, date }
    }

    /// The day of the build: as told, else today.
    pub(super) fn day(&self) -> Date {
        self.date.unwrap_or_else(super::today)
    }
}

/// Refuses a folder that is not there: a mistyped name would pass for an empty site.
pub(super) fn existing(folder: &Path) -> Result<(), String> {
    match folder.is_dir() {
        true => Ok(()),
        false => Err(format!("没有 {} 这个文件夹", folder.display())),
    }
}
