import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { wishedReference } from "./wished-reference.ts";

export async function imageTags(context: Context, typed: string | undefined): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.image.tags;
  const reference = await wishedReference(context, typed);
  const { bridge } = await context.service();
  const tags = await ask(bridge, "images.tags", { reference });
  if (output.json) {
    output.document(tags);
    return exitCode.ok;
  }
  const { strong, dim } = output.style;
  const section = (title: string, rows: string[]) => {
    output.line(dim(title));
    for (const row of rows.length > 0 ? rows : [words.none]) output.line(`  ${row}`);
  };
  output.line(strong(tags.repository));
  section(words.channels, tags.channels);
  section(
    words.versions,
    tags.versions.map(({ tag, version, prerelease }) => {
      const facts = [tag.includes(version) ? null : version, prerelease ? words.prerelease : null];
      return `${tag}  ${dim(facts.filter((fact) => fact !== null).join(", "))}`.trimEnd();
    }),
  );
  if (tags.more) output.note(words.more);
  return exitCode.ok;
}
