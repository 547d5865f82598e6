//! The words that differ between two texts: the only module that knows similar.
//!
//! Chinese has no spaces between words, so single characters are compared, and runs of letters or
//! digits as one. Its quirk, with a test: texts that differ much are cut into confetti of single
//! equal characters; islands too short to read are swallowed by the change around them.

use super::similarity::alike;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

/// Fewest characters of an unchanged stretch between two changes.
const SHORTEST_ISLAND: usize = 3;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// In both.
    Same,
    /// Only in the first.
    Removed,
    /// Only in the second.
    Added,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub kind: SpanKind,
    /// As the first text writes it; empty for what only the second has.
    pub old: String,
    /// As the second text writes it; empty for what only the first has.
    pub new: String,
}

/// The two texts as one line of stretches: removed ones before those added in their place.
#[must_use]
pub fn spans(old: &str, new: &str) -> Vec<Span> {
    let [old, new] = [old, new].map(tokens);
    let [old_keys, new_keys] = [&old, &new]
        .map(|tokens| -> Vec<&str> { tokens.iter().map(|token| token.key.as_str()).collect() });
    let ops = capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys);
    let mut builder = Builder::default();
    for op in &ops {
        let (_, removed, added) = op.as_tag_tuple();
        match op {
            DiffOp::Equal { .. } => builder.same(&old[removed], &new[added]),
            _ => builder.changed(&old[removed], &new[added]),
        }
    }
    builder.finish()
}

/// What is compared, and what is shown.
struct Token {
    key: String,
    text: String,
}

/// Characters, with runs of letters or digits kept together; white space belongs to what stands
/// before it and is not compared.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for character in text.chars() {
        let key: String =
            character.nfkc().map(alike).filter(|each| !each.is_whitespace()).collect();
        let in_run = |token: &Token| is_run(&token.key) && is_run(&key);
        match tokens.last_mut() {
            Some(last) if key.is_empty() || in_run(last) => {
                last.text.push(character);
                last.key.push_str(&key);
            }
            _ => tokens.push(Token { key, text: character.to_string() }),
        }
    }
    tokens
}

fn is_run(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|each| each.is_ascii_alphanumeric())
}

#[derive(Default)]
struct Builder {
    done: Vec<Span>,
    removed: String,
    added: String,
    /// An unchanged stretch that may prove too short: as the old and as the new text write it.
    island: Option<(String, String)>,
}

impl Builder {
    fn same(&mut self, old: &[Token], new: &[Token]) {
        let texts = (joined(old), joined(new));
        if new.len() < SHORTEST_ISLAND && !(self.removed.is_empty() && self.added.is_empty()) {
            self.island = Some(texts);
            return;
        }
        self.flush();
        self.push(SpanKind::Same, texts);
    }

    fn changed(&mut self, old: &[Token], new: &[Token]) {
        if let Some((old_island, new_island)) = self.island.take() {
            self.removed.push_str(&old_island);
            self.added.push_str(&new_island);
        }
        self.removed.push_str(&joined(old));
        self.added.push_str(&joined(new));
    }

    fn flush(&mut self) {
        let [removed, added] = [&mut self.removed, &mut self.added].map(std::mem::take);
        self.push(SpanKind::Removed, (removed, String::new()));
        self.push(SpanKind::Added, (String::new(), added));
        if let Some(island) = self.island.take() {
            self.push(SpanKind::Same, island);
        }
    }

    fn push(&mut self, kind: SpanKind, (old, new): (String, String)) {
        match self.done.last_mut() {
            Some(last) if last.kind == kind => {
                last.old.push_str(&old);
                last.new.push_str(&new);
            }
            _ if old.is_empty() && new.is_empty() => {}
            _ => self.done.push(Span { kind, old, new }),
        }
    }

    fn finish(mut self) -> Vec<Span> {
        self.flush();
        self.done
    }
}

fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::{SpanKind, spans};
    use proptest::prelude::*;

    fn marked(old: &str, new: &str) -> String {
        let mark = |span: super::Span| match span.kind {
            SpanKind::Same => span.new,
            SpanKind::Removed => format!("[-{}-]", span.old),
            SpanKind::Added => format!("{{+{}+}}", span.new),
        };
        spans(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn changed_words_are_marked() {
        assert_eq!(
            marked("应于15个工作日内备案。", "应于30个工作日内如实备案。"),
            "应于[-15-]{+30+}个工作日内{+如实+}备案。"
        );
        assert_eq!(marked("甲乙", "甲乙"), "甲乙");
    }

    #[test]
    fn formatting_alone_changes_nothing() {
        assert_eq!(marked("第１项（一）、“甲”。", "第1项(一)、\"甲\" 。"), "第1项(一)、\"甲\" 。");
    }

    #[test]
    fn islands_of_one_or_two_characters_are_swallowed() {
        assert_eq!(marked("甲制定发布乙", "丙委发布丁"), "[-甲制定发布乙-]{+丙委发布丁+}");
        assert_eq!(marked("卫生行政部门", "省卫健委部门"), "[-卫生行政-]{+省卫健委+}部门");
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_spans(old in "[甲乙丙12 ]{0,12}", new in "[甲乙丙12 ]{0,12}") {
            let spans = spans(&old, &new);
            let read = |text: fn(&super::Span) -> &str| spans.iter().map(text).collect::<String>();
            prop_assert_eq!(read(|span| &span.old), old);
            prop_assert_eq!(read(|span| &span.new), new);
        }
    }
}
