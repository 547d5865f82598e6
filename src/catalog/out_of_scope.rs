//! Technologies under rules of their own: the Measures (art. 47) and the Jilin rules (the second
//! art. 41) do not apply to them, so no filing of theirs belongs here.

/// A field that has rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutOfScopeTopic {
    /// 人体器官移植技术; tissue, cells of the pancreas and the patient's own organs are not meant.
    OrganTransplantation,
    /// 人类辅助生殖技术.
    AssistedReproduction,
    /// 细胞治疗技术.
    CellTherapy,
}

const WORDS: [(&str, OutOfScopeTopic); 13] = [
    ("人体器官移植", OutOfScopeTopic::OrganTransplantation),
    ("肝移植", OutOfScopeTopic::OrganTransplantation),
    ("肝脏移植", OutOfScopeTopic::OrganTransplantation),
    ("肾移植", OutOfScopeTopic::OrganTransplantation),
    ("肾脏移植", OutOfScopeTopic::OrganTransplantation),
    ("心脏移植", OutOfScopeTopic::OrganTransplantation),
    ("肺移植", OutOfScopeTopic::OrganTransplantation),
    ("肺脏移植", OutOfScopeTopic::OrganTransplantation),
    ("辅助生殖", OutOfScopeTopic::AssistedReproduction),
    ("试管婴儿", OutOfScopeTopic::AssistedReproduction),
    ("体外受精", OutOfScopeTopic::AssistedReproduction),
    ("细胞治疗", OutOfScopeTopic::CellTherapy),
    ("CAR-T", OutOfScopeTopic::CellTherapy),
];

impl OutOfScopeTopic {
    /// The name in the rules.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::OrganTransplantation => "人体器官移植技术",
            Self::AssistedReproduction => "人类辅助生殖技术",
            Self::CellTherapy => "细胞治疗技术",
        }
    }

    /// The topic of a folded name that no catalog lists. The patient's own organs (自体) are a
    /// listed technology's field and never count as organ transplantation.
    pub(crate) fn of(folded: &str) -> Option<Self> {
        let (_, topic) = WORDS.iter().find(|(word, _)| folded.contains(word))?;
        let own_organ = *topic == Self::OrganTransplantation && folded.contains("自体");
        (!own_organ).then_some(*topic)
    }
}
