//! Why an index could not be made or asked. Messages are for the clerk.

/// A fault of the search index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index library failed.
    #[error("搜索索引出错：{0}")]
    Engine(String),
    /// A shard could not be put into JSON.
    #[error("搜索分片写不出来：{0}")]
    Json(#[from] serde_json::Error),
}
