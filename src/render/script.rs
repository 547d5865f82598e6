//! Smaller scripts: the only module that knows oxc.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{
    CompressOptions, CompressOptionsUnused, MangleOptions, Minifier, MinifierOptions,
};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// What the browsers of 2019 understand.
const LANGUAGE: &str = "es2019";

/// A module without needless white space and with short names for what it keeps to itself; the
/// original where the parser does not understand it. Comments stay: `bundle` leaves them out. Nothing
/// is written in a form newer than `LANGUAGE`.
pub(super) fn module(script: &str) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::mjs()).parse();
    if !parsed.errors.is_empty() {
        return script.to_owned();
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: true, ..MangleOptions::default() }),
        compress: Some(CompressOptions {
            target: EngineTargets::from_target(LANGUAGE).expect("a year of the language"),
            unused: CompressOptionsUnused::Remove,
            ..CompressOptions::safest()
        }),
    };
    let names = Minifier::new(options).minify(&allocator, &mut program).scoping;
    // What the minifier notes for other tools says nothing to a browser.
    let comments = CommentOptions { annotation: false, ..CommentOptions::default() };
    let options = CodegenOptions { minify: true, comments, ..CodegenOptions::default() };
    Codegen::new().with_options(options).with_scoping(names).build(&program).code
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn a_module_keeps_its_imports_and_exports() {
        let script = "import { a } from \"./a.js\";\n\nexport function twice(value) {\n  \
                      const once = a(value);\n  return once + once;\n}\n";
        let minified = module(script);
        assert!(minified.starts_with("import{a as"), "{minified}");
        assert!(minified.contains("twice") && !minified.contains("once"), "{minified}");
    }

    #[test]
    fn what_nobody_uses_is_left_out() {
        let minified = module("const MOST = 12;\nexport const most = () => MOST;\n");
        assert!(!minified.contains("=12"), "{minified}");
    }

    #[test]
    fn nothing_newer_is_written() {
        let minified = module("export let it; export function once() { if (!it) it = f(); }");
        assert!(!minified.contains("||="), "{minified}");
    }

    #[test]
    fn what_is_no_script_stays() {
        assert_eq!(module("const = ;"), "const = ;");
    }

    #[test]
    fn properties_keep_their_names() {
        let minified = module("const head = JSON.parse(text);\nshow(head.documents, { head });\n");
        assert!(minified.contains(".documents") && minified.contains("{head:"), "{minified}");
    }
}
