import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { screenMessagesFor } from "@rockpool/messages/screen-catalogue";
import { createRoot } from "react-dom/client";
import { AppFrame } from "./features/frame/app-frame.tsx";
import type { Room, Shell } from "./shell.ts";
import { type App, AppContext } from "./state/app-context.tsx";
import { createAppStore } from "./state/app-state.ts";
import { connectStore } from "./state/connect-store.ts";
import { loadFailureWords } from "./state/load-failure-words.ts";

export interface MountOptions {
  readonly bridge: Bridge;
  readonly shell: Shell;
  /** Language tag; the browser's own by default. */
  readonly language?: string;
  /** The room to open first. */
  readonly room?: Room;
}

/** Shows Rockpool's screens in `element`; returns what takes them away again. */
export function mount(
  element: HTMLElement,
  { bridge, shell, language = navigator.language, room = "home" }: MountOptions,
): () => void {
  const store = createAppStore(room);
  const app: App = { bridge, shell, store, language, messages: screenMessagesFor(language) };
  const disconnect = connectStore(store, bridge, shell);
  const root = createRoot(element);
  root.render(
    <AppContext value={app}>
      <AppFrame />
    </AppContext>,
  );
  // Beside the first paint. Without them nothing is told wrong, only less.
  loadFailureWords(app).catch(() => {});
  return () => {
    root.unmount();
    disconnect();
  };
}
