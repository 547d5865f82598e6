//! What became of one row.

/// The part of the account a row counts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All of it was taken.
    Accepted,
    /// Some of it was.
    PartlyAccepted,
    /// None of it was.
    SetAside,
}

impl Outcome {
    /// Of a row that names `named` things, of which `kept` were accepted.
    pub(super) fn of_parts(named: usize, kept: usize) -> Self {
        match kept {
            0 => Self::SetAside,
            kept if kept == named => Self::Accepted,
            _ => Self::PartlyAccepted,
        }
    }

    /// Of a row that is made of two records.
    pub(super) fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::PartlyAccepted }
    }
}
