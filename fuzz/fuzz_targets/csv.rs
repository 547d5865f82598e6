//! A delimited text: whatever its bytes, no panic, and every line is accounted for.
#![no_main]

use gongshi::{record, source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = source::read_bytes("备案.csv", bytes);
    for table in &record::interpret(&read).tables {
        let lines = &table.lines;
        let told = lines.blank + lines.header + lines.note + lines.continuation + lines.set_aside;
        let rows = table.records.chunk_by(|a, b| a.row.location.row == b.row.location.row).count();
        assert_eq!(lines.read, told + rows as u32, "lines without a record: {lines:?}");
    }
});
