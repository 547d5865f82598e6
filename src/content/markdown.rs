//! Markdown to blocks of HTML that is safe under a strict Content-Security-Policy.
//!
//! With `refused` the only module that knows pulldown-cmark. Its quirks, each with a test: raw HTML and
//! `javascript:` links pass through, aligned table cells get a `style` attribute, headers of tables
//! no scope, and a heading's `{…}` may set any attribute.
//!
//! Forms are written with `＿＿` for what is to be filled in, as definition lists (field and blank)
//! or as tables.

mod refused;
mod table;

use super::address;
use pulldown_cmark::{
    CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html,
};
use table::Table;

pub(super) use refused::refused;

/// A run of these is a blank to be filled in.
const BLANK: char = '＿';

/// A blank as shown: a line, which a screen reader calls 空白.
const BLANK_HTML: &str = "<span class=\"blank\"><span class=\"hidden-visually\">空白</span></span>";

/// The extensions of Markdown that are read.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST);

/// What a block is, as far as the structure of a document needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// A heading of level 2–6, with the id its author gave it as `{#id}`.
    Heading {
        /// 2–6: level 1 belongs to the page's title.
        level: u8,
        /// ASCII lower-case letters, digits and `-` only.
        id: Option<String>,
    },
    /// A paragraph.
    Paragraph,
    /// A thematic break.
    Rule,
    /// A quotation.
    Quotation,
    /// Lists, tables, code.
    Other,
}

/// One top-level block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Inner HTML of a heading or paragraph, whole HTML of the others.
    pub(super) html: String,
    /// Plain text: one line a paragraph, list item or table row.
    pub(super) text: String,
    /// The line of the Markdown it begins on, from 1.
    pub(super) line: u32,
}

impl Block {
    /// The block's HTML; `attributes` (` id="…"`, beginning with a space) go on the element of a
    /// heading or paragraph.
    pub(super) fn render(&self, attributes: &str) -> String {
        let inner = &self.html;
        match self.kind {
            BlockKind::Heading { level, .. } => {
                format!("<h{level}{attributes}>{inner}</h{level}>\n")
            }
            BlockKind::Paragraph => format!("<p{attributes}>{inner}</p>\n"),
            BlockKind::Rule | BlockKind::Quotation | BlockKind::Other => inner.clone(),
        }
    }
}

/// Parses Markdown with tables and heading ids into its top-level blocks.
pub(super) fn parse(markdown: &str) -> Vec<Block> {
    let mut refused = Vec::new();
    let events = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    let safe = events.filter(move |(event, _)| is_safe(event, &mut refused));
    let mut blocks = Blocks { lines: Lines::of(markdown), ..Blocks::default() };
    TextMergeWithOffset::new(safe).for_each(|(event, range)| blocks.push(event, range.start));
    blocks.done
}

/// Raw HTML and links or images to refused addresses are dropped; the words inside them stay.
/// `refused` remembers, for each open link or image, whether it was refused.
fn is_safe(event: &Event<'_>, refused: &mut Vec<bool>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) => false,
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => false,
        Event::Start(Tag::Link { dest_url, .. }) => {
            refused.push(!address::is_link_allowed(dest_url));
            address::is_link_allowed(dest_url)
        }
        Event::Start(Tag::Image { dest_url, .. }) => {
            refused.push(!address::is_image_allowed(dest_url));
            address::is_image_allowed(dest_url)
        }
        Event::End(TagEnd::Link | TagEnd::Image) => refused.pop() != Some(true),
        _ => true,
    }
}

/// Gathers events into top-level blocks.
#[derive(Default)]
struct Blocks<'a> {
    done: Vec<Block>,
    depth: usize,
    events: Vec<Event<'a>>,
    text: String,
    heading: String,
    tables: usize,
    table: Table,
    /// Where the open cell of a table begins.
    cell: usize,
    lines: Lines,
    line: u32,
}

/// Where the lines of a text begin.
#[derive(Default)]
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(breaks).collect())
    }

    /// The line of a byte, from 1.
    fn line_of(&self, at: usize) -> u32 {
        self.0.partition_point(|start| *start <= at) as u32
    }
}

