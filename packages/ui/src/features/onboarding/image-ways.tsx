import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { ChoiceList } from "../../components/choice-list.tsx";
import { useApp, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { BuildPart } from "../images/build-part.tsx";
import { isWholePath } from "../images/path-field.tsx";
import { ReferenceChoice } from "../images/reference-choice.tsx";
import { useReferenceChoice } from "../images/use-reference-choice.ts";
import { imageSize } from "./image-size.ts";
import styles from "./image-ways.module.css";
import { LoadFields } from "./load-fields.tsx";
import { type StepAction, StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";

const ways = ["wish", "other", "build", "file"] as const;
type Way = (typeof ways)[number];

interface Props extends SetupStepProps {
  readonly onChosen: () => void;
}

/** The image of the settings, another one, or one made or loaded here. */
export function ImageWays({ facts, goBack, onChosen }: Props) {
  const { store } = useApp();
  const { image: words } = useRoomWords(setupWords);
  const messages = useMessages();
  const ask = useAsk();
  const { wish, image, imageOperation, engine } = facts.snapshot;
  const [way, setWay] = useState<Way>("wish");
  const [path, setPath] = useState("");
  const choice = useReferenceChoice(wish.image);
  const reference = way === "other" ? choice.reference : way === "wish" ? wish.image : null;
  const resolved = useRead("images.resolve", reference === null ? null : { reference }, engine.kind);
  const here = reference === wish.image && image.here !== null && image.here !== "unknown";
  const failed = imageOperation?.state === "failed" ? imageOperation : null;
  const registry = (reference ?? wish.image).split("/")[0] ?? "";

  const get = async () => {
    if (reference === null) return;
    if (reference !== wish.image) {
      const saved = await ask("settings.set", { patch: { image: reference } });
      if (!saved.ok) return;
    }
    if (here) return onChosen();
    await ask("images.pull", { reference });
    onChosen();
  };

  return (
    <StepFrame
      title={words.title}
      lead={words.lead}
      primary={primary()}
      consequence={consequence()}
      onBack={goBack}
    >
      {failed?.failure && failed.kind !== "save" && <FailureNotice failure={failed.failure} />}
      <ChoiceList
        label={words.how}
        value={way}
        choices={ways.map((value) => ({ value, ...wayWords(value) }))}
        onChange={setWay}
      />
      {way === "other" && (
        <div className={styles.more}>
          <ReferenceChoice choice={choice} />
          {reference !== null && <p className={styles.size}>{imageSize(resolved, words, messages)}</p>}
        </div>
      )}
      {way === "build" && <BuildPart snapshot={facts.snapshot} />}
      {way === "file" && <LoadFields path={path} onPath={setPath} />}
    </StepFrame>
  );

  function wayWords(value: Way) {
    if (value !== "wish") return { label: words.ways[value].name, text: words.ways[value].text };
    const latest = /\/openclaw\/openclaw:latest$/.test(wish.image);
    return {
      label: latest ? words.ways.wish.latest : words.ways.wish.chosen,
      text: way === "wish" ? imageSize(resolved, words, messages) : wish.image,
      note: latest ? words.recommended : undefined,
    };
  }

  function primary(): StepAction | null {
    if (way === "build") return null;
    if (way === "file")
      return {
        label: words.load,
        disabled: !isWholePath(path),
        onPress: () => void ask("images.load", { path: path.trim() }),
      };
    const again = failed?.kind === "pull" && reference === wish.image;
    return {
      label: here ? words.use : again ? words.again : words.download,
      disabled: reference === null,
      onPress: () => {
        store.setState({ readOperation: imageOperation?.id ?? null });
        void get();
      },
    };
  }

  function consequence(): string {
    if (way === "build") return words.consequence.build;
    if (way === "file") return words.consequence.load;
    if (reference === null) return words.consequence.choose;
    return here ? words.consequence.use : words.consequence.download(registry);
  }
}
