import type { PairedDevice } from "@rockpool/gateway-core/contract/devices";
import { channelWords } from "@rockpool/messages/channel-words";
import { useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";

/** The name that people know it by. */
export function RenameDeviceDialog({ device, onClose }: { device: PairedDevice; onClose: () => void }) {
  const words = useRoomWords(channelWords).devices.renaming;
  const ask = useAsk();
  const [name, setName] = useState(device.name);
  const wanted = name.trim();
  return (
    <Dialog
      title={words.title(device.name)}
      yes={words.yes}
      no={words.no}
      waits={wanted === "" || wanted === device.name}
      onAnswer={(yes) => {
        onClose();
        if (yes) void ask("devices.rename", { deviceId: device.deviceId, name: wanted });
      }}
      fields={<TextField label={words.label} maxLength={80} value={name} onChange={setName} />}
    >
      {null}
    </Dialog>
  );
}
