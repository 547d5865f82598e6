//! What to answer. Comes in: a request's address. Goes out: status, headers and body. Pages get a
//! reload script that only the preview adds; nothing of it is ever published.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::files::{CSS, Found, HTML, JAVASCRIPT, find};
use super::state::{Outcome, State};
use crate::publish::hex;

/// Where the preview's own files live, outside of any site.
pub(super) const EVENTS: &str = "/__gongshi/events";
const SCRIPT: &str = "/__gongshi/reload.js";
const STYLE: &str = "/__gongshi/preview.css";

/// An answer without its transport.
#[derive(Debug)]
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: u16,
    /// The type of the body.
    pub(super) content_type: &'static str,
    /// Where to go instead, for a redirect.
    pub(super) location: Option<String>,
    /// The content.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// Changes exactly when the body does.
    pub(super) fn etag(&self) -> String {
        format!("\"{}\"", &hex(&Sha256::digest(&self.body))[..24])
    }
}

/// The site as the browser sees it.
pub(super) struct Preview {
    root: PathBuf,
    base: String,
    state: Arc<State>,
}

impl Preview {
    /// `base` has `/` at both ends.
    pub(super) fn new(root: PathBuf, base: String, state: Arc<State>) -> Self {
        Self { root, base, state }
    }

    /// The path of the site's root, with `/` at both ends.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// The name of a build. The process is part of it, so that pages notice a restart.
    pub(super) fn version(number: u64) -> String {
        format!("{}-{number}", std::process::id())
    }

    /// Answers a GET of `target`, the path and query as they came over the wire.
    pub(super) fn answer(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        match path {
            SCRIPT => plain(200, JAVASCRIPT, include_str!("reload.js")),
            STYLE => plain(200, CSS, include_str!("preview.css")),
            _ => match path.strip_prefix(&self.base) {
                Some(address) => self.file(path, address),
                None if path == "/" || format!("{path}/") == self.base => redirect(&self.base),
                None => self.absent(),
            },
        }
    }

    fn file(&self, path: &str, address: &str) -> Answer {
        let (number, outcome) = self.state.latest();
        match (outcome, find(&self.root, address)) {
            (Outcome::Pending, _) if is_page(address) => {
                notice(503, number, "正在生成", "网站正在生成，完成后本页会自动更新。", "")
            }
            (Outcome::Failed(message), _) if is_page(address) => {
                notice(500, number, "生成失败", "改正并保存后，本页会自动更新。", &message)
            }
            (_, Ok(Found::File(body, HTML))) => page(200, number, body),
            (_, Ok(Found::File(body, content_type))) => {
                Answer { status: 200, content_type, location: None, body }
            }
            (_, Ok(Found::Folder)) => redirect(&format!("{path}/")),
            (_, Ok(Found::Nothing)) => self.absent(),
            (_, Err(error)) => unreadable(number, &error),
        }
    }

    /// The site's own page for what does not exist, where it has one.
    fn absent(&self) -> Answer {
        let (number, _) = self.state.latest();
        match find(&self.root, "404.html") {
            Ok(Found::File(body, _)) => page(404, number, body),
            Ok(_) => notice(404, number, "没有这个页面", "网站里没有这个地址。", ""),
            Err(error) => unreadable(number, &error),
        }
    }
}

/// Whether a browser would show the answer to this address as a page.
fn is_page(address: &str) -> bool {
    address.is_empty() || address.ends_with('/') || address.ends_with(".html")
}

fn plain(status: u16, content_type: &'static str, body: &str) -> Answer {
    Answer { status, content_type, location: None, body: body.as_bytes().to_vec() }
}

fn redirect(location: &str) -> Answer {
    Answer { location: Some(location.to_owned()), ..plain(302, HTML, "") }
}

/// A page of the site with the reload script at its end, where a parser puts it into the body.
fn page(status: u16, number: u64, mut body: Vec<u8>) -> Answer {
    let version = Preview::version(number);
    let script = format!("<script src=\"{SCRIPT}\" data-version=\"{version}\" async></script>");
    body.extend(script.into_bytes());
    Answer { status, content_type: HTML, location: None, body }
}

fn unreadable(number: u64, error: &io::Error) -> Answer {
    notice(500, number, "无法读取文件", "读取预览文件夹时出错：", &error.to_string())
}

/// A page of the preview's own.
fn notice(status: u16, number: u64, title: &str, text: &str, details: &str) -> Answer {
    let details = escape(details);
    let body = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{STYLE}\"></head><body><main role=\"alert\">\
         <h1>{title}</h1><p>{text}</p><pre>{details}</pre></main></body></html>"
    );
    page(status, number, body.into_bytes())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
