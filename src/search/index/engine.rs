//! The inverted index: the only module that knows tantivy.
//!
//! One segment in memory, documents in the order given, so that a document's number in the index
//! is its place in that order. Its files, whose names are random, never leave this module: what
//! is published is written from its postings.

use super::SearchError;
use super::set::DocSet;
use std::sync::Arc;
use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TokenizerManager, WhitespaceTokenizer};
use tantivy::{
    DocSet as _, Index, IndexBuilder, InvertedIndexReader, SingleSegmentIndexWriter, TERMINATED,
    TantivyDocument, TantivyError, Term,
};

/// How many lists a key has.
pub(crate) const LISTS: usize = 4;

/// One thing for each list of a key: of documents that hold it in the title, in another name, in
/// their place and in their text. Keys that begin with `#t` or are `#s` have a list for each
/// status of a filing instead.
pub(crate) type Lists<T> = [T; LISTS];

const NAMES: Lists<&str> = ["title", "other", "place", "text"];

/// Memory in bytes that the writer may use.
const BUDGET: usize = 150_000_000;

/// The keys of one document, list by list.
pub(crate) type Keys = Lists<Vec<String>>;

/// An index that is complete.
pub(crate) struct Engine {
    lists: Lists<(Field, Arc<InvertedIndexReader>)>,
    documents: u32,
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        Self::Engine(error.to_string())
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Engine(error.to_string())
    }
}

impl Engine {
    /// Indexes documents by their keys.
    pub(crate) fn build(documents: impl Iterator<Item = Keys>) -> Result<Self, SearchError> {
        let (builder, fields) = builder();
        let mut writer: SingleSegmentIndexWriter<TantivyDocument> =
            builder.single_segment_index_writer(RamDirectory::create(), BUDGET)?;
        for keys in documents {
            let mut document = TantivyDocument::new();
            for (field, keys) in fields.iter().zip(keys) {
                document.add_text(*field, keys.join(" "));
            }
            writer.add_document(document)?;
        }
        Self::open(&writer.finalize()?, fields)
    }

    fn open(index: &Index, fields: Lists<Field>) -> Result<Self, SearchError> {
        let searcher = index.reader()?.searcher();
        let segment = searcher.segment_readers().first();
        let segment = segment.ok_or_else(|| SearchError::Engine("索引是空的".to_owned()))?;
        let mut lists = Vec::with_capacity(LISTS);
        for field in fields {
            lists.push((field, segment.inverted_index(field)?));
        }
        let lists = lists.try_into().map_err(|_| SearchError::Engine("索引不完整".to_owned()))?;
        Ok(Self { lists, documents: segment.max_doc() })
    }

    /// The lists of one key.
    pub(crate) fn lists(&self, key: &str) -> Result<Lists<DocSet>, SearchError> {
        let mut found = [(); LISTS].map(|()| DocSet::empty(self.documents));
        for ((field, reader), set) in self.lists.iter().zip(&mut found) {
            let term = Term::from_field_text(*field, key);
            if let Some(mut postings) = reader.read_postings(&term, IndexRecordOption::Basic)? {
                while postings.doc() != TERMINATED {
                    set.insert(postings.doc());
                    postings.advance();
                }
            }
        }
        Ok(found)
    }

    /// Whether any document holds a key.
    pub(crate) fn holds(&self, key: &str) -> Result<bool, SearchError> {
        Ok(self.lists(key)?.iter().any(|set| !set.is_empty()))
    }

    /// Every key of one list with its documents, in the order of the keys' bytes.
    pub(crate) fn for_each_key(
        &self,
        list: usize,
        mut see: impl FnMut(&str, &[u32]),
    ) -> Result<(), SearchError> {
        let reader = &self.lists[list].1;
        let mut keys = reader.terms().stream()?;
        let mut documents = Vec::new();
        while keys.advance() {
            let mut postings =
                reader.read_postings_from_terminfo(keys.value(), IndexRecordOption::Basic)?;
            documents.clear();
            while postings.doc() != TERMINATED {
                documents.push(postings.doc());
                postings.advance();
            }
            see(&String::from_utf8_lossy(keys.key()), &documents);
        }
        Ok(())
    }
}

fn builder() -> (IndexBuilder, Lists<Field>) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("keys")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields = NAMES.map(|name| schema.add_text_field(name, options.clone()));
    let tokenizers = TokenizerManager::new();
    tokenizers.register("keys", WhitespaceTokenizer::default());
    (Index::builder().schema(schema.build()).tokenizers(tokenizers), fields)
}

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn documents_keep_their_order_and_keys_their_bytes() {
        let keys = |title: &[&str]| {
            let title = title.iter().map(|key| (*key).to_owned()).collect();
            [title, vec![], vec!["长春".to_owned()], vec![]]
        };
        let documents = [keys(&["长春", "=1F"]), keys(&["=1f"]), keys(&["长春"])];
        let engine = Engine::build(documents.into_iter()).expect("index");
        let found = engine.lists("长春").expect("lists");
        assert_eq!(found[0].iter().collect::<Vec<_>>(), [0, 2]);
        assert_eq!(found[2].len(), 3);
        let mut keys = Vec::new();
        engine.for_each_key(0, |key, of| keys.push((key.to_owned(), of.to_vec()))).expect("keys");
        let expected = [("=1F", vec![0]), ("=1f", vec![1]), ("长春", vec![0, 2])]
            .map(|(k, v)| (k.to_owned(), v));
        assert_eq!(keys, expected);
    }

    #[test]
    fn an_index_of_nothing_answers() {
        let engine = Engine::build(std::iter::empty());
        assert!(engine.is_ok_and(|engine| engine.documents == 0));
    }
}
