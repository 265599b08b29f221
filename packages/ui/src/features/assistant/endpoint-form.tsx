import { assistantWords } from "@rockpool/messages/assistant-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { SecretField } from "../../components/secret-field.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { asSeenFromContainer, type EndpointDraft, isHttpUrl, ownHost } from "./endpoint-draft.ts";
import styles from "./endpoint-form.module.css";

const apis = ["openai", "openai-responses", "anthropic", "ollama"] as const;

interface Props {
  readonly draft: EndpointDraft;
  readonly readOnly: boolean;
  readonly onChange: (draft: EndpointDraft) => void;
}

/** Any server that speaks one of the common APIs. */
export function EndpointForm({ draft, readOnly, onChange }: Props) {
  const all = useRoomWords(assistantWords);
  const words = all.endpoint;
  const set = (part: Partial<EndpointDraft>) => onChange({ ...draft, ...part });
  const own = ownHost(draft.baseUrl);
  // Not while the first letters are typed.
  const begun = draft.baseUrl.trim().length > "https://".length;
  return (
    <div className={styles.form}>
      <TextField
        mono
        label={words.url}
        hint={words.urlHint}
        error={begun && !isHttpUrl(draft.baseUrl) ? words.urlInvalid : null}
        value={draft.baseUrl}
        readOnly={readOnly}
        inputMode="url"
        onChange={(baseUrl) => set({ baseUrl })}
      />
      {own && (
        <InlineNotice
          tone="info"
          title={words.own}
          action={
            <Button size="small" onClick={() => set({ baseUrl: asSeenFromContainer(draft.baseUrl) })}>
              {words.ownFix}
            </Button>
          }
        >
          {words.ownText(own)}
        </InlineNotice>
      )}
      <div className={styles.choice}>
        <span className={styles.label} aria-hidden="true">
          {words.api}
        </span>
        <Segmented
          label={words.api}
          value={draft.api}
          options={apis.map((value) => ({ value, label: words.apis[value] }))}
          onChange={(api) => set({ api })}
        />
      </div>
      <TextField
        mono
        label={words.model}
        hint={words.modelHint}
        value={draft.model}
        readOnly={readOnly}
        onChange={(model) => set({ model })}
      />
      <SecretField
        label={words.key}
        hint={words.keyHint}
        value={draft.key}
        readOnly={readOnly}
        showLabel={all.key.show}
        hideLabel={all.key.hide}
        onChange={(key) => set({ key })}
      />
    </div>
  );
}
