//! `gongshi init`: a site to start from, which builds.

use super::{Outcome, today};
use crate::catalog::{AuthorityId, Jurisdiction, JurisdictionCode, Reference};
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
    #[error("{0} 是文件，不是文件夹，没有改动它。请换一个文件夹的名称")]
    NoFolder(PathBuf),
    #[error("“{0}”不是已知的行政区划代码。{1}")]
    UnknownJurisdiction(String, String),
    #[error("写不了 {path}：{}", crate::folder::why(.source))]
    Write { path: PathBuf, source: std::io::Error },
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let site = &arguments.site;
    if site.is_file() {
        return Err(InitError::NoFolder(site.clone()).into());
    }
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
        write(site, &format!("content/{}", page.path), &place.marked(&page.text))?;
    }
    let export = format!("data/sources/{}/{}", sender.code, today());
    write(site, &format!("{export}/备案.csv"), &sender.fill(FILINGS))?;
    write(site, "data/说明.txt", &sender.fill(GUIDE))?;
    println!("新站点在 {}。接下来：", site.display());
    println!("  1. 改 site.toml 里的标题、网址和主办单位");
    println!("  2. 把导出的文件放进 data/sources/<机关>/<日期>/，删去示例所在的日期文件夹");
    println!("  3. 运行 gongshi build {}", site.display());
    if let Some(province) = &place.unknown_catalog {
        println!(
            "本站没有收录{province}增补的目录，只按国家目录核查。{province}有增补的，请照 data/说明.txt 的写法放进 data/catalogs/"
        );
    }
    Ok(exit_code::DONE)
}

/// Whose code may be meant by a name, or by the first digits of a code.
fn meant(text: &str, reference: &Reference) -> String {
    let places = &reference.jurisdictions;
    let text = crate::text::trim(text);
    let padded = JurisdictionCode::new(format!("{text:0<6}")).ok();
    let by_digits = padded.as_ref().and_then(|code| places.get(code));
    let by_name = || {
        let is_called = |place: &&Jurisdiction| {
            let names = [place.name.as_str(), places.full_name(&place.code)];
            names.contains(&text)
                || place.short_name() == Some(text)
                || place.aliases.iter().any(|alias| alias == text)
        };
        let mut called: Vec<_> = places.iter().filter(is_called).collect();
        called.sort_by_key(|place| place.level);
        called.into_iter().next()
    };
    match by_digits.or_else(by_name) {
        Some(place) => format!("{}的代码是 {}", places.full_name(&place.code), place.code),
        None => "请写六位数字，例如贵州省是 520000".to_owned(),
    }
}

/// Where a site or an export is from.
struct Place {
    code: JurisdictionCode,
    name: String,
    authority: String,
    /// The province that may restrict more than this program knows.
    unknown_catalog: Option<String>,
}

impl Place {
    /// A place of the table or, as `gongshi build` knows it too, the whole country.
    fn of(code: &str) -> Result<Self, Box<dyn Error>> {
        let reference = Reference::builtin()?;
        let unknown = || InitError::UnknownJurisdiction(code.to_owned(), meant(code, &reference));
        let code = JurisdictionCode::new(code).map_err(|_| unknown())?;
        if code.is_country() {
            let (name, authority) = ("全国".to_owned(), "国家卫生健康委员会".to_owned());
            return Ok(Self { code, name, authority, unknown_catalog: None });
        }
        reference.jurisdictions.get(&code).ok_or_else(unknown)?;
        let name = reference.jurisdictions.distinct_name(&code);
        let authority = reference.authorities.get(&AuthorityId::health(&code));
        let authority = authority.map_or_else(|| name.clone(), |each| each.name.clone());
        let unknown_catalog = reference.unknown_catalog(&code).map(|each| each.name.clone());
        Ok(Self { code, name, authority, unknown_catalog })
    }

    /// A text in which what holds in one province only is marked as another province's, where it
    /// is not the site's own.
    fn marked(&self, text: &str) -> String {
        let own = |province: &str| self.code.as_str().get(..2) == province.get(..2);
        let provinces = [("吉林省", "220000"), ("河南省", "410000")];
        provinces.into_iter().fold(text.to_owned(), |text, (name, code)| {
            let mark = if own(code) { "" } else { "（外省规定，供参考）" };
            text.replace(&format!("（只在{name}适用）"), mark)
        })
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
