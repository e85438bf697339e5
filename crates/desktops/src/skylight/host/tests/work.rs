//! The work on an interaction: outcomes, notes, records, scripts, wrap-up.

use super::*;

fn with(id: &str, more: &Value) -> Value {
    error::merged(json!({ "interactionId": id }), more)
}

#[test]
fn a_disposition_must_be_in_the_list() {
    let (mut host, id) = active(Channel::Voice);
    let topic = "interactions/disposition-code-changed";
    let (known, _) = SkylightHost::dispositions().remove(1);
    send(&mut host, "interactions", "selectDispositionCode", with(&id, &json!({ "dispositionId": known })));
    let changed = posts(&mut host).remove(0);
    assert_eq!((&*changed.topic, &changed.response["disposition"]["name"]), (topic, &json!("Sold")));
    assert_eq!(only(&host).disposition.as_deref(), Some(&*known));
    let unknown = with(&id, &json!({ "dispositionId": ids::TENANT }));
    assert_eq!(told(&mut host, "interactions", "selectDispositionCode", unknown), [format!("{topic}!4020")]);
    assert_eq!(told(&mut host, "interactions", "deselectDispositionCode", with(&id, &json!({}))), [topic]);
    assert_eq!(only(&host).disposition, None);
}

#[test]
fn notes_are_created_changed_and_read() {
    let (mut host, id) = active(Channel::Voice);
    let note = with(&id, &json!({ "title": "Call", "body": "Wants a lamp" }));
    send(&mut host, "interactions", "createNote", note);
    let created = posts(&mut host).remove(0);
    assert_eq!(created.topic, "interactions/create-note-response");
    let note_id = created.response["noteId"].clone();
    let change = with(&id, &json!({ "noteId": note_id, "body": "Wants two lamps" }));
    assert_eq!(told(&mut host, "interactions", "updateNote", change), ["interactions/update-note-response"]);
    send(&mut host, "interactions", "getAllNotes", with(&id, &json!({})));
    let all = posts(&mut host).remove(0);
    assert_eq!(all.response["result"][0]["body"], "Wants two lamps");
    assert_eq!((&*only(&host).notes[0].title, &*only(&host).notes[0].body), ("Call", "Wants two lamps"));
    let untitled = with(&id, &json!({ "body": "" }));
    assert_eq!(told(&mut host, "interactions", "createNote", untitled), ["interactions/create-note-response!1003"]);
    let other = with(&id, &json!({ "noteId": ids::TENANT, "body": "" }));
    assert_eq!(told(&mut host, "interactions", "updateNote", other), ["interactions/update-note-response!4016"]);
}

#[test]
fn the_customers_record_is_found_and_assigned() {
    let (mut host, id) = active(Channel::Voice);
    send(&mut host, "contacts", "search", json!({ "query": { "q": "ada" } }));
    let found = posts(&mut host).remove(0);
    assert_eq!(found.topic, "contacts/search-contacts-response");
    let names: Vec<_> =
        found.response.as_array().unwrap().iter().map(|contact| contact["attributes"]["name"].clone()).collect();
    assert_eq!(names, ["Ada Byron", "Ada Yonath"]);
    let contact = found.response[1]["id"].clone();
    let both = with(&id, &json!({ "contactId": contact }));
    assert_eq!(
        told(&mut host, "interactions", "assignContact", both.clone()),
        ["interactions/contact-assign-acknowledged"]
    );
    assert_eq!(only(&host).contact.as_deref(), contact.as_str());
    assert_eq!(told(&mut host, "interactions", "unassignContact", both.clone()).len(), 1);
    assert_eq!(only(&host).contact, None);
    assert_eq!(
        told(&mut host, "interactions", "unassignContact", both),
        ["interactions/contact-unassign-acknowledged!4008"]
    );
}

#[test]
fn colleagues_and_queues_lie_under_result() {
    let mut host = logged_in();
    for (command, name) in [("getUsers", "firstName"), ("getQueues", "name")] {
        send(&mut host, "entities", command, json!({}));
        let list = posts(&mut host).remove(0).response["result"].clone();
        assert!(list.as_array().unwrap().iter().all(|item| item["id"].is_string() && item[name].is_string()));
    }
}

#[test]
fn a_script_is_json_in_a_string_and_is_answered_with_the_interactions_id() {
    let mut host = logged_in();
    host.act(Act::Offer(OfferSpec { script: true, ..spec(Channel::Voice) }), NOW);
    let id = only(&host).id;
    posts(&mut host);
    host.act(Act::Accept(id.clone()), NOW);
    let posts_since = posts(&mut host);
    let script = posts_since.iter().find(|post| post.topic == "interactions/script-received").unwrap();
    let inside: Value = serde_json::from_str(script.response["script"].as_str().unwrap()).unwrap();
    assert_eq!(inside["elements"][1]["type"], "freeform");
    let answers = json!({ "matter": "a lamp", "mood": "calm", "products": { "lamp": true, "table": false } });
    let answer = |script_id: &Value| {
        with(
            &id,
            &json!({
                "scriptId": script_id, "answers": answers, "dismissed": false, "scriptReporting": true,
                "exitReason": "user-submitted",
            }),
        )
    };
    send(&mut host, "interactions", "sendScript", answer(&script.response["scriptId"]));
    let sent = posts(&mut host).remove(0);
    assert_eq!((&*sent.topic, &sent.response), ("interactions/send-script", &json!(id)));
    assert_eq!(only(&host).scripts[0].1, Some(answers.clone()));
    assert_eq!(
        told(&mut host, "interactions", "sendScript", answer(&json!(ids::TENANT))),
        ["interactions/send-script!4021"]
    );
}

#[test]
fn wrap_up_is_switched_ends_by_itself_or_does_not_happen() {
    let (mut host, id) = active(Channel::Voice);
    let about = with(&id, &json!({}));
    assert_eq!(
        told(&mut host, "interactions", "disableWrapup", about.clone()),
        ["interactions/disable-wrapup-acknowledged"]
    );
    assert_eq!(acted(&mut host, Act::CustomerLeaves(id)), ["interactions/work-ended-received"]);
    let limited =
        OfferSpec { wrap_up_seconds: 5, may_switch_wrap_up: false, auto_answer: true, ..spec(Channel::Voice) };
    host.act(Act::Offer(limited), NOW);
    let id = only(&host).id;
    posts(&mut host);
    assert_eq!(
        told(&mut host, "interactions", "disableWrapup", with(&id, &json!({}))),
        ["interactions/disable-wrapup-acknowledged!4010"]
    );
    host.act(Act::End(id), NOW);
    posts(&mut host);
    host.wake(NOW + Span::seconds(5));
    assert_eq!(topics(&mut host), ["interactions/wrapup-ended", "interactions/work-ended-received"]);
}

#[test]
fn screen_pops_come_in_three_kinds() {
    let mut host = logged_in();
    let pops = vec![Pop::External("https://shop.example/ada".into()), Pop::Record, Pop::Search];
    host.act(Act::Offer(OfferSpec { pops, auto_answer: true, ..spec(Channel::Voice) }), NOW);
    let pops: Vec<_> = posts(&mut host)
        .into_iter()
        .filter(|post| post.topic == "interactions/screen-pop-received")
        .map(|post| post.response)
        .collect();
    let kinds: Vec<_> = pops.iter().map(|pop| pop["popType"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["external-url", "url", "search-pop"]);
    assert!(pops.iter().all(|pop| pop["version"] == "v2"));
    assert_eq!(pops[2]["terms"], json!(["Ada Byron"]));
}
