//! The words of `/inspect`, one file per language, apart from the panel's: no panel carries them.

use crate::why::Reason;
use serde::Deserialize;

macro_rules! words {
    ($($name:ident)*) => {
        /// All words. A file that lacks one cannot be read; a test reads all files.
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
    title about open drop opening opened cannot_open unplayable redacted in_clear differs midway
    messages none_shown shown_of line time direction kind contact origin effect size
    all into out_of beside filter_direction filter_kind filter_contact filter_text any
    posts changes notes allowed not_allowed
    detail nothing_open content caused_by causes nothing_caused result settles before after gone new unchanged
    unknown malformed foreign event cut go_to differs_here
    moment slider play pause speed back forth desk_now no_desk
    why why_about why_contact why_command why_ask why_line
    why_unplayable why_not_embedded why_popup_blocked why_window_closed why_stranger why_no_message why_not_named
    why_malformed why_unknown why_foreign why_unseen why_shown why_denied why_not_posted why_refused why_ended why_lost
    why_no_effect why_unreported why_open why_confirmed
    compare compare_about compare_open compare_same_course compare_course compare_same_content compare_content compare_ended
    follow follow_stop follow_asking follow_on follow_waits follow_show follow_none follow_gone follow_name followed
    this_one other_one moments_about moments_keep moments_since moments_same
}

const EN: &str = include_str!("../texts/en.json");

impl Words {
    /// English.
    #[must_use]
    pub fn english() -> Self {
        // Cannot fail: a test reads the file.
        serde_json::from_str(EN).unwrap_or_else(|_| Self::empty())
    }

    /// A reason's text with the placeholder `{what}`, and the value for it.
    #[must_use]
    pub fn reason<'a>(&'a self, reason: &'a Reason) -> (&'a str, String) {
        let plain = |text: &'a String| (text.as_str(), String::new());
        match reason {
            Reason::Unplayable(why) => (&self.why_unplayable, why.clone()),
            Reason::NotEmbedded => plain(&self.why_not_embedded),
            Reason::PopupBlocked => plain(&self.why_popup_blocked),
            Reason::WindowClosed => plain(&self.why_window_closed),
            Reason::Stranger(origin) => (&self.why_stranger, origin.clone()),
            Reason::NoMessage => plain(&self.why_no_message),
            Reason::NotNamed(count) => (&self.why_not_named, count.to_string()),
            Reason::Malformed(title) => (&self.why_malformed, title.clone()),
            Reason::Unknown(title) => (&self.why_unknown, title.clone()),
            Reason::Foreign(title) => (&self.why_foreign, title.clone()),
            Reason::Unseen => plain(&self.why_unseen),
            Reason::Shown => plain(&self.why_shown),
            Reason::Denied(denial) => (&self.why_denied, denial.clone()),
            Reason::NotPosted => plain(&self.why_not_posted),
            Reason::Refused(fault) => (&self.why_refused, fault.clone()),
            Reason::Ended => plain(&self.why_ended),
            Reason::Lost => plain(&self.why_lost),
            Reason::NoEffect => plain(&self.why_no_effect),
            Reason::Unreported => plain(&self.why_unreported),
            Reason::Open => plain(&self.why_open),
            Reason::Confirmed => plain(&self.why_confirmed),
        }
    }
}
