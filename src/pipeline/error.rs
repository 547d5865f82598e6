//! Why a build did not happen. Messages are for the clerk.

use crate::catalog::ReferenceError;
use crate::config::ConfigError;
use crate::content::ContentError;
use crate::history::{HistoryError, Refusal};
use crate::publish::PublishError;
use crate::render::RenderError;
use crate::search::SearchError;
use crate::source::SourceError;
use jiff::civil::Date;
use std::path::PathBuf;

/// How many vanishing names a refusal lists.
const LISTED: usize = 10;

/// Any fault of any stage.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The settings.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The catalogs, places, authorities or the calendar.
    #[error(transparent)]
    Reference(#[from] ReferenceError),
    /// The folder of exports.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// Regulations and pages.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The previous release.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// The theme.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The search index.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The new release.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The ledger could not be put into JSON.
    #[error("台账写不出来：{0}")]
    Ledger(serde_json::Error),
    /// `jurisdiction` of the settings.
    #[error("站点设置里的 jurisdiction “{code}” 不是已知的行政区划代码")]
    UnknownJurisdiction {
        /// As set.
        code: String,
    },
    /// There is nothing to build from.
    #[error(
        "{path} 里没有可用的数据。请把导出的文件放进 data/sources/<机关>/<日期>/，例如 data/sources/220100/2026-11-15/备案.csv"
    )]
    NoSources {
        /// The folder of exports.
        path: PathBuf,
    },
    /// The newest export is older than the published release.
    #[error(
        "最新的数据是 {newest} 的，而已发布的是 {known} 的：不会用旧数据覆盖新发布。请检查 data/sources 是否缺了文件夹"
    )]
    OlderThanRelease {
        /// The newest export.
        newest: Date,
        /// The published release.
        known: Date,
    },
    /// The publish gate.
    #[error("{}", refused(*.date, .refusal))]
    Refused {
        /// The release refused.
        date: Date,
        /// What it would drop.
        refusal: Box<Refusal>,
    },
}

fn refused(date: Date, refusal: &Refusal) -> String {
    let Refusal { institutions, filings, listed } = refusal;
    let mut text = format!(
        "没有发布：按 {date} 的数据，原有 {} 家机构中的 {} 家、{} 条备案中的 {} 条会消失，超过了允许的比例。\n多半是导出不完整。",
        listed[0],
        institutions.len(),
        listed[1],
        filings.len(),
    );
    let names = institutions.iter().chain(filings);
    for name in names.clone().take(LISTED) {
        text.push_str(&format!("\n  - {name}"));
    }
    if names.clone().count() > LISTED {
        text.push_str(&format!("\n  …… 共 {} 项", names.count()));
    }
    text.push_str("\n核对无误、确要删去时，加上 --accept-removals 再运行。");
    text
}
