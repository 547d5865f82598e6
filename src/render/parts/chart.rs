//! A small line chart of a growing count, drawn on the server. The numbers stand in a table next
//! to it, so the drawing needs no words but a title.

use super::{Cell, Column, Table};
use crate::date::PartialDate;
use crate::history::SeriesPoint;
use crate::render::format;
use jiff::civil::Date;
use serde::Serialize;

/// Size of the drawing in its own units; on a phone one unit is about a pixel.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 150.0;
/// Room for the labels of the axes.
const LEFT: f64 = 8.0;
const RIGHT: f64 = 8.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 22.0;

/// A chart with its table.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Chart {
    title: String,
    view_box: String,
    /// Corners of the line: `x,y x,y`.
    line: String,
    dots: Vec<Dot>,
    baseline: f64,
    right: f64,
    first_label: String,
    last_label: String,
    table: Table,
}

#[derive(Clone, Debug, Serialize)]
struct Dot {
    x: f64,
    y: f64,
    label: Option<Label>,
}

#[derive(Clone, Debug, Serialize)]
struct Label {
    text: String,
    y: f64,
    /// `start` or `end`: where the text hangs on its point.
    anchor: &'static str,
}

impl Chart {
    /// A chart of cumulative counts, oldest first; `None` below two points: one is a fact, not a
    /// series. `what` names the counted in title and caption.
    pub(crate) fn of(what: &str, points: &[SeriesPoint]) -> Option<Self> {
        let (first, last) = (points.first()?, points.last()?);
        if points.len() < 2 {
            return None;
        }
        let scale = Scale::of(points);
        let dots: Vec<_> = points.iter().map(|point| scale.dot(point)).collect();
        let corners: Vec<_> = dots.iter().map(|dot| format!("{},{}", dot.x, dot.y)).collect();
        Some(Self {
            title: format!(
                "{what}：{}为{}例，{}为{}例",
                first.as_of.in_chinese(),
                format::number(first.cases),
                last.as_of.in_chinese(),
                format::number(last.cases),
            ),
            view_box: format!("0 0 {WIDTH} {HEIGHT}"),
            line: corners.join(" "),
            dots: labelled(dots, first, last),
            baseline: HEIGHT - BOTTOM,
            right: WIDTH - RIGHT,
            first_label: first.as_of.in_chinese(),
            last_label: last.as_of.in_chinese(),
            table: table(what, points),
        })
    }
}

/// Only the ends are labelled: the table has the rest.
fn labelled(mut dots: Vec<Dot>, first: &SeriesPoint, last: &SeriesPoint) -> Vec<Dot> {
    let label = |dot: &mut Dot, cases: u32, anchor| {
        let y = tenth(dot.y - 8.0);
        dot.label = Some(Label { text: format::number(cases), y, anchor });
    };
    if let Some(dot) = dots.first_mut() {
        label(dot, first.cases, "start");
    }
    if let Some(dot) = dots.last_mut() {
        label(dot, last.cases, "end");
    }
    dots
}

fn table(what: &str, points: &[SeriesPoint]) -> Table {
    let columns = [Column::short("截止日期"), Column::numeric("累计例数")];
    let rows = points
        .iter()
        .rev()
        .map(|point| vec![Cell::text(point.as_of.in_chinese()), Cell::number(point.cases)]);
    Table::new(format!("{what}，按截止日期"), columns, rows).compact()
}

struct Scale {
    from: Date,
    days: f64,
    most: f64,
}

impl Scale {
    fn of(points: &[SeriesPoint]) -> Self {
        let days: Vec<_> = points.iter().map(|point| position(point.as_of)).collect();
        let from = days.iter().min().copied().unwrap_or_default();
        let until = days.iter().max().copied().unwrap_or_default();
        let most = points.iter().map(|point| point.cases).max().unwrap_or_default();
        Self { from, days: days_between(from, until).max(1.0), most: f64::from(most).max(1.0) }
    }

    fn dot(&self, point: &SeriesPoint) -> Dot {
        let along = days_between(self.from, position(point.as_of)) / self.days;
        let up = f64::from(point.cases) / self.most;
        Dot {
            x: tenth(LEFT + along * (WIDTH - LEFT - RIGHT)),
            y: tenth(HEIGHT - BOTTOM - up * (HEIGHT - BOTTOM - TOP)),
            label: None,
        }
    }
}

/// Where a count of an imprecise date is drawn: at the end of what it can mean, since it counts
/// all cases up to then.
fn position(date: PartialDate) -> Date {
    date.latest()
}

fn days_between(from: Date, until: Date) -> f64 {
    f64::from((until - from).get_days())
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::Chart;
    use crate::date::PartialDate;
    use crate::history::SeriesPoint;

    fn point(as_of: &str, cases: u32) -> SeriesPoint {
        SeriesPoint { as_of: PartialDate::from_iso(as_of).expect("date"), cases }
    }

    #[test]
    fn one_point_is_no_series() {
        assert!(Chart::of("例数", &[point("2024-12-31", 3)]).is_none());
    }

    #[test]
    fn the_line_runs_from_edge_to_edge_and_to_the_top() {
        let points = [point("2023-12-31", 0), point("2024-06", 20), point("2024-12-31", 40)];
        let chart = Chart::of("例数", &points).expect("chart");
        assert_eq!(chart.line, "8,128 159.2,75 312,22");
        assert_eq!(chart.title, "例数：2023年12月31日为0例，2024年12月31日为40例");
    }

    #[test]
    fn points_of_one_day_and_no_cases_are_drawn_too() {
        let chart = Chart::of("例数", &[point("2024", 0), point("2024", 0)]).expect("chart");
        assert_eq!(chart.line, "8,128 8,128");
    }
}
