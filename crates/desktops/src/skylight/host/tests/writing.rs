//! Written conversations, e-mail and work items.

use super::*;

#[test]
fn a_conversation_of_the_platforms_own() {
    let mut host = logged_in();
    host.act(Act::Offer(spec(Channel::WebChat)), NOW);
    let told_of = posts(&mut host);
    assert_eq!(told_of[0].response["source"], "messaging");
    assert_eq!(told_of[0].response["customer"], "Ada Byron");
    assert_eq!(told_of[1].topic, "interactions/messaging/history-received");
    assert_eq!(told_of[1].response[0]["body"]["text"], "Hello, this is Ada Byron.");
    let id = only(&host).id;
    host.act(Act::Accept(id.clone()), NOW);
    posts(&mut host);
    host.act(Act::CustomerWrites(id.clone(), "Where is my lamp?".into()), NOW);
    let written = posts(&mut host).remove(0);
    assert_eq!(written.topic, "interactions/messaging/new-message-received");
    assert_eq!((&written.response["to"], &written.response["metadata"]["type"]), (&json!(id), &json!("customer")));
    let message = json!({ "interactionId": id, "message": "On its way." });
    send(&mut host, "interactions.messaging", "sendMessage", message);
    let sent = posts(&mut host);
    assert_eq!(sent[0].topic, "interactions/messaging/send-message-acknowledged");
    assert_eq!(sent[0].response, json!(true));
    assert_eq!(sent[1].response["metadata"]["type"], "agent");
    let messages = only(&host).messages;
    assert_eq!(messages.len(), 3);
    assert!(messages[2].by_agent);
}

#[test]
fn messages_during_an_offer_come_with_the_full_state_only() {
    let mut host = logged_in();
    for channel in [Channel::Sms, Channel::WebChat] {
        host.act(Act::Offer(spec(channel)), NOW);
        posts(&mut host);
        let id = host.state().interactions.last().unwrap().id.clone();
        host.act(Act::CustomerWrites(id.clone(), "Anybody there?".into()), NOW);
        assert_eq!(posts(&mut host).len(), 0);
        host.act(Act::Accept(id.clone()), NOW);
        assert!(posts(&mut host).iter().all(|told| !told.response.to_string().contains("Anybody there?")));
        send(&mut host, "", "dumpState", json!({}));
        let state = posts(&mut host).remove(0).response;
        let history = &state["interactions"]["active"][&id]["message-history"];
        assert_eq!(history[1]["body"]["text"], "Anybody there?", "{state}");
    }
}

#[test]
fn a_conversation_carried_by_smooch() {
    let (mut host, id) = active(Channel::Smooch);
    let text = |message: &str| json!({ "interactionId": id, "message": message, "agentMessageId": "m-1" });
    send(&mut host, "interactions.smoochMessaging", "sendMessage", text("Hello"));
    let sent = posts(&mut host).remove(0);
    assert_eq!(sent.topic, "interactions/smooch-messaging/message-received");
    assert_eq!(sent.response["interactionId"], id);
    assert_eq!((&sent.response["message"]["type"], &sent.response["message"]["id"]), (&json!("agent"), &json!("m-1")));
    assert_eq!(
        acted(&mut host, Act::CustomerTypes(id.clone(), true)),
        ["interactions/smooch-messaging/typing-received"]
    );
    assert!(only(&host).customer_typing);
    host.act(Act::CustomerWrites(id.clone(), "Hi".into()), NOW);
    assert!(!only(&host).customer_typing);
    posts(&mut host);
    // The platform's own messaging says yes and carries nothing.
    let before = only(&host).messages.len();
    assert_eq!(
        told(&mut host, "interactions.messaging", "sendMessage", text("lost")),
        ["interactions/messaging/send-message-acknowledged"]
    );
    assert_eq!(only(&host).messages.len(), before);
}

#[test]
fn text_messages_go_out() {
    let (mut host, id) = active(Channel::Sms);
    assert_eq!(
        told(&mut host, "interactions.messaging", "sendMessage", json!({ "interactionId": id, "message": "Hi" })),
        ["interactions/messaging/send-message-acknowledged", "interactions/messaging/new-message-received"]
    );
    assert_eq!(only(&host).messages.last().unwrap().text, "Hi");
}

#[test]
fn an_email_brings_its_headers_and_its_text() {
    let mut host = logged_in();
    let email = OfferSpec { address: "ada@analytical.example".into(), ..spec(Channel::Email) };
    assert_eq!(
        acted(&mut host, Act::Offer(email)),
        [
            "interactions/work-offer-received",
            "interactions/email/details-received",
            "interactions/email/plain-body-received",
            "interactions/work-initiated-received",
        ]
    );
}

#[test]
fn a_conversation_stays_bounded() {
    let (mut host, id) = active(Channel::Smooch);
    for number in 0..1000 {
        host.act(Act::CustomerWrites(id.clone(), format!("{number}{}", "x".repeat(9000))), NOW);
        posts(&mut host);
    }
    let messages = only(&host).messages;
    assert!(messages.len() <= 200 && messages.iter().all(|message| message.text.len() <= 4096));
    assert!(messages.last().unwrap().text.starts_with("999x"));
}
