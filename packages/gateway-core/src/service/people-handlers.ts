import { requestGone } from "../connecting/request-gone.ts";
import type { CallName, Handlers } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { LiveGateway } from "./live-gateway.ts";
import { mayChange } from "./may-change.ts";
import type { RequestsDesk } from "./requests-desk.ts";

type Name = Extract<CallName, `people.${string}`>;

export interface PeopleHandlersOptions {
  live: Pick<LiveGateway, "ask" | "supports">;
  requests: Pick<RequestsDesk, "people">;
  settings: Pick<SettingsStore, "memory">;
}

interface Person {
  channel: string;
  accountId?: string | undefined;
  requestId: string;
}

/** As OpenClaw names the account that is not named. */
const defaultAccount = "default";

/** Those who wrote to the assistant and wait to be let in. */
export function peopleHandlers(options: PeopleHandlersOptions): Pick<Handlers, Name> {
  const { live, requests, settings } = options;

  async function change(method: string, person: Person, more: object = {}): Promise<Record<string, never>> {
    mayChange(settings.memory().adopted);
    const { channel, accountId = defaultAccount, requestId } = person;
    const facts = { what: "requests of people" };
    if (!(await live.supports(method)))
      throw new RockpoolError({ code: "gateway-too-old", message: `no ${method}`, facts });
    try {
      await live.ask(method, { channel, accountId, requestId, ...more });
    } catch (error) {
      throw requestGone(error, "request");
    } finally {
      requests.people.refresh();
    }
    return {};
  }

  return {
    "people.list": () => requests.people.read(),
    // Told in the chat that they wrote in: else nobody knows that it is their turn.
    "people.approve": (person) => change("channels.pairing.approve", person, { notify: true }),
    "people.dismiss": (person) => change("channels.pairing.dismiss", person),
  };
}
