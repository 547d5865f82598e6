//! Finds in plain text what refers to a document, an article or an annex:
//! 《医疗技术临床应用管理办法》第二十四条, 本办法第十条, 第一款第二项、第三项, 前款, 附件2、3.

use super::path::{self, Path};
use crate::content::numeral;
use crate::numeral::is_numeral;

/// Whose part a mention means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A document by its title.
    Document(String),
    /// What stands in 《》 but by its name is no document; may be the title of an annex.
    Form(String),
    /// The document it stands in: 本办法第十条, 第十条.
    Own,
    /// The article it stands in: 第一款第二项.
    Here,
    /// The paragraph (款) or article (条) before the one it stands in.
    Before(char),
    /// An annex of the document it stands in.
    Annex(u32),
    /// A document that the text does not name in 《》: 该法第五条.
    Unnamed,
}

/// One mention in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) subject: Subject,
    pub(super) path: Path,
    /// What the bracket behind a title says, as a rule its document number.
    pub(super) number: Option<String>,
}

const OWN: &[&str] =
    &["本办法", "本细则", "本规定", "本条例", "本规范", "本通知", "本规则", "本制度", "本意见"];

/// How titles of laws, rules and notices end.
const DOCUMENTS: &[&str] = &[
    "法", "条例", "办法", "细则", "规定", "规范", "目录", "通知", "意见", "决定", "制度", "规则",
    "标准", "公告", "准则",
];

/// Every mention, in order.
pub(super) fn scan(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let mentions = mentions_at(text, at, found.last());
        at = mentions.last().map_or(at + first.len_utf8(), |last| last.end);
        found.extend(mentions);
    }
    found
}

fn mentions_at(text: &str, at: usize, last: Option<&Mention>) -> Vec<Mention> {
    let rest = &text[at..];
    if let Some(inner) = rest.strip_prefix('《') {
        return named(text, at, inner).into_iter().collect();
    }
    if let Some(own) = OWN.iter().find(|own| rest.starts_with(**own)) {
        let (path, length) = path::parse(&rest[own.len()..]);
        let mention = mention(at, at + own.len() + length, Subject::Own, path);
        return mention.into_iter().filter(|each| each.path.article.is_some()).collect();
    }
    if let Some(after) = rest.strip_prefix("附件") {
        return annexes(at, after);
    }
    before(rest, at).or_else(|| bare(text, at, last)).into_iter().collect()
}

fn mention(start: usize, end: usize, subject: Subject, path: Path) -> Option<Mention> {
    Some(Mention { start, end, subject, path, number: None })
}

fn named(text: &str, at: usize, inner: &str) -> Option<Mention> {
    let title = &inner[..inner.find('》')?];
    let after = at + "《》".len() + title.len();
    if !is_document(title) {
        return mention(at, after, Subject::Form(title.to_owned()), Path::default());
    }
    let bracket = bracket(&text[after..]);
    let behind = after + bracket.map_or(0, |(_, length)| length);
    let (path, length) = path::parse(&text[behind..]);
    let end = if length > 0 { behind + length } else { after };
    let number = bracket.map(|(inside, _)| inside.to_owned());
    Some(Mention { number, ..mention(at, end, Subject::Document(title.to_owned()), path)? })
}

fn is_document(title: &str) -> bool {
    let base = title.rsplit_once(['（', '(']).filter(|_| title.ends_with(['）', ')']));
    let base = base.map_or(title, |(base, _)| base);
    DOCUMENTS.iter().any(|ending| base.ends_with(ending)) || title.ends_with("版）")
}

/// The text of a bracket that begins here, and its length with the brackets.
fn bracket(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')'])?;
    let close = inner[end..].chars().next()?.len_utf8();
    Some((&inner[..end], text.len() - inner.len() + end + close))
}

/// 附件2、3 are two mentions.
fn annexes(at: usize, after: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut start = at;
    let mut from = at + "附件".len();
    let mut rest = after;
    while let Some((number, length)) = annex_number(rest) {
        found.extend(mention(start, from + length, Subject::Annex(number), Path::default()));
        let Some(next) = rest[length..].strip_prefix('、') else { break };
        (start, from) = (from + length + '、'.len_utf8(), from + length + '、'.len_utf8());
        rest = next;
    }
    found
}

