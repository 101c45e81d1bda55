// Scan reads the number of a card with the device's camera and the browser's own reader of codes, then opens that
// person as the typed number would. No picture leaves the device, and the camera is on for no longer than it is seen.
const at = (id) => document.getElementById(id);
const [field, picture] = [at("number"), at("picture")];
const A_NUMBER = /^P?\d{1,4}$/i;
const EVERY = 150;
let wanted = 0;
let camera = null;

async function can() {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return false;
  const [formats, devices] = await Promise.all([BarcodeDetector.getSupportedFormats(), navigator.mediaDevices.enumerateDevices()]);
  return formats.includes("qr_code") && devices.some((each) => each.kind === "videoinput");
}

function stop() {
  wanted += 1;
  camera?.getTracks().forEach((track) => track.stop());
  camera = picture.srcObject = null;
  at("camera").hidden = true;
  says("");
}

function says(words) {
  if (at("scan-says").textContent !== words) at("scan-says").textContent = words;
}

// Looks again and again until there is a number, or nobody wants to scan any more.
async function look(mine, detector) {
  while (wanted === mine) {
    const codes = await detector.detect(picture).catch(() => []);
    if (wanted !== mine) return;
    const said = codes.map((code) => code.rawValue.trim());
    const number = said.find((each) => A_NUMBER.test(each));
    if (number) {
      stop();
      field.value = number;
      return at("find").requestSubmit();
    }
    if (said.length) says("That code is no person’s number.");
    await new Promise((again) => setTimeout(again, EVERY));
  }
}

async function scan() {
  if (!at("camera").hidden) return;
  const mine = (wanted += 1);
  at("camera").hidden = false;
  says("");
  try {
    const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (wanted !== mine) return opened.getTracks().forEach((track) => track.stop());
    camera = picture.srcObject = opened;
    await picture.play();
    await look(mine, new BarcodeDetector({ formats: ["qr_code"] }));
  } catch (error) {
    if (wanted !== mine) return;
    stop();
    const refused = error.name === "NotAllowedError";
    says(refused ? "The camera is not allowed here. Type the number, or allow the camera in the browser’s settings." : "The camera cannot be used now. Type the number.");
  }
}

at("scan").addEventListener("click", scan);
at("stop").addEventListener("click", stop);
addEventListener("pagehide", stop);
document.addEventListener("visibilitychange", () => document.hidden && stop());
can().then((yes) => (at("scan").hidden = !yes), () => {});
