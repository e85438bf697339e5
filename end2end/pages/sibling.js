// A page in another frame of the same desktop. It can reach the panel's window, but it is not the panel's host.
window.sendToPanel = (message) => parent.frames.panel.postMessage(message, "*");
