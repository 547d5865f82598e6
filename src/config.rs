//! `site.toml`: what a site says about itself.
//!
//! In: the site's folder. Out: a validated [`Config`]; unknown keys are errors, so that a
//! misspelt setting is never silently without effect. Each stage declares the settings it takes:
//! the gate its [`Limits`], the checks their [`Severities`]; here they come together in one file.

mod base_url;

use crate::check::{Severities, Suppressions};
use crate::history::Limits;
use crate::privacy::{self, Kind, SmallCounts};
use crate::text::{is_invisible, trim};
use serde::Deserialize;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE_NAME: &str = "site.toml";

/// Settings of one site.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Title of the site, on every page.
    pub title: String,
    /// One sentence under the title on the home page.
    #[serde(default)]
    pub summary: Option<String>,
    /// Division code whose institutions the site lists: `220000`.
    pub jurisdiction: String,
    /// Name of the authority that publishes the site.
    pub authority: String,
    /// Public address of the site, with its base path and a trailing slash:
    /// `https://wsjkw.example.gov.cn/ylws/`.
    pub base_url: String,
    /// Shown on every page when set; the demonstration site says here that its data are invented.
    #[serde(default)]
    pub notice: Option<String>,
    /// Licence of the published data, as a sentence.
    pub data_licence: String,
    /// Footer entries, shown only where set.
    #[serde(default)]
    pub footer: Footer,
    /// How the authority is reached, shown on every page; only these may look like contacts.
    #[serde(default)]
    pub contact: Contact,
    /// Which numbers of cases are too small to be told.
    #[serde(default, rename = "small-counts")]
    pub small_counts: SmallCounts,
    /// When a build refuses.
    #[serde(default)]
    pub gate: Limits,
    /// How much the findings of a rule weigh, where not as the rule itself says.
    #[serde(default)]
    pub rules: Severities,
}

/// What Chinese government sites carry in their footer (国办发〔2017〕47号); each is shown only
/// where set.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Footer {
    /// 主办单位.
    pub sponsor: Option<String>,
    /// 承办单位.
    pub operator: Option<String>,
    /// 政府网站标识码.
    pub site_identifier: Option<String>,
    /// ICP 备案号.
    pub icp: Option<String>,
    /// 公安备案号.
    pub police: Option<String>,
    /// Address of 我为网站找错.
    pub report_error: Option<String>,
}

/// How the public reaches the authority. Any other telephone number or address in what is to be
/// published stops the release.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// 联系电话.
    pub phones: Vec<String>,
    /// 电子邮箱.
    pub emails: Vec<String>,
}

/// Why the settings can't be used. Messages are for the clerk.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// No `site.toml`, or not readable.
    #[error("读不到站点设置 {path}：{}", unreadable(.source))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Not TOML, or with unknown or missing settings.
    #[error("站点设置 {path} 有误：\n{message}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The parser's message with line and column.
        message: String,
    },
    /// A setting that cannot be.
    #[error("站点设置 {path} 中的 {key} 有误：{reason}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// The setting.
        key: &'static str,
        /// What it must be.
        reason: &'static str,
    },
    /// `data/suppressions.toml` that can't be used.
    #[error("说明文件 {path} 有误：\n{message}")]
    Suppressions {
        /// The file.
        path: PathBuf,
        /// Line and reason.
        message: String,
    },
}

/// The system's reason in a clerk's words, and what to do.
fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            "没有这个文件。请在站点文件夹里运行，或先用 gongshi init 建一个站点".to_owned()
        }
        io::ErrorKind::PermissionDenied => "没有读取它的权限。请改文件的权限后再运行".to_owned(),
        io::ErrorKind::InvalidData => NOT_UTF8.to_owned(),
        _ => crate::folder::why(error),
    }
}

const NOT_UTF8: &str = "须存为 UTF-8 文本：请用记事本打开，选“另存为”，编码选“UTF-8”";

/// The text of a settings file. To read a pipe would wait for ever.
fn text_of(path: &Path) -> io::Result<String> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("不是普通的文件"));
    }
    std::fs::read_to_string(path)
}

/// Reads `suppressions.toml` of a site's data folder; without one nothing is explained.
///
/// # Errors
/// When it can't be read or used.
pub fn suppressions(data: &Path) -> Result<Suppressions, ConfigError> {
    let path = data.join("suppressions.toml");
    let text = match text_of(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
        Err(error) => {
            return Err(ConfigError::Suppressions { path, message: unreadable(&error) });
        }
    };
    Suppressions::parse(&text).map_err(|message| ConfigError::Suppressions { path, message })
}

