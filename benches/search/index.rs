//! Processor time and memory of the search index of a site, and its files for `measure.mjs`.
//!
//! `cargo bench --bench search -- SITE FOLDER`. Reads and checks the site's exports, once without
//! and once with the index, and writes nothing but the files of the search, and `names.json`:
//! every institution's name, address and reading. What both runs do is taken off the figures.

use gongshi::BuildOptions;
use gongshi::history::Accept;
use gongshi::search::{Index, Kind, ShardFile};
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [site, folder] = words.as_slice() else {
        return println!("cargo bench --bench search -- SITE FOLDER");
    };
    let options = BuildOptions {
        site: PathBuf::from(site),
        target: PathBuf::from("/nonexistent/public"),
        previous: PathBuf::from("/nonexistent/public"),
        today: jiff::civil::Date::constant(2026, 11, 22),
        accept: Accept::nothing(),
    };
    drop(gongshi::inspect(&options.site, options.today).expect("records"));
    let read = Used::now();
    let index = gongshi::index(&options).expect("an index");
    let indexed = Used::now();
    let shards = index.shards("2026-11-15").expect("shards");
    let exported = Used::now();
    let seconds = indexed.seconds - 2.0 * read.seconds;
    println!("{} documents", index.len());
    println!("reading and checking: {:.2} s, at most {} MB", read.seconds, read.peak / 1024);
    println!("index: {seconds:.2} s more, at most {} MB", indexed.peak / 1024);
    println!(
        "files: {:.2} s, at most {} MB",
        exported.seconds - indexed.seconds,
        exported.peak / 1024
    );
    write(Path::new(folder), &index, shards.files);
}

/// What the process has used.
struct Used {
    seconds: f64,
    /// Kilobytes of memory at most since the last question.
    peak: u64,
}

impl Used {
    fn now() -> Self {
        let status = fs::read_to_string("/proc/self/status").expect("Linux");
        let field = |name: &str| -> u64 {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a field");
            line.trim().trim_end_matches(" kB").parse().expect("kilobytes")
        };
        let peak = field("VmHWM:");
        // Later peaks are counted from here.
        fs::write("/proc/self/clear_refs", "5").expect("Linux");
        Self { seconds: processor_seconds(), peak }
    }
}

/// Processor time of all threads, user and system, in hundredths.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let (_, fields) = stat.rsplit_once(") ").expect("fields");
    let ticks = fields.split(' ').skip(11).take(2).map(|each| each.parse::<f64>().expect("ticks"));
    ticks.sum::<f64>() / 100.0
}

fn write(folder: &Path, index: &Index, files: Vec<ShardFile>) {
    for ShardFile { path, bytes, text: _ } in files {
        let path = folder.join("index").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let institutions = (0..index.len()).map(|number| index.document(number));
    let institutions = institutions.filter(|document| document.kind == Kind::Institution);
    let names: Vec<_> = institutions
        .map(|each| (&each.title, &each.address, gongshi::reading::reading(&each.title).join(" ")))
        .collect();
    fs::write(folder.join("names.json"), serde_json::to_vec(&names).expect("JSON"))
        .expect("a file");
}
