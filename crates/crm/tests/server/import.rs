//! The import of customers, through the program.

use std::fs;
use std::process::Output;

use anyhow::{Context, Result};
use deskpane_crm::store::Store;

use crate::contract::CUSTOMERS;
use crate::place::Folder;
use crate::program::command;

struct Import {
    folder: Folder,
}

impl Import {
    fn new() -> Result<Self> {
        Ok(Self { folder: Folder::new()? })
    }

    /// Imports a file; returns whether it succeeded, the standard output, and the lines of the error output.
    fn run(&self, file: impl AsRef<[u8]>) -> Result<(bool, String, Vec<String>)> {
        fs::write(self.folder.path().join("customers.csv"), file)?;
        let output = command(&["import", "customers.csv"]).current_dir(self.folder.path()).output()?;
        let Output { status, stdout, stderr } = output;
        let lines = String::from_utf8(stderr)?.lines().map(ToOwned::to_owned).collect();
        Ok((status.success(), String::from_utf8(stdout)?, lines))
    }

    /// Names and numbers of all customers.
    async fn customers(&self) -> Result<Vec<String>> {
        let store = Store::open(&format!("sqlite:{}", self.folder.path().join("deskpane-crm.db").display())).await?;
        let customers = store.search_customers("", 100, None).await?;
        store.close().await;
        Ok(customers.rows.iter().map(|one| format!("{} {}", one.customer.name, one.phones.join(" "))).collect())
    }
}

#[tokio::test]
async fn importing_again_changes_nothing_and_a_newer_file_changes_customers() -> Result<()> {
    let import = Import::new()?;
    let taken = (true, "3 customers imported, 0 lines rejected\n".to_owned(), Vec::new());
    assert_eq!(import.run(CUSTOMERS)?, taken);
    let first = import.customers().await?;
    assert_eq!(import.run(CUSTOMERS)?, taken);
    assert_eq!(import.customers().await?, first);

    // Columns in another order, as a spreadsheet may save them; the apostrophe comes from our own export.
    let newer = "\u{feff}phones,Name,ref\r\n'+44 20 7946 0958,Ada King,c-1\r\n\r\n";
    assert_eq!(import.run(newer)?.1, "1 customers imported, 0 lines rejected\n");
    let customers = import.customers().await?;
    assert_eq!(customers.first().map(String::as_str), Some("Ada King +44 20 7946 0958"));
    assert_eq!(customers.len(), 3);
    let store = Store::open(&format!("sqlite:{}", import.folder.path().join("deskpane-crm.db").display())).await?;
    let kind = deskpane_desk::embedding::shapes::AddressKind::Phone;
    for (number, count) in [("+4930123456", 0), ("+442079460958", 1)] {
        let lookup = deskpane_crm::store::Lookup::new(kind, number).context("no number")?;
        assert_eq!(store.matching(&lookup).await?.len(), count, "{number}");
    }
    store.close().await;
    Ok(())
}

#[test]
fn the_example_is_taken_whole() -> Result<()> {
    let (is_fine, _, refused) = Import::new()?.run(include_str!("../../examples/customers.csv"))?;
    assert!(is_fine, "{refused:?}");
    Ok(())
}

#[tokio::test]
async fn each_line_that_is_refused_is_named_with_all_reasons() -> Result<()> {
    let import = Import::new()?;
    let mut file = b"ref,name,detail,url,phones,emails\n\
        c-1,Ada,,,+49 30 123456,\n\
        ,,,javascript:alert(1),12a;unknown,nowhere\n\
        c-2,Grace,,http://crm.example,,\n\
        c-3,Hedy\n\
        c-1,Ada again,,,,\n\
        c-4,\"two\nlines\",,,,\n\
        c-5,Bytes\xff,,,,\n\
        c-6,Last,,https://crm.example/6,,last@example.org\n"
        .to_vec();
    file.extend(format!("c-7,{},,,{},\n", "x".repeat(201), "1001;".repeat(51)).bytes());
    let (is_fine, said, refused) = import.run(file)?;
    assert_eq!((is_fine, said.as_str()), (false, "2 customers imported, 7 lines rejected\n"));
    assert_eq!(
        refused,
        [
            "customers.csv:3: ref is empty; name is empty; url \"javascript:alert(1)\" is no https address; \
             phones: \"12a\" cannot be read; phones: \"unknown\" identifies nobody; emails: \"nowhere\" cannot be read",
            "customers.csv:4: url \"http://crm.example\" is no https address",
            "customers.csv:5: 2 values where line 1 names 6 columns",
            "customers.csv:6: ref c-1 stands in line 2 already",
            "customers.csv:7: name holds a line break or another control character (is a quotation mark missing?)",
            "customers.csv:9: is not in UTF-8",
            "customers.csv:11: name is longer than 200 characters; phones has more than 50",
        ]
    );
    assert_eq!(import.customers().await?, ["Ada +49 30 123456", "Last "]);
    Ok(())
}

#[test]
fn a_file_of_another_shape_is_refused_as_a_whole() -> Result<()> {
    let import = Import::new()?;
    for (file, words) in [
        ("", "the column ref is missing"),
        ("ref;name\nc-1;Ada\n", "separated by commas"),
        ("ref,phones\n", "the column name is missing"),
        ("ref,name,fax\n", "there is no column \"fax\""),
        ("ref,name,ref\n", "the column ref stands there twice"),
    ] {
        let (is_fine, _, said) = import.run(file)?;
        assert!(!is_fine && said.concat().contains(words), "{file:?}: {said:?}");
    }
    let output = command(&["import", "nowhere.csv"]).current_dir(import.folder.path()).output()?;
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot open nowhere.csv"));
    Ok(())
}
