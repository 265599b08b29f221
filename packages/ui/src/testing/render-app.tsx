import { failureCatalogueFor } from "@rockpool/messages/failure-catalogue";
import { screenMessagesFor } from "@rockpool/messages/screen-catalogue";
import { render } from "@testing-library/react";
import { AppFrame } from "../features/frame/app-frame.tsx";
import type { Room } from "../shell.ts";
import { type App, AppContext } from "../state/app-context.tsx";
import { createAppStore } from "../state/app-state.ts";
import { connectStore } from "../state/connect-store.ts";
import { FakeBridge } from "./fake-bridge.ts";
import { FakeShell } from "./fake-shell.ts";

interface TestApp extends App {
  readonly bridge: FakeBridge;
  readonly shell: FakeShell;
}

/** What `mount` makes, on fakes, with all words loaded. */
export function testApp(room: Room = "home"): TestApp {
  const store = createAppStore(room);
  store.setState({ failureWords: failureCatalogueFor("en") });
  return {
    bridge: new FakeBridge(),
    shell: new FakeShell(),
    language: "en",
    messages: screenMessagesFor("en"),
    store,
  };
}

/** Renders the whole program, connected. */
export function renderApp(app: TestApp): void {
  connectStore(app.store, app.bridge, app.shell);
  renderIn(app, <AppFrame />);
}

/** Renders a part of it. */
export function renderIn(app: TestApp, part: React.ReactNode): void {
  render(<AppContext value={app}>{part}</AppContext>);
}
