import type { SetupPatch, SetupProgress } from "@rockpool/gateway-core/contract/setup";
import type { App } from "./app-context.tsx";
import type { AppState } from "./app-state.ts";
import { ask } from "./use-ask.ts";

/**
 * Shows a change of the wizard's state at once and has it kept. Where it cannot be kept, it holds for this window as long
 * as that is open.
 */
export async function rememberSetup(app: App, patch: SetupPatch): Promise<void> {
  const { store } = app;
  const { finished: _, ...shown } = patch;
  store.setState(({ setupAhead: ahead }) => ({
    setupAhead: {
      patch: { ...ahead?.patch, ...(shown as Partial<SetupProgress>) },
      asking: (ahead?.asking ?? 0) + 1,
    },
  }));
  const reply = await ask(app, "setup.remember", { patch });
  store.setState(({ snapshot, setupAhead: ahead }): Partial<AppState> => {
    const asking = (ahead?.asking ?? 1) - 1;
    if (!reply.ok) return { setupAhead: ahead && { ...ahead, asking } };
    return {
      // The next snapshot says the same; until then the screens must not fall back to the one before.
      snapshot: snapshot && { ...snapshot, setup: reply.value },
      setupAhead: asking === 0 ? null : ahead && { ...ahead, asking },
    };
  });
}
