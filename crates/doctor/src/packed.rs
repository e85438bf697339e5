//! Decompression of answers.

use std::io::Read;

use crate::observed::Answer;

/// Larger than any file of the panel.
const MOST: u64 = 64 << 20;

/// The body, decompressed as its headers say. `None` if that fails.
pub(crate) fn unpacked(answer: &Answer) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    match answer.header("content-encoding").map(str::to_ascii_lowercase).as_deref() {
        None | Some("" | "identity") => return Some(answer.body.clone()),
        Some("br") => {
            brotli_decompressor::Decompressor::new(answer.body.as_slice(), 4096)
                .take(MOST)
                .read_to_end(&mut body)
                .ok()?;
        }
        Some("gzip" | "x-gzip") => {
            flate2::read::MultiGzDecoder::new(answer.body.as_slice()).take(MOST).read_to_end(&mut body).ok()?;
        }
        Some(_) => return None,
    }
    Some(body)
}
