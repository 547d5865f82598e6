//! Which technologies an institution of some kind tends to perform, and how often.

use super::category::Category;
use super::institutions::Institution;
use super::random::Random;
use crate::record::Level;

/// How common a technology is.
pub(super) struct Ability {
    /// Technology id.
    pub(super) technology: &'static str,
    /// Weight among the technologies of a tertiary hospital.
    tertiary: u32,
    /// Weight among those of other hospitals.
    secondary: u32,
    /// Cases a year in a tertiary hospital.
    pub(super) yearly: u32,
    /// 所在科室 in a general hospital.
    department: &'static str,
}

impl Ability {
    /// 所在科室; surgical robots stand where a specialised hospital operates.
    pub(super) fn department(&self, category: Category) -> &'static str {
        match (self.technology, category) {
            ("ai-assisted-treatment", Category::Bone) => "骨科",
            ("ai-assisted-treatment", Category::Dental) => "口腔颌面外科",
            ("ai-assisted-treatment", Category::Tumour) => "胸外科",
            ("ai-assisted-treatment", Category::Rehabilitation) => "康复医学科",
            _ => self.department,
        }
    }
}

const fn ability(
    technology: &'static str,
    (tertiary, secondary): (u32, u32),
    yearly: u32,
    department: &'static str,
) -> Ability {
    Ability { technology, tertiary, secondary, yearly, department }
}

/// The technologies of all editions.
pub(super) const ABILITIES: &[Ability] = &[
    ability("tumor-ablation", (60, 18), 180, "介入科"),
    ability("radioactive-seed-implantation", (45, 8), 90, "肿瘤科"),
    ability("ecmo", (35, 2), 60, "重症医学科"),
    ability("ai-assisted-treatment", (25, 2), 220, "泌尿外科"),
    ability("allogeneic-hsct", (15, 0), 55, "血液内科"),
    ability("corneal-allotransplantation", (10, 1), 60, "眼科"),
    ability("musculoskeletal-allograft", (10, 1), 70, "骨科"),
    ability("ventricular-assist", (5, 0), 53, "心脏外科"),
    ability("organ-autotransplantation", (4, 0), 52, "器官移植科"),
    ability("islet-allotransplantation", (1, 0), 52, "器官移植科"),
    ability("gender-reassignment", (1, 0), 52, "整形外科"),
    ability("proton-heavy-ion-therapy", (1, 0), 300, "放射治疗科"),
    ability("skin-allotransplantation", (5, 1), 55, "烧伤整形科"),
    ability("tumor-hyperthermia", (14, 6), 150, "肿瘤科"),
    ability("ai-assisted-diagnosis", (10, 4), 2600, "医学影像科"),
    ability("craniofacial-deformity-correction", (3, 0), 52, "口腔颌面外科"),
    ability("craniomaxillofacial-tumor-resection", (3, 0), 53, "口腔颌面外科"),
    ability("cardiovascular-intervention", (70, 25), 1500, "心血管内科"),
    ability("neurovascular-intervention", (50, 10), 420, "神经外科"),
    ability("peripheral-vascular-intervention", (50, 12), 360, "血管外科"),
    ability("general-intervention", (55, 14), 520, "介入科"),
    ability("respiratory-endoscopy", (50, 10), 640, "呼吸与危重症医学科"),
    ability("digestive-endoscopy", (75, 50), 1800, "消化内科"),
    ability("general-surgery-endoscopy", (70, 45), 1300, "普通外科"),
    ability("urologic-endoscopy", (60, 25), 900, "泌尿外科"),
    ability("gynecologic-endoscopy", (65, 35), 850, "妇科"),
    ability("thoracic-endoscopy", (40, 6), 380, "胸外科"),
    ability("arthroscopy", (55, 15), 470, "骨科"),
    ability("spinal-endoscopy", (40, 8), 260, "骨科"),
    ability("pediatric-respiratory-endoscopy", (12, 1), 140, "儿科"),
    ability("pediatric-digestive-endoscopy", (12, 1), 120, "儿科"),
    ability("pediatric-surgery-endoscopy", (10, 1), 160, "小儿外科"),
    ability("nasal-endoscopy", (35, 8), 540, "耳鼻咽喉头颈外科"),
    ability("laryngopharyngeal-endoscopy", (30, 5), 410, "耳鼻咽喉头颈外科"),
    ability("excimer-laser-refractive-surgery", (15, 1), 1100, "眼科"),
    ability("joint-replacement", (60, 28), 580, "骨科"),
    ability("blood-purification", (75, 70), 2400, "肾内科"),
    ability("hyperbaric-oxygen", (45, 20), 760, "高压氧科"),
];

