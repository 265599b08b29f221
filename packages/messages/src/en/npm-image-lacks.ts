import { npmImageLacks } from "@rockpool/gateway-core/contract/npm-image-lacks";

const names: Readonly<Record<string, string>> = {
  codex: "Codex",
  discord: "Discord",
  slack: "Slack",
  signal: "Signal",
  whatsapp: "WhatsApp",
  matrix: "Matrix",
  msteams: "Microsoft Teams",
};
const list = new Intl.ListFormat("en");

/** What an image from the npm package has not, in one sentence for each kind. */
export function npmImageLacksWords(): string {
  const of = (kind: string) =>
    list.format(npmImageLacks.filter((lack) => lack.kind === kind).map(({ id }) => names[id] ?? id));
  return (
    `Such an image lacks the ${of("runtime")} runtime, which a setup with an OpenAI key needs. ` +
    `The channels ${of("channel")} are fetched from npm when they are set up. The programs ${of("program")} are missing.`
  );
}
