import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import { imageWords } from "@rockpool/messages/image-words";
import { Checkbox } from "../../components/checkbox.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { type BuildDraft, isChecksum } from "./build-form.ts";
import styles from "./build-options.module.css";

interface Props {
  readonly draft: BuildDraft;
  readonly onChange: (part: Partial<BuildDraft>) => void;
}

/** What most people leave as it is. */
export function BuildOptions({ draft, onChange }: Props) {
  const words = useRoomWords(imageWords).build;
  const { kind } = draft;
  const fromSource = kind === "release" || kind === "source";
  const imageError = (text: string) =>
    text.trim() === "" || isImageReference(text.trim()) ? null : words.imageInvalid;
  return (
    <Disclosure summary={words.options}>
      <div className={styles.options}>
        <TextField
          mono
          label={words.tag}
          hint={words.tagHint}
          error={imageError(draft.tag)}
          value={draft.tag}
          onChange={(tag) => onChange({ tag })}
        />
        {kind === "npm" && (
          <TextField
            mono
            label={words.base}
            hint={words.baseHint}
            error={imageError(draft.base)}
            value={draft.base}
            onChange={(base) => onChange({ base })}
          />
        )}
        {kind === "release" && (
          <TextField
            mono
            label={words.sha256}
            hint={words.sha256Hint}
            error={draft.sha256.trim() === "" || isChecksum(draft.sha256) ? null : words.sha256Invalid}
            value={draft.sha256}
            onChange={(sha256) => onChange({ sha256 })}
          />
        )}
        {fromSource && (
          <>
            {(["aptPackages", "pipPackages", "extensions"] as const).map((name) => (
              <TextField
                key={name}
                mono
                label={words[name]}
                hint={words.listHint}
                value={draft[name]}
                onChange={(value) => onChange({ [name]: value })}
              />
            ))}
            <TextField
              mono
              label={words.nodeOptions}
              hint={words.nodeOptionsHint}
              value={draft.nodeOptions}
              onChange={(nodeOptions) => onChange({ nodeOptions })}
            />
            <Checkbox
              label={words.browser}
              hint={words.browserHint}
              checked={draft.browser}
              onChange={(browser) => onChange({ browser })}
            />
            <Checkbox
              label={words.dockerCli}
              hint={words.dockerCliHint}
              checked={draft.dockerCli}
              onChange={(dockerCli) => onChange({ dockerCli })}
            />
          </>
        )}
      </div>
    </Disclosure>
  );
}
