//! Changes the texts between the tags of an HTML fragment.

/// What is known at a text.
#[derive(Clone, Debug, Default)]
pub(in crate::content) struct Place {
    /// The last id written before it.
    pub(in crate::content) id: Option<String>,
}

/// Elements whose text stays: links, and the names of tables, which only screen readers see.
const KEPT: &[(&str, &str)] = &[("<a ", "</a>"), ("<caption", "</caption>")];

/// Replaces every text outside of links by what `change` makes of it; tags stay as they are.
pub(in crate::content) fn map_texts(
    html: &str,
    mut change: impl FnMut(&str, &Place) -> String,
) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut place, mut kept) = (Place::default(), None);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (text, tagged) = rest.split_at(open);
        let end = tagged.find('>').map_or(tagged.len(), |end| end + 1);
        let (tag, after) = tagged.split_at(end);
        out.push_str(&changed(text, kept.is_some(), &place, &mut change));
        out.push_str(tag);
        kept = match kept {
            None => KEPT.iter().find(|(start, _)| tag.starts_with(start)).map(|(_, end)| *end),
            Some(end) => Some(end).filter(|end| tag != *end),
        };
        if let Some(id) = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next()) {
            place.id = Some(id.to_owned());
        }
        rest = after;
    }
    out.push_str(&changed(rest, kept.is_some(), &place, &mut change));
    out
}

fn changed(
    text: &str,
    kept: bool,
    place: &Place,
    change: &mut impl FnMut(&str, &Place) -> String,
) -> String {
    if kept || text.is_empty() { text.to_owned() } else { change(text, place) }
}

#[cfg(test)]
mod tests {
    use super::map_texts;

    #[test]
    fn only_texts_outside_links_change() {
        let html = "<p id=\"k1\"><a class=\"anchor\" href=\"#x\">第一条</a>　甲<b>乙</b></p>\n\
                    <caption class=\"x\">一</caption>";
        let mut ids = Vec::new();
        let out = map_texts(html, |text, place| {
            ids.push(place.id.clone());
            text.replace('甲', "丙").replace('乙', "丁").replace('一', "二")
        });
        assert_eq!(out, html.replace('甲', "丙").replace('乙', "丁"));
        assert_eq!(ids[0].as_deref(), Some("k1"));
    }
}
