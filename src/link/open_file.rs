//! Files that a user opens on the page. They do not leave it.

use super::peer::get;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlInputElement};

/// A file's name, and its text or why it cannot be read.
pub(crate) type Given = (String, Result<String, String>);

/// The file chosen in a file field. `None` if none was.
pub(crate) async fn chosen(field: &HtmlInputElement) -> Option<Given> {
    read(get(&get(field, "files"), "0")).await
}

/// The file dropped on an element. `None` if it was no file. Call it while the event is handled.
pub(crate) fn dropped(event: &JsValue) -> impl Future<Output = Option<Given>> + use<> {
    read(get(&get(&get(event, "dataTransfer"), "files"), "0"))
}

async fn read(file: JsValue) -> Option<Given> {
    let name = get(&file, "name").as_string()?;
    let text = text_of(&file.dyn_into().ok()?).await;
    Some((name, text.map_err(|error| get(&error, "message").as_string().unwrap_or_default())))
}

/// How many bytes of a file are read at a time. A long file as a single text would stop the page for seconds, and be in memory
/// twice.
const PART: f64 = 4_194_304.0;

async fn text_of(file: &Blob) -> Result<String, JsValue> {
    let mut decoder = Decoder::default();
    // In one piece: memory of a page never shrinks.
    decoder.text.try_reserve_exact(file.size() as usize).map_err(|error| js_sys::Error::new(&error.to_string()))?;
    let mut at = 0.0;
    while at < file.size() {
        let part = file.slice_with_f64_and_f64(at, at + PART)?;
        let bytes = JsFuture::from(part.array_buffer()).await?;
        decoder.push(&Uint8Array::new(&bytes).to_vec());
        at += PART;
    }
    Ok(decoder.finish())
}

/// Decodes UTF-8 that comes in parts, as browsers do: without a mark at its start, and with U+FFFD for what is none.
#[derive(Default)]
struct Decoder {
    text: String,
    /// The start of a character whose end is in the next part.
    rest: Vec<u8>,
}

impl Decoder {
    fn push(&mut self, part: &[u8]) {
        let is_first = self.text.is_empty() && self.rest.is_empty();
        self.rest.extend_from_slice(if is_first { part.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(part) } else { part });
        let bytes = std::mem::take(&mut self.rest);
        let mut left = bytes.as_slice();
        while let Some(error) = std::str::from_utf8(left).err() {
            let (valid, after) = left.split_at_checked(error.valid_up_to()).unwrap_or((left, &[]));
            self.text.push_str(std::str::from_utf8(valid).unwrap_or_default());
            left = after;
            let Some(invalid) = error.error_len() else {
                self.rest = left.to_vec();
                return;
            };
            self.text.push(char::REPLACEMENT_CHARACTER);
            left = left.get(invalid..).unwrap_or_default();
        }
        self.text.push_str(std::str::from_utf8(left).unwrap_or_default());
    }

    fn finish(mut self) -> String {
        if !self.rest.is_empty() {
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::Decoder;

    #[test]
    fn a_text_in_parts_of_any_size_is_the_same() {
        let bytes = b"\xEF\xBB\xBFa\xC3\xA9\xFF\xE2\x82\xAC\xF0\x9F\x98\x80z\xE2\x82";
        for size in 1..=bytes.len() {
            let mut decoder = Decoder::default();
            bytes.chunks(size).for_each(|part| decoder.push(part));
            let text = decoder.finish();
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            assert_eq!(text, "aé\u{fffd}€😀z\u{fffd}", "in parts of {size}");
        }
    }
}
