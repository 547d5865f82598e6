//! Stages 6 and 7: every page, its data and the bulk files through the one sink.

use super::{BuildError, Progress};
use crate::export::{self, FileSink, Sink};
use crate::history::{LEDGER_FILE, Ledger, Release};
use crate::publish::{MARKER, OutPath, Output, Publication, Published, ReleaseInfo, Stream};
use crate::render::{Pages, Renderer};
use crate::search::{ShardFile, Shards};
use crate::site::{Page, Site};
use rayon::prelude::*;
use std::io;
use std::path::Path;

/// Streams everything into the sink, in parallel, and publishes. Each page is rendered, written
/// and forgotten.
pub(super) fn publish(
    publication: Publication,
    site: &Site<'_>,
    renderer: &Renderer,
    progress: &dyn Progress,
) -> Result<(usize, Published), BuildError> {
    let output = publication.output();
    let pages = site.pages();
    progress.stage("生成页面", pages.len() as u64);
    progress.counted(pages.len() as u64, "个页面");
    let rendered = renderer.pages(site);
    pages.par_iter().try_for_each(|page| {
        let done = write_page(output, site, &rendered, page);
        progress.advance();
        done
    })?;
    progress.stage("写出数据", 1);
    for (path, bytes) in renderer.assets() {
        write(output, path, bytes)?;
    }
    let (path, sheet) = rendered.as_of_sheet();
    write(output, path, sheet.as_bytes())?;
    export::files(site, &BulkSink(output))?;
    progress.stage("核对链接并发布", 1);
    let published = publication.finish(&ReleaseInfo {
        as_of: site.dataset.as_of.to_string(),
        licence: site.config.data_licence.clone(),
        title: site.config.title.clone(),
        accepted: site.history.releases.last().map(accepted).unwrap_or_default(),
    })?;
    progress.counted(published.files, "个文件");
    Ok((pages.len(), published))
}

/// Whether a published release can be continued: without its ledger the next would pass for the
/// first one, which nothing is compared with.
pub(super) fn can_continue(release: &Path) -> Result<(), BuildError> {
    let path = release.join(LEDGER_FILE);
    let is_lost = release.join(MARKER).is_file() && std::fs::symlink_metadata(&path).is_err();
    if is_lost { Err(BuildError::NoLedger { path }) } else { Ok(()) }
}

/// What the next release continues from.
pub(super) fn ledger(output: &Output, ledger: &Ledger) -> Result<(), BuildError> {
    let mut parts = Parts { stream: output.open(OutPath::new(LEDGER_FILE)?)?, held: Vec::new() };
    ledger.write_json(&mut parts).map_err(BuildError::Ledger)?;
    let Parts { mut stream, held } = parts;
    stream.push(&held)?;
    Ok(stream.finish()?)
}

/// Bytes of a part, about.
const PART: usize = 1 << 20;

/// JSON on its way into a file, in parts that end behind an object: none cuts a value in two.
struct Parts<'o> {
    stream: Stream<'o>,
    held: Vec<u8>,
}

impl io::Write for Parts<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= PART
            && let Some(at) = self.held.windows(2).rposition(|pair| pair == b"},")
        {
            let end = at + 2;
            self.stream.push(&self.held[..end]).map_err(io::Error::other)?;
            self.held.drain(..end);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The files the search reads.
pub(super) fn shards(output: &Output, shards: Shards) -> Result<(), BuildError> {
    let Shards { folder, files } = shards;
    files.into_par_iter().try_for_each(|ShardFile { path, bytes, text }| {
        let path = OutPath::new(&format!("{folder}{path}"))?;
        match text {
            None => output.write(&path, &bytes)?,
            Some(text) => output.write_coded(&path, &bytes, &text)?,
        }
        Ok(())
    })
}

fn accepted(release: &Release) -> Vec<String> {
    release.accepted.iter().map(|each| each.what.clone()).collect()
}

fn write_page(
    output: &Output,
    site: &Site<'_>,
    rendered: &Pages<'_>,
    page: &Page,
) -> Result<(), BuildError> {
    let html = rendered.page(page)?;
    write(output, &page.file(site.history), &html)?;
    match export::page_json(site, page) {
        Some(json) => write(output, &format!("{}index.json", page.folder(site.history)), &json),
        None => Ok(()),
    }
}

/// The sink, as the bulk files want it.
struct BulkSink<'o>(&'o Output);

impl Sink for BulkSink<'_> {
    type Error = BuildError;
    type File<'s>
        = BulkFile<'s>
    where
        Self: 's;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), BuildError> {
        write(self.0, path, bytes)
    }

    fn open(&self, path: &str) -> Result<BulkFile<'_>, BuildError> {
        Ok(BulkFile(self.0.open(OutPath::new(path)?)?))
    }
}

/// A file that comes part by part.
struct BulkFile<'o>(Stream<'o>);

impl FileSink for BulkFile<'_> {
    type Error = BuildError;

    fn push(&mut self, part: &[u8]) -> Result<(), BuildError> {
        Ok(self.0.push(part)?)
    }

    fn push_again(&mut self, part: &[u8]) -> Result<(), BuildError> {
        Ok(self.0.push_again(part)?)
    }

    fn finish(self) -> Result<(), BuildError> {
        Ok(self.0.finish()?)
    }
}

fn write(output: &Output, path: &str, bytes: &[u8]) -> Result<(), BuildError> {
    Ok(output.write(&OutPath::new(path)?, bytes)?)
}
