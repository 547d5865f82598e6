//! What people wrote beside cells: 2024年已取消 in a comment says of a row what no cell does.

use super::super::archive::Archive;
use super::super::own::CHECKER;
use super::super::xml::{Fault, Node, Xml};
use super::book;
use super::place;

/// Characters looked at of one comment.
const LONGEST: usize = 200;

/// Comments of one sheet; beyond it no clerk has written anything.
const MOST: usize = 100_000;

/// How the checker's words begin where they stand behind a clerk's own.
const CHECKED: [&str; 3] = ["\n\n错误 F", "\n\n警告 F", "\n\n提示 F"];

/// A comment at its 1-based row and column.
pub(super) type Comment = (u32, u16, String);

/// The comments of the sheet in a part, without those of an annotated copy. Of a broken list those
/// before the break.
pub(super) fn of_sheet(archive: &mut Archive<'_>, sheet: &str) -> Vec<Comment> {
    let mut comments = Vec::new();
    if let Some(path) = book::comments_of(archive, sheet)
        && let Some(part) = archive.part(&path)
    {
        // What breaks off here is no row.
        let _ = fill(&mut comments, Xml::new(part));
    }
    comments
}

fn fill(comments: &mut Vec<Comment>, mut xml: Xml<impl std::io::BufRead>) -> Result<(), Fault> {
    let (mut authors, mut author) = (Vec::new(), None);
    let (mut in_author, mut in_text) = (false, false);
    let mut at = None;
    let mut text = String::new();
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "author" => (in_author, text) = (true, String::new()),
                "comment" => {
                    at = tag.attribute("ref").and_then(|place| place::cell(&place));
                    author = tag.attribute("authorId").and_then(|id| id.parse::<usize>().ok());
                    text.clear();
                }
                "t" => in_text = true,
                _ => {}
            },
            Node::Text(part) if in_author || in_text => {
                let left = LONGEST.saturating_sub(text.chars().count());
                text.extend(part.chars().take(left));
            }
            Node::End(tag) => match tag.name() {
                "author" => {
                    in_author = false;
                    authors.push(text == CHECKER);
                }
                "t" => in_text = false,
                "comment" if comments.len() < MOST => {
                    let is_own = author.and_then(|id| authors.get(id)).is_some_and(|own| *own);
                    let said = at.take().filter(|_| !is_own);
                    comments.extend(said.map(|(row, column)| (row, column, of_people(&text))));
                }
                _ => {}
            },
            Node::Over => return Ok(()),
            Node::Text(_) | Node::Other => {}
        }
    }
}

/// What a clerk wrote before the checker added to it.
fn of_people(text: &str) -> String {
    let end = CHECKED.iter().filter_map(|start| text.find(start)).min();
    text[..end.unwrap_or(text.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comments: &str) -> Vec<Comment> {
        let mut read = Vec::new();
        let text = format!(
            "<comments><authors><author>张三</author><author>gongshi 核查</author></authors>\
             <commentList>{comments}</commentList></comments>"
        );
        fill(&mut read, Xml::new(text.as_bytes())).expect("a list of comments");
        read
    }

    #[test]
    fn comments_of_people_are_read_and_those_of_the_checker_are_not() {
        let comment = |at: &str, author, text: &str| {
            format!(r#"<comment ref="{at}" authorId="{author}"><text>{text}</text></comment>"#)
        };
        let rich = "<r><t>2024年</t></r><r><t>已取消</t></r>";
        let added = "<r><t>新院区</t></r><r><t>\n\n错误 F116：写有“取消”</t></r>";
        let all = [
            comment("B3", 0, rich),
            comment("C3", 1, "<t>错误 F116：写有“取消”</t>"),
            comment("C4", 0, added),
            comment("?", 0, "<t>没有位置</t>"),
        ];
        let expected = [(3, 2, "2024年已取消".to_owned()), (4, 3, "新院区".to_owned())];
        assert_eq!(read(&all.concat()), expected);
    }
}
