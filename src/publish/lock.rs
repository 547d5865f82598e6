//! One build at a time: an advisory lock beside the target. The system lets it go when the holder
//! ends, however it ends, so a killed build never blocks the next one.

use std::fs::File;
use std::io::{self, Read, Write};

use rustix::fs::{FlockOperation, Mode, OFlags, flock, open};
use rustix::io::Errno;

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
        flock(&self.file, FlockOperation::Unlock).ok();
    }
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(places: &Places) -> Result<Self, PublishError> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = open(&places.lock, flags, Mode::from_raw_mode(0o644))
            .map_err(PublishError::io("打开锁文件", &places.lock))?;
        let mut file = File::from(file);
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => {
                let (target, pid) = (places.target.clone(), holder(&mut file));
                return Err(PublishError::Locked { target, pid });
            }
            Err(error) => return Err(PublishError::io("锁定", &places.lock)(error)),
        }
        sign(&mut file).map_err(PublishError::io("写入锁文件", &places.lock))?;
        Ok(Self { file })
    }
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
