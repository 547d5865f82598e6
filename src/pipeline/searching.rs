//! The index of a site, for those who ask it in the terminal.

use super::{BuildError, BuildOptions, Inputs, Silent, advance, content};
use crate::check::Summary;
use crate::history::Accept;
use crate::search::Index;
use crate::site::{Parts, Site};

/// Reads and checks the newest exports, and makes the index that a build would publish.
///
/// # Errors
/// As of [`super::build`], but for publishing: nothing is written.
pub fn index(options: &BuildOptions) -> Result<Index, BuildError> {
    let inputs = Inputs::load(&options.site)?;
    let content = content(&options.site)?;
    // Nothing is published: what a release would have to be asked about can be searched.
    let asked = BuildOptions { accept: Accept::Everything, ..options.clone() };
    let (checked, advanced, _) = advance(&inputs, &asked, &Silent)?;
    let (history, findings) = (advanced.history(), Summary::of(&checked.findings));
    let site = Site::new(Parts {
        config: &inputs.config,
        reference: &inputs.reference,
        content: &content,
        dataset: &checked.dataset,
        history: &history,
        findings: &findings,
        jurisdiction: &inputs.jurisdiction,
    });
    Ok(Index::build(&site)?)
}
