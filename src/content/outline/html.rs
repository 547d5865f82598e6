//! Blocks with their permalinks.

use crate::content::markdown::{Block, BlockKind};

/// Where the id of a part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Id {
    /// On the heading or paragraph itself.
    OnElement,
    /// On what wraps the whole unit.
    OnUnit,
}

/// The block with its mark turned into the permalink.
pub(super) fn with_link(block: &Block, label: &str, anchor: &str) -> Block {
    let mut linked = block.clone();
    if let Some(rest) = block.html.strip_prefix(label) {
        linked.html = format!("<a class=\"anchor\" href=\"#{anchor}\">{label}</a>{rest}");
    }
    linked
}

/// A heading or paragraph that opens a part.
pub(super) fn marked(block: &Block, label: &str, anchor: &str, id: Id) -> String {
    let id = if id == Id::OnElement { format!(" id=\"{anchor}\"") } else { String::new() };
    let is_item = block.kind == BlockKind::Paragraph;
    let class = if is_item { " class=\"item\"" } else { "" };
    with_link(block, label, anchor).render(&format!("{id}{class}"))
}

/// A numbered paragraph inside a unit; the style sheet lets its lines hang.
pub(super) fn item(block: &Block, label: &str, anchor: &str, class: &str) -> String {
    with_link(block, label, anchor).render(&format!(" id=\"{anchor}\" class=\"{class}\""))
}

/// A remark of the editors beside the text.
pub(super) fn remark(block: &Block) -> String {
    let html = block.html.trim();
    let inner =
        html.strip_prefix("<blockquote>").and_then(|html| html.strip_suffix("</blockquote>"));
    format!("<div class=\"remark\" role=\"note\">{}</div>\n", inner.unwrap_or(html))
}
