import type { PairedDevice } from "@rockpool/gateway-core/contract/devices";
import { channelWords } from "@rockpool/messages/channel-words";
import { Dialog } from "../../components/dialog.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";

/** Out at once, after a yes. */
export function RevokeDeviceDialog({ device, onClose }: { device: PairedDevice; onClose: () => void }) {
  const words = useRoomWords(channelWords).devices.revoking;
  const ask = useAsk();
  return (
    <Dialog
      danger
      title={words.title(device.name)}
      yes={words.yes}
      no={words.no}
      onAnswer={(yes) => {
        onClose();
        if (yes) void ask("devices.revoke", { deviceId: device.deviceId });
      }}
    >
      <p>{words.text}</p>
      {device.isOurs && <p>{words.ours}</p>}
    </Dialog>
  );
}