impl<'a> Blocks<'a> {
    fn push(&mut self, event: Event<'a>, start: usize) {
        if self.depth == 0 {
            self.line = self.lines.line_of(start);
        }
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            _ => {}
        }
        add_text(&mut self.text, &event);
        if let Event::Text(words) | Event::Code(words) = &event {
            self.table.add(words);
        }
        self.add_event(event);
        if self.depth == 0 {
            self.finish();
        }
    }

    fn add_event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let (level, id) = (below_title(level), id.filter(|id| is_plain_id(id)));
                let heading = Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() };
                self.events.push(Event::Start(heading));
            }
            Event::End(TagEnd::Heading(level)) => {
                self.events.push(Event::End(TagEnd::Heading(below_title(level))));
            }
            Event::Start(Tag::DefinitionList) => self.write("<dl class=\"form\">\n"),
            Event::Text(words) => self.add_words(words),
            other => self.add_table_event(other),
        }
    }

    fn add_table_event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::Table(columns)) => {
                let (table, html) = Table::open(columns.len(), &self.table_name());
                self.table = table;
                self.write(html);
            }
            Event::Start(Tag::TableHead) => {
                let html = self.table.open_head();
                self.write(html);
            }
            Event::End(TagEnd::TableHead) => {
                let html = self.table.close_head();
                self.write(html);
            }
            Event::Start(Tag::TableRow) => {
                let html = self.table.open_row();
                self.write(html);
            }
            Event::End(TagEnd::TableRow) => self.write("</tr>\n"),
            Event::Start(Tag::TableCell) => {
                self.table.open_cell();
                self.cell = self.events.len();
                self.write("");
            }
            Event::End(TagEnd::TableCell) => {
                let (open, close) = self.table.close_cell();
                self.events[self.cell] = Event::InlineHtml(CowStr::from(open));
                self.write(close);
            }
            Event::End(TagEnd::Table) => self.write("</tbody></table>\n</div>\n"),
            other => self.events.push(other),
        }
    }

    fn write(&mut self, html: impl Into<CowStr<'a>>) {
        self.events.push(Event::InlineHtml(html.into()));
    }

    /// Words with the blanks among them.
    fn add_words(&mut self, words: CowStr<'a>) {
        if !words.contains(BLANK) {
            return self.events.push(Event::Text(words));
        }
        let blank = Event::InlineHtml(CowStr::Borrowed(BLANK_HTML));
        for (at, part) in words.split(BLANK).enumerate() {
            if at > 0 && self.events.last() != Some(&blank) {
                self.events.push(blank.clone());
            }
            if !part.is_empty() {
                self.events.push(Event::Text(CowStr::from(part.to_owned())));
            }
        }
    }

    /// 表格1：附件4　一览表: what the heading above says, and a number of its own.
    fn table_name(&mut self) -> String {
        self.tables += 1;
        let number = self.tables;
        let heading = if self.heading.is_empty() { "" } else { &format!("：{}", self.heading) };
        format!("表格{number}{heading}")
    }

    fn finish(&mut self) {
        let mut events = std::mem::take(&mut self.events);
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let kind = kind_of(events.first());
        if let BlockKind::Heading { .. } = kind {
            self.heading.clone_from(&text);
        }
        if matches!(kind, BlockKind::Heading { .. } | BlockKind::Paragraph) {
            events.pop();
            events.remove(0);
        }
        let mut html = String::new();
        html::push_html(&mut html, events.into_iter());
        if !html.is_empty() {
            self.done.push(Block { kind, html, text, line: self.line });
        }
    }
}

/// Level 1 is the page's own title.
fn below_title(level: HeadingLevel) -> HeadingLevel {
    level.max(HeadingLevel::H2)
}

fn kind_of(first: Option<&Event<'_>>) -> BlockKind {
    match first {
        Some(Event::Start(Tag::Heading { level, id, .. })) => {
            BlockKind::Heading { level: *level as u8, id: id.as_deref().map(str::to_owned) }
        }
        Some(Event::Start(Tag::Paragraph)) => BlockKind::Paragraph,
        Some(Event::Rule) => BlockKind::Rule,
        Some(Event::Start(Tag::BlockQuote(_))) => BlockKind::Quotation,
        _ => BlockKind::Other,
    }
}

fn add_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(words) | Event::Code(words) => {
            text.extend(words.chars().filter(|each| *each != BLANK));
        }
        Event::SoftBreak | Event::HardBreak => text.push('\n'),
        Event::End(TagEnd::TableCell | TagEnd::DefinitionListTitle) => text.push('\u{3000}'),
        Event::Start(Tag::List(_))
        | Event::End(TagEnd::Item | TagEnd::Paragraph | TagEnd::DefinitionListDefinition)
        | Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        _ => {}
    }
}

