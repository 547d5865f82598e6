//! What only some places may do: write files, and read the clock.

use crate::none;
use crate::sources::sources;

/// An ability and the only places that have it, each with its reason.
struct Ability {
    /// What the code would call.
    calls: &'static [&'static str],
    /// A path, or a folder that ends in `/`.
    places: &'static [(&'static str, &'static str)],
    advice: &'static str,
}

const WRITING: Ability = Ability {
    calls: &[
        "fs::write",
        "fs::copy",
        "fs::rename",
        "fs::remove_",
        "fs::set_permissions",
        "File::create",
        "File::options",
        "OpenOptions",
        "create_dir",
        "hard_link",
        "symlink(",
    ],
    places: &[
        ("src/publish/", "the stage that publishes a release"),
        ("src/sample/export.rs", "writes invented inputs, on command, never a site"),
        ("src/cli/regulation/import.rs", "writes a new file of the user's own content"),
        ("src/cli/copies.rs", "writes the clerk's annotated copies, beside the site"),
        ("src/cli/template.rs", "writes the one file it was asked for, a new one"),
        ("src/cli/init/mod.rs", "writes the first files of the user's own site"),
    ],
    advice: "Hand the bytes to publish's Output: only a release that is written as a whole can \
             be taken back as a whole.",
};

const CLOCK: Ability = Ability {
    calls: &["::now(", "SystemTime"],
    places: &[
        ("src/cli/mod.rs", "turns the day of the command into the input it is"),
        ("src/cli/timings.rs", "tells the user what stages took, and the site nothing"),
    ],
    advice: "Take the date as an argument: the same inputs on the same date give the same bytes.",
};

#[test]
fn only_publish_writes() {
    kept(&WRITING);
}

#[test]
fn the_library_reads_no_clock() {
    kept(&CLOCK);
}

fn kept(ability: &Ability) {
    let mut unused: Vec<&str> = ability.places.iter().map(|(place, _)| *place).collect();
    let mut problems = Vec::new();
    for source in sources() {
        let place = ability.places.iter().map(|(place, _)| *place).find(|place| {
            source.path == *place || (place.ends_with('/') && source.path.starts_with(place))
        });
        let able = |text: &str| ability.calls.iter().find(|call| text.contains(**call));
        for line in source.program() {
            match (able(&line.text), place) {
                (Some(_), Some(place)) => unused.retain(|each| *each != place),
                (Some(call), None) => {
                    problems.push(format!("{}:{}: `{call}`", source.path, line.number));
                }
                (None, _) => {}
            }
        }
    }
    problems.extend(unused.iter().map(|place| format!("{place} no longer needs its permission")));
    none(&problems, ability.advice);
}