/// What a specialised hospital performs; `None` where the general weights hold.
fn specialty(category: Category) -> Option<&'static [&'static str]> {
    Some(match category {
        Category::General => return None,
        Category::Chinese | Category::Integrated | Category::Ethnic => &[
            "tumor-ablation",
            "radioactive-seed-implantation",
            "tumor-hyperthermia",
            "ai-assisted-diagnosis",
            "digestive-endoscopy",
            "general-surgery-endoscopy",
            "arthroscopy",
            "spinal-endoscopy",
            "joint-replacement",
            "blood-purification",
            "hyperbaric-oxygen",
            "cardiovascular-intervention",
        ],
        Category::Tumour => &[
            "tumor-ablation",
            "radioactive-seed-implantation",
            "tumor-hyperthermia",
            "proton-heavy-ion-therapy",
            "allogeneic-hsct",
            "ai-assisted-treatment",
            "ai-assisted-diagnosis",
            "craniomaxillofacial-tumor-resection",
            "general-intervention",
            "respiratory-endoscopy",
            "digestive-endoscopy",
            "thoracic-endoscopy",
        ],
        Category::Eye => {
            &["corneal-allotransplantation", "excimer-laser-refractive-surgery", "nasal-endoscopy"]
        }
        Category::Dental => &[
            "craniofacial-deformity-correction",
            "craniomaxillofacial-tumor-resection",
            "ai-assisted-treatment",
            "ai-assisted-diagnosis",
        ],
        Category::Heart => &[
            "cardiovascular-intervention",
            "peripheral-vascular-intervention",
            "neurovascular-intervention",
            "ventricular-assist",
            "ecmo",
            "blood-purification",
        ],
        Category::Bone => &[
            "arthroscopy",
            "spinal-endoscopy",
            "joint-replacement",
            "musculoskeletal-allograft",
            "ai-assisted-treatment",
        ],
        Category::Rehabilitation => {
            &["hyperbaric-oxygen", "blood-purification", "ai-assisted-treatment"]
        }
        Category::Mental => &["hyperbaric-oxygen", "ai-assisted-diagnosis"],
        Category::Children => &[
            "pediatric-respiratory-endoscopy",
            "pediatric-digestive-endoscopy",
            "pediatric-surgery-endoscopy",
            "allogeneic-hsct",
            "ecmo",
            "blood-purification",
        ],
        Category::Infectious => &[
            "tumor-ablation",
            "blood-purification",
            "digestive-endoscopy",
            "ecmo",
            "general-intervention",
        ],
        Category::MotherAndChild => &[
            "gynecologic-endoscopy",
            "pediatric-respiratory-endoscopy",
            "pediatric-digestive-endoscopy",
            "pediatric-surgery-endoscopy",
            "urologic-endoscopy",
            "ai-assisted-diagnosis",
            "ecmo",
        ],
    })
}

/// Weight of each of [`ABILITIES`] for an institution.
pub(super) fn weights(institution: &Institution) -> Vec<u32> {
    let special = specialty(institution.category);
    let weigh = |ability: &Ability| match (special, institution.is_tertiary()) {
        (Some(list), _) => u32::from(list.contains(&ability.technology)) * 10,
        (None, true) => ability.tertiary,
        (None, false) => ability.secondary,
    };
    ABILITIES.iter().map(weigh).collect()
}

/// How many technologies an institution files: tertiary hospitals many, small ones few.
pub(super) fn wanted(institution: &Institution, random: &mut Random) -> u32 {
    let (low, high) = match institution.level {
        Level::ThreeA => (7, 15),
        Level::ThreeB | Level::ThreeC | Level::Three => (5, 10),
        Level::TwoA => (3, 6),
        Level::TwoB | Level::TwoC | Level::Two => (1, 4),
        _ => (0, 2),
    };
    random.between(low, high)
}
