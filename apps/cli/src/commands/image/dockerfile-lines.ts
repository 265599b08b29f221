import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Messages } from "@rockpool/messages/catalogue";

/** As the contract takes them. */
const mostCharacters = 20_000;

/** Instructions for after the FROM line, from a file or, with `-`, from standard input. */
export async function dockerfileLines(
  file: string,
  { cli }: Messages,
  stdin: NodeJS.ReadableStream,
): Promise<string> {
  const words = cli.image.build;
  const name = file === "-" ? words.standardInput : resolve(file);
  const lines = await (file === "-" ? text(stdin) : readFile(name, "utf8")).catch(
    (error: NodeJS.ErrnoException) => {
      throw invalid(words.dockerfileUnreadable(name, error.code ?? error.message));
    },
  );
  const instructions = lines.split("\n").filter((line) => !/^\s*(#|$)/.test(line));
  const [first] = instructions;
  if (first === undefined) throw invalid(words.dockerfileEmpty(name));
  if (/^\s*FROM\s/i.test(first)) throw invalid(words.dockerfileWithFrom(name));
  if (lines.length > mostCharacters) throw invalid(words.dockerfileTooLong(name, mostCharacters));
  return lines;
}

function invalid(message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field: "--dockerfile" } });
}
