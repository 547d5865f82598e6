//! Changes the texts between the tags of an HTML fragment.

/// What is known at a text.
#[derive(Clone, Debug, Default)]
pub(in crate::content) struct Place {
    /// The last id written before it.
    pub(in crate::content) id: Option<String>,
}

/// Replaces every text outside of links by what `change` makes of it; tags stay as they are.
pub(in crate::content) fn map_texts(
    html: &str,
    mut change: impl FnMut(&str, &Place) -> String,
) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut place, mut inside_link) = (Place::default(), false);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (text, tagged) = rest.split_at(open);
        let end = tagged.find('>').map_or(tagged.len(), |end| end + 1);
        let (tag, after) = tagged.split_at(end);
        out.push_str(&changed(text, inside_link, &place, &mut change));
        out.push_str(tag);
        inside_link = if tag.starts_with("<a ") { true } else { inside_link && tag != "</a>" };
        if let Some(id) = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next()) {
            place.id = Some(id.to_owned());
        }
        rest = after;
    }
    out.push_str(&changed(rest, inside_link, &place, &mut change));
    out
}

fn changed(
    text: &str,
    inside_link: bool,
    place: &Place,
    change: &mut impl FnMut(&str, &Place) -> String,
) -> String {
    if inside_link || text.is_empty() { text.to_owned() } else { change(text, place) }
}

#[cfg(test)]
mod tests {
    use super::map_texts;

    #[test]
    fn only_texts_outside_links_change() {
        let html = "<p id=\"k1\"><a class=\"anchor\" href=\"#x\">第一条</a>　甲<b>乙</b></p>\n";
        let mut ids = Vec::new();
        let out = map_texts(html, |text, place| {
            ids.push(place.id.clone());
            text.replace('甲', "丙").replace('乙', "丁").replace('一', "二")
        });
        assert_eq!(out, html.replace('甲', "丙").replace('乙', "丁"));
        assert_eq!(ids[0].as_deref(), Some("k1"));
    }
}
