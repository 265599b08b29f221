import type { App } from "./app-context.tsx";
import { rememberSetup } from "./remember-setup.ts";

/** Shows the wizard where it was left. */
export function openSetup(app: App): void {
  const setup = app.store.getState().snapshot?.setup;
  app.store.setState({ cover: "setup", room: "home" });
  if (setup?.left) void rememberSetup(app, { left: false });
}
