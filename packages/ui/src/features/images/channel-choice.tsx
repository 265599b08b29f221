import { imageWords } from "@rockpool/messages/image-words";
import { ChoiceList } from "../../components/choice-list.tsx";
import { Switch } from "../../components/switch.tsx";
import { useRoomWords } from "../../state/app-context.tsx";

const channels = ["latest", "extended-stable", "main"] as const;
export type Channel = (typeof channels)[number];

interface Props {
  readonly channel: Channel;
  readonly onChannel: (channel: Channel) => void;
  readonly browser: boolean;
  readonly onBrowser: (browser: boolean) => void;
}

/** The tags that move on by themselves. */
export function ChannelChoice({ channel, onChannel, browser, onBrowser }: Props) {
  const words = useRoomWords(imageWords).get;
  return (
    <>
      <ChoiceList
        label={words.channel}
        value={channel}
        choices={channels.map((value) => ({
          value,
          label: words.channels[value].name,
          text: words.channels[value].text,
        }))}
        onChange={onChannel}
      />
      <Switch label={words.browser} hint={words.browserHint} checked={browser} onChange={onBrowser} />
    </>
  );
}
