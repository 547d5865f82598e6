//! The files the browser searches in, exported from the index.

mod bundle;
mod encode;
mod head;
mod neighbour;
mod patterns;
mod place;
mod record;
pub(super) mod shard;
