//! Which units of two documents belong together, by what they say.
//!
//! Most provisions keep their order when a province adapts the national text or a new version
//! replaces an old one: the best pairing that keeps both orders comes first. What is left may
//! have moved, or may have been cut in two.

use super::similarity::Profile;
use crate::content::{Regulation, Unit, UnitKind};

/// Least likeness of units paired in order.
const ALIKE: f64 = 0.3;
/// Least likeness of units paired out of order: chance finds more partners there.
const MOVED: f64 = 0.5;
/// Least share of a unit that is found in another one that has a partner already.
const PART_OF: f64 = 0.7;

/// Units that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Positions in the first list; empty for what only the second has.
    pub from: Vec<usize>,
    /// Positions in the second list; empty for what only the first has.
    pub to: Vec<usize>,
    /// How alike they are, from 0 to 1.
    pub likeness: f64,
}

/// The units of a regulation that can have a counterpart: those with a text of their own, without
/// annexes.
#[must_use]
pub fn units_to_compare(regulation: &Regulation) -> Vec<&Unit> {
    let units = regulation.units.iter();
    units.filter(|unit| unit.kind != UnitKind::Annex && !unit.text.is_empty()).collect()
}

/// Proposes pairs of texts. Each text is in exactly one pair; pairs come in the order of the first
/// list, what only the second has where it stands there.
#[must_use]
pub fn propose(from: &[&str], to: &[&str]) -> Vec<Pair> {
    let [from, to] = [from, to]
        .map(|texts| texts.iter().map(|text| Profile::of(text)).collect::<Vec<Profile>>());
    let likeness: Vec<Vec<f64>> =
        from.iter().map(|one| to.iter().map(|other| one.similarity(other)).collect()).collect();
    let mut pairing = Pairing { partner: in_order(&likeness, to.len()), extra: Vec::new() };
    pairing.pair_moved(&likeness);
    pairing.pair_parts(&from, &to);
    pairing.finish(&likeness, to.len())
}

