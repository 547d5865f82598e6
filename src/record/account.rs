//! The account of every line read.

/// What became of the lines of one table. The sum of the parts is the lines read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineAccount {
    /// Lines (CSV, NDJSON), sheet rows (XLSX) or records (JSON) read.
    pub read: u32,
    /// Header rows, with the title rows above them.
    pub header: u32,
    /// Blank lines.
    pub blank: u32,
    /// Note and total rows under the table.
    pub note: u32,
    /// Further lines of a row whose quoted cell holds line breaks.
    pub continuation: u32,
    /// Rows wholly accepted.
    pub accepted: u32,
    /// Rows of which a part (one of several technologies) was set aside.
    pub partly_accepted: u32,
    /// Rows set aside.
    pub set_aside: u32,
}

impl LineAccount {
    /// Whether every line read is accounted for.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.read
            == self.header
                + self.blank
                + self.note
                + self.continuation
                + self.accepted
                + self.partly_accepted
                + self.set_aside
    }

    /// Adds the lines of another table.
    pub fn add(&mut self, other: &Self) {
        let Self { read, header, blank, note, continuation, accepted, partly_accepted, set_aside } =
            other;
        self.read += read;
        self.header += header;
        self.blank += blank;
        self.note += note;
        self.continuation += continuation;
        self.accepted += accepted;
        self.partly_accepted += partly_accepted;
        self.set_aside += set_aside;
    }
}
