//! Comments of a sheet and the drawing that shows them; those that are there stay.

use super::Fault;
use super::cells::reference;
use super::marks::{At, MAX_COMMENTS, Marks};
use super::xml::{Document, Element};
use crate::source::CHECKER;
use std::collections::BTreeMap;

const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments \
    xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors></authors>\
    <commentList></commentList></comments>";

/// The comments with those of the marks, and the cells that had none before.
pub(super) fn add(text: Option<&str>, marks: &Marks) -> Result<(String, Vec<At>), Fault> {
    let mut document = Document::parse(text.unwrap_or(EMPTY))?;
    let root = &mut document.root;
    let authors = root.first_mut("authors").ok_or(Fault::Broken)?;
    let author = authors.all("author").count().to_string();
    let name = authors.sibling("author", &[]).with_text(CHECKER);
    authors.push(name);
    let list = root.first_mut("commentList").ok_or(Fault::Broken)?;
    let mut said: BTreeMap<String, &mut Element> = BTreeMap::new();
    let template = list.sibling("comment", &[]);
    for comment in list.all_mut("comment") {
        if let Some(at) = comment.get("ref").map(|at| at.into_owned()) {
            said.entry(at).or_insert(comment);
        }
    }
    let mut new = Vec::new();
    let mut created = Vec::new();
    for (at, mark) in marks.iter().take(MAX_COMMENTS) {
        let cell = reference(*at);
        match said.get_mut(&cell).and_then(|comment| comment.first_mut("text")) {
            Some(text) => {
                let run = run(text, &format!("\n\n{}", mark.comment));
                text.push(run);
            }
            None => {
                let attributes = [("ref", cell.as_str()), ("authorId", author.as_str())];
                let text = template.sibling("text", &[]).with([run(&template, &mark.comment)]);
                created.push(template.sibling("comment", &attributes).with([text]));
                new.push(*at);
            }
        }
    }
    drop(said);
    created.into_iter().for_each(|comment| list.push(comment));
    Ok((document.write(), new))
}

fn run(like: &Element, text: &str) -> Element {
    let text = like.sibling("t", &[("xml:space", "preserve")]).with_text(text);
    like.sibling("r", &[]).with([text])
}

const DRAWING_START: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">\
    <o:idmap v:ext=\"edit\" data=\"#\"/></o:shapelayout>";

const SHAPE_TYPE: &str = "<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\" \
    coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
    <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// The drawing with a box for each of the cells. Drawings are written in a dialect that need not
/// be XML, so an existing one is only added to, before its end.
pub(super) fn draw(text: Option<&str>, cells: &[At]) -> Result<String, Fault> {
    let (mut out, behind) = match text {
        None => (DRAWING_START.replace('#', &blocks(cells.len())), "</xml>"),
        Some(text) => {
            let (before, behind) = text.split_at(text.rfind("</xml>").ok_or(Fault::Broken)?);
            (before.to_owned(), behind)
        }
    };
    if !out.contains("id=\"_x0000_t202\"") {
        out.push_str(SHAPE_TYPE);
    }
    let first = highest_shape(&out) + 1;
    for (number, at) in (first..).zip(cells) {
        out.push_str(&shape(number, *at));
    }
    out.push_str(behind);
    Ok(out)
}

/// The blocks of 1,024 numbers that the shapes of a new drawing take.
fn blocks(shapes: usize) -> String {
    let blocks: Vec<String> = (1..=1 + shapes / 1024).map(|block| block.to_string()).collect();
    blocks.join(",")
}

/// Shapes are numbered across a drawing: `_x0000_s1025` and on.
fn highest_shape(text: &str) -> u32 {
    let numbers = text.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits = rest.find(|each: char| !each.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse::<u32>().ok().filter(|number| *number < 1_000_000_000)
    });
    numbers.max().unwrap_or(0).max(1024)
}

fn shape(number: u32, (row, column): At) -> String {
    let (row, column) = (row - 1, u32::from(column) - 1);
    let (left, right) = (column + 1, column + 5);
    let (top, bottom) = (row.saturating_sub(1), row + 7);
    format!(
        "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" \
         xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s{number}\" \
         type=\"#_x0000_t202\" style=\"position:absolute;width:288pt;height:120pt;z-index:1;\
         visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
         <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 12, {top}, 8, {right}, 12, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
         <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::marks::Mark;
    use crate::check::Severity;

    #[test]
    fn a_comment_that_is_there_is_kept_and_added_to() {
        let text = "<comments><authors><author>甲</author></authors><commentList>\
            <comment ref=\"B2\" authorId=\"0\"><text><t>原有</t></text></comment></commentList></comments>";
        let mark = Mark { severity: Severity::Error, comment: "错误 F000".to_owned() };
        let marks = Marks::from([((2, 2), mark.clone()), ((3, 1), mark)]);
        let (written, new) = add(Some(text), &marks).expect("sound comments");
        assert_eq!(new, [(3, 1)]);
        assert!(written.contains("<t>原有</t><r><t xml:space=\"preserve\">\n\n错误 F000</t></r>"));
        assert!(written.contains("<comment ref=\"A3\" authorId=\"1\">"), "{written}");
    }

    #[test]
    fn boxes_are_numbered_behind_those_that_are_there() {
        let old = "<xml><v:shape id=\"_x0000_s2051\"><br></v:shape></xml>";
        let drawn = draw(Some(old), &[(2, 2)]).expect("a drawing");
        assert!(drawn.starts_with("<xml><v:shape id=\"_x0000_s2051\"><br></v:shape>"));
        assert!(drawn.contains("id=\"_x0000_s2052\"") && drawn.ends_with("</v:shape></xml>"));
    }
}
