//! `gongshi init`: a site to start from, which builds.

use super::{Outcome, today};
use crate::catalog::{AuthorityId, JurisdictionCode, Reference};
use crate::{content, exit_code};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

const SETTINGS: &str = include_str!("site.toml");
const FILINGS: &str = include_str!("filings.csv");
const GUIDE: &str = include_str!("guide.txt");

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "文件夹", help = "新站点的文件夹；须不存在或为空")]
    site: PathBuf,
    #[arg(
        long,
        value_name = "代码",
        default_value = "220000",
        hide_default_value = true,
        help = "站点所属的行政区划代码，例如 520000（贵州省）；默认 220000（吉林省）"
    )]
    jurisdiction: String,
}

/// Why no site was made.
#[derive(Debug, thiserror::Error)]
enum InitError {
    #[error("{0} 里已经有文件，没有改动它。请换一个空文件夹")]
    NotEmpty(PathBuf),
    #[error("“{0}”不是已知的行政区划代码，例如吉林省是 220000")]
    UnknownJurisdiction(String),
    #[error("写不了 {path}：{source}")]
    Write { path: PathBuf, source: std::io::Error },
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let site = &arguments.site;
    if site.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(InitError::NotEmpty(site.clone()).into());
    }
    let place = Place::of(&arguments.jurisdiction)?;
    let sender = place.sender()?;
    write(site, crate::config::FILE_NAME, &place.fill(SETTINGS))?;
    write(
        site,
        ".gitignore",
        "/public\n/检查结果\n/.preview\n/.*.staging\n/.*.previous\n/.*.lock\n",
    )?;
    for page in content::builtin().into_iter().filter(|file| file.path.starts_with("pages/")) {
        write(site, &format!("content/{}", page.path), &page.text)?;
    }
    let export = format!("data/sources/{}/{}", sender.code, today());
    write(site, &format!("{export}/备案.csv"), &sender.fill(FILINGS))?;
    write(site, "data/说明.txt", &sender.fill(GUIDE))?;
    println!("新站点在 {}。接下来：", site.display());
    println!("  1. 改 site.toml 里的标题、网址和主办单位");
    println!("  2. 把导出的文件放进 data/sources/<机关>/<日期>/，删去示例的 备案.csv");
    println!("  3. 运行 gongshi build {}", site.display());
    Ok(exit_code::DONE)
}

/// Where a site or an export is from.
struct Place {
    code: JurisdictionCode,
    name: String,
    authority: String,
}

impl Place {
    /// A place of the table or, as `gongshi build` knows it too, the whole country.
    fn of(code: &str) -> Result<Self, Box<dyn Error>> {
        let unknown = || InitError::UnknownJurisdiction(code.to_owned());
        let reference = Reference::builtin()?;
        let code = JurisdictionCode::new(code).map_err(|_| unknown())?;
        if code.is_country() {
            let (name, authority) = ("全国".to_owned(), "国家卫生健康委员会".to_owned());
            return Ok(Self { code, name, authority });
        }
        reference.jurisdictions.get(&code).ok_or_else(unknown)?;
        let name = reference.jurisdictions.distinct_name(&code);
        let authority = reference.authorities.get(&AuthorityId::health(&code));
        let authority = authority.map_or_else(|| name.clone(), |each| each.name.clone());
        Ok(Self { code, name, authority })
    }

    /// A text with the place in its blanks.
    fn fill(&self, text: &str) -> String {
        let text = text.replace("{code}", self.code.as_str()).replace("{name}", &self.name);
        text.replace("{authority}", &self.authority)
    }

    /// Whose export the example is: a province's where the site is the whole country's.
    fn sender(&self) -> Result<Self, Box<dyn Error>> {
        Self::of(if self.code.is_country() { "110000" } else { self.code.as_str() })
    }
}

/// Writes a new file of the site; one that exists is never overwritten.
fn write(site: &Path, name: &str, text: &str) -> Result<(), InitError> {
    let path = site.join(name);
    let written = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| {
        let mut file = std::fs::File::create_new(&path)?;
        file.write_all(text.as_bytes())
    });
    written.map_err(|source| InitError::Write { path, source })
}
