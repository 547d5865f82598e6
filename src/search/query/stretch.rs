//! What is left of a query's part without the words people say around what they look for
//! (`themes/default/search/query.js` does the same).

use super::questions::QUESTIONS;
use super::second::with_place_again;
use crate::search::find::named::HOSPITAL_ENDS;

/// Characters before a word of a question that turn it round: 不 before 能做.
pub(crate) const NEGATIONS: &str = "不没未非";

/// Words that do the same; they stay as they are: 不能 before 做.
pub(crate) const NEGATED: [&str; 4] = ["不能", "不可以", "不会", "没有"];

/// What says nothing at the end of a stretch.
pub(crate) const PARTICLES: &str = "吗呢的好了是在有啊呀吧么";

/// What stands behind a 备案 that says nothing which the query does not say without it.
pub(crate) const AFTER_FILING: [&str; 13] =
    ["取消", "撤销", "暂停", "无效", "有效", "的", "是", "医院", "机构", "被", "已", "还", "过"];

/// What stands between a hospital and what is asked of it.
pub(crate) const AFTER_HOSPITAL: [&str; 17] = [
    "说",
    "有",
    "在",
    "是",
    "的",
    "能",
    "会",
    "备案",
    "还是",
    "或者",
    "或",
    "和",
    "与",
    "跟",
    "及",
    "限制类技术",
    "限制类医疗技术",
];
/// What stands behind these where they are a part of the name: 有限公司, 和平院区; 平凉市人民医院 is a
/// name of its own.
pub(crate) const NOT_AFTER: [&str; 5] = ["限", "平院", "平医", "平区", "平分"];

/// What stands between two names.
pub(crate) const AND: &str = "和与及";

/// What leads from a technology to where it is done: ecmo去某医院, 能做ecmo的某医院.
pub(crate) const TO: &str = "在去到的";

/// What says nothing at the beginning of a stretch.
pub(crate) const BEFORE: &str = "的在去到";

/// How departments and illnesses end, and others that stand right behind a hospital: 某医院骨科ecmo,
/// 某医院白血病骨髓移植; at most so many characters with that end.
pub(crate) const DEPARTMENTS_END: &str = "科病癌";
pub(crate) const DEPARTMENTS: [&str; 4] = ["儿童", "急诊", "重症", "icu"];
pub(crate) const LONGEST_DEPARTMENT: usize = 6;

/// What makes a branch of the end of a hospital's name: 院区, 院部.
pub(crate) const BRANCHES: [char; 2] = ['区', '部'];

/// What stands behind a department where a name goes on: 医学院眼科医院, 科学院皮肤病研究所.
pub(crate) const GOES_ON: &str = "医院研防中诊";

/// Figures of a year.
const YEAR: usize = 4;

/// 备案 that is said not to be there, which is never left out.
const NOT_FILED: [&str; 5] = ["没有备案", "未备案", "没备案", "不备案", "无备案"];

/// Whether a character that stands alone says nothing.
pub(crate) fn is_particle(character: char) -> bool {
    PARTICLES.contains(character)
}

/// The stretches of the parts of a text without the words around a question, and without 备案 where
/// it says nothing, if that is `loose`. A character that turns a question round is a stretch of its
/// own.
pub(crate) fn without_questions(parts: &[Vec<char>], loose: bool) -> Vec<Vec<char>> {
    let mut stretches: Vec<Vec<char>> = parts.iter().flat_map(|part| at_questions(part)).collect();
    if loose {
        stretches = with_place_again(&stretches);
        stretches = stretches.iter().flat_map(|each| without_filing(each)).collect();
        stretches = stretches.iter().flat_map(|each| at_and(each)).collect();
    }
    stretches.iter().map(|each| trimmed(each).to_vec()).collect()
}

fn at_questions(part: &[char]) -> Vec<Vec<char>> {
    let (mut stretches, mut current, mut at) = (Vec::new(), Vec::new(), 0);
    while at < part.len() {
        let rest: String = part[at..].iter().collect();
        if let Some((negated, phrase)) = negated(&rest) {
            stretches.push(std::mem::take(&mut current));
            stretches.push(negated.chars().collect());
            at += (negated.to_owned() + phrase).chars().count();
        } else if let Some(phrase) = question(&rest) {
            let negation = current.pop_if(|last| NEGATIONS.contains(*last));
            stretches.push(std::mem::take(&mut current));
            stretches.extend(negation.map(|each| vec![each]));
            at += phrase.chars().count();
        } else {
            current.push(part[at]);
            at += 1;
        }
    }
    stretches.push(current);
    stretches
}

