// The bare job in React: one reducer, one dispatch for each message, a keyed list of memoised rows.

import { memo, useEffect, useReducer } from "react";
import { createRoot } from "react-dom/client";
import { agentWords, buttons, isMuted, post, row, subscribe } from "../max.js";

const empty = { agent: "", muted: false, rows: new Map() };

function reduce(desk, events) {
  let { agent, muted } = desk;
  const rows = new Map(desk.rows);
  for (const event of events) {
    if (event.Type === "AgentState") agent = agentWords(event);
    else if (event.Type === "Mute") muted = isMuted(event);
    else {
      const data = row(event);
      if (data?.over) rows.delete(data.id);
      else if (data) rows.set(data.id, data);
    }
  }
  return { agent, muted, rows };
}

const Contact = memo(function Contact({ data, muted }) {
  return (
    <article className="contact" aria-label={data.name}>
      <h2>{data.name}</h2>
      <p role="status" aria-label="Contact state">{data.state}</p>
      <p className="skill">{data.skill}</p>
      <div className="buttons">
        {buttons.map(({ message, name, can }) => (
          <button key={message} type="button" disabled={!can(data, muted)} onClick={() => post(message)}>
            {name(data, muted)}
          </button>
        ))}
      </div>
    </article>
  );
});

function Desk() {
  const [{ agent, muted, rows }, dispatch] = useReducer(reduce, empty);
  useEffect(() => subscribe(dispatch), []);
  return (
    <>
      <p className="agent"><span role="status" aria-label="Agent state">{agent}</span></p>
      <div className="list">
        {Array.from(rows.values(), (data) => <Contact key={data.id} data={data} muted={muted} />)}
      </div>
    </>
  );
}

createRoot(document.getElementById("root")).render(<Desk />);
