import type { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { settingWords } from "@rockpool/messages/setting-words";
import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { addToast, type GatewayDraft } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";
import styles from "./gateway-form.module.css";

interface Props {
  readonly preferences: Preferences;
  readonly snapshot: Snapshot | null;
}

/** Image and port: they change what the gateway is made of, so they are saved on purpose. */
export function GatewayForm({ preferences, snapshot }: Props) {
  const { store } = useApp();
  const words = useRoomWords(settingWords);
  const ask = useAsk();
  const draft = useAppState((state) => state.draft);
  const setDraft = (next: GatewayDraft) => store.setState({ draft: next });
  const imageField = useFocusOnRequest("image");
  const portField = useFocusOnRequest("port");
  const image = draft.image ?? preferences.image;
  const port = draft.port ?? String(preferences.port);
  const changed = image.trim() !== preferences.image || port.trim() !== String(preferences.port);
  const imageError = isImage(image) ? null : words.imageInvalid;
  const portError = isPort(port) ? null : words.portInvalid;
  const overrides = snapshot?.wish.overrides ?? {};
  const running = snapshot?.gateway.container?.status === "running";

  const save = async () => {
    const reply = await ask("settings.set", { patch: { image: image.trim(), port: Number(port) } });
    if (!reply.ok) return;
    setDraft({});
    addToast(store, { tone: "info", title: words.saved });
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !imageError && !portError) void save();
      }}
    >
      <TextField
        mono
        ref={imageField}
        label={words.image}
        hint={overrides.image ? words.overridden(overrides.image) : words.imageHint}
        error={imageError}
        value={image}
        onChange={(value) => setDraft({ ...draft, image: value })}
      />
      <TextField
        mono
        ref={portField}
        className={styles.port}
        inputMode="numeric"
        label={words.port}
        hint={overrides.port ? words.overridden(String(overrides.port)) : words.portHint}
        error={portError}
        value={port}
        onChange={(value) => setDraft({ ...draft, port: value })}
      />
      {changed && (
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" disabled={imageError !== null || portError !== null}>
            {words.save}
          </Button>
          <Button variant="ghost" onClick={() => setDraft({})}>
            {words.revert}
          </Button>
          {running && <p className={styles.recreate}>{words.recreate}</p>}
        </div>
      )}
    </form>
  );
}

/** Where a button of another room leads to this field. */
function useFocusOnRequest(field: keyof GatewayDraft): React.RefObject<HTMLInputElement | null> {
  const { store } = useApp();
  const wanted = useAppState(({ focusField }) => focusField === field);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!wanted) return;
    // After the frame has given the focus to the new room.
    const timer = setTimeout(() => {
      input.current?.focus();
      input.current?.select();
      store.setState({ focusField: null });
    });
    return () => clearTimeout(timer);
  }, [wanted, store]);
  return input;
}

/** Whether it could be an image; the engine has the last word. */
function isImage(text: string): boolean {
  return /^\S+$/.test(text.trim());
}

function isPort(text: string): boolean {
  const port = Number(text);
  return /^\s*\d{1,5}\s*$/.test(text) && port >= 1 && port <= 65535;
}
