//! Templates without needless white space.
//!
//! Done once a template, where minifying every page would cost more than rendering it: at
//! national scale nearly all bytes of the pages come from the fixed parts of a few templates.
//! White space that a browser shows stays, as one character; what stands beside a tag that
//! begins or ends a block goes, and so do line ends between statements behind such a tag.

/// Elements beside which white space is not shown.
const BLOCKS: [&str; 61] = [
    "html",
    "head",
    "meta",
    "title",
    "link",
    "script",
    "body",
    "header",
    "footer",
    "main",
    "nav",
    "section",
    "article",
    "aside",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "colgroup",
    "col",
    "form",
    "fieldset",
    "legend",
    "details",
    "summary",
    "figure",
    "figcaption",
    "blockquote",
    "hr",
    "option",
    "optgroup",
    "datalist",
    "noscript",
    "template",
    "svg",
    "g",
    "path",
    "polyline",
    "circle",
    "rect",
    "line",
    "text",
    "br",
];

/// Elements whose text is kept as it is.
const VERBATIM: [&str; 4] = ["pre", "textarea", "script", "style"];

/// What stands at one side of white space.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// A tag of a block, or the template's edge.
    Block,
    /// A statement of the template.
    Statement,
    /// Anything else: text, a tag inside a line, a value.
    Line,
}

/// The template with the same meaning and fewer bytes.
pub(super) fn template(text: &str) -> String {
    let mut compact = Compact { rest: text, out: String::with_capacity(text.len()) };
    // The last piece, and the last that is no statement.
    let (mut before, mut shown_before) = (Side::Block, Side::Block);
    while !compact.rest.is_empty() {
        let gap = compact.take_gap();
        let (piece, side) = compact.take_piece();
        let after = if piece.is_empty() { Side::Block } else { side };
        let between_statements = before == Side::Statement && after == Side::Statement;
        let is_layout = gap.contains('\n') && between_statements && shown_before == Side::Block;
        if !gap.is_empty() && !is_layout && before != Side::Block && after != Side::Block {
            compact.out.push('\n');
        }
        compact.write(piece);
        before = after;
        if after != Side::Statement {
            shown_before = after;
        }
    }
    compact.out
}

struct Compact<'t> {
    rest: &'t str,
    out: String,
}

impl<'t> Compact<'t> {
    /// Takes white space.
    fn take_gap(&mut self) -> &'t str {
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let gap = &self.rest[..self.rest.len() - rest.len()];
        self.rest = rest;
        gap
    }

    /// Takes a tag, a mark of the template, or text up to the next of these or white space.
    fn take_piece(&mut self) -> (&'t str, Side) {
        let rest = self.rest;
        let (length, side) = match mark_length(rest) {
            Some(length) if rest.starts_with("{{") => (length, Side::Line),
            Some(length) => (length, Side::Statement),
            None if is_tag(rest) => tag(rest),
            None => (text_length(rest), Side::Line),
        };
        self.rest = &rest[length..];
        (&rest[..length], side)
    }

    fn write(&mut self, piece: &str) {
        if is_tag(piece) && !VERBATIM.iter().any(|name| tag_name(piece) == *name) {
            self.out.push_str(&tag_in_one_line(piece));
        } else {
            self.out.push_str(piece);
        }
    }
}

/// Length of the `{{ }}`, `{% %}` or `{# #}` that a text begins with.
fn mark_length(text: &str) -> Option<usize> {
    let close = ["{{", "{%", "{#"].iter().position(|open| text.starts_with(open))?;
    let close = ["}}", "%}", "#}"][close];
    Some(text[2..].find(close).map_or(text.len(), |at| at + 4))
}

fn is_tag(text: &str) -> bool {
    let name = text.strip_prefix('<').unwrap_or_default();
    let name = name.strip_prefix('/').unwrap_or(name);
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '!')
}

fn tag_name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|each: char| !each.is_ascii_alphanumeric()).unwrap_or(name.len());
    &name[..end]
}

/// Length and kind of the tag that a text begins with; of an element kept as it is, up to its end.
fn tag(text: &str) -> (usize, Side) {
    let end = tag_end(text);
    let name = tag_name(&text[..end]);
    let side =
        if BLOCKS.contains(&name) || text.starts_with("<!") { Side::Block } else { Side::Line };
    let opens = !text.starts_with("</") && !text[..end].ends_with("/>");
    if opens && VERBATIM.contains(&name) {
        let close = format!("</{name}>");
        return (text.find(&close).map_or(text.len(), |at| at + close.len()), side);
    }
    (end, side)
}

/// Where a tag ends: behind its `>`, which may also stand in quotes and in marks of the template.
fn tag_end(text: &str) -> usize {
    let (mut at, mut quote) = (1, None);
    while let Some(byte) = text.as_bytes().get(at) {
        match (byte, quote) {
            (b'{', _) if mark_length(&text[at..]).is_some() => {
                at += mark_length(&text[at..]).unwrap_or(1);
                continue;
            }
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) => quote = Some(*byte),
            (byte, Some(open)) if *byte == open => quote = None,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

fn text_length(text: &str) -> usize {
    let is_end = |at: usize| at > 0 && (is_tag(&text[at..]) || mark_length(&text[at..]).is_some());
    let mut places = text.char_indices();
    let end = places.find(|(at, each)| " \t\n\r".contains(*each) || is_end(*at));
    end.map_or(text.len(), |(at, _)| at)
}

/// A tag whose attributes stand on several lines, in one.
fn tag_in_one_line(tag: &str) -> String {
    tag.lines().map(str::trim_start).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn white_space_beside_blocks_goes_and_inside_lines_stays() {
        for (long, short) in [
            (
                "<ul>\n  {% for a in b %}\n  <li>x</li>\n  {% endfor %}\n</ul>\n",
                "<ul>{% for a in b %}<li>x</li>{% endfor %}</ul>",
            ),
            ("<p>\n  a  <b>c</b>\n d</p>", "<p>a\n<b>c</b>\nd</p>"),
            ("{{ a }}\n  {{ b }}", "{{ a }}\n{{ b }}"),
            (
                "{% if a %}x{% endif %} {% if b %}y{% endif %}",
                "{% if a %}x{% endif %}\n{% if b %}y{% endif %}",
            ),
            (
                "<a href=\"{{ x }}\"{% if y > 1 %} class=\"a > b\"{% endif %}>z</a> <i>",
                "<a href=\"{{ x }}\"{% if y > 1 %} class=\"a > b\"{% endif %}>z</a>\n<i>",
            ),
            (
                "<tr>\n  {% for a in b %}\n  {% set c = a %}\n  <td>{{ c }}</td>\n  {% endfor %}\n</tr>",
                "<tr>{% for a in b %}{% set c = a %}<td>{{ c }}</td>{% endfor %}</tr>",
            ),
            ("<pre>\n a  b\n</pre>", "<pre>\n a  b\n</pre>"),
            ("<input\n    type=\"search\"\n    name=\"q\">", "<input type=\"search\" name=\"q\">"),
            ("a < b", "a\n<\nb"),
        ] {
            assert_eq!(template(long), short, "{long}");
            assert_eq!(template(short), short, "once is enough: {short}");
        }
    }
}
