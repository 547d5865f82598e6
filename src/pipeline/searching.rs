//! The index of a site, for those who ask it in the terminal.

use super::{BuildError, BuildOptions, Inputs, Silent, advance, content};
use crate::check::Summary;
use crate::search::Index;
use crate::site::{Parts, Site};

/// Reads and checks the newest exports, makes the index that a build would publish, and asks it.
///
/// # Errors
/// As of [`super::build`], but for publishing: nothing is written.
pub fn search<T>(options: &BuildOptions, ask: impl FnOnce(&Index) -> T) -> Result<T, BuildError> {
    let inputs = Inputs::load(&options.site)?;
    let content = content(&options.site)?;
    let (checked, advanced, _) = advance(&inputs, options, &Silent)?;
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
    Ok(ask(&Index::build(&site)?))
}
