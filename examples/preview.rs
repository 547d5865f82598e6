use gongshi::catalog::{JurisdictionCode, Reference};
use gongshi::check::{self, Context, Summary};
use gongshi::history::{self, Ledger};
use gongshi::render::{RenderError, Renderer, Theme};
use gongshi::site::{Parts, Site};
use gongshi::{config::Config, content, record, source};
use std::path::Path;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = Config::load(root).expect("site.toml");
    let reference = Reference::builtin().expect("r");
    let jurisdiction = JurisdictionCode::new("220000").expect("x");
    let content =
        content::load(&content::read(&root.join("content")).expect("content")).expect("c");
    let mut ledger = Ledger::default();
    let mut last = None;
    for date in source::snapshots(&root.join("data/sources")).expect("snapshots") {
        let read = source::read(&root.join("data/sources"), date).expect("read");
        let interpreted = record::interpret(&read);
        let context = Context { reference: &reference, jurisdiction: &jurisdiction, as_of: date };
        let checked = check::check(interpreted, read.sources, &read.defects, &context);
        let advanced = history::advance(&ledger, &checked.dataset, &reference, 100.0).expect("adv");
        ledger = advanced.ledger.clone();
        last = Some((checked, advanced));
    }
    let (checked, advanced) = last.expect("some");
    let (history, findings) = (advanced.history(), Summary::of(&checked.findings));
    let dataset = &checked.dataset;
    let site = Site::new(Parts {
        config: &config,
        reference: &reference,
        content: &content,
        dataset,
        history: &history,
        findings: &findings,
        jurisdiction: &jurisdiction,
    });
    let renderer = Renderer::new(&Theme::builtin()).expect("theme");
    let out = root.join("target/preview");
    let write = |path: &str, bytes: &[u8]| {
        let path = out.join(path);
        std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        std::fs::write(path, bytes).expect("file");
    };
    renderer.assets().iter().for_each(|(path, bytes)| write(path, bytes));
    let start = std::time::Instant::now();
    let mut n = 0;
    let mut b = 0;
    for page in site.pages() {
        match renderer.page(&site, &page) {
            Ok(html) => {
                n += 1;
                b += html.len();
                write(&page.file(site.history), html.as_bytes())
            }
            Err(RenderError::NoView { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
    println!(
        "{n} pages {b} bytes {:?} institutions {}",
        start.elapsed(),
        dataset.institutions.len()
    );
}
