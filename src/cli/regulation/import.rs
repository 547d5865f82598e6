//! `gongshi regulation import`: a plain text becomes the Markdown of a regulation.

use super::Outcome;
use crate::content::import::{ImportedFile, NotText, import_bytes};
use crate::exit_code;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "文件", help = "纯文本文件（UTF-8、GB18030 或 UTF-16）")]
    file: PathBuf,
    #[arg(
        long,
        value_name = "文件",
        help = "写到这个新文件，例如 content/regulations/henan/2024.md；默认写到屏幕"
    )]
    output: Option<PathBuf>,
}

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
enum ImportError {
    #[error("读不了 {path}：{}", crate::folder::why(.source))]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} {source}")]
    NotText { path: PathBuf, source: NotText },
    #[error("写不了 {path}：{}。已有的文件不会被改动", crate::folder::why(.source))]
    Write { path: PathBuf, source: std::io::Error },
}

/// Bytes of the longest file read; no law has as many.
const LONGEST: u64 = 16 << 20;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let path = &arguments.file;
    let bytes = read(path).map_err(|source| ImportError::Read { path: path.clone(), source })?;
    let file = import_bytes(&bytes)
        .map_err(|source| ImportError::NotText { path: path.clone(), source })?;
    let markdown = &file.imported.markdown;
    match &arguments.output {
        Some(output) => write(output, markdown)?,
        None => print!("{markdown}"),
    }
    report(&file);
    Ok(exit_code::DONE)
}

/// The bytes of a file; devices and pipes have no end.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let facts = std::fs::metadata(path)?;
    if !facts.is_file() {
        return Err(std::io::Error::other("不是普通的文件"));
    }
    if facts.len() > LONGEST {
        return Err(std::io::Error::other("文件太大，不会是一份法规"));
    }
    std::fs::read(path)
}

/// Doubts go to the error stream, so that the output is only the file.
fn report(file: &ImportedFile) {
    let imported = &file.imported;
    eprintln!("文件编码：{}。", file.encoding.in_chinese());
    if file.bad_lines > 0 {
        eprintln!("有 {} 行含读不出的字节，见下。", file.bad_lines);
    }
    eprintln!("认出 {} 个条文单位。", imported.units);
    if !imported.doubts.is_empty() {
        eprintln!("请核对 {} 处：", imported.doubts.len());
    }
    for each in &imported.doubts {
        match each.line {
            0 => eprintln!("  全文：{}", each.message),
            line => eprintln!("  第 {line} 行：{}", each.message),
        }
    }
}

fn write(path: &PathBuf, text: &str) -> Result<(), ImportError> {
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    let written = folder.and_then(|()| {
        let mut file = std::fs::File::create_new(path)?;
        file.write_all(text.as_bytes())
    });
    written.map_err(|source| ImportError::Write { path: path.clone(), source })
}
