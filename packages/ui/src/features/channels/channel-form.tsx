import { channelForms } from "@rockpool/gateway-core/contract/channel-forms";
import type { Channel } from "@rockpool/gateway-core/contract/channels";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { channelWords } from "@rockpool/messages/channel-words";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { SecretField } from "../../components/secret-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { TaskPage } from "../frame/task-page.tsx";
import styles from "./channel-form.module.css";

interface Props {
  readonly channel: Channel;
  readonly onBack: () => void;
}

/** What one of the channels with a form of ours asks for, and where to get it. */
export function ChannelForm({ channel, onBack }: Props) {
  const { bridge, shell } = useApp();
  const words = useRoomWords(channelWords);
  const { form } = words;
  const fields = channelForms[channel.id] ?? [];
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const textOf = (id: string) => values[id] ?? "";
  const isWhole = fields.every(({ id, shape, required }) =>
    textOf(id).trim() === "" ? !required : shape.test(textOf(id).trim()),
  );
  const { steps, link } = words.help(channel.id);
  const needsPackage = channel.installed === "installable";

  const add = async () => {
    setBusy(true);
    setFailure(null);
    const given = Object.fromEntries(fields.map(({ id }) => [id, textOf(id).trim()]));
    const reply = await bridge.call("channels.add", { channel: channel.id, fields: given });
    setBusy(false);
    if (reply.ok) onBack();
    else setFailure(reply.failure);
  };

  return (
    <TaskPage
      back={form.back}
      title={form.title(channel.label)}
      lead={form.lead}
      yes={form.go}
      no={form.cancel}
      waits={busy || !isWhole}
      onYes={() => void add()}
      onBack={onBack}
    >
      {steps.length > 0 && (
        <section className={styles.help} aria-label={form.where}>
          <h2 className={styles.heading}>{form.where}</h2>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {link && (
            <Button
              size="small"
              icon={<ExternalLink aria-hidden="true" />}
              onClick={() => shell.openExternal(link)}
            >
              {form.open}
            </Button>
          )}
        </section>
      )}
      {needsPackage && <InlineNotice tone="info" title={form.install} />}
      {fields.map(({ id, secret, shape }) => {
        const { label, hint } = words.field(channel.id, id);
        const value = textOf(id);
        const props = {
          ...{ label, hint, value },
          error: value.trim() === "" || shape.test(value.trim()) ? null : `${form.misshaped} ${hint}`,
          readOnly: busy,
          onChange: (next: string) => setValues((before) => ({ ...before, [id]: next })),
        };
        return secret ? (
          <SecretField key={id} {...props} showLabel={form.show} hideLabel={form.hide} />
        ) : (
          <TextField key={id} mono {...props} />
        );
      })}
      {busy && (
        <p role="status" className={styles.wait}>
          {channel.installing === null ? form.adding : words.stages[channel.installing]}
        </p>
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => void add()} />}
    </TaskPage>
  );
}
