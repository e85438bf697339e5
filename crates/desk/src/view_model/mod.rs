//! What the panel shows, as plain data: a file for each part. Views turn it into elements and decide nothing about
//! the meaning of a state; words are enums, which each language's table turns into text.

pub mod agent_bar;
pub mod agent_controls;
pub mod announcements;
pub mod card;
pub mod card_sections;
pub mod choices;
pub mod command_feedback;
pub mod connection_line;
pub mod contact_list;
pub mod controls;
pub mod conversation;
pub mod customer_card;
pub mod details;
pub mod dial_form;
pub mod disposition;
pub mod keypad;
pub mod mark;
pub mod notices;
pub mod recent;
pub mod script_form;
pub mod start_form;
pub mod transfer_form;
