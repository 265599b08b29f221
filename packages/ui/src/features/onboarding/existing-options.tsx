import { setupWords } from "@rockpool/messages/setup-words";
import { ChoiceList } from "../../components/choice-list.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import type { ExistingChoices } from "./existing-choices.ts";
import type { ChosenStorage } from "./state-locator.ts";

export const leaveAlone = "leave";

interface Props {
  readonly choices: ExistingChoices;
  /** The port of the settings. */
  readonly port: number;
  /** A state's locator, or `leaveAlone`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Leaves alone what was found, or goes on with one of the states. */
export function ExistingOptions({ choices, port, value, onChange }: Props) {
  const words = useRoomWords(setupWords).existing;
  const place = (where: ChosenStorage) => (where.kind === "volume" ? words.volume(where.name) : where.path);
  const { leaving, states } = choices;
  const ports = leaving.port === undefined ? "" : words.leavePort(String(port), String(leaving.port));
  return (
    <ChoiceList
      label={words.choice}
      value={value}
      choices={[
        {
          value: leaveAlone,
          label: words.leave,
          text: `${leaving.state ? words.leaveState(place(leaving.state)) : words.leaveText}${ports}`,
        },
        ...states.map(({ locator, where, usedBy }) => ({
          value: locator,
          label: words.use(place(where)),
          text: usedBy === null ? words.useText : words.inUse(usedBy),
          disabled: usedBy !== null,
        })),
      ]}
      onChange={onChange}
    />
  );
}
