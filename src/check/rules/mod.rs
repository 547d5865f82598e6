//! One rule, one file, one stable code.
//!
//! A rule's file holds what the reports, the site and the documentation say of it, and how its
//! message is worded. Codes are never reused.

mod basis;
mod numbers;

pub(super) mod ambiguous_correction;
pub(super) mod ambiguous_institution;
pub(super) mod authority_elsewhere;
pub(super) mod base_before_filing;
pub(super) mod base_without_filing;
pub(super) mod base_without_plan;
pub(super) mod blank_below;
pub(super) mod broken_off;
pub(super) mod broken_settings;
pub(super) mod campus_count;
pub(super) mod cancellation_without_ground;
pub(super) mod clock_not_checkable;
pub(super) mod code_like_text;
pub(super) mod code_name_mismatch;
pub(super) mod code_only;
pub(super) mod coloured_rows;
pub(super) mod completed_before_first_case;
pub(super) mod conflicting_identifiers;
pub(super) mod conflicting_statuses;
pub(super) mod continued_row;
pub(super) mod contradicted_correction;
pub(super) mod control_character;
pub(super) mod corrected_in_remark;
pub(super) mod correction_name_differs;
pub(super) mod count_after_end;
pub(super) mod count_unit;
pub(super) mod counts_differ;
pub(super) mod credit_code;
pub(super) mod dates_differ;
pub(super) mod disclosure_incomplete;
pub(super) mod disclosure_without_filing;
pub(super) mod doubled_column;
pub(super) mod duplicate_key;
pub(super) mod duplicate_row;
pub(super) mod earlier_status;
pub(super) mod empty_table;
pub(super) mod end_before_completion;
pub(super) mod end_dates_differ;
pub(super) mod end_undated;
pub(super) mod ended_in_remark;
pub(super) mod facts_differ;
pub(super) mod falling_count;
pub(super) mod false_count;
pub(super) mod filed_not_noted;
pub(super) mod filing_without_disclosure;
pub(super) mod future_date;
pub(super) mod hidden_columns;
pub(super) mod hidden_rows;
pub(super) mod hidden_sheet;
pub(super) mod invisible_characters;
pub(super) mod late_completion;
pub(super) mod late_filing;
pub(super) mod late_submission;
pub(super) mod left_by_holder;
pub(super) mod listed_twice;
pub(super) mod lists_differ;
pub(super) mod may_have_ended;
pub(super) mod merged_count;
pub(super) mod misplaced_cell;
pub(super) mod missing_text;
pub(super) mod missing_value;
pub(super) mod name_differs;
pub(super) mod namesakes;
pub(super) mod no_case_reported;
pub(super) mod not_in_force;
pub(super) mod not_to_publish;
pub(super) mod note_differs;
pub(super) mod noted_not_filed;
pub(super) mod number_of_another;
pub(super) mod numbered_identifier;
pub(super) mod older_name;
pub(super) mod other_under_tcm;
pub(super) mod out_of_scope;
pub(super) mod papers_out_of_order;
pub(super) mod partial_export;
pub(super) mod period_count;
pub(super) mod personal_data;
pub(super) mod personal_data_in_key;
pub(super) mod personal_data_in_name;
pub(super) mod prohibited_new_technology;
pub(super) mod prohibited_technology;
pub(super) mod restricted_as_ordinary;
pub(super) mod restricted_new_without_filing;
pub(super) mod several_active_filings;
pub(super) mod several_institutions;
pub(super) mod stale_correction;
pub(super) mod stale_suppression;
pub(super) mod status_blank;
pub(super) mod stopped_base_listed;
pub(super) mod supervision_differs;
pub(super) mod supervision_ended;
pub(super) mod supervision_unknown;
pub(super) mod tcm_under_health;
pub(super) mod text_sheet;
pub(super) mod too_long_cell;
pub(super) mod too_wide;
pub(super) mod two_versions;
pub(super) mod unclear_end;
pub(super) mod unclear_licence_note;
pub(super) mod unclosed_quote;
pub(super) mod uncomputed_formula;
pub(super) mod undecodable_text;
pub(super) mod uneven_list;
pub(super) mod uneven_row;
pub(super) mod unknown_authority;
pub(super) mod unknown_column;
pub(super) mod unknown_institution;
pub(super) mod unknown_jurisdiction;
pub(super) mod unknown_status;
pub(super) mod unknown_table;
pub(super) mod unknown_technology;
pub(super) mod unneeded_removal;
pub(super) mod unread_form;
pub(super) mod unreadable_as_of;
pub(super) mod unreadable_count;
pub(super) mod unreadable_date;
pub(super) mod unreadable_detail;
pub(super) mod unreadable_file;
pub(super) mod unsupported_file;
pub(super) mod workdays_unknown;

use super::finding::Rule;

