//! A date cell: whatever is written, no panic, and what is read stands in the text.
#![no_main]

use gongshi::record::parse_date;
use gongshi::source::CellKind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (kind, text) = input;
    let kind = [CellKind::Text, CellKind::Number, CellKind::Date][usize::from(kind % 3)];
    if let Ok(date) = parse_date(text, kind) {
        let written = date.to_string();
        let again = parse_date(&written, CellKind::Text);
        assert_eq!(again.ok(), Some(date), "{text:?} was read as {written}, which reads otherwise");
    }
});
