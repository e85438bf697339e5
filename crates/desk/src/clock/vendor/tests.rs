use super::*;
use proptest::prelude::*;

const NOON: i64 = 1_767_268_800_000;
const DAY: i64 = 86_400_000;

fn zoned(at: i64) -> Stamp {
    Stamp { at: Millis(at), plain: false }
}

#[test]
fn a_clock_like_ours_is_left_alone() {
    let mut clocks = VendorClocks::default();
    for (at, late) in [(0, 250), (10_000, 2_900), (20_000, 0), (30_000, -2_000)] {
        let now = Millis(NOON + at);
        let news = clocks.happened(zoned(now.0 - late), now);
        assert_eq!(news, at == 0, "what is news is that it is known");
        assert_eq!(clocks.ours(zoned(NOON - 60_000), now), Millis(NOON - 60_000));
    }
}

#[test]
fn a_future_stamp_is_evidence_at_once_and_an_old_one_is_not() {
    let mut clocks = VendorClocks::default();
    let now = Millis(NOON);
    assert!(!clocks.stamped(zoned(NOON - 3_600_000), now));
    assert!(!clocks.is_known(zoned(0)));
    assert!(clocks.stamped(zoned(NOON + 600_000), now));
    assert_eq!(clocks.ours(zoned(NOON + 540_000), now), Millis(NOON - 60_000));
}

#[test]
fn prompt_messages_outweigh_late_ones() {
    let mut clocks = VendorClocks::default();
    assert!(clocks.happened(zoned(NOON - 90_000), Millis(NOON)));
    assert!(clocks.happened(zoned(NOON + 1_000), Millis(NOON + 1_200)));
    assert!(!clocks.happened(zoned(NOON + 2_000), Millis(NOON + 92_000)));
    assert_eq!(clocks.ours(zoned(NOON), Millis(NOON + 92_000)), Millis(NOON));
}

#[test]
fn a_clock_that_is_set_while_we_listen_is_followed_after_three_changes() {
    for step in [-DAY, -60_000, 60_000, DAY] {
        let mut clocks = VendorClocks::default();
        for n in 0..5 {
            clocks.happened(zoned(NOON + n * 10_000), Millis(NOON + n * 10_000));
        }
        for n in 5..8 {
            let now = NOON + n * 10_000;
            clocks.happened(zoned(now - step), Millis(now));
        }
        let now = Millis(NOON + 80_000);
        assert_eq!(clocks.ours(zoned(now.0 - step), now), now, "{step}");
    }
}

#[test]
fn stamps_that_name_no_zone_have_a_clock_of_their_own() {
    let mut clocks = VendorClocks::default();
    let plain = Stamp::parse("2026-01-01T14:00:00").unwrap();
    assert!(clocks.happened(plain, Millis(NOON)));
    assert_eq!(clocks.ours(plain, Millis(NOON)), Millis(NOON));
    let before = Stamp::parse("2026-01-01T13:30:00").unwrap();
    assert_eq!(clocks.ours(before, Millis(NOON)), Millis(NOON - 1_800_000));
    assert_eq!(clocks.ours(Stamp::parse("2026-01-01T11:00:00Z").unwrap(), Millis(NOON)), Millis(NOON - 3_600_000));
}

#[test]
fn an_implausible_end_is_not_shown() {
    let mut clocks = VendorClocks::default();
    let now = Millis(NOON);
    assert_eq!(clocks.ahead(zoned(NOON + 30_000), now), Some(Millis(NOON + 30_000)));
    for far in [-DAY, -30_000, 0, 700_000, DAY, i64::MAX - NOON] {
        assert_eq!(clocks.ahead(zoned(NOON + far), now), None, "{far}");
    }
    // Their clock is a minute behind: what ends in the past of ours has half a minute left.
    clocks.happened(zoned(NOON - 60_000), now);
    assert_eq!(clocks.ahead(zoned(NOON - 30_000), now), Some(Millis(NOON + 30_000)));
    assert_eq!(clocks.ahead(zoned(NOON - 60_000), now), None);
    assert_eq!(clocks.ahead(zoned(NOON + 3_540_000), now), Some(Millis(NOON + 3_600_000)));
}

#[test]
fn a_mistake_tells_nothing() {
    let mut clocks = VendorClocks::default();
    assert!(!clocks.stamped(zoned(NOON + 365 * DAY), Millis(NOON)));
    assert!(!clocks.happened(zoned(i64::MIN), Millis(i64::MAX)));
    assert_eq!(clocks, VendorClocks::default());
}

#[test]
fn a_snapshot_may_contain_anything() {
    for far in [json!(i64::MIN), json!(i64::MAX), json!(LIKELY + 1), json!([1, [[0, 1]]]), json!("x"), json!(null)] {
        assert_eq!(VendorClocks::read(&json!({"zoned": far, "plain": [far]})), VendorClocks::default());
    }
}

#[test]
fn stored_activity_is_restored_and_may_be_corrected() {
    let mut clocks = VendorClocks::default();
    clocks.happened(zoned(NOON - 60_000), Millis(NOON));
    let mut again = VendorClocks::read(&clocks.keep());
    assert_eq!(again.ours(zoned(NOON - 60_000), Millis(NOON)), Millis(NOON));
    // Our own clock was set right by the minute while the page was away.
    assert!(again.happened(zoned(NOON + 5_000), Millis(NOON + 5_000)));
    assert_eq!(again.ours(zoned(NOON), Millis(NOON + 9_000)), Millis(NOON));
}

proptest! {
    /// Whatever the difference and however long messages take, a time is off by no more than the quickest of them,
    /// or by what counts as no difference; or by the least of three in a row that took equally long.
    #[test]
    fn times_are_right_whatever_the_difference(
        behind in -DAY..=DAY,
        ways in prop::collection::vec(0_i64..20_000, 1..30),
        began in 0_i64..7_200_000,
    ) {
        let mut clocks = VendorClocks::default();
        let mut now = NOON;
        let began = NOON - began;
        clocks.stamped(zoned(began - behind), Millis(now));
        for way in &ways {
            now += 30_000;
            clocks.happened(zoned(now - way - behind), Millis(now));
        }
        let recent: Vec<_> = ways.iter().rev().take(RECENT).copied().collect();
        let alike = recent.windows(AGREEING).filter(|ways| ways.iter().max() < ways.iter().min().map(|least| least + STEADY.0).as_ref());
        let quickest = recent.iter().copied().min().unwrap();
        let quickest = alike.filter_map(|ways| ways.iter().max().copied()).fold(quickest, i64::max);
        let off = (clocks.ours(zoned(began - behind), Millis(now)) - Millis(began)).0;
        prop_assert!(off.abs() <= quickest.max(STEADY.0) + STEADY.0, "{off} off, the quickest took {quickest}");
    }

    #[test]
    fn past_times_are_not_in_the_future_nor_future_ones_in_the_past(
        stamps in prop::collection::vec((any::<i64>(), any::<i64>(), any::<bool>(), any::<bool>()), 0..20),
    ) {
        let mut clocks = VendorClocks::default();
        for (stamp, now, live, plain) in stamps {
            let (stamp, now) = (Stamp { at: Millis(stamp), plain }, Millis(now));
            if live { clocks.happened(stamp, now) } else { clocks.stamped(stamp, now) };
            prop_assert!(clocks.ours(stamp, now) <= now);
            prop_assert!(clocks.ahead(stamp, now).is_none_or(|at| at > now));
        }
    }

    #[test]
    fn any_kept_text_is_safe(text in ".{0,60}") {
        let _ = VendorClocks::read(&serde_json::from_str(&text).unwrap_or_default());
    }
}
