//! Cumulative counts that fall without a correction.

use super::super::accept::{Accept, Class};
use super::super::event::{Event, EventKind};
use super::{Objection, Sides};

/// Up to so many falling counts are accepted one by one; more only by their number.
const ONE_BY_ONE: usize = 10;

const ADVICE: &str = "累计例数只会增加。以前的例数错了，请在 data/corrections.toml 里写一条更正；这次的错了，请改源文件";

/// An objection a count, or one for all where there are many beyond those accepted by name.
pub(super) fn objections(sides: &Sides<'_>, accept: &Accept) -> Vec<Objection> {
    let falls = sides.events.iter().filter_map(|event| fall(sides, event));
    let (mut named, rest): (Vec<_>, Vec<_>) =
        falls.partition(|objection| *accept != Accept::Everything && accept.has(&objection.name));
    match rest.len() {
        0..=ONE_BY_ONE => named.extend(rest),
        many => named.push(Objection {
            name: Class::Counts.name(many),
            title: format!("{many} 项累计例数变少了"),
            items: rest.into_iter().map(in_one_line).collect(),
            advice: ADVICE,
        }),
    }
    named
}

fn in_one_line(objection: Objection) -> String {
    format!("{}：{}", objection.title, objection.items.concat())
}

fn fall(sides: &Sides<'_>, event: &Event) -> Option<Objection> {
    let is_count = matches!(event.kind, EventKind::CountUpdated | EventKind::Corrected)
        && event.field.as_deref() == Some("cumulative_cases");
    let technology = event.technology.as_ref().filter(|_| is_count && event.cause.is_none())?;
    let read = |text: &Option<String>| text.as_deref()?.parse::<u32>().ok();
    let (before, after) = (read(&event.before)?, read(&event.after)?);
    (after < before).then(|| Objection {
        name: Class::Count.name(format_args!("{}/{technology}", event.institution.as_str())),
        // The numbers stay out of the title: it is published with the release that accepted it.
        title: format!(
            "{}的“{}”累计例数变少了",
            event.institution_name,
            sides.technology(technology)
        ),
        items: vec![format!("由 {before} 变为 {after}")],
        advice: ADVICE,
    })
}
