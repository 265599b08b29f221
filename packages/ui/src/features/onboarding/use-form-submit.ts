import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { PreferencesPatch } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { useEffect, useEffectEvent, useState } from "react";
import { useApp } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { useAsk } from "../../state/use-ask.ts";

interface FormChoices {
  readonly image: string;
  readonly patch: PreferencesPatch;
  readonly useExistingState: boolean;
  readonly existing?: "leave" | "use";
  /** The model is set up later: the gateway starts, and the wizard ends. */
  readonly later: boolean;
}

interface FormSubmit {
  readonly busy: boolean;
  /** The download that is waited for. */
  readonly getting: Operation | null;
  /** Of a download. */
  readonly failure: Failure | null;
  readonly start: (choices: FormChoices) => Promise<void>;
}

/** Saves the choices, gets the image where it is not here, and goes on. */
export function useFormSubmit({ imageOperation }: Snapshot, goOn: () => void): FormSubmit {
  const app = useApp();
  const ask = useAsk();
  const [asking, setAsking] = useState(false);
  const [waiting, setWaiting] = useState<{ operationId: string; choices: FormChoices } | null>(null);
  const operation = imageOperation?.id === waiting?.operationId ? imageOperation : null;
  const ended = operation !== null && operation.state !== "running" ? operation.state : null;

  const start = async (choices: FormChoices) => {
    setAsking(true);
    setWaiting(null);
    const { image, patch, existing } = choices;
    if (existing) void rememberSetup(app, { step: "engine", existing });
    const saved = await ask("settings.set", { patch });
    if (!saved.ok) return setAsking(false);
    const list = await ask("images.list", {});
    if (list.ok && list.value.images.some(({ references }) => references.includes(image))) {
      setAsking(false);
      return proceed(choices);
    }
    const pull = await ask("images.pull", { reference: image });
    if (pull.ok) setWaiting({ operationId: pull.value.operationId, choices });
    setAsking(false);
  };

  const proceed = async ({ later, useExistingState }: FormChoices) => {
    if (!later) return goOn();
    const started = await ask("gateway.start", { useExistingState });
    if (!started.ok) return;
    app.store.setState({ cover: null });
    void rememberSetup(app, { step: "engine", assistantLater: true, finished: true });
  };

  const onHere = useEffectEvent(() => {
    if (waiting) void proceed(waiting.choices);
  });
  useEffect(() => {
    if (ended === "done") onHere();
  }, [ended]);

  return {
    busy: asking || (waiting !== null && ended === null),
    getting: operation?.state === "running" ? operation : null,
    failure: (operation?.state === "failed" && operation.failure) || null,
    start,
  };
}
