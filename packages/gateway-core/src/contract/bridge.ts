import type { CallInput, CallName, CallOutput } from "./calls.ts";
import type { Reply } from "./failure.ts";
import type { TopicName, TopicParams, TopicValue, Unsubscribe } from "./topics.ts";

/** What every shell holds, however far away the service is: in this process, behind IPC, a socket or a browser. */
export interface Bridge {
  call<K extends CallName>(name: K, input: CallInput<K>): Promise<Reply<CallOutput<K>>>;
  subscribe<K extends TopicName>(
    name: K,
    params: TopicParams<K>,
    push: (value: TopicValue<K>) => void,
  ): Unsubscribe;
}
