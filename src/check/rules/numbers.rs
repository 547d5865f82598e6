//! Lists of rows and columns in words.

/// Runs named before the rest is only counted.
const NAMED: usize = 5;

/// Rows as runs: `3 行、5–9 行等 12 行`.
pub(super) fn rows(rows: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let word = |(first, last): &(u32, u32)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    let named: Vec<String> = runs.iter().take(NAMED).map(word).collect();
    match runs.len() > NAMED {
        true => format!("{} 行等 {} 行", named.join("、"), rows.len()),
        false => format!("{} 行", named.join("、")),
    }
}

/// Columns by the letters over them: `C、F`.
pub(super) fn columns(columns: &[u16]) -> String {
    let letters: Vec<String> =
        columns.iter().map(|column| crate::check::report::column_letters(*column)).collect();
    letters.join("、")
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_are_told_in_runs() {
        assert_eq!(rows(&[3]), "3 行");
        assert_eq!(rows(&[3, 5, 6, 7]), "3、5–7 行");
        assert_eq!(rows(&[1, 3, 5, 7, 9, 11]), "1、3、5、7、9 行等 6 行");
    }
}
