//! One build at a time: an advisory lock beside the target. The system lets it go when the holder
//! ends, however it ends, so a killed build never blocks the next one.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;

use super::PublishError;
use super::places::Places;

/// Held until dropped. The file stays: removing it could pull it from under a waiting build.
pub(super) struct Lock {
    file: File,
}

/// Closing alone would not let go while a process that this one is starting has a copy of the
/// file for a moment.
impl Drop for Lock {
    fn drop(&mut self) {
        // A failure has nobody left to hear it; closing is then what lets go.
        self.file.unlock().ok();
    }
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(places: &Places) -> Result<Self, PublishError> {
        let mut file = open(&places.lock).map_err(PublishError::io("打开锁文件", &places.lock))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let (target, pid) = (places.target.clone(), holder(&mut file));
                return Err(PublishError::Locked { target, pid });
            }
            Err(TryLockError::Error(error)) => {
                return Err(PublishError::io("锁定", &places.lock)(error));
            }
        }
        sign(&mut file).map_err(PublishError::io("写入锁文件", &places.lock))?;
        Ok(Self { file })
    }
}

/// The file to lock, made if it is not there. A link is not followed: what it leads to would be
/// written over.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o644).custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
    }
    options.open(path)
}

/// The process that signed the file; unknown if it is unreadable or was caught before signing.
fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}
