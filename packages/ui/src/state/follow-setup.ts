import type { AppStore } from "./app-state.ts";
import { wantsSetup } from "./wants-setup.ts";

/**
 * Opens the wizard when it becomes the thing to show, and closes it when another window has finished or left it. Who goes
 * to another room meanwhile is let go there.
 */
export function followSetup(store: AppStore): () => void {
  return store.subscribe(({ snapshot, cover, room }, before) => {
    if (cover === "setup" && before.cover === "setup" && room !== before.room)
      store.setState({ cover: null });
    if (snapshot === before.snapshot || !snapshot) return;
    const wants = wantsSetup(snapshot);
    const wanted = before.snapshot !== null && wantsSetup(before.snapshot);
    if (wants && !wanted && cover === null) store.setState({ cover: "setup", room: "home" });
    if (!wants && wanted && cover === "setup") store.setState({ cover: null });
  });
}
