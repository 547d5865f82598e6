//! Stages 6 and 7: every page, its data and the bulk files through the one sink.

use super::{BuildError, Progress};
use crate::export;
use crate::history::{LEDGER_FILE, Ledger, Release};
use crate::publish::{OutPath, Output, Publication, Published, ReleaseInfo};
use crate::render::Renderer;
use crate::search::{ShardFile, Shards};
use crate::site::{Page, Site};
use rayon::prelude::*;

/// Streams everything into the sink, in parallel, and publishes. Each page is rendered, written
/// and forgotten.
pub(super) fn publish(
    publication: Publication,
    site: &Site<'_>,
    renderer: &Renderer,
    ledger: &Ledger,
    progress: &dyn Progress,
) -> Result<(usize, Published), BuildError> {
    let output = publication.output();
    let pages = site.pages();
    progress.stage("生成页面", pages.len() as u64);
    progress.counted(pages.len() as u64, "个页面");
    pages.par_iter().try_for_each(|page| {
        let done = write_page(output, site, renderer, page);
        progress.advance();
        done
    })?;
    progress.stage("写出数据", 1);
    for (path, bytes) in renderer.assets() {
        write(output, path, bytes)?;
    }
    export::files(site, &|path: &str, bytes: &[u8]| write(output, path, bytes))?;
    write(output, LEDGER_FILE, &ledger.to_json().map_err(BuildError::Ledger)?)?;
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
    renderer: &Renderer,
    page: &Page,
) -> Result<(), BuildError> {
    let html = renderer.page(site, page)?;
    write(output, &page.file(site.history), html.as_bytes())?;
    match export::page_json(site, page) {
        Some(json) => write(output, &format!("{}index.json", page.folder(site.history)), &json),
        None => Ok(()),
    }
}

fn write(output: &Output, path: &str, bytes: &[u8]) -> Result<(), BuildError> {
    Ok(output.write(&OutPath::new(path)?, bytes)?)
}
