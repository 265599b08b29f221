import { helloWords } from "@rockpool/messages/hello-words";
import { Button } from "../../components/button.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import { TestPlace } from "./test-place.tsx";
import { useModelTest } from "./use-model-test.ts";

/** Whether it was the model that did not answer. */
export function ModelRemedy({ onChooseModel }: { onChooseModel: () => void }) {
  const words = useRoomWords(helloWords);
  const call = useCall();
  const test = useModelTest();
  const run = () => void test.run(() => call("assistant.verify", {}));
  const bad = test.answer !== null && test.answer.status !== "ok";
  return (
    <>
      <TestPlace test={test} onRetry={run} onResume={onChooseModel} />
      {test.since === null && (
        <div>
          <Button onClick={bad ? onChooseModel : run}>{bad ? words.later.choose : words.test}</Button>
        </div>
      )}
    </>
  );
}