/// The word of a question that stands here.
fn question(rest: &str) -> Option<&'static str> {
    QUESTIONS.iter().find(|phrase| rest.starts_with(**phrase)).copied()
}

/// The word that turns a question round, and the word of the question behind it.
fn negated(rest: &str) -> Option<(&'static str, &'static str)> {
    NEGATED.iter().find_map(|word| Some((*word, question(rest.strip_prefix(word)?)?)))
}

/// The stretches beside 备案 and behind a hospital: of 某医院有备案 and of 某医院的 the hospital.
fn without_filing(stretch: &[char]) -> Vec<Vec<char>> {
    let (mut stretches, mut current, mut at) = (Vec::new(), Vec::new(), 0);
    while at < stretch.len() {
        let rest: String = stretch[at..].iter().collect();
        let after = ["有备案", "备案"].iter().find_map(|each| rest.strip_prefix(each));
        let filing = after.filter(|after| {
            after.is_empty() || AFTER_FILING.iter().any(|each| after.starts_with(each))
        });
        let mut take = 1;
        if let Some(kept) = NOT_FILED.iter().find(|each| rest.starts_with(**each)) {
            take = kept.chars().count();
            current.extend(kept.chars());
        } else if let Some(after) = filing {
            take = rest.chars().count() - after.chars().count();
            stretches.push(std::mem::take(&mut current));
        } else if let Some((end, after)) = ends_hospital(&rest) {
            take = (end.to_owned() + after).chars().count();
            current.extend(end.chars());
            stretches.push(std::mem::take(&mut current));
        } else if let Some(end) = HOSPITAL_ENDS.iter().find(|end| before_department(&rest, end)) {
            take = end.chars().count();
            current.extend(end.chars());
            stretches.push(std::mem::take(&mut current));
        } else {
            current.push(stretch[at]);
        }
        at += take;
    }
    stretches.push(current);
    stretches
}

/// Whether the end of a hospital's name stands here, and a department, an illness or a year behind
/// it.
fn before_department(rest: &str, end: &str) -> bool {
    let behind = rest.strip_prefix(end).filter(|behind| !behind.starts_with(BRANCHES));
    let Some(behind) = behind else { return false };
    let characters: Vec<char> = behind.chars().collect();
    let ends = |length: usize| !characters.get(length).is_some_and(|each| GOES_ON.contains(*each));
    let is_word = |word: &str| behind.starts_with(word) && ends(word.chars().count());
    let name = characters.iter().take(LONGEST_DEPARTMENT).take_while(|each| **each != '院');
    let is_year = behind.starts_with("20")
        && characters.get(2..YEAR).is_some_and(|last| last.iter().all(char::is_ascii_digit));
    DEPARTMENTS.iter().any(|word| is_word(word))
        || name.enumerate().any(|(at, each)| DEPARTMENTS_END.contains(*each) && ends(at + 1))
        || (is_year && ends(YEAR))
}

/// What stands before an 和 and behind it, where both begin alike or the first ends with one too:
/// 江城同安和江城协安, 北京协和和江城协安.
fn at_and(stretch: &[char]) -> Vec<Vec<char>> {
    let alike =
        |at: &usize| AND.contains(stretch[*at]) && stretch[at + 1..].starts_with(&stretch[..2]);
    let behind = (2..stretch.len()).rev().find(alike).map_or(0, |at| at + 1);
    let mut stretches = Vec::new();
    if behind > 0 {
        stretches.push(stretch[..behind - 1].to_vec());
    }
    let (mut current, mut at) = (Vec::new(), behind);
    while at < stretch.len() {
        current.push(stretch[at]);
        let doubled =
            stretch[at] == '和' && stretch.get(at + 1).is_some_and(|it| AND.contains(*it));
        if doubled {
            stretches.push(std::mem::take(&mut current));
        }
        at += 1 + usize::from(doubled);
    }
    stretches.push(current);
    stretches
}

/// The end of a hospital's name that stands here, and what is said behind it.
fn ends_hospital(rest: &str) -> Option<(&'static str, &'static str)> {
    let (end, rest) = HOSPITAL_ENDS.iter().find_map(|end| Some((*end, rest.strip_prefix(end)?)))?;
    let says = |after: &&&str| {
        rest.strip_prefix(**after)
            .is_some_and(|behind| !NOT_AFTER.iter().any(|word| behind.starts_with(word)))
    };
    AFTER_HOSPITAL.iter().find(says).map(|after| (end, *after))
}

fn trimmed(mut stretch: &[char]) -> &[char] {
    while let [before @ .., last] = stretch {
        if !is_particle(*last) || (*last == '有' && before.last() == Some(&'没')) {
            break;
        }
        stretch = before;
    }
    while let [first, rest @ ..] = stretch {
        if !BEFORE.contains(*first) {
            break;
        }
        stretch = rest;
    }
    stretch
}

