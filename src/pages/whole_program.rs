//! The parts of the program of all pages, put together.

use super::{crm::CRM, recording::RECORDING};
use crate::view::whole_program::WholeProgram;

/// Every part.
pub static WHOLE: WholeProgram = WholeProgram { crm: CRM, recording: RECORDING };
