//! What a refusal of the publish gate says.

use super::{BuildError, BuildOptions};
use crate::check::{Checked, Severity, Summary};
use crate::history::{Objection, Refusal};
use jiff::civil::Date;
use std::fmt::Write;
use std::path::PathBuf;

/// How many names a refusal lists for each objection.
const LISTED: usize = 10;

/// A refused release.
#[derive(Debug)]
pub struct Refused {
    /// The day of the release.
    pub date: Date,
    /// What stands against it.
    pub refusal: Box<Refusal>,
    /// The site, as the command names it.
    pub site: PathBuf,
    /// Where it was to be published.
    pub target: PathBuf,
    /// Errors of its exports: what they set aside may be what is missing.
    pub errors: u32,
    /// What was accepted of earlier releases of the same build.
    pub accepted: Vec<String>,
    /// The day that the command named, if it named one.
    pub day: Option<Date>,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { date, refusal, errors, .. } = self;
        let Refusal { objections } = &**refusal;
        let many = objections.len();
        write!(
            out,
            "没有发布：{date} 的数据与已发布的相比，有 {many} 处要先核对。原来的网站没有变。"
        )?;
        if *errors > 0 {
            write!(
                out,
                "\n\n这次的导出里有 {errors} 处错误，有错误的行没有采用，可能就是原因。先看是哪些：\n  gongshi check{}{}",
                self.folder(),
                self.options()
            )?;
        }
        for (at, objection) in (1..).zip(objections) {
            write!(out, "\n\n{at}. {}", objected(objection))?;
        }
        let refused = objections.iter().map(|each| &each.name);
        let names: Vec<&str> = self.accepted.iter().chain(refused).map(String::as_str).collect();
        write!(
            out,
            "\n\n数据有误的，改好源文件再运行。全部核对无误、确要发布的，这样运行：\n  gongshi build{}{} --accept {}",
            self.folder(),
            self.options(),
            names.join(",")
        )
    }
}

impl Refused {
    /// The fault of a build whose release is refused.
    pub(super) fn fault(
        refusal: Box<Refusal>,
        (date, accepted): (Date, &[String]),
        options: &BuildOptions,
        checked: &Checked,
    ) -> BuildError {
        BuildError::Refused(Box::new(Self {
            date,
            refusal,
            accepted: accepted.to_vec(),
            site: options.site.clone(),
            target: options.target.clone(),
            errors: Summary::of(&checked.findings).total(Severity::Error),
            day: None,
        }))
    }

    /// The site's folder behind a command, where it is not the current one.
    fn folder(&self) -> String {
        match self.site.to_string_lossy() {
            site if site == "." => String::new(),
            site => format!(" {}", quoted(&site)),
        }
    }

    /// The options that the command had: the day, and where it is published, unless in the site's
    /// own folder.
    fn options(&self) -> String {
        let day = self.day.map(|day| format!(" --date {day}")).unwrap_or_default();
        match self.target == self.site.join("public") {
            true => day,
            false => format!("{day} --target {}", quoted(&self.target.to_string_lossy())),
        }
    }
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    if path.contains([' ', '（', '(', '&']) { format!("\"{path}\"") } else { path.to_owned() }
}

fn objected(objection: &Objection) -> String {
    let Objection { name, title, items, advice } = objection;
    let mut text = format!("{title}。");
    for item in items.iter().take(LISTED) {
        let _ = write!(text, "\n   - {item}");
    }
    if items.len() > LISTED {
        let _ = write!(text, "\n   …… 另有 {} 项，共 {} 项", items.len() - LISTED, items.len());
    }
    let _ = write!(text, "\n   怎么办：{advice}。\n   核对无误就接受：--accept {name}");
    text
}
