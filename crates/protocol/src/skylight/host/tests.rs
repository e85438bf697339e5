//! The host tells what the vendor's page and the published SDK say a desktop tells.