impl Config {
    /// Reads and validates `site.toml` of a site's folder.
    ///
    /// # Errors
    /// When the file is missing, malformed, or a setting cannot be.
    pub fn load(site: &Path) -> Result<Self, ConfigError> {
        let path = site.join(FILE_NAME);
        let text = text_of(&path)
            .map_err(|source| ConfigError::Unreadable { path: path.clone(), source })?;
        Self::parse(text.trim_start_matches('\u{FEFF}'), &path)
    }

    /// The text of a site's `site.toml`, where it can be read.
    #[must_use]
    pub fn text(site: &Path) -> Option<String> {
        std::fs::read_to_string(site.join(FILE_NAME)).ok()
    }

    /// Validates the text of a `site.toml`; `path` is for messages.
    ///
    /// # Errors
    /// When it is malformed or a setting cannot be.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|error| ConfigError::Malformed {
            path: path.to_owned(),
            message: crate::toml_words::in_chinese(&error, text),
        })?;
        match config.problem() {
            None => Ok(config),
            Some((key, reason)) => Err(ConfigError::Invalid { path: path.to_owned(), key, reason }),
        }
    }

    /// The path part of [`Config::base_url`], with slashes at both ends: `/ylws/`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        match self.base_url[after_scheme..].find('/') {
            Some(at) => &self.base_url[after_scheme + at..],
            None => "/",
        }
    }

    /// A text of every page that nobody could read.
    fn words_problem(&self) -> Option<(&'static str, &'static str)> {
        let needed = [
            ("title", &self.title),
            ("authority", &self.authority),
            ("data_licence", &self.data_licence),
        ];
        if let Some((key, _)) = needed.iter().find(|(_, text)| trim(text).is_empty()) {
            return Some((key, "不能为空"));
        }
        if let Some((key, _)) = needed.iter().find(|(_, text)| text.contains(is_invisible)) {
            return Some((key, "不能有换行或不显示的字符"));
        }
        let hides = |sign: char| is_invisible(sign) && !sign.is_whitespace();
        let notice = self.notice.as_ref().filter(|text| text.contains(hides));
        notice.map(|_| ("notice", "不能有不显示的字符"))
    }

    fn problem(&self) -> Option<(&'static str, &'static str)> {
        if let Some(reason) = base_url::fault(&self.base_url) {
            return Some(("base_url", reason));
        }
        if let Some(fault) = self.words_problem() {
            return Some(fault);
        }
        if !(0.0..=100.0).contains(&self.gate.removals_percent) {
            return Some(("gate.removals_percent", "须为 0 到 100 之间的数"));
        }
        if !(0.0..=100.0).contains(&self.gate.changes_percent) {
            return Some(("gate.changes_percent", "须为 0 到 100 之间的数"));
        }
        let is_private = |text: &String| {
            let hits = privacy::find(text);
            hits.iter().any(|hit| !matches!(hit.kind, Kind::Mobile | Kind::Landline | Kind::Email))
        };
        if self.contact.phones.iter().chain(&self.contact.emails).any(is_private) {
            return Some(("contact", "只能写电话号码和邮箱"));
        }
        match &self.footer.report_error {
            Some(url) if !url.starts_with("https://") && !url.starts_with("http://") => {
                Some(("footer.report_error", "须为以 http:// 或 https:// 开头的网址"))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = r#"
        title = "示例省限制类医疗技术备案公示"
        jurisdiction = "220000"
        authority = "示例省卫生健康委员会"
        base_url = "https://example.org/ylws/"
        data_licence = "示例数据，可自由使用"
    "#;

    fn parse(text: &str) -> Result<Config, ConfigError> {
        Config::parse(text, Path::new(FILE_NAME))
    }

    #[test]
    fn base_path_is_the_path_of_the_address() {
        let mut config = parse(MINIMAL).expect("minimal settings");
        assert_eq!(config.base_path(), "/ylws/");
        config.base_url = "https://example.org/".to_owned();
        assert_eq!(config.base_path(), "/");
    }

    #[test]
    fn misspelt_settings_are_refused() {
        let error = parse(&format!("{MINIMAL}\ntitel = 'x'")).expect_err("unknown key");
        assert!(error.to_string().contains("titel"), "{error}");
    }

    #[test]
    fn only_numbers_to_call_are_contacts() {
        let contacts = |text: &str| parse(&format!("{MINIMAL}\n[contact]\nphones = ['{text}']"));
        assert!(contacts("0431-88901234").is_ok());
        assert!(
            contacts("11010519491231002X")
                .is_err_and(|error| error.to_string().contains("contact"))
        );
    }

    #[test]
    fn an_address_without_trailing_slash_is_refused() {
        let text = MINIMAL.replace("ylws/", "ylws");
        assert!(parse(&text).is_err_and(|error| error.to_string().contains("base_url")));
    }
}
