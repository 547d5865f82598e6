//! Progress bars; the only module that knows indicatif. In a pipe nothing is drawn.

use crate::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Mutex;

/// A bar on the terminal's error stream, one stage after another.
pub(super) struct Bars {
    bar: Mutex<ProgressBar>,
}

impl Bars {
    pub(super) fn new() -> Self {
        Self { bar: Mutex::new(ProgressBar::hidden()) }
    }

    fn with_bar<T>(&self, use_bar: impl FnOnce(&mut ProgressBar) -> T) -> T {
        use_bar(&mut self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Clears the terminal's line.
    pub(super) fn finish(&self) {
        self.with_bar(|bar| bar.finish_and_clear());
    }
}

impl Progress for Bars {
    fn stage(&self, name: &'static str, steps: u64) {
        // Of a stage of one step there is neither a rate nor a time left.
        let template = match steps {
            0 | 1 => "{msg} …",
            _ => "{msg} {wide_bar} {pos}/{len}  {per_sec}  剩余 {eta}",
        };
        let style = ProgressStyle::with_template(template);
        self.with_bar(|bar| {
            bar.finish_and_clear();
            *bar = ProgressBar::new(steps);
            if let Ok(style) = style {
                bar.set_style(style);
            }
            bar.set_message(name);
        });
    }

    fn advance(&self) {
        self.with_bar(|bar| bar.inc(1));
    }
}
