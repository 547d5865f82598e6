//! What of a text is shown, and which of it agrees with the query.

use super::fold::Folder;

/// Characters shown around the first agreement in a long text.
const AROUND: usize = 30;

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
    /// In their order; together they are the text, or the part of it that is shown.
    pub pieces: Vec<Piece>,
}

impl Excerpt {
    /// Marks every run of two characters or more that the query has too; a single character of a
    /// query of one.
    #[must_use]
    pub fn of(text: &str, query: &str, folder: &Folder) -> Self {
        let (folded, query) = (folder.fold(text), folder.characters(query));
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

    /// The part of a long text around its first mark.
    #[must_use]
    pub fn shortened(mut self) -> Self {
        let first = self.pieces.iter().position(|piece| piece.marked).unwrap_or(0);
        self.pieces.drain(..first.saturating_sub(1));
        if let Some(piece) = self.pieces.first_mut().filter(|piece| !piece.marked) {
            let length = piece.text.chars().count();
            if length > AROUND {
                piece.text =
                    format!("…{}", piece.text.chars().skip(length - AROUND).collect::<String>());
            }
        }
        let mut left = AROUND * 4;
        for piece in &mut self.pieces {
            let length = piece.text.chars().count();
            if length > left {
                piece.text = piece.text.chars().take(left).chain(['…']).collect();
            }
            left = left.saturating_sub(length);
        }
        self.pieces.retain(|piece| !piece.text.is_empty() && piece.text != "…");
        self
    }
}
