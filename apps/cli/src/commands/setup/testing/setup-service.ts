import type { AssistantProvider, ModelAnswer } from "@rockpool/gateway-core/contract/assistant";
import type { Handlers } from "@rockpool/gateway-core/contract/calls";
import { type FakeService, fakeService } from "@rockpool/gateway-core/router/testing/fake-service";

/** Looks like a key, and is none. */
export const secret = "sk-ant-not-a-real-key-0123456789";

/** The fake service with handlers of a test's own, which are noted as they are called. */
export function serviceWith(patch: Partial<Handlers>): FakeService {
  const service = fakeService();
  const noted = Object.entries(patch).map(([name, handler]) => [
    name,
    (input: never) => {
      service.called.push({ name, input });
      return (handler as (given: unknown) => unknown)(input);
    },
  ]);
  return { ...service, handlers: { ...service.handlers, ...(Object.fromEntries(noted) as object) } };
}

export const names = ({ called }: FakeService) => called.map(({ name }) => name);
export const inputsOf = ({ called }: FakeService, wanted: string) =>
  called.filter(({ name }) => name === wanted).map(({ input }) => input);

export const provider = (change: Partial<AssistantProvider>): AssistantProvider => ({
  ...{ id: "apiKey", label: "Anthropic", hint: null, group: null, kind: "key", website: null, lack: null },
  ...change,
});
export const options = (...providers: AssistantProvider[]) => ({ providers, endpoint: true, model: null });
export const answer = (status: ModelAnswer["status"], error: string | null = null): ModelAnswer => ({
  ...{ status, model: "anthropic/some", latencyMs: 1, error },
});
