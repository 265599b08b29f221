import { Card } from "../../components/card.tsx";
import { ExportCard } from "./export-card.tsx";
import { ImportCard } from "./import-card.tsx";
import type { SettingWords } from "./read-setting.ts";

/** The gateway as files, and files as settings. */
export function SettingsFiles({ words }: { words: SettingWords }) {
  return (
    <>
      <Card title={words.files.out}>
        <ExportCard words={words} />
      </Card>
      <Card title={words.files.in}>
        <ImportCard words={words} />
      </Card>
    </>
  );
}
