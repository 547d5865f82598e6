//! The defects of one file, told one by one only so often: a file of a million broken lines would
//! otherwise take many times its own size, and nobody reads the same sentence a million times.

use super::{SourceDefect, SourceDefectKind};
use std::mem::Discriminant;
use std::ops::Deref;

/// Defects of one kind that are told one by one.
const MOST: u32 = 100;

/// The defects of one file so far.
#[derive(Debug, Default)]
pub(crate) struct Defects {
    told: Vec<SourceDefect>,
    kinds: Vec<Often>,
}

/// How often a kind was met, and the first of those that are not told by themselves.
#[derive(Debug)]
struct Often {
    kind: Discriminant<SourceDefectKind>,
    met: u32,
    beyond: Option<(SourceDefect, u32)>,
}

impl Defects {
    pub(crate) fn push(&mut self, defect: SourceDefect) {
        let kind = std::mem::discriminant(&defect.kind);
        let at = self.kinds.iter().position(|often| often.kind == kind).unwrap_or_else(|| {
            self.kinds.push(Often { kind, met: 0, beyond: None });
            self.kinds.len() - 1
        });
        let often = &mut self.kinds[at];
        often.met = often.met.saturating_add(1);
        if often.met <= MOST {
            return self.told.push(defect);
        }
        let row = defect.location.row;
        match &mut often.beyond {
            Some((_, last)) => *last = row,
            None => often.beyond = Some((defect, row)),
        }
    }

    pub(crate) fn extend(&mut self, defects: impl IntoIterator<Item = SourceDefect>) {
        defects.into_iter().for_each(|defect| self.push(defect));
    }

    /// All that are told, and of each kind that was met more often how many more there are.
    pub(crate) fn finish(self) -> Vec<SourceDefect> {
        let Self { mut told, kinds } = self;
        told.extend(kinds.into_iter().filter_map(|often| {
            let (SourceDefect { location, kind }, last) = often.beyond?;
            let like = Box::new(kind);
            let kind = SourceDefectKind::Further { like, more: often.met - MOST, last };
            Some(SourceDefect { location, kind })
        }));
        told
    }
}

impl Deref for Defects {
    type Target = [SourceDefect];

    fn deref(&self) -> &[SourceDefect] {
        &self.told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Location};

    #[test]
    fn the_same_is_told_so_often_and_then_counted() {
        let defect = |row, kind| SourceDefect {
            location: Location { row, ..Location::of_file(FileId(0)) },
            kind,
        };
        let mut defects = Defects::default();
        defects.extend((1..=MOST + 7).map(|row| defect(row, SourceDefectKind::DoubledCell)));
        defects.push(defect(3, SourceDefectKind::Empty));
        let all = defects.finish();
        assert_eq!(all.len(), MOST as usize + 2);
        let like = Box::new(SourceDefectKind::DoubledCell);
        let further = SourceDefectKind::Further { like, more: 7, last: MOST + 7 };
        assert_eq!(all.last(), Some(&defect(MOST + 1, further)));
    }
}