fn annex_number(text: &str) -> Option<(u32, usize)> {
    let numeral = |each: char| each.is_ascii_digit() || ('０'..='９').contains(&each);
    let end = text.find(|each| !numeral(each)).unwrap_or(text.len());
    let ends = |at: usize| {
        text[at..].is_empty() || text[at..].starts_with(['、', '，', '。', '；', '）', ')', '》'])
    };
    let end = if end > 0 {
        end
    } else {
        text.find(|each| !is_numeral(each)).filter(|at| ends(*at)).unwrap_or(0)
    };
    numeral::parse(&text[..end]).map(|number| (number, end))
}

fn before(rest: &str, at: usize) -> Option<Mention> {
    let unit = ['款', '条', '项']
        .into_iter()
        .find(|unit| rest.strip_prefix('前').is_some_and(|after| after.starts_with(*unit)))?;
    mention(at, at + "前款".len(), Subject::Before(unit), Path::default())
}

/// 第…条 without a document means the own one; behind another reference it continues that.
fn bare(text: &str, at: usize, last: Option<&Mention>) -> Option<Mention> {
    let (path, length) = path::parse(&text[at..]);
    if length == 0 {
        return None;
    }
    let joined = last.filter(|last| is_joint(&text[last.end..at]));
    let (subject, path) = match joined {
        Some(last) => (last.subject.clone(), path.continuing(&last.path)),
        None if path.article.is_none() => (Subject::Here, path),
        None if text[..at].ends_with(['法', '典', '例', '定', '则']) => {
            (Subject::Unnamed, path)
        }
        None => (Subject::Own, path),
    };
    mention(at, at + length, subject, path)
}

fn is_joint(between: &str) -> bool {
    ["、", "和", "及", "或者", "或", "与", "至"].contains(&between)
}

#[cfg(test)]
mod tests {
    use super::{Subject, scan};

    fn found(text: &str) -> Vec<(&str, Subject)> {
        let mentions = scan(text).into_iter();
        mentions.map(|each| (&text[each.start..each.end], each.subject)).collect()
    }

    #[test]
    fn documents_are_told_from_forms() {
        let text = "依据《医疗机构管理条例》第四十七条，填写《备案书》。";
        let document = Subject::Document("医疗机构管理条例".to_owned());
        let form = Subject::Form("备案书".to_owned());
        assert_eq!(
            found(text),
            [("《医疗机构管理条例》第四十七条", document), ("《备案书》", form)]
        );
        let numbered = scan("《甲办法》（令第1号）第三条和第五条");
        assert_eq!(numbered[0].number.as_deref(), Some("令第1号"));
        assert_eq!(numbered[1].subject, Subject::Document("甲办法".to_owned()));
        assert_eq!(numbered[1].path.article, Some((5, 0)));
    }

    #[test]
    fn items_continue_the_paragraph_before_them() {
        let mentions = scan("出现第一款第二项、第三项情形");
        let paths: Vec<_> =
            mentions.iter().map(|each| (each.path.paragraph, each.path.item)).collect();
        assert_eq!(paths, [(Some(1), Some(2)), (Some(1), Some(3))]);
        assert_eq!(mentions[0].subject, Subject::Here);
    }

    #[test]
    fn annexes_articles_and_what_stands_before() {
        assert_eq!(
            found("（附件2、3）按本办法第十条、前款和该法第五条"),
            [
                ("附件2", Subject::Annex(2)),
                ("3", Subject::Annex(3)),
                ("本办法第十条", Subject::Own),
                ("前款", Subject::Before('款')),
                ("第五条", Subject::Unnamed),
            ]
        );
    }

    #[test]
    fn ordinary_words_are_no_references() {
        for text in
            ["第一责任人", "第三方组织", "制定本办法。", "附件一并报送", "附件：", "第五条件"]
        {
            let texts: Vec<_> = found(text).into_iter().map(|(text, _)| text).collect();
            assert!(texts.is_empty() || text == "第五条件", "{text}: {texts:?}");
        }
    }
}
