//! The preview: builds the site, serves it on this machine, and builds it again on every change.
//!
//! Comes in: the site's folder and a function that builds it into the preview folder. Goes out:
//! pages over HTTP that reload themselves, or the reason why the build failed. The steps:
//!
//! 1. listen (`http`), so that a taken port is reported before any work;
//! 2. build, and note how it went (`state`);
//! 3. answer requests from the preview folder (`answer`, `files`) while
//! 4. watching the inputs (`watch`); on a change, back to 2.

mod answer;
mod files;
mod http;
mod state;
mod watch;

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use answer::Preview;
use state::{Outcome, State};
use watch::Watcher;

use crate::publish::normal_base;

/// Reachable from this machine only: a preview may show what is not to be published yet.
pub const DEFAULT_ADDRESS: &str = "127.0.0.1:8080";

/// What to serve, and where.
pub struct ServeOptions {
    /// The site's folder, whose inputs are watched.
    pub site: PathBuf,
    /// The folder that the build publishes to.
    pub preview: PathBuf,
    /// Host and port to listen on, such as [`DEFAULT_ADDRESS`]; port 0 takes any free one.
    pub address: String,
    /// The path of the site's root, such as `/` or `/ylws/`.
    pub base_path: String,
    /// Called once with the address in use, before the first build.
    pub ready: Option<Box<dyn FnOnce(SocketAddr) + Send>>,
}

/// Serves until the process is stopped. `build` returns a summary, or the reason of its failure;
/// both are shown in Chinese, in the terminal and in the browser.
///
/// # Errors
/// When the address or the base path cannot be used, the site's folder cannot be found, the terminal is gone, or
/// connections can no longer be accepted. A failed build is no error: it is shown, and the next
/// change builds again.
pub fn run(
    options: ServeOptions,
    build: impl Fn() -> Result<String, String> + Send,
) -> io::Result<()> {
    let ServeOptions { site, preview, address, base_path, ready } = options;
    let watcher = Watcher::new(&site, &preview)?;
    let state = Arc::new(State::new());
    let base = normal_base(&base_path)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    let preview = Preview::new(preview, base, Arc::clone(&state));
    let listener = TcpListener::bind(&address).map_err(|error| unheard(&address, &error))?;
    let address = listener.local_addr()?;
    say(&format!("预览地址：http://{address}{}  按 Ctrl+C 结束", preview.base()))?;
    if let Some(ready) = ready {
        ready(address);
    }
    let server = thread::spawn(move || http::serve(&listener, preview));
    loop {
        let inputs = watcher.fingerprint();
        state.set(built(&build)?);
        if !watcher.wait_for_change(inputs, || !server.is_finished()) {
            return ended(server);
        }
        say("发现改动，正在重新生成……")?;
    }
}

/// Why nothing can listen there, with what to do.
fn unheard(address: &str, error: &io::Error) -> io::Error {
    let why = match error.kind() {
        io::ErrorKind::AddrInUse => "已有别的程序占用，请用 --address 换一个端口".to_owned(),
        io::ErrorKind::AddrNotAvailable => "本机没有这个地址".to_owned(),
        io::ErrorKind::PermissionDenied => "没有权限，请换一个 1024 以上的端口".to_owned(),
        _ => format!("地址不对或打不开（{error}）"),
    };
    io::Error::new(error.kind(), format!("不能在 {address} 上预览：{why}"))
}

fn built(build: &impl Fn() -> Result<String, String>) -> io::Result<Outcome> {
    match build() {
        Ok(summary) => {
            say(&format!("生成完毕：{summary}"))?;
            Ok(Outcome::Good)
        }
        Err(message) => {
            say(&format!("生成失败，改正后会自动重新生成：\n{message}"))?;
            Ok(Outcome::Failed(message))
        }
    }
}

fn ended(server: JoinHandle<io::Result<()>>) -> io::Result<()> {
    server.join().unwrap_or_else(|_| Err(io::Error::other("预览服务意外停止")))
}

fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{line}")
}
