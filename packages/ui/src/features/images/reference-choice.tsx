import { imageWords } from "@rockpool/messages/image-words";
import { Segmented } from "../../components/segmented.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { ChannelChoice } from "./channel-choice.tsx";
import { type ReferenceChoiceState, referenceWays } from "./use-reference-choice.ts";
import { VersionChoice } from "./version-choice.tsx";

/** The fields of `useReferenceChoice`. */
export function ReferenceChoice({ choice }: { choice: ReferenceChoiceState }) {
  const words = useRoomWords(imageWords).get;
  const { way, channel, browser, tag, typed, repository, readable, change } = choice;
  return (
    <>
      <div>
        <Segmented
          label={words.by}
          value={way}
          options={referenceWays.map((value) => ({ value, label: words.ways[value] }))}
          onChange={(next) => change({ way: next })}
        />
      </div>
      {way === "channel" && (
        <ChannelChoice
          channel={channel}
          onChannel={(next) => change({ channel: next })}
          browser={browser}
          onBrowser={(next) => change({ browser: next })}
        />
      )}
      {way === "version" && (
        <VersionChoice repository={repository} tag={tag} onTag={(next) => change({ tag: next })} />
      )}
      {way === "reference" && (
        <TextField
          mono
          label={words.reference}
          hint={words.referenceHint}
          error={typed.trim() === "" || readable ? null : words.referenceInvalid}
          value={typed}
          onChange={(next) => change({ typed: next })}
        />
      )}
    </>
  );
}
