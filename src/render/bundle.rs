//! Several modules of one folder as one: a browser far away asks once instead of a dozen times,
//! and what they share is compressed together.
//!
//! Only as much of a bundler as those modules need: they import each other by `./name.js` at
//! their top, export declarations, and no two of them declare one name at their top level.

use super::RenderError;
use std::collections::BTreeMap;

/// One module that does what `entry` and all it imports do.
///
/// # Errors
/// When a module is missing, or two declare the same name.
pub(super) fn bundle(
    modules: &BTreeMap<&str, &str>,
    entry: &'static str,
) -> Result<String, RenderError> {
    let mut order = Vec::new();
    visit(modules, entry, &mut order)?;
    let mut declared = BTreeMap::new();
    let mut whole = String::new();
    for (name, script) in order {
        for line in plain(script).lines() {
            if let Some(twice) =
                declaration(line).and_then(|each| declared.insert(each.to_owned(), name))
            {
                let message = format!("脚本 {name} 和 {twice} 的顶层有同名的声明：{line}");
                return Err(RenderError::Templates { message });
            }
            whole.push_str(line.strip_prefix("export ").unwrap_or(line));
            whole.push('\n');
        }
    }
    Ok(whole)
}

/// Imported modules first, each once.
fn visit<'m>(
    modules: &BTreeMap<&'m str, &'m str>,
    name: &str,
    order: &mut Vec<(&'m str, &'m str)>,
) -> Result<(), RenderError> {
    if order.iter().any(|(done, _)| *done == name) {
        return Ok(());
    }
    let missing =
        || RenderError::Templates { message: format!("主题里没有脚本 search/{name}") };
    let (name, script) = modules.get_key_value(name).ok_or_else(missing)?;
    for line in script.lines().filter(|line| line.starts_with("import ")) {
        if let Some(imported) = line.split("\"./").nth(1).and_then(|rest| rest.split('"').next()) {
            visit(modules, imported, order)?;
        }
    }
    order.push((name, script));
    Ok(())
}

/// A script without its imports and without comments that have lines of their own.
fn plain(script: &str) -> String {
    let (mut kept, mut in_comment) = (String::new(), false);
    for line in script.lines() {
        let text = line.trim_start();
        in_comment |= text.starts_with("/**");
        let spoken = in_comment || text.starts_with("//") || line.starts_with("import ");
        in_comment &= !text.ends_with("*/");
        if !spoken && !text.is_empty() {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The name that a line at the top level declares.
fn declaration(line: &str) -> Option<&str> {
    let line = line.strip_prefix("export ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = ["function ", "const ", "let ", "class "]
        .iter()
        .find_map(|word| line.strip_prefix(word))?;
    rest.split(|each: char| !each.is_alphanumeric() && each != '_')
        .next()
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::bundle;
    use std::collections::BTreeMap;

    #[test]
    fn imported_modules_come_first_and_once() {
        let modules = BTreeMap::from([
            (
                "a.js",
                "/** A. */\n\nimport { b } from \"./b.js\";\nimport { c } from \"./c.js\";\nb(c);\n",
            ),
            ("b.js", "import { c } from \"./c.js\";\nexport const b = () => c; // kept\n"),
            ("c.js", "/**\n * C.\n */\nexport function c() {\n  // why\n  return 1;\n}\n"),
            ("d.js", "never();\n"),
        ]);
        let whole = "function c() {\n  return 1;\n}\nconst b = () => c; // kept\nb(c);\n";
        assert_eq!(bundle(&modules, "a.js").expect("bundle"), whole);
    }

    #[test]
    fn one_name_declared_twice_is_an_error() {
        let modules = BTreeMap::from([
            ("a.js", "import { b } from \"./b.js\";\nfunction c() {}\n"),
            ("b.js", "export const b = 1;\nconst c = 2;\n"),
        ]);
        assert!(bundle(&modules, "a.js").is_err());
        assert!(bundle(&modules, "e.js").is_err());
    }
}
