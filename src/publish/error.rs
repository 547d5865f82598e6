//! What can stop a publication. The messages are read by the clerk who runs the build.

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use super::{BrokenLink, Leak, PageBreach};

/// How many lines of a long list a message shows.
const SHOWN: usize = 20;

/// Why a release was not published. Whatever the reason, the present release is untouched.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A path that [`super::OutPath`] does not allow, or a base path outside its alphabet.
    #[error("输出路径“{path}”无效：{reason}")]
    InvalidPath {
        /// The text given.
        path: String,
        /// The rule it breaks.
        reason: &'static str,
    },
    /// Another build holds the lock of this target.
    #[error("另一个生成任务（{}）正在写入 {}，请等它结束后再试", holder(*.pid), .target.display())]
    Locked {
        /// The folder both builds want to publish to.
        target: PathBuf,
        /// The process that holds the lock, where its file tells.
        pid: Option<u32>,
    },
    /// The target is something this program did not make, so it must not be replaced.
    #[error("不能发布到 {}：{reason}", .path.display())]
    ForeignTarget {
        /// The target as given.
        path: PathBuf,
        /// What stands there.
        reason: &'static str,
    },
    /// Two parts of the site wrote to one path (paths that differ by case only count as one).
    #[error("同一个文件被写入两次：{path}")]
    DuplicatePath {
        /// The second path.
        path: String,
    },
    /// An earlier [`super::Output::write`] failed, so the staging folder is not a whole site.
    #[error("有文件没有写完（首个：{path}），不能发布")]
    Incomplete {
        /// The first path, in order of the alphabet, that was not written.
        path: String,
    },
    /// Personal data in what was to be published, sorted by file.
    #[error("没有发布：要公布的文件里有 {} 处个人信息：{}", .0.len(), list(.0))]
    PersonalData(Vec<Leak>),
    /// An archive among the files that can't be read, so that nobody knows what it holds.
    #[error("查不了 {path} 里有没有个人信息：{source}")]
    Unsearchable {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Links inside the site that lead nowhere, sorted by page.
    #[error("网站里有 {} 处链接失效：{}", .0.len(), list(.0))]
    BrokenLinks(Vec<BrokenLink>),
    /// Places where a page breaks the Content-Security-Policy, sorted by page.
    #[error("网站里有 {} 处内容违反安全策略：{}", .0.len(), list(.0))]
    Breaches(Vec<PageBreach>),
    /// The operating system refused.
    #[error("{action} {} 失败：{}", .path.display(), explain(.source))]
    Io {
        /// What was being done, a verb in Chinese.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

impl PublishError {
    /// For `map_err`: an I/O error with what was done and where.
    pub(super) fn io<E: Into<io::Error>>(
        action: &'static str,
        path: &Path,
    ) -> impl FnOnce(E) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source: source.into() }
    }
}

fn holder(pid: Option<u32>) -> String {
    pid.map_or_else(|| "进程号未知".to_owned(), |pid| format!("进程号 {pid}"))
}

fn list<T: Display>(items: &[T]) -> String {
    let mut text = String::new();
    for item in items.iter().take(SHOWN) {
        text.push_str("\n  ");
        text.push_str(&item.to_string());
    }
    if items.len() > SHOWN {
        text.push_str(&format!("\n  …… 另有 {} 处", items.len() - SHOWN));
    }
    text
}

/// The system's error in Chinese where the cause is a common one, with the original for the
/// engineer.
fn explain(error: &io::Error) -> String {
    let plain = match error.kind() {
        io::ErrorKind::StorageFull => "磁盘空间不足",
        io::ErrorKind::QuotaExceeded => "磁盘配额已用完",
        io::ErrorKind::FileTooLarge => "文件大小超过限制",
        io::ErrorKind::PermissionDenied => {
            "没有权限；以前若用别的用户（如 sudo）运行过，请用那个用户删去它，或把所有者改回来"
        }
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::NotFound => "文件或文件夹不存在",
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
            "它是挂载点，请改用其中的子文件夹"
        }
        _ => return error.to_string(),
    };
    format!("{plain}（{error}）")
}
