//! The changing of scripts. Bytes that are changed blindly are seldom JSON, so most changes here are made to lines and
//! to the values in them; what the fuzzer itself would do is done in between.

use serde_json::{Map, Value, json};

/// A small source of randomness, from the fuzzer's seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // xorshift64*: enough for choosing.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap_or_default() % sides.max(1)
    }
}

/// Changes a script in place; the new size, or `None` to have the bytes changed.
pub fn script(data: &mut [u8], size: usize, most: usize, seed: u32) -> Option<usize> {
    let mut dice = Dice(u64::from(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let text = std::str::from_utf8(data.get(..size)?).ok()?;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() || dice.roll(5) == 0 {
        return None;
    }
    let at = dice.roll(lines.len());
    match dice.roll(12) {
        0 => lines.insert(at, step(&mut dice)),
        1 => {
            lines.remove(at);
        }
        2 => {
            let other = dice.roll(lines.len());
            lines.swap(at, other);
        }
        3 => {
            let line = lines.get(at)?.clone();
            lines.insert(at, line);
        }
        4 => {
            let more = format!("*{}", 1 + dice.roll(900));
            lines.insert(at + 1, more);
        }
        _ => {
            let donor = lines.get(dice.roll(lines.len())).and_then(|line| serde_json::from_str::<Value>(line).ok());
            let line = lines.get_mut(at)?;
            let mut value: Value = serde_json::from_str(line).ok()?;
            for _ in 0..=dice.roll(3) {
                change(&mut value, donor.as_ref(), &mut dice);
            }
            *line = if dice.roll(12) == 0 { Value::String(value.to_string()).to_string() } else { value.to_string() };
        }
    }
    let changed = lines.join("\n");
    (changed.len() <= most).then_some(())?;
    data.get_mut(..changed.len())?.copy_from_slice(changed.as_bytes());
    Some(changed.len())
}

/// A step that is no message.
fn step(dice: &mut Dice) -> String {
    match dice.roll(6) {
        0 => format!("@{}", [1, 900, 3_500, 11_000, 61_000][dice.roll(5)]),
        1 => format!("#{}", dice.roll(13)),
        2 => "&".to_owned(),
        3 => format!("${}.0", 100 + dice.roll(11)),
        _ => format!("${}.{}", dice.roll(29), dice.roll(3)),
    }
}

/// Changes one value somewhere inside.
fn change(value: &mut Value, donor: Option<&Value>, dice: &mut Dice) {
    let deeper = dice.roll(4) != 0;
    match value {
        Value::Object(map) if deeper && !map.is_empty() => {
            let at = dice.roll(map.len());
            if let Some(inner) = map.values_mut().nth(at) {
                change(inner, donor, dice);
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = dice.roll(items.len());
            if let Some(inner) = items.get_mut(at) {
                change(inner, donor, dice);
            }
        }
        Value::Object(map) => change_map(map, donor, dice),
        Value::Array(items) if dice.roll(2) == 0 => {
            if let Some(item) = items.get(dice.roll(items.len())).cloned() {
                items.push(item);
            }
        }
        other => *other = fresh(other, donor, dice),
    }
}

fn change_map(map: &mut Map<String, Value>, donor: Option<&Value>, dice: &mut Dice) {
    let names: Vec<String> = map.keys().cloned().collect();
    let Some(name) = names.get(dice.roll(names.len())) else {
        map.insert("id".into(), json!("~"));
        return;
    };
    match dice.roll(5) {
        0 => {
            map.remove(name);
        }
        1 => {
            let value = map.remove(name).unwrap_or_default();
            let other = match dice.roll(4) {
                0 => name.to_ascii_uppercase(),
                1 => name.to_ascii_lowercase(),
                2 => format!("{name}Token"),
                _ => names.get(dice.roll(names.len())).cloned().unwrap_or_default(),
            };
            map.insert(other, value);
        }
        2 => {
            let text = map.get(name).map(Value::to_string).unwrap_or_default();
            map.insert(name.clone(), Value::String(text));
        }
        3 => {
            if let Some(Value::Object(other)) = donor
                && let Some((name, value)) = other.iter().nth(dice.roll(other.len()))
            {
                map.insert(name.clone(), value.clone());
            }
        }
        _ => {
            let value = map.get(name).cloned().unwrap_or_default();
            map.insert(name.clone(), fresh(&value, donor, dice));
        }
    }
}

/// Something in place of a value.
fn fresh(old: &Value, donor: Option<&Value>, dice: &mut Dice) -> Value {
    match dice.roll(16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!("False"),
        3 => json!([0, 1, -1, 4711, i64::MIN, i64::MAX][dice.roll(6)]),
        4 => json!(1e308),
        5 => json!(""),
        6 => json!("9".repeat(1 + dice.roll(30))),
        7 => json!("x".repeat(1 << dice.roll(14))),
        8 => json!(["2026-01-01T09:00:00.000Z", "2026-13-41T99:00:00Z", "-271821-04-20T00:00:00Z"][dice.roll(3)]),
        9 => json!(
            ["javascript:alert(1)", "https://a@b.example/", "http://localhost:1/", "data:text/html,x"][dice.roll(4)]
        ),
        10 => json!("\u{202e}\u{0}é\u{1f600}\u{d7ff}"),
        11 => json!([old]),
        12 => json!({ "result": old }),
        13 => json!("~"),
        14 => match old {
            Value::String(text) => json!(text.repeat(2)),
            Value::Number(number) => json!(number.to_string()),
            other => json!(other.to_string()),
        },
        _ => donor.cloned().unwrap_or_default(),
    }
}
