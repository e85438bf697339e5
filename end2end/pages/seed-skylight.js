// What an integrator might write from the vendor's description alone: open, listen, introduce itself, send the two
// commands of its examples. It knows nothing of Deskpane.
//
//   ?skylight=<address>   where Skylight is; its origin is the only one that messages are accepted from and posted to

const address = new URL(new URLSearchParams(location.search).get("skylight"));
address.searchParams.set("standalonePopup", "true");
address.searchParams.set("skylightController", "true");

let skylight = null;
let interactionId = null;

const say = (text) => (document.getElementById("state").textContent = text);
const post = (message) => skylight?.postMessage(message, address.origin);

document.getElementById("open").addEventListener("click", () => {
  skylight = window.open(address.href, "skylight", "width=400,height=800");
});

addEventListener("message", (event) => {
  if (event.source !== skylight || event.origin !== address.origin) return;
  const { topic, error, response } = event.data ?? {};
  const line = document.createElement("li");
  line.textContent = error?.code ? `${topic} ${error.code}` : topic;
  document.getElementById("topics").append(line);
  if (topic === "skylight/loaded") post({ skylightController: true, controllerInit: true });
  if (topic === "skylight/target-origin-defined") say("secure");
  if (topic === "skylight/closed") say("closed");
  if (topic === "cxengage/interactions/work-accepted-received") interactionId = response.interactionId;
});

document.getElementById("end-wrapup").addEventListener("click", () => {
  post({ skylightController: true, module: "interactions", command: "endWrapup", data: { interactionId } });
});

document.getElementById("dial").addEventListener("click", () => {
  post({
    skylightController: true,
    module: "interactions",
    subModule: "voice",
    command: "dial",
    data: {
      phoneNumber: "+2505550199",
      direction: "agent-initiated",
      interactionMetadata: {
        campaignName: "Callback Campaign",
        campaignId: "5738012",
        listName: "Agent 007's List",
        listId: "7674467",
        listSource: "Salesforce",
        customer: { name: "John Doe", stateCode: "AZ", zipCode: "85310", country: "US", timezone: "US/Arizona" },
      },
    },
  });
});
