//! The parts of the program of all pages, put together.

use super::{crm::CRM, recording::RECORDING};
use crate::view::whole_program::WholeProgram;

/// For a program that is to have every part.
pub static WHOLE: WholeProgram = WholeProgram { crm: CRM, recording: RECORDING };
