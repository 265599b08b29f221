import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { type BuildDraft, buildKinds, buildSource, firstDraft, isVersion } from "./build-form.ts";
import { BuildOptions } from "./build-options.tsx";
import styles from "./build-part.module.css";
import { PathField } from "./path-field.tsx";

/** An image made on this computer, from one of four sources. */
export function BuildPart({ snapshot }: { snapshot: Snapshot | null }) {
  const words = useRoomWords(imageWords);
  const ask = useAsk();
  const preferences = useAppState((state) => state.preferences);
  const [draft, setDraft] = useState(() => firstDraft(preferences));
  const change = (part: Partial<BuildDraft>) => setDraft((last) => ({ ...last, ...part }));
  const { build, get } = words;
  const { kind } = draft;
  const source = buildSource(draft);
  const busy = snapshot?.imageOperation?.state === "running";
  const error = (text: string, is: (text: string) => boolean, invalid: string) =>
    text.trim() === "" || is(text.trim()) ? null : invalid;

  return (
    <Card title={build.title}>
      <form
        className={styles.rows}
        onSubmit={(event) => {
          event.preventDefault();
          if (source && !busy) void ask("images.build", { source });
        }}
      >
        <div>
          <Segmented
            label={build.from}
            value={kind}
            options={buildKinds.map((value) => ({ value, label: build.kinds[value] }))}
            onChange={(next) => change({ kind: next })}
          />
        </div>
        <p className={styles.about}>{build.about[kind]}</p>
        {kind === "npm" && (
          <InlineNotice tone="info" title={build.npmLess}>
            {build.npmLacks}
          </InlineNotice>
        )}
        {(kind === "npm" || kind === "release") && (
          <TextField
            mono
            className={styles.version}
            label={build.version}
            hint={build.versionHint}
            error={error(draft.version, isVersion, build.versionInvalid)}
            value={draft.version}
            onChange={(version) => change({ version })}
          />
        )}
        {kind === "source" && (
          <PathField
            label={build.folder}
            hint={build.folderHint}
            invalid={build.folderInvalid}
            choose={{ kind: "folder" }}
            value={draft.folder}
            onChange={(folder) => change({ folder })}
          />
        )}
        {kind === "derived" && (
          <>
            <TextField
              mono
              label={build.fromImage}
              hint={build.fromHint}
              error={error(draft.from, isImageReference, build.imageInvalid)}
              value={draft.from}
              onChange={(from) => change({ from })}
            />
            <TextArea
              rows={6}
              label={build.lines}
              hint={build.linesHint}
              value={draft.lines}
              onChange={(lines) => change({ lines })}
            />
          </>
        )}
        <BuildOptions draft={draft} onChange={change} />
        <div className={styles.foot}>
          <Button type="submit" variant="primary" disabled={source === null || busy}>
            {build.yes}
          </Button>
          {busy && <p className={styles.about}>{get.waits}</p>}
        </div>
      </form>
    </Card>
  );
}
