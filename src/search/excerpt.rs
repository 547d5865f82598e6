//! Which of a text agrees with the query.

use super::fold::Folder;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// As written.
    pub text: String,
    /// Whether it agrees with the query.
    pub marked: bool,
}

/// A text in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// In their order; together they are the text.
    pub pieces: Vec<Piece>,
}

impl Excerpt {
    /// Marks every run of two characters or more that the query has too; a single character of a
    /// query of one. The query is folded, as it is looked for.
    #[must_use]
    pub fn of(text: &str, query: &[char], folder: &Folder) -> Self {
        let folded = folder.fold(text);
        let least = query.len().clamp(1, 2);
        let mut marked = vec![false; folded.characters.len()];
        for (at, window) in folded.characters.windows(least).enumerate() {
            if query.windows(least).any(|part| part == window) {
                marked[at..at + least].fill(true);
            }
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, character) in text.char_indices() {
            // What folding leaves out is marked inside a run, not behind it.
            let marked = match folded.origins.binary_search(&at) {
                Ok(at) => marked[at],
                Err(next) => next > 0 && marked[next - 1] && marked.get(next) == Some(&true),
            };
            match pieces.last_mut().filter(|piece| piece.marked == marked) {
                Some(piece) => piece.text.push(character),
                None => pieces.push(Piece { text: character.to_string(), marked }),
            }
        }
        Self { pieces }
    }
}
