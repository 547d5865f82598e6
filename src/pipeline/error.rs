//! Why a build did not happen. Messages are for the clerk.

use super::refused::Refused;
use crate::catalog::ReferenceError;
use crate::config::ConfigError;
use crate::content::ContentError;
use crate::correction::CorrectionError;
use crate::history::HistoryError;
use crate::publish::PublishError;
use crate::render::RenderError;
use crate::search::SearchError;
use crate::source::SourceError;
use crate::template::TemplateError;
use jiff::civil::Date;
use std::path::PathBuf;

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
    /// What authorities corrected.
    #[error(transparent)]
    Correction(#[from] CorrectionError),
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
    /// The workbook to fill in.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The ledger could not be put into JSON.
    #[error("台账写不出来：{0}")]
    Ledger(serde_json::Error),
    /// `jurisdiction` of the settings.
    #[error(
        "站点设置里的 jurisdiction “{code}” 不是已知的行政区划代码。请写六位代码，例如贵州省是 520000"
    )]
    UnknownJurisdiction {
        /// As set.
        code: String,
    },
    /// A technology of `[small-counts.technologies]`.
    #[error(
        "站点设置里 [small-counts.technologies] 的“{id}”不是已知的技术标识。请写技术网页网址里 technologies/ 后面的那一段，例如 ecmo"
    )]
    UnknownTechnology {
        /// As set.
        id: String,
    },
    /// A release is published, but what the next one continues from is gone.
    #[error(
        "已发布的网站里没有台账 {path}：没有它，机构的网址会变，该先核对的变化也查不出来。请从备份恢复这个文件；确实要从头开始的，请把整个发布文件夹移走后再运行"
    )]
    NoLedger {
        /// The file.
        path: PathBuf,
    },
    /// There is nothing to build from.
    #[error(
        "{path} 里没有可用的数据。请把导出的文件放进 data/sources/<机关>/<日期>/：机关写行政区划代码或全称，日期写导出那天，如 2026-11-15"
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
    /// Personal data in what was to be published; the text names it masked, with its source.
    #[error("{0}")]
    PersonalData(String),
    /// The publish gate.
    #[error("{0}")]
    Refused(Box<Refused>),
}

impl BuildError {
    /// The error of a command that named a day: what it says to run names that day too.
    #[must_use]
    pub fn asked_for(mut self, day: Option<Date>) -> Self {
        if let Self::Refused(refused) = &mut self {
            refused.day = day;
        }
        self
    }
}
