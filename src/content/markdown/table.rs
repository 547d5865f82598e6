//! The HTML of tables: a caption, headers with their scope, and on a phone one card a row.

use super::escape;

/// Most columns that stand beside each other on a phone.
const NARROW: usize = 2;

/// A table while its cells come in.
#[derive(Debug, Default)]
pub(super) struct Table {
    labels: Vec<String>,
    in_head: bool,
    column: usize,
    /// Plain text of the open cell.
    text: String,
}

impl Table {
    /// The opening tags. `name` tells the table from others of its page.
    pub(super) fn open(columns: usize, name: &str) -> (Self, String) {
        let style = if columns > NARROW { "table--cards" } else { "table--compact" };
        let name = escape(name);
        // A wide table scrolls inside a region that the keyboard reaches.
        let html = format!(
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\n\
             <table class=\"table {style}\" role=\"table\">\n\
             <caption class=\"hidden-visually\">{name}</caption>\n"
        );
        (Self::default(), html)
    }

    pub(super) fn open_head(&mut self) -> &'static str {
        self.in_head = true;
        "<thead role=\"rowgroup\"><tr role=\"row\">"
    }

    pub(super) fn close_head(&mut self) -> &'static str {
        self.in_head = false;
        "</tr></thead>\n<tbody role=\"rowgroup\">\n"
    }

    pub(super) fn open_row(&mut self) -> &'static str {
        self.column = 0;
        "<tr role=\"row\">"
    }

    pub(super) fn open_cell(&mut self) {
        self.text.clear();
    }

    /// Takes the words of the open cell.
    pub(super) fn add(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// The tags around the cell that ends here. The first of a row names the row, unless it is a
    /// blank to be filled in.
    pub(super) fn close_cell(&mut self) -> (String, &'static str) {
        let text = std::mem::take(&mut self.text);
        if self.in_head {
            self.labels.push(text);
            return ("<th scope=\"col\" role=\"columnheader\">".to_owned(), "</th>");
        }
        let column = self.column;
        self.column += 1;
        let is_named = text.contains(|each: char| each != super::BLANK && !each.is_whitespace());
        if column == 0 && is_named {
            return ("<th scope=\"row\" role=\"rowheader\">".to_owned(), "</th>");
        }
        let label = self.labels.get(column).map_or("", String::as_str);
        (format!("<td role=\"cell\" data-label=\"{}\"><span>", escape(label)), "</span></td>")
    }
}
