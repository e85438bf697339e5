//! The words of `/setup`, one file per language, apart from those of the panel: no panel carries them.

use serde::Deserialize;

macro_rules! words {
    ($($name:ident)*) => {
        /// All of them. A language that lacks one cannot be read, and a test reads them all.
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "each is said by its file")]
        pub struct Words { $(pub $name: String,)* }

        impl Words {
            const fn empty() -> Self {
                Self { $($name: String::new(),)* }
            }
        }
    };
}

words! {
    title about open opened not_opened errors_here
    desktops on address address_do origin_exact origin_below admits refuses take
    why_itself why_sibling why_domain why_lookalike why_port why_plain
    bad_shape bad_scheme bad_surplus bad_ascii bad_wildcard bad_host
    origins url embedded_around embedded_popup embedded_beside
    panel hangup keep_days keep_days_do locale locale_do theme theme_auto theme_light theme_dark
    crm crm_do crm_origins crm_origins_do crm_api crm_api_do crm_record crm_record_do
    crm_open crm_open_offered crm_open_answered crm_open_never
    crm_dial crm_dial_fill crm_dial_ask crm_dial_dial
    out config_file config_file_do save warnings mistakes
    vendor vendor_do vendor_none crm_code crm_code_do crm_code_none
    server server_do server_name root server_static server_not_yet
    browser browser_do check_all fine limited unknown lost allow
    popups popups_lost popups_allow storage storage_lost storage_allow clipboard clipboard_lost clipboard_allow
    sound sound_lost sound_allow notices notices_lost notices_allow clock clock_lost clock_allow
    next next_doctor
    trial trial_do trial_start trial_stop trial_none trial_invalid trial_unconfigured trial_shown trial_through
    trial_save trial_open trial_opened trial_not_opened use_deployed not_deployed
    result_passed result_failed result_waiting result_ahead result_without
    rung_loads rung_permitted rung_permitted_window rung_window rung_origin rung_handshake rung_event rung_command
    wait_loads wait_open wait_eyes wait_message wait_handshake wait_event wait_command wait_call no_harmless
    sees_desktop sees_error try_destinations try_mute
    not_inside not_inside_do own_policy own_policy_do refused refused_do cut cut_do other_window other_window_do
    no_effect no_effect_do command_refused command_refused_do
}

const EN: &str = include_str!("../texts/en.json");

impl Words {
    /// English.
    #[must_use]
    pub fn english() -> Self {
        // A test reads the file: it is what it should be.
        serde_json::from_str(EN).unwrap_or_else(|_| Self::empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_and_says_something() {
        let words: serde_json::Map<String, serde_json::Value> = serde_json::from_str(EN).unwrap();
        serde_json::from_str::<Words>(EN).unwrap();
        assert!(words.values().all(|text| text.as_str().is_some_and(|text| !text.trim().is_empty())));
    }
}