#[cfg(test)]
mod tests {
    use super::without_questions;

    fn stretches(text: &str, loose: bool) -> String {
        let parts: Vec<Vec<char>> = text.split(' ').map(|part| part.chars().collect()).collect();
        let stretches = without_questions(&parts, loose).into_iter().map(String::from_iter);
        stretches.filter(|each| !each.is_empty()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_is_said_around_a_question_is_left_out() {
        for (text, expected) in [
            ("某某医院ecmo备案取消了吗", "某某医院ecmo|取消"),
            ("某某医院有没有资格做ecmo", "某某医院|ecmo"),
            ("我想咨询一下某某医院到底能否做ecmo", "某某医院|ecmo"),
            ("某某医院有ecmo吗", "某某医院|ecmo"),
            ("某某医院有备案吗", "某某医院"),
            ("某某医院角膜移植备案是哪一年", "某某医院角膜移植"),
            ("我想问下某某医院ecmo", "某某医院ecmo"),
            ("ecmo要备案吗", "ecmo"),
            ("我爱人想在某某医院血液科做骨髓移植", "某某医院|骨髓移植"),
            ("某某医院说能做ecmo是真的吗", "某某医院|ecmo"),
            ("某某医院ecmo备案时间", "某某医院ecmo"),
            ("某某医院角膜移植还有效吗", "某某医院角膜移植"),
            ("某某医院是不是有资质", "某某医院"),
            ("备案机关", "备案机关"),
            ("某某医院有限公司", "某某医院有限公司"),
            ("某某医院做ecmo怎么样", "某某医院|ecmo"),
            ("我想去某某医院做ecmo", "某某医院|ecmo"),
            ("在某某医院会做ecmo吗", "某某医院|ecmo"),
            ("某某眼科中心能角膜移植吗", "某某眼科中心|角膜移植"),
            ("某某医院备案ecmo了吗", "某某医院|ecmo"),
            ("某某医院开展ecmo吗", "某某医院|ecmo"),
            ("某某医院和某院哪家能做ecmo", "某某医院|某院|ecmo"),
            ("某某医院和平院区", "某某医院和平院区"),
            ("某某医院和平凉市某院", "某某医院|平凉市某院"),
            ("某某医院东院区肝癌消融", "某某医院东院区肝癌消融"),
            ("某某医院ecmo备案被撤销了吗", "某某医院ecmo|被撤销"),
            ("某某医院ecmo备案了没", "某某医院ecmo"),
            ("某某医院暂停了ecmo吗", "某某医院暂停了ecmo"),
            ("某某医院和某院哪个有ecmo", "某某医院|某院|ecmo"),
            ("江城同安和江城协安哪个能做ecmo", "江城同安|江城协安|ecmo"),
            ("京城协和和江城协安", "京城协和|江城协安"),
            ("江城同安还是协安做ecmo", "江城同安|协安|ecmo"),
            ("质子和重离子", "质子和重离子"),
            ("协和医院", "协和医院"),
            ("某某医院限制类技术备案", "某某医院"),
            ("某某医院白血病骨髓移植", "某某医院|白血病骨髓移植"),
            ("某某医院眼科角膜移植", "某某医院|眼科角膜移植"),
            ("某某医学院眼科医院", "某某医学院眼科医院"),
            ("某某医院心血管病医院", "某某医院心血管病医院"),
            ("某某医院东院区", "某某医院东院区"),
            ("某某医院2024年角膜移植", "某某医院|2024年角膜移植"),
            ("某某医院有哪些限制类技术", "某某医院"),
            ("江城市一院 二院 ecmo", "江城市一院|江城市二院|ecmo"),
            ("江城一院 某院 二院", "江城一院|某院|二院"),
        ] {
            assert_eq!(stretches(text, true), expected, "{text}");
        }
        assert_eq!(stretches("备案", true), "");
        assert_eq!(stretches("备案", false), "备案");
    }

    #[test]
    fn what_turns_a_question_round_stays() {
        for (text, expected) in [
            ("不能做ecmo的医院", "不能|ecmo"),
            ("某某医院不能做ecmo吗", "某某医院|不能|ecmo"),
            ("某某医院没有资格做ecmo", "某某医院|没有|ecmo"),
            ("没开展ecmo的医院", "没|ecmo"),
            ("某某医院没有备案", "某某医院没有备案"),
            ("未备案的医院", "未备案"),
            ("没有", "没有"),
            ("撤销备案", "撤销"),
        ] {
            assert_eq!(stretches(text, true), expected, "{text}");
        }
    }
}
