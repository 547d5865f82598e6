//! Lists of documents as bytes, read by `themes/default/search/decode.js`.
//!
//! A list is a number, four times how many parts follow plus the form of the parts, and the
//! parts; numbers take seven bits a byte, the lowest first, the eighth bit set on all but the
//! last byte. The shortest form is taken:
//!
//! - 0: the distances between one document and the next;
//! - 1: bits, from a byte on: that byte's place, then the bytes;
//! - 2: runs: the distance from the end of the last run, then the length.

/// Appends a number.
pub(crate) fn number(mut value: u32, bytes: &mut Vec<u8>) {
    while value > 0x7F {
        bytes.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Appends a key: twice the number of its UTF-16 units, and the units, a byte each; where one
/// needs two bytes, one more, and two bytes each, the low one first.
pub(crate) fn text(text: &str, bytes: &mut Vec<u8>) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let wide = units.iter().any(|unit| *unit > 0xFF);
    number(units.len() as u32 * 2 + u32::from(wide), bytes);
    let used = if wide { 2 } else { 1 };
    bytes.extend(units.into_iter().flat_map(|unit| unit.to_le_bytes().into_iter().take(used)));
}

/// Appends a text to be read, not compared: the number of its UTF-16 units, and each as a number.
pub(crate) fn units(text: &str, bytes: &mut Vec<u8>) {
    number(text.encode_utf16().count() as u32, bytes);
    text.encode_utf16().for_each(|unit| number(u32::from(unit), bytes));
}

/// Appends a list of documents in ascending order.
pub(crate) fn list(documents: &[u32], bytes: &mut Vec<u8>) {
    if documents.is_empty() {
        return bytes.push(0);
    }
    let forms = [distances(documents), bits(documents), runs(documents)];
    let shortest = (0u32..).zip(forms).min_by_key(|(form, (_, encoded))| (encoded.len(), *form));
    if let Some((form, (parts, encoded))) = shortest {
        number(parts * 4 + form, bytes);
        bytes.extend(encoded);
    }
}

fn distances(documents: &[u32]) -> (u32, Vec<u8>) {
    let (mut bytes, mut last) = (Vec::new(), 0);
    for document in documents {
        number(document - last, &mut bytes);
        last = *document;
    }
    (documents.len() as u32, bytes)
}

fn bits(documents: &[u32]) -> (u32, Vec<u8>) {
    let base = documents.first().map_or(0, |first| first / 8);
    let length = documents.last().map_or(0, |last| last / 8 - base + 1);
    let mut map = vec![0u8; length as usize];
    for document in documents {
        map[(document / 8 - base) as usize] |= 1 << (document % 8);
    }
    let mut bytes = Vec::new();
    number(base, &mut bytes);
    bytes.extend(map);
    (length, bytes)
}

fn runs(documents: &[u32]) -> (u32, Vec<u8>) {
    let (mut bytes, mut count, mut end) = (Vec::new(), 0, 0);
    for run in documents.chunk_by(|one, next| one + 1 == *next) {
        number(run[0] - end, &mut bytes);
        number(run.len() as u32, &mut bytes);
        end = run[0] + run.len() as u32;
        count += 1;
    }
    (count, bytes)
}

#[cfg(test)]
mod tests {
    use super::list;

    fn encoded(documents: &[u32]) -> Vec<u8> {
        let mut bytes = Vec::new();
        list(documents, &mut bytes);
        bytes
    }

    #[test]
    fn the_shortest_form_is_taken() {
        assert_eq!(encoded(&[]), [0]);
        assert_eq!(encoded(&[3, 300]), [2 * 4, 3, 0xA9, 0x02]);
        assert_eq!(encoded(&(500..900).collect::<Vec<_>>()), [4 + 2, 0xF4, 0x03, 0x90, 0x03]);
        assert_eq!(encoded(&[8, 10, 12, 14, 17]), [2 * 4 + 1, 1, 0b0101_0101, 0b10]);
    }
}
