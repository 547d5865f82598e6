//! A technology cell: split and resolved without a panic, and nothing is resolved from nothing.
#![no_main]

use gongshi::catalog::{JurisdictionCode, Reference, ResolveContext, TechnologyResolution};
use gongshi::record::split_technologies;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static REFERENCE: LazyLock<Reference> =
    LazyLock::new(|| Reference::builtin().expect("the built-in reference data hold"));
static JILIN: LazyLock<JurisdictionCode> =
    LazyLock::new(|| JurisdictionCode::new("220000").expect("a code"));

fuzz_target!(|text: &str| {
    let context = ResolveContext { jurisdiction: &JILIN, on: None, edition_hint: None };
    for name in split_technologies(text) {
        assert!(!name.trim().is_empty(), "an empty name from {text:?}");
        let resolution = REFERENCE.resolve_technology(&name, &context);
        if let TechnologyResolution::Entry { .. } = resolution {
            assert!(name.chars().filter(|letter| letter.is_alphabetic()).count() > 1, "{name:?}");
        }
    }
});
