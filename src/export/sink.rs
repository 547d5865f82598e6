//! Where the files go: the next stage has it.

/// Takes files.
pub trait Sink: Sync {
    /// Why a file was not taken.
    type Error: Send;
    /// A file in the making.
    type File<'s>: FileSink<Error = Self::Error> + Send
    where
        Self: 's;

    /// Takes a whole file by its path below the site's root.
    ///
    /// # Errors
    /// When it is not taken.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Self::Error>;

    /// Begins a file that comes in parts.
    ///
    /// # Errors
    /// When it is not taken.
    fn open(&self, path: &str) -> Result<Self::File<'_>, Self::Error>;
}

/// Takes a file part by part, no record cut in two.
pub trait FileSink {
    /// Why a part was not taken.
    type Error;

    /// Takes the next part.
    ///
    /// # Errors
    /// When it is not taken.
    fn push(&mut self, part: &[u8]) -> Result<(), Self::Error>;

    /// Takes the next part, whose text another file of this release has too.
    ///
    /// # Errors
    /// When it is not taken.
    fn push_again(&mut self, part: &[u8]) -> Result<(), Self::Error>;

    /// Ends the file.
    ///
    /// # Errors
    /// When it is not taken.
    fn finish(self) -> Result<(), Self::Error>;
}
