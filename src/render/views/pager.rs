//! The numbers of the pages of a list.

use crate::render::parts::Cell;

/// A link for each page but the one shown; nothing where there is one page.
pub(super) fn cells(shown: u32, pages: u32, address: impl Fn(u32) -> String) -> Vec<Cell> {
    let cell = |number: u32| match number == shown {
        true => Cell::text(number.to_string()),
        false => Cell::link(number.to_string(), address(number)),
    };
    if pages > 1 { (1..=pages).map(cell).collect() } else { Vec::new() }
}
