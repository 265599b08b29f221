import { CopyField } from "../../components/copy-field.tsx";
import { useApp } from "../../state/app-context.tsx";
import { copyText } from "../../state/copy-text.ts";

interface Props {
  readonly value: string;
  readonly shown?: string;
  /** The name of the value in the middle of a sentence: "address". */
  readonly what: string;
}

export function Copyable({ value, shown, what }: Props) {
  const app = useApp();
  const words = app.messages.screens.app;
  return (
    <CopyField
      value={value}
      shown={shown}
      copyLabel={words.copyWhat(what)}
      copiedLabel={words.copied}
      onCopy={(text) => copyText(app, text)}
    />
  );
}
