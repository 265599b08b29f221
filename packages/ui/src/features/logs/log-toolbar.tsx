import type { LogLevel } from "@rockpool/gateway-core/contract/log-entry";
import { logWords } from "@rockpool/messages/log-words";
import { Clock3, Copy, Download, Pause, Play, WrapText } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { Select } from "../../components/select.tsx";
import { Toolbar, ToolbarGroup, ToolbarSpace } from "../../components/toolbar.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { copyText } from "../../state/copy-text.ts";
import { saveText } from "../../state/save-text.ts";
import type { LogBuffer } from "./log-buffer.ts";

interface Props {
  readonly buffer: LogBuffer;
  readonly searchField: React.Ref<HTMLInputElement>;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly found: string;
  readonly onStep: (direction: 1 | -1) => void;
  readonly level: LogLevel;
  readonly onLevel: (level: LogLevel) => void;
  readonly paused: boolean;
  readonly onPaused: (paused: boolean) => void;
  readonly wrap: boolean;
  readonly onWrap: (wrap: boolean) => void;
  readonly times: boolean;
  readonly onTimes: (times: boolean) => void;
}

const offered = ["trace", "debug", "info", "warn", "error"] as const;

export function LogToolbar({ buffer, searchField, paused, wrap, times, ...props }: Props) {
  const app = useApp();
  const { units } = app.messages;
  const words = useRoomWords(logWords);

  const copy = async () => {
    const text = buffer.text("shown");
    if (await copyText(app, text)) tell(words.copied(lineCount(text)));
  };
  const save = () => {
    const text = buffer.text("all");
    const date = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    saveText(app.shell, words.fileName(date), `${text}\n`);
    tell(words.exported(lineCount(text)));
  };

  return (
    <Toolbar label={words.tools}>
      <SearchField
        ref={searchField}
        label={words.search}
        value={props.search}
        onChange={props.onSearch}
        found={props.found}
        previousLabel={words.previousMatch}
        nextLabel={words.nextMatch}
        clearLabel={words.clearSearch}
        onStep={props.onStep}
      />
      <Select
        label={words.level}
        value={props.level}
        options={offered.map((value) => ({ value, label: words.levels[value] }))}
        onChange={props.onLevel}
      />
      <ToolbarSpace />
      <ToolbarGroup>
        <IconButton
          label={words.wrap}
          pressed={wrap}
          icon={<WrapText aria-hidden="true" />}
          onClick={() => props.onWrap(!wrap)}
        />
        <IconButton
          label={words.times}
          pressed={times}
          icon={<Clock3 aria-hidden="true" />}
          onClick={() => props.onTimes(!times)}
        />
        <IconButton label={words.copyShown} icon={<Copy aria-hidden="true" />} onClick={() => void copy()} />
        <IconButton label={words.exportAll} icon={<Download aria-hidden="true" />} onClick={save} />
      </ToolbarGroup>
      <Button
        icon={paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        onClick={() => props.onPaused(!paused)}
      >
        {paused ? words.resume : words.pause}
      </Button>
    </Toolbar>
  );

  function tell(title: string): void {
    addToast(app.store, { tone: "info", title });
  }

  function lineCount(text: string): string {
    return units.count(text === "" ? 0 : text.split("\n").length);
  }
}
