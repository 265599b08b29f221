import type { WizardStep } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useState } from "react";
import { useApp, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { copyText } from "../../state/copy-text.ts";
import { useMountedAt } from "../../state/use-mounted-at.ts";
import { useNow } from "../../state/use-now.ts";
import { Copyable } from "../frame/copyable.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { hostOf } from "./host-of.ts";
import { PageLink } from "./page-link.tsx";
import styles from "./sign-in-code.module.css";
import type { SignInStepProps } from "./sign-in-step-props.ts";
import { Waiting } from "./waiting.tsx";

const minute = 60_000;

interface Props extends SignInStepProps {
  readonly deviceCode: NonNullable<WizardStep["deviceCode"]>;
}

/** A code for the provider's page. It goes on by itself once the provider knows it. */
export function SignInCode({ title, step, deviceCode, resumed, onAgain, onBack }: Props) {
  const app = useApp();
  const { units } = useMessages();
  const all = useRoomWords(assistantWords);
  const words = all.signIn;
  const now = useNow(1000);
  const since = useMountedAt();
  const [opened, setOpened] = useState(false);
  const { code, expiresInMinutes, message } = deviceCode;
  const lifeMs = expiresInMinutes === null ? null : expiresInMinutes * minute;
  // Of one that was made before we saw it, nobody knows how much is left.
  const leftMs = lifeMs === null || resumed ? null : Math.min(lifeMs, since + lifeMs - now);
  const expired = leftMs !== null && leftMs <= 0;
  const { externalUrl } = step;
  const copyAndOpen = async () => {
    await copyText(app, code);
    if (externalUrl) app.shell.openExternal(externalUrl);
    setOpened(true);
  };
  const again = { label: words.again, onPress: onAgain };
  const go = {
    label: externalUrl ? (opened ? words.openAgain : words.code.copyAndOpen) : words.code.copy,
    onPress: () => void copyAndOpen(),
  };
  return (
    <StepFrame
      title={title}
      lead={message ?? words.code.lead}
      primary={expired ? again : opened ? null : go}
      secondary={!expired && opened ? go : undefined}
      consequence={externalUrl && !opened && !expired ? words.opens(hostOf(externalUrl)) : words.consequence}
      onBack={onBack}
    >
      <div className={styles.card}>
        <p className={styles.label}>{words.code.label}</p>
        <p className={styles.code}>
          <Copyable value={code} what={words.code.what} />
        </p>
        <p className={styles.left} data-expired={expired || undefined}>
          {validity()}
        </p>
      </div>
      {externalUrl && <PageLink url={externalUrl} button={false} />}
      <p className={styles.warning}>{words.code.warning}</p>
      {!expired && <Waiting words={words.waitingForYou} since={since} long={all.wait} />}
    </StepFrame>
  );

  function validity(): string | null {
    if (expired) return words.code.expired;
    if (leftMs !== null)
      return words.code.left(units.duration(leftMs > minute ? Math.ceil(leftMs / minute) * minute : leftMs));
    return lifeMs === null ? null : words.code.validity(units.duration(lifeMs));
  }
}
