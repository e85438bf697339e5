//! The API description, which authors of other CRMs rely on.

use std::fs;

use anyhow::Result;

#[test]
fn the_committed_description_is_that_of_the_server() -> Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let description = deskpane_crm::api::description()?;
    if std::env::var_os("WRITE_OPENAPI").is_some() {
        fs::write(path, &description)?;
    }
    assert!(
        fs::read_to_string(path)? == description,
        "crates/crm/openapi.json is not what the server says: WRITE_OPENAPI=1 cargo test -p deskpane-crm openapi writes it"
    );
    Ok(())
}