/// The pairing with the largest sum of likeness that keeps both orders.
fn in_order(likeness: &[Vec<f64>], width: usize) -> Vec<Option<usize>> {
    let mut best = vec![vec![0.0_f64; width + 1]; likeness.len() + 1];
    for (row, values) in likeness.iter().enumerate().rev() {
        for (column, value) in values.iter().enumerate().rev() {
            let skip = best[row + 1][column].max(best[row][column + 1]);
            let take = if *value >= ALIKE { value + best[row + 1][column + 1] } else { 0.0 };
            best[row][column] = skip.max(take);
        }
    }
    let mut partner = vec![None; likeness.len()];
    let (mut row, mut column) = (0, 0);
    while row < likeness.len() && column < width {
        let value = likeness[row][column];
        let take = value >= ALIKE && best[row][column] <= value + best[row + 1][column + 1];
        if take {
            partner[row] = Some(column);
            (row, column) = (row + 1, column + 1);
        } else if best[row + 1][column] >= best[row][column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    partner
}

struct Pairing {
    /// For each of the first list, its partner.
    partner: Vec<Option<usize>>,
    /// Further members of pairs: those of the first list, and those of the second, each with the
    /// position in the other list it joins.
    extra: Vec<(Side, usize, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    From,
    To,
}

impl Pairing {
    fn pair_moved(&mut self, likeness: &[Vec<f64>]) {
        for (row, values) in likeness.iter().enumerate() {
            if self.partner[row].is_some() {
                continue;
            }
            let free = values.iter().enumerate().filter(|(column, value)| {
                **value >= MOVED && !self.partner.contains(&Some(*column))
            });
            let best = free.max_by(|(_, one), (_, other)| one.total_cmp(other));
            self.partner[row] = best.map(|(column, _)| column);
        }
    }

    /// A unit without a partner that is found within another one was cut off it, or put into it.
    fn pair_parts(&mut self, from: &[Profile], to: &[Profile]) {
        let home = |own: &Profile, others: &[Profile]| {
            let shares = others.iter().enumerate();
            let shares = shares.map(|(at, other)| (at, own.contained_in(other)));
            let best = shares.max_by(|(_, one), (_, other)| one.total_cmp(other));
            best.filter(|(_, share)| *share >= PART_OF).map(|(at, _)| at)
        };
        for (row, own) in from.iter().enumerate().filter(|(row, _)| self.partner[*row].is_none()) {
            let column = home(own, to).filter(|column| self.partner.contains(&Some(*column)));
            self.extra.extend(column.map(|column| (Side::From, row, column)));
        }
        for (column, own) in to.iter().enumerate() {
            if !self.partner.contains(&Some(column)) {
                let row = home(own, from).filter(|row| self.partner[*row].is_some());
                self.extra.extend(row.map(|row| (Side::To, column, row)));
            }
        }
    }

    fn finish(&self, likeness: &[Vec<f64>], width: usize) -> Vec<Pair> {
        let joins = |side, at: usize| {
            let own = self.extra.iter().filter(move |extra| extra.0 == side && extra.2 == at);
            own.map(|extra| extra.1)
        };
        let is_extra =
            |side, at: usize| self.extra.iter().any(|extra| extra.0 == side && extra.1 == at);
        let mut pairs: Vec<Pair> = Vec::new();
        for (row, partner) in
            self.partner.iter().enumerate().filter(|(row, _)| !is_extra(Side::From, *row))
        {
            let to: Vec<usize> = partner.iter().copied().chain(joins(Side::To, row)).collect();
            let also = partner.iter().flat_map(|column| joins(Side::From, *column));
            let from: Vec<usize> = std::iter::once(row).chain(also).collect();
            let likeness = partner.map_or(0.0, |column| likeness[row][column]);
            pairs.push(Pair { from: sorted(from), to: sorted(to), likeness });
        }
        for column in 0..width {
            if !self.partner.contains(&Some(column)) && !is_extra(Side::To, column) {
                let at = pairs.iter().rposition(|pair| pair.to.iter().any(|each| *each < column));
                let new = Pair { from: Vec::new(), to: vec![column], likeness: 0.0 };
                pairs.insert(at.map_or(0, |at| at + 1), new);
            }
        }
        pairs
    }
}

fn sorted(mut positions: Vec<usize>) -> Vec<usize> {
    positions.sort_unstable();
    positions
}

#[cfg(test)]
mod tests {
    use super::propose;

    fn shape(from: &[&str], to: &[&str]) -> Vec<(Vec<usize>, Vec<usize>)> {
        propose(from, to).into_iter().map(|pair| (pair.from, pair.to)).collect()
    }

    const FILE: &str = "医疗机构应当于开展首例之日起十五个工作日内备案。";
    const STOP: &str = "出现严重质量问题的，应当立即停止临床应用并报告。";
    const OPEN: &str = "限制类技术目录应当纳入院务公开范围，接受社会监督。";

    #[test]
    fn content_decides_and_not_the_number() {
        assert_eq!(
            shape(&[FILE, OPEN], &["本细则所称技术另有定义。", FILE, OPEN]),
            [(vec![], vec![0]), (vec![0], vec![1]), (vec![1], vec![2])]
        );
    }

    #[test]
    fn what_moved_is_found_and_what_is_alone_stays_alone() {
        assert_eq!(
            shape(&[FILE, STOP, OPEN], &[OPEN, FILE, STOP]),
            [(vec![0], vec![1]), (vec![1], vec![2]), (vec![2], vec![0])]
        );
        assert_eq!(shape(&[FILE], &[]), [(vec![0], vec![])]);
    }

    #[test]
    fn an_article_cut_in_two_keeps_both_halves() {
        let both = format!("{STOP}{OPEN}");
        assert_eq!(shape(&[&both], &[STOP, OPEN]), [(vec![0], vec![0, 1])]);
        assert_eq!(shape(&[STOP, OPEN], &[&both]), [(vec![0, 1], vec![0])]);
    }
}
