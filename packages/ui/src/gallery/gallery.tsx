import { screenMessagesFor } from "@rockpool/messages/screen-catalogue";
import { createRoot } from "react-dom/client";
import { mount } from "../mount.tsx";
import { AppContext } from "../state/app-context.tsx";
import { createAppStore } from "../state/app-state.ts";
import { connectStore } from "../state/connect-store.ts";
import { loadFailureWords } from "../state/load-failure-words.ts";
import { FakeBridge } from "../testing/fake-bridge.ts";
import { FakeShell } from "../testing/fake-shell.ts";
import { GalleryIndex } from "./gallery-index.tsx";
import { appears } from "./gallery-state.ts";
import { defaultPreferences } from "./preferences.ts";
import { galleryStates } from "./states.ts";

/** `?state=NAME&theme=light|dark` shows one state; without it, the list of all. */
const query = new URLSearchParams(location.search);
const element = document.getElementById("app");
const state = galleryStates.find(({ name }) => name === query.get("state"));
const theme = query.get("theme") === "dark" ? "dark" : "light";
document.documentElement.dataset.theme = theme;

if (element && state) {
  const bridge = new FakeBridge()
    .push("settings", { ...defaultPreferences, ...state.preferences, theme })
    .answer("settings.set", ({ patch }) => {
      const preferences = { ...defaultPreferences, theme, ...patch } as typeof defaultPreferences;
      bridge.push("settings", preferences);
      return { ok: true, value: preferences };
    });
  if (state.snapshot) bridge.push("snapshot", state.snapshot);
  const shell = new FakeShell();
  state.prepare?.(bridge, shell);
  if (state.view) {
    const app = {
      bridge,
      shell,
      store: createAppStore(),
      language: "en",
      messages: screenMessagesFor("en"),
    };
    await loadFailureWords(app);
    connectStore(app.store, bridge, shell);
    const view = <state.view />;
    createRoot(element).render(<AppContext value={app}>{view}</AppContext>);
  } else {
    mount(element, { bridge, shell, room: state.room ?? "home", language: "en" });
  }
  // Rooms and dialogs are fetched when they are wanted.
  await appears("main h1");
  await state.act?.(bridge, shell);
  if (state.shows) await appears(state.shows);
  document.documentElement.dataset.ready = "yes";
} else if (element) {
  createRoot(element).render(<GalleryIndex />);
}
