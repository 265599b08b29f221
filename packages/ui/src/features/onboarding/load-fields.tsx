import { imageWords } from "@rockpool/messages/image-words";
import { useRoomWords } from "../../state/app-context.tsx";
import { PathField } from "../images/path-field.tsx";

/** Which file to take an image from. */
export function LoadFields({ path, onPath }: { path: string; onPath: (path: string) => void }) {
  const { save, load } = useRoomWords(imageWords);
  return (
    <>
      <p>{load.text}</p>
      <PathField
        label={save.path}
        hint={save.pathHint}
        invalid={save.pathInvalid}
        choose={{ kind: "open" }}
        value={path}
        onChange={onPath}
      />
    </>
  );
}
