import { screenMessagesFor } from "@rockpool/messages/screen-catalogue";
import { mount } from "@rockpool/ui/mount";
import { browserShell } from "./browser-shell.ts";
import { forgetSession, signIn } from "./sign-in.ts";
import { socketBridge } from "./socket-bridge.ts";
import "./sign-in-page.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no root");
const words = screenMessagesFor(navigator.language).screens.signIn;

const session = await signIn();
if (session === null || session === "used") {
  say(root, session === "used" ? words.used : words.closed);
} else {
  try {
    const bridge = await socketBridge(`ws://${location.host}${session}bridge`);
    mount(root, { bridge: bridge.bridge, shell: browserShell(session, bridge) });
  } catch {
    // Another `serve` than the one that this browser had signed in to.
    forgetSession();
    say(root, words.closed);
  }
}

function say(element: HTMLElement, text: string): void {
  const main = document.createElement("main");
  main.className = "sign-in";
  const mark = document.createElement("img");
  mark.src = document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href ?? "";
  mark.alt = "";
  const title = document.createElement("h1");
  title.textContent = words.title;
  const paragraphs = [text, words.another].map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  });
  main.append(mark, title, ...paragraphs);
  element.replaceChildren(main);
  // A new link pasted into this tab differs in the fragment only, which loads nothing by itself.
  window.addEventListener("hashchange", () => location.reload());
}
