//! Categories of institutions and what identifiers say of them.

/// Category of an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Category {
    /// 综合医院.
    General,
    /// 中医医院.
    Chinese,
    /// 中西医结合医院.
    Integrated,
    /// 民族医医院.
    Ethnic,
    /// 肿瘤医院.
    Tumour,
    /// 眼科医院.
    Eye,
    /// 口腔医院.
    Dental,
    /// 心血管病医院.
    Heart,
    /// 骨科医院.
    Bone,
    /// 康复医院.
    Rehabilitation,
    /// 精神病医院.
    Mental,
    /// 儿童医院.
    Children,
    /// 传染病医院.
    Infectious,
    /// 妇幼保健院.
    MotherAndChild,
}

impl Category {
    /// As exports write it.
    pub(super) fn in_chinese(self) -> &'static str {
        self.row().0
    }

    /// Institution class of the registration number.
    pub(super) fn class(self) -> &'static str {
        self.row().1
    }

    /// Whether the Chinese-medicine authority may hold its licence.
    pub(super) fn is_chinese_medicine(self) -> bool {
        matches!(self, Self::Chinese | Self::Integrated | Self::Ethnic)
    }

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::General => ("综合医院", "A100"),
            Self::Chinese => ("中医医院", "A210"),
            Self::Integrated => ("中西医结合医院", "A300"),
            Self::Ethnic => ("民族医医院", "A400"),
            Self::Tumour => ("肿瘤医院", "A514"),
            Self::Eye => ("眼科医院", "A512"),
            Self::Dental => ("口腔医院", "A511"),
            Self::Heart => ("心血管病医院", "A515"),
            Self::Bone => ("骨科医院", "A526"),
            Self::Rehabilitation => ("康复医院", "A527"),
            Self::Mental => ("精神病医院", "A520"),
            Self::Children => ("儿童医院", "A519"),
            Self::Infectious => ("传染病医院", "A521"),
            Self::MotherAndChild => ("妇幼保健院", "G100"),
        }
    }
}