/// Lower-case ASCII letters, digits and `-`, at least one: what ids and addresses are made of.
pub(super) fn is_plain_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !id.is_empty() && id.bytes().all(plain)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Block, BlockKind, parse};

    fn html(markdown: &str) -> String {
        parse(markdown).iter().map(|block| block.render("")).collect()
    }

    #[test]
    fn raw_html_is_dropped() {
        assert_eq!(html("甲<script>乙</script><b style=\"x\">丙</b>"), "<p>甲乙丙</p>\n");
        assert_eq!(html("<div onclick=\"x\">\n甲\n</div>\n\n乙"), "<p>乙</p>\n");
        assert_eq!(html("<br>"), "");
    }

    #[test]
    fn refused_links_and_images_leave_their_words() {
        assert_eq!(html("[甲](javascript:alert(1))"), "<p>甲</p>\n");
        assert_eq!(
            html("[甲](java&#9;script:x)[乙](../data/)"),
            "<p>甲<a href=\"../data/\">乙</a></p>\n"
        );
        assert_eq!(html("![图](https://example.com/a.png)"), "<p>图</p>\n");
        assert_eq!(
            html("[![图](//example.com/a.png)](https://example.com/)"),
            "<p><a href=\"https://example.com/\">图</a></p>\n"
        );
    }

    #[test]
    fn tables_have_a_name_and_headers_with_scope_and_no_style() {
        let html = html("## 目录 \"甲\"\n\n|a|b|\n|:-:|--:|\n|1|2|\n|＿|＿|\n\n|c|\n|-|\n|3|\n");
        assert!(!html.contains("style"), "{html}");
        assert!(
            html.contains("role=\"region\" aria-label=\"表格1：目录 &quot;甲&quot;\""),
            "{html}"
        );
        assert!(html.contains("aria-label=\"表格2：目录"), "{html}");
        for part in [
            "<caption class=\"hidden-visually\">表格1：目录 &quot;甲&quot;</caption>",
            "<th scope=\"col\" role=\"columnheader\">a</th>",
            "<th scope=\"row\" role=\"rowheader\">1</th>",
            "<td role=\"cell\" data-label=\"b\"><span>2</span></td>",
            "<td role=\"cell\" data-label=\"a\"><span><span class=\"blank\">",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
    }

    #[test]
    fn headings_start_below_the_title_and_keep_only_a_plain_id() {
        let heading = parse("# 甲 {#no-record .x style=y}").remove(0);
        let id = Some("no-record".to_owned());
        assert_eq!(heading.kind, BlockKind::Heading { level: 2, id });
        assert_eq!(heading.html, "甲");
        let nested = html("> # 乙 {#A onclick=x style=y}");
        assert_eq!(nested, "<blockquote>\n<h2>乙</h2>\n</blockquote>\n");
    }

    #[test]
    fn escaped_numbers_stay_paragraphs() {
        let blocks = parse("1\\. 甲\n\n2\\. 乙");
        let expected = |number: &str, line| Block {
            kind: BlockKind::Paragraph,
            html: number.to_owned(),
            text: number.to_owned(),
            line,
        };
        assert_eq!(blocks, [expected("1. 甲", 1), expected("2. 乙", 3)]);
    }

    #[test]
    fn a_form_shows_its_blanks_and_keeps_them_out_of_the_text() {
        let form = parse("姓名\n: ＿＿\n\n编制床位\n: ＿＿＿张，＿人\n").remove(0);
        let blank = super::BLANK_HTML;
        let expected = format!(
            "<dl class=\"form\">\n<dt>姓名</dt>\n<dd>{blank}</dd>\n<dt>编制床位</dt>\n\
             <dd>{blank}张，{blank}人</dd>\n</dl>\n"
        );
        assert_eq!(form.html, expected);
        assert_eq!(form.text, "姓名\n编制床位\u{3000}张，人");
    }

    #[test]
    fn plain_text_keeps_lines_apart() {
        let text = |markdown| parse(markdown).remove(0).text;
        assert_eq!(text("- 甲\n  - 乙\n- 丙"), "甲\n乙\n丙");
        assert_eq!(text("|甲|乙|\n|-|-|\n|丙|丁|"), "甲\u{3000}乙\n丙\u{3000}丁");
    }
}
