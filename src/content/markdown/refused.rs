//! What no page and no regulation may hold, told before anything is made of it.

use super::{Lines, OPTIONS};
use pulldown_cmark::{Event, Parser, Tag};

/// Elements inside one another; no text has more, and what reads pages later goes as deep as they.
const DEEPEST: usize = 40;

/// The first fault of a text: its line, from 1, and what is wrong.
pub(in crate::content) fn refused(markdown: &str) -> Option<(u32, String)> {
    let mut depth = 0;
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        let text = markdown.get(range.clone()).unwrap_or_default();
        let fault = match &event {
            Event::Start(Tag::HtmlBlock) if !is_comment(text) => Some(html(text)),
            Event::InlineHtml(_) if !is_comment(text) => Some(html(text)),
            Event::Start(Tag::Image { dest_url, .. }) => Some(picture(dest_url)),
            Event::Start(_) if depth >= DEEPEST => {
                Some(format!("引用、列表或强调套了 {DEEPEST} 层以上"))
            }
            _ => None,
        };
        if let Some(fault) = fault {
            return Some((Lines::of(markdown).line_of(range.start), fault));
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether nothing but one comment is there: it says nothing to readers and may be left out.
fn is_comment(text: &str) -> bool {
    let inside = text.trim().strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
    inside.is_some_and(|(_, rest)| rest.trim().is_empty())
}

fn picture(address: &str) -> String {
    let shown: String = address.chars().take(40).collect();
    format!("不能放图片（“{shown}”）：网站只发布文字，请改成文字说明或表格")
}

fn html(text: &str) -> String {
    let shown: String = text.trim().chars().take_while(|sign| *sign != '\n').take(20).collect();
    format!("不能写 HTML（“{shown}”）：它和其中的文字不会出现在网页上，请改用 Markdown 的写法")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_has_a_limit() {
        assert_eq!(refused("> 1. *甲* **乙**\n>    - 丙\n"), None);
        for deep in
            [format!("甲\n\n{}x", ">".repeat(2000)), format!("甲\n\n{0}x{0}", "*".repeat(10_000))]
        {
            let (line, fault) = refused(&deep).expect("a fault");
            assert!(line == 3 && fault.contains("层"), "{line}: {fault}");
        }
    }

    #[test]
    fn pictures_are_told_with_their_line() {
        let (line, fault) = refused("甲\n\n乙 ![图](流程.png)\n").expect("a fault");
        assert!(
            line == 3 && fault.contains("图片") && fault.contains("流程.png"),
            "{line}: {fault}"
        );
    }

    #[test]
    fn html_is_told_and_comments_are_not() {
        assert_eq!(
            refused("<!-- 说明 -->\n\n甲<!-- 乙 -->丙 <https://example.org/> 1 < 2\n"),
            None
        );
        for html in
            ["<div>\n重要通知\n</div>", "<script>1</script>", "甲<b>乙</b>", "<!-- a --> <b>x</b>"]
        {
            let (line, fault) = refused(&format!("标题\n\n{html}\n")).expect(html);
            assert!(line == 3 && fault.contains("HTML"), "{line}: {fault}");
        }
    }
}