/// Every rule, by code.
pub static RULES: &[&Rule] = &[
    &unreadable_file::RULE,
    &unsupported_file::RULE,
    &undecodable_text::RULE,
    &unclosed_quote::RULE,
    &duplicate_key::RULE,
    &hidden_sheet::RULE,
    &broken_settings::RULE,
    &too_wide::RULE,
    &broken_off::RULE,
    &unknown_table::RULE,
    &unknown_column::RULE,
    &doubled_column::RULE,
    &hidden_rows::RULE,
    &hidden_columns::RULE,
    &uncomputed_formula::RULE,
    &misplaced_cell::RULE,
    &missing_text::RULE,
    &too_long_cell::RULE,
    &control_character::RULE,
    &uneven_row::RULE,
    &false_count::RULE,
    &empty_table::RULE,
    &unread_form::RULE,
    &text_sheet::RULE,
    &period_count::RULE,
    &count_unit::RULE,
    &not_to_publish::RULE,
    &partial_export::RULE,
    &two_versions::RULE,
    &coloured_rows::RULE,
    &missing_value::RULE,
    &unreadable_date::RULE,
    &unreadable_count::RULE,
    &unknown_status::RULE,
    &unreadable_detail::RULE,
    &numbered_identifier::RULE,
    &invisible_characters::RULE,
    &credit_code::RULE,
    &blank_below::RULE,
    &continued_row::RULE,
    &uneven_list::RULE,
    &several_institutions::RULE,
    &merged_count::RULE,
    &unreadable_as_of::RULE,
    &code_like_text::RULE,
    &ended_in_remark::RULE,
    &may_have_ended::RULE,
    &corrected_in_remark::RULE,
    &unknown_technology::RULE,
    &code_name_mismatch::RULE,
    &not_in_force::RULE,
    &prohibited_technology::RULE,
    &out_of_scope::RULE,
    &code_only::RULE,
    &older_name::RULE,
    &unclear_licence_note::RULE,
    &unknown_institution::RULE,
    &ambiguous_institution::RULE,
    &conflicting_identifiers::RULE,
    &unknown_authority::RULE,
    &unknown_jurisdiction::RULE,
    &name_differs::RULE,
    &facts_differ::RULE,
    &namesakes::RULE,
    &future_date::RULE,
    &completed_before_first_case::RULE,
    &late_filing::RULE,
    &duplicate_row::RULE,
    &several_active_filings::RULE,
    &late_submission::RULE,
    &late_completion::RULE,
    &clock_not_checkable::RULE,
    &workdays_unknown::RULE,
    &papers_out_of_order::RULE,
    &end_undated::RULE,
    &end_before_completion::RULE,
    &tcm_under_health::RULE,
    &other_under_tcm::RULE,
    &authority_elsewhere::RULE,
    &cancellation_without_ground::RULE,
    &status_blank::RULE,
    &conflicting_statuses::RULE,
    &earlier_status::RULE,
    &unclear_end::RULE,
    &end_dates_differ::RULE,
    &listed_twice::RULE,
    &lists_differ::RULE,
    &left_by_holder::RULE,
    &disclosure_without_filing::RULE,
    &filing_without_disclosure::RULE,
    &dates_differ::RULE,
    &falling_count::RULE,
    &count_after_end::RULE,
    &no_case_reported::RULE,
    &disclosure_incomplete::RULE,
    &counts_differ::RULE,
    &noted_not_filed::RULE,
    &filed_not_noted::RULE,
    &note_differs::RULE,
    &campus_count::RULE,
    &supervision_differs::RULE,
    &supervision_unknown::RULE,
    &supervision_ended::RULE,
    &prohibited_new_technology::RULE,
    &restricted_new_without_filing::RULE,
    &restricted_as_ordinary::RULE,
    &stopped_base_listed::RULE,
    &base_without_filing::RULE,
    &base_before_filing::RULE,
    &base_without_plan::RULE,
    &stale_suppression::RULE,
    &stale_correction::RULE,
    &contradicted_correction::RULE,
    &ambiguous_correction::RULE,
    &correction_name_differs::RULE,
    &unneeded_removal::RULE,
    &number_of_another::RULE,
    &personal_data::RULE,
    &personal_data_in_key::RULE,
    &personal_data_in_name::RULE,
];

/// The rule of a name (`late-filing`) or a code (`F403`, `f403`).
#[must_use]
pub fn rule(label: &str) -> Option<&'static Rule> {
    let mut all = RULES.iter().copied();
    all.find(|rule| rule.name == label || rule.code.eq_ignore_ascii_case(label))
}

/// What every rule's file uses.
mod prelude {
    pub(super) use super::basis;
    pub(super) use crate::check::finding::{Finding, Rule, Severity};
    pub(super) use crate::source::Location;

    /// Declares the rule of a file.
    macro_rules! rule {
        (code: $code:literal, name: $name:literal, severity: $severity:ident, $($rest:tt)*) => {
            pub(crate) static RULE: Rule = Rule {
                code: $code,
                name: $name,
                severity: Severity::$severity,
                $($rest)*
            };
        };
    }
    pub(super) use rule;
}
