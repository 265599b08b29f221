import { describe, expect, it } from "vitest";
import { options, provider } from "../../gallery/sample-assistant.ts";
import { groupProviders } from "./group-providers.ts";

const titles = (search: string) => groupProviders(options.providers, search).groups.map(({ title }) => title);

describe("groupProviders", () => {
  it("puts those of one family under its name, and leaves single ones without", () => {
    expect(titles("")).toEqual(["OpenAI", "Anthropic", "OpenRouter", null, null, null]);
  });

  it("folds away what is downloaded first, until somebody searches", () => {
    expect(groupProviders(options.providers, "").more).toHaveLength(8);
    const { groups, more, found } = groupProviders(options.providers, " groq ");
    expect(more).toEqual([]);
    expect(found).toBe(1);
    expect(groups[0]?.providers[0]?.label).toBe("Groq API key");
  });

  it("keeps members of a family together that the gateway lists apart", () => {
    const apart = [
      provider({ id: "1", label: "A", group: "X" }),
      provider({ id: "2", label: "B" }),
      provider({ id: "3", label: "C", group: "X" }),
    ];
    expect(groupProviders(apart, "").groups.map(({ providers }) => providers.map(({ id }) => id))).toEqual([
      ["1", "3"],
      ["2"],
    ]);
  });

  it.each(["OPENAI", "setup-token", "Claude", "máchine", "machine"])(
    "finds %j by name, family, hint or id",
    (search) => {
      const providers = [...options.providers, provider({ id: "m", label: "Máchine" })];
      expect(groupProviders(providers, search).found).toBeGreaterThan(0);
    },
  );
});
