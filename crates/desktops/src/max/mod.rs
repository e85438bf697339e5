//! NICE MAX and its successor CXone Agent (CXA), which speak the same contract: the panel sits in a frame
//! inside the desktop, registers for events, and sends bare commands.
//!
//! Sources: the vendor's page "MAX POST Message Integration", and the published CXone Agent SDK for what
//! that page leaves open.

pub mod host;
pub mod session;
pub mod wire;
