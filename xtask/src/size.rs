//! The size of the panel's first load: what an agent's browser fetches before anything is on the screen.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// One file, or all of them together.
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The files of a first load, ready to print.
pub(crate) struct Table(Vec<Row>);

/// Packs the page, scripts, styles and WebAssembly in a folder that was built for release, each into a file beside it
/// that ends in `.gz` and `.br`, as web servers look for them; and measures.
pub(crate) fn pack_first_load(folder: &Path) -> Result<Table> {
    let mut rows = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| ["html", "js", "css", "wasm"].iter().any(|known| kind == *known)) {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let (gzip, brotli) = (gzip(&bytes)?, brotli(&bytes)?);
            for (ending, packed) in [("gz", &gzip), ("br", &brotli)] {
                let beside = path.with_file_name(format!("{name}.{ending}"));
                fs::write(&beside, packed).with_context(|| format!("cannot write {}", beside.display()))?;
            }
            rows.push(Row { name, raw: bytes.len(), gzip: gzip.len(), brotli: brotli.len() });
        }
    }
    rows.sort_by(|one, other| other.brotli.cmp(&one.brotli).then_with(|| one.name.cmp(&other.name)));
    Ok(Table(rows))
}

/// What [`pack_first_load`] packed with Brotli, all together.
pub(crate) fn packed(folder: &Path) -> Result<usize> {
    let mut sum = 0;
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "br") {
            sum += fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?.len();
        }
    }
    Ok(sum)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(rows) = self;
        let total = Row {
            name: "together".to_owned(),
            raw: rows.iter().map(|row| row.raw).sum(),
            gzip: rows.iter().map(|row| row.gzip).sum(),
            brotli: rows.iter().map(|row| row.brotli).sum(),
        };
        let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0).max(10);
        writeln!(f, "{:<width$} {:>12} {:>12} {:>12}", "first load", "bytes", "gzip 9", "Brotli 11")?;
        for Row { name, raw, gzip, brotli } in rows.iter().chain([&total]) {
            writeln!(f, "{name:<width$} {:>12} {:>12} {:>12}", grouped(*raw), grouped(*gzip), grouped(*brotli))?;
        }
        Ok(())
    }
}

/// A number with a comma after every third digit from the right.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let shown = [0, 12, 999, 1_000, 66_688, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "12", "999", "1,000", "66,688", "1,234,567"]);
    }

    #[test]
    fn the_table_ends_with_the_sum() {
        let row = |name: &str, raw, gzip, brotli| Row { name: name.to_owned(), raw, gzip, brotli };
        let table = Table(vec![row("app_bg.wasm", 150_000, 60_000, 50_000), row("index.html", 1_500, 700, 600)]);
        let text = table.to_string();
        let last: Vec<&str> = text.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last, ["together", "151,500", "60,700", "50,600"]);
    }

    #[test]
    fn both_ways_of_packing_make_repetition_small() {
        let bytes = [7; 10_000];
        assert!(gzip(&bytes).unwrap().len() < 100);
        assert!(brotli(&bytes).unwrap().len() < 100);
    }
}
